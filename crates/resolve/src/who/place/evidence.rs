//! Whether a name of the gazetteer stands for a town where its capital letter alone is not enough: small towns, towns
//! that are called like a word or a person ("Essen", "Reading", "Lincoln").

use super::beside::beside;
use crate::gazetteer::{Towns, best_known, longest};
use crate::name::{List, Sense};
use crate::who::spot::Scene;

/// Before a town and nobody else.
const AT_DE: List = List("in|aus|nach");
const AT_EN: List = List("in|near|at");
/// Before a town, and before people as well.
const NEAR_DE: List = List("bei|nahe|unweit|um|über");
const NEAR_EN: List = List("from|outside|around|of");
/// Nouns that say that a town follows.
const TOWN: List = List(
    "stadt|hauptstadt|hafenstadt|küstenstadt|großstadt|kleinstadt|grenzstadt|hansestadt|ort|kurort|badeort| \
     urlaubsort|gemeinde|dorf|flughafen|hafen|city|town|village",
);

/// The longest name of towns at `at` that may be read as such.
pub(crate) fn town_at(scene: &Scene, at: usize) -> Option<(usize, bool, Towns)> {
    let name = longest(&scene.words, at)?;
    let words = &scene.words;
    let list = name.towns.list();
    let town = best_known(&list)?;
    if is_loud(words.text(at)) {
        let opens = words.opens(at) && matches!(words.text(name.to), "," | "(" | "/" | "–");
        return (scene.is_dateline(at) || opens && town.is_sure(words.german)).then_some((
            name.to,
            name.genitive,
            name.towns,
        ));
    }
    let sure = town.is_sure(words.german);
    let known = sure || {
        let places = beside(scene.tables, words, at, name.to);
        list.iter().any(|town| places.iter().any(|place| place.has(town)))
            || stands(scene, at, name.to, town.is_word(words.german), town.population)
    };
    known.then_some((name.to, name.genitive, name.towns))
}

/// Whether the words around say that a town stands there.
fn stands(scene: &Scene, from: usize, to: usize, word: bool, population: u64) -> bool {
    let words = &scene.words;
    if scene.is_dateline(from) {
        return true;
    }
    let Some(before) = from.checked_sub(1) else { return false };
    let small = scene.small(before);
    if TOWN.has(&small) || matches!(small.as_str(), "of") && TOWN.has(words.before(before).to_lowercase()) {
        return true;
    }
    // "in Lincoln Chafee's office", "Essen-Werden"
    let next = words.is_capital(to) && !words.german && scene.tables.longest(words, to).is_none();
    if next || words.hyphen(to) || words.is_possessive(to) && word {
        return false;
    }
    let large = population >= crate::gazetteer::SURE;
    match (words.german, word) {
        (true, false) => AT_DE.has(&small) || NEAR_DE.has(&small) || joins(scene, from),
        // German nouns have capitals too, so that small towns called like one need more.
        (true, true) => large && AT_DE.has(&small),
        (false, false) => {
            AT_EN.has(&small) || matches!(small.as_str(), "from" | "outside" | "around") || joins(scene, from)
        }
        (false, true) => AT_EN.has(&small) && !NEAR_EN.has(&small) && !is_title(scene, from),
    }
}

/// "in Linz und Steyr": the town before is one.
fn joins(scene: &Scene, from: usize) -> bool {
    let joint = from
        .checked_sub(1)
        .filter(|&at| matches!(scene.words.text(at), "und" | "and" | "," | "/" | "oder" | "or"));
    joint
        .and_then(|joint| scene.ending(joint))
        .is_some_and(|spot| spot.is_capital() || matches!(spot.sense, Sense::Place(_)))
}

/// A headline that has capitals in every long word: "Sharp Rise in Reading Scores".
fn is_title(scene: &Scene, from: usize) -> bool {
    let words = &scene.words;
    let capitals = |at: Option<usize>| {
        at.is_some_and(|at| words.is_capital(at) && scene.spot(at).is_none() && !words.opens(at))
    };
    capitals(from.checked_sub(2)) && capitals(from.checked_sub(3))
}

fn is_loud(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|letter| !letter.is_lowercase())
}
