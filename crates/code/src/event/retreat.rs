//! Military yielding: troops withdrawn, a ceasefire in force.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** withdrawals, ceasefires and surrenders, also announced ones (status `future`).
///
/// > *Die Truppen zogen sich aus der Stadt zurück.*
pub(crate) fn retreat(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, true)
}
