//! Whose somebody is by the words beside the name: "Guyana's Irfaan Ali", "der Argentinier Javier Milei", "Santiago Peña
//! aus Paraguay".

use depesche_model::{CountryCode, CountryForm};

use super::spot::{Scene, Spot};
use crate::name::{List, Sense};

/// Between a name and the state behind it.
const FROM: List = List("aus|von|of|from|für|for");
const ARTICLES: List = List("den|der|dem|the");

/// The state named right before or behind a name that goes from the word `from` to the one before `to`.
pub(crate) fn owner(scene: &Scene, from: usize, to: usize) -> Option<CountryCode> {
    before(scene, from).or_else(|| behind(scene, to).map(|(code, _)| code))
}

fn before(scene: &Scene, from: usize) -> Option<CountryCode> {
    // "Barbados' Mia Mottley" has the mark without an "s".
    let words = &scene.words;
    let mark = |at: usize| words.is_possessive(at) || words.glued(at) && matches!(words.text(at), "'" | "’");
    let owner = from.checked_sub(1).filter(|&at| mark(at));
    let spot = match owner {
        Some(possessive) => scene.ending(possessive)?,
        None => scene.ending(from).filter(|spot| spot.genitive || is_origin(spot))?,
    };
    spot.country()
}

/// "der Argentinier", "the Slovak", "die finnische".
fn is_origin(spot: &Spot) -> bool {
    spot.is_adjective() || matches!(spot.sense, Sense::Country { form: CountryForm::Inhabitant, .. })
}

/// The state behind a name, and the word behind that.
pub(crate) fn behind(scene: &Scene, to: usize) -> Option<(CountryCode, usize)> {
    let words = &scene.words;
    // "Ndong Mba on behalf of Equatorial Guinea", "im Namen Omans"
    let behalf =
        words.is(to, "on") && words.is(to + 1, "behalf") || words.is(to, "im") && words.is(to + 1, "Namen");
    let from = if behalf { to + 2 } else { to };
    if !FROM.has(words.text(from)) {
        return None;
    }
    let at = if ARTICLES.has(words.text(from + 1)) { from + 2 } else { from + 1 };
    let spot = scene.starting(at).filter(|spot| spot.is_name() && !spot.genitive)?;
    // "von Frankreich unterstützt": no apposition but an agent.
    let agent = words.is(to, "von") && words.is_small(spot.to) && words.text(spot.to).ends_with('t');
    Some((spot.country().filter(|_| !agent)?, spot.to))
}
