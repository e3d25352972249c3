//! People named again by their family name alone.

use std::collections::HashMap;

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
    // By the first word of the family name, since there may be many people.
    let mut families: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        for name in draft.families() {
            families.entry(first(&name).to_owned()).or_default().push((index, name));
        }
    }
    for at in 0..words.len() {
        if taken[at] || !words.is_capital(at) && !words.is_small(at) || scene.is_boilerplate(at) {
            continue;
        }
        let word = words.text(at);
        let bare = word.strip_suffix('s').filter(|_| words.german);
        let known = families.get(word).into_iter().chain(bare.and_then(|bare| families.get(bare))).flatten();
        let found = known
            .filter_map(|(index, name)| family_at(scene, at, name).map(|to| (*index, to)))
            .min_by_key(|(index, _)| *index);
        let Some((index, to)) = found else { continue };
        let inside = offices.iter().any(|phrase| phrase.covers(at) && phrase.to > to);
        if inside || is_word_here(scene, at) || taken[at..to].contains(&true) {
            continue;
        }
        taken[at..to].fill(true);
        drafts[index].places.push((at, to, "person.family"));
    }
}

fn first(family: &str) -> &str {
    family.split([' ', '-']).next().unwrap_or_default()
}

/// The word behind the family name at `at`, if it stands there.
fn family_at(scene: &Scene, at: usize, family: &str) -> Option<usize> {
    let words = &scene.words;
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
