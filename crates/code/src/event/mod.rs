//! Events: one coder a PLOVER type, one file each.
//!
//! [`candidate`] reads a clause with the predicate tables: the type that its verb tells, who does it to whom, and
//! whether it is told as a fact. The coder of that type then decides whether it is such an event here. [`merge`]
//! joins what the document tells twice.

mod accuse;
mod agree;
mod aid;
mod assault;
mod candidate;
mod coerce;
mod concede;
mod consult;
mod cooperate;
mod merge;
mod mobilize;
mod protest;
mod reject;
mod request;
mod retreat;
mod sanction;
mod support;
mod threaten;

use depesche_model::{Event, EventType};

use crate::scene::Scene;
use candidate::Candidate;

/// All events of a document, in the order of the text.
pub(crate) fn events(scene: &Scene<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    if scene.is_domestic() {
        return events;
    }
    for number in 0..scene.parsed.clauses.len() {
        // The first sense of the verb that its coder takes for an event.
        events.extend(
            candidate::candidates(scene, number)
                .iter()
                .map(|candidate| code_each(scene, candidate))
                .find(|events| !events.is_empty())
                .unwrap_or_default(),
        );
        events.extend(consult::by_noun(scene, number));
        events.extend(consult::to_come(scene, number));
        events.extend(request::must(scene, number));
    }
    events.sort_by_key(|event| event.evidence.span);
    merge::merge(scene, events)
}

/// The events of a candidate: one trip to several hosts is one visit for each host.
fn code_each(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Vec<Event> {
    let hosts = candidate.by_host(scene);
    let mut events: Vec<Event> = hosts.iter().filter_map(|candidate| code(scene, candidate)).collect();
    if hosts.len() > 1 {
        for (event, host) in events.iter_mut().zip(&hosts) {
            let country = host.target.actors.first().and_then(|id| id.parse().ok());
            if event.place_country != country {
                event.place = None;
                event.venue = None;
                event.place_country = country;
                event.sources.remove("place");
            }
            event.mode = event.mode.map(|_| depesche_model::Mode::Visit);
        }
    }
    events
}

/// Hands a candidate to the coder of its type; what somebody says that he will do or will not do is said, not done.
fn code(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    if let Some(event) = reject::will_not(scene, candidate).or_else(|| agree::will(scene, candidate)) {
        return Some(event);
    }
    match candidate.sense.kind {
        EventType::Agree => agree::agree(scene, candidate),
        EventType::Consult => consult::consult(scene, candidate),
        EventType::Support => support::support(scene, candidate),
        EventType::Cooperate => cooperate::cooperate(scene, candidate),
        EventType::Aid => aid::aid(scene, candidate),
        EventType::Concede => concede::concede(scene, candidate),
        EventType::Retreat => retreat::retreat(scene, candidate),
        EventType::Request => request::request(scene, candidate),
        EventType::Accuse => accuse::accuse(scene, candidate),
        EventType::Reject => reject::reject(scene, candidate),
        EventType::Threaten => threaten::threaten(scene, candidate),
        EventType::Protest => protest::protest(scene, candidate),
        EventType::Sanction => sanction::sanction(scene, candidate),
        EventType::Mobilize => mobilize::mobilize(scene, candidate),
        EventType::Coerce => coerce::coerce(scene, candidate),
        EventType::Assault => assault::assault(scene, candidate),
        _ => None,
    }
}
