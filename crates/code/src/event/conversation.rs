//! Conversations that are told only by what one said to the other.

use std::collections::BTreeSet;

use depesche_language::is_verb_of;
use depesche_model::{
    Argument, ClauseKind, Date, Event, EventType, Evidence, Modality, Named, Role, Status, Tense, Voice,
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

/// **Codes** the meeting of people of two states who agreed on or signed something together, in a town or on a day that is told,
/// where the text tells no meeting of theirs. **Does not code** what governments agree on without being there.
///
/// > *In Cholpon-Ata verständigten sich die Minister A. und B. auf …* → they met there
pub(crate) fn in_person(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let mut meetings: Vec<Event> = Vec::new();
    for event in events.iter() {
        let together = matches!(
            &*event.evidence.rule,
            "agree.agree"
                | "agree.reach"
                | "agree.settle"
                | "support.sign"
                | "support.conclude"
                | "support.relations"
        );
        let states: BTreeSet<_> = event
            .people
            .iter()
            .filter_map(|name| scene.mentions.people.iter().find(|person| person.name == *name)?.country)
            .collect();
        let there = event.place.is_some() || event.date.is_some_and(Date::is_day);
        let known = |other: &Event| {
            other.kind == EventType::Consult
                && other.status == Status::Past
                && other.actors.iter().filter(|id| event.actors.contains(id)).count() > 1
        };
        if !together
            || event.status != Status::Past
            || states.len() < 2
            || !there
            || events.iter().chain(&meetings).any(known)
        {
            continue;
        }
        let mut meeting = event.clone();
        meeting.kind = EventType::Consult;
        meeting.evidence.rule = "consult.in-person".into();
        meeting.also.clear();
        if let Some(clause) = scene.parsed.clause_number_at(event.evidence.span) {
            meeting.mode = mode(scene, clause, &meeting, false);
        }
        meetings.push(meeting);
    }
    events.extend(meetings);
    events.sort_by_key(|event| event.evidence.span);
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
