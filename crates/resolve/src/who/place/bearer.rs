//! Which of several towns of one name is meant.
//!
//! In this order: the country, state or province right beside the name; countries of the same sentence; countries of
//! the document, the nearer first; towns of the document that bear their name alone; the number of inhabitants.

use depesche_model::CountryCode;

use super::beside::beside;
use crate::gazetteer::{Town, Towns, best_known};
use crate::name::Sense;
use crate::who::spot::{Scene, Site, Spot};

/// A town whose best known namesake is so many times larger needs its country beside it: London in Ontario.
const OUTSHONE: u64 = 10;
/// Smaller towns need their country beside them as well, if they have a better known namesake: Boston in Lincolnshire.
const MINOR: u64 = 80_000;
/// Of towns whose sizes differ by less, the nearer country decides, else the size.
const ALIKE: u64 = 3;

/// The town, and the rule by which it was chosen.
pub(crate) fn bearer(scene: &Scene, spot: &Spot, towns: Towns) -> Option<(Town, &'static str)> {
    let list = towns.list();
    let beside = beside(scene.tables, &scene.words, spot.from, spot.to);
    for place in &beside {
        if let Some(town) = best_known(list.iter().filter(|town| place.has(town))) {
            let alone = list.len() == 1;
            return Some((*town, if alone { "place.name" } else { "place.country-beside" }));
        }
    }
    // The name of a capital means the capital, even where larger towns share it.
    let usual = match spot.sense {
        Sense::Country { code, .. } => list.iter().find(|town| town.country == Some(code)),
        _ => None,
    };
    let usual = usual.or_else(|| best_known(&list))?;
    let rivals: Vec<&Town> = list
        .iter()
        .filter(|town| town.country != usual.country)
        .filter(|town| {
            town.capital || town.population >= MINOR && town.population * OUTSHONE >= usual.population
        })
        .collect();
    if rivals.is_empty() {
        return Some((*usual, if list.len() == 1 { "place.name" } else { "place.population" }));
    }
    let sentence = sentence(scene, spot.from);
    let near = countries(scene, spot, |at| sentence.contains(&at));
    if let Some(town) = decide(usual, &rivals, &near, false) {
        return Some((town, "place.sentence"));
    }
    let all = countries(scene, spot, |_| true);
    if let Some(town) = decide(usual, &rivals, &all, true) {
        return Some((town, "place.document"));
    }
    let neighbours = neighbours(scene, spot);
    if let Some(town) = decide(usual, &rivals, &neighbours, false) {
        return Some((town, "place.neighbours"));
    }
    Some((*usual, "place.population"))
}

/// The town in one of the countries, which are sorted by nearness. The usual bearer, if its country is among them, gives
/// way only to one of like size; a capital gives way to none in a far sentence.
fn decide(usual: &Town, rivals: &[&Town], countries: &[CountryCode], far: bool) -> Option<Town> {
    let home = usual.country.and_then(|country| countries.iter().position(|code| *code == country));
    let rank =
        |town: &Town| town.country.and_then(|country| countries.iter().position(|code| *code == country));
    let rival = rivals.iter().filter_map(|town| Some((rank(town)?, *town))).min_by_key(|(rank, _)| *rank);
    match (home, rival) {
        (Some(home), Some((rank, rival))) => {
            let alike = rival.population * ALIKE > usual.population && !usual.capital;
            Some(if alike && rank < home { *rival } else { *usual })
        }
        (Some(_), None) => Some(*usual),
        (None, Some((_, rival))) => (!far || !usual.capital).then_some(*rival),
        (None, None) => None,
    }
}

/// The words of the sentence around `at`.
fn sentence(scene: &Scene, at: usize) -> std::ops::Range<usize> {
    let words = &scene.words;
    let from = (0..=at).rev().find(|&at| words.opens(at)).unwrap_or(0);
    let to = (at + 1..words.len()).find(|&at| words.opens(at)).unwrap_or(words.len());
    from..to
}

/// The countries named in a part of the text, the nearer first, each once. Adjectives, inhabitants and capitals count.
fn countries(scene: &Scene, spot: &Spot, inside: impl Fn(usize) -> bool) -> Vec<CountryCode> {
    let named = scene.spots.iter().filter(|other| other.from != spot.from && inside(other.from));
    let list = named.filter_map(|other| Some((other.from.abs_diff(spot.from), other.country()?)));
    by_nearness(list.collect())
}

/// The countries of towns without a namesake worth a thought.
fn neighbours(scene: &Scene, spot: &Spot) -> Vec<CountryCode> {
    let others = scene.spots.iter().filter(|other| other.from != spot.from);
    let list = others.filter_map(|other| {
        let Sense::Place(Site::Towns(towns)) = other.sense else { return None };
        let list = towns.list();
        let best = best_known(&list)?;
        let single =
            list.iter().all(|town| town.country == best.country || town.weight() * OUTSHONE < best.weight());
        Some((other.from.abs_diff(spot.from), best.country.filter(|_| single)?))
    });
    by_nearness(list.collect())
}

fn by_nearness(mut list: Vec<(usize, CountryCode)>) -> Vec<CountryCode> {
    list.sort_by_key(|(distance, _)| *distance);
    let mut countries = Vec::new();
    for (_, country) in list {
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    countries
}
