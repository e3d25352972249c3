//! The meeting that a report is about lends its date and place to what was decided and said there.

use depesche_model::{Event, EventType, Evidence, Status, Tense};

use crate::cast::named;
use crate::scene::Scene;

/// Fills in the dates and places that the events themselves do not tell.
///
/// Only what happened at the occasion takes its circumstances: the last past CONSULT before it that has a date or a
/// place, and actors in common. What the pluperfect tells happened before it.
pub(crate) fn lend(scene: &Scene<'_>, events: &mut [Event]) {
    let headline = |event: &&Event| scene.parsed.sentence_at(event.evidence.span).is_some_and(|s| s.headline);
    let occasions: Vec<Event> = events
        .iter()
        .filter(|e| {
            e.kind == EventType::Consult
                && e.status == Status::Past
                && (e.date.is_some() || e.place.is_some())
        })
        .filter(|e| !headline(e))
        .cloned()
        .collect();
    let Some(first) = occasions.iter().find(|o| !is_before(scene, o)).or(occasions.first()) else { return };
    for event in events {
        let earlier =
            occasions.partition_point(|occasion| occasion.evidence.span.start <= event.evidence.span.start);
        let occasion =
            occasions[..earlier].iter().rfind(|occasion| !is_before(scene, occasion)).unwrap_or(first);
        // "das bevorstehende Treffen" is of those who met here, unless it names others.
        if event.evidence.rule == "consult.to-come"
            && named(scene.mentions, event.evidence.span).actors.len() < 2
        {
            event.actors.clone_from(&occasion.actors);
        }
        let shares = event.actors.iter().any(|id| occasion.actors.contains(id));
        if event.status != Status::Past
            || event.kind == EventType::Consult
            || !shares
            || is_before(scene, event)
        {
            continue;
        }
        if event.date.is_none() && occasion.date.is_some() {
            event.date = occasion.date;
            event.sources.insert("date".to_owned(), Evidence::new(occasion.evidence.span, "date.occasion"));
        }
        if event.place.is_none() && event.place_country.is_none() && event.date == occasion.date {
            event.place.clone_from(&occasion.place);
            event.place_country = occasion.place_country;
            event.sources.insert("place".to_owned(), Evidence::new(occasion.evidence.span, "place.occasion"));
        }
    }
}

/// "hatte … geeinigt", "had agreed": before the occasion.
fn is_before(scene: &Scene<'_>, event: &Event) -> bool {
    let Some(clause) = scene.parsed.clause_at(event.evidence.span) else { return false };
    let Some(predicate) = &clause.predicate else { return false };
    predicate.tense == Tense::Past
        && predicate.tokens.iter().any(|&token| {
            let word = scene.parsed.tokens[token].span.of(&scene.document.text).to_lowercase();
            matches!(word.as_str(), "hatte" | "hatten" | "had" | "waren" | "war")
                && predicate.tokens.len() > 1
        })
}
