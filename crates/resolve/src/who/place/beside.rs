//! The country, state or province that stands right beside a town: "Tripolis im Libanon", "Birmingham, Alabama", "in der
//! georgischen Stadt Batumi", "Georgia's Batumi".

use depesche_model::{CountryCode, CountryForm};

use crate::gazetteer::{Division, Town};
use crate::name::{List, Sense, Tables, Words};

/// What stands between a country's adjective or genitive and the town.
const TOWN_NOUNS: List = List(
    "stadt|hauptstadt|hafenstadt|küstenstadt|großstadt|kleinstadt|grenzstadt|millionenstadt|ort|kurort| \
     badeort|urlaubsort|metropole|gemeinde|dorf|provinzhauptstadt|touristenstadt|city|town|port|village| \
     resort|capital|metropolis|hafen|grenzort|kleinen|alten|großen",
);
/// How many words a town's "in" may stand before the country.
const REACH: usize = 6;

/// A country, and the part of it, if the words say it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Beside {
    country: CountryCode,
    division: Option<Division>,
}

impl Beside {
    /// Whether a town lies there.
    pub(crate) fn has(&self, town: &Town) -> bool {
        match self.division {
            Some(division) => town.country == Some(division.country) && town.division == division.code,
            None => town.country == Some(self.country),
        }
    }
}

/// What stands beside the words from `from` to the one before `to`; several readings, the likeliest first: Georgia is a
/// state and a part of another.
pub(crate) fn beside(tables: &Tables, words: &Words, from: usize, to: usize) -> Vec<Beside> {
    let mut list = behind(tables, words, to);
    list.extend(before(tables, words, from).map(|country| Beside { country, division: None }));
    list
}

fn behind(tables: &Tables, words: &Words, to: usize) -> Vec<Beside> {
    match words.text(to) {
        "," | "(" => at(tables, words, to + 1),
        "in" | "im" if words.is_word(to + 1) => {
            let mut list = Vec::new();
            let near = (to + 1..to + REACH).take_while(|&next| words.is_word(next) || words.hyphen(next));
            for next in near {
                list.extend(at(tables, words, next));
            }
            list.sort_by_key(|beside| beside.division.is_none());
            list
        }
        _ => Vec::new(),
    }
}

/// The part of a country and the country that the word `at` names.
fn at(tables: &Tables, words: &Words, at: usize) -> Vec<Beside> {
    let mut list = Vec::new();
    if let Some(division) = tables.division(words, at) {
        list.push(Beside { country: division.country, division: Some(division) });
    }
    if let Some(Sense::Country { code, form: CountryForm::Name, .. }) = meaning(tables, words, at) {
        list.push(Beside { country: code, division: None });
    }
    list
}

fn before(tables: &Tables, words: &Words, from: usize) -> Option<CountryCode> {
    let mut at = from;
    while at > 0
        && (TOWN_NOUNS.has(words.before(at).to_lowercase()) || words.before(at) == "of")
        && from - at < 3
    {
        at -= 1;
    }
    let word = at.checked_sub(1)?;
    if words.is_possessive(word) {
        let owner = word.checked_sub(1)?;
        return country(tables, words, owner).filter(|_| from - at > 0 || !words.german);
    }
    let adjective = if words.german {
        let found = tables.german_adjective(words.text(word)).filter(|_| !words.is_capital(word));
        found.map(|(code, _)| code)
    } else if let Some(Sense::Adjective(code, _)) = meaning(tables, words, word) {
        Some(code)
    } else {
        None
    };
    // "Georgiens Hafenstadt Batumi": the genitive only before a noun.
    let genitive = || {
        let ends = words.german && from > at && words.text(word).ends_with('s');
        ends.then(|| country(tables, words, word)).flatten()
    };
    adjective.or_else(genitive)
}

fn country(tables: &Tables, words: &Words, at: usize) -> Option<CountryCode> {
    match meaning(tables, words, at) {
        Some(Sense::Country { code, form: CountryForm::Name, .. }) => Some(code),
        _ => None,
    }
}

fn meaning(tables: &Tables, words: &Words, at: usize) -> Option<Sense> {
    tables.longest(words, at)?.meanings.first().copied()
}
