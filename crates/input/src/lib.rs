//! Bytes to documents.
//!
//! Reads files, folders and standard input; finds out the encoding, the main text of a page, the language, the
//! date of publication, the dateline, the lines that are no part of the article, and the places that
//! translation or scraping broke. A file that cannot be understood is a [`Finding`], never an error.

use depesche_model::{Document, Finding};

/// What became of one document of the input.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The document, unless nothing could be made of it.
    pub document: Option<Document>,
    /// What was wrong with it.
    pub findings: Vec<Finding>,
}
