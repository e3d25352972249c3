//! Calls on somebody to do something.

use depesche_model::{Event, Modality, Status};

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** demands, appeals and proposals towards another actor. **Does not code** hopes.
///
/// The asking is the event and it has happened; what is asked for has not.
///
/// > *Wien forderte Budapest auf, die Grenze zu öffnen.* → Austria, Hungary
pub(crate) fn request(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    if matches!(candidate.modality, Modality::Negated | Modality::Hypothetical)
        && candidate.sense.rule != "request.must"
    {
        return None;
    }
    if candidate.sense.rule == "request.must" && candidate.modality != Modality::CalledFor {
        return None;
    }
    candidate.event_as(scene, Status::Past)
}
