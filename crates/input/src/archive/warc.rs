//! WARC: what crawlers keep, a record for each answer of a web server (ISO 28500). Common Crawl's news come so.
//!
//! Pages and plain texts are read, from `response`, `resource` and `conversion` records; other records and media, and answers
//! other than "200 OK", are passed over. The day of the crawl is no day of publication and is not taken for one.

use std::io::{self, BufRead, Read};

use depesche_model::{Finding, FindingKind};

use super::http::{self, Answer};
use crate::encoding::Hints;
use crate::stream::{Bytes, Step, Stream};
use crate::whole::document;
use crate::{Loaded, Options, Told};

/// How every record begins.
const VERSION: &[u8] = b"WARC/";
/// No line of a record's head is longer, in bytes.
const LONGEST_LINE: u64 = 64 << 10;
/// A page's markup takes so many times the bytes of its text, at most.
const BYTES_PER_TEXT: usize = 8;

/// Whether the bytes begin as a WARC does.
pub(crate) fn is_warc(start: &[u8]) -> bool {
    start.starts_with(VERSION)
}

/// The pages of one file.
pub(crate) struct Records {
    bytes: Bytes,
    /// For the ids of the documents.
    id: String,
    /// The file, for findings.
    name: String,
    /// Records so far, of all types.
    number: u64,
    done: bool,
}

/// What a record's head tells.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    length: u64,
    url: Option<String>,
    media: String,
    /// Why the crawler cut it.
    truncated: Option<String>,
}

impl Records {
    pub(crate) fn new(bytes: Bytes, id: &str, name: &str) -> Self {
        Self { bytes, id: id.to_owned(), name: name.to_owned(), number: 0, done: false }
    }

    /// The next record that is a page or a text; the error is what was wrong.
    fn record(&mut self, most: usize) -> Result<Option<(Head, Vec<u8>)>, io::Error> {
        loop {
            if !self.find()? {
                return Ok(None);
            }
            self.number += 1;
            let head = self.head()?;
            let keeps = matches!(
                (head.kind.as_str(), head.media.as_str()),
                ("response", "application/http")
                    | ("resource" | "conversion", "text/html" | "text/plain" | "application/xhtml+xml")
            );
            let kept = if keeps { head.length.min(u64::try_from(most).unwrap_or(u64::MAX)) } else { 0 };
            let mut body = Vec::new();
            (&mut self.bytes).take(kept).read_to_end(&mut body)?;
            let read = u64::try_from(body.len()).unwrap_or(u64::MAX);
            if read == kept {
                io::copy(&mut (&mut self.bytes).take(head.length - kept), &mut io::sink())?;
            }
            if keeps {
                return Ok(Some((head, body)));
            }
        }
    }

    /// Goes to the line that begins the next record, and over it; tells whether there is one.
    fn find(&mut self) -> io::Result<bool> {
        let mut line = Vec::new();
        loop {
            line.clear();
            if (&mut self.bytes).take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
                return Ok(false);
            }
            if line.starts_with(VERSION) {
                return Ok(true);
            }
        }
    }

    fn head(&mut self) -> io::Result<Head> {
        let mut head = Head::default();
        let mut line = Vec::new();
        let mut length = None;
        loop {
            line.clear();
            let read = (&mut self.bytes).take(LONGEST_LINE).read_until(b'\n', &mut line)?;
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end_matches(['\r', '\n']);
            if read == 0 || text.is_empty() {
                break;
            }
            let Some((name, value)) = text.split_once(':') else { continue };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "content-length" => length = value.parse().ok(),
                "warc-target-uri" => head.url = Some(value.trim_matches(['<', '>']).to_owned()),
                "content-type" => head.media = http::media(value).0,
                "warc-truncated" => head.truncated = Some(value.to_owned()),
                _ => {}
            }
        }
        head.length = length
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a record does not tell its length"))?;
        Ok(head)
    }

    /// The record's document; none for an answer that holds no text.
    fn document(&self, head: Head, body: Vec<u8>, options: &Options) -> Option<Loaded> {
        let id = self.place();
        let answer = if head.media == "application/http" {
            http::answer(&body, most(options))?
        } else {
            Answer { status: 200, media: head.media, charset: None, body }
        };
        let is_page = crate::html::is_page(&answer.body)
            || matches!(answer.media.as_str(), "text/html" | "application/xhtml+xml");
        if answer.status != 200 || !(is_page || answer.media == "text/plain") {
            return None;
        }
        let told = Told { url: head.url, ..Told::default() };
        let hints = Hints { is_page, charset: answer.charset.as_deref() };
        let mut loaded = document(&id, &id, &answer.body, hints, told, options);
        let truncated = head.truncated.filter(|_| loaded.document.is_some());
        if let Some(reason) = truncated {
            let message = format!("the crawler kept only the beginning of it ({reason})");
            loaded.findings.push(Finding::new(id, FindingKind::TooLong, message));
        }
        Some(loaded)
    }

    fn place(&self) -> String {
        format!("{}:{}", self.id, self.number)
    }
}

fn most(options: &Options) -> usize {
    options.max_text.saturating_mul(BYTES_PER_TEXT)
}

impl Stream for Records {
    fn next(&mut self, options: &Options, pass: bool) -> Option<Step> {
        while !self.done {
            // What is only passed over is not kept.
            match self.record(if pass { 0 } else { most(options) }) {
                // Whether an answer holds a text shows only when it is read.
                Ok(Some(_)) if pass => return Some(Step::Passed(None)),
                Ok(Some((head, body))) => {
                    return Some(match self.document(head, body, options) {
                        Some(loaded) => loaded.into(),
                        None => Step::Passed(None),
                    });
                }
                Ok(None) => self.done = true,
                Err(error) => {
                    // A broken part has an end; a broken disk has none.
                    self.done = error.kind() != io::ErrorKind::InvalidData;
                    let rest = if self.done {
                        "the file could not be read any further"
                    } else {
                        "the next record was sought"
                    };
                    let message = format!("{error}; {rest}");
                    let place = format!("{}:{}", self.name, self.number);
                    let finding = Finding::new(place, FindingKind::Unreadable, message);
                    return Some(Loaded::finding(finding).into());
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn record(kind: &str, media: &str, body: &str) -> String {
        let length = body.len();
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n\
             Content-Type: {media}\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
        )
    }

    fn page(text: &str) -> String {
        let http = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>{text}</p></body></html>"
        );
        record("response", "application/http; msgtype=response", &http)
    }

    fn read(warc: &str) -> Vec<Loaded> {
        let mut records = Records::new(Box::new(Cursor::new(warc.to_owned())), "news", "in/news.warc");
        std::iter::from_fn(|| records.next(&Options::default(), false))
            .filter_map(|step| if let Step::Document(loaded) = step { Some(*loaded) } else { None })
            .collect()
    }

    #[test]
    fn pages_and_texts_are_read_and_the_rest_is_passed_over() {
        let warc = [
            record("warcinfo", "application/warc-fields", "software: x"),
            page("Die Minister trafen sich in Oslo."),
            record("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
            record(
                "response",
                "application/http; msgtype=response",
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html>",
            ),
            record(
                "response",
                "application/http",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x01PNG",
            ),
            record("conversion", "text/plain", "The ministers met in the town."),
        ];
        let loaded = read(&warc.concat());
        let documents: Vec<_> = loaded.iter().map(|l| l.document.as_ref().unwrap()).collect();
        let told: Vec<_> = documents.iter().map(|d| (d.id.as_str(), d.text.as_str())).collect();
        assert_eq!(
            told,
            [("news:2", "Die Minister trafen sich in Oslo."), ("news:6", "The ministers met in the town.")]
        );
        assert_eq!(documents[0].url.as_deref(), Some("https://example.org/a"));
        assert_eq!(documents[0].published, None, "the day of the crawl is not that of publication");
    }

    #[test]
    fn the_address_that_a_page_gives_itself_tells_its_day() {
        let canonical = "<link rel=\"canonical\" href=\"https://example.org/2023/05/03/visit\">";
        let html = format!(
            "<html><head>{canonical}</head><body><p>Die Minister trafen sich in Oslo.</p></body></html>"
        );
        let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}");
        let loaded = read(&record("response", "application/http", &http));
        let document = loaded[0].document.as_ref().unwrap();
        assert_eq!(document.published.unwrap().to_string(), "2023-05-03");
        assert_eq!(document.url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn what_is_broken_is_told_and_the_next_record_found() {
        let without = page("x").replace("Content-Length", "Content-Size");
        let long = page("The first page of all.").replace("Content-Length: 1", "Content-Length: 9");
        let loaded = read(&[without.as_str(), &page("Die Minister trafen sich in Oslo.")].concat());
        assert_eq!(loaded[0].findings[0].id, "in/news.warc:1");
        assert!(loaded[1].document.as_ref().unwrap().text.contains("in Oslo"));
        assert!(!read(&long).is_empty(), "a record that is cut off is read as far as it goes");
        assert!(read("WARC/1.0\r\n").first().is_some_and(|l| !l.findings.is_empty()));
    }
}
