//! All that two actors did together.

use depesche_model::{Commitment, Event, Instrument, Measure, Quote};
use serde::Serialize;

use crate::{Entry, Result, Store};

/// All that two actors did together: each list by date, then by document and place. What a copy tells again stands in it once, with
/// its copies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Relation {
    /// The first of the two ids in the alphabet.
    pub a: String,
    /// The second.
    pub b: String,
    /// The name of the first, if a document tells it.
    pub a_name: Option<String>,
    /// The name of the second.
    pub b_name: Option<String>,
    /// What both took part in.
    pub events: Vec<Entry<Event>>,
    /// What both are parties to.
    pub instruments: Vec<Entry<Instrument>>,
    /// Figures of both.
    pub measures: Vec<Entry<Measure>>,
    /// What both promised.
    pub commitments: Vec<Entry<Commitment>>,
    /// What speakers of either said in documents that tell of something above.
    pub quotes: Vec<Entry<Quote>>,
}

impl Relation {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
            && self.instruments.is_empty()
            && self.measures.is_empty()
            && self.commitments.is_empty()
    }
}

impl Store {
    /// All that `a` and `b` did together; the same whichever is named first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn relation(&self, a: &str, b: &str) -> Result<Relation> {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        let both = |table: &str, record: &str| {
            format!(
                "SELECT x.{record} FROM {table} x JOIN {table} y ON y.{record} = x.{record} \
                 JOIN {record}s ON {record}s.number = x.{record} AND copy_of IS NULL \
                 WHERE x.actor = ?1 AND y.actor = ?2"
            )
        };
        let spoken = "SELECT number FROM quotes WHERE copy_of IS NULL AND country IN (?1, ?2) AND document IN ( \
                      SELECT x.document FROM parties x JOIN parties y ON y.kind = x.kind AND y.record = x.record \
                      WHERE x.actor = ?1 AND y.actor = ?2)";
        Ok(Relation {
            a: a.to_owned(),
            b: b.to_owned(),
            a_name: self.name(a)?,
            b_name: self.name(b)?,
            events: self.entries(&both("event_actors", "event"), [a, b])?,
            instruments: self.entries(&both("instrument_parties", "instrument"), [a, b])?,
            measures: self.entries(&both("measure_owners", "measure"), [a, b])?,
            commitments: self.entries(&both("commitment_actors", "commitment"), [a, b])?,
            quotes: self.entries(spoken, [a, b])?,
        })
    }

    /// The name of an actor as its first document tells it.
    pub(crate) fn name(&self, actor: &str) -> Result<Option<String>> {
        self.connection
            .prepare_cached("SELECT name FROM actors WHERE id = ?1 ORDER BY number LIMIT 1")
            .and_then(|mut statement| {
                use rusqlite::OptionalExtension;
                statement.query_row([actor], |row| row.get(0)).optional()
            })
            .map_err(|e| self.refused(e))
    }
}
