//! One person across documents.
//!
//! Within a document names are joined into people before it comes here. Each of these people is looked for in the
//! record, and is
//!
//! 1. whoever has the same name or spelling in any romanization, of the same country or organization, or of none; of
//!    another country only where the name is long;
//! 2. else whoever has a name that may be the same person's (a title, an initial, a name left out), likewise;
//! 3. else whoever documents of the same three months show in the same office of the same state, where that has one
//!    holder and the names differ as mangled ones do ("Murat Attenu", "Murat Atteneu");
//! 4. else somebody new, also where several people may be meant and nothing tells which. A wholly other name under an
//!    office is somebody new as well: the office has changed hands.
//!
//! Whoever is found gets the spellings, and the office with the document's day. Nobody is parted or joined later, so
//! that a person's number stays. Therefore the order in which documents come matters where a name is like those of two
//! people who are not like each other: whoever comes last joins neither. The days of the documents may come in any
//! order. The same documents in the same order give the same rows.

mod fill;
mod find;
mod key;
mod shown;

use std::collections::BTreeSet;

use depesche_model::Date;
use depesche_resolve::name_key;
use rusqlite::{Connection, params};

pub(crate) use fill::fill;
pub(crate) use key::{is_full, keys, word_key};
pub(crate) use shown::Shown;

use find::{Found, same_name, same_office, similar_name};

/// Links the people of one document, published on `day`, with those of the record.
pub(crate) fn link(connection: &Connection, day: Option<Date>, people: &[Shown]) -> rusqlite::Result<()> {
    // Names that are the same go first, so that nobody like them is taken for them.
    let mut found = Vec::with_capacity(people.len());
    for shown in people {
        found.push(same_name(connection, shown)?);
    }
    let mut taken: BTreeSet<i64> = BTreeSet::new();
    taken.extend(
        found.iter().filter_map(|found| if let Found::One(person) = found { Some(person) } else { None }),
    );
    let mut document = Notes { connection, day, offices: BTreeSet::new(), names: BTreeSet::new() };
    for (shown, mut found) in people.iter().zip(found) {
        if found == Found::Nobody {
            // Somebody of this very document may have come in between.
            found = same_name(connection, shown)?;
        }
        if found == Found::Nobody {
            found = similar_name(connection, shown, &taken)?;
        }
        if found == Found::Nobody {
            found = same_office(connection, day, shown, &taken)?;
        }
        let person = match found {
            Found::One(person) => person,
            Found::Nobody | Found::Several => document.add_person(shown)?,
        };
        taken.insert(person);
        document.note(person, shown)?;
    }
    Ok(())
}

/// Writes what one document tells of people.
struct Notes<'a> {
    connection: &'a Connection,
    day: Option<Date>,
    /// What was counted already: a document counts once, however many of its actors are one person.
    offices: BTreeSet<(i64, String, String)>,
    names: BTreeSet<(i64, String)>,
}

impl Notes<'_> {
    fn run(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> rusqlite::Result<usize> {
        self.connection.prepare_cached(sql)?.execute(values)
    }

    fn add_person(&self, shown: &Shown) -> rusqlite::Result<i64> {
        self.run("INSERT INTO people (name) VALUES (?1)", params![shown.name])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Adds what a document tells of a person.
    fn note(&mut self, person: i64, shown: &Shown) -> rusqlite::Result<()> {
        self.run("UPDATE actors SET person = ?1 WHERE number = ?2", params![person, shown.row])?;
        self.add_name(person, &shown.name, true)?;
        for name in &shown.written {
            self.add_name(person, name, false)?;
        }
        self.add_office(person, shown)?;
        self.run(
            "UPDATE people SET country = coalesce(country, ?2), organization = coalesce(organization, ?3), name = \
             (SELECT name FROM person_names WHERE person = ?1 ORDER BY documents DESC, number LIMIT 1) \
             WHERE number = ?1",
            params![person, shown.country.map(String::from), shown.organization],
        )?;
        Ok(())
    }

    /// Adds a spelling; `usual` if it is what the document calls the person.
    fn add_name(&mut self, person: i64, name: &str, usual: bool) -> rusqlite::Result<()> {
        let key = name_key(name);
        if key.is_empty() && !usual {
            return Ok(());
        }
        let new = "INSERT OR IGNORE INTO person_names (person, name, key, documents) VALUES (?1, ?2, ?3, 0)";
        if self.run(new, params![person, name, key])? > 0 {
            for word in keys(name) {
                self.run(
                    "INSERT OR IGNORE INTO person_words (word, person) VALUES (?1, ?2)",
                    params![word, person],
                )?;
            }
        }
        if usual && self.names.insert((person, name.to_owned())) {
            let count = "UPDATE person_names SET documents = documents + 1 WHERE person = ?1 AND name = ?2";
            self.run(count, params![person, name])?;
        }
        Ok(())
    }

    fn add_office(&mut self, person: i64, shown: &Shown) -> rusqlite::Result<()> {
        let Some(office) = &shown.office else { return Ok(()) };
        if !self.offices.insert((person, office.clone(), shown.of_whom().to_owned())) {
            return Ok(());
        }
        let sql = "INSERT INTO person_offices (person, office, of_whom, first_day, last_day, documents) \
                   VALUES (?1, ?2, ?3, ?4, ?4, 1) ON CONFLICT DO UPDATE SET \
                   first_day = min(coalesce(first_day, ?4), coalesce(?4, first_day)), \
                   last_day = max(coalesce(last_day, ?4), coalesce(?4, last_day)), documents = documents + 1";
        self.run(sql, params![person, office, shown.of_whom(), self.day.map(String::from)])?;
        Ok(())
    }
}
