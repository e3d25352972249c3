//! The tables of names in `data/`, read once, and the user's own.

mod country;
mod english;
mod insert;
mod list;
mod office;
mod organization;
mod own;
mod person;
mod phrase;
mod romanization;
mod row;
mod word;

use std::collections::{HashMap, HashSet};

use depesche_model::table::{forms, rows};
use depesche_model::{CountryCode, CountryForm, Language};

use crate::gazetteer::{self, Division, Listed};
use crate::who::Site;

pub(crate) use english::english;
pub(crate) use list::List;
pub(crate) use office::{MINISTER, OfficeRow};
pub(crate) use organization::{Body, BodyKind, Membership};
pub use own::{NameTable, NameTableError, NameTableMistake};
pub(crate) use person::{Holder, Term};
pub(crate) use phrase::{Found, Phrases};
pub(crate) use romanization::{close, distance, skeleton, unmarked};
pub(crate) use row::{Line, Row, lines};
pub(crate) use word::Words;

const COUNTRIES: &str = include_str!("../../../data/country/countries.tsv");
pub(crate) const COUNTRY_FORMS: &str = include_str!("../../../data/country/forms.tsv");
const COUNTRY_TRAPS: &str = include_str!("../../../data/country/traps.tsv");
const ORGANIZATIONS: &str = include_str!("../../../data/organization/organizations.tsv");
const MEMBERS: &str = include_str!("../../../data/organization/members.tsv");
const OFFICES: &str = include_str!("../../../data/office/offices.tsv");
const PORTFOLIOS: &str = include_str!("../../../data/office/portfolios.tsv");
const NO_NAMES: &str = include_str!("../../../data/person/no-names.tsv");

/// A table of people as [`BUILT_IN`] has it.
macro_rules! people {
    ($name:literal) => {
        (
            concat!("person/", $name, ".tsv"),
            include_str!(concat!("../../../data/person/", $name, ".tsv")),
            Tables::read_person,
        )
    };
}

/// What a phrase of the tables may stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sense {
    /// Nothing that its words seem to name: "US-Dollar", "Persischer Golf".
    Trap,
    /// A state, by anything but its adjective.
    Country {
        /// Which one.
        code: CountryCode,
        /// In which form.
        form: CountryForm,
        /// Whether it is an ordinary word or another name as well.
        ambiguous: bool,
        /// Where the tables say so.
        row: Row,
    },
    /// A state's adjective.
    Adjective(CountryCode, Row),
    /// An organization, format or initiative, by its place in [`Tables::bodies`].
    Body(usize),
    /// The same by a form that others have as well: "Sicherheitsrat".
    ShortBody(usize),
    /// An office, by its place in [`Tables::offices`].
    Office(usize),
    /// A town, region or venue.
    Place(Site),
    /// A person, by the place in [`Tables::people`].
    Person(usize),
}

/// All tables.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// The names of the tables, below `data/` or as the user gave them.
    pub(crate) sources: Vec<String>,
    german: Phrases<Sense>,
    english: Phrases<Sense>,
    /// People, who are called alike in both languages.
    both: Phrases<Sense>,
    /// German adjectives by their stem in small letters.
    stems: HashMap<String, (CountryCode, Row)>,
    /// "Moskauer", "Pariser": adjectives of capitals.
    capital_adjectives: HashMap<String, (CountryCode, Row)>,
    /// German portfolios by the first part of the compound in small letters, English ones by name.
    pub(crate) portfolios_de: HashMap<String, String>,
    pub(crate) portfolios_en: Phrases<String>,
    pub(crate) bodies: Vec<Body>,
    /// By the body's id.
    pub(crate) members: HashMap<String, Vec<Membership>>,
    pub(crate) offices: Vec<OfficeRow>,
    /// Regions and venues; towns are in the gazetteer.
    pub(crate) places: Vec<Listed>,
    divisions: Phrases<Division>,
    pub(crate) people: Vec<Holder>,
    people_by_name: HashMap<String, usize>,
    /// Capitalised words that are no part of a person's name.
    no_names: HashSet<&'static str>,
    /// People by the skeleton of a full name, and of a family name that is enough.
    full_names: HashMap<String, Vec<usize>>,
    family_names: HashMap<String, usize>,
    /// People by office, and by office and state.
    by_office: HashMap<String, Vec<usize>>,
    /// The skeletons of given names.
    given: HashSet<String>,
    ranks: HashMap<String, u8>,
    by_state: HashMap<CountryCode, Vec<usize>>,
    by_post: HashMap<(String, CountryCode), Vec<usize>>,
    /// English name, and English adjective without ambiguity, for ids of formats.
    names: HashMap<CountryCode, String>,
    adjectives: HashMap<CountryCode, String>,
    country_rows: HashMap<CountryCode, Row>,
}

fn cell(row: &[&'static str], at: usize) -> &'static str {
    row.get(at).copied().unwrap_or_default()
}

/// A table that is built into the program: its name below `data/`, its text, and how a row of it is read. Where a phrase
/// has several meanings the first one counts, so the order matters.
type BuiltIn = (&'static str, &'static str, fn(&mut Tables, &Line<'_>));

const BUILT_IN: &[BuiltIn] = &[
    people!("europe"),
    people!("north-america"),
    people!("asia"),
    people!("middle-east"),
    people!("africa"),
    people!("latin-america"),
    people!("oceania"),
    people!("organizations"),
    ("organization/organizations.tsv", ORGANIZATIONS, Tables::read_body),
    ("organization/members.tsv", MEMBERS, Tables::read_member),
    ("country/countries.tsv", COUNTRIES, Tables::read_country),
    ("country/forms.tsv", COUNTRY_FORMS, Tables::read_country_forms),
    ("office/offices.tsv", OFFICES, Tables::read_office),
    ("office/portfolios.tsv", PORTFOLIOS, Tables::read_portfolio),
];

impl Tables {
    /// Reads the tables that are built into the program, and before them the user's own.
    pub(crate) fn new(own: &[NameTable]) -> Self {
        let mut tables = Self::default();
        for table in own {
            tables.read_own(table);
        }
        for row in rows(COUNTRY_TRAPS) {
            tables.german.insert(cell(&row, 0), false, Sense::Trap);
            tables.english.insert(cell(&row, 0), false, Sense::Trap);
        }
        tables.no_names = rows(NO_NAMES).flat_map(|row| cell(&row, 0).split(' ')).collect();
        for (name, text, read) in BUILT_IN {
            let table = tables.add_source(name);
            for line in lines(text, table) {
                read(&mut tables, &line);
            }
        }
        tables.read_places();
        tables
    }

    /// The names of countries alone.
    fn countries() -> Self {
        let mut tables = Self::default();
        lines(COUNTRIES, 0).for_each(|line| tables.read_country(&line));
        lines(COUNTRY_FORMS, 0).for_each(|line| tables.read_country_forms(&line));
        tables
    }

    /// The state of that name, in either language, or of that ISO 3166-1 alpha-3 code in small letters.
    pub(crate) fn country_called(&self, name: &str) -> Option<CountryCode> {
        let words = Words::new(name, &Language::German);
        let called = |phrases: &Phrases<Sense>| {
            let found = phrases.longest(&words, 0).filter(|found| found.to == words.len())?;
            found.meanings.iter().find_map(|sense| match sense {
                Sense::Country { code, .. } => Some(*code),
                _ => None,
            })
        };
        let code = name.to_uppercase().parse().ok().filter(|code| self.names.contains_key(code));
        code.or_else(|| called(&self.german)).or_else(|| called(&self.english))
    }

    /// All that a whole phrase may mean, in German first, then in English.
    pub(crate) fn meanings(&self, phrase: &str) -> Vec<Sense> {
        let words = Words::new(phrase, &Language::German);
        let sides = [&self.both, &self.german, &self.english].map(|phrases| phrases.longest(&words, 0));
        let whole = sides.into_iter().flatten().filter(|found| found.to == words.len());
        let mut list: Vec<Sense> = Vec::new();
        for sense in whole.flat_map(|found| found.meanings) {
            if !list.contains(sense) {
                list.push(*sense);
            }
        }
        let adjective = self.german_adjective(phrase).map(|(code, row)| Sense::Adjective(code, row));
        list.extend(adjective);
        list
    }

    /// A state as itself, by the row that has its code.
    pub(crate) fn country_sense(&self, code: CountryCode) -> Sense {
        let row = self.country_rows.get(&code).copied().unwrap_or(Row { table: 0, line: 0 });
        Sense::Country { code, form: CountryForm::Name, ambiguous: false, row }
    }

    fn add_source(&mut self, name: &str) -> u16 {
        self.sources.push(name.to_owned());
        u16::try_from(self.sources.len() - 1).unwrap_or(u16::MAX)
    }

    /// A row as the output names it: `person/people.tsv:12`.
    pub(crate) fn tell(&self, row: Row) -> String {
        let table = self.sources.get(usize::from(row.table)).map_or("", String::as_str);
        format!("{table}:{}", row.line)
    }

    /// The row that a sense was read from.
    pub(crate) fn row_of(&self, sense: Sense) -> Option<Row> {
        match sense {
            Sense::Country { row, .. } | Sense::Adjective(_, row) => Some(row),
            Sense::Body(body) | Sense::ShortBody(body) => self.bodies.get(body).map(|body| body.row),
            Sense::Office(office) => self.offices.get(office).map(|office| office.row),
            Sense::Person(person) => self.people.get(person).map(|holder| holder.row),
            Sense::Trap | Sense::Place(_) => None,
        }
    }

    /// The longest phrase at `at` in the words' language.
    pub(crate) fn longest(&self, words: &Words, at: usize) -> Option<Found<'_, Sense>> {
        self.longest_within(words, at, words.len())
    }

    /// The longest phrase at `at` that ends before or at the word `limit`; of equally long ones a person counts before all
    /// but what is known to name nobody.
    pub(crate) fn longest_within(&self, words: &Words, at: usize, limit: usize) -> Option<Found<'_, Sense>> {
        let side = if words.german { &self.german } else { &self.english }.longest_within(words, at, limit);
        // English has no genitive without its mark.
        let person =
            self.both.longest_within(words, at, limit).filter(|found| words.german || !found.genitive);
        match (side, person) {
            (Some(side), Some(person)) => {
                let nobody = matches!(side.meanings.first(), Some(Sense::Trap));
                let first = person.to > side.to || person.to == side.to && !nobody;
                Some(if first { person } else { side })
            }
            (side, person) => side.or(person),
        }
    }

    /// The state or province, of those that stand beside towns, that the words at `at` name.
    pub(crate) fn division(&self, words: &Words, at: usize) -> Option<Division> {
        self.divisions.longest(words, at)?.meanings.first().copied()
    }

    /// The state whose adjective this German word is, ending and all.
    pub(crate) fn german_adjective(&self, word: &str) -> Option<(CountryCode, Row)> {
        let small = word.to_lowercase();
        ["en", "em", "er", "es", "e", ""]
            .iter()
            .filter_map(|ending| small.strip_suffix(ending))
            .find_map(|stem| self.stems.get(stem).copied())
    }

    /// The state whose capital's adjective this word is: "Moskauer".
    pub(crate) fn capital_adjective(&self, word: &str) -> Option<(CountryCode, Row)> {
        self.capital_adjectives.get(word).copied()
    }

    /// The person whose name these words are in yet another romanization: a full name, or a long family name.
    pub(crate) fn romanized(&self, name: &str) -> Option<usize> {
        if name.contains(' ') {
            return self.full_names.get(&skeleton(name)).and_then(|people| people.first().copied());
        }
        let long = name.chars().count() > 5 && !self.is_no_name(name);
        long.then(|| self.family_names.get(&skeleton(name)).copied()).flatten()
    }

    /// The people with a full name of this skeleton, in the order of the tables.
    pub(crate) fn called(&self, skeleton: &str) -> &[usize] {
        self.full_names.get(skeleton).map_or(&[], Vec::as_slice)
    }

    /// The people who hold or held an office, of one state or of any, in the order of the tables.
    pub(crate) fn holders(&self, office: &str, country: Option<CountryCode>) -> &[usize] {
        match country {
            Some(code) => self.by_post.get(&(office.to_owned(), code)),
            None => self.by_office.get(office),
        }
        .map_or(&[], Vec::as_slice)
    }

    /// The rank of an office: of two offices of one person the lower one counts.
    pub(crate) fn rank(&self, office: &str) -> u8 {
        self.ranks.get(office).copied().unwrap_or(if office.starts_with("former") {
            u8::MAX
        } else {
            MINISTER
        })
    }

    /// All people of a state, in the order of the tables.
    pub(crate) fn of_state(&self, country: CountryCode) -> &[usize] {
        self.by_state.get(&country).map_or(&[], Vec::as_slice)
    }

    /// Whether somebody of the tables has this given name, in any spelling.
    pub(crate) fn is_given(&self, word: &str) -> bool {
        self.given.contains(&skeleton(word))
    }

    /// Whether a capitalised word is known to be no part of a person's name.
    pub(crate) fn is_no_name(&self, word: &str) -> bool {
        self.no_names.contains(word)
    }

    /// The usual English name of a state.
    pub(crate) fn country_name(&self, code: CountryCode) -> &str {
        self.names.get(&code).map_or("", String::as_str)
    }

    /// The English name of an organization or format of the table.
    pub(crate) fn body_name(&self, id: &str) -> Option<&str> {
        self.bodies.iter().find(|body| body.id == id).map(|body| body.name.as_str())
    }

    /// The usual English adjective of a state.
    pub(crate) fn country_adjective(&self, code: CountryCode) -> Option<&str> {
        self.adjectives.get(&code).map(String::as_str)
    }

    fn read_places(&mut self) {
        for listed in gazetteer::listed() {
            let sense = Sense::Place(Site::Listed(self.places.len()));
            let mut insert = |form: &str| {
                self.german.insert(form, true, sense);
                self.english.insert(form, false, sense);
            };
            insert(&listed.name);
            forms(listed.forms).for_each(insert);
            self.places.push(listed);
        }
        for (name, division) in gazetteer::divisions() {
            self.divisions.insert(name, false, division);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_tables() {
        let tables = Tables::new(&[]);
        assert!(tables.bodies.len() > 300 && tables.places.len() > 300 && tables.offices.len() > 100);
        assert_eq!(tables.german_adjective("kasachischen").map(|found| found.0), "KAZ".parse().ok());
        assert_eq!(tables.capital_adjective("Moskauer").map(|found| found.0), "RUS".parse().ok());
    }
}
