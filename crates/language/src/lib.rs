//! Documents to sentences, tokens and clauses, in German and English.

use depesche_model::{Document, Parsed};

/// Reads the grammar of a document's text.
pub fn parse(_document: &Document) -> Parsed {
    Parsed::default()
}
