//! Feeds: RSS, Atom and JSON Feed, an item a document.

use chrono::{DateTime, NaiveDate, Utc};
use depesche_model::{Date, Finding, FindingKind, Language};
use feed_rs::model::{Entry, Feed, Text};
use feed_rs::parser::Builder;

use crate::document::document_from_text;
use crate::{Loaded, Options, Told, day, html};

/// An item of a feed: what it says of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What tells it from the others, also when the feed is asked again.
    pub key: String,
    /// Where the article stands.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication where it was published, in the feed's own time zone.
    pub published: Option<Date>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The text as far as the feed brings it, often only its beginning; may be empty.
    pub text: String,
    /// The name of the feed.
    pub sitename: Option<String>,
    /// The language that the feed says it is in.
    pub lang: Option<String>,
}

/// Reads a feed; `address` is where it came from, against which its links are read.
///
/// ```
/// let rss = br#"<rss version="2.0"><channel><title>News</title><item><title>Visit</title>
///     <link>https://example.org/1</link><pubDate>Wed, 03 May 2023 00:30:00 +0200</pubDate></item></channel></rss>"#;
/// let items = depesche_input::feed::items(rss, None).unwrap();
/// assert_eq!(items[0].title.as_deref(), Some("Visit"));
/// assert_eq!(items[0].published.unwrap().to_string(), "2023-05-03");
/// ```
///
/// # Errors
/// Says what is wrong with it.
pub fn items(bytes: &[u8], address: Option<&str>) -> Result<Vec<Item>, String> {
    let parser = Builder::new().base_uri(address).timestamp_parser(timestamp).build();
    let feed = parser.parse(bytes).map_err(|error| format!("it is no feed that can be read ({error})"))?;
    let name = feed.title.as_ref().map(words).filter(|name| !name.is_empty());
    Ok(feed.entries.iter().map(|entry| item(entry, &feed, name.as_deref())).collect())
}

/// The day as it is written, whatever its time zone, as midnight: a reader asks for the day where the news was published.
fn timestamp(written: &str) -> Option<DateTime<Utc>> {
    // "2023-05-03T23:30:00-05:00", "Wed, 03 May 2023 00:30:00 +0200"
    let written = written.trim();
    let first = written.get(..10).and_then(|day| day.parse::<Date>().ok());
    let date = first.or_else(|| day::in_line(written)?.date())?;
    let (month, day) = (u32::from(date.month()?), u32::from(date.day()?));
    Some(NaiveDate::from_ymd_opt(i32::from(date.year()), month, day)?.and_hms_opt(0, 0, 0)?.and_utc())
}

fn item(entry: &Entry, feed: &Feed, name: Option<&str>) -> Item {
    let link = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let body = entry.content.as_ref().and_then(|content| content.body.as_deref());
    let summary = entry.summary.as_ref().map(|text| text.content.as_str());
    let texts = [body, summary].map(|text| text.map(html::fragment).unwrap_or_default());
    Item {
        key: entry.id.clone(),
        url: link.or(entry.links.first()).map(|link| link.href.clone()),
        title: entry.title.as_ref().map(words).filter(|title| !title.is_empty()),
        published: entry.published.or(entry.updated).and_then(date),
        author: entry
            .authors
            .first()
            .and_then(|person| Some(person.name.as_ref()?.trim().to_owned()))
            .filter(|name| !name.is_empty()),
        text: texts.into_iter().max_by_key(String::len).unwrap_or_default(),
        sitename: name.map(str::to_owned),
        lang: entry.language.clone().or_else(|| feed.language.clone()),
    }
}

/// Titles come as text or as HTML, whatever is said of them.
fn words(text: &Text) -> String {
    html::fragment(&text.content).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn date(time: DateTime<Utc>) -> Option<Date> {
    time.date_naive().to_string().parse().ok()
}

/// The items of a feed that lies in a file.
pub(crate) fn documents(bytes: &[u8], id: &str, name: &str, options: &Options) -> Vec<Loaded> {
    match items(bytes, None) {
        Ok(items) if items.is_empty() => {
            vec![Loaded::finding(Finding::new(name, FindingKind::Empty, "there is no item in this feed"))]
        }
        Ok(items) => (1..)
            .zip(items)
            .map(|(number, item): (usize, Item)| document(&format!("{id}:{number}"), item, options))
            .collect(),
        Err(message) => vec![Loaded::finding(Finding::new(name, FindingKind::Malformed, message))],
    }
}

/// An item as a document: its headline, then its text.
pub fn document(id: &str, item: Item, options: &Options) -> Loaded {
    let title = item.title.as_deref().filter(|title| !html::has_line(&item.text, title));
    let text = [title, Some(item.text.as_str())].into_iter().flatten().filter(|part| !part.is_empty());
    let text = text.collect::<Vec<_>>().join("\n\n");
    // What a feed says of its language is often a setting that nobody changed.
    let lang = crate::language::language_of_page(&text, item.lang.as_deref());
    let told = Told {
        url: item.url,
        title: item.title,
        lang: Some(lang).filter(Language::is_read),
        published: item.published,
        author: item.author,
        sitename: item.sitename,
    };
    document_from_text(id, text, told, options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_kinds_are_read() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>urn:1</id><title type="html">Besuch &amp;amp; Gespräch</title>
            <link href="/a"/><published>2023-05-03T23:30:00-05:00</published><author><name>N. N.</name></author>
            <content type="html">&lt;p&gt;Die Minister trafen sich.&lt;/p&gt;&lt;p&gt;Sie sprachen.&lt;/p&gt;</content></entry></feed>"#;
        let read = items(atom.as_bytes(), Some("https://example.org/feed")).unwrap();
        assert_eq!(read[0].text, "Die Minister trafen sich.\n\nSie sprachen.");
        assert_eq!(read[0].published.unwrap().to_string(), "2023-05-03");
        assert_eq!(read[0].url.as_deref(), Some("https://example.org/a"));
        assert_eq!(
            (read[0].title.as_deref(), read[0].author.as_deref()),
            (Some("Besuch & Gespräch"), Some("N. N."))
        );
        let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [
            {"id": "1", "url": "https://example.org/1", "title": "Visit", "content_text": "The ministers met.", "date_published": "2023-05-03T10:00:00Z"}]}"#;
        let read = documents(json.as_bytes(), "feed", "feed.json", &Options::default());
        let document = read[0].document.as_ref().unwrap();
        assert_eq!((document.id.as_str(), document.text.as_str()), ("feed:1", "Visit\n\nThe ministers met."));
        assert_eq!(document.sitename.as_deref(), Some("J"));
    }

    #[test]
    fn what_is_no_feed_is_told() {
        let read = documents(b"<rss><channel><item>", "feed", "in/feed.xml", &Options::default());
        assert!(matches!(read[0].findings[0].kind, FindingKind::Malformed | FindingKind::Empty));
        assert!(items(b"{\"version\": 1}", None).is_err());
    }
}
