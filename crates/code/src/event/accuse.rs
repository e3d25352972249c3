//! Criticism, blame and accusation, also by summoning an ambassador.

use depesche_model::{Event, EventType, Modality, Status};

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** criticism of another actor. **Does not code** the deed that the other is accused of, nor criticism at home.
///
/// An ambassador who is summoned is a target, his or her state with him.
///
/// > *Warschau bestellte den russischen Botschafter ein.* → Poland, Russia
pub(crate) fn accuse(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    let status = match candidate.modality {
        Modality::Fact => Status::Past,
        // Announced summons and notes are coded as such; other criticism is there once it is uttered.
        Modality::Future if matches!(candidate.sense.rule, "accuse.summon" | "accuse.protest") => {
            Status::Future
        }
        _ => return None,
    };
    candidate
        .event_as(scene, status)
        .filter(|event| event.kind == EventType::Accuse && (event.actors.len() > 1 || scene.lenient))
}
