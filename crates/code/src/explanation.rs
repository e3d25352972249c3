//! How a record came about, for people who ask.

use depesche_model::{
    Branch, ClauseReading, ClueReading, Coded, Document, Evidence, Explanation, Mentions, Parsed, Role, Span,
};

use crate::confidence;
use crate::event;
use crate::scene::Scene;

/// Explains the record of these words and this rule: its sentence as a tree, its clause, of an event the rows of the predicate
/// tables that were asked, and what moved its confidence. What is no longer read so has no rows and no clues.
pub fn explain(
    document: &Document,
    parsed: &Parsed,
    mentions: &Mentions,
    coded: &Coded,
    evidence: &Evidence,
) -> Explanation {
    let mut scene = Scene::new(document, parsed, mentions);
    scene.lenient = scene.is_excerpt();
    let clause = parsed.clause_number_at(evidence.span);
    let is_event = coded.events.iter().any(|event| event.evidence == *evidence);
    Explanation {
        tree: tree(document, parsed, evidence.span),
        clause: clause.and_then(|clause| reading(&scene, clause)),
        senses: clause.filter(|_| is_event).map(|clause| event::senses(&scene, clause)).unwrap_or_default(),
        clues: clues(&scene, coded, evidence),
    }
}

/// The sentence in which a span begins.
fn tree(document: &Document, parsed: &Parsed, evidence: Span) -> Vec<Branch> {
    let words = parsed.trees_in(evidence).next().map(|tree| tree.words.as_slice()).unwrap_or_default();
    let branch = |word: &depesche_model::Word| Branch {
        word: word.form.as_deref().unwrap_or(document.slice(word.span)).to_owned(),
        upos: word.upos.code().to_owned(),
        relation: word.relation.to_string(),
        head: word.head,
        sure: word.sure,
        evidence: evidence.contains(word.span),
    };
    words.iter().map(branch).collect()
}

fn reading(scene: &Scene<'_>, clause: usize) -> Option<ClauseReading> {
    let read = scene.clause(clause);
    let predicate = read.predicate.as_ref()?;
    let small = |name: String| name.to_lowercase();
    let phrases = read.arguments.iter().map(|phrase| {
        let role = match (phrase.role, phrase.preposition.as_deref()) {
            (Role::Subject, _) => "subject".to_owned(),
            (_, Some(preposition)) => preposition.to_owned(),
            (Role::Object, _) => "object".to_owned(),
            (Role::Oblique, _) => "beside".to_owned(),
        };
        (role, scene.document.slice(phrase.span).to_owned())
    });
    Some(ClauseReading {
        verb: predicate.lemma.clone(),
        voice: small(format!("{:?}", predicate.voice)),
        tense: small(format!("{:?}", predicate.tense)),
        modality: small(format!("{:?}", event::modality(scene, clause))),
        phrases: phrases.collect(),
    })
}

/// What moved the confidence of the record with this evidence, the strongest first.
fn clues(scene: &Scene<'_>, coded: &Coded, evidence: &Evidence) -> Vec<ClueReading> {
    let (kind, clues) = confidence::of_record(scene, coded, evidence).unwrap_or_default();
    let mut read: Vec<ClueReading> = clues
        .into_iter()
        .map(|(clue, value)| ClueReading {
            clue: clue.to_owned(),
            value,
            weight: value * confidence::weight(kind, clue),
        })
        .filter(|clue| clue.weight.abs() >= 0.05)
        .collect();
    read.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    read
}
