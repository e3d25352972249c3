//! Repression and coercion short of violence: arrests, seizures, blockades.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** what a state does to people, ships or territory without killing.
///
/// > *Die Küstenwache setzte ein Frachtschiff fest.*
pub(crate) fn coerce(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, false)
}
