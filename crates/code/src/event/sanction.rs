//! Relations reduced or broken: expulsions, embargoes, closed missions, suspended talks.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** sanctions that are imposed or announced (status `future`).
///
/// > *Moskau wies zwei Diplomaten aus.*
pub(crate) fn sanction(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, true)
}
