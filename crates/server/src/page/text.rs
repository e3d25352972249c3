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
    Broken(RecordId, String),
    /// A name, or a line that is no part of the article: links lead here, but nothing is marked.
    Name(RecordId),
    /// Where and when the report was filed.
    Dateline,
}

/// The class of words from which a field was read that the record's own words do not tell.
const SOURCE: &str = "k-source";

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
    let mut page =
        Page { text, spans: marks.iter().map(|mark| mark.span).collect(), marks, placed: BTreeSet::new() };
    html! {
        div.text lang=(record.lang) {
            @for line in lines(text) {
                @let words = line.of(text).trim();
                @if words.is_empty() { }
                @else if let Some(rule) = boilerplate(record, line) {
                    p.boilerplate title={ "no part of the article (" (rule) ")" } { (page.line(line)) }
                } @else {
                    p class=[is_headline(record, words).then_some("headline")] { (page.line(line)) }
                }
            }
        }
    }
}

fn is_headline(record: &DocumentRecord, words: &str) -> bool {
    record.title.as_deref().is_some_and(|title| title.trim() == words)
}

fn boilerplate(record: &DocumentRecord, line: Span) -> Option<&str> {
    let entry = record.boilerplate.iter().find(|entry| entry.record.span.overlaps(line))?;
    Some(entry.record.rule.as_ref())
}

/// The text while it is written.
struct Page<'a> {
    text: &'a str,
    marks: Vec<Mark>,
    /// The marks' stretches, in the same order.
    spans: Vec<Span>,
    /// The records whose anchors stand in the page already: a mark that is cut into several passages has its anchor
    /// at the first, and the keyboard stops there only.
    placed: BTreeSet<RecordId>,
}

impl Page<'_> {
    /// One line, cut where marks begin and end.
    fn line(&mut self, line: Span) -> Markup {
        html! {
            @for passage in passages(self.text, line, &self.spans) { (self.passage(&passage)) }
        }
    }

    fn passage(&mut self, passage: &Passage) -> Markup {
        let here: Vec<&Mark> = passage.marks.iter().filter_map(|place| self.marks.get(*place)).collect();
        let mut records: Vec<(RecordId, &str)> = Vec::new();
        let mut anchors = Vec::new();
        let mut name = None;
        for mark in &here {
            let (id, class) = match mark.meaning {
                Meaning::Record(id, class) => (id, Some(class)),
                Meaning::Broken(id, _) => (id, Some("k-damage")),
                Meaning::Name(id) => (id, None),
                Meaning::Dateline => continue,
            };
            if mark.anchor && self.placed.insert(id) {
                match (class, name) {
                    (None, None) => name = Some(id),
                    _ => anchors.push(id),
                }
            }
            let Some(class) = class else { continue };
            match records.iter_mut().find(|(known, _)| *known == id) {
                // Words that tell an event stay so where one of its fields was read from a part of them.
                Some((_, known)) if *known == SOURCE => *known = class,
                Some(_) => {}
                None => records.push((id, class)),
            }
        }
        // First what the words tell, then what they are only a source of; the sort keeps the shorter passage first.
        records.sort_by_key(|(_, class)| *class == SOURCE);
        let words = words(passage.span.of(self.text), &here, name);
        let Some((first, _)) = records.first() else {
            return html! { @for id in anchors { span.anchor id=(id) {} } (words) };
        };
        let ids = |records: &[(RecordId, &str)]| {
            records.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>().join(" ")
        };
        let sources =
            records.iter().position(|(_, class)| *class == SOURCE).map(|from| ids(&records[from..]));
        let stop = anchors.is_empty().then_some("-1");
        html! {
            @for id in anchors { span.anchor id=(id) {} }
            a href={ "#r-" (first) } class={ "passage " (classes(&records)) } data-records=(ids(&records)) data-sources=[sources] tabindex=[stop] {
                (words)
            }
        }
    }
}

/// The words of a passage: broken ones with their repair, those of the dateline, and a name that links lead to.
fn words(words: &str, here: &[&Mark], name: Option<RecordId>) -> Markup {
    let broken = here.iter().find_map(|mark| match &mark.meaning {
        Meaning::Broken(_, repair) => Some(repair.as_str()),
        _ => None,
    });
    let mut inner = html! {
        @match broken {
            Some(repair) => span.broken title=(repair) { (words) },
            None => (words),
        }
    };
    if here.iter().any(|mark| matches!(mark.meaning, Meaning::Dateline)) {
        inner = html! { span.dateline title="where and when the report was filed" { (inner) } };
    }
    match name {
        Some(id) => html! { span.name id=(id) { (inner) } },
        None => inner,
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
            mark(source.span, entry.id, SOURCE, false);
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
            meaning: Meaning::Broken(entry.id, repair(damage)),
            anchor: true,
        });
    }
    for entry in &record.actors {
        marks.push(Mark { span: entry.record.evidence.span, meaning: Meaning::Name(entry.id), anchor: true });
    }
    for entry in &record.boilerplate {
        marks.push(Mark { span: entry.record.span, meaning: Meaning::Name(entry.id), anchor: true });
    }
    if let Some(dateline) = &record.document.dateline {
        marks.push(Mark { span: dateline.evidence.span, meaning: Meaning::Dateline, anchor: false });
    }
    marks
}

/// What the pointer shows over broken words.
fn repair(damage: &Damage) -> String {
    let grounds = damage.grounds().map(|grounds| format!(" ({grounds})")).unwrap_or_default();
    match &damage.repair {
        Some(repair) if repair.is_empty() => format!("{}; to be left out{grounds}", kind(damage.kind)),
        Some(repair) => format!("{}; must have been: {repair}{grounds}", kind(damage.kind)),
        None => format!("{}; what it must have been cannot be proved{grounds}", kind(damage.kind)),
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
        DamageKind::DoubledText => "doubled text",
        DamageKind::CutOff => "cut off",
        _ => "broken",
    }
}
