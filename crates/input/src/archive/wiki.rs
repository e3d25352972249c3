//! The XML of `MediaWiki`: the dumps of Wikinews and of any other wiki, and what "Special:Export" gives.
//!
//! Articles are read, each in the last revision that the file holds; talk, files, templates and redirects are passed over.

use std::io::{self, BufRead, Read};

use depesche_model::{Finding, FindingKind, Language};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::markup::plain;
use crate::document::document_from_text;
use crate::stream::{Bytes, Step, Stream};
use crate::{Loaded, Options, Told};

/// No element's text is longer, in bytes: `MediaWiki`'s own limit is two million.
const LONGEST: usize = 64 << 20;

/// The articles of one file.
pub(crate) struct Pages {
    reader: Reader<Bounded>,
    buffer: Vec<u8>,
    /// For the ids of the documents.
    id: String,
    /// The file, for findings.
    name: String,
    /// The address of an article without its title.
    base: Option<String>,
    sitename: Option<String>,
    lang: Option<Language>,
    done: bool,
}

/// What was read of an article so far.
#[derive(Debug, Default)]
struct Page {
    title: String,
    space: String,
    number: String,
    text: String,
    redirect: bool,
}

impl Pages {
    pub(crate) fn new(bytes: Bytes, id: &str, name: &str) -> Self {
        let mut reader = Reader::from_reader(Bounded { bytes, left: LONGEST });
        reader.config_mut().check_end_names = false;
        let (id, name) = (id.to_owned(), name.to_owned());
        Self { reader, buffer: Vec::new(), id, name, base: None, sitename: None, lang: None, done: false }
    }

    /// The next page; none at the end.
    fn page(&mut self) -> Result<Option<Page>, String> {
        let mut page = Page::default();
        // The elements that are open, within a page or outside.
        let mut path: Vec<String> = Vec::new();
        let mut text = String::new();
        loop {
            self.buffer.clear();
            self.reader.get_mut().left = LONGEST;
            match self.reader.read_event_into(&mut self.buffer).map_err(|error| error.to_string())? {
                Event::Eof if path.is_empty() => return Ok(None),
                Event::Eof => return Err("it ends within a page".to_owned()),
                Event::Start(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    if name == "mediawiki" {
                        self.lang = attribute(&tag, "xml:lang").map(|code| Language::from_code(&code));
                    }
                    if name == "page" {
                        page = Page::default();
                        path.clear();
                    }
                    text.clear();
                    path.push(name);
                }
                Event::Empty(tag) => page.redirect |= tag.name().as_ref() == "redirect",
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::CData(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(name) => text.push_str(&resolved(&name)),
                Event::End(_) => {
                    let Some(name) = path.pop() else { continue };
                    let above = path.last().map(String::as_str);
                    let value = std::mem::take(&mut text);
                    match (name.as_str(), above) {
                        ("page", _) => return Ok(Some(page)),
                        ("title", Some("page")) => page.title = value,
                        ("ns", Some("page")) => page.space = value,
                        ("id", Some("page")) => page.number = value,
                        // A later revision takes the place of the one before it.
                        ("text", Some("revision")) => page.text = value,
                        ("base", _) => {
                            self.base = value.trim().rsplit_once('/').map(|(base, _)| base.to_owned());
                        }
                        ("sitename", _) => self.sitename = Some(value).filter(|name| !name.trim().is_empty()),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }

    fn document(&self, page: Page, options: &Options) -> Loaded {
        let said = plain(&page.text);
        let url = self.base.as_ref().map(|base| format!("{base}/{}", page.title.trim().replace(' ', "_")));
        let told = Told {
            url,
            title: Some(page.title),
            lang: self.lang.clone().filter(Language::is_read),
            published: said.published,
            author: None,
            sitename: self.sitename.clone(),
        };
        document_from_text(format!("{}:{}", self.id, page.number.trim()), said.text, told, options)
    }
}

impl Stream for Pages {
    fn next(&mut self, options: &Options, pass: bool) -> Option<Step> {
        while !self.done {
            match self.page() {
                Ok(Some(page)) if page.redirect || !matches!(page.space.trim(), "" | "0") => {}
                Ok(Some(_)) if pass => return Some(Step::Passed(None)),
                Ok(Some(page)) => return Some(self.document(page, options).into()),
                Ok(None) => self.done = true,
                Err(error) => {
                    self.done = true;
                    let at = self.reader.buffer_position();
                    let message = format!("the XML is broken at byte {at} ({error}); the rest was left out");
                    let finding = Finding::new(&self.name, FindingKind::Malformed, message);
                    return Some(Loaded::finding(finding).into());
                }
            }
        }
        None
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    Some(found.value.as_ref().to_owned())
}

/// The character that a reference stands for; an unknown one stays as it is.
fn resolved(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return character.to_string();
    }
    let name: &str = name.as_ref();
    quick_xml::escape::resolve_predefined_entity(name).map_or_else(|| format!("&{name};"), str::to_owned)
}

/// Bytes of which no more than a number are given until that is set anew.
struct Bounded {
    bytes: Bytes,
    left: usize,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let given = self.fill_buf()?.read(buffer)?;
        self.consume(given);
        Ok(given)
    }
}

impl BufRead for Bounded {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let buffer = self.bytes.fill_buf()?;
        if self.left == 0 && !buffer.is_empty() {
            let message = format!("an element is longer than {LONGEST} bytes");
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(&buffer[..buffer.len().min(self.left)])
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.bytes.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    const DUMP: &str = r#"<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="de">
  <siteinfo><sitename>Wiki</sitename><base>https://example.org/wiki/Hauptseite</base></siteinfo>
  <page><title>Treffen in Oslo</title><ns>0</ns><id>7</id>
    <revision><id>1</id><text>old</text></revision>
    <revision><id>2</id><text xml:space="preserve">{{Datum|3. Mai 2023}} Die Minister &quot;A&quot; &amp; B trafen sich in [[Oslo]].</text></revision></page>
  <page><title>Talk</title><ns>1</ns><id>8</id><revision><text>x</text></revision></page>
  <page><title>Weg</title><ns>0</ns><id>9</id><redirect title="Oslo"/><revision><text>#REDIRECT [[Oslo]]</text></revision></page>
</mediawiki>"#;

    fn read(xml: &str) -> Vec<Loaded> {
        let mut pages = Pages::new(Box::new(Cursor::new(xml.to_owned())), "dump", "in/dump.xml");
        std::iter::from_fn(|| pages.next(&Options::default(), false))
            .filter_map(|step| if let Step::Document(loaded) = step { Some(*loaded) } else { None })
            .collect()
    }

    #[test]
    fn the_last_revision_of_articles_is_read() {
        let loaded = read(DUMP);
        assert_eq!(loaded.len(), 1);
        let document = loaded[0].document.as_ref().unwrap();
        assert_eq!(document.id, "dump:7");
        assert_eq!(document.text, "Die Minister \"A\" & B trafen sich in Oslo.");
        assert_eq!(document.url.as_deref(), Some("https://example.org/wiki/Treffen_in_Oslo"));
        assert_eq!(document.published.unwrap().to_string(), "2023-05-03");
        assert_eq!(document.sitename.as_deref(), Some("Wiki"));
    }

    #[test]
    fn broken_xml_is_told_and_what_came_before_is_kept() {
        let cut = DUMP.find("Talk").unwrap();
        for broken in [DUMP[..cut].to_owned(), DUMP[..cut - 2].to_owned()] {
            let loaded = read(&broken);
            assert!(loaded[0].document.is_some());
            assert_eq!(loaded.last().unwrap().findings[0].kind, FindingKind::Malformed);
        }
    }
}
