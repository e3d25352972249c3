//! Support: texts signed or adopted, missions opened, positions endorsed.

use depesche_model::{ClauseKind, Event, Modality};

use super::candidate::Candidate;
use crate::cast::Cast;
use crate::predicate::contains_stem;
use crate::scene::Scene;

/// **Codes** signing and adopting (the text itself becomes an instrument), recognising, opening missions, praising or
/// endorsing what another actor does. **Does not code** praise of the relations between both.
///
/// > *Bern würdigte den Beitrag Omans.* → Switzerland, Oman
pub(crate) fn support(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    let rule = candidate.sense.rule;
    let clause = scene.clause(candidate.clause);
    let formal = matches!(
        rule,
        "support.sign"
            | "support.conclude"
            | "support.adopt"
            | "support.mission"
            | "support.relations"
            | "support.notes"
    );
    if !formal && (candidate.modality != Modality::Fact || clause.kind == ClauseKind::Infinitive) {
        return None;
    }
    // "… vereinbart, Beziehungen aufzunehmen": what was agreed on, not what was done.
    if clause.kind == ClauseKind::Infinitive && rule != "support.mission" {
        return None;
    }
    if rule == "support.sign" && is_elsewhere(scene.words(candidate.clause)) {
        return None;
    }
    if formal && candidate.source.is_empty() && candidate.target.is_empty() {
        let sides = Cast { actors: scene.sides.clone(), people: Vec::new() };
        return Candidate { source: sides, ..candidate.clone() }.event(scene, formal);
    }
    candidate.event(scene, formal)
}

/// Laws and books are signed as well.
fn is_elsewhere(words: &str) -> bool {
    ["gesetz", "gästebuch", "dekret", "guest book", "executive order", "petition", "kondolenz", "vertrag bei"]
        .iter()
        .any(|stem| contains_stem(words, stem))
}
