//! Copies and rewrites of one report: which family a document belongs to, and which of its records the family has told before.
//!
//! Five copies are one witness: a record that a copy tells again points to the one that was told first and is not counted.

use std::collections::BTreeMap;

use depesche_model::{Commitment, Event, Instrument, Measure, Quote, Sign, Sketch};
use rusqlite::{Connection, OptionalExtension, params};

use crate::query::entry::Record;

/// The family that a document belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Family {
    /// The number of its first document.
    pub(crate) first: i64,
    /// How like the document is to one of it, and by what; nothing if it is the first.
    pub(crate) likeness: Option<(f64, Sign)>,
}

/// Keeps a document's sketch and tells its family. Of several documents that it is like the most like counts, and of those the first.
pub(crate) fn join(connection: &Connection, document: i64, sketch: &Sketch) -> rusqlite::Result<Family> {
    let alone = Family { first: document, likeness: None };
    if sketch.words.is_empty() && sketch.facts.is_empty() {
        return Ok(alone);
    }
    let mut others = std::collections::BTreeSet::new();
    let mut known = connection.prepare_cached("SELECT document FROM bands WHERE band = ?1")?;
    let mut new = connection.prepare_cached("INSERT INTO bands (band, document) VALUES (?1, ?2)")?;
    for band in sketch.bands().map(u64::cast_signed) {
        match known.query_row([band], |row| row.get::<_, i64>(0)).optional()? {
            Some(other) => {
                others.insert(other);
            }
            None => {
                new.execute([band, document])?;
            }
        }
    }
    // A text can have the same band twice.
    others.remove(&document);
    connection
        .prepare_cached("INSERT INTO sketches (document, words, facts) VALUES (?1, ?2, ?3)")?
        .execute(params![document, bytes(&sketch.words), bytes(&sketch.facts)])?;
    let mut best: Option<(i64, (f64, Sign))> = None;
    for other in others {
        let Some(likeness) = read(connection, other)?.likeness(sketch) else { continue };
        let rank = |(share, sign): (f64, Sign)| (sign == Sign::Words, share);
        if best.is_none_or(|(_, before)| rank(likeness) > rank(before)) {
            best = Some((other, likeness));
        }
    }
    let Some((other, likeness)) = best else { return Ok(alone) };
    let first = connection
        .prepare_cached("SELECT coalesce(family, number) FROM documents WHERE number = ?1")?
        .query_row([other], |row| row.get(0))?;
    Ok(Family { first, likeness: Some(likeness) })
}

fn read(connection: &Connection, document: i64) -> rusqlite::Result<Sketch> {
    let sketch = connection
        .prepare_cached("SELECT words, facts FROM sketches WHERE document = ?1")?
        .query_row([document], |row| {
            Ok(Sketch {
                words: numbers(row.get_ref(0)?.as_blob()?),
                facts: numbers(row.get_ref(1)?.as_blob()?),
                lines: Vec::new(),
            })
        })
        .optional()?;
    Ok(sketch.unwrap_or_default())
}

fn bytes(minima: &[u32]) -> Vec<u8> {
    minima.iter().flat_map(|least| least.to_le_bytes()).collect()
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

/// A record that copies tell again.
pub(crate) trait Told: Record {
    /// What must be the same for two records of one family to be one.
    fn key(&self, text: &str) -> String;
}

impl Told for Event {
    fn key(&self, _: &str) -> String {
        format!("{} {} {} {:?}", self.kind.as_str(), sorted(&self.actors), self.status.as_str(), self.date)
    }
}

impl Told for Instrument {
    fn key(&self, _: &str) -> String {
        format!("{} {} {}", self.kind.as_str(), sorted(&self.parties), self.status.as_str())
    }
}

impl Told for Measure {
    fn key(&self, _: &str) -> String {
        format!("{} {} {}", self.indicator.as_str(), self.value.normalize(), self.unit.0)
    }
}

impl Told for Commitment {
    fn key(&self, _: &str) -> String {
        let goal = match (&self.target, self.deadline) {
            (None, None) => letters(&self.what),
            (target, deadline) => format!("{target:?} {deadline:?}"),
        };
        format!("{} {goal}", sorted(&self.actors))
    }
}

impl Told for Quote {
    fn key(&self, text: &str) -> String {
        letters(self.text.of(text))
    }
}

fn sorted(names: &[String]) -> String {
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_unstable();
    names.join("+")
}

/// The letters and digits of a text, in small letters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a family has told so far of one kind: the numbers by key, each to be told again once by a document.
#[derive(Debug, Default)]
pub(crate) struct ToldBefore(BTreeMap<String, Vec<i64>>);

impl ToldBefore {
    /// What the documents before `document` of a family have told.
    ///
    /// # Errors
    /// When the file cannot be read. A record that cannot be understood is told again by nobody.
    pub(crate) fn read<T: Told>(
        connection: &Connection,
        family: Family,
        document: i64,
    ) -> rusqlite::Result<Self> {
        let mut told: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        if family.likeness.is_none() {
            return Ok(Self(told));
        }
        let table = T::KIND.table();
        let sql = format!(
            "SELECT x.number, x.record, documents.text FROM {table} x JOIN documents ON documents.number = x.document \
             WHERE documents.family = ?1 AND documents.number <> ?2 AND x.copy_of IS NULL ORDER BY x.number DESC"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([family.first, document])?;
        while let Some(row) = rows.next()? {
            if let Ok(record) = serde_json::from_str::<T>(row.get_ref(1)?.as_str()?) {
                told.entry(record.key(row.get_ref(2)?.as_str()?)).or_default().push(row.get(0)?);
            }
        }
        Ok(Self(told))
    }

    /// The number of the record that this one tells again, if there is one.
    pub(crate) fn take(&mut self, record: &impl Told, text: &str) -> Option<i64> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get_mut(&record.key(text))?.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minima_are_read_as_they_were_written() {
        let minima = [0, 1, 0xdead_beef, u32::MAX];
        assert_eq!(numbers(&bytes(&minima)), minima);
    }

    #[test]
    fn quotes_are_the_same_by_their_letters() {
        assert_eq!(letters("Wir, sagte er, „bauen“ 45!"), "wirsagteerbauen45");
    }
}
