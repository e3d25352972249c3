//! Who of the record somebody in a document is.

use std::collections::BTreeSet;

use depesche_model::{CountryCode, Date};
use depesche_resolve::{is_held_by_one, name_key, same_holder, same_person};
use rusqlite::{Connection, ToSql, params};

use super::key::{is_full, keys};
use super::shown::{Agreement, Shown};

/// Documents as far apart as this, in days, tell of one term of an office.
const ONE_TERM: i32 = 92;
/// A name with so many letters is not that of two people by chance.
const LONG: usize = 10;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nobody,
    One(i64),
    /// One of several, and nothing tells which.
    Several,
}

/// A person of the record that may be meant.
#[derive(Debug)]
struct Candidate {
    person: i64,
    names: Vec<String>,
    /// Of either of the two; it tells which part of the names is the family name.
    country: Option<CountryCode>,
    agreement: Agreement,
    /// Whether a document showed him in the same office of the same state or body.
    held: bool,
}

/// Whoever has the same name, in any romanization: of the same country or organization; else the only one who may be
/// of it; else, if the name is long, the only one who has it.
pub(super) fn same_name(connection: &Connection, shown: &Shown) -> rusqlite::Result<Found> {
    let names: BTreeSet<String> = shown.names().map(name_key).filter(|key| !key.is_empty()).collect();
    let sql = "SELECT person FROM person_names WHERE key = ?1";
    let people = people_with(connection, sql, &names, &[])?;
    let own = name_key(&shown.name);
    let mut candidates = candidates(connection, shown, people)?;
    candidates.retain(|candidate| match candidate.agreement {
        _ if candidate.held => true,
        // "Smith" is whoever else is called so and no more, not every Smith of that state.
        Agreement::Same => is_full(&shown.name) || !candidate.names.iter().any(|name| is_full(name)),
        Agreement::Open => is_full(&shown.name),
        Agreement::Clash => is_full(&shown.name) && own.chars().count() >= LONG,
    });
    // Several of one name and state: other spellings of theirs have met it since. The first is meant.
    let first = candidates.iter().find(|candidate| candidate.agreement == Agreement::Same);
    Ok(match (choose(&candidates), first) {
        (Found::Several, Some(first)) => Found::One(first.person),
        (found, _) => found,
    })
}

/// Whoever has a name that may be the same person's, and is of no other country or organization; a family name alone
/// is enough where the office is the same. Nobody of `taken`: a document that tells of both tells of two people.
pub(super) fn similar_name(
    connection: &Connection,
    shown: &Shown,
    taken: &BTreeSet<i64>,
) -> rusqlite::Result<Found> {
    let words: BTreeSet<String> = shown.names().flat_map(keys).collect();
    let country = shown.country.as_ref().map(CountryCode::as_str);
    // Most of those who begin alike are of other countries; they need no closer look.
    let sql = "SELECT person FROM person_words JOIN people ON people.number = person WHERE word = ?1 \
               AND (country IS NULL OR ?2 IS NULL OR country = ?2)";
    let people = people_with(connection, sql, &words, &[&country])?;
    let mut candidates = candidates(connection, shown, &people - taken)?;
    candidates.retain(|candidate| {
        let same = |a: &str, b: &str| {
            (candidate.held || is_full(a) && is_full(b)) && same_person(a, b, candidate.country)
        };
        candidate.agreement != Agreement::Clash
            && shown.names().any(|a| candidate.names.iter().any(|b| same(a, b)))
    });
    Ok(choose(&candidates))
}

/// Whoever documents of the same weeks show in the same office of the same state, if that has one holder and the name
/// may be a mangled form of this one.
pub(super) fn same_office(
    connection: &Connection,
    day: Option<Date>,
    shown: &Shown,
    taken: &BTreeSet<i64>,
) -> rusqlite::Result<Found> {
    let (Some(day), Some(office), of_whom) = (day, &shown.office, shown.of_whom()) else {
        return Ok(Found::Nobody);
    };
    if of_whom.is_empty() || !is_held_by_one(office) {
        return Ok(Found::Nobody);
    }
    let sql = "SELECT person, first_day, last_day FROM person_offices WHERE of_whom = ?1 AND office = ?2 \
               AND first_day IS NOT NULL ORDER BY person";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![of_whom, office])?;
    let mut people = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (person, first, last): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if is_one_term(day, &first, &last) && !taken.contains(&person) {
            people.insert(person);
        }
    }
    let mut candidates = candidates(connection, shown, people)?;
    candidates.retain(|candidate| {
        shown.names().any(|a| {
            let full = candidate.names.iter().filter(|b| is_full(a) && is_full(b));
            full.into_iter().any(|b| same_holder(a, b, candidate.country))
        })
    });
    Ok(choose(&candidates))
}

/// Whether a day is within a term's time, or not far from it.
fn is_one_term(day: Date, first: &str, last: &str) -> bool {
    let number = |date: &str| date.parse::<Date>().map(Date::day_number);
    let (Ok(first), Ok(last)) =
        (number(first), last.parse::<Date>().map(|date| date.last_day().day_number()))
    else {
        return false;
    };
    day.last_day().day_number() >= first - ONE_TERM && day.day_number() <= last + ONE_TERM
}

/// The one that agrees best; of several the one who held the office.
fn choose(candidates: &[Candidate]) -> Found {
    let Some(best) = candidates.iter().map(|candidate| candidate.agreement).min() else {
        return Found::Nobody;
    };
    let best: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.agreement == best).collect();
    let held: Vec<&Candidate> = best.iter().copied().filter(|candidate| candidate.held).collect();
    match (&best[..], &held[..]) {
        ([one], _) | (_, [one]) => Found::One(one.person),
        _ => Found::Several,
    }
}

/// The people that a question finds by one of several keys, its first value, and by `others`.
fn people_with(
    connection: &Connection,
    sql: &str,
    keys: &BTreeSet<String>,
    others: &[&dyn ToSql],
) -> rusqlite::Result<BTreeSet<i64>> {
    let mut people = BTreeSet::new();
    let mut statement = connection.prepare_cached(sql)?;
    for key in keys {
        let mut values: Vec<&dyn ToSql> = vec![key];
        values.extend(others);
        for person in statement.query_map(values.as_slice(), |row| row.get(0))? {
            people.insert(person?);
        }
    }
    Ok(people)
}

/// What the record knows of these people, by number.
fn candidates(
    connection: &Connection,
    shown: &Shown,
    people: BTreeSet<i64>,
) -> rusqlite::Result<Vec<Candidate>> {
    let mut person = connection.prepare_cached(
        "SELECT country, organization, EXISTS (SELECT 1 FROM person_offices WHERE person = number AND office = ?2 \
         AND of_whom = ?3) FROM people WHERE number = ?1",
    )?;
    let mut names =
        connection.prepare_cached("SELECT name FROM person_names WHERE person = ?1 ORDER BY number")?;
    let own = (shown.country.as_ref().map(CountryCode::as_str), shown.organization.as_deref());
    let mut list = Vec::new();
    for number in people {
        let (country, agreement, held) =
            person.query_row(params![number, shown.office, shown.of_whom()], |row| {
                let (country, organization): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
                let agreement = Agreement::of(own, (country.as_deref(), organization.as_deref()));
                let country = shown.country.or_else(|| country?.parse().ok());
                Ok((country, agreement, row.get::<_, bool>(2)? && !shown.of_whom().is_empty()))
            })?;
        let names = names.query_map([number], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        list.push(Candidate { person: number, names, country, agreement, held });
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_reaches_three_months_beyond_its_documents() {
        let near = |day: &str| is_one_term(day.parse().unwrap(), "2025-05-01", "2025-06-01");
        assert!(near("2025-05-15") && near("2025-09-01") && near("2025-01-29"));
        assert!(!near("2025-09-02") && !near("2025-01-28"));
        assert!(near("2025") && near("2025-09"));
    }
}
