//! Agreements in words: decisions, promises, readiness.

use depesche_language::is_verb_of;
use depesche_model::{ClauseKind, Event, EventType, Modality, Status, Voice};

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** what actors decide or promise together or to each other. The deciding is the event and has happened, so that
/// *wollen zusammenarbeiten* is past as well. **Does not code** meetings still to come (CONSULT), signed texts (SUPPORT),
/// nor what an infinitive beneath another agreement spells out.
///
/// > *Beide Seiten einigten sich, den Handel auszubauen.*
pub(crate) fn agree(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    let clause = scene.clause(candidate.clause);
    if clause.kind == ClauseKind::Infinitive {
        return None;
    }
    // "ist verpflichtet" tells a duty, no promise.
    if clause.predicate.as_ref()?.lemma == "verpflichten"
        && clause.predicate.as_ref()?.voice == Voice::Passive
    {
        return None;
    }
    let intends = matches!(candidate.sense.rule, "agree.intend");
    if intends && candidate.source.is_empty() {
        return None;
    }
    match candidate.modality {
        Modality::Fact if !intends => {}
        Modality::Future if intends => {}
        Modality::Fact if intends && is_verb_of("plan", &clause.predicate.as_ref()?.lemma) => {}
        _ => return None,
    }
    candidate
        .event_as(scene, Status::Past)
        .filter(|event| event.actors.len() > 1 || !is_domestic(scene.words(candidate.clause)))
}

/// **Codes** help, concessions and withdrawals that somebody announces: the promise is the event, and it is made.
///
/// > *Oslo wird Sambia Impfstoff liefern.* → AGREE
pub(crate) fn will(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    let friendly = matches!(candidate.sense.kind, EventType::Aid | EventType::Concede)
        || candidate.sense.rule == "retreat.withdraw";
    let somebody = scene.lenient || !candidate.source.is_empty();
    let announced = candidate.modality == Modality::Future && friendly && somebody;
    announced.then(|| candidate.event_of(scene, EventType::Agree, "agree.will", Status::Past))?
}

/// A parliament or cabinet that decides, with no other state named: an affair at home.
fn is_domestic(words: &str) -> bool {
    const BODIES: [&str; 12] = [
        "parlament",
        "kabinett",
        "bundestag",
        "bundesrat",
        "nationalrat",
        "senat",
        "gericht",
        "parliament",
        "cabinet",
        "senate",
        "congress",
        "court",
    ];
    BODIES.iter().any(|body| words.contains(body))
}
