//! Refusal: of proposals, of criticism, of meetings.

use depesche_model::{Event, EventType, Modality, Status, Tense};

use super::belief::is_announced;
use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** refusing and cancelling, and not accepting or recognising what somebody asks for. **Does not code** a bare denial
/// of facts.
///
/// > *Das Außenministerium wies die Kritik zurück.*
pub(crate) fn reject(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    if candidate.sense.rule == "reject.not" {
        let refused = candidate.modality == Modality::Negated && !candidate.source.is_empty();
        return refused.then(|| candidate.event_as(scene, Status::Past))?;
    }
    candidate.event(scene, false)
}

/// **Codes** the announcement not to do what would be friendly: "will not lift the ban". **Does not code** what merely does not
/// happen.
///
/// > *Athen wird das Embargo nicht aufheben.* → REJECT
pub(crate) fn will_not(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    let predicate = scene.clause(candidate.clause).predicate.as_ref()?;
    let will = predicate.tense == Tense::Future
        || predicate.modal.as_deref() == Some("wollen")
        || is_announced(scene, candidate.clause);
    let friendly = matches!(
        candidate.sense.kind,
        EventType::Concede
            | EventType::Retreat
            | EventType::Aid
            | EventType::Consult
            | EventType::Cooperate
            | EventType::Support
            | EventType::Agree
    );
    let refuses = candidate.modality == Modality::Negated
        && will
        && friendly
        && (scene.lenient || !candidate.source.is_empty());
    refuses.then(|| candidate.event_of(scene, EventType::Reject, "reject.will-not", Status::Past))?
}
