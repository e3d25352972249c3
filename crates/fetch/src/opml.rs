//! OPML: the lists of feeds that other readers export.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::watch::FeedRow;

/// The feeds of a list, in its order, whatever folders they lie in.
///
/// ```
/// let list = r#"<opml version="2.0"><body><outline text="Ministries">
///     <outline type="rss" text="News &amp; more" xmlUrl="https://example.org/feed"/></outline></body></opml>"#;
/// let feeds = depesche_fetch::opml::feeds(list).unwrap();
/// assert_eq!(feeds[0].url, "https://example.org/feed");
/// assert_eq!(feeds[0].title.as_deref(), Some("News & more"));
/// ```
///
/// # Errors
/// Says where the XML is broken, or that it is no such list.
pub fn feeds(opml: &str) -> Result<Vec<FeedRow>, String> {
    let mut reader = Reader::from_str(opml.trim_start_matches('\u{feff}'));
    let (mut feeds, mut is_list) = (Vec::new(), false);
    loop {
        let event = reader.read_event();
        let event = event.map_err(|error| format!("{error}, at byte {}", reader.buffer_position()))?;
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "opml" => is_list = true,
                "outline" => feeds.extend(feed(&tag)),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if is_list { Ok(feeds) } else { Err("there is no <opml> in it".to_owned()) }
}

fn feed(tag: &BytesStart<'_>) -> Option<FeedRow> {
    let (mut url, mut title, mut text) = (None, None, None);
    for attribute in tag.attributes().flatten() {
        let value = || {
            let raw: &str = attribute.value.as_ref();
            quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned)
        };
        match attribute.key.as_ref().to_ascii_lowercase().as_str() {
            "xmlurl" => url = Some(value()),
            "title" => title = Some(value()),
            "text" => text = Some(value()),
            _ => {}
        }
    }
    let title = title.or(text).filter(|title| !title.trim().is_empty());
    Some(FeedRow { url: url?.trim().to_owned(), title, ..FeedRow::default() })
}

/// The feeds as a list for `depesche watch`.
pub fn list(feeds: &[FeedRow]) -> String {
    let mut list = "# Feeds for depesche watch. Say who asks, so that sites can reach you:\n# contact = \"desk@example.org\"\n\nevery = \"30m\"\n".to_owned();
    for feed in feeds {
        list.push_str("\n[[feed]]\n");
        for (name, value) in [("url", Some(&feed.url)), ("title", feed.title.as_ref())] {
            if let Some(value) = value {
                // TOML escapes what JSON escapes, and in the same way.
                let value = serde_json::Value::from(value.as_str()).to_string();
                list.extend([name, " = ", &value, "\n"]);
            }
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watch::Watch;

    #[test]
    fn a_list_reads_back() {
        let opml = r#"<?xml version="1.0"?><opml><head><title>x</title></head><body>
            <outline text="a" title="A &quot;b&quot;" xmlUrl="https://example.org/1?a=1&amp;b=2"/><outline text="folder"><outline xmlurl="https://example.org/2"/></outline></body></opml>"#;
        let found = feeds(opml).unwrap();
        let watch = Watch::read(&list(&found)).unwrap();
        assert_eq!(watch.feeds, found);
        assert_eq!(watch.feeds[0].url, "https://example.org/1?a=1&b=2");
        assert!(feeds("<html></html>").is_err());
        assert!(feeds("<opml><outline").is_err());
    }
}
