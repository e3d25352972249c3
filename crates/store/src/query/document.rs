//! One document with all its records.

use depesche_model::{
    Actor, CharIndex, Commitment, Damage, Document, Event, Evidence, Instrument, Language, Measure, Quote,
};
use rusqlite::OptionalExtension;
use serde::Serialize;

use super::family::Family;
use crate::query::entry::{Record, date};
use crate::{Entry, Passage, Result, Store};

/// One document with all its records, each list in the order of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentRecord {
    /// The document as it was read.
    #[serde(skip)]
    pub document: Document,
    /// Its id, as in [`Document::id`].
    pub id: String,
    /// Where it stood.
    pub url: Option<String>,
    /// Its language.
    pub lang: Language,
    /// When it was published.
    pub published: Option<depesche_model::Date>,
    /// Its headline.
    pub title: Option<String>,
    /// Who wrote it, as its page says.
    pub author: Option<String>,
    /// The name of its site.
    pub sitename: Option<String>,
    /// The copies and rewrites of the same report, if there are any.
    pub family: Option<Family>,
    /// The text that all places count in.
    pub text: String,
    /// The program that coded it: `depesche 0.1.0`.
    pub program: String,
    /// The opening that says where and when it was filed.
    pub dateline: Option<Passage>,
    /// Lines that are no part of the article.
    pub boilerplate: Vec<Entry<Evidence>>,
    /// Who is named.
    pub actors: Vec<Entry<Actor>>,
    /// What happened.
    pub events: Vec<Entry<Event>>,
    /// What was signed, adopted or planned.
    pub instruments: Vec<Entry<Instrument>>,
    /// Which figures were claimed.
    pub measures: Vec<Entry<Measure>>,
    /// What was promised.
    pub commitments: Vec<Entry<Commitment>>,
    /// Who said what.
    pub quotes: Vec<Entry<Quote>>,
    /// Broken places.
    pub damage: Vec<Entry<Damage>>,
}

impl Store {
    /// The document with this id, if there is one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn document(&self, id: &str) -> Result<Option<DocumentRecord>> {
        let found = self
            .connection
            .prepare_cached("SELECT number, program FROM documents WHERE id = ?1")
            .and_then(|mut statement| {
                statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()
            })
            .map_err(|e| self.refused(e))?;
        let Some((number, program)) = found else {
            return Ok(None);
        };
        let document = self.bare_document(number)?;
        let index = CharIndex::new(&document.text);
        let dateline =
            document.dateline.as_ref().map(|line| Passage::new(&line.evidence, &document.text, &index));
        Ok(Some(DocumentRecord {
            id: document.id.clone(),
            url: document.url.clone(),
            lang: document.lang.clone(),
            author: document.author.clone(),
            sitename: document.sitename.clone(),
            published: document.published,
            title: document.title.clone(),
            text: document.text.clone(),
            family: self.family(number)?,
            program,
            dateline,
            boilerplate: self.of_document(number)?,
            actors: self.of_document(number)?,
            events: self.of_document(number)?,
            instruments: self.of_document(number)?,
            measures: self.of_document(number)?,
            commitments: self.of_document(number)?,
            quotes: self.of_document(number)?,
            damage: self.of_document(number)?,
            document,
        }))
    }

    /// All documents with all their records, in the order in which they were read; each is made when it is asked for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn all_documents(&self) -> Result<impl Iterator<Item = Result<DocumentRecord>>> {
        let ids: Vec<String> = self
            .connection
            .prepare_cached("SELECT id FROM documents ORDER BY number")
            .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
            .map_err(|e| self.refused(e))?;
        Ok(ids.into_iter().filter_map(|id| self.document(&id).transpose()))
    }

    fn of_document<T: Record>(&self, document: i64) -> Result<Vec<Entry<T>>> {
        let chosen = format!("SELECT number FROM {} WHERE document = ?1", T::KIND.table());
        let mut entries = self.entries(&chosen, [document])?;
        entries.sort_by_key(|entry: &Entry<T>| entry.id);
        Ok(entries)
    }

    /// The document as it was read.
    pub(crate) fn bare_document(&self, number: i64) -> Result<Document> {
        let sql = "SELECT id, url, lang, published, title, text, dateline, author, sitename FROM documents WHERE number = ?1";
        let (mut document, dateline): (Document, Option<String>) = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                statement.query_row([number], |row| {
                    let document = Document {
                        id: row.get(0)?,
                        url: row.get(1)?,
                        lang: Language::from_code(&row.get::<_, String>(2)?),
                        published: date(row, 3)?,
                        title: row.get(4)?,
                        author: row.get(7)?,
                        sitename: row.get(8)?,
                        text: row.get(5)?,
                        boilerplate: Vec::new(),
                        dateline: None,
                        damage: Vec::new(),
                    };
                    Ok((document, row.get(6)?))
                })
            })
            .map_err(|e| self.refused(e))?;
        if let Some(json) = dateline {
            let dateline = serde_json::from_str(&json);
            document.dateline = Some(dateline.map_err(|cause| self.damaged(&document.id, cause))?);
        }
        document.boilerplate = self.records(number)?;
        document.damage = self.records(number)?;
        Ok(document)
    }

    /// The records of one kind of one document, as they were coded.
    pub(crate) fn records<T: Record>(&self, document: i64) -> Result<Vec<T>> {
        let sql =
            format!("SELECT number, record FROM {} WHERE document = ?1 ORDER BY number", T::KIND.table());
        let rows = self
            .connection
            .prepare_cached(&sql)
            .and_then(|mut statement| {
                statement
                    .query_map([document], |row| Ok((row.get(0)?, row.get(1)?)))?
                    .collect::<rusqlite::Result<Vec<(i64, String)>>>()
            })
            .map_err(|e| self.refused(e))?;
        rows.iter()
            .map(|(number, json)| {
                let id = crate::RecordId { kind: T::KIND, number: *number };
                serde_json::from_str(json).map_err(|cause| self.damaged(id, cause))
            })
            .collect()
    }
}
