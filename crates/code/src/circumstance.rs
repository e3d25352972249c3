//! When, where, in which format and for which time something happened.

mod place;

use std::collections::BTreeMap;

use depesche_language::is_verb_of;
use depesche_model::{CountryCode, Date, Evidence, Figure, Mention, Named, Span};

use crate::scene::Scene;

/// The circumstances of an event, each with the words it was read from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Circumstances {
    pub(crate) date: Option<Date>,
    pub(crate) place: Option<String>,
    pub(crate) venue: Option<String>,
    pub(crate) place_country: Option<CountryCode>,
    pub(crate) format: Option<String>,
    pub(crate) ordinal: Option<u32>,
    pub(crate) sources: BTreeMap<String, Evidence>,
}

/// Reads the circumstances from the clause, else from the other clauses of its sentence.
///
/// What is said has the date of its saying (`said`); what was done has not the date of the report on it.
pub(crate) fn circumstances(scene: &Scene<'_>, clause: usize, said: bool) -> Circumstances {
    let mut found = Circumstances::default();
    let sentence = scene.sentence_of(clause);
    let near: Vec<&Mention> = scene.mentions_of(clause).collect();
    let far: Vec<&Mention> = scene
        .mentions
        .inside(sentence.span)
        .filter(|m| !scene.owns(clause, m.span) && (said || !is_report(scene, m.span)))
        .collect();
    // A time of its own that nothing resolves is not the time of another clause.
    let unresolved =
        near.iter().find(|m| matches!(m.named, Named::Date { value: None }) && !m.is_vague_time());
    let elsewhere = || if unresolved.is_some() { None } else { date(scene, &far) };
    if let Some((date, span)) = date(scene, &near).or_else(elsewhere) {
        found.date = Some(date);
        found.sources.insert("date".to_owned(), Evidence::new(span, "date.sentence"));
    } else if let Some(mention) = unresolved {
        // "am 25. April" of a year that nothing shows: the words still tell this meeting from another.
        found.sources.insert("date".to_owned(), Evidence::new(mention.span, "date.year-unknown"));
    }
    let at = place::place(scene, clause);
    if let Some(at) = at {
        found.place = at.name;
        found.venue = at.venue;
        found.place_country = at.country;
        found.sources.insert("place".to_owned(), Evidence::new(at.span, at.rule));
    }
    found.format = near.iter().find_map(|mention| match &mention.named {
        Named::Format { id, .. } => Some(id.clone()),
        _ => None,
    });
    if let Some((number, span)) = ordinal(scene, &near) {
        found.ordinal = Some(number);
        found.sources.insert("ordinal".to_owned(), Evidence::new(span, "ordinal.meeting"));
    }
    found
}

/// Whether words stand in a clause that tells who said something: "…, the ministry said today".
fn is_report(scene: &Scene<'_>, span: Span) -> bool {
    let clause = scene.parsed.clause_at(span);
    let lemma = clause.and_then(|c| c.predicate.as_ref()).map_or("", |p| p.lemma.as_str());
    is_verb_of("report", lemma)
}

/// The first date that says when, not since or until when.
fn date(scene: &Scene<'_>, mentions: &[&Mention]) -> Option<(Date, Span)> {
    let dates = mentions.iter().filter_map(|mention| {
        let Named::Date { value: Some(period) } = &mention.named else { return None };
        let before = scene.document.text[..mention.span.start].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        let words = scene.document.slice(mention.span).to_lowercase();
        let limit = |word: &str| {
            matches!(word, "seit" | "bis" | "since" | "until" | "till" | "by" | "ab" | "für" | "for" | "auf")
        };
        if limit(&word) || limit(words.split(' ').next().unwrap_or_default()) {
            return None;
        }
        // A stretch of days counts by its first; a stretch of months or years is no date of an event.
        let single = period.start == period.end;
        (single || period.start.is_day()).then_some((period.start, mention.span, single))
    });
    // "in der vorigen Woche, am 27. März": the single day is meant.
    let all: Vec<(Date, Span, bool)> = dates.collect();
    all.iter()
        .find(|&&(date, _, single)| single && date.is_day())
        .or(all.first())
        .map(|&(date, span, _)| (date, span))
}

/// "das sechste Treffen", "zum vierten Mal", "the first visit": a place in a row of meetings.
fn ordinal(scene: &Scene<'_>, mentions: &[&Mention]) -> Option<(u32, Span)> {
    mentions.iter().find_map(|mention| {
        let Named::Figure(Figure::Ordinal { value }) = &mention.named else { return None };
        let after = &scene.document.text[mention.span.end..];
        let next: String = after.split_whitespace().take(3).collect::<Vec<_>>().join(" ").to_lowercase();
        let meeting = [
            "treffen",
            "sitzung",
            "runde",
            "gipfel",
            "konsultation",
            "mal",
            "besuch",
            "tagung",
            "konferenz",
            "forum",
            "dialog",
            "meeting",
            "session",
            "round",
            "summit",
            "visit",
            "time",
            "conference",
            "ministerial",
            "gespräch",
        ];
        meeting.iter().any(|word| next.contains(word)).then_some(())?;
        Some((value.to_string().parse().ok()?, mention.span))
    })
}
