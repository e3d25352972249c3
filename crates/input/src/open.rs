//! Streams documents from what the paths lead to, in order, opening one file at a time.

mod current;

use std::collections::BTreeSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use current::Current;
use depesche_model::{Finding, FindingKind};

use crate::archive::{feed, warc, wiki, zip};
use crate::packed::unpack;
use crate::place::{Done, Origin};
use crate::shape::{Shape, shape};
use crate::source::{Format, Source, Walk};
use crate::stream::{Bytes, Ready, Step, Stream};
use crate::whole::{all, page_of, whole};
use crate::{Error, Fetched, Loaded, Options, jsonl};

/// The id of a text on standard input.
const STANDARD_INPUT: &str = "stdin";

/// Opens files, folders, addresses and standard input (`-`), and streams what is in them.
///
/// # Errors
/// When a path does not exist, or there is none. Whatever is wrong inside is a finding.
pub fn open(paths: &[PathBuf], options: &Options) -> Result<Documents, Error> {
    Ok(Documents { paths: paths.to_vec(), ..Documents::of(Walk::new(paths)?, options) })
}

/// Streams what comes out of `bytes`: any kind of file but a ZIP archive, as its first bytes show. `name` stands for it in
/// ids and findings.
pub fn open_reader(bytes: Box<dyn BufRead + Send>, name: &str, options: &Options) -> Documents {
    let mut documents = Documents::of(Walk::empty(), options);
    if let Some(loaded) = documents.start(bytes, name, name, Format::Unknown) {
        documents.streams.push(Box::new(Ready::new(vec![loaded])));
    }
    documents
}

/// Gets pages from the web; an error says what went wrong.
pub type Fetcher = Box<dyn FnMut(&str) -> Result<Fetched, Finding> + Send>;
/// Tells what was read already of a file.
pub type Asked = Box<dyn FnMut(&Origin) -> Done + Send>;

/// The documents of the input, in order.
pub struct Documents {
    paths: Vec<PathBuf>,
    walk: Walk,
    options: Options,
    fetcher: Option<Fetcher>,
    asked: Option<Asked>,
    /// What is open: the innermost last.
    streams: Vec<Box<dyn Stream>>,
    /// Ids so far, by their hash, so that none hides another.
    ids: BTreeSet<u64>,
    current: Current,
}

impl std::fmt::Debug for Documents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Documents")
            .field("paths", &self.paths)
            .field("current", &self.current)
            .finish_non_exhaustive()
    }
}

impl Documents {
    fn of(walk: Walk, options: &Options) -> Self {
        Self {
            paths: Vec::new(),
            walk,
            options: options.clone(),
            fetcher: None,
            asked: None,
            streams: Vec::new(),
            ids: BTreeSet::new(),
            current: Current::default(),
        }
    }

    /// Addresses among the paths are fetched by this; without it each is a finding.
    #[must_use]
    pub fn with_fetcher(mut self, fetcher: Fetcher) -> Self {
        self.fetcher = Some(fetcher);
        self
    }

    /// What is told to be done already is passed over.
    #[must_use]
    pub fn without(mut self, asked: Asked) -> Self {
        self.asked = Some(asked);
        self
    }

    /// How many bytes there are to read, unless standard input or an address is among it. The folders are gone
    /// through for it once more.
    pub fn bytes_total(&self) -> Option<u64> {
        Walk::new(&self.paths).ok()?.try_fold(0_u64, |sum, source| match source {
            Source::File { meta, .. } => Some(sum.saturating_add(meta.len())),
            Source::StandardInput | Source::Address(_) => None,
            Source::Finding(_) => Some(sum),
        })
    }

    /// Begins with a source; gives what is known of it at once.
    fn begin(&mut self, source: Source) -> Option<Loaded> {
        self.current.leave();
        match source {
            Source::Finding(finding) => Some(Loaded::finding(finding)),
            Source::StandardInput => {
                let bytes = Box::new(BufReader::new(io::stdin()));
                self.start(bytes, STANDARD_INPUT, STANDARD_INPUT, Format::Unknown)
            }
            Source::Address(address) => Some(self.fetch(&address)),
            Source::File { path, format, id, meta } => {
                let origin = Arc::new(Origin::new(&path, &meta));
                let done = self.asked.as_mut().map_or(Done::Items(0), |asked| asked(&origin));
                self.current.enter(origin, meta.len(), done);
                if done == Done::Whole {
                    self.note(&id);
                    return None;
                }
                let id = self.free(id);
                self.file(&path, format, &id)
            }
        }
    }

    fn file(&mut self, path: &Path, format: Format, id: &str) -> Option<Loaded> {
        let name = path.display().to_string();
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) => return Some(Loaded::unreadable(&name, &error)),
        };
        let mut bytes: Bytes = Box::new(BufReader::new(self.current.meter.over(file)));
        // An archive is read through the path, since its table stands at its end.
        if bytes.fill_buf().is_ok_and(zip::is_zip) {
            match zip::Files::open(path, id) {
                Ok(files) => self.streams.push(Box::new(files)),
                Err(message) => {
                    let message = format!("the archive could not be opened ({message})");
                    return Some(Loaded::finding(Finding::new(name, FindingKind::Binary, message)));
                }
            }
            return None;
        }
        self.start(bytes, id, &name, format)
    }

    /// Starts to read; gives the document when there is just one, and keeps the stream otherwise.
    fn start(&mut self, bytes: Bytes, id: &str, name: &str, format: Format) -> Option<Loaded> {
        let found = unpack(bytes).and_then(|mut bytes| Ok((shape(&mut *bytes, format)?, bytes)));
        let (shape, mut bytes) = match found {
            Ok(found) => found,
            Err(error) => return Some(Loaded::unreadable(name, &error)),
        };
        let stream: Box<dyn Stream> = match shape {
            Shape::Lines => Box::new(jsonl::Records::new(bytes, id, name)),
            Shape::Warc => Box::new(warc::Records::new(bytes, id, name)),
            Shape::Wiki => Box::new(wiki::Pages::new(bytes, id, name)),
            Shape::Feed => match all(&mut *bytes, &self.options) {
                Ok(bytes) => Box::new(Ready::new(feed::documents(&bytes, id, name, &self.options))),
                Err(error) => return Some(Loaded::unreadable(name, &error)),
            },
            Shape::One { .. } if self.current.passes() => Box::new(Ready::new(vec![Loaded::nothing()])),
            Shape::One { is_page } => return Some(whole(&mut *bytes, id, name, is_page, &self.options)),
        };
        self.streams.push(stream);
        None
    }

    fn fetch(&mut self, address: &str) -> Loaded {
        let Some(fetcher) = &mut self.fetcher else {
            let message = "pages on the web are not fetched here; save the page and name its file".to_owned();
            return Loaded::finding(Finding::new(address, FindingKind::Unreadable, message));
        };
        match fetcher(address) {
            Ok(fetched) => page_of(address, &fetched, &self.options),
            Err(finding) => Loaded::finding(finding),
        }
    }

    /// Remembers an id; tells whether it is new.
    fn note(&mut self, id: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        self.ids.insert(hasher.finish())
    }

    /// The id, or with the first number behind it that is free.
    fn free(&mut self, id: String) -> String {
        if self.note(&id) {
            return id;
        }
        let mut number = 2_usize;
        while !self.note(&format!("{id}-{number}")) {
            number += 1;
        }
        format!("{id}-{number}")
    }

    /// Puts a document that a stream gave in its place, and gives one whose id was met before a number of its own.
    fn placed(&mut self, mut loaded: Loaded, from_stream: bool) -> Loaded {
        if let Some(document) = loaded.document.as_mut().filter(|_| from_stream) {
            let given = document.id.clone();
            document.id = self.free(given.clone());
            if document.id != given {
                let message =
                    format!("another document came with this id before; this one is called {}", document.id);
                loaded.findings.push(Finding::new(given, FindingKind::Malformed, message));
            }
        }
        self.current.place(loaded)
    }
}

impl Iterator for Documents {
    type Item = Loaded;

    fn next(&mut self) -> Option<Loaded> {
        loop {
            let pass = self.current.passes();
            let Some(stream) = self.streams.last_mut() else {
                let source = self.walk.next()?;
                if let Some(loaded) = self.begin(source) {
                    return Some(self.placed(loaded, false));
                }
                continue;
            };
            match stream.next(&self.options, pass) {
                None => drop(self.streams.pop()),
                Some(Step::Passed(id)) => {
                    self.current.number += 1;
                    id.map(|id| self.note(&id));
                }
                Some(Step::Document(_)) if pass => self.current.number += 1,
                Some(Step::Document(loaded)) => return Some(self.placed(*loaded, true)),
                Some(Step::Inside(inside)) => {
                    if let Some(loaded) = self.start(inside.bytes, &inside.id, &inside.name, inside.format) {
                        return Some(self.placed(loaded, true));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
