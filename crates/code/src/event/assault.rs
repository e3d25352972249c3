//! Violence.

use depesche_model::{Event, EventType, Named, Role};

use super::candidate::Candidate;
use crate::predicate::contains_stem;
use crate::scene::Scene;

/// **Codes** attacks, killings, bombardments. **Does not code** violence that is only threatened. A politician who attacks
/// another in words accuses.
///
/// > *Rebellen griffen den Flughafen an.*
pub(crate) fn assault(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    let mut event = candidate.event(scene, false)?;
    let in_words = candidate.sense.rule == "assault.attack" && is_holder(scene, candidate);
    if in_words && !has_forces(scene.words(candidate.clause)) {
        if event.actors.len() < 2 {
            return None;
        }
        event.kind = EventType::Accuse;
        event.evidence.rule = "accuse.attack-in-words".into();
    }
    Some(event)
}

/// Whether somebody who holds an office does it, named or not.
fn is_holder(scene: &Scene<'_>, candidate: &Candidate<'_>) -> bool {
    let subject = scene.clause(candidate.clause).arguments.iter().find(|a| a.role == Role::Subject);
    let office = |span| scene.mentions.inside(span).any(|m| matches!(m.named, Named::Office { .. }));
    !candidate.source.people.is_empty() || subject.is_some_and(|subject| office(subject.span))
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
