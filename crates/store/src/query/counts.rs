//! How much is in the record.

use serde::Serialize;

use crate::{RecordKind, Result, Store};

/// How much is in the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Documents.
    pub documents: u64,
    /// Of them those that are copies or rewrites of others. What they tell again is counted once below.
    pub copies: u64,
    /// Different actors, people included.
    pub actors: u64,
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
    /// Lines that are no part of their articles.
    pub boilerplate: u64,
    /// Things that were wrong with a file.
    pub findings: u64,
}

impl Store {
    /// How much is in the record.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn counts(&self) -> Result<Counts> {
        let count = |what: &str, table: &str| {
            let number: i64 = self
                .connection
                .prepare_cached(&format!("SELECT count({what}) FROM {table}"))
                .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
                .map_err(|e| self.refused(e))?;
            Ok(u64::try_from(number).unwrap_or(0))
        };
        let rows = |kind: RecordKind| {
            let once = if kind.is_told_again() { " WHERE copy_of IS NULL" } else { "" };
            count("*", &format!("{}{once}", kind.table()))
        };
        Ok(Counts {
            documents: count("*", "documents")?,
            copies: count("*", "documents WHERE likeness IS NOT NULL")?,
            actors: count("DISTINCT id || ' ' || kind", "actors")?,
            events: rows(RecordKind::Event)?,
            instruments: rows(RecordKind::Instrument)?,
            measures: rows(RecordKind::Measure)?,
            commitments: rows(RecordKind::Commitment)?,
            quotes: rows(RecordKind::Quote)?,
            damage: rows(RecordKind::Damage)?,
            boilerplate: rows(RecordKind::Boilerplate)?,
            findings: count("*", "findings")?,
        })
    }
}
