//! The start page: how much there is, who deals with whom, what happened last.

use axum::extract::State;
use depesche_model::Event;
use depesche_store::{Counts, Entry, RelationSummary};
use maud::{Markup, html};

use super::frame::{self, Place};
use super::relations::{Course, courses, table};
use crate::failure::{Failure, PageFailure};
use crate::part::event;
use crate::reader::Reader;

/// The relations and events that fit without scrolling far; the rest has pages of its own.
const RELATIONS: usize = 15;
const EVENTS: usize = 12;

struct Start {
    counts: Counts,
    relations: Vec<RelationSummary>,
    courses: Vec<Course>,
    newest: Vec<Entry<Event>>,
}

/// `/`
pub(crate) async fn start(State(reader): State<Reader>) -> Result<Markup, PageFailure> {
    let start = reader
        .ask(|store| {
            let relations = store.relations()?;
            Ok::<_, Failure>(Start {
                counts: store.counts()?,
                courses: courses(store, relations.iter().take(RELATIONS))?,
                relations,
                newest: store.newest_events(EVENTS)?,
            })
        })
        .await?;
    Ok(page(&start))
}

fn page(start: &Start) -> Markup {
    let shown = start.relations.len().min(RELATIONS);
    let body = html! {
        h1.quiet { "Start" }
        (counts(&start.counts))
        @if start.counts.documents == 0 { (empty()) } @else {
            div.columns {
                section aria-labelledby="relations" {
                    h2 #relations { "Relations" }
                    (table(&start.relations[..shown], &start.courses, false))
                    @if start.relations.len() > shown {
                        p.more { a href="/relations" { "All " (start.relations.len()) " relations" } }
                    }
                }
                section aria-labelledby="newest" {
                    h2 #newest { "Newest events" }
                    (event::list(&start.newest))
                }
            }
        }
    };
    frame::page(Place::Start, "Depesche: the record", &body)
}

fn counts(counts: &Counts) -> Markup {
    let numbers = [
        (counts.documents, "documents", Some("/documents")),
        (counts.events, "events", None),
        (counts.instruments, "instruments", None),
        (counts.commitments, "promises", None),
        (counts.measures, "figures", None),
        (counts.quotes, "quotes", None),
        (counts.damage, "broken places", None),
        (counts.findings, "findings", Some("/findings")),
    ];
    html! {
        ul.counts aria-label="How much is in the record" {
            @for (number, name, address) in numbers {
                li {
                    @if let Some(address) = address { a href=(address) { strong { (number) } " " (name) } }
                    @else { strong { (number) } " " (name) }
                }
            }
        }
    }
}

fn empty() -> Markup {
    html! {
        p.lead { "The record is empty. Read some documents into it, then load this page again:" }
        pre { code { "depesche read examples" } }
    }
}
