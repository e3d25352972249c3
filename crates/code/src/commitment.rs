//! Promises, plans and targets, with their due dates.

mod rule;
mod target;

use depesche_model::{Clause, ClauseKind, Commitment, Event, EventType, Evidence, Span, Status};
use depesche_resolve::Names;

use rule::{is_duty, rule};
use target::{deadline, mend, target};

use crate::scene::Scene;

/// The commitments of a document.
///
/// **Codes** a concrete goal, a visit or event to come, a body to be founded, help promised. **Does not code** a vague wish to
/// deepen cooperation.
///
/// > *Beide Länder wollen den Handel bis 2030 verdoppeln.* → both, `x2`, 2030
pub(crate) fn commitments(scene: &Scene<'_>, events: &[Event], names: &Names) -> Vec<Commitment> {
    let mut commitments: Vec<Commitment> = Vec::new();
    for number in 0..scene.parsed.clauses.len() {
        let clause = scene.clause(number);
        // What a headline promises the article spells out.
        if is_headline(scene, number) {
            continue;
        }
        if let Some(rule) = rule(scene, number)
            && let Some(mut commitment) = read(scene, number, clause, rule)
        {
            mend(scene, number, names, &mut commitment);
            add(&mut commitments, commitment, false);
        }
    }
    for event in events.iter().filter(|event| founds(scene, event)) {
        let commitment = Commitment {
            confidence: None,
            actors: event.actors.clone(),
            what: squeeze(scene.document.slice(event.evidence.span)),
            target: None,
            deadline: None,
            evidence: Evidence::new(event.evidence.span, "commitment.foundation"),
        };
        add(&mut commitments, commitment, false);
    }
    for event in events.iter().filter(|event| {
        let question = |marker: &str| matches!(marker, "wie" | "ob" | "wann" | "how" | "whether" | "when");
        let aside = scene.parsed.clause_number_at(event.evidence.span).is_some_and(|number| {
            let clause = scene.clause(number);
            clause.kind == ClauseKind::Relative
                || clause.marker.as_deref().is_some_and(question)
                || is_headline(scene, number)
                || is_duty(scene, number)
        });
        !aside
            && event.status == Status::Future
            && matches!(event.kind, EventType::Consult | EventType::Support)
    }) {
        let commitment = Commitment {
            confidence: None,
            actors: event.actors.clone(),
            what: squeeze(scene.document.slice(event.evidence.span)),
            target: None,
            deadline: event.date,
            evidence: Evidence::new(event.evidence.span, "commitment.event-to-come"),
        };
        add(&mut commitments, commitment, event.kind == EventType::Consult);
    }
    commitments
}

/// Whether a clause stands in a headline with an article below it.
fn is_headline(scene: &Scene<'_>, clause: usize) -> bool {
    scene.sentence_of(clause).headline && !scene.is_excerpt()
}

/// Notes or agreements about something to be founded: "Noten über die Eröffnung eines Konsulats".
fn founds(scene: &Scene<'_>, event: &Event) -> bool {
    let words = scene.document.slice(event.evidence.span).to_lowercase();
    let founding = [
        "eröffnung",
        "gründung",
        "einrichtung",
        "errichtung",
        "opening of",
        "establishment of",
        "setting up",
    ];
    event.status == Status::Past
        && matches!(&*event.evidence.rule, "support.notes" | "support.sign" | "support.conclude")
        && founding.iter().any(|stem| words.contains(stem))
        && !words.contains("beziehungen")
        && !words.contains("relations")
}

fn add(commitments: &mut Vec<Commitment>, new: Commitment, binds_all: bool) {
    let near = commitments.partition_point(|known| known.evidence.span.end <= new.evidence.span.start);
    match commitments[near..].iter_mut().take(4).find(|known| known.evidence.span.overlaps(new.evidence.span))
    {
        // A visit or meeting to come binds all who will take part.
        Some(known) if new.evidence.rule == "commitment.event-to-come" && binds_all => {
            known.actors = new.actors;
            known.deadline = known.deadline.or(new.deadline);
        }
        Some(known)
            if known.target.is_none()
                && known.deadline.is_none()
                && (new.target.is_some() || new.deadline.is_some()) =>
        {
            *known = new;
        }
        Some(_) => {}
        None => {
            // In the order of the text, so that the next one finds its place without looking through all.
            let place = commitments.partition_point(|known| known.evidence.span <= new.evidence.span);
            commitments.insert(place, new);
        }
    }
}

fn read(scene: &Scene<'_>, number: usize, clause: &Clause, rule: &'static str) -> Option<Commitment> {
    let mut actors = scene.subjects.of(number).actors;
    if actors.is_empty() {
        let governor = clause.governor.map(|g| scene.subjects.of(g).actors).unwrap_or_default();
        actors = if governor.is_empty() { passive_actors(scene, number) } else { governor };
    }
    if actors.is_empty() {
        return None;
    }
    let span = evidence(scene, number, rule);
    Some(Commitment {
        confidence: None,
        actors,
        what: squeeze(scene.document.slice(span)),
        target: target(scene, number),
        deadline: deadline(scene, number).map(|(date, _)| date),
        evidence: Evidence::new(span, rule),
    })
}

/// So few words of an infinitive do not tell what is promised.
const SHORT: usize = 5;

/// The words of the promise. Of "agreed, the plan and the fund, to build together" all that was agreed.
fn evidence(scene: &Scene<'_>, number: usize, rule: &'static str) -> Span {
    let own = scene.evidence(number);
    let Some(above) = scene.clause(number).governor.filter(|_| rule == "commitment.promise") else {
        return own;
    };
    // "to meet in Ankara": what is planned to do so belongs to it.
    if scene.document.slice(own).split_whitespace().count() < SHORT {
        return own.cover(scene.evidence(above));
    }
    let above = scene.clause(above);
    let verb = above.predicate.as_ref().and_then(|predicate| predicate.tokens.last()).copied();
    let Some(verb) = verb else { return own };
    // From behind the verb, unless another clause stands between.
    let end = scene.parsed.token_at(own.start);
    let between = || {
        (verb + 1..end).filter(|&at| {
            scene.document.slice(scene.parsed.tokens[at].span).chars().any(char::is_alphanumeric)
        })
    };
    match between().next() {
        Some(first) if between().all(|at| above.tokens.binary_search(&at).is_ok()) => {
            scene.parsed.tokens[first].span.cover(own)
        }
        _ => own,
    }
}

/// "Vereinbart wurde, …", "Es sollen … gebaut werden": the sides of the occasion.
fn passive_actors(scene: &Scene<'_>, number: usize) -> Vec<String> {
    let named = crate::cast::named(scene.mentions, scene.sentence_of(number).span).actors;
    if named.is_empty() { scene.sides.clone() } else { named.into_iter().take(4).collect() }
}

fn squeeze(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
