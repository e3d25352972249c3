//! The gazetteer: towns of GeoNames by their spellings, built into the program by `cargo xtask places`, and the places
//! that are listed by hand.

mod listed;
mod walk;

use std::sync::LazyLock;

use depesche_model::{Coordinates, CountryCode};
use fst::raw::{CompiledAddr, Fst};

pub(crate) use listed::{Division, Listed, divisions, listed};
pub(crate) use walk::longest;

static CITIES: LazyLock<Option<Cities>> = LazyLock::new(|| {
    let names = Fst::new(&include_bytes!("../../../data/place/cities.fst")[..]).ok()?;
    Some(Cities::new(names, include_str!("../../../data/place/cities.tsv")))
});

/// From this many inhabitants on, a name that is no word and no person's names the town without further evidence.
pub(crate) const SURE: u64 = 100_000;

/// How many times better known the bearer of a usual spelling counts than that of an alternate one.
const USUAL: u64 = 10;
/// How many times better known a town of the table of names counts.
const LISTED: u64 = 4;

/// The bits of a value in the automaton, as `cargo xtask places` sets them.
const BITS: u64 = 0b1111;
const GERMAN_BIT: u64 = 0b0001;
const ENGLISH_BIT: u64 = 0b0010;
const RARE_BIT: u64 = 0b0100;
const LISTED_BIT: u64 = 0b1000;

/// The table of towns.
struct Cities {
    /// Key of the spelling, zero, rank → number of the row times sixteen and four bits.
    names: Fst<&'static [u8]>,
    rows: &'static str,
    /// Where each row begins.
    starts: Vec<usize>,
}

impl Cities {
    fn new(names: Fst<&'static [u8]>, rows: &'static str) -> Self {
        let ends = rows.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        Self { names, rows, starts: ends.collect() }
    }

    fn town(&self, value: u64) -> Option<Town> {
        let start = *self.starts.get(usize::try_from(value >> 4).ok()?)?;
        let mut cells = self.rows.get(start..)?.lines().next()?.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        let (name, country, division) = (next(), next().parse().ok(), next());
        let coordinates = Coordinates { latitude: next().parse().ok()?, longitude: next().parse().ok()? };
        Some(Town {
            name,
            country,
            division,
            coordinates,
            population: next().parse().unwrap_or_default(),
            capital: next() == "c",
            bits: value & BITS,
        })
    }
}

/// All towns of one name: a place in the automaton.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Towns {
    node: CompiledAddr,
    output: u64,
}

impl Towns {
    /// The towns, the largest first.
    pub(crate) fn list(self) -> Vec<Town> {
        let Some(cities) = CITIES.as_ref() else { return Vec::new() };
        let node = cities.names.node(self.node);
        let values = node.transitions().map(|step| {
            let end = cities.names.node(step.addr).final_output();
            self.output + step.out.value() + end.value()
        });
        values.filter_map(|value| cities.town(value)).collect()
    }
}

/// A town, as one of its spellings tells it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Town {
    /// The usual English name.
    pub(crate) name: &'static str,
    pub(crate) country: Option<CountryCode>,
    /// GeoNames' code of the state or province; empty where texts do not name them.
    pub(crate) division: &'static str,
    pub(crate) coordinates: Coordinates,
    pub(crate) population: u64,
    /// Whether it is a state's capital.
    pub(crate) capital: bool,
    bits: u64,
}

impl Town {
    /// Whether the spelling is a word or a person's name in the language as well.
    pub(crate) fn is_word(&self, german: bool) -> bool {
        let bit = if german { GERMAN_BIT } else { ENGLISH_BIT };
        self.bits & bit != 0
    }

    /// Whether the spelling alone is enough.
    pub(crate) fn is_sure(&self, german: bool) -> bool {
        let known = self.population >= SURE || self.capital || self.is_listed();
        known && !self.is_word(german) && !self.is_rare()
    }

    /// How well it is known by this spelling: its inhabitants, fewer where the spelling is seldom used, more where the town
    /// is often in the news.
    pub(crate) fn weight(&self) -> u64 {
        if self.is_rare() {
            self.population / USUAL
        } else if self.is_listed() {
            self.population * LISTED
        } else {
            self.population
        }
    }

    /// Whether the spelling is the English name of a town of the table of names.
    fn is_listed(&self) -> bool {
        self.bits & LISTED_BIT != 0
    }

    fn is_rare(&self) -> bool {
        self.bits & RARE_BIT != 0
    }
}

/// The best known of some towns; of equal ones the first.
pub(crate) fn best_known<'t>(towns: impl IntoIterator<Item = &'t Town>) -> Option<&'t Town> {
    towns.into_iter().reduce(|best, town| if town.weight() > best.weight() { town } else { best })
}

#[cfg(test)]
mod tests;
