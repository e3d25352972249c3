//! Who holds an office, as the documents tell it.

use depesche_model::Date;
use depesche_resolve::{KnownTerm, is_held_by_one, same_person};
use rusqlite::{Row, params};
use serde::Serialize;

use super::people::{day, whole};
use crate::{Result, Store};

/// Whom the newest documents of a record show in an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HolderRecord {
    /// In English.
    pub office: String,
    /// The state or body whose office it is: a country's code or an organization's id.
    pub of: String,
    /// The person's usual name in the record.
    pub name: String,
    /// The person's number in the record.
    pub person: i64,
    /// The day of publication of the newest of these documents.
    pub last_day: Date,
    /// How many documents show this person in this office up to the day that was asked for.
    pub documents: u64,
}

impl HolderRecord {
    /// Whether the record has learned of somebody whom the tables do not know in this office: the tables have no
    /// term of it for such a name on that day, and none of it that began later. Offices that several people hold at
    /// a time teach nothing.
    ///
    /// `terms` are what the tables know of the state or body, as in [`depesche_resolve::Known::terms`].
    pub fn is_newer_than(&self, terms: &[KnownTerm]) -> bool {
        let country = self.of.parse().ok();
        let last = self.last_day.to_string();
        let mut of_office =
            terms.iter().filter(|term| term.office == self.office && term.of.as_deref() == Some(&self.of));
        is_held_by_one(&self.office)
            && of_office.all(|term| {
                // Two days compare at the precision of the coarser one.
                let cut = |day: &str| last.len().min(day.len());
                let (from, to) = (cut(&term.from), cut(&term.to));
                let ended = !term.to.is_empty() && last.get(..to) > term.to.get(..to);
                let began = last.get(..from) >= term.from.get(..from);
                began && (ended || !same_person(&term.person, &self.name, country))
            })
    }
}

impl Store {
    /// Whom the newest documents up to a day, or all of them, show in an office of a state or body (a country's code
    /// or an organization's id): whoever is named last. Of several on one day whoever was met
    /// later: the office has changed hands. Nobody if no document with a day shows anybody.
    ///
    /// Tables end with the day on which they were written; [`HolderRecord::is_newer_than`] tells whether a document
    /// knows better.
    ///
    /// ```
    /// use depesche_store::Store;
    /// let day = "2025-06-01".parse().ok();
    /// assert_eq!(Store::in_memory()?.holder_of("foreign minister", "KAZ", day)?, None);
    /// # Ok::<(), depesche_store::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holder_of(&self, office: &str, of: &str, day: Option<Date>) -> Result<Option<HolderRecord>> {
        Ok(self.shown_in_office(of, Some(office), day)?.into_iter().next())
    }

    /// [`Store::holder_of`] for every office of a state or body, in the order of the alphabet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holders(&self, of: &str, day: Option<Date>) -> Result<Vec<HolderRecord>> {
        let mut list = self.shown_in_office(of, None, day)?;
        list.dedup_by(|later, first| later.office == first.office);
        Ok(list)
    }

    /// Everybody who is shown in an office, by office, the last one first.
    fn shown_in_office(
        &self,
        of: &str,
        office: Option<&str>,
        day: Option<Date>,
    ) -> Result<Vec<HolderRecord>> {
        let sql = "SELECT held.office, held.of_whom, people.name, people.number, max(published) AS last, \
                   count(DISTINCT actors.document) \
                   FROM person_offices held JOIN people ON people.number = held.person \
                   JOIN actors ON actors.person = held.person AND actors.office = held.office \
                   AND coalesce(actors.country, actors.organization) = held.of_whom \
                   JOIN documents ON documents.number = actors.document \
                   WHERE held.of_whom = ?1 AND (?2 IS NULL OR held.office = ?2) \
                   AND published IS NOT NULL AND (?3 IS NULL OR published <= ?3) \
                   GROUP BY held.office, held.person \
                   ORDER BY held.office, last DESC, min(published) DESC, held.person DESC";
        let day = day.map(|day| day.last_day().to_string());
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                statement
                    .query_map(params![of, office, day], holder)?
                    .filter_map(rusqlite::Result::transpose)
                    .collect()
            })
            .map_err(|e| self.refused(e))
    }
}

/// A row as a holder; none if another program has written a day that is none.
fn holder(row: &Row<'_>) -> rusqlite::Result<Option<HolderRecord>> {
    let Some(last_day) = day(row, 4)? else { return Ok(None) };
    Ok(Some(HolderRecord {
        office: row.get(0)?,
        of: row.get(1)?,
        name: row.get(2)?,
        person: row.get(3)?,
        last_day,
        documents: whole(row, 5)?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(person: &str, from: &str, to: &str) -> KnownTerm {
        KnownTerm {
            person: person.into(),
            office: "foreign minister".into(),
            of: Some("KAZ".into()),
            from: from.into(),
            to: to.into(),
            row: String::new(),
        }
    }

    #[test]
    fn a_later_name_is_newer() {
        let holder = |name: &str, day: &str, office: &str| HolderRecord {
            office: office.into(),
            of: "KAZ".into(),
            name: name.into(),
            person: 1,
            last_day: day.parse().unwrap(),
            documents: 1,
        };
        let minister = |name, day| holder(name, day, "foreign minister");
        let terms = [term("Murat Nurtleu", "2023-04", ""), term("Mukhtar Tileuberdi", "2019-09", "2023-04")];
        assert!(minister("Aigul Demo", "2026-02-01").is_newer_than(&terms));
        assert!(!minister("Murat Nurtleu", "2026-02-01").is_newer_than(&terms));
        assert!(!minister("Aigul Demo", "2015-02-01").is_newer_than(&terms), "a later term is known");
        assert!(
            !minister("Muchtar Tleuberdi", "2023-04-20").is_newer_than(&terms),
            "in the month of the change"
        );
        assert!(minister("Mukhtar Tileuberdi", "2026-01-01").is_newer_than(&terms), "back in office");
        assert!(!holder("Aigul Demo", "2026-02-01", "ambassador").is_newer_than(&terms));
        assert!(minister("Aigul Demo", "2026-02-01").is_newer_than(&[]));
    }
}
