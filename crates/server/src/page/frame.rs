//! What all pages have around them: head, navigation, search box, foot.

use maud::{DOCTYPE, Markup, html};

use crate::asset;

/// The places of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Start,
    Relations,
    Documents,
    Findings,
    About,
    Elsewhere,
}

const PLACES: [(Place, &str, &str); 4] = [
    (Place::Relations, "/relations", "Relations"),
    (Place::Documents, "/documents", "Documents"),
    (Place::Findings, "/findings", "Findings"),
    (Place::About, "/about", "About"),
];

/// A page.
pub(super) fn page(place: Place, title: &str, body: &Markup) -> Markup {
    page_with_query(place, title, "", body)
}

/// A page whose search box holds `query`.
pub(super) fn page_with_query(place: Place, title: &str, query: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title {
                    (title)
                    @if place != Place::Start { " · Depesche" }
                }
                link rel="stylesheet" href=(asset::address("style.css"));
                link rel="icon" type="image/svg+xml" href=(asset::address("icon.svg"));
                script src=(asset::address("page.js")) defer {}
            }
            body {
                a.skip href="#main" { "Skip to the text" }
                header.site {
                    a.brand href="/" aria-current=[(place == Place::Start).then_some("page")] { "Depesche" }
                    nav aria-label="Pages" {
                        @for (here, address, name) in PLACES {
                            a href=(address) aria-current=[(place == here).then_some("page")] { (name) }
                        }
                    }
                    form.search action="/search" method="get" role="search" {
                        label.quiet for="q" { "Search" }
                        input #q type="search" name="q" value=(query) placeholder="words, names, “a phrase”" maxlength="200";
                        button type="submit" { "Search" }
                    }
                }
                main #main { (body) }
                footer.site {
                    "Depesche " (env!("CARGO_PKG_VERSION"))
                    " · every field links to the words it was read from · "
                    a href="/api/v1/counts" { "API" }
                }
            }
        }
    }
}
