//! The clues of a record.

use depesche_model::{Commitment, Event, EventType, Instrument, Measure, Quote, Span};

use super::Clues;
use crate::cast;
use crate::scene::Scene;

pub(super) fn event(scene: &Scene<'_>, event: &Event) -> Clues {
    let evidence = &event.evidence;
    let mut clues = telling(scene, evidence.span);
    clues.insert(group(event.kind), 1.0);
    clues.insert("unnamed", unnamed(scene, &event.actors, evidence.span));
    clues.insert("people", truth(!event.people.is_empty()));
    clues.insert(
        "by noun",
        truth(evidence.rule.starts_with("consult.occasion") || evidence.rule == "consult.to-come"),
    );
    clues
}

pub(super) fn commitment(scene: &Scene<'_>, commitment: &Commitment) -> Clues {
    let evidence = &commitment.evidence;
    let mut clues = telling(scene, evidence.span);
    let rule = match &*evidence.rule {
        "commitment.plan" => "plan",
        "commitment.event-to-come" => "event to come",
        "commitment.promise" => "promise",
        _ => "other rule",
    };
    clues.insert(rule, 1.0);
    clues.insert("target", truth(commitment.target.is_some() || commitment.deadline.is_some()));
    clues.insert("unnamed", unnamed(scene, &commitment.actors, evidence.span));
    clues.insert("many actors", truth(commitment.actors.len() > 2));
    clues
}

pub(super) fn instrument(scene: &Scene<'_>, instrument: &Instrument) -> Clues {
    Clues::from([
        ("unnamed", unnamed(scene, &instrument.parties, instrument.evidence.span)),
        ("one party", truth(instrument.parties.len() < 2)),
    ])
}

pub(super) fn measure(scene: &Scene<'_>, measure: &Measure) -> Clues {
    Clues::from([
        ("unnamed", unnamed(scene, &measure.of, measure.evidence.span)),
        ("no period", truth(measure.period.is_none())),
        ("damaged", truth(measure.damaged)),
    ])
}

pub(super) fn quote(quote: &Quote) -> Clues {
    Clues::from([
        ("indirect", truth(!quote.direct)),
        ("no speaker", truth(quote.speaker.is_none())),
        ("short", truth(quote.text.len() < 40)),
    ])
}

/// How a span tells what it tells.
fn telling(scene: &Scene<'_>, span: Span) -> Clues {
    Clues::from([
        ("unsure tree", unsure(scene, span)),
        ("late", late(scene, span)),
        ("long", truth(span.len() > 160)),
        ("short", truth(span.len() < 40)),
    ])
}

/// How far the parser doubts where the words of a span hang: 0 where it is sure of all, 1 where it guesses.
fn unsure(scene: &Scene<'_>, span: Span) -> f64 {
    let words = scene.parsed.trees_in(span).flat_map(|tree| &tree.words);
    let sure: Vec<f64> =
        words.filter(|word| span.contains(word.span)).map(|word| f64::from(word.sure) / 100.0).collect();
    #[expect(clippy::cast_precision_loss, reason = "a clause has few words")]
    let count = sure.len() as f64;
    if sure.is_empty() { 1.0 } else { 1.0 - sure.iter().sum::<f64>() / count }
}

/// How far down the text something is told: 0 at its beginning, 1 at its end.
fn late(scene: &Scene<'_>, span: Span) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a share of the text")]
    let share = span.start as f64 / scene.document.text.len().max(1) as f64;
    share
}

/// The share of actors that the words of the evidence do not name, but the sentence or the article lends.
fn unnamed(scene: &Scene<'_>, actors: &[String], span: Span) -> f64 {
    let named = cast::named(scene.mentions, span).actors;
    let missing = actors.iter().filter(|id| !named.contains(id)).count();
    #[expect(clippy::cast_precision_loss, reason = "a record has few actors")]
    let share = missing as f64 / actors.len().max(1) as f64;
    share
}

/// The quad that a type belongs to, meetings apart.
fn group(kind: EventType) -> &'static str {
    match kind {
        EventType::Consult => "meeting",
        EventType::Agree | EventType::Support | EventType::Concede => "friendly words",
        EventType::Cooperate | EventType::Aid | EventType::Retreat => "friendly deeds",
        EventType::Request | EventType::Accuse | EventType::Reject | EventType::Threaten => "hostile words",
        _ => "hostile deeds",
    }
}

fn truth(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}
