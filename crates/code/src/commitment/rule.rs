//! Which clauses promise something, and how.

use depesche_language::is_verb_of;
use depesche_model::{ClauseKind, Figure, Modality, Named, Role, Voice};

use super::target::deadline;
use crate::event::{is_announced, modality};
use crate::scene::Scene;

/// The rule by which a clause is a commitment, if it is one.
pub(super) fn rule(scene: &Scene<'_>, number: usize) -> Option<&'static str> {
    let clause = scene.clause(number);
    let lemma = clause.predicate.as_ref()?.lemma.as_str();
    let infinitive = clause.kind == ClauseKind::Infinitive;
    let factor = ["double", "triple", "halve"].iter().any(|class| is_verb_of(class, lemma));
    if factor && clause.modality != Modality::Negated && (infinitive || clause.modality == Modality::Future) {
        return Some("commitment.double");
    }
    let above = clause.governor.filter(|&above| scene.clause(above).modality != Modality::Negated);
    let promised = above.is_some_and(|above| promises(scene, above));
    if infinitive && clause.modality == Modality::Future && clause.marker.is_none() {
        // "agreed to concentrate" tells nothing.
        let told = clause.arguments.iter().any(|argument| argument.role != Role::Subject);
        return (promised && told && is_concrete(scene, number, lemma)).then_some("commitment.promise");
    }
    // "was agreed that the line should be built": what was agreed is spelled out by a clause.
    let content = matches!(clause.marker.as_deref(), Some("dass" | "daß" | "that"));
    let to_come =
        matches!(clause.modality, Modality::CalledFor | Modality::Future) || is_announced(scene, number);
    if content && promised && to_come && is_concrete(scene, number, lemma) && !is_verb_of("forecast", lemma) {
        return Some("commitment.promise");
    }
    let plans = modality(scene, number) == Modality::Future
        && !infinitive
        && !clause.quoted
        && !is_duty(scene, number)
        && clause.kind != ClauseKind::Relative;
    // Somebody's plan, or something that begins by a day or is founded, whoever is named.
    let planned = !scene.subjects.of(number).is_empty()
        || deadline(scene, number).is_some()
        || is_verb_of("opening", lemma);
    if plans
        && planned
        && !is_conditional(scene, number)
        && is_concrete(scene, number, lemma)
        && !is_verb_of("forecast", lemma)
    {
        return Some("commitment.plan");
    }
    let pledges = is_verb_of("pledge", lemma) && clause.modality == Modality::Fact;
    (pledges && (has_sum(scene, number) || is_verb_of("offer", lemma))).then_some("commitment.pledge")
}

/// "Der Botschafter solle Stellung nehmen": what somebody named should do is asked of him.
pub(super) fn is_duty(scene: &Scene<'_>, clause: usize) -> bool {
    let read = scene.clause(clause);
    let Some(predicate) = &read.predicate else { return false };
    let should = predicate.modal.as_deref() == Some("sollen") && predicate.voice == Voice::Active;
    let subject = read.arguments.iter().find(|argument| argument.role == Role::Subject);
    let somebody = subject.is_some_and(|subject| {
        let acts = |named: &Named| {
            matches!(named, Named::Person { .. } | Named::Office { .. } | Named::Country { .. })
        };
        let mut named = scene.mentions.inside(subject.span).map(|mention| &mention.named).peekable();
        scene.is_somebody(subject) && (named.peek().is_none() || named.any(acts))
    });
    should && somebody && !has_sum(scene, clause) && deadline(scene, clause).is_none()
}

/// "Wenn die Türkei zustimmt, wird Schweden beitreten": what waits for something else is no promise.
fn is_conditional(scene: &Scene<'_>, clause: usize) -> bool {
    scene.sentence_of(clause).clauses.clone().any(|other| {
        let read = scene.clause(other);
        let condition = matches!(
            read.marker.as_deref(),
            Some("wenn" | "falls" | "sofern" | "if" | "unless" | "provided")
        );
        condition && (read.governor == Some(clause) || other + 1 == clause)
    })
}

/// Whether a clause has a verb of promising, or voices readiness or a goal.
fn promises(scene: &Scene<'_>, clause: usize) -> bool {
    let lemma = scene.clause(clause).predicate.as_ref().map_or("", |p| p.lemma.as_str());
    let words = scene.words(clause);
    is_verb_of("promise", lemma)
        || ["bereitschaft", "absicht", "zum ziel", "readiness", "willingness", "intention"]
            .iter()
            .any(|noun| words.contains(noun))
}

/// Whether it can be checked later: by a figure, by a day, or since the verb is not a vague one.
fn is_concrete(scene: &Scene<'_>, number: usize, lemma: &str) -> bool {
    let share = |named: &Named| matches!(named, Named::Figure(Figure::Percent { .. }));
    has_sum(scene, number)
        || scene.mentions_of(number).any(|mention| share(&mention.named))
        || deadline(scene, number).is_some()
        || !is_verb_of("vague", lemma)
}

fn has_sum(scene: &Scene<'_>, number: usize) -> bool {
    scene
        .mentions_of(number)
        .any(|mention| matches!(mention.named, Named::Figure(Figure::Money { .. } | Figure::Quantity { .. })))
}
