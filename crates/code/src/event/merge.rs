//! One happening told several times in a document is one event, with all its evidence.

use std::collections::BTreeSet;

use depesche_model::{Event, EventType, Status};

use crate::scene::Scene;

/// How many events back a happening is looked for; an article has fewer, a file of thousands of articles stays linear.
const REACH: usize = 80;

/// Joins events that tell the same happening; the first one that is no headline keeps its words.
pub(crate) fn merge(scene: &Scene<'_>, events: Vec<Event>) -> Vec<Event> {
    let (headlines, body): (Vec<Event>, Vec<Event>) = events
        .into_iter()
        .partition(|event| scene.parsed.sentence_at(event.evidence.span).is_some_and(|s| s.headline));
    let mut merged: Vec<Event> = Vec::new();
    for event in body {
        let near = merged.len().saturating_sub(REACH);
        let last =
            merged.iter().rposition(|known| known.kind == EventType::Consult && known.status == event.status);
        if let Some(last) = last.filter(|_| refers_back(scene, &event))
            && (shared(&merged[last], &event) > 0 || merged[last].actors.iter().all(|id| !scene.is_state(id)))
        {
            join(&mut merged[last], event);
            if merged[last].actors.iter().filter(|id| scene.is_state(id)).count() > 1 {
                merged[last].actors.retain(|id| !scene.is_format(id));
            }
            continue;
        }
        match merged[near..].iter_mut().find(|known| is_same(scene, known, &event)) {
            Some(known) => join(known, event),
            None => merged.push(event),
        }
    }
    // A headline tells what its article tells; alone it counts only when the article has nothing of the kind.
    for event in headlines {
        let near = merged.len().min(REACH);
        let told =
            merged[..near].iter_mut().find(|known| known.kind == event.kind && shared(known, &event) > 0);
        match told {
            Some(known) => known.also.push(event.evidence),
            None => merged.push(event),
        }
    }
    members_for_formats(scene, &mut merged);
    merged.sort_by_key(|event| event.evidence.span);
    merged
}

/// Where the text names who met in a format, what the format decided and said is theirs.
fn members_for_formats(scene: &Scene<'_>, events: &mut [Event]) {
    let meetings: Vec<(String, Vec<String>)> = events
        .iter()
        .filter(|event| event.kind == EventType::Consult)
        .filter_map(|event| {
            let states: Vec<_> = event.actors.iter().filter(|id| scene.is_state(id)).cloned().collect();
            Some((event.format.clone()?, states)).filter(|(_, states)| states.len() > 3)
        })
        .collect();
    for event in events {
        for (format, states) in &meetings {
            let Some(at) = event.actors.iter().position(|id| id == format) else { continue };
            event.actors.remove(at);
            for id in states {
                if !event.actors.contains(id) {
                    event.actors.push(id.clone());
                }
            }
        }
    }
}

/// "An dem Treffen nahmen … teil": the meeting that was told just before.
fn refers_back(scene: &Scene<'_>, event: &Event) -> bool {
    const MEETINGS: [&str; 16] = [
        "dem treffen",
        "der sitzung",
        "dem gipfel",
        "der konferenz",
        "den gesprächen",
        "diesem treffen",
        "der tagung",
        "der runde",
        "den konsultationen",
        "dem forum",
        "the meeting",
        "the talks",
        "the summit",
        "the session",
        "the conference",
        "this meeting",
    ];
    let words = scene.document.slice(event.evidence.span).to_lowercase();
    let opens = |meeting: &&str| {
        let found = words.find(*meeting).filter(|&at| at < 12);
        found.is_some_and(|at| !words[at + meeting.len()..].starts_with(char::is_alphabetic))
    };
    event.kind == EventType::Consult
        && event.ordinal.is_none()
        && !event.sources.contains_key("date")
        && (event.evidence.rule == "consult.take-part" || MEETINGS.iter().any(opens))
}

fn shared(a: &Event, b: &Event) -> usize {
    a.actors.iter().filter(|id| b.actors.contains(id)).count()
}

fn is_same(scene: &Scene<'_>, a: &Event, b: &Event) -> bool {
    if a.kind != b.kind {
        return false;
    }
    let sentence = |event: &Event| scene.parsed.sentence_at(event.evidence.span).map(|s| s.span);
    let together = sentence(a) == sentence(b);
    let all = a.actors.iter().chain(&b.actors).collect::<BTreeSet<_>>().len();
    let half = 2 * shared(a, b) >= all;
    let dates = a.date.zip(b.date).is_none_or(|(a, b)| a.agrees_with(b)) && !other_day(scene, a, b);
    let ordinals = a.ordinal.zip(b.ordinal).is_none_or(|(a, b)| a == b);
    let places = a.place.as_ref().zip(b.place.as_ref()).is_none_or(|(a, b)| a == b);
    match a.kind {
        EventType::Consult => {
            let statuses = a.status == b.status || together;
            let invitations = a.evidence.rule == "consult.invite" || b.evidence.rule == "consult.invite";
            let hosts = a.evidence == b.evidence;
            !hosts
                && (together || !invitations)
                && half
                && dates
                && ordinals
                && places
                && statuses
                && !apart(a, b)
        }
        // Each decision and each text counts by itself.
        EventType::Agree => together && half,
        EventType::Support => {
            half && a.evidence.rule == b.evidence.rule
                && (together || same_text(scene, a, b) && a.status == b.status && dates)
        }
        // One speaker, one occasion, one recipient, one type is one event; who summons an ambassador does not say so only.
        _ if summons(a) != summons(b) && !together => false,
        _ => {
            a.actors == b.actors && dates && places && (a.status == b.status || a.status == Status::Past)
                || together && half
        }
    }
}

/// Whether an ambassador is summoned.
fn summons(event: &Event) -> bool {
    event.evidence.rule == "accuse.summon"
}

/// "am 25. April" and "am 26. April": two days, whatever the year.
fn other_day(scene: &Scene<'_>, a: &Event, b: &Event) -> bool {
    let day = |event: &Event| {
        let source = event.sources.get("date").filter(|source| source.rule == "date.year-unknown")?;
        let words = scene.document.slice(source.span).to_lowercase();
        words.contains(|c: char| c.is_ascii_digit()).then_some(words)
    };
    let bare = |words: String| words.trim_start_matches("am ").trim_start_matches("on ").to_owned();
    day(a).zip(day(b)).is_some_and(|(a, b)| bare(a) != bare(b))
}

/// Two signings of a text of one kind by the same parties are one.
fn same_text(scene: &Scene<'_>, a: &Event, b: &Event) -> bool {
    let kind = |event: &Event| {
        crate::instrument::kind(
            &scene.document.slice(event.evidence.span).to_lowercase(),
            &scene.document.lang,
        )
    };
    kind(a).is_some()
        && kind(a) == kind(b)
        && a.actors.iter().collect::<BTreeSet<_>>() == b.actors.iter().collect::<BTreeSet<_>>()
}

/// Two counterparts who were met separately: neither list of people holds the other.
fn apart(a: &Event, b: &Event) -> bool {
    let extra = |a: &Event, b: &Event| a.people.iter().any(|name| !b.people.contains(name));
    extra(a, b) && extra(b, a) && a.people.len() > 1 && b.people.len() > 1
}

/// Adds what `more` tells to `known`.
fn join(known: &mut Event, more: Event) {
    for id in more.actors {
        if !known.actors.contains(&id) {
            known.actors.push(id);
        }
    }
    for name in more.people {
        if !known.people.contains(&name) {
            known.people.push(name);
        }
    }
    let finer = |a: Option<depesche_model::Date>, b: Option<depesche_model::Date>| {
        a.map(|d| d.to_string().len()) < b.map(|d| d.to_string().len())
    };
    if known.date.is_none() && more.date.is_none() && !known.sources.contains_key("date") {
        known.sources.extend(more.sources.get("date").cloned().map(|source| ("date".to_owned(), source)));
    }
    if finer(known.date, more.date) {
        known.date = more.date;
        known.sources.extend(more.sources.get("date").cloned().map(|source| ("date".to_owned(), source)));
    }
    // The venue is that of the same town.
    if known.place.is_none() || known.place == more.place {
        known.venue = known.venue.take().or(more.venue);
    }
    if known.place.is_none() && more.place.is_some() {
        known.place = more.place;
        known.place_country = more.place_country;
        known.sources.extend(more.sources.get("place").cloned().map(|source| ("place".to_owned(), source)));
    }
    known.place_country = known.place_country.or(more.place_country);
    known.mode = known.mode.or(more.mode);
    known.format = known.format.take().or(more.format);
    known.ordinal = known.ordinal.or(more.ordinal);
    known.also.push(more.evidence);
    known.also.extend(more.also);
}
