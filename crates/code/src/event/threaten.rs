//! Threats and ultimatums.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** threats of force, sanctions or other consequences; a threat is itself conditional, so that any mood counts.
///
/// > *Seoul drohte mit Gegenmaßnahmen.*
pub(crate) fn threaten(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, false)
}
