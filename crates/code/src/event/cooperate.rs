//! Cooperation that is under way: joint exercises, exchange of information, extradition.

use depesche_model::Event;

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** cooperation in fact. **Does not code** plans to cooperate (AGREE) nor talk of it (CONSULT).
///
/// > *Die beiden Armeen hielten ein gemeinsames Manöver ab.*
pub(crate) fn cooperate(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    candidate.event(scene, false)
}
