//! Threats and ultimatums.

use depesche_model::{Event, Modality, Status};

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** threats of force, sanctions or other consequences, and the announcement to answer in kind. **Does not code** an
/// answer that has been given: what was done has a type of its own.
///
/// > *Seoul drohte mit Gegenmaßnahmen. Seoul wird mit Zöllen antworten.*
pub(crate) fn threaten(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    if candidate.sense.rule == "threaten.answer" {
        let announced = candidate.modality == Modality::Future;
        return announced.then(|| candidate.event_as(scene, Status::Past))?;
    }
    candidate.event(scene, false)
}
