//! Conversations that are told only by what one said to the other.

use depesche_language::is_verb_of;
use depesche_model::{
    Argument, ClauseKind, Event, EventType, Evidence, Modality, Named, Role, Status, Tense, Voice,
};

use super::candidate::build;
use super::consult::mode;
use crate::circumstance::circumstances;
use crate::predicate::contains_stem;
use crate::scene::Scene;

/// **Codes** who tells somebody in the office of another state something: they talked. **Does not code** what is said to the
/// press or to those at home, nor what is only hoped to be said.
///
/// > *Präsidentin Otieno versicherte dem schwedischen Außenminister, …* → Kenya, Sweden
pub(crate) fn told(scene: &Scene<'_>, clause: usize) -> Option<Event> {
    let read = scene.clause(clause);
    let predicate = read.predicate.as_ref()?;
    let plain = read.modality == Modality::Fact
        && predicate.voice == Voice::Active
        && predicate.tense == Tense::Past
        && predicate.modal.is_none()
        && read.kind != ClauseKind::Infinitive;
    if !plain || !is_verb_of("tell", &predicate.lemma) {
        return None;
    }
    let speaker = scene.subjects.of(clause);
    let spoken_to = read.arguments.iter().find(|argument| is_spoken_to(scene, argument))?;
    let listener = scene.named(spoken_to);
    let [of_speaker] = &speaker.actors[..] else { return None };
    let [of_listener] = &listener.actors[..] else { return None };
    let states = scene.is_state(of_speaker) && scene.is_state(of_listener) && of_speaker != of_listener;
    if !states || speaker.people.is_empty() {
        return None;
    }
    let mut cast = speaker.clone();
    cast.join(&listener);
    let evidence = Evidence::new(scene.clause(clause).span, "consult.told");
    let mut event =
        build(EventType::Consult, cast, Status::Past, evidence, circumstances(scene, clause, false));
    event.mode = mode(scene, clause, &event, false);
    Some(event)
}

/// A person or an office in the dative or behind "gegenüber" and "to"; a newspaper and a parliament are none.
fn is_spoken_to(scene: &Scene<'_>, argument: &Argument) -> bool {
    let place = argument.role == Role::Object && argument.preposition.is_none()
        || matches!(argument.preposition.as_deref(), Some("gegenüber" | "to"));
    let holder = scene
        .mentions
        .inside(argument.span)
        .any(|m| matches!(m.named, Named::Person { .. } | Named::Office { .. }));
    let words = scene.document.slice(argument.span).to_lowercase();
    let public = [
        "zeitung",
        "agentur",
        "sender",
        "magazin",
        "journalist",
        "parlament",
        "newspaper",
        "agency",
        "radio",
    ];
    place && holder && !public.iter().any(|stem| contains_stem(&words, stem))
}
