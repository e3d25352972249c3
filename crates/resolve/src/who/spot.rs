//! Where the tables' phrases stand in a text, before anything is decided about them.

use depesche_model::{CountryCode, CountryForm, Document, Mention, Named, Parsed, Span};

use super::{person_model, place};
use crate::gazetteer::{self, Towns};
use crate::name::{Holder, Row, Sense, Tables, Words};

/// A place of the tables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Site {
    /// A region or venue, by its place in [`Tables::places`].
    Listed(usize),
    /// The towns of one name.
    Towns(Towns),
}

/// A phrase of the tables in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    /// Its first word.
    pub(crate) from: usize,
    /// The word behind it.
    pub(crate) to: usize,
    /// What it most probably stands for.
    pub(crate) sense: Sense,
    /// The place of that name, if it is a capital or seat of government as well.
    pub(crate) place: Option<Site>,
    /// Whether it carries a genitive, "s" or "'s".
    pub(crate) genitive: bool,
}

impl Spot {
    /// The state that it names, by name, capital, adjective or inhabitant.
    pub(crate) fn country(&self) -> Option<CountryCode> {
        match self.sense {
            Sense::Country { code, .. } | Sense::Adjective(code, _) => Some(code),
            _ => None,
        }
    }

    /// Whether it is a state's own name.
    pub(crate) fn is_name(&self) -> bool {
        matches!(self.sense, Sense::Country { form: CountryForm::Name, .. })
    }

    /// Whether it is a state's adjective.
    pub(crate) fn is_adjective(&self) -> bool {
        matches!(self.sense, Sense::Adjective(..))
    }

    /// Whether it is a capital.
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.sense, Sense::Country { form: CountryForm::Capital, .. })
    }
}

/// A text with its words and spots.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) document: &'a Document,
    pub(crate) parsed: &'a Parsed,
    pub(crate) tables: &'a Tables,
    pub(crate) words: Words<'a>,
    /// The day of the document, as ISO 8601: that of its publication, else that of its dateline.
    pub(crate) day: Option<String>,
    /// In order, without overlap.
    pub(crate) spots: Vec<Spot>,
    /// Countries and organizations inside the spots of offices: "Hoher Vertreter der EU".
    pub(crate) inner: Vec<Spot>,
    /// Names of people as the name model sees them: the first word of each and the word behind it.
    pub(crate) people: Vec<(usize, usize)>,
    /// The spot that covers a word, by word.
    cover: Vec<Option<usize>>,
}

impl<'a> Scene<'a> {
    /// Looks up every word of the document.
    pub(crate) fn new(document: &'a Document, parsed: &'a Parsed, tables: &'a Tables) -> Self {
        let words = Words::new(&document.text, &document.lang);
        let cover = vec![None; words.len()];
        let dateline = || document.dateline.as_ref()?.value?.single();
        let day = document.published.or_else(dateline).map(|date| date.to_string());
        let mut scene = Self {
            document,
            parsed,
            tables,
            words,
            day,
            spots: Vec::new(),
            inner: Vec::new(),
            people: Vec::new(),
            cover,
        };
        scene.scan();
        scene.decide_short_bodies();
        scene.people = person_model::spans(&scene);
        scene
    }

    /// The spot that covers the word `at`.
    pub(crate) fn spot(&self, at: usize) -> Option<&Spot> {
        self.spots.get(self.cover.get(at).copied().flatten()?)
    }

    /// The spot that starts with the word `at`.
    pub(crate) fn starting(&self, at: usize) -> Option<&Spot> {
        self.spot(at).filter(|spot| spot.from == at)
    }

    /// The spot that ends right before the word `at`.
    pub(crate) fn ending(&self, at: usize) -> Option<&Spot> {
        self.spot(at.checked_sub(1)?).filter(|spot| spot.to == at)
    }

    /// A mention of what a spot names, with the row of the table that knows it.
    pub(crate) fn mention(&self, spot: &Spot, named: Named, rule: &'static str) -> Mention {
        let mut mention = Mention::new(self.span(spot), named, rule);
        mention.row = self.row_of(spot.sense);
        mention
    }

    /// The row of the tables that a sense stands in, as the output names it.
    pub(crate) fn row_of(&self, sense: Sense) -> Option<Box<str>> {
        self.tables.row_of(sense).map(|row| self.tables.tell(row).into())
    }

    /// The state that somebody of the tables speaks for on the day of the document.
    pub(crate) fn state_of(&self, holder: &Holder) -> Option<CountryCode> {
        let day = self.day.as_deref();
        let serves = holder.terms.iter().find(|term| day.is_some_and(|day| term.holds(day)));
        serves.or(holder.terms.first()).and_then(|term| term.country)
    }

    /// The bytes of a spot.
    pub(crate) fn span(&self, spot: &Spot) -> Span {
        self.words.span(spot.from, spot.to)
    }

    /// Whether the words from `from` on are no part of the article.
    pub(crate) fn is_boilerplate(&self, from: usize) -> bool {
        self.document.is_boilerplate(self.words.span(from, from + 1))
    }

    /// Whether the word `at` stands in the dateline.
    pub(crate) fn is_dateline(&self, at: usize) -> bool {
        let span = self.words.span(at, at + 1);
        self.document.dateline.as_ref().is_some_and(|dateline| dateline.evidence.span.contains(span))
    }

    /// The German small word without its case: prepositions and articles at the start of a sentence.
    pub(crate) fn small(&self, at: usize) -> String {
        self.words.text(at).to_lowercase()
    }

    fn scan(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            match self.look_up(at).filter(|_| !self.is_boilerplate(at)) {
                Some(spot) => {
                    let index = self.spots.len();
                    self.cover[spot.from..spot.to].fill(Some(index));
                    self.spots.push(spot);
                    if matches!(spot.sense, Sense::Office(_)) {
                        self.look_inside(&spot);
                    }
                    at = spot.to;
                }
                None => at += 1,
            }
        }
    }

    /// Decides the short forms of bodies: they count where the body, its parent or another body of that parent is named
    /// in full, unless a state's adjective or genitive makes them that state's.
    fn decide_short_bodies(&mut self) {
        let bodies = &self.tables.bodies;
        let named = |wanted: usize| {
            let family = |at: usize| bodies[at].parent.as_ref().unwrap_or(&bodies[at].id);
            self.spots
                .iter()
                .any(|spot| matches!(spot.sense, Sense::Body(body) if family(body) == family(wanted)))
        };
        let decided: Vec<Option<Sense>> = self
            .spots
            .iter()
            .map(|spot| match spot.sense {
                Sense::ShortBody(body) => {
                    let before = self.ending(spot.from).is_some_and(|owner| owner.country().is_some());
                    let behind = self.starting(spot.to).is_some_and(|owner| owner.genitive);
                    (named(body)
                        && !before
                        && !behind
                        && !self.words.before(spot.from).starts_with("National"))
                    .then_some(Sense::Body(body))
                }
                sense => Some(sense),
            })
            .collect();
        for (spot, sense) in self.spots.iter_mut().zip(decided) {
            spot.sense = sense.unwrap_or(Sense::Trap);
        }
    }

    fn look_inside(&mut self, office: &Spot) {
        let mut at = office.from;
        while at < office.to {
            let limit = if at == office.from { office.to - 1 } else { office.to };
            let found = self.tables.longest_within(&self.words, at, limit).filter(|found| {
                matches!(found.meanings.first(), Some(Sense::Body(_) | Sense::Country { .. }))
            });
            let Some(sense) = found.and_then(|found| found.meanings.first().copied()) else {
                at += 1;
                continue;
            };
            let to = found.map_or(at + 1, |found| found.to);
            self.inner.push(Spot { from: at, to, sense, place: None, genitive: false });
            at = to;
        }
    }

    fn look_up(&self, at: usize) -> Option<Spot> {
        if !self.words.is_word(at) {
            return None;
        }
        let found = self.tables.longest(&self.words, at);
        let adjective = self.adjective(at);
        let town = place::town_at(self, at);
        let known = found.as_ref().map_or(at, |found| found.to).max(at + usize::from(adjective.is_some()));
        if let Some((to, genitive, towns)) = town.filter(|(to, ..)| *to > known) {
            let genitive = genitive || self.words.is_possessive(to);
            return Some(Spot {
                from: at,
                to,
                sense: Sense::Place(Site::Towns(towns)),
                place: None,
                genitive,
            });
        }
        if let Some(found) = found.filter(|found| adjective.is_none() || found.to > at + 1) {
            let sense = self.sense(found.meanings)?;
            let short = matches!(sense, Sense::Body(_)) && found.to == at + 1;
            if short && self.is_shouted(at) {
                return None;
            }
            let place = found.meanings.iter().find_map(|sense| match sense {
                Sense::Place(place) => Some(*place),
                _ => None,
            });
            // A capital is a town whatever else its name may mean.
            let capital = matches!(sense, Sense::Country { form: CountryForm::Capital, .. });
            let bearers =
                || gazetteer::longest(&self.words, at).map(|town| (town.to, town.genitive, town.towns));
            let town = town.or_else(|| capital.then(bearers).flatten());
            let same = town.filter(|(to, ..)| *to == found.to).map(|(.., towns)| Site::Towns(towns));
            let place = place.or(same);
            let genitive = found.genitive || self.words.is_possessive(found.to);
            return Some(Spot { from: at, to: found.to, sense, place, genitive });
        }
        if let Some((code, row)) = adjective {
            let sense = Sense::Adjective(code, row);
            return Some(Spot { from: at, to: at + 1, sense, place: None, genitive: false });
        }
        self.romanized(at)
    }

    /// The first of the meanings; of people with one name, who is in office on the day of the document.
    fn sense(&self, meanings: &[Sense]) -> Option<Sense> {
        let first = *meanings.first()?;
        if !matches!(first, Sense::Person(_)) || meanings.len() == 1 {
            return Some(first);
        }
        let serves = |sense: &&Sense| {
            let Sense::Person(person) = sense else { return false };
            let day = self.day.as_deref();
            day.is_some_and(|day| self.tables.people[*person].terms.iter().any(|term| term.holds(day)))
        };
        Some(meanings.iter().find(serves).copied().unwrap_or(first))
    }

    /// A person of the table in a spelling that it does not have.
    fn romanized(&self, at: usize) -> Option<Spot> {
        if !self.words.is_capital(at) {
            return None;
        }
        let full =
            (at + 2..at + 6).rev().filter(|&to| to <= self.words.len() && self.words.is_capital(to - 1));
        for to in full.chain(std::iter::once(at + 1)) {
            let name = self.words.phrase(at, to);
            let bare = name.strip_suffix('s').filter(|_| self.words.german);
            let plain = self.tables.romanized(name).map(|person| (person, false));
            let found = plain
                .or_else(|| bare.and_then(|bare| self.tables.romanized(bare)).map(|person| (person, true)));
            if let Some((person, genitive)) = found {
                return Some(Spot { from: at, to, sense: Sense::Person(person), place: None, genitive });
            }
        }
        None
    }

    /// The state whose adjective, in German, stands at `at`.
    fn adjective(&self, at: usize) -> Option<(CountryCode, Row)> {
        if !self.words.german {
            return None;
        }
        let word = self.words.text(at);
        // "US-amerikanisch" is one adjective; its first part is found by its second.
        self.tables.german_adjective(word).or_else(|| {
            let capital = self.words.is_capital(at) && self.words.is_word(at + 1);
            capital.then(|| self.tables.capital_adjective(word)).flatten()
        })
    }

    /// Whether the word stands in a headline in capitals, where acronyms cannot be told from words.
    fn is_shouted(&self, at: usize) -> bool {
        let loud = |at: usize| {
            let word = self.words.text(at);
            word.chars().count() > 2 && word.chars().all(char::is_uppercase)
        };
        self.words.text(at).chars().count() < 4 && (at > 0 && loud(at - 1)) && loud(at + 1)
    }
}
