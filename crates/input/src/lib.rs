//! Bytes to documents.
//!
//! Reads files, folders and standard input; finds out the encoding, the main text of a page, the language, the
//! date of publication, the dateline, the lines that are no part of the article, and the places that
//! translation or scraping broke. A file that cannot be understood is a [`Finding`], never an error.
//!
//! [`open`] streams documents in the order of the paths, a folder's files by name; a `.jsonl` file holds one
//! document a line. [`document_from_text`] makes a document of a text that is already at hand.
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
mod open;
pub mod published;
mod source;
mod title;

use depesche_model::{Date, Document, Finding, Language};

pub use document::{Told, document_from_text};
pub use error::Error;
pub use open::{Documents, open, open_reader};

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
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The document, unless nothing could be made of it.
    pub document: Option<Document>,
    /// What was wrong with it.
    pub findings: Vec<Finding>,
    /// How many bytes of the input it took, so that the sum over all is [`Documents::bytes_total`].
    pub bytes: u64,
}

impl Loaded {
    /// Nothing but a finding.
    fn finding(finding: Finding, bytes: u64) -> Self {
        Self { document: None, findings: vec![finding], bytes }
    }
}
