//! JSONL: one document a line.
//!
//! `{"id", "text", "lang"?, "published"?, "url"?, "title"?}`, or `"html"` instead of `"text"`. A broken line is a
//! finding that names the file and the line; all others are read.

use std::io::{self, BufRead, Read};

use depesche_model::{Date, Finding, FindingKind, Language};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::document::{document_from_page, document_from_text};
use crate::stream::{Bytes, Step, Stream};
use crate::{Loaded, Options, Told};

/// JSON may take six bytes for a character (`\u00fc`); a page takes some more for its tags.
const BYTES_PER_TEXT: usize = 8;

/// The records of one file.
pub(crate) struct Records {
    reader: Bytes,
    /// For the ids of records that have none.
    id: String,
    /// The file, for findings.
    name: String,
    line: usize,
    /// Whether a line was met that is not blank.
    any: bool,
    done: bool,
}

/// What of a record is read when it is only passed over.
#[derive(Deserialize)]
struct Passed {
    id: Option<Value>,
}

/// Whether the stream starts with a JSON object on a line of its own.
pub(crate) fn is_jsonl(reader: &mut dyn BufRead) -> io::Result<bool> {
    let start = reader.fill_buf()?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    if !start.starts_with(b"{") {
        return Ok(false);
    }
    // The line may be longer than the buffer: then its start must do.
    let start = String::from_utf8_lossy(start);
    let first = start.lines().next().unwrap_or_default();
    Ok(match serde_json::from_str::<Map<String, Value>>(first) {
        Ok(_) => true,
        Err(error) => {
            error.is_eof()
                && first.trim_start_matches(['{', ' ', '\t']).starts_with('"')
                && !start.contains('\n')
        }
    })
}

impl Stream for Records {
    fn next(&mut self, options: &Options, pass: bool) -> Option<Step> {
        let most = options.max_text.saturating_mul(BYTES_PER_TEXT);
        let limit = u64::try_from(most).unwrap_or(u64::MAX);
        while !self.done {
            let mut line = Vec::new();
            let read = (&mut self.reader).take(limit).read_until(b'\n', &mut line).and_then(|read| {
                let whole = read < most || line.ends_with(b"\n");
                Ok((read, whole || !self.skip_line()?))
            });
            self.line += 1;
            let (read, is_whole) = match read {
                Ok(read) => read,
                Err(error) => {
                    // A broken part has an end; a broken disk has none.
                    self.done = error.kind() != io::ErrorKind::InvalidData;
                    self.any = true;
                    let message = format!("a part of the file could not be read ({error})");
                    return Some(self.finding(FindingKind::Unreadable, message));
                }
            };
            if read == 0 {
                self.done = true;
                let nothing = Finding::new(&self.name, FindingKind::Empty, "there is nothing in this file");
                return (!self.any).then(|| Loaded::finding(nothing).into());
            }
            let content =
                if self.line == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
            if content.trim_ascii().is_empty() {
                continue;
            }
            self.any = true;
            if !is_whole {
                let message = format!("the line is longer than {most} bytes and was left out");
                return Some(self.finding(FindingKind::TooLong, message));
            }
            return Some(if pass {
                Step::Passed(
                    serde_json::from_slice(content).ok().map(|Passed { id }| self.id_of(text_of(id))),
                )
            } else {
                self.record(content, options).into()
            });
        }
        None
    }
}

impl Records {
    pub(crate) fn new(reader: Bytes, id: &str, name: &str) -> Self {
        Self { reader, id: id.to_owned(), name: name.to_owned(), line: 0, any: false, done: false }
    }

    fn finding(&self, kind: FindingKind, message: String) -> Step {
        Loaded::finding(Finding::new(self.place(), kind, message)).into()
    }

    /// The id that a record gives itself, or else its line.
    fn id_of(&self, told: Option<String>) -> String {
        told.filter(|id| !id.trim().is_empty()).unwrap_or_else(|| format!("{}:{}", self.id, self.line))
    }

    fn place(&self) -> String {
        format!("{}:{}", self.name, self.line)
    }

    /// Skips to the end of a line that is too long; tells whether anything was left of it.
    fn skip_line(&mut self) -> io::Result<bool> {
        let mut skipped = false;
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(skipped);
            }
            skipped = true;
            let end = buffer.iter().position(|&b| b == b'\n');
            let used = end.map_or(buffer.len(), |end| end + 1);
            self.reader.consume(used);
            if end.is_some() {
                return Ok(true);
            }
        }
    }

    fn record(&self, line: &[u8], options: &Options) -> Loaded {
        let malformed = |message: String| Finding::new(self.place(), FindingKind::Malformed, message);
        let text = String::from_utf8_lossy(line);
        let mut fields: Map<String, Value> = match serde_json::from_str(text.trim()) {
            Ok(fields) => fields,
            Err(error) => {
                // The error names line 1, which is not the file's.
                let what = error.to_string();
                let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
                let message =
                    format!("no JSON object ({what}, column {}); the line was left out", error.column());
                return Loaded::finding(malformed(message));
            }
        };
        let mut findings = Vec::new();
        if text.contains('\u{fffd}') && str::from_utf8(line).is_err() {
            let message = "bytes that are no UTF-8 were replaced by U+FFFD".to_owned();
            findings.push(Finding::new(self.place(), FindingKind::Encoding, message));
        }
        let mut field = |name: &str| {
            let value = fields.remove(name)?;
            if value.is_array() || value.is_object() {
                findings.push(malformed(format!("\"{name}\" is no string and was not read")));
            }
            text_of(Some(value))
        };
        let id = self.id_of(field("id"));
        let text = field("text");
        let page = if text.is_none() { field("html") } else { None };
        let published = field("published").or_else(|| field("date"));
        let told = Told {
            url: field("url"),
            title: field("title"),
            lang: field("lang").map(|code| Language::from_code(&code)),
            published: published.as_deref().and_then(date),
            author: field("author"),
            sitename: field("sitename"),
        };
        if let Some(written) = published.filter(|written| told.published.is_none() && !written.is_empty()) {
            let message = format!("\"published\" is {written:?}, which is no date; write it as 2025-04-26");
            findings.push(Finding::new(&id, FindingKind::Malformed, message));
        }
        let mut loaded = match (text, page) {
            (Some(text), _) => document_from_text(id, text, told, options),
            (None, Some(page)) => document_from_page(&id, &page, told, options),
            (None, None) => {
                findings.push(malformed(
                    "there is neither \"text\" nor \"html\" in it; the line was left out".to_owned(),
                ));
                return Loaded { findings, ..Loaded::default() };
            }
        };
        findings.append(&mut loaded.findings);
        Loaded { findings, ..loaded }
    }
}

/// A value as text, unless it is of several parts.
fn text_of(value: Option<Value>) -> Option<String> {
    match value? {
        Value::String(value) => Some(value),
        value @ (Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A date, also with a time of day behind it.
fn date(written: &str) -> Option<Date> {
    let written = written.trim();
    written.parse().ok().or_else(|| written.get(..10)?.parse().ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn records(text: &str) -> Vec<Loaded> {
        let mut records = Records::new(Box::new(io::Cursor::new(text.to_owned())), "news", "in/news.jsonl");
        std::iter::from_fn(|| records.next(&Options::default(), false))
            .filter_map(|step| if let Step::Document(loaded) = step { Some(*loaded) } else { None })
            .collect()
    }

    #[test]
    fn fields_are_read_as_they_come() {
        let line = r#"{"id": "a", "text": " Der Text für alle.\n", "lang": "de-AT", "published": "2024-02-27T10:00:00Z", "url": "https://example.org", "title": "T", "more": [1]}"#;
        let document = records(line)[0].document.clone().unwrap();
        assert_eq!(document.text, " Der Text für alle.\n");
        assert_eq!(document.lang, Language::German);
        assert_eq!(document.published.unwrap().to_string(), "2024-02-27");
        assert_eq!(document.title.as_deref(), Some("T"));
    }

    #[test]
    fn a_broken_line_is_named_and_the_others_are_read() {
        let found = records(
            "{\"text\": \"The first text.\"}\n{\"text\": \n\n[1]\n{\"id\": \"x\"}\n{\"text\": \"The last text.\"}",
        );
        let messages: Vec<_> = found.iter().flat_map(|l| &l.findings).map(|f| f.id.as_str()).collect();
        assert_eq!(messages, ["in/news.jsonl:2", "in/news.jsonl:4", "in/news.jsonl:5"]);
        let ids: Vec<_> = found.iter().filter_map(|l| Some(l.document.as_ref()?.id.as_str())).collect();
        assert_eq!(ids, ["news:1", "news:6"]);
    }

    #[test]
    fn a_strange_date_is_told() {
        let found = records(r#"{"text": "The text of it.", "published": "yesterday"}"#);
        assert_eq!(found[0].findings[0].kind, FindingKind::Malformed);
        assert!(found[0].document.is_some());
    }

    #[test]
    fn the_start_shows_the_format() {
        let is = |text: &str| is_jsonl(&mut text.as_bytes()).unwrap();
        assert!(is("{\"a\": 1}\n") && is("\u{feff} {\"text\": \"unfinished"));
        assert!(!is("{nothing}") && !is("Text") && !is(""));
    }

    proptest! {
        #[test]
        fn any_line_is_read_or_told(text in "[\\x00-\\x7fäß\u{fffd}{}\":,]{0,200}") {
            let found = records(&text);
            prop_assert!(found.len() <= text.lines().count().max(1));
        }
    }
}
