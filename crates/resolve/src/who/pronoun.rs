//! Who "er", "sie", "he" and "she" are.

use depesche_model::{Mention, Mentions, Named, PersonId, Span, Tree, Upos, Word};

use super::spot::Scene;
use super::syntax;

/// So many sentences back somebody is still spoken of.
const BACK: usize = 2;

/// A man or a woman, where the text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
}

/// The pronouns that mean one person of the document, in the order of the text. The nearest sentence that names somebody
/// decides: it has to name one person only, or only one as its subject.
pub(crate) fn pronouns(scene: &Scene, mentions: &Mentions) -> Vec<Mention> {
    let genders: Vec<Option<Gender>> =
        (0..mentions.people.len()).map(|at| gender(scene, mentions, PersonId(at))).collect();
    let mut found: Vec<(Span, PersonId)> = Vec::new();
    for (place, tree) in scene.parsed.trees.iter().enumerate() {
        for word in &tree.words {
            let Some(wanted) = pronoun(word) else { continue };
            let quoted = is_quoted(scene, word.span);
            let nominative = word.relation.starts_with("nsubj");
            // "sie" as an object is mostly "them".
            if !nominative
                && &*word.lemma == "sie"
                && word.form(&scene.document.text).eq_ignore_ascii_case("sie")
            {
                continue;
            }
            let fits = |person: &PersonId| genders[person.0].is_none_or(|gender| gender == wanted);
            let person = (place.saturating_sub(BACK)..=place).rev().find_map(|back| {
                let sentence = scene.parsed.sentences[back].span;
                let until = if back == place { word.span.start } else { sentence.end };
                let before = Span::new(sentence.start, until.max(sentence.start));
                let named = people_in(scene, mentions, &found, before, quoted);
                // "Alijew empfängt ihn": an object is never the subject beside it.
                let subject = |span: Span| !nominative && back == place && is_subject(scene, span);
                let fitting = named.into_iter().filter(|(span, person)| fits(person) && !subject(*span));
                let fitting: Vec<(Span, PersonId)> = fitting.collect();
                (!fitting.is_empty()).then(|| only(scene, &fitting))
            });
            if let Some(person) = person.flatten() {
                found.push((word.span, person));
            }
        }
    }
    found
        .into_iter()
        .map(|(span, person)| Mention::new(span, Named::Person { person }, "coreference.pronoun"))
        .collect()
}

/// The gender of a pronoun of the third person in the singular.
fn pronoun(word: &Word) -> Option<Gender> {
    if word.upos != Upos::Pron
        || word.features.get("Person") != Some("3")
        || word.features.get("Number") == Some("Plur")
    {
        return None;
    }
    match &*word.lemma {
        "er" | "he" => Some(Gender::Masculine),
        "she" => Some(Gender::Feminine),
        "sie" if word.features.get("Number") == Some("Sing") => Some(Gender::Feminine),
        _ => None,
    }
}

/// The people named inside `span`, with where, those that pronouns mean included; of what is `quoted` or of what is not.
fn people_in(
    scene: &Scene,
    mentions: &Mentions,
    found: &[(Span, PersonId)],
    span: Span,
    quoted: bool,
) -> Vec<(Span, PersonId)> {
    let named = mentions.inside(span).filter_map(|mention| match mention.named {
        Named::Person { person } if is_quoted(scene, mention.span) == quoted => Some((mention.span, person)),
        _ => None,
    });
    named.chain(found.iter().copied().filter(|(at, _)| span.contains(*at))).collect()
}

/// The one person of a list, or the one that is a subject.
fn only(scene: &Scene, list: &[(Span, PersonId)]) -> Option<PersonId> {
    let one = |list: Vec<PersonId>| {
        let first = *list.first()?;
        list.iter().all(|person| *person == first).then_some(first)
    };
    let all = one(list.iter().map(|(_, person)| *person).collect());
    let subjects = list.iter().filter(|(span, _)| is_subject(scene, *span));
    all.or_else(|| one(subjects.map(|(_, person)| *person).collect()))
}

/// Whether somebody else's words are quoted there: who is named in them is not who "sagte er" means.
fn is_quoted(scene: &Scene, span: Span) -> bool {
    scene.parsed.clause_at(span).is_some_and(|clause| clause.quoted)
}

fn is_subject(scene: &Scene, span: Span) -> bool {
    syntax::relation(scene, span.start) == Some("nsubj")
}

/// What the words beside a person's names tell: "Frau", "Ministerin", "Mr".
fn gender(scene: &Scene, mentions: &Mentions, person: PersonId) -> Option<Gender> {
    let named = mentions.list.iter().filter(|mention| mention.named == Named::Person { person });
    named.filter_map(|mention| beside(scene, mention.span)).next()
}

fn beside(scene: &Scene, span: Span) -> Option<Gender> {
    let first = scene.words.at(span.start);
    let inside = scene.words.text(first);
    let title = first.checked_sub(1).map_or("", |before| scene.words.text(before));
    let title =
        if title == "." { first.checked_sub(2).map_or("", |before| scene.words.text(before)) } else { title };
    for word in [title, inside] {
        match word {
            "Frau" | "Mrs" | "Ms" | "Lady" | "Königin" | "Queen" | "Madame" => {
                return Some(Gender::Feminine);
            }
            "Herr" | "Herrn" | "Mr" | "Sir" | "Lord" | "Scheich" | "König" | "King" | "Sheikh" | "Papst" => {
                return Some(Gender::Masculine);
            }
            _ => {}
        }
    }
    // German offices have a form of their own for women: "Ministerin".
    let (tree, at) = syntax::word(scene, span.start)?;
    let office = office_before(tree, at).filter(|_| scene.words.german)?;
    Some(if office.ends_with("in") || office.ends_with("innen") {
        Gender::Feminine
    } else {
        Gender::Masculine
    })
    .filter(|_| is_office(&office))
}

/// The noun that a name stands beside: "Außenministerin" before it.
fn office_before(tree: &Tree, at: usize) -> Option<String> {
    let before = at.checked_sub(1)?;
    let word = tree.words.get(before).filter(|word| word.upos == Upos::Noun)?;
    Some(word.lemma.to_lowercase())
}

fn is_office(word: &str) -> bool {
    [
        "minister",
        "ministerin",
        "präsident",
        "präsidentin",
        "kanzler",
        "kanzlerin",
        "sprecher",
        "sprecherin",
        "botschafter",
        "botschafterin",
        "sekretär",
        "sekretärin",
        "premier",
        "chef",
        "chefin",
        "kommissar",
        "kommissarin",
    ]
    .iter()
    .any(|office| word.ends_with(office))
}
