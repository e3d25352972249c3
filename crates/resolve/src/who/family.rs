//! People named again by their family name alone.

use super::holder::Draft;
use super::office::OfficePhrase;
use super::spot::Scene;
use crate::name::List;

/// Later mentions by the family name alone.
pub(crate) fn by_family(scene: &Scene, offices: &[OfficePhrase], drafts: &mut [Draft]) {
    let words = &scene.words;
    let mut taken: Vec<bool> = vec![false; words.len()];
    for draft in drafts.iter() {
        for &(from, to, _) in &draft.places {
            taken[from..to].fill(true);
        }
    }
    let families: Vec<Vec<String>> = drafts.iter().map(Draft::families).collect();
    for at in 0..words.len() {
        if taken[at] || !words.is_capital(at) && !words.is_small(at) || scene.is_boilerplate(at) {
            continue;
        }
        let found = families.iter().enumerate().find_map(|(index, names)| {
            names.iter().find_map(|name| family_at(scene, at, name)).map(|to| (index, to))
        });
        let Some((index, to)) = found else { continue };
        let inside = offices.iter().any(|phrase| phrase.covers(at) && phrase.to > to);
        if inside || is_word_here(scene, at) || taken[at..to].contains(&true) {
            continue;
        }
        taken[at..to].fill(true);
        drafts[index].places.push((at, to, "person.family"));
    }
}

/// The word behind the family name at `at`, if it stands there.
fn family_at(scene: &Scene, at: usize, family: &str) -> Option<usize> {
    let words = &scene.words;
    let first = family.split([' ', '-']).next().unwrap_or_default();
    if !words.text(at).starts_with(first.trim_end_matches('s')) {
        return None;
    }
    (at + 1..=at + 6).find(|&to| {
        let phrase = words.phrase(at, to);
        phrase == family
            || (words.german
                && phrase.strip_suffix('s').is_some_and(|bare| bare == family)
                && family.len() > 1)
    })
}

/// A family name that is a word as well ("Fall", "Kurz"): behind an article or in small letters it is the word.
fn is_word_here(scene: &Scene, at: usize) -> bool {
    const DETERMINERS: List = List(
        "der|die|das|den|dem|des|ein|eine|einen|einem|einer|im|am|zum|zur|vom|beim|diesem|diesen| \
         dieser|jeden|jedem|keinen|keinem|the|a|an|this|that",
    );
    let given = scene.words.is_small(at) && !scene.words.text(at).starts_with("al");
    let before = at.checked_sub(1).map_or(String::new(), |before| scene.small(before));
    let noun = scene.tables.is_no_name(scene.words.text(at)) || scene.words.text(at).chars().count() < 5;
    given && !matches!(scene.words.text(at), "bin" | "ben" | "von" | "van" | "de")
        || noun && DETERMINERS.has(before.as_str())
}
