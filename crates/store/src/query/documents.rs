//! All documents, without their texts.

use serde::Serialize;

use crate::query::entry::document_ref;
use crate::{DocId, DocumentRef, Result, Store};

/// One document with the numbers of its records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentSummary {
    /// The document.
    pub document: DocumentRef,
    /// The source of its family, if it is a copy or rewrite of another document.
    pub copy_of: Option<DocId>,
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
        // The source is the one that was published first, of equals the one that was read first.
        let source = "(SELECT id FROM documents x WHERE x.family = documents.family \
                      ORDER BY published NULLS LAST, number LIMIT 1)";
        let sql = format!(
            "SELECT id, title, published, lang, url, {counts}, {source} FROM documents ORDER BY number"
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(|e| self.refused(e))?;
        statement
            .query_map([], |row| {
                let count = |column: usize| {
                    row.get::<_, i64>(column).map(|number| u64::try_from(number).unwrap_or(0))
                };
                let document = document_ref(row)?;
                let source = row.get::<_, Option<String>>(11)?.map(DocId);
                Ok(DocumentSummary {
                    copy_of: source.filter(|source| *source != document.id),
                    document,
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
