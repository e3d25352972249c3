//! All relations, and the table of relations that the start page shows the top of.

use axum::extract::{RawQuery, State};
use depesche_model::Date;
use depesche_store::{RelationSummary, Store};
use maud::{Markup, html};

use super::frame::{self, Place};
use super::relation::actor_id;
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
    relations.map(|relation| store.event_dates(&relation.a, &relation.b)).collect()
}

/// `/relations`, `?with=` keeps those of one actor.
pub(crate) async fn relations(
    State(reader): State<Reader>,
    RawQuery(query): RawQuery,
) -> Result<Markup, PageFailure> {
    let parameters = Parameters::read(query.as_deref(), &["with", "page"])?;
    let paging = Paging::of_page(&parameters, 50)?;
    let with = parameters.text("with").map(str::to_owned);
    let (with, all, relations, courses) = reader
        .ask(move |store| {
            let with = with.map(|name| actor_id(store, name)).transpose()?;
            let mut relations = store.relations()?;
            relations
                .retain(|relation| with.as_ref().is_none_or(|id| *id == relation.a || *id == relation.b));
            let all = relations.len();
            let relations = paging.cut(relations);
            let courses = courses(store, relations.iter())?;
            Ok::<_, Failure>((with, all, relations, courses))
        })
        .await?;
    let title =
        with.as_deref().map_or("Relations".to_owned(), |id| format!("Relations of {}", country::name(id)));
    let body = html! {
        h1 { (title) }
        p.lead {
            (word::count(all as u64, "pair", "pairs"))
            " of countries and organizations that act together, those with the most records first."
            @if with.is_some() { " " a href="/relations" { "All relations" } }
        }
        @if !relations.is_empty() { (table(&relations, &courses, true)) }
        (pager("/relations", &[("with", with.as_deref())], paging, all))
    };
    Ok(frame::page(Place::Relations, &title, &body))
}

/// The table. All its sparklines cover the same time. Beside a second column there is no room for every number.
pub(super) fn table(relations: &[RelationSummary], courses: &[Course], in_full: bool) -> Markup {
    let dates = || courses.iter().flatten();
    let ends = dates().map(|date| date.first_day()).min().zip(dates().map(|date| date.last_day()).max());
    html! {
        div.scroll tabindex="0" role="region" aria-label="Table of relations" {
            table.relations data-filter="relations" {
                thead { tr {
                    th { "Between" } th.number { "Events" }
                    @if in_full {
                        th.number.wide-only { "Instruments" } th.number.wide-only { "Promises" } th.number.wide-only { "Figures" }
                    }
                    th.number.wide-only { "Records" }
                    th { "Last" }
                    th.wide-only { @if let Some((first, last)) = ends { (first.year()) "–" (last.year()) } }
                } }
                tbody {
                    @for (place, relation) in relations.iter().enumerate() {
                        tr {
                            td.wide { a href=(address::relation(&relation.a, &relation.b)) { (pair(relation)) } }
                            td.number { (relation.events) }
                            @if in_full {
                                @for number in [relation.instruments, relation.commitments, relation.measures] {
                                    td.number.wide-only { @if number == 0 { span.none { "0" } } @else { (number) } }
                                }
                            }
                            td.number.wide-only { (relation.records()) }
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
