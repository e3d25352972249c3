//! All relations, and the table of relations that the start page shows the top of.

use axum::extract::{RawQuery, State};
use depesche_model::{Date, Status};
use depesche_store::{RelationSummary, Store};
use maud::{Markup, html};

use super::frame::{self, Place};
use crate::failure::{Failure, PageFailure};
use crate::parameter::{Paging, Parameters, pager};
use crate::part::word;
use crate::plot::sparkline::sparkline;
use crate::reader::Reader;
use crate::{address, country};

/// The dates of one relation's events.
pub(super) type Course = Vec<Date>;

/// The dates of what has happened, relation by relation.
pub(super) fn courses<'a>(
    store: &Store,
    relations: impl Iterator<Item = &'a RelationSummary>,
) -> Result<Vec<Course>, depesche_store::Error> {
    relations
        .map(|relation| {
            let events = store.relation(&relation.a, &relation.b)?.events;
            let done = events.iter().filter(|entry| entry.record.status == Status::Past);
            Ok(done.filter_map(|entry| entry.date).collect())
        })
        .collect()
}

/// `/relations`
pub(crate) async fn relations(
    State(reader): State<Reader>,
    RawQuery(query): RawQuery,
) -> Result<Markup, PageFailure> {
    let paging = Paging::of_page(&Parameters::read(query.as_deref(), &["page"])?, 50)?;
    let (all, relations, courses) = reader
        .ask(move |store| {
            let relations = store.relations()?;
            let all = relations.len();
            let relations = paging.cut(relations);
            let courses = courses(store, relations.iter())?;
            Ok::<_, Failure>((all, relations, courses))
        })
        .await?;
    let body = html! {
        h1 { "Relations" }
        p.lead { (word::count(all as u64, "pair", "pairs")) " of countries and organizations that act together, those with the most records first." }
        (table(&relations, &courses))
        (pager("/relations", paging, all))
    };
    Ok(frame::page(Place::Relations, "Relations", &body))
}

/// The table. All its sparklines cover the same time.
pub(super) fn table(relations: &[RelationSummary], courses: &[Course]) -> Markup {
    let dates = || courses.iter().flatten();
    let ends = dates().map(|date| date.first_day()).min().zip(dates().map(|date| date.last_day()).max());
    html! {
        div.scroll tabindex="0" role="region" aria-label="Table of relations" {
            table.relations data-filter="relations" {
                thead { tr {
                    th { "Between" } th.number { "Events" } th.number.wide-only { "Instruments" } th.number.wide-only { "Promises" } th.number.wide-only { "Figures" }
                    th { "Last" }
                    th.wide-only { @if let Some((first, last)) = ends { (first.year()) "–" (last.year()) } }
                } }
                tbody {
                    @for (place, relation) in relations.iter().enumerate() {
                        tr {
                            td.wide { a href=(address::relation(&relation.a, &relation.b)) { (pair(relation)) } }
                            td.number { (relation.events) }
                            @for number in [relation.instruments, relation.commitments, relation.measures] {
                                td.number.wide-only { @if number == 0 { span.none { "0" } } @else { (number) } }
                            }
                            td.date { (word::date_or_dash(relation.last_date)) }
                            td.plot.wide-only {
                                @if let (Some((first, last)), Some(dates)) = (ends, courses.get(place)) {
                                    (sparkline(dates, first, last))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn pair(relation: &RelationSummary) -> String {
    format!(
        "{} – {}",
        display(&relation.a, relation.a_name.as_deref()),
        display(&relation.b, relation.b_name.as_deref())
    )
}

/// The name of an actor: of a country as the table has it, of others as the documents tell it.
pub(super) fn display<'a>(id: &'a str, told: Option<&'a str>) -> &'a str {
    if country::is_country(id) { country::name(id) } else { told.unwrap_or(id) }
}
