//! Refusal: of proposals, of criticism, of meetings.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** refusing and cancelling. **Does not code** a bare denial of facts.
///
/// > *Das Außenministerium wies die Kritik zurück.*
pub(crate) fn reject(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, false)
}
