//! Political yielding: sanctions eased, prisoners freed, demands given up.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** a step back that was taken. **Does not code** one that is only offered.
///
/// > *Ankara hob das Einfuhrverbot für russischen Weizen auf.*
pub(crate) fn concede(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, false)
}
