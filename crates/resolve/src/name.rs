//! The tables of names in `data/`, read once.

mod list;
mod phrase;
mod romanization;
mod word;

use std::collections::{HashMap, HashSet};

use depesche_model::table::{forms, rows};
use depesche_model::{CountryCode, CountryForm, Language};

use crate::gazetteer::{self, Division, Listed};
use crate::who::Site;

pub(crate) use list::List;
pub(crate) use phrase::{Found, Phrases};
pub(crate) use romanization::{close, skeleton};
pub(crate) use word::Words;

const COUNTRIES: &str = include_str!("../../../data/country/countries.tsv");
const COUNTRY_FORMS: &str = include_str!("../../../data/country/forms.tsv");
const COUNTRY_TRAPS: &str = include_str!("../../../data/country/traps.tsv");
const ORGANIZATIONS: &str = include_str!("../../../data/organization/organizations.tsv");
const OFFICES: &str = include_str!("../../../data/office/offices.tsv");
const PORTFOLIOS: &str = include_str!("../../../data/office/portfolios.tsv");
const NO_NAMES: &str = include_str!("../../../data/person/no-names.tsv");
const PEOPLE: &str = include_str!("../../../data/person/people.tsv");

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
    },
    /// A state's adjective.
    Adjective(CountryCode),
    /// An organization, format or initiative, by its place in [`Tables::bodies`].
    Body(usize),
    /// An office, by its place in [`Tables::offices`].
    Office(usize),
    /// A town, region or venue.
    Place(Site),
    /// A person, by the place in [`Tables::people`].
    Person(usize),
}

/// What kind of body a row of the table tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKind {
    Organization,
    Format,
    Initiative,
}

/// An organization, meeting format or initiative.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) id: &'static str,
    pub(crate) kind: BodyKind,
    pub(crate) name: &'static str,
}

/// An office.
#[derive(Debug)]
pub(crate) struct OfficeRow {
    pub(crate) office: &'static str,
    /// Of two offices of one person the lower rank wins.
    pub(crate) rank: u8,
    pub(crate) country: Option<CountryCode>,
}

/// Somebody who holds or held offices.
#[derive(Debug)]
pub(crate) struct Holder {
    /// The usual English spelling.
    pub(crate) name: &'static str,
    /// All spellings, the usual one first.
    pub(crate) spellings: Vec<&'static str>,
    /// In the order of the table.
    pub(crate) terms: Vec<Term>,
}

/// An office held from one day to another; open ends are empty.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) office: &'static str,
    pub(crate) country: Option<CountryCode>,
    pub(crate) organization: Option<&'static str>,
    from: &'static str,
    to: &'static str,
}

impl Term {
    /// Whether the office was held on a day, as ISO 8601, at the precision of the coarser of the two.
    pub(crate) fn holds(&self, day: &str) -> bool {
        let until = |end: &str| day.get(..end.len().min(day.len())).unwrap_or(day).to_owned();
        let same = |end: &'static str| end.get(..end.len().min(day.len())).unwrap_or(end);
        (self.from.is_empty() || same(self.from) <= until(self.from).as_str())
            && (self.to.is_empty() || same(self.to) >= until(self.to).as_str())
    }
}

/// All tables.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    german: Phrases<Sense>,
    english: Phrases<Sense>,
    /// German adjectives by their stem in small letters.
    stems: HashMap<&'static str, CountryCode>,
    /// "Moskauer", "Pariser": adjectives of capitals.
    capital_adjectives: HashMap<String, CountryCode>,
    /// German portfolios by the first part of the compound in small letters, English ones by name.
    pub(crate) portfolios_de: HashMap<String, &'static str>,
    pub(crate) portfolios_en: Phrases<&'static str>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) offices: Vec<OfficeRow>,
    /// Regions and venues; towns are in the gazetteer.
    pub(crate) places: Vec<Listed>,
    divisions: Phrases<Division>,
    pub(crate) people: Vec<Holder>,
    /// Capitalised words that are no part of a person's name.
    no_names: HashSet<&'static str>,
    /// People by the skeleton of a full name, and of a family name that is enough.
    full_names: HashMap<String, usize>,
    family_names: HashMap<String, usize>,
    /// English name, and English adjective without ambiguity, for ids of formats.
    names: HashMap<CountryCode, &'static str>,
    adjectives: HashMap<CountryCode, &'static str>,
}

fn cell(row: &[&'static str], at: usize) -> &'static str {
    row.get(at).copied().unwrap_or_default()
}

impl Tables {
    /// Reads the tables that are built into the program.
    pub(crate) fn new() -> Self {
        let mut tables = Self::default();
        for row in rows(COUNTRY_TRAPS) {
            tables.german.insert(cell(&row, 0), false, Sense::Trap);
            tables.english.insert(cell(&row, 0), false, Sense::Trap);
        }
        tables.no_names = rows(NO_NAMES).flat_map(|row| cell(&row, 0).split(' ')).collect();
        tables.read_people();
        tables.read_bodies();
        tables.read_countries();
        tables.read_offices();
        tables.read_places();
        tables
    }

    /// The longest phrase at `at` in the words' language.
    pub(crate) fn longest(&self, words: &Words, at: usize) -> Option<Found<'_, Sense>> {
        if words.german { &self.german } else { &self.english }.longest(words, at)
    }

    /// The longest phrase at `at` that ends before or at the word `limit`.
    pub(crate) fn longest_within(&self, words: &Words, at: usize, limit: usize) -> Option<Found<'_, Sense>> {
        if words.german { &self.german } else { &self.english }.longest_within(words, at, limit)
    }

    /// The state or province, of those that stand beside towns, that the words at `at` name.
    pub(crate) fn division(&self, words: &Words, at: usize) -> Option<Division> {
        self.divisions.longest(words, at)?.meanings.first().copied()
    }

    /// The state whose adjective this German word is, ending and all.
    pub(crate) fn german_adjective(&self, word: &str) -> Option<CountryCode> {
        let small = word.to_lowercase();
        ["en", "em", "er", "es", "e", ""]
            .iter()
            .filter_map(|ending| small.strip_suffix(ending))
            .find_map(|stem| self.stems.get(stem).copied())
    }

    /// The state whose capital's adjective this word is: "Moskauer".
    pub(crate) fn capital_adjective(&self, word: &str) -> Option<CountryCode> {
        self.capital_adjectives.get(word).copied()
    }

    /// The person whose name these words are in yet another romanization: a full name, or a long family name.
    pub(crate) fn romanized(&self, name: &str) -> Option<usize> {
        if name.contains(' ') {
            return self.full_names.get(&skeleton(name)).copied();
        }
        let long = name.chars().count() > 5 && !self.is_no_name(name);
        long.then(|| self.family_names.get(&skeleton(name)).copied()).flatten()
    }

    /// Whether a capitalised word is known to be no part of a person's name.
    pub(crate) fn is_no_name(&self, word: &str) -> bool {
        self.no_names.contains(word)
    }

    /// The usual English name of a state.
    pub(crate) fn country_name(&self, code: CountryCode) -> &'static str {
        self.names.get(&code).copied().unwrap_or_default()
    }

    /// The English name of an organization or format of the table.
    pub(crate) fn body_name(&self, id: &str) -> Option<&'static str> {
        self.bodies.iter().find(|body| body.id == id).map(|body| body.name)
    }

    /// The usual English adjective of a state.
    pub(crate) fn country_adjective(&self, code: CountryCode) -> Option<&'static str> {
        self.adjectives.get(&code).copied()
    }

    fn read_countries(&mut self) {
        for row in rows(COUNTRIES) {
            if let Ok(code) = cell(&row, 0).parse() {
                self.names.insert(code, cell(&row, 2));
            }
        }
        for row in rows(COUNTRY_FORMS) {
            let Ok(code) = cell(&row, 0).parse::<CountryCode>() else { continue };
            let german = Language::from_code(cell(&row, 1)) == Language::German;
            let form = match cell(&row, 2) {
                "adjective" => {
                    self.read_adjectives(code, german, cell(&row, 3));
                    continue;
                }
                "inhabitant" => CountryForm::Inhabitant,
                "capital" => CountryForm::Capital,
                "seat" => CountryForm::Seat,
                _ => CountryForm::Name,
            };
            for name in forms(cell(&row, 3)) {
                let ambiguous = forms(cell(&row, 4)).any(|word| word == name);
                let sense = Sense::Country { code, form, ambiguous };
                let side = if german { &mut self.german } else { &mut self.english };
                if ambiguous || form == CountryForm::Inhabitant {
                    side.insert(name, german && form != CountryForm::Inhabitant, sense);
                } else {
                    side.insert_loud(name, german, sense);
                }
                if german && form == CountryForm::Capital {
                    for adjective in capital_adjectives(name) {
                        self.capital_adjectives.insert(adjective, code);
                    }
                }
            }
        }
    }

    fn read_adjectives(&mut self, code: CountryCode, german: bool, cell: &'static str) {
        for adjective in forms(cell) {
            match adjective.strip_suffix('!') {
                Some(fixed) => {
                    let capital = capitalized(fixed);
                    self.german.insert(&capital, false, Sense::Adjective(code));
                }
                None if german => {
                    self.stems.entry(adjective).or_insert(code);
                }
                None => {
                    self.adjectives.entry(code).or_insert(adjective);
                    self.english.insert(adjective, false, Sense::Adjective(code));
                }
            }
        }
    }

    fn read_bodies(&mut self) {
        for row in rows(ORGANIZATIONS) {
            let kind = match cell(&row, 1) {
                "format" => BodyKind::Format,
                "initiative" => BodyKind::Initiative,
                _ => BodyKind::Organization,
            };
            let sense = Sense::Body(self.bodies.len());
            self.bodies.push(Body { id: cell(&row, 0), kind, name: cell(&row, 2) });
            let acronyms = forms(cell(&row, 5)).map(|acronym| (acronym, false));
            let english = forms(cell(&row, 4)).map(|form| (form, false));
            for (form, genitive) in forms(cell(&row, 3)).map(|form| (form, true)).chain(english.clone()) {
                self.german.insert(form, genitive, sense);
            }
            for (form, genitive) in english.chain(acronyms) {
                self.english.insert(form, genitive, sense);
                if let Some(rest) = form.strip_prefix("UN ") {
                    self.english.insert(&format!("U.N. {rest}"), genitive, sense);
                    self.english.insert(&format!("United Nations {rest}"), genitive, sense);
                }
            }
            for acronym in forms(cell(&row, 5)) {
                self.german.insert(acronym, false, sense);
            }
        }
    }

    fn read_offices(&mut self) {
        for row in rows(OFFICES) {
            let sense = Sense::Office(self.offices.len());
            let rank = cell(&row, 3).parse().unwrap_or(u8::MAX);
            self.offices.push(OfficeRow { office: cell(&row, 0), rank, country: cell(&row, 4).parse().ok() });
            let german = cell(&row, 1) == "de";
            for form in forms(cell(&row, 2)) {
                if german {
                    self.german.insert(form, false, sense);
                } else {
                    self.english.insert(form, false, sense);
                    self.english.insert(&english_plural(form), false, sense);
                }
            }
        }
        for row in rows(PORTFOLIOS) {
            for stem in forms(cell(&row, 1)) {
                self.portfolios_de.insert(stem.to_lowercase(), cell(&row, 0));
            }
            for form in forms(cell(&row, 2)) {
                self.portfolios_en.insert(form, false, cell(&row, 0));
                self.portfolios_en.insert(&form.to_lowercase(), false, cell(&row, 0));
            }
        }
    }

    fn read_places(&mut self) {
        for listed in gazetteer::listed() {
            let sense = Sense::Place(Site::Listed(self.places.len()));
            for form in std::iter::once(listed.name).chain(forms(listed.forms)) {
                self.german.insert(form, true, sense);
                self.english.insert(form, false, sense);
            }
            self.places.push(listed);
        }
        for (name, division) in gazetteer::divisions() {
            self.divisions.insert(name, false, division);
        }
    }

    fn read_people(&mut self) {
        for row in rows(PEOPLE) {
            let name = cell(&row, 0);
            let organization = Some(cell(&row, 4)).filter(|organization| !organization.is_empty());
            let country = cell(&row, 3).parse().ok();
            let term =
                Term { office: cell(&row, 5), country, organization, from: cell(&row, 6), to: cell(&row, 7) };
            if let Some(holder) = self.people.iter_mut().find(|holder| holder.name == name) {
                holder.terms.push(term);
                continue;
            }
            let at = self.people.len();
            let spellings: Vec<&str> = std::iter::once(name).chain(forms(cell(&row, 1))).collect();
            for spelling in spellings.iter().copied().chain(forms(cell(&row, 2))) {
                self.german.insert_loud(spelling, true, Sense::Person(at));
                self.english.insert_loud(spelling, false, Sense::Person(at));
            }
            for spelling in spellings.iter().filter(|spelling| spelling.contains(' ')) {
                self.full_names.entry(skeleton(spelling)).or_insert(at);
            }
            for family in forms(cell(&row, 2)).filter(|family| family.chars().count() > 5) {
                self.family_names.entry(skeleton(family)).or_insert(at);
            }
            self.people.push(Holder { name, spellings, terms: vec![term] });
        }
    }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// "Moskau" gives "Moskauer", "Athen" "Athener", "Sofia" "Sofioter" is left to the table of words.
fn capital_adjectives(capital: &str) -> Vec<String> {
    let mut list = vec![format!("{capital}er")];
    if let Some(stem) = capital.strip_suffix('e') {
        list.push(format!("{stem}er"));
    }
    list
}

/// "Foreign Minister" gives "Foreign Ministers", "Minister of Foreign Affairs" "Ministers of Foreign Affairs".
fn english_plural(office: &str) -> String {
    match office.find(" of ").or_else(|| office.find(" for ")) {
        Some(at) => format!("{}s{}", &office[..at], &office[at..]),
        None => format!("{office}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_tables() {
        let tables = Tables::new();
        assert!(tables.bodies.len() > 300 && tables.places.len() > 300 && tables.offices.len() > 100);
        assert_eq!(tables.german_adjective("kasachischen"), "KAZ".parse().ok());
        assert_eq!(tables.capital_adjective("Moskauer"), "RUS".parse().ok());
    }

    #[test]
    fn terms_are_compared_at_the_coarser_precision() {
        let term =
            Term { office: "president", country: None, organization: None, from: "2019-03-20", to: "" };
        assert!(term.holds("2019") && term.holds("2019-03") && term.holds("2024-01-01"));
        assert!(!term.holds("2019-03-19") && !term.holds("2018"));
    }
}
