//! The main text of a page, with what its head says of it.
//!
//! The main text is chosen block by block ([`score`]): what `dom_smoothie` finds, which follows Firefox's reader view, counts
//! most, and then what the block itself, the tree above it and its neighbours show. A page
//! that is nested more deeply than browsers allow is not built into a tree at all: its tags are taken away, and
//! everything else is kept.

mod block;
mod dated;
mod head;
mod limit;
mod main_text;
mod score;
mod tags;

use depesche_model::{Date, FindingKind};

pub(crate) use main_text::has_line;

/// What a page tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The headline, a blank line, the main text; blocks are lines.
    pub text: String,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication, from the page's head or from its `<time>`.
    pub published: Option<Date>,
    /// The address that the page gives itself.
    pub url: Option<String>,
    /// Who wrote it, as the page's head says.
    pub author: Option<String>,
    /// The name of the site.
    pub sitename: Option<String>,
    /// The language that the page says it is in.
    pub lang: Option<String>,
    /// What was wrong, and what was done about it.
    pub finding: Option<(FindingKind, String)>,
}

/// Whether the bytes start as a page does.
pub fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let start = start.get(..14).unwrap_or(start).to_ascii_lowercase();
    [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body"].iter().any(|tag| start.starts_with(tag))
}

/// Reads a page.
///
/// ```
/// let html = "<html><head><title>Visit to Oslo</title></head><body><nav>Home</nav><article><h1>Visit to Oslo</h1>
///     <p>The ministers of Norway and Iceland met in Oslo on Monday.</p><p>They spoke about fish.</p></article></body></html>";
/// let page = depesche_input::html::page(html);
/// assert_eq!(page.title.as_deref(), Some("Visit to Oslo"));
/// assert!(page.text.contains("on Monday.\n\nThey spoke"));
/// ```
pub fn page(html: &str) -> Page {
    if let Some(why) = limit::exceeded(html) {
        let message = format!("{why}; its main text was not looked for, all of its text is kept");
        return Page {
            text: tags::strip(html),
            finding: Some((FindingKind::TooDeep, message)),
            ..Page::default()
        };
    }
    let document = dom_query::Document::from(html);
    let mut page = head::head(&document);
    let blocks = main_text::blocks_of(&document);
    page.published = page
        .published
        .or_else(|| dated::in_scripts(html))
        .or_else(|| dated::in_blocks(&blocks, page.title.as_deref()));
    page.text = main_text::main_text(document, &blocks, html);
    if let Some(title) = &page.title
        && !has_line(&page.text, title)
    {
        page.text = format!("{title}\n\n{}", page.text);
    }
    page
}

/// The text of a piece of a page, all of it: its blocks, a blank line between two. Text without tags stays as it is.
pub(crate) fn fragment(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.trim().to_owned();
    }
    if limit::exceeded(html).is_some() {
        return tags::strip(html);
    }
    main_text::whole(&dom_query::Document::from(html))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn deep_pages_neither_hang_nor_fall() {
        let deep =
            format!("<html><body>{}Oslo{}</body></html>", "<div>".repeat(10_000), "</div>".repeat(10_000));
        let read = page(&deep);
        assert_eq!(read.text, "Oslo");
        assert_eq!(read.finding.unwrap().0, FindingKind::TooDeep);
        let open = format!("<p>Oslo{}", "<b><i x=1>".repeat(100_000));
        assert_eq!(page(&open).text, "Oslo");
    }

    #[test]
    fn nesting_that_browsers_allow_is_read() {
        let html =
            format!("{}<p>The ministers met in Oslo.</p>{}", "<div>".repeat(500), "</div>".repeat(500));
        let read = page(&html);
        assert_eq!(read.finding, None);
        assert_eq!(read.text, "The ministers met in Oslo.");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_page_is_read(html in "(?:<[a-z]{1,6}>|</[a-z]{1,6}>|<p class=\"x\">|<!--|-->|<|>|&[a-z]{1,4};|&#\\d{1,9};|[a-zä. ]{1,12}){0,40}") {
            let _ = page(&html);
            let _ = tags::strip(&html);
        }
    }
}
