//! Streams documents from what the paths lead to, in order, opening one file at a time.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::vec;

use depesche_model::{Finding, FindingKind};

use crate::document::{document_from_page, document_from_text};
use crate::encoding::decode;
use crate::jsonl::{self, Records};
use crate::source::{Format, Source, sources};
use crate::{Error, Loaded, Options, Told};

/// No encoding takes more bytes for a character than twice what UTF-8 takes; the rest is room for a page's tags.
const BYTES_PER_TEXT: u64 = 4;
/// The id of a text on standard input.
const STANDARD_INPUT: &str = "stdin";

/// Opens files, folders and standard input (`-`), and streams what is in them.
///
/// # Errors
/// When a path does not exist, or there is none. Whatever is wrong inside is a finding.
pub fn open(paths: &[PathBuf], options: &Options) -> Result<Documents, Error> {
    let sources = sources(paths)?;
    let bytes_total = sources.iter().try_fold(0_u64, |sum, source| match source {
        Source::File { bytes, .. } => Some(sum.saturating_add(*bytes)),
        Source::StandardInput => None,
        Source::Finding(_) => Some(sum),
    });
    Ok(Documents { files: sources.len(), bytes_total, ..Documents::of(sources, options) })
}

/// Streams what comes out of `reader`: JSONL, a page or a text, as its first bytes show. `name` stands for it in
/// ids and findings.
pub fn open_reader(reader: Box<dyn BufRead + Send>, name: &str, options: &Options) -> Documents {
    let mut documents = Documents::of(Vec::new(), options);
    documents.files = 1;
    documents.next = documents.start(reader, name, name, Format::Unknown, None);
    documents
}

/// The documents of the input, in order.
pub struct Documents {
    sources: vec::IntoIter<Source>,
    options: Options,
    records: Option<Records>,
    next: Option<Loaded>,
    /// Ids of JSONL records, so that none hides another.
    ids: BTreeSet<String>,
    files: usize,
    bytes_total: Option<u64>,
}

impl std::fmt::Debug for Documents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Documents")
            .field("files", &self.files)
            .field("bytes_total", &self.bytes_total)
            .finish_non_exhaustive()
    }
}

impl Documents {
    fn of(sources: Vec<Source>, options: &Options) -> Self {
        Self {
            sources: sources.into_iter(),
            options: options.clone(),
            records: None,
            next: None,
            ids: BTreeSet::new(),
            files: 0,
            bytes_total: None,
        }
    }

    /// How many files there are to read, standard input being one.
    pub const fn files(&self) -> usize {
        self.files
    }

    /// How many bytes there are to read, unless standard input is among it.
    pub const fn bytes_total(&self) -> Option<u64> {
        self.bytes_total
    }

    fn open(&mut self, source: Source) -> Option<Loaded> {
        match source {
            Source::Finding(finding) => Some(Loaded::finding(finding, 0)),
            Source::StandardInput => {
                let reader = Box::new(BufReader::new(io::stdin()));
                self.start(reader, STANDARD_INPUT, STANDARD_INPUT, Format::Unknown, None)
            }
            Source::File { path, format, id, bytes } => match File::open(&path) {
                Ok(file) => {
                    let name = path.display().to_string();
                    self.start(Box::new(BufReader::new(file)), &id, &name, format, Some(bytes))
                }
                Err(error) => Some(unreadable(&path, &error, bytes)),
            },
        }
    }

    /// Starts to read; gives the document when there is just one, and keeps the stream otherwise.
    fn start(
        &mut self,
        mut reader: Box<dyn BufRead + Send>,
        id: &str,
        name: &str,
        format: Format,
        size: Option<u64>,
    ) -> Option<Loaded> {
        let is_jsonl = match format {
            Format::Jsonl => Ok(true),
            Format::Unknown => jsonl::is_jsonl(&mut *reader),
            Format::Text | Format::Html => Ok(false),
        };
        match is_jsonl {
            Ok(true) => {
                self.records = Some(Records::new(reader, id, name, size.is_some()));
                None
            }
            Ok(false) => Some(whole(&mut *reader, id, name, format, size, &self.options)),
            Err(error) => Some(unreadable(Path::new(name), &error, size.unwrap_or(0))),
        }
    }

    /// Gives a record whose id was met before a number of its own.
    fn tell_apart(&mut self, loaded: &mut Loaded) {
        let Some(document) = &mut loaded.document else { return };
        if self.ids.insert(document.id.clone()) {
            return;
        }
        let given = document.id.clone();
        let mut number = 2_usize;
        while !self.ids.insert(format!("{given}-{number}")) {
            number += 1;
        }
        document.id = format!("{given}-{number}");
        let message =
            format!("another document came with this id before; this one is called {}", document.id);
        loaded.findings.push(Finding::new(given, FindingKind::Malformed, message));
    }
}

impl Iterator for Documents {
    type Item = Loaded;

    fn next(&mut self) -> Option<Loaded> {
        loop {
            if let Some(loaded) = self.next.take() {
                return Some(loaded);
            }
            if let Some(records) = &mut self.records {
                if let Some(mut loaded) = records.next(&self.options) {
                    self.tell_apart(&mut loaded);
                    return Some(loaded);
                }
                self.records = None;
            }
            let source = self.sources.next()?;
            self.next = self.open(source);
        }
    }
}

fn unreadable(path: &Path, error: &io::Error, bytes: u64) -> Loaded {
    let message = format!("it could not be read ({error}) and was left out");
    Loaded::finding(Finding::new(path.display().to_string(), FindingKind::Unreadable, message), bytes)
}

/// Reads a file that is one document.
fn whole(
    reader: &mut dyn BufRead,
    id: &str,
    name: &str,
    format: Format,
    size: Option<u64>,
    options: &Options,
) -> Loaded {
    let most = u64::try_from(options.max_text).unwrap_or(u64::MAX).saturating_mul(BYTES_PER_TEXT);
    let mut bytes = Vec::new();
    if let Err(error) = reader.take(most).read_to_end(&mut bytes) {
        return unreadable(Path::new(name), &error, size.unwrap_or(0));
    }
    let took = size.unwrap_or(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    let is_page = format == Format::Html || crate::html::is_page(&bytes);
    let decoded = match decode(&bytes, is_page) {
        Ok(decoded) => decoded,
        Err(what) => {
            let message = format!("it is {what}; it was left out");
            return Loaded::finding(Finding::new(name, FindingKind::Binary, message), took);
        }
    };
    let mut loaded = if is_page {
        document_from_page(id, &decoded.text, Told::default(), options)
    } else {
        document_from_text(id, decoded.text, Told::default(), options)
    };
    loaded.bytes = took;
    if let Some((kind, message)) = decoded.finding {
        loaded.findings.insert(0, Finding::new(id, kind, message));
    }
    loaded
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn read(bytes: &[u8]) -> Vec<Loaded> {
        open_reader(Box::new(io::Cursor::new(bytes.to_vec())), "x", &Options::default()).collect()
    }

    fn kinds(loaded: &[Loaded]) -> Vec<FindingKind> {
        loaded.iter().flat_map(|l| &l.findings).map(|f| f.kind).collect()
    }

    #[test]
    fn what_is_no_text_is_a_finding() {
        assert_eq!(kinds(&read(b"")), [FindingKind::Empty]);
        assert_eq!(kinds(&read(b" \n\t\r\n ")), [FindingKind::Empty]);
        assert_eq!(kinds(&read(b"\x00\x01\x02\x00")), [FindingKind::Binary]);
        assert_eq!(kinds(&read(b"\xff\xfe")), [FindingKind::Empty]);
        let cut =
            read(b"Die Minister trafen sich f\xc3\xbcr zwei Stunden in Z\xc3\xbcrich und K\xc3\xb6ln\xc3");
        assert_eq!(kinds(&cut), [FindingKind::Encoding]);
        assert!(cut[0].document.as_ref().unwrap().text.ends_with("Köln\u{fffd}"));
    }

    #[test]
    fn a_text_keeps_its_bytes() {
        let text = "\r\n  Die Minister trafen sich in Köln.\t\n\n";
        assert_eq!(read(text.as_bytes())[0].document.as_ref().unwrap().text, text);
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let options = Options { max_text: 1001, ..Options::default() };
        let text = "ö".repeat(5000);
        let loaded: Vec<_> = open_reader(Box::new(io::Cursor::new(text)), "x", &options).collect();
        assert_eq!(loaded[0].document.as_ref().unwrap().text.len(), 1000);
        assert!(kinds(&loaded).contains(&FindingKind::TooLong));
    }

    #[test]
    fn records_and_files_come_in_order_and_fill_the_bar() {
        let root = tempfile::tempdir().unwrap();
        let lines = "{\"id\": \"r1\", \"text\": \"The ministers met.\"}\n\n{broken\n{\"text\": \"Die Minister trafen sich.\"}\n\n";
        fs::write(root.path().join("b.jsonl"), lines).unwrap();
        fs::write(root.path().join("a.txt"), "The ministers met in the town.").unwrap();
        fs::write(root.path().join("c.txt"), b"\x00\x00\x01").unwrap();
        let documents = open(&[root.path().to_owned()], &Options::default()).unwrap();
        let total = documents.bytes_total();
        assert_eq!(documents.files(), 3);
        let loaded: Vec<_> = documents.collect();
        assert_eq!(Some(loaded.iter().map(|l| l.bytes).sum()), total);
        let ids: Vec<_> = loaded.iter().filter_map(|l| Some(l.document.as_ref()?.id.as_str())).collect();
        assert_eq!(ids, ["a", "r1", "b:4"]);
        assert_eq!(kinds(&loaded), [FindingKind::Malformed, FindingKind::Binary]);
    }

    #[test]
    fn no_record_hides_another() {
        let loaded = read(b"{\"id\": 7, \"text\": \"The ministers met.\"}\n{\"id\": \"7\", \"text\": \"They met again in the town.\"}");
        let ids: Vec<_> = loaded.iter().filter_map(|l| Some(l.document.as_ref()?.id.as_str())).collect();
        assert_eq!(ids, ["7", "7-2"]);
        assert_eq!(kinds(&loaded), [FindingKind::Malformed]);
    }
}
