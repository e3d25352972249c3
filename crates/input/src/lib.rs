//! Bytes to documents.
//!
//! Reads files, folders and standard input; finds out the encoding, the main text of a page, the language, the
//! date of publication, the dateline, the lines that are no part of the article, and the places that
//! translation or scraping broke. A file that cannot be understood is a [`Finding`], never an error.
//!
//! [`open`] streams documents in the order of the paths, a folder's files by name. A file is one text or page, or holds many:
//! JSONL, a feed, a WARC, the dump of a wiki, a ZIP archive; it may be packed by gzip or bzip2. [`document_from_text`] makes a document of a text that is already at hand.
//!
//! ```
//! use depesche_input::{Options, open};
//!
//! let folder = tempfile::tempdir()?;
//! let text = "OSLO, 3 May 2023 – The ministers of Norway and Iceland met on Wednesday.";
//! std::fs::write(folder.path().join("visit.txt"), text)?;
//!
//! let documents = open(&[folder.path().to_owned()], &Options::default())?;
//! let total = documents.bytes_total(); // for a progress bar; unknown for standard input
//! let mut read = 0;
//! for loaded in documents {
//!     read += loaded.bytes;
//!     let document = loaded.document.ok_or("nothing in it")?;
//!     assert_eq!(document.id, "visit");
//!     assert_eq!(document.published.map(|day| day.to_string()).as_deref(), Some("2023-05-03"));
//! }
//! assert_eq!(Some(read), total);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What is found in the text itself: [`language`], [`boilerplate`], [`dateline`], [`published`], [`damage`].

mod archive;
pub mod boilerplate;
pub mod copies;
pub mod damage;
pub mod dateline;
mod day;
mod document;
pub mod encoding;
mod error;
pub mod html;
mod jsonl;
pub mod language;
mod line;
mod members;
mod open;
mod packed;
mod place;
pub mod published;
mod shape;
mod source;
mod stream;
mod title;
mod whole;

use depesche_model::{Date, Document, Finding, FindingKind, Language};

/// Feeds, and the documents in them.
pub mod feed {
    pub use crate::archive::feed::{Item, document, items};
}

pub use document::{Told, document_from_text};
pub use error::Error;
pub use open::{Asked, Documents, Fetcher, open, open_reader};
pub use place::{Done, Origin, Place};
pub use whole::{Fetched, page_of};

/// How input is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language of every document, whatever it says itself.
    pub lang: Option<Language>,
    /// The day of publication of every document, whatever it says itself.
    pub published: Option<Date>,
    /// The longest text that is read, in bytes; what is longer is cut.
    pub max_text: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { lang: None, published: None, max_text: 4 << 20 }
    }
}

/// What became of one document of the input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The document, unless nothing could be made of it.
    pub document: Option<Document>,
    /// What was wrong with it.
    pub findings: Vec<Finding>,
    /// How many bytes of the input were read for it: nearly [`Documents::bytes_total`] in all.
    pub bytes: u64,
    /// Where it stood, unless on standard input or on the web.
    pub place: Option<Place>,
}

impl Loaded {
    /// Nothing but a finding.
    fn finding(finding: Finding) -> Self {
        Self { findings: vec![finding], ..Self::default() }
    }

    /// Nothing but that `name` could not be read.
    fn unreadable(name: &str, error: &dyn std::fmt::Display) -> Self {
        Self::finding(unreadable(name, error))
    }

    /// Nothing at all: stands for what is passed over.
    fn nothing() -> Self {
        Self::default()
    }
}

/// That `name` could not be read.
fn unreadable(name: &str, error: &dyn std::fmt::Display) -> Finding {
    let message = format!("it could not be read ({error}) and was left out");
    Finding::new(name, FindingKind::Unreadable, message)
}
