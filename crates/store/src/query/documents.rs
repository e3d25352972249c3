//! All documents, without their texts.

use serde::Serialize;

use crate::query::entry::document_ref;
use crate::{DocumentRef, Result, Store};

/// One document with the numbers of its records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentSummary {
    /// The document.
    pub document: DocumentRef,
    /// Events.
    pub events: u64,
    /// Instruments.
    pub instruments: u64,
    /// Measures.
    pub measures: u64,
    /// Commitments.
    pub commitments: u64,
    /// Quotes.
    pub quotes: u64,
    /// Broken places.
    pub damage: u64,
}

impl Store {
    /// All documents, in the order in which they were read.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn documents(&self) -> Result<Vec<DocumentSummary>> {
        let count = |table: &str| format!("(SELECT count(*) FROM {table} WHERE document = documents.number)");
        let counts =
            ["events", "instruments", "measures", "commitments", "quotes", "damage"].map(count).join(", ");
        let sql = format!("SELECT id, title, published, lang, url, {counts} FROM documents ORDER BY number");
        let mut statement = self.connection.prepare_cached(&sql).map_err(|e| self.refused(e))?;
        statement
            .query_map([], |row| {
                let count = |column: usize| {
                    row.get::<_, i64>(column).map(|number| u64::try_from(number).unwrap_or(0))
                };
                Ok(DocumentSummary {
                    document: document_ref(row)?,
                    events: count(5)?,
                    instruments: count(6)?,
                    measures: count(7)?,
                    commitments: count(8)?,
                    quotes: count(9)?,
                    damage: count(10)?,
                })
            })
            .and_then(Iterator::collect)
            .map_err(|e| self.refused(e))
    }
}
