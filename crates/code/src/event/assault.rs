//! Violence.

use depesche_model::{Event, EventType};

use super::candidate::Candidate;
use crate::predicate::contains_stem;
use crate::scene::Scene;

/// **Codes** attacks, killings, bombardments. **Does not code** violence that is only threatened. A politician who attacks
/// another in words accuses.
///
/// > *Rebellen griffen den Flughafen an.*
pub(crate) fn assault(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    let mut event = candidate.event(scene, false)?;
    let in_words = candidate.sense.rule == "assault.attack" && !candidate.source.people.is_empty();
    if in_words && !has_forces(scene.words(candidate.clause)) {
        if event.actors.len() < 2 {
            return None;
        }
        event.kind = EventType::Accuse;
        event.evidence.rule = "accuse.attack-in-words".into();
    }
    Some(event)
}

/// Whether forces or weapons are named.
fn has_forces(words: &str) -> bool {
    const FORCES: [&str; 24] = [
        "trupp",
        "soldat",
        "luftwaffe",
        "rakete",
        "bombe",
        "panzer",
        "armee",
        "streitkr",
        "milit",
        "rebell",
        "drohne",
        "waffe",
        "miliz",
        "troop",
        "soldier",
        "missile",
        "bomb",
        "army",
        "force",
        "militia",
        "drone",
        "weapon",
        "rebel",
        "tank",
    ];
    FORCES.iter().any(|stem| contains_stem(words, stem))
}
