//! Where a record comes from: its words, its document, its rule.

use depesche_store::{DocumentRef, Entry};
use maud::{Markup, html};

use super::word;
use crate::address;

/// The words of a record as a link to the passage, with the document behind them.
pub(crate) fn evidence<T>(entry: &Entry<T>) -> Markup {
    html! {
        p.evidence {
            a.words href=(address::passage(&entry.document.id.0, &entry.id.to_string())) {
                "“" (entry.evidence.words) "”"
            }
            " "
            span.source { (short_title(&entry.document)) (copies(entry)) " · " (why(&entry.id.to_string())) }
        }
    }
}

/// A short link to the passage, for tables.
pub(crate) fn passage<T>(entry: &Entry<T>) -> Markup {
    let id = entry.id.to_string();
    html! {
        a href=(address::passage(&entry.document.id.0, &id)) title=(entry.evidence.words) { (short_title(&entry.document)) }
        (copies(entry)) " " (why(&id))
    }
}

/// How many copies of the document tell a record again: all of them are one witness.
fn copies<T>(entry: &Entry<T>) -> Markup {
    let all: Vec<&str> = entry.copies.iter().map(|id| id.0.as_str()).collect();
    html! {
        @if !all.is_empty() {
            span.copies title=(all.join(", ")) { " and " (word::count(all.len() as u64, "copy", "copies")) }
        }
    }
}

/// Records by their date, or else their publication: the newest first, those without either last.
pub(crate) fn newest_first<T>(entries: &[Entry<T>]) -> Vec<&Entry<T>> {
    let mut entries: Vec<&Entry<T>> = entries.iter().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.when()));
    entries
}

/// A link to the page that tells why the record says what it says.
pub(crate) fn why(id: &str) -> Markup {
    html! { a.why href=(address::record(id)) title={ "why: record " (id) } { (id) } }
}

/// What a document is called: its headline, else its id.
pub(crate) fn title(document: &DocumentRef) -> &str {
    document.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&document.id.0)
}

/// The title for lists: the first words of a long one, which is often a first paragraph that a page has in place of a headline.
pub(crate) fn short_title(document: &DocumentRef) -> String {
    const LONGEST: usize = 80;
    let title = title(document);
    if title.chars().count() <= LONGEST {
        return title.to_owned();
    }
    let cut: String = title.chars().take(LONGEST).collect();
    let words = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words);
    format!("{} …", words.trim_end_matches([',', ';', ':', '–', '-', ' ']))
}

/// A document's language, day and address.
pub(crate) fn imprint(document: &DocumentRef) -> Markup {
    html! {
        span.lang { (document.lang) }
        @if let Some(published) = document.published { " · published " (word::date(published)) }
        @if let Some(url) = &document.url { " · " (outside(url)) }
    }
}

/// A link to where a text stood. Only addresses of the web become links: anything else could be made to run.
pub(crate) fn outside(url: &str) -> Markup {
    let lower = url.trim().to_ascii_lowercase();
    html! {
        @if lower.starts_with("https://") || lower.starts_with("http://") {
            a.outside href=(url.trim()) rel="external noopener noreferrer" { (url) }
        } @else {
            span.outside { (url) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        assert!(outside("https://example.org/a").into_string().contains("href"));
        for url in ["javascript:alert(1)", " data:text/html,x", "JavaScript:x"] {
            assert!(!outside(url).into_string().contains("href"), "{url}");
        }
    }
}
