//! Protest in the street.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** demonstrations, rallies and riots. **Does not code** diplomatic protest (ACCUSE).
///
/// > *Tausende demonstrierten vor der Botschaft.*
pub(crate) fn protest(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, false)
}
