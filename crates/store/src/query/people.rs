//! People by their names.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use depesche_model::{CountryCode, Date};
use depesche_resolve::{family_name, name_key, same_person};
use rusqlite::{Row, params};
use serde::Serialize;

use crate::people::{is_full, keys, word_key};
use crate::{DocId, Result, Store};

/// So many documents of a person are named.
const DOCUMENTS: i64 = 20;

/// A person as the documents of a record show him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonRecord {
    /// The number in this record.
    pub number: i64,
    /// The name that most documents use; of several the first seen.
    pub name: String,
    /// The state that he or she speaks for, as ISO 3166-1 alpha-3.
    pub country: Option<CountryCode>,
    /// The organization that he or she speaks for.
    pub organization: Option<String>,
    /// Other spellings, in the order in which they were seen.
    pub spellings: Vec<String>,
    /// The latest first.
    pub offices: Vec<PersonOffice>,
    /// How many documents name him or her.
    pub documents: u64,
    /// The first twenty of them by day of publication.
    pub document_ids: Vec<DocId>,
}

/// An office under which documents showed somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonOffice {
    /// In English.
    pub office: String,
    /// The state or body whose office it is: a country's code or an organization's id.
    pub of: Option<String>,
    /// When the first of these documents was published; nothing where no day is known.
    pub first_day: Option<Date>,
    /// When the last one was.
    pub last_day: Option<Date>,
    /// How many they are.
    pub documents: u64,
}

/// How a name leads to a person, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Spelling,
    Family,
    Similar,
}

impl Store {
    /// The people of the record whom a name may mean: by any spelling and romanization, by the family name alone, or
    /// by a name that may be the same person's. The surest first, then those whom most documents name; nobody if no
    /// document names such a person.
    ///
    /// ```
    /// use depesche_store::Store;
    /// assert!(Store::in_memory()?.people_named("Tokajew")?.is_empty());
    /// # Ok::<(), depesche_store::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn people_named(&self, name: &str) -> Result<Vec<PersonRecord>> {
        let mut list = self
            .ways(name)
            .and_then(|ways| {
                let person = |(number, way)| Ok((way, self.person(number)?));
                ways.into_iter().map(person).collect::<rusqlite::Result<Vec<_>>>()
            })
            .map_err(|e| self.refused(e))?;
        list.sort_by_key(|(way, person)| (*way, Reverse(person.documents), person.number));
        Ok(list.into_iter().map(|(_, person)| person).collect())
    }

    /// Whom a name may mean, and how it leads there.
    fn ways(&self, name: &str) -> rusqlite::Result<BTreeMap<i64, Way>> {
        let key = name_key(name);
        let mut ways = BTreeMap::new();
        if key.is_empty() {
            return Ok(ways);
        }
        let mut exact = self.connection.prepare_cached("SELECT person FROM person_names WHERE key = ?1")?;
        for person in exact.query_map([&key], |row| row.get(0))? {
            ways.insert(person?, Way::Spelling);
        }
        let full = is_full(name);
        let words = if full { keys(name) } else { BTreeSet::from([word_key(name)]) };
        let sql = "SELECT person_names.person, person_names.name, people.country FROM person_words \
                   JOIN people ON people.number = person_words.person \
                   JOIN person_names ON person_names.person = people.number WHERE word = ?1";
        let mut similar = self.connection.prepare_cached(sql)?;
        for word in words {
            let mut rows = similar.query([word])?;
            while let Some(row) = rows.next()? {
                let (person, known): (i64, String) = (row.get(0)?, row.get(1)?);
                if ways.contains_key(&person) || !is_full(&known) {
                    continue;
                }
                let country = country(row, 2)?;
                if full && same_person(name, &known, country) {
                    ways.insert(person, Way::Similar);
                } else if !full && name_key(&family_name(&known, country)) == key {
                    ways.insert(person, Way::Family);
                }
            }
        }
        Ok(ways)
    }

    /// All that the record knows of a person.
    fn person(&self, number: i64) -> rusqlite::Result<PersonRecord> {
        let connection = &self.connection;
        let mut person =
            connection.prepare_cached("SELECT name, country, organization FROM people WHERE number = ?1")?;
        let (name, country, organization): (String, _, _) =
            person.query_row([number], |row| Ok((row.get(0)?, country(row, 1)?, row.get(2)?)))?;
        let mut names =
            connection.prepare_cached("SELECT name FROM person_names WHERE person = ?1 ORDER BY number")?;
        let mut spellings: Vec<String> =
            names.query_map([number], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        spellings.retain(|spelling| *spelling != name);
        let mut offices = connection.prepare_cached(
            "SELECT office, of_whom, first_day, last_day, documents FROM person_offices WHERE person = ?1 \
             ORDER BY last_day DESC NULLS LAST, documents DESC, office, of_whom",
        )?;
        let offices = offices.query_map([number], office)?.collect::<rusqlite::Result<_>>()?;
        let mut count =
            connection.prepare_cached("SELECT count(DISTINCT document) FROM actors WHERE person = ?1")?;
        let documents = count.query_row([number], |row| whole(row, 0))?;
        let mut ids = connection.prepare_cached(
            "SELECT DISTINCT documents.id FROM actors JOIN documents ON documents.number = actors.document \
             WHERE person = ?1 ORDER BY published NULLS LAST, documents.number LIMIT ?2",
        )?;
        let document_ids = ids
            .query_map(params![number, DOCUMENTS], |row| row.get(0).map(DocId))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(PersonRecord { number, name, country, organization, spellings, offices, documents, document_ids })
    }
}

fn office(row: &Row<'_>) -> rusqlite::Result<PersonOffice> {
    Ok(PersonOffice {
        office: row.get(0)?,
        of: row.get::<_, Option<String>>(1)?.filter(|of| !of.is_empty()),
        first_day: day(row, 2)?,
        last_day: day(row, 3)?,
        documents: whole(row, 4)?,
    })
}

fn country(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<CountryCode>> {
    Ok(row.get::<_, Option<String>>(column)?.and_then(|code| code.parse().ok()))
}

pub(super) fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<String>>(column)?.and_then(|day| day.parse().ok()))
}

pub(super) fn whole(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}
