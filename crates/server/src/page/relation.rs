//! One relation: what the two did with each other, signed, promised and traded, and what was said.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use depesche_model::{Event, EventType};
use depesche_store::{Entry, Relation, Store};
use maud::{Markup, html};

use super::frame::{self, Place};
use super::relations::display;
use crate::address;
use crate::failure::{Failure, PageFailure};
use crate::parameter::{Paging, Parameters, pager};
use crate::part::{event, figure, instrument, promise, quote, source, word};
use crate::plot::timeline::{Point, timeline};
use crate::plot::trade::trade;
use crate::quad::Quad;
use crate::reader::Reader;

/// Events on one page.
const EVENTS: usize = 100;
/// Events on the timeline: more would cover each other and make the page slow.
const POINTS: usize = 500;
/// Rows of every other list; the answer for programs has them all.
const ROWS: usize = 200;

/// `/relation/{a}/{b}`, `?type=` keeps the events of one type.
pub(crate) async fn relation(
    State(reader): State<Reader>,
    path: Result<Path<(String, String)>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Markup, PageFailure> {
    let Path((a, b)) = path?;
    let parameters = Parameters::read(query.as_deref(), &["type", "page"])?;
    let paging = Paging::of_page(&parameters, EVENTS)?;
    let kind = parameters.text("type").map(event_type).transpose()?;
    let relation = find(&reader, a, b).await?;
    Ok(page(&relation, kind, paging))
}

/// The relation, or why there is none. Each of the two may be told by its id or by any name that a document gives it.
pub(crate) async fn find(reader: &Reader, a: String, b: String) -> Result<Relation, Failure> {
    let (a, b, relation) = reader
        .ask(move |store| {
            let (a, b) = (actor_id(store, a)?, actor_id(store, b)?);
            let relation = store.relation(&a, &b)?;
            Ok::<_, Failure>((a, b, relation))
        })
        .await?;
    if relation.is_empty() {
        return Err(Failure::missing(
            format!("the relation between {} and {}", crate::country::name(&a), crate::country::name(&b)),
            "The record has no event, text, figure or promise of these two together.",
            "Choose one from the list of relations; countries go by their three letters (KAZ, CHN), organizations by their usual short names (EU, SCO).",
        ));
    }
    Ok(relation)
}

/// The id of the actor that is called so, where that is but one; else the name as it is.
pub(super) fn actor_id(store: &Store, name: String) -> Result<String, depesche_store::Error> {
    let mut named = store.actors_named(&name)?;
    Ok(if named.len() == 1 { named.remove(0).id } else { name })
}

fn event_type(word: &str) -> Result<EventType, Failure> {
    EventType::from_word(word).ok_or_else(|| {
        let known: Vec<&str> = EventType::ALL.iter().map(|kind| kind.as_str()).collect();
        Failure::unclear(
            format!("type={word}"),
            "There is no such type.",
            format!("Types are {}.", known.join(", ")),
        )
    })
}

fn page(relation: &Relation, kind: Option<EventType>, paging: Paging) -> Markup {
    let (a, b) =
        (display(&relation.a, relation.a_name.as_deref()), display(&relation.b, relation.b_name.as_deref()));
    let body = html! {
        h1 { (actor(&relation.a, a)) " – " (actor(&relation.b, b)) }
        (contents(relation))
        @if !relation.events.is_empty() { (events(relation, kind, paging)) }
        @if !relation.instruments.is_empty() {
            section aria-labelledby="instruments" {
                h2 #instruments { "Instruments " (number(relation.instruments.len())) }
                (instrument::table(newest(&relation.instruments)))
                (rest(relation, relation.instruments.len()))
            }
        }
        @if !relation.commitments.is_empty() {
            section aria-labelledby="promises" {
                h2 #promises { "Promises " (number(relation.commitments.len())) }
                (promise::ledger(newest(&relation.commitments)))
                (rest(relation, relation.commitments.len()))
            }
        }
        @if !relation.measures.is_empty() {
            section aria-labelledby="figures" {
                h2 #figures { "Figures " (number(relation.measures.len())) }
                (trade(&figure::claims(&relation.measures)))
                (figure::table(newest(&relation.measures)))
                (rest(relation, relation.measures.len()))
            }
        }
        @if !relation.quotes.is_empty() {
            section aria-labelledby="quotes" {
                h2 #quotes { "Quotes " (number(relation.quotes.len())) }
                (quote::list(newest(&relation.quotes)))
                (rest(relation, relation.quotes.len()))
            }
        }
    };
    frame::page(Place::Relations, &format!("{a} – {b}"), &body)
}

/// The name of an actor, which leads to all its relations.
fn actor(id: &str, name: &str) -> Markup {
    html! { a href=(address::with_query("/relations", &[("with", Some(id))])) { (name) } }
}

/// The newest records of a long list.
fn newest<T>(entries: &[Entry<T>]) -> impl Iterator<Item = &Entry<T>> {
    source::newest_first(entries).into_iter().take(ROWS)
}

/// Where the records are that a long list leaves out.
fn rest(relation: &Relation, all: usize) -> Markup {
    html! {
        @if all > ROWS {
            p.more {
                "The newest " (ROWS) " of " (all) "; "
                a href={ "/api/v1" (address::relation(&relation.a, &relation.b)) } { "all as JSON" }
            }
        }
    }
}

fn number(of: usize) -> Markup {
    html! { span.many { (of) } }
}

fn contents(relation: &Relation) -> Markup {
    let parts = [
        ("events", relation.events.len(), "event", "events"),
        ("instruments", relation.instruments.len(), "instrument", "instruments"),
        ("promises", relation.commitments.len(), "promise", "promises"),
        ("figures", relation.measures.len(), "figure", "figures"),
        ("quotes", relation.quotes.len(), "quote", "quotes"),
    ];
    html! {
        ul.counts aria-label="On this page" {
            @for (anchor, number, one, many) in parts {
                @if number > 0 {
                    li { a href={ "#" (anchor) } { strong { (number) } " " (if number == 1 { one } else { many }) } }
                }
            }
            li { a href={ "/api/v1" (address::relation(&relation.a, &relation.b)) } { "JSON" } }
        }
    }
}

fn events(relation: &Relation, kind: Option<EventType>, paging: Paging) -> Markup {
    let mut shown = source::newest_first(&relation.events);
    let points: Vec<Point> = shown.iter().filter_map(|entry| point(entry)).take(POINTS).collect();
    let undrawn = relation.events.len() - points.len();
    shown.retain(|entry| kind.is_none_or(|kind| entry.record.kind == kind));
    let all = shown.len();
    let path = address::relation(&relation.a, &relation.b);
    html! {
        section aria-labelledby="events" {
            h2 #events { "Events " (number(relation.events.len())) }
            figure.plot {
                div.scroll tabindex="0" role="region" aria-label="Timeline" { (timeline(&points)) }
                figcaption {
                    @for quad in Quad::ALL { span class={ "key " (quad.class()) } { (quad.name()) } }
                    span.key.partial { "hollow: planned or called for" }
                    @if undrawn > 0 {
                        span { (word::count(undrawn as u64, "event", "events")) " without a date " @if points.len() == POINTS { "or older " } "only below" }
                    }
                }
            }
            (types(relation, kind))
            (event::list(paging.cut(shown)))
            (pager(&path, &[("type", kind.map(EventType::as_str))], paging, all))
        }
    }
}

fn point(entry: &Entry<Event>) -> Option<Point> {
    let event = &entry.record;
    let planned = if event.status == depesche_model::Status::Past { "" } else { ", planned" };
    let place = event::place(event).map(|place| format!(", {place}")).unwrap_or_default();
    Some(Point {
        date: event.date?,
        kind: event.kind,
        status: event.status,
        address: address::passage(&entry.document.id.0, &entry.id.to_string()),
        title: format!(
            "{}: {}{place}{planned} – {}",
            event.date?,
            event.kind.as_str(),
            source::short_title(&entry.document)
        ),
    })
}

/// Links that keep the events of one type.
fn types(relation: &Relation, chosen: Option<EventType>) -> Markup {
    let path = address::relation(&relation.a, &relation.b);
    let count = |kind: EventType| relation.events.iter().filter(|entry| entry.record.kind == kind).count();
    let present: Vec<(EventType, usize)> =
        EventType::ALL.iter().map(|kind| (*kind, count(*kind))).filter(|(_, number)| *number > 0).collect();
    html! {
        @if present.len() > 1 {
            nav.types aria-label="Events by type" {
                a href={ (path) "#events" } aria-current=[chosen.is_none().then_some("true")] { "all" }
                @for (kind, number) in present {
                    a href={ (address::with_query(&path, &[("type", Some(kind.as_str()))])) "#events" }
                        aria-current=[(chosen == Some(kind)).then_some("true")] {
                        (word::badge(kind)) " " (number)
                    }
                }
            }
        }
    }
}
