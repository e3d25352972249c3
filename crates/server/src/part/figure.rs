//! Figures: as a table of claims, and in one line.

use depesche_model::{Indicator, Measure};
use depesche_store::Entry;
use maud::{Markup, html};

use super::{source, word};
use crate::address;
use crate::amount::{amount, change, is_currency, qualifier};
use crate::plot::trade::{Claim, Series, is_whole};

/// A table of figures in the order given.
pub(crate) fn table<'a>(measures: impl IntoIterator<Item = &'a Entry<Measure>>) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label="Table of figures" {
            table.figures {
                thead { tr {
                    th { "Period" } th { "What" } th.number { "Figure" } th.number { "Change" } th { "Whose" } th { "Source" }
                } }
                tbody {
                    @for entry in measures {
                        @let measure = &entry.record;
                        tr id=(entry.id) {
                            td.date {
                                @match measure.period {
                                    Some(period) => {
                                        (word::period(period))
                                        @if !is_whole(period) { " " span.note title="part of a year" { "part" } }
                                    },
                                    None => span.none title="no period is told" { "–" },
                                }
                            }
                            td { (what(measure)) }
                            td.number { (figure(measure)) }
                            td.number { @match measure.change_pct {
                                Some(percent) => (change(percent)),
                                None => span.none { "–" },
                            } }
                            td { (word::names(&measure.of)) }
                            td.from { (source::passage(entry)) }
                        }
                    }
                }
            }
        }
    }
}

/// A figure in one line.
pub(crate) fn summary(measure: &Measure) -> Markup {
    html! {
        (what(measure)) ": " (figure(measure))
        @if !measure.of.is_empty() { span.detail { (word::names(&measure.of)) } }
        @if let Some(period) = measure.period { span.detail { (word::period(period)) } }
        @if let Some(percent) = measure.change_pct { span.detail { (change(percent)) } }
    }
}

fn what(measure: &Measure) -> String {
    match (measure.indicator, &measure.about) {
        (Indicator::Other, Some(about)) => about.clone(),
        (indicator @ (Indicator::TradeTurnover | Indicator::Exports | Indicator::Imports), _)
        | (indicator, None) => indicator.as_str().to_owned(),
        (indicator, Some(about)) => format!("{indicator}: {about}"),
    }
}

fn figure(measure: &Measure) -> Markup {
    html! {
        (qualifier(measure.qualifier)) (amount(measure.value, &measure.unit))
        @if measure.damaged { " " span.note.damaged title="the figure stands in a broken place of the text" { "damaged" } }
        @for check in measure.checks.iter().filter(|check| !check.holds) {
            " " span.note.damaged title=(check.says) { "does not add up" }
        }
        @for check in measure.checks.iter().filter(|check| check.holds) {
            " " span.note title=(check.says) { "adds up" }
        }
    }
}

/// The figures that can be drawn over time: trade, in money, with a period.
pub(crate) fn claims(measures: &[Entry<Measure>]) -> Vec<Claim> {
    measures
        .iter()
        .filter_map(|entry| {
            let measure = &entry.record;
            let of = match measure.indicator {
                Indicator::TradeTurnover => None,
                Indicator::Exports | Indicator::Imports => measure.of.first().cloned(),
                _ => return None,
            };
            is_currency(&measure.unit).then_some(())?;
            Some(Claim {
                series: Series { indicator: measure.indicator, of },
                period: measure.period?,
                value: measure.value,
                unit: measure.unit.clone(),
                damaged: measure.damaged,
                address: address::passage(&entry.document.id.0, &entry.id.to_string()),
                source: source::short_title(&entry.document),
            })
        })
        .collect()
}
