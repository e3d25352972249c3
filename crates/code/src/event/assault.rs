//! Violence.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** attacks, killings, bombardments. **Does not code** violence that is only threatened.
///
/// > *Rebellen griffen den Flughafen an.*
pub(crate) fn assault(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, false)
}
