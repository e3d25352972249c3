//! Who acts with whom.

use std::collections::BTreeMap;

use depesche_model::Date;
use serde::Serialize;

use crate::{Result, Store};

/// Two countries or organizations that act together, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RelationSummary {
    /// The first of the two ids in the alphabet.
    pub a: String,
    /// The second.
    pub b: String,
    /// The name of the first, if a document tells it.
    pub a_name: Option<String>,
    /// The name of the second.
    pub b_name: Option<String>,
    /// Events in which both take part.
    pub events: u64,
    /// Instruments to which both are parties.
    pub instruments: u64,
    /// Figures of both.
    pub measures: u64,
    /// Promises of both.
    pub commitments: u64,
    /// The latest date of what has happened between them; what has no date counts for the day of its publication.
    pub last_date: Option<Date>,
}

impl RelationSummary {
    /// All its records.
    pub const fn records(&self) -> u64 {
        self.events + self.instruments + self.measures + self.commitments
    }
}

/// The table of who takes part, its column for the record, the records' table, and the date at which one of them
/// happened (what is still to come has none but the day on which it was told).
const TABLES: [(&str, &str, &str, &str); 4] = [
    ("event_actors", "event", "events", "CASE WHEN status = 'past' THEN date END"),
    (
        "instrument_parties",
        "instrument",
        "instruments",
        "CASE WHEN status NOT IN ('planned', 'under negotiation') THEN date END",
    ),
    ("measure_owners", "measure", "measures", "NULL"),
    ("commitment_actors", "commitment", "commitments", "NULL"),
];

impl Store {
    /// The pairs of countries and organizations that act together, those with the most records first. What a copy tells again is
    /// counted once.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn relations(&self) -> Result<Vec<RelationSummary>> {
        let mut pairs = BTreeMap::<(String, String), ([u64; 4], Option<Date>)>::new();
        for (place, (table, record, records, happened)) in TABLES.iter().enumerate() {
            // A meeting format is no party of its own.
            let sql = format!(
                "SELECT x.actor, y.actor, count(DISTINCT x.{record}), max(coalesce({happened}, published)) \
                 FROM {table} x JOIN {table} y ON y.{record} = x.{record} AND x.actor < y.actor \
                 JOIN {records} ON {records}.number = x.{record} \
                 JOIN documents ON documents.number = {records}.document \
                 WHERE copy_of IS NULL AND x.actor NOT IN (SELECT id FROM actors WHERE kind = 'format') \
                 AND y.actor NOT IN (SELECT id FROM actors WHERE kind = 'format') \
                 GROUP BY x.actor, y.actor"
            );
            let mut statement = self.connection.prepare_cached(&sql).map_err(|e| self.refused(e))?;
            let rows = statement
                .query_map([], |row| {
                    let count = u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
                    Ok(((row.get(0)?, row.get(1)?), count, super::entry::date(row, 3)?))
                })
                .map_err(|e| self.refused(e))?;
            for row in rows {
                let (pair, count, last) = row.map_err(|e| self.refused(e))?;
                let (counts, date) = pairs.entry(pair).or_default();
                counts[place] = count;
                *date = (*date).max(last);
            }
        }
        let mut relations = Vec::with_capacity(pairs.len());
        for ((a, b), ([events, instruments, measures, commitments], last_date)) in pairs {
            let (a_name, b_name) = (self.name(&a)?, self.name(&b)?);
            relations.push(RelationSummary {
                a,
                b,
                a_name,
                b_name,
                events,
                instruments,
                measures,
                commitments,
                last_date,
            });
        }
        // Stable: what has the same number stays in the order of the alphabet.
        relations.sort_by_key(|relation| std::cmp::Reverse(relation.records()));
        Ok(relations)
    }
}
