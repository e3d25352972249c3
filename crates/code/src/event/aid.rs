//! Money, goods or help that is given.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** help that arrives. **Does not code** help that is promised (AGREE) or asked for (REQUEST).
///
/// > *Japan lieferte der Ukraine Medikamente.* → Japan, Ukraine
pub(crate) fn aid(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, false)
}
