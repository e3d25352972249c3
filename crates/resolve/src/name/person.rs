//! Who holds or held an office: the tables of people.

use depesche_model::CountryCode;

use super::romanization::skeleton;
use super::row::{Line, Row};
use super::{Sense, Tables};
use crate::who::family_name;

/// Somebody who holds or held offices.
#[derive(Debug)]
pub(crate) struct Holder {
    /// The usual English spelling.
    pub(crate) name: String,
    /// All spellings, the usual one first.
    pub(crate) spellings: Vec<String>,
    /// In the order of the tables.
    pub(crate) terms: Vec<Term>,
    /// Where the person stands first.
    pub(crate) row: Row,
}

/// An office held from one day to another; open ends are empty.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub(crate) office: String,
    pub(crate) country: Option<CountryCode>,
    pub(crate) organization: Option<String>,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) row: Row,
}

impl Term {
    /// Whether the office was held on a day, as ISO 8601, at the precision of the coarser of the two.
    pub(crate) fn holds(&self, day: &str) -> bool {
        let cut = |a: &str, b: &str| a.len().min(b.len());
        let (from, to) = (cut(&self.from, day), cut(&self.to, day));
        (self.from.is_empty() || self.from[..from] <= day[..from])
            && (self.to.is_empty() || self.to[..to] >= day[..to])
    }
}

impl Tables {
    /// Reads a row of people: name, other spellings, what is enough alone, country, organization, office, from, to.
    /// Further rows of a person add terms and spellings.
    pub(super) fn read_person(&mut self, line: &Line<'_>) {
        let term = Term {
            office: line.cell(5).to_owned(),
            country: line.cell(3).parse().ok(),
            organization: Some(line.cell(4))
                .filter(|organization| !organization.is_empty())
                .map(str::to_owned),
            from: line.cell(6).to_owned(),
            to: line.cell(7).to_owned(),
            row: line.row,
        };
        let spellings: Vec<String> = line.forms(1).map(str::to_owned).collect();
        let at = self.add_person(line.cell(0), &spellings, term);
        for family in line.forms(2) {
            self.insert_person(at, family);
            if family.chars().count() > 5 {
                self.family_names.entry(skeleton(family)).or_insert(at);
            }
        }
    }

    /// Adds somebody, or a further term and further spellings of somebody known; gives the place in [`Tables::people`].
    pub(super) fn add_person(&mut self, name: &str, spellings: &[String], term: Term) -> usize {
        let at = match self.people_by_name.get(name) {
            Some(&known) => known,
            None => {
                let at = self.people.len();
                self.people_by_name.insert(name.to_owned(), at);
                let (name, spellings) = (name.to_owned(), Vec::new());
                self.people.push(Holder { name, spellings, terms: Vec::new(), row: term.row });
                at
            }
        };
        for spelling in std::iter::once(name).chain(spellings.iter().map(String::as_str)) {
            if !self.people[at].spellings.iter().any(|known| known == spelling) {
                self.add_spelling(at, spelling, term.country);
                self.people[at].spellings.push(spelling.to_owned());
            }
        }
        let index = |people: &mut Vec<usize>| {
            if !people.contains(&at) {
                people.push(at);
            }
        };
        index(self.by_office.entry(term.office.clone()).or_default());
        if let Some(code) = term.country {
            index(self.by_state.entry(code).or_default());
            index(self.by_post.entry((term.office.clone(), code)).or_default());
        }
        self.people[at].terms.push(term);
        at
    }

    fn add_spelling(&mut self, at: usize, spelling: &str, country: Option<CountryCode>) {
        self.insert_person(at, spelling);
        if let Some((given, family)) = spelling.split_once(' ') {
            // Those whose family name stands first have their given names behind it.
            let eastern = family_name(spelling, country) == given;
            self.given.insert(skeleton(if eastern { family } else { given }));
            let people = self.full_names.entry(skeleton(spelling)).or_default();
            if !people.contains(&at) {
                people.push(at);
            }
        }
    }

    fn insert_person(&mut self, at: usize, spelling: &str) {
        self.german.insert_loud(spelling, true, Sense::Person(at));
        self.english.insert_loud(spelling, false, Sense::Person(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_compared_at_the_coarser_precision() {
        let term = Term {
            office: "president".to_owned(),
            country: None,
            organization: None,
            from: "2019-03-20".to_owned(),
            to: String::new(),
            row: Row { table: 0, line: 1 },
        };
        assert!(term.holds("2019") && term.holds("2019-03") && term.holds("2024-01-01"));
        assert!(!term.holds("2019-03-19") && !term.holds("2018"));
    }
}
