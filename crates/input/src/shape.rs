//! What a stream of bytes holds, by its first ones.

use std::io::{self, BufRead};

use crate::archive::warc;
use crate::source::Format;
use crate::{html, jsonl};

/// What bytes hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One text or page.
    One {
        is_page: bool,
    },
    /// JSONL.
    Lines,
    Warc,
    /// The dump of a wiki.
    Wiki,
    Feed,
}

/// The root elements of feeds.
const FEEDS: [&str; 4] = ["rss", "feed", "rdf:RDF", "RDF"];
/// So many bytes are looked at for the root element, behind declarations and comments.
const START: usize = 4 << 10;

/// Looks at the start of what `reader` gives, which is not used up. A name that promises one thing and holds another
/// is common, so that the bytes count more than `format`, but for lines of JSON.
///
/// # Errors
/// When the bytes cannot be read.
pub(crate) fn shape(reader: &mut dyn BufRead, format: Format) -> io::Result<Shape> {
    if format == Format::Jsonl {
        return Ok(Shape::Lines);
    }
    if format == Format::Unknown && jsonl::is_jsonl(reader)? {
        return Ok(Shape::Lines);
    }
    let start = reader.fill_buf()?;
    let start = start.get(..START).unwrap_or(start);
    if warc::is_warc(start) {
        return Ok(Shape::Warc);
    }
    if html::is_page(start) {
        return Ok(Shape::One { is_page: true });
    }
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    Ok(match root(text) {
        Some("mediawiki") => Shape::Wiki,
        Some(name) if FEEDS.contains(&name) => Shape::Feed,
        _ if text.starts_with('{') && text.contains("jsonfeed.org/version") => Shape::Feed,
        Some("html") => Shape::One { is_page: true },
        _ => Shape::One { is_page: format == Format::Html || format == Format::Xml },
    })
}

/// The name of the first element of XML.
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(tag) = rest.strip_prefix('<') {
        let end = match tag.strip_prefix("!--") {
            Some(comment) => 4 + comment.find("-->")? + 2,
            None if tag.starts_with(['?', '!']) => 1 + tag.find('>')?,
            None => return tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next(),
        };
        rest = rest[end + 1..].trim_start();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, format: Format) -> Shape {
        shape(&mut text.as_bytes(), format).unwrap()
    }

    #[test]
    fn the_bytes_count_more_than_the_name() {
        let feed = "<?xml version=\"1.0\"?>\n<!-- a > b -->\n<rss version=\"2.0\"><channel>";
        assert_eq!(of(feed, Format::Text), Shape::Feed);
        assert_eq!(
            of("\u{feff}<?xml version='1.0'?><!DOCTYPE html><html>", Format::Xml),
            Shape::One { is_page: true }
        );
        assert_eq!(of("<mediawiki xmlns=\"x\">", Format::Unknown), Shape::Wiki);
        assert_eq!(of("WARC/1.0\r\n", Format::Unknown), Shape::Warc);
        assert_eq!(of("{\"version\": \"https://jsonfeed.org/version/1\"", Format::Text), Shape::Feed);
        assert_eq!(of("{\"id\": \"1\", \"text\": \"x\"}\n", Format::Unknown), Shape::Lines);
        assert_eq!(of("Oslo", Format::Warc), Shape::One { is_page: false });
        assert_eq!(of("<", Format::Unknown), Shape::One { is_page: false });
    }
}
