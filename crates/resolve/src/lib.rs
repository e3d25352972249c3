//! Who, where, when and how much: from the words of a text to what they name.

use depesche_model::{Document, Mentions, Parsed};

/// The tables of names, read once.
#[derive(Debug, Default)]
pub struct Names {}

impl Names {
    /// Reads the tables that are built into the program.
    pub fn new() -> Self {
        Self::default()
    }
}

/// Finds everything that the text names. Dates without a year are read against the document's dateline and day of
/// publication.
pub fn resolve(_document: &Document, _parsed: &Parsed, _names: &Names) -> Mentions {
    let mut mentions = Mentions::default();
    // country, organization, office, person, place: by name; then dates and figures.
    mentions.sort();
    mentions
}
