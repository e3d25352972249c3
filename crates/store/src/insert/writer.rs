//! The rows of one document.

use std::collections::BTreeSet;

use depesche_model::{
    ActorKind, Coded, Commitment, Date, Document, Event, Instrument, Measure, Quote, Sketch,
};
use rusqlite::{ToSql, Transaction, params};

use crate::doubt;
use crate::elsewhere;
use crate::family::{self, Family, Told, ToldBefore};
use crate::line::Lines;
use crate::people::{self, Shown};
use crate::query::entry::Record;
use crate::{Error, RecordId, Result};

/// What coded the documents that this program writes.
const PROGRAM: &str = concat!("depesche ", env!("CARGO_PKG_VERSION"));

/// Writes the rows of one document.
pub(super) struct Writer<'a> {
    transaction: &'a Transaction<'a>,
    document: i64,
    family: Family,
    lines: Lines,
    /// Of publication.
    day: Option<Date>,
    path: &'a std::path::Path,
}

impl<'a> Writer<'a> {
    /// For one document that was published on `day`.
    pub(super) fn new(
        transaction: &'a Transaction<'a>,
        day: Option<Date>,
        path: &'a std::path::Path,
    ) -> Self {
        let family = Family { first: 0, likeness: None };
        Self { transaction, document: 0, family, lines: Lines::default(), day, path }
    }

    /// Writes the document, what it tells, and what it shows of others: whose copy it is, which lines its publisher repeats, what
    /// other copies have whole.
    pub(super) fn write(
        mut self,
        id: &str,
        hash: &str,
        document: &Document,
        coded: &Coded,
        sketch: &Sketch,
    ) -> Result<()> {
        let dateline = document.dateline.as_ref().map(|line| json("a dateline", line)).transpose()?;
        let published = document.published.map(|date| date.to_string());
        self.row(
            "INSERT INTO documents (id, hash, url, lang, published, title, text, dateline, program, author, sitename)",
            params![
                id,
                hash,
                document.url,
                document.lang.code(),
                published,
                document.title,
                document.text,
                dateline,
                PROGRAM,
                document.author,
                document.sitename
            ],
        )?;
        self.document = self.transaction.last_insert_rowid();
        self.family = family::join(self.transaction, self.document, sketch)
            .map_err(|cause| Error::database("write to", self.path, cause))?;
        self.lines = Lines::join(self.transaction, self.family, self.document, &sketch.lines)
            .map_err(|cause| Error::database("write to", self.path, cause))?;
        let (likeness, by) = self.family.likeness.map(|(share, sign)| (share, sign.as_str())).unzip();
        self.transaction
            .prepare_cached("UPDATE documents SET family = ?2, likeness = ?3, like_by = ?4 WHERE number = ?1")
            .and_then(|mut update| update.execute(params![self.document, self.family.first, likeness, by]))
            .map_err(|cause| Error::database("write to", self.path, cause))?;
        self.row(
            "INSERT INTO document_words (rowid, title, text)",
            params![self.document, document.title, document.text],
        )?;
        let text = document.text.as_str();
        for line in &document.boilerplate {
            self.record(line, text, "", &[])?;
        }
        for place in &document.damage {
            self.record(place, text, ", kind", &[&word(place.kind)?])?;
        }
        self.coded(coded, text)?;
        self.lines
            .mark(self.transaction, self.document)
            .and_then(|()| elsewhere::mend(self.transaction, self.family))
            .map_err(|cause| Error::database("write to", self.path, cause))
    }

    fn coded(&self, coded: &Coded, text: &str) -> Result<()> {
        let mut people = Vec::new();
        for actor in &coded.actors {
            let kind = match actor.kind {
                ActorKind::Country => "country",
                ActorKind::Organization => "organization",
                ActorKind::Format => "format",
                ActorKind::Person => "person",
            };
            let country = actor.country.map(String::from);
            let number = self.record(
                actor,
                text,
                ", id, kind, name, country, organization, office",
                &[&actor.id, &kind, &actor.name, &country, &actor.organization, &actor.office],
            )?;
            people.extend(Shown::new(number, actor, text));
            if actor.kind != ActorKind::Person {
                let written = actor.as_written.iter().map(|span| span.of(text));
                for name in written.chain([actor.id.as_str(), actor.name.as_str()]) {
                    self.row(
                        "INSERT OR IGNORE INTO actor_names (name, actor)",
                        params![fold(name), actor.id],
                    )?;
                }
            }
        }
        people::link(self.transaction, self.day, &people)
            .map_err(|cause| Error::database("write to", self.path, cause))?;
        let mut told = self.told_before::<Event>()?;
        for event in &coded.events {
            let number = self.record(
                event,
                text,
                ", copy_of, type, mode, date, place, place_country, status",
                &[
                    &self.first(&mut told, event, text)?,
                    &event.kind.as_str(),
                    &event.mode.map(depesche_model::Mode::as_str),
                    &date(event),
                    &event.place,
                    &event.place_country.map(String::from),
                    &event.status.as_str(),
                ],
            )?;
            self.list("event_actors (event, position, actor)", number, &event.actors)?;
            self.list("event_people (event, position, person)", number, &event.people)?;
        }
        let mut told = self.told_before::<Instrument>()?;
        for instrument in &coded.instruments {
            let number = self.record(
                instrument,
                text,
                ", copy_of, kind, status, subject, date",
                &[
                    &self.first(&mut told, instrument, text)?,
                    &instrument.kind.as_str(),
                    &instrument.status.as_str(),
                    &instrument.subject,
                    &date(instrument),
                ],
            )?;
            self.list("instrument_parties (instrument, position, actor)", number, &instrument.parties)?;
        }
        let mut told = self.told_before::<Measure>()?;
        for claimed in &coded.measures {
            let mut measure = claimed.clone();
            doubt::doubt(self.transaction, self.family, &mut measure)
                .map_err(|cause| Error::database("read", self.path, cause))?;
            let measure = &measure;
            let number = self.record(
                measure,
                text,
                ", copy_of, indicator, value, unit, period, date",
                &[
                    &self.first(&mut told, measure, text)?,
                    &measure.indicator.as_str(),
                    &measure.value.normalize().to_string(),
                    &measure.unit.0,
                    &measure.period.map(String::from),
                    &date(measure),
                ],
            )?;
            self.list("measure_owners (measure, position, actor)", number, &measure.of)?;
        }
        let mut told = self.told_before::<Commitment>()?;
        for commitment in &coded.commitments {
            let number = self.record(
                commitment,
                text,
                ", copy_of, what, date",
                &[&self.first(&mut told, commitment, text)?, &commitment.what, &date(commitment)],
            )?;
            self.list("commitment_actors (commitment, position, actor)", number, &commitment.actors)?;
        }
        let mut told = self.told_before::<Quote>()?;
        for quote in &coded.quotes {
            self.record(
                quote,
                text,
                ", copy_of, type, speaker, country",
                &[
                    &self.first(&mut told, quote, text)?,
                    &quote.kind.as_str(),
                    &quote.speaker,
                    &quote.country.map(String::from),
                ],
            )?;
        }
        Ok(())
    }

    fn told_before<T: Told>(&self) -> Result<ToldBefore> {
        ToldBefore::read::<T>(self.transaction, self.family, self.document)
            .map_err(|cause| Error::database("read", self.path, cause))
    }

    /// The number of the record that told the same first, in this family or in a line that the publisher repeats.
    fn first(&self, told: &mut ToldBefore, record: &impl Told, text: &str) -> Result<Option<i64>> {
        if let Some(first) = told.take(record, text) {
            return Ok(Some(first));
        }
        let told = self.lines.told(self.transaction, record, text);
        told.map_err(|cause| Error::database("read", self.path, cause))
    }

    /// Writes one record with its own `columns` and their `values`, and its words for the search.
    fn record<T: Record>(&self, record: &T, text: &str, columns: &str, values: &[&dyn ToSql]) -> Result<i64> {
        let evidence = record.evidence();
        let (start, end) = (place(evidence.span.start), place(evidence.span.end));
        let json = json(T::KIND.name(), record)?;
        let mut row: Vec<&dyn ToSql> = vec![&self.document, &start, &end, &evidence.rule, &json];
        row.extend(values);
        let table = T::KIND.table();
        self.row(
            &format!("INSERT INTO {table} (document, start_byte, end_byte, rule, record{columns})"),
            row.as_slice(),
        )?;
        let id = RecordId { kind: T::KIND, number: self.transaction.last_insert_rowid() };
        if !T::KIND.is_about_the_page() {
            let words = evidence.span.of(text);
            self.row("INSERT INTO record_words (words, record)", params![words, id.to_string()])?;
        }
        Ok(id.number)
    }

    /// Writes who takes part in a record, in order, each once.
    fn list(&self, table: &str, record: i64, names: &[String]) -> Result<()> {
        let mut seen = BTreeSet::new();
        for (position, name) in names.iter().filter(|name| seen.insert(*name)).enumerate() {
            self.row(&format!("INSERT INTO {table}"), params![record, place(position), name])?;
        }
        Ok(())
    }

    /// Runs an `insert` with as many values as there are.
    fn row(&self, insert: &str, values: &[&dyn ToSql]) -> Result<()> {
        let marks = vec!["?"; values.len()].join(", ");
        self.transaction
            .prepare_cached(&format!("{insert} VALUES ({marks})"))
            .and_then(|mut statement| statement.execute(values))
            .map_err(|cause| Error::database("write to", self.path, cause))?;
        Ok(())
    }
}

fn date(record: &impl Record) -> Option<String> {
    record.date().map(String::from)
}

/// A place in a text as a number of the database.
pub(crate) fn place(offset: usize) -> i64 {
    i64::try_from(offset).unwrap_or(i64::MAX)
}

/// A name as it is looked up: in small letters, with single blanks.
pub(crate) fn fold(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn json(what: &'static str, value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|cause| Error::Unwritable { what, cause })
}

/// The word that a code leaves as.
fn word(code: impl serde::Serialize) -> Result<String> {
    let value = serde_json::to_value(code).map_err(|cause| Error::Unwritable { what: "a code", cause })?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}
