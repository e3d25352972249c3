//! A document's text with its passages marked.

use std::collections::BTreeSet;

use depesche_model::{Damage, DamageKind, Span};
use depesche_store::{DocumentRecord, RecordId};
use maud::{Markup, html};

use crate::passage::{Passage, lines, passages};
use crate::quad;

/// What a mark on the text means.
#[derive(Clone, Debug)]
enum Meaning {
    /// A record was read from these words; the style sheet's classes of its kind.
    Record(RecordId, &'static str),
    /// Broken words, with what they must have been.
    Broken(String),
    /// Where and when the report was filed.
    Dateline,
}

/// A stretch of the text that means something.
#[derive(Clone, Debug)]
struct Mark {
    span: Span,
    meaning: Meaning,
    /// Whether links to the record lead here, rather than to other words that tell the same.
    anchor: bool,
}

/// The text in full, line by line.
pub(super) fn text(record: &DocumentRecord) -> Markup {
    let text = record.document.text.as_str();
    let marks = marks(record);
    let spans: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    let mut placed = BTreeSet::new();
    html! {
        div.text lang=(record.lang) {
            @for line in lines(text) {
                @let words = line.of(text).trim();
                @if words.is_empty() { }
                @else if let Some(rule) = boilerplate(record, line) {
                    p.boilerplate title={ "no part of the article (" (rule) ")" } {
                        (line_of(text, line, &marks, &spans, &mut placed))
                    }
                } @else {
                    p.headline[record.title.as_deref().is_some_and(|title| title.trim() == words)] {
                        (line_of(text, line, &marks, &spans, &mut placed))
                    }
                }
            }
        }
    }
}

fn boilerplate(record: &DocumentRecord, line: Span) -> Option<&str> {
    let entry = record.boilerplate.iter().find(|entry| entry.record.span.overlaps(line))?;
    Some(entry.record.rule.as_ref())
}

/// One line, cut where marks begin and end. `placed` keeps the anchors that stand in the page already: a mark that
/// is cut into several passages has its anchor at the first.
fn line_of(
    text: &str,
    line: Span,
    marks: &[Mark],
    spans: &[Span],
    placed: &mut BTreeSet<RecordId>,
) -> Markup {
    html! {
        @for passage in passages(text, line, spans) {
            @let here: Vec<&Mark> = passage.marks.iter().filter_map(|place| marks.get(*place)).collect();
            (anchors(&here, placed))
            (words(text, &passage, &here))
        }
    }
}

fn anchors(here: &[&Mark], placed: &mut BTreeSet<RecordId>) -> Markup {
    let mut new = Vec::new();
    for mark in here.iter().filter(|mark| mark.anchor) {
        if let Meaning::Record(id, _) = mark.meaning
            && placed.insert(id)
        {
            new.push(id);
        }
    }
    html! { @for id in new { span.anchor id=(id) {} } }
}

fn words(text: &str, passage: &Passage, here: &[&Mark]) -> Markup {
    let words = passage.span.of(text);
    let mut records: Vec<(RecordId, &str)> = Vec::new();
    for mark in here {
        if let Meaning::Record(id, class) = mark.meaning
            && !records.iter().any(|(known, _)| *known == id)
        {
            records.push((id, class));
        }
    }
    let broken = here.iter().find_map(|mark| match &mark.meaning {
        Meaning::Broken(repair) => Some(repair.as_str()),
        _ => None,
    });
    let inner = html! {
        @match broken {
            Some(repair) => span.broken title=(repair) { (words) },
            None => (words),
        }
    };
    let inner = if here.iter().any(|mark| matches!(mark.meaning, Meaning::Dateline)) {
        html! { span.dateline title="where and when the report was filed" { (inner) } }
    } else {
        inner
    };
    html! {
        @if let Some((first, _)) = records.first() {
            @let ids: Vec<String> = records.iter().map(|(id, _)| id.to_string()).collect();
            a href={ "#r-" (first) } class={ "passage " (classes(&records)) } data-records=(ids.join(" ")) { (inner) }
        } @else { (inner) }
    }
}

/// The classes of all records that meet here; two of one kind are told once.
fn classes(records: &[(RecordId, &str)]) -> String {
    let mut classes: Vec<&str> = Vec::new();
    for (_, class) in records {
        if !classes.contains(class) {
            classes.push(class);
        }
    }
    if records.len() > 1 {
        classes.push("several");
    }
    classes.join(" ")
}

fn marks(record: &DocumentRecord) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut mark = |span: Span, id: RecordId, class: &'static str, anchor: bool| {
        marks.push(Mark { span, meaning: Meaning::Record(id, class), anchor });
    };
    for entry in &record.events {
        let event = &entry.record;
        let class = match quad::class(event.kind) {
            "q-talk" => "k-event q-talk",
            "q-deed" => "k-event q-deed",
            "q-dispute" => "k-event q-dispute",
            _ => "k-event q-strife",
        };
        mark(event.evidence.span, entry.id, class, true);
        for also in &event.also {
            mark(also.span, entry.id, class, false);
        }
        // Where a date or a place was read elsewhere, those words belong to the event, but do not tell it.
        for source in event.sources.values() {
            mark(source.span, entry.id, "k-source", false);
        }
    }
    for entry in &record.instruments {
        mark(entry.record.evidence.span, entry.id, "k-instrument", true);
    }
    for entry in &record.measures {
        mark(entry.record.evidence.span, entry.id, "k-measure", true);
    }
    for entry in &record.commitments {
        mark(entry.record.evidence.span, entry.id, "k-promise", true);
    }
    for entry in &record.quotes {
        mark(entry.record.text, entry.id, "k-quote", true);
    }
    for entry in &record.damage {
        let damage = &entry.record;
        marks.push(Mark {
            span: damage.evidence.span,
            meaning: Meaning::Broken(repair(damage)),
            anchor: false,
        });
    }
    if let Some(dateline) = &record.document.dateline {
        marks.push(Mark { span: dateline.evidence.span, meaning: Meaning::Dateline, anchor: false });
    }
    marks
}

/// What the pointer shows over broken words.
fn repair(damage: &Damage) -> String {
    match &damage.repair {
        Some(repair) => format!("{}; must have been: {repair}", kind(damage.kind)),
        None => format!("{}; what it must have been cannot be proved", kind(damage.kind)),
    }
}

/// A kind of damage for people.
pub(super) fn kind(kind: DamageKind) -> &'static str {
    match kind {
        DamageKind::MovedNumber => "moved number",
        DamageKind::Placeholder => "placeholder",
        DamageKind::MangledName => "mangled name",
        DamageKind::Mistranslation => "mistranslation",
        DamageKind::WrongUnit => "wrong unit",
        DamageKind::Encoding => "lost letters",
        _ => "broken",
    }
}
