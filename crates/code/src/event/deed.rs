//! Deeds that a noun tells: "die Unterzeichnung des Abkommens durch Polen und die Ukraine erfolgte am Montag".
//!
//! The noun is read as its verb would be: who did it, to whom, with which words beside it; the rows of the predicate tables
//! then say which type it is. Only a tree shows what hangs on a noun, so that without one nothing is read here.

mod noun;

use depesche_language::is_verb_of;
use depesche_model::{ClauseKind, Event, EventType, Evidence, Modality, Status, Tree, Upos};

use super::belief;
use super::candidate::Candidate;
use crate::predicate::Predicates;
use crate::scene::Scene;
use noun::Deed;

/// What its clause says of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// That it took place, or was made known.
    Happened,
    /// That something else took place with or after it.
    Occasion,
}

/// **Codes** a deed that a noun tells, if its clause says that it took place or was made known: "erfolgte am Montag", "was
/// announced"; of signings and the like also an occasion, "nach der Unterzeichnung …". Who did it must hang on the noun.
/// **Does not code** a noun alone: "wegen des Angriffs", "the invasion was condemned" are background.
///
/// > *Die Ausweisung zweier russischer Diplomaten durch Moldau erfolgte am Mittwoch.* → SANCTION Moldova, Russia
pub(crate) fn told(scene: &Scene<'_>, clause: usize) -> Vec<Event> {
    let read = scene.clause(clause);
    let Some(tree) = scene.parsed.trees.get(read.sentence) else { return Vec::new() };
    if belief::modality(scene, clause) != Modality::Fact || read.kind == ClauseKind::Infinitive {
        return Vec::new();
    }
    let is_own = |at: usize| tree.words[at].upos == Upos::Noun && scene.owns(clause, tree.words[at].span);
    let deeds = (0..tree.words.len())
        .filter(|&at| is_own(at))
        .filter_map(|at| Some((standing(scene, clause, tree, at)?, noun::read(scene, tree, at)?)));
    deeds.filter_map(|(standing, deed)| code(scene, clause, standing, &deed)).collect()
}

fn code(scene: &Scene<'_>, clause: usize, standing: Standing, deed: &Deed) -> Option<Event> {
    let words = deed.words();
    let senses = Predicates::of(&scene.document.lang).senses(deed.verb, deed, &words);
    let sense = senses.into_iter().find(|sense| {
        let friendly = matches!(sense.kind, EventType::Support | EventType::Agree);
        // Meetings as nouns have readers of their own, and what is done is intended no more.
        let meeting = sense.kind == EventType::Consult;
        let intended = matches!(sense.rule, "agree.intend" | "agree.plan");
        !meeting && !intended && (standing == Standing::Happened || friendly)
    })?;
    let candidate = Candidate {
        clause,
        sense,
        source: deed.source.clone(),
        target: deed.target.clone(),
        location: deed.location.clone(),
        modality: Modality::Fact,
    };
    let mut event = candidate.event_as(scene, Status::Past)?;
    // "durch Kanada in Berlin": what stands beside the deed must be in its own phrase.
    if standing == Standing::Occasion {
        event.evidence = Evidence::new(deed.span, sense.rule);
    }
    event.sources.insert("type".to_owned(), Evidence::new(deed.noun, "event.deed"));
    Some(event)
}

/// What the clause says of the deed whose noun is the word at `at`.
fn standing(scene: &Scene<'_>, clause: usize, tree: &Tree, at: usize) -> Option<Standing> {
    let word = &tree.words[at];
    let predicate = scene.clause(clause).predicate.as_ref()?;
    let relation = word.relation.split(':').next().unwrap_or_default();
    if relation == "obl" {
        let on_occasion = |case: usize| {
            let form = tree.words[case].form(&scene.document.text).to_lowercase();
            tree.words[case].relation.starts_with("case")
                && matches!(&*form, "nach" | "mit" | "bei" | "after" | "following" | "with" | "at" | "upon")
        };
        return tree.dependants(at).any(on_occasion).then_some(Standing::Occasion);
    }
    if relation != "nsubj" {
        return None;
    }
    let words = scene.words(clause);
    let completed =
        ["abgeschlossen", "vollzogen", "erfolgt", "complete"].iter().any(|word| words.contains(word));
    let known =
        is_verb_of("make-known", &predicate.lemma) || predicate.lemma == "geben" && words.contains("bekannt");
    (is_verb_of("happen", &predicate.lemma) || known || completed && is_verb_of("be", &predicate.lemma))
        .then_some(Standing::Happened)
}
