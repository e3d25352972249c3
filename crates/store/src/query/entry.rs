//! One record with the document and the words that it comes from.

use std::collections::BTreeMap;

use depesche_model::{
    Actor, CharIndex, Commitment, Damage, Date, Event, Evidence, Instrument, Language, Measure, Quote, Span,
    sheet,
};
use rusqlite::Params;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{DocId, Error, RecordId, RecordKind, Result, Store};

/// Which document a record was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRef {
    /// Its id.
    pub id: DocId,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Its language.
    pub lang: Language,
    /// Where it stood.
    pub url: Option<String>,
}

/// Words of a document and the rule that read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The words.
    pub words: String,
    /// The first Unicode character in the text.
    pub start: usize,
    /// The Unicode character after the last one.
    pub end: usize,
    /// The rule's name.
    pub rule: String,
    /// The same place in bytes.
    #[serde(skip)]
    pub span: Span,
}

impl Passage {
    /// The words that `evidence` points at.
    pub fn new(evidence: &Evidence, text: &str, index: &CharIndex) -> Self {
        let span = evidence.span;
        Self {
            words: span.of(text).to_owned(),
            start: index.chars(span.start),
            end: index.chars(span.end),
            rule: evidence.rule.clone().into_owned(),
            span,
        }
    }

    /// The same words and rule as the coders tell them.
    pub fn to_evidence(&self) -> Evidence {
        Evidence::new(self.span, self.rule.clone())
    }
}

/// One record with the document and the words that it comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry<T> {
    /// The record's id: `e17`.
    pub id: RecordId,
    /// The document.
    pub document: DocumentRef,
    /// The time it is for: an event's or instrument's date, the end of a measure's period, a commitment's deadline.
    pub date: Option<Date>,
    /// The words that tell it.
    pub evidence: Passage,
    /// The record of the same family that told it first, if this one stands in a copy: it is the same witness.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<RecordId>,
    /// The copies of its document that tell it again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<DocId>,
    /// The record as it stands on the coding sheet.
    #[serde(rename = "record")]
    pub sheet: Value,
    /// The record itself, whose spans count bytes.
    #[serde(skip)]
    pub record: T,
}

impl<T> Entry<T> {
    /// When it is told for: its own date, else the day of publication.
    pub fn when(&self) -> Option<Date> {
        self.date.or(self.document.published)
    }
}

/// What is kept in a table of records.
pub(crate) trait Record: Serialize + DeserializeOwned {
    const KIND: RecordKind;
    fn evidence(&self) -> &Evidence;
    fn date(&self) -> Option<Date> {
        None
    }
}

macro_rules! records {
    ($($type:ty: $kind:ident, $record:ident => $date:expr;)*) => {$(
        impl Record for $type {
            const KIND: RecordKind = RecordKind::$kind;
            fn evidence(&self) -> &Evidence { &self.evidence }
            fn date(&self) -> Option<Date> { let $record = self; $date }
        }
    )*};
}

records! {
    Actor: Actor, _record => None;
    Event: Event, record => record.date;
    Instrument: Instrument, record => record.date;
    Measure: Measure, record => record.period.map(|period| period.end);
    Commitment: Commitment, record => record.deadline;
    Quote: Quote, _record => None;
    Damage: Damage, _record => None;
}

impl Record for Evidence {
    const KIND: RecordKind = RecordKind::Boilerplate;
    fn evidence(&self) -> &Evidence {
        self
    }
}

/// A text with its characters counted; kept while entries of one answer are made.
struct Source {
    document: DocumentRef,
    text: String,
    index: CharIndex,
}

impl Store {
    /// The records of one kind whose number `chosen` (a query of one column) gives, by date (the day of publication
    /// where there is none, those without any last), then by document and place.
    pub(crate) fn entries<T: Record>(&self, chosen: &str, params: impl Params) -> Result<Vec<Entry<T>>> {
        let table = T::KIND.table();
        let first = if T::KIND.is_told_again() { "copy_of" } else { "NULL" };
        let sql = format!(
            "SELECT number, document, record, {first} FROM {table} WHERE number IN ({chosen}) \
             ORDER BY document, start_byte, number"
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(|e| self.refused(e))?;
        let rows = statement
            .query_map(params, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .map_err(|e| self.refused(e))?
            .collect::<rusqlite::Result<Vec<(i64, i64, String, Option<i64>)>>>()
            .map_err(|e| self.refused(e))?;
        let mut texts = BTreeMap::new();
        let mut entries = Vec::with_capacity(rows.len());
        for (number, document, json, first) in rows {
            if let std::collections::btree_map::Entry::Vacant(place) = texts.entry(document) {
                place.insert(self.text(document)?);
            }
            if let Some(text) = texts.get(&document) {
                let mut entry = self.entry(RecordId { kind: T::KIND, number }, &json, text)?;
                entry.copy_of = first.map(|number| RecordId { kind: T::KIND, number });
                entry.copies = self.copies(entry.id)?;
                entries.push(entry);
            }
        }
        // The sort is stable: what has the same date keeps the order of document and place.
        entries.sort_by_key(|entry: &Entry<T>| (entry.when().is_none(), entry.when()));
        Ok(entries)
    }

    fn entry<T: Record>(&self, id: RecordId, json: &str, source: &Source) -> Result<Entry<T>> {
        let record: T = serde_json::from_str(json).map_err(|cause| self.damaged(id, cause))?;
        Ok(Entry {
            id,
            document: source.document.clone(),
            date: record.date(),
            evidence: Passage::new(record.evidence(), &source.text, &source.index),
            sheet: sheet::record(&record, &source.text)
                .map_err(|cause| Error::Unwritable { what: T::KIND.name(), cause })?,
            record,
            copy_of: None,
            copies: Vec::new(),
        })
    }

    /// The documents that tell a record again, in the order in which they were read.
    fn copies(&self, id: RecordId) -> Result<Vec<DocId>> {
        if !id.kind.is_told_again() {
            return Ok(Vec::new());
        }
        let table = id.kind.table();
        let sql = format!(
            "SELECT documents.id FROM {table} x JOIN documents ON documents.number = x.document \
             WHERE x.copy_of = ?1 ORDER BY x.number"
        );
        self.connection
            .prepare_cached(&sql)
            .and_then(|mut statement| {
                statement.query_map([id.number], |row| row.get(0).map(DocId))?.collect()
            })
            .map_err(|e| self.refused(e))
    }

    fn text(&self, document: i64) -> Result<Source> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, title, published, lang, url, text FROM documents WHERE number = ?1")
            .map_err(|e| self.refused(e))?;
        statement
            .query_row([document], |row| {
                let text: String = row.get(5)?;
                Ok(Source { document: document_ref(row)?, index: CharIndex::new(&text), text })
            })
            .map_err(|e| self.refused(e))
    }
}

/// Reads `id, title, published, lang, url` from the first columns of a row.
pub(crate) fn document_ref(row: &rusqlite::Row<'_>) -> rusqlite::Result<DocumentRef> {
    Ok(DocumentRef {
        id: DocId(row.get(0)?),
        title: row.get(1)?,
        published: date(row, 2)?,
        lang: Language::from_code(&row.get::<_, String>(3)?),
        url: row.get(4)?,
    })
}

/// Reads a date from a column. What another program wrote there and is none counts as unknown.
pub(crate) fn date(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<String>>(column)?.and_then(|date| date.parse().ok()))
}
