//! Calls on somebody to do something.

use depesche_language::is_verb_of;
use depesche_model::{Event, EventType, Evidence, Modality, Status};

use super::candidate::{Candidate, build};
use crate::circumstance::circumstances;
use crate::scene::Scene;

/// **Codes** demands, appeals and proposals towards another actor. **Does not code** hopes.
///
/// The asking is the event and it has happened; what is asked for has not.
///
/// > *Wien forderte Budapest auf, die Grenze zu öffnen.* → Austria, Hungary
pub(crate) fn request(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    if matches!(candidate.modality, Modality::Negated | Modality::Hypothetical)
        && candidate.sense.rule != "request.must"
    {
        return None;
    }
    if candidate.sense.rule == "request.must" && candidate.modality != Modality::CalledFor {
        return None;
    }
    candidate.event_as(scene, Status::Past)
}

/// **Codes** what somebody says that another must do: "London said that Moscow must withdraw". **Does not code** what he himself
/// must do, nor a need that nobody is named for.
pub(crate) fn must(scene: &Scene<'_>, clause: usize) -> Option<Event> {
    let read = scene.clause(clause);
    let speaker = scene.clause(read.governor?);
    let says = speaker.predicate.as_ref().is_some_and(|p| is_verb_of("report", &p.lemma));
    let must = read.predicate.as_ref()?.modal.as_deref().is_some_and(|m| matches!(m, "must" | "müssen"));
    if !says || !must || read.modality != Modality::CalledFor || speaker.modality != Modality::Fact {
        return None;
    }
    let mut cast = scene.subjects.of(read.governor?);
    let asked = scene.subjects.of(clause);
    let other = asked.actors.iter().any(|id| !cast.actors.contains(id)) && !cast.actors.is_empty();
    if !other && !scene.lenient {
        return None;
    }
    cast.join(&asked);
    let evidence = Evidence::new(scene.evidence(clause), "request.must");
    Some(build(EventType::Request, cast, Status::Past, evidence, circumstances(scene, clause, true)))
}
