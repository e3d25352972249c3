//! Events: one coder a PLOVER type, one file each.
//!
//! [`candidate`] reads a clause with the predicate tables: the type that its verb tells, who does it to whom, and
//! whether it is told as a fact. The coder of that type then decides whether it is such an event here. [`merge`]
//! joins what the document tells twice.

mod accuse;
mod agree;
mod aid;
mod assault;
mod belief;
mod candidate;
mod coerce;
mod concede;
mod consult;
mod conversation;
mod cooperate;
mod deed;
mod meeting;
mod merge;
mod mobilize;
mod protest;
mod reject;
mod request;
mod retreat;
mod sanction;
mod support;
mod threaten;
mod wording;

pub(crate) use belief::{is_announced, modality};
use depesche_language::is_verb_of;
use depesche_model::{Event, EventType, SenseReading, Verdict};

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
        events.extend(conversation::told(scene, number));
        events.extend(deed::told(scene, number));
        events.extend(meeting::by_noun(scene, number));
        events.extend(meeting::to_come(scene, number));
        events.extend(request::must(scene, number));
    }
    events.sort_by_key(|event| event.evidence.span);
    let mut events = merge::merge(scene, events);
    conversation::in_person(scene, &mut events);
    events
}

/// What the verb of a clause can tell, each row with what came of it: the first that its coder takes tells the event.
pub(crate) fn senses(scene: &Scene<'_>, clause: usize) -> Vec<SenseReading> {
    let mut taken = false;
    let mut come_of = |candidate: Option<Candidate<'_>>, verdict: Verdict| match candidate {
        Some(_) if taken => Verdict::Later,
        Some(candidate) if !code_each(scene, &candidate).is_empty() => {
            taken = true;
            Verdict::Taken
        }
        _ => verdict,
    };
    let language = scene.document.lang.code();
    let judged = candidate::judged(scene, clause).into_iter();
    let reading = judged.map(|(sense, candidate, verdict)| SenseReading {
        kind: sense.kind,
        rule: sense.rule.to_owned(),
        row: format!("data/predicate/{language}.tsv:{}", sense.row),
        verdict: come_of(candidate, verdict),
    });
    reading.collect()
}

/// Puts what an excerpt's main clause tells before what stands beside it; what is told with equal weight keeps the order of the text.
pub(crate) fn main_first(scene: &Scene<'_>, events: &mut [Event]) {
    events.sort_by_key(|event| weight(scene, event));
}

/// The sentence of an event, and how far its clause hangs below the main clause. Who only says something stands above nothing.
fn weight(scene: &Scene<'_>, event: &Event) -> (usize, usize) {
    let Some(owner) = scene.parsed.clause_number_at(event.evidence.span) else { return (usize::MAX, 0) };
    let says = |clause: usize| {
        scene.clause(clause).predicate.as_ref().is_some_and(|p| is_verb_of("report", &p.lemma))
    };
    let aside = usize::from(event.evidence.rule.starts_with("consult.occasion"));
    let depth = aside + scene.above(owner).filter(|&above| !says(above)).count();
    (scene.clause(owner).sentence, depth)
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
