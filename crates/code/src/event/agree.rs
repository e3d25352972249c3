//! Agreements in words: decisions, promises, readiness.

use depesche_language::is_verb_of;
use depesche_model::{ClauseKind, Event, EventType, Modality, Status, Voice};

use super::candidate::Candidate;
use crate::scene::Scene;

/// **Codes** what actors decide or promise together or to each other. The deciding is the event and has happened, so that
/// *wollen zusammenarbeiten* is past as well. **Does not code** meetings still to come (CONSULT), signed texts (SUPPORT),
/// nor what an infinitive beneath another agreement spells out.
///
/// > *Beide Seiten einigten sich, den Handel auszubauen.*
pub(crate) fn agree(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    let clause = scene.clause(candidate.clause);
    if clause.kind == ClauseKind::Infinitive {
        return None;
    }
    // "ist verpflichtet" tells a duty, no promise.
    if clause.predicate.as_ref()?.lemma == "verpflichten"
        && clause.predicate.as_ref()?.voice == Voice::Passive
    {
        return None;
    }
    let intends = matches!(candidate.sense.rule, "agree.intend");
    if intends && candidate.source.is_empty() {
        return None;
    }
    match candidate.modality {
        Modality::Fact if !intends => {}
        Modality::Future if intends => {}
        Modality::Fact if intends && is_verb_of("plan", &clause.predicate.as_ref()?.lemma) => {}
        _ => return None,
    }
    candidate
        .event_as(scene, Status::Past)
        .filter(|event| event.actors.len() > 1 || !is_domestic(scene.words(candidate.clause)))
}

/// **Codes** help, cooperation, recognition, concessions and withdrawals that somebody announces: the promise is the event, and
/// it is made. **Does not code** signings to come (SUPPORT), nor what is decided and done with it (*decided to lift the ban*).
///
/// > *Oslo wird Sambia Impfstoff liefern.* → AGREE
pub(crate) fn will(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    let friendly = matches!(candidate.sense.kind, EventType::Aid | EventType::Concede | EventType::Cooperate)
        || matches!(
            candidate.sense.rule,
            "retreat.withdraw"
                | "support.allow"
                | "support.recognise"
                | "support.endorse"
                | "support.relations"
        );
    // "discussed how they will cooperate" leaves open whether they do; "a plan by which they will cooperate" tells the plan.
    let aside = candidate.sense.kind == EventType::Cooperate
        && scene.clause(candidate.clause).kind == ClauseKind::Relative;
    let asked = aside
        || ["how ", "whether ", "on how ", "where ", "wie ", "ob "]
            .iter()
            .any(|word| scene.words(candidate.clause).starts_with(word));
    let somebody = scene.lenient || !candidate.source.is_empty();
    let announced = candidate.modality == Modality::Future && friendly && somebody && !asked;
    let above =
        scene.clause(candidate.clause).governor.and_then(|above| scene.clause(above).predicate.as_ref());
    if !announced || above.is_some_and(|above| is_verb_of("decide", &above.lemma)) {
        return None;
    }
    candidate.event_of(scene, EventType::Agree, "agree.will", Status::Past)
}

/// A parliament or cabinet that decides, with no other state named: an affair at home.
fn is_domestic(words: &str) -> bool {
    const BODIES: [&str; 12] = [
        "parlament",
        "kabinett",
        "bundestag",
        "bundesrat",
        "nationalrat",
        "senat",
        "gericht",
        "parliament",
        "cabinet",
        "senate",
        "congress",
        "court",
    ];
    BODIES.iter().any(|body| words.contains(body))
}
