//! The meeting that a report is about lends its date and place to what was decided and said there; so does the dateline, and the
//! day of publication its month.

use depesche_model::{ClauseKind, CountryCode, Date, Event, EventType, Evidence, Named, Span, Status, Tense};

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

/// Fills in what only the frame of the report tells: the town of its dateline for what this state did together with
/// others, and the month of publication for news without a date.
///
/// Only news is reported from where it happened and when: no background in the pluperfect, nothing that has long been so
/// ("bereits", "already"), no work under way.
pub(crate) fn frame(scene: &Scene<'_>, events: &mut [Event]) {
    let town = dateline_town(scene);
    let month = scene.document.published.and_then(|day| Date::of_month(day.year(), day.month()?));
    for event in events.iter_mut().filter(|event| is_news(scene, event)) {
        // What one says about the other may be said elsewhere than where it is reported.
        let together = matches!(event.kind, EventType::Consult | EventType::Agree | EventType::Support)
            && event.actors.len() > 1
            && !matches!(&*event.evidence.rule, "consult.visit" | "consult.travel" | "consult.visit-noun");
        let here =
            town.as_ref().filter(|(_, country, _)| together && event.actors.contains(&country.to_string()));
        if let Some((name, country, span)) = here
            && event.place.is_none()
            && event.place_country.is_none_or(|code| code == *country)
        {
            event.place = Some(name.clone());
            event.place_country = Some(*country);
            event.sources.insert("place".to_owned(), Evidence::new(*span, "place.dateline"));
        }
        let told = event.sources.contains_key("date");
        if let Some(month) = month.filter(|_| event.date.is_none() && !told) {
            event.date = Some(month);
            event.sources.insert("date".to_owned(), Evidence::new(event.evidence.span, "date.published"));
        }
    }
}

/// The town of the dateline, with its state.
fn dateline_town(scene: &Scene<'_>) -> Option<(String, CountryCode, Span)> {
    let span = scene.document.dateline.as_ref()?.place?;
    let mut towns = scene.mentions.inside(span).filter_map(|mention| match &mention.named {
        Named::Place { name, country: Some(country), .. } => Some((name.clone(), *country, mention.span)),
        _ => None,
    });
    // "Warschau/Moskau": from either.
    towns.next().filter(|_| towns.next().is_none())
}

/// Whether an event is what the report reports, done or said and not yet long past.
fn is_news(scene: &Scene<'_>, event: &Event) -> bool {
    let lasting = matches!(
        event.kind,
        EventType::Cooperate | EventType::Aid | EventType::Sanction | EventType::Assault
    );
    let Some(clause) = scene.parsed.clause_at(event.evidence.span) else { return false };
    let words = event.evidence.span.of(&scene.document.text).to_lowercase();
    let old = ["bereits", "schon", "already", "früher", "previously", "damals", "zuvor"];
    event.status == Status::Past
        && !lasting
        && clause.kind != ClauseKind::Relative
        && !is_before(scene, event)
        && !words.split(|c: char| !c.is_alphanumeric()).any(|word| old.contains(&word))
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
