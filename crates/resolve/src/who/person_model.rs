//! People that the name model found, where no office and no table tells of them.

use depesche_model::NameKind;

use super::person::Raw;
use super::person_name::{name_before, skip_titles};
use super::person_owner;
use super::spot::Scene;
use super::syntax;
use crate::name::Sense;

/// Names of people as the model sees them: the first word of each and the word behind it.
pub(crate) fn spans(scene: &Scene) -> Vec<(usize, usize)> {
    let mut list = Vec::new();
    for tree in &scene.parsed.trees {
        for (kind, words) in tree.names() {
            if kind != NameKind::Person {
                continue;
            }
            let (Some(first), Some(last)) = (tree.words.get(words.start), tree.words.get(words.end - 1))
            else {
                continue;
            };
            let (from, to) = (scene.words.at(first.span.start), scene.words.behind(last.span.end));
            list.extend(trim(scene, from, to));
        }
    }
    list
}

/// The name without titles before it and marks or a genitive behind it; none if nothing is left.
fn trim(scene: &Scene, from: usize, mut to: usize) -> Option<(usize, usize)> {
    let words = &scene.words;
    let from = skip_titles(scene, from);
    // "Ralph Gonsalves of St Vincent": where somebody is from is no part of the name.
    to = (from + 1..to)
        .find(|&at| matches!(words.text(at), "of" | "aus" | "from" | "für" | "for"))
        .unwrap_or(to);
    while to > from && !words.is_word(to - 1) {
        to -= 1;
    }
    (to > from && words.is_capital(from)).then_some((from, to))
}

/// Lengthens names that the model sees further: "Ulisses Correia e Silva".
pub(crate) fn lengthen(scene: &Scene, raws: &mut [Raw]) {
    for raw in raws.iter_mut().filter(|raw| raw.holder.is_none()) {
        let longer = scene.people.iter().find(|&&(from, to)| from == raw.from && to > raw.to);
        let Some(&(from, to)) = longer else { continue };
        if (raw.to..to).all(|at| scene.words.is_word(at) && scene.spot(at).is_none()) {
            raw.to = to;
            raw.name = scene.words.phrase(from, to).split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
}

/// Adds full names that nothing else has found, if the given name is one that people of the tables have, if a state or
/// body is named right beside, or if the name is what somebody or something does. A single word is too little: the model
/// takes nouns for names now and then.
pub(crate) fn add(scene: &Scene, raws: &mut Vec<Raw>, raw: impl Fn(usize, usize) -> Raw) {
    let words = &scene.words;
    for &(from, to) in &scene.people {
        // "Hamad bin Isa Al Khalifa" of which the model saw the end only.
        let longer = name_before(scene, to).map(|begins| skip_titles(scene, begins));
        let from = longer.filter(|&begins| begins < from).unwrap_or(from);
        let free = !raws.iter().any(|known| known.from < to && from < known.to);
        let other = (from..to).any(|at| {
            scene.spot(at).is_some_and(|spot| !matches!(spot.sense, Sense::Person(_) | Sense::Place(_)))
        });
        let noun = (from..to).any(|at| words.german && scene.tables.is_no_name(words.text(at)));
        if !free || other || noun || scene.is_boilerplate(from) || !words.phrase(from, to).contains(' ') {
            continue;
        }
        let raw = raw(from, to);
        let acts = || matches!(syntax::relation(scene, words.span(from, to).start), Some("nsubj" | "appos"));
        let owned = || person_owner::owner(scene, from, to).is_some();
        if scene.tables.is_given(words.text(from)) || owned() || acts() {
            raws.push(raw);
        }
    }
}
