//! Forces moved, raised or tested.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** deployments, alerts and missile tests. **Does not code** peacekeepers sent with consent.
///
/// > *Die Marine verlegte zwei Fregatten ins Rote Meer.*
pub(crate) fn mobilize(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, false)
}
