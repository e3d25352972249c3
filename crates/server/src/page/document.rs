//! One document: its text with every passage that a record was read from, and the records beside it.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use depesche_model::{ActorKind, Sign};
use depesche_store::{DocumentRecord, Entry, Family};
use maud::{Markup, html};

use super::frame::{self, Place};
use super::text::{kind, text};
use crate::address;
use crate::country;
use crate::failure::{Failure, PageFailure};
use crate::part::card::card;
use crate::part::{event, figure, instrument, promise, quote, source, word};
use crate::reader::Reader;

/// `/document/{id}`
pub(crate) async fn document(
    State(reader): State<Reader>,
    path: Result<Path<String>, PathRejection>,
) -> Result<Markup, PageFailure> {
    let Path(id) = path?;
    Ok(page(&find(&reader, id).await?))
}

/// The document, or why there is none.
pub(crate) async fn find(reader: &Reader, id: String) -> Result<DocumentRecord, Failure> {
    let name = id.clone();
    let found = reader.ask(move |store| store.document(&id)).await?;
    found.ok_or_else(|| {
        Failure::missing(
            format!("the document {name:?}"),
            "The record has no document with this id.",
            "Choose one from the list of documents, or search for words of its text.",
        )
    })
}

fn page(record: &DocumentRecord) -> Markup {
    let title = record.title.as_deref().unwrap_or(&record.id);
    let body = html! {
        h1 { (title) }
        p.imprint {
            span.lang { (record.lang) }
            @if let Some(published) = record.published { " · published " (word::date(published)) }
            @if let Some(author) = &record.author { " · by " (author) }
            @if let Some(sitename) = &record.sitename { " · in " (sitename) }
            @if let Some(url) = &record.url { " · " (source::outside(url)) }
            " · id " code { (record.id) }
            " · read by " (record.program)
            " · " a href={ "/api/v1" (address::document(&record.id)) } { "JSON" }
        }
        @if let Some(family) = &record.family { (copies(record, family)) }
        @if !record.lang.is_read() {
            p.lead { "The text is kept, but no records were read from it: Depesche reads German and English." }
        }
        div.reading {
            article aria-label="Text" {
                (switches(record))
                (text(record))
            }
            aside #panel tabindex="-1" aria-label="Records" { (records(record)) }
        }
    };
    frame::page(Place::Documents, title, &body)
}

/// The other documents that tell the same report.
fn copies(record: &DocumentRecord, family: &Family) -> Markup {
    let others = family.documents.iter().filter(|other| other.id.0 != record.id);
    let how = family.likeness.map_or_else(String::new, |likeness| {
        let by = if family.by == Some(Sign::Facts) { "figures, names and quotes" } else { "words" };
        format!(", {:.0} % the same {by}", likeness * 100.0)
    });
    html! {
        p.family {
            @if family.source.0 == record.id {
                "The probable source of " (word::count(family.documents.len() as u64 - 1, "copy", "copies")) ": "
            } @else {
                "A copy or rewrite" (how) ". One witness with: "
            }
            @for (number, other) in others.enumerate() {
                @if number > 0 { ", " }
                a href=(address::document(&other.id.0)) { (source::short_title(other)) }
                @if other.id == family.source { " (probable source)" }
            }
        }
    }
}

/// Boxes that show and hide the marks of one kind; the style sheet does it, without a script.
fn switches(record: &DocumentRecord) -> Markup {
    let kinds = [
        ("event", ["event", "events"], record.events.len()),
        ("instrument", ["instrument", "instruments"], record.instruments.len()),
        ("measure", ["figure", "figures"], record.measures.len()),
        ("promise", ["promise", "promises"], record.commitments.len()),
        ("quote", ["quote", "quotes"], record.quotes.len()),
    ];
    html! {
        fieldset.switches {
            legend { "Marked" }
            @for (kind, [one, many], number) in kinds {
                @if number > 0 {
                    label class={ "k-" (kind) } {
                        input type="checkbox" id={ "show-" (kind) } checked;
                        span.sample { (word::count(number as u64, one, many)) }
                    }
                }
            }
            @if !record.boilerplate.is_empty() {
                label { input type="checkbox" #show-boilerplate checked; span { (word::count(record.boilerplate.len() as u64, "other line", "other lines")) } }
            }
            @if !record.damage.is_empty() { span.sample.broken { (record.damage.len()) " broken" } }
        }
    }
}

fn records(record: &DocumentRecord) -> Markup {
    html! {
        h2 #panel-title { "Records" }
        (group("Events", &record.events, |entry| event::summary(&entry.record)))
        (group("Instruments", &record.instruments, |entry| instrument::summary(&entry.record)))
        (group("Promises", &record.commitments, |entry| promise::summary(&entry.record)))
        (group("Figures", &record.measures, |entry| figure::summary(&entry.record)))
        (group("Quotes", &record.quotes, quote::summary))
        (group("Broken places", &record.damage, |entry| html! {
            (kind(entry.record.kind)) ": " q { (entry.evidence.words) }
            @match entry.record.repair.as_deref() {
                Some("") => { " → to be left out" },
                Some(repair) => { " → " q { (repair) } },
                None => {},
            }
            @if let Some(grounds) = entry.record.grounds() {
                p.grounds { @if entry.record.repair.is_some() { "proof: " } (grounds) }
            }
        }))
        (named(record))
    }
}

fn group<T>(name: &str, entries: &[Entry<T>], summary: impl Fn(&Entry<T>) -> Markup) -> Markup {
    html! {
        @if !entries.is_empty() {
            section.group {
                h3 { (name) " " span.many { (entries.len()) } }
                ul.cards { @for entry in entries { (card(entry, &summary(entry))) } }
            }
        }
    }
}

/// Who is named, people with office and country.
fn named(record: &DocumentRecord) -> Markup {
    let kinds = [
        (ActorKind::Country, "Countries"),
        (ActorKind::Organization, "Organizations"),
        (ActorKind::Format, "Meeting formats"),
        (ActorKind::Person, "People"),
    ];
    html! {
        @if !record.actors.is_empty() {
            section.group.named {
                h3 { "Named " span.many { (record.actors.len()) } }
                dl {
                    @for (kind, name) in kinds {
                        @let here: Vec<_> = record.actors.iter().filter(|entry| entry.record.kind == kind).collect();
                        @if !here.is_empty() {
                            dt { (name) }
                            dd { ul.plain.inline[kind != ActorKind::Person] { @for entry in here { li {
                                a href=(address::record(&entry.id.to_string())) { (entry.record.name) }
                                @if kind == ActorKind::Person {
                                    @if let Some(office) = &entry.record.office { span.detail { (office) } }
                                    @if let Some(code) = entry.record.country { span.detail { (country::name(code.as_str())) } }
                                }
                            } } } }
                        }
                    }
                }
            }
        }
    }
}
