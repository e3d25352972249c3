//! "Beide Seiten", "the two countries", "beide Minister": the two states or people spoken of.

use depesche_model::{CountryCode, CountryForm, Mention, Mentions, Named, PersonId, Span};

use super::coreference::{open, state};
use super::spot::Scene;
use crate::name::List;

const STATES: List = List(
    "seiten|länder|ländern|staaten|regierungen|völker|völkern|nationen|nachbarn|hauptstädte|nachbarländer|nachbarstaaten| \
     sides|countries|states|governments|nations|capitals|peoples|neighbours|neighbors",
);
const PEOPLE: List = List(
    "minister|ministern|präsidenten|staatschefs|außenminister|außenministern|regierungschefs|politiker|politikern| \
     diplomaten|amtskollegen|ministers|presidents|leaders|diplomats|men|premiers",
);
/// So many sentences back two states are still spoken of.
const BACK: usize = 4;

/// The references to both sides, in the order of the text.
pub(crate) fn sides(scene: &Scene, mentions: &Mentions) -> Vec<Mention> {
    let words = &scene.words;
    let mut list = Vec::new();
    for at in 0..words.len() {
        let Some(noun) = noun(scene, at).filter(|_| !scene.is_boilerplate(at)) else { continue };
        let span = words.span(at, noun + 1);
        let small = scene.small(noun);
        let found = if STATES.has(&small) {
            let all = |mention: &Mention| countries(mentions, mention);
            two(scene, mentions, span, all).map(|countries| (countries, Vec::new()))
        } else {
            let all = |mention: &Mention| match mention.named {
                Named::Person { person } => vec![person],
                _ => Vec::new(),
            };
            two(scene, mentions, span, all).map(|people: Vec<PersonId>| {
                (people.iter().filter_map(|person| state(mentions, *person)).collect(), people)
            })
        };
        list.push(match found {
            Some((countries, people)) => {
                Mention::new(span, Named::Reference { countries, people }, "coreference.both")
            }
            None => open(span),
        });
    }
    list
}

/// The noun of "beide Seiten", "den beiden Ländern", "both sides", "the two countries" that begins at `at`.
fn noun(scene: &Scene, at: usize) -> Option<usize> {
    let words = &scene.words;
    let both = match scene.small(at).as_str() {
        "beide" | "beiden" | "beider" | "both" => at + 1,
        "zwei" if matches!(scene.small(at.checked_sub(1)?).as_str(), "die" | "den" | "der") => at + 1,
        "two" if matches!(scene.small(at.checked_sub(1)?).as_str(), "the" | "these") => at + 1,
        _ => return None,
    };
    // "die beiden befreundeten Länder", "both friendly countries"
    (both..both + 2).take_while(|&at| words.is_word(at)).find(|&noun| {
        let small = scene.small(noun);
        STATES.has(&small) || PEOPLE.has(&small)
    })
}

/// The states that a mention names or speaks for; adjectives of things and towns do not.
fn countries(mentions: &Mentions, mention: &Mention) -> Vec<CountryCode> {
    match &mention.named {
        Named::Country { code, form }
            if *form != CountryForm::Adjective || mention.rule != "country.adjective.thing" =>
        {
            vec![*code]
        }
        Named::Person { person } => state(mentions, *person).into_iter().collect(),
        Named::Office { country, .. } => country.iter().copied().collect(),
        _ => Vec::new(),
    }
}

/// The two that were named last before `span`: sentence by sentence back, until two are found; none if a sentence brings
/// more than are wanted. If the whole document names just two, they are meant wherever they stand.
fn two<T: PartialEq + Copy>(
    scene: &Scene,
    mentions: &Mentions,
    span: Span,
    named: impl Fn(&Mention) -> Vec<T>,
) -> Option<Vec<T>> {
    let collect = |list: &mut Vec<T>, within: Span| {
        for mention in mentions.inside(within).filter(|mention| !scene.document.is_boilerplate(mention.span))
        {
            for one in named(mention) {
                if !list.contains(&one) {
                    list.push(one);
                }
            }
        }
    };
    let sentences = &scene.parsed.sentences;
    let here = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let mut list: Vec<T> = Vec::new();
    for back in (here.saturating_sub(BACK)..=here.min(sentences.len().saturating_sub(1))).rev() {
        let sentence = sentences.get(back)?.span;
        collect(&mut list, Span::new(sentence.start, sentence.end.min(span.start).max(sentence.start)));
        match list.len() {
            2 => return Some(list),
            0 | 1 => {}
            _ => break,
        }
    }
    let mut all = Vec::new();
    collect(&mut all, Span::new(0, scene.document.text.len()));
    (all.len() == 2).then_some(all)
}
