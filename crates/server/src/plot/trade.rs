//! Trade figures over time, one panel a currency. Each figure is a claim: two sources that disagree are two marks.

use std::collections::BTreeMap;

use depesche_model::{Date, Indicator, Period, Unit};
use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::scale::{Scale, day, place, steps, ticks};
use crate::amount::{amount, magnitude};
use crate::country;

/// What is drawn in one colour: the indicator, and whose it is where that matters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Series {
    pub(crate) indicator: Indicator,
    pub(crate) of: Option<String>,
}

/// One claimed figure.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub(crate) series: Series,
    pub(crate) period: Period,
    pub(crate) value: Decimal,
    pub(crate) unit: Unit,
    pub(crate) damaged: bool,
    /// Where a click leads.
    pub(crate) address: String,
    /// What the pointer shows after period, series and figure.
    pub(crate) source: String,
}

impl Series {
    /// The series for people: `Exports of Kazakhstan`.
    pub(crate) fn name(&self) -> String {
        let indicator = match self.indicator {
            Indicator::TradeTurnover => "Turnover",
            Indicator::Exports => "Exports",
            Indicator::Imports => "Imports",
            other => other.as_str(),
        };
        match &self.of {
            Some(id) => format!("{indicator} of {}", country::name(id)),
            None => indicator.to_owned(),
        }
    }
}

/// Whether a period is made of whole years, so that it can be compared with other years.
pub(crate) fn is_whole(period: Period) -> bool {
    let (start, end) = (period.start.first_day(), period.end.last_day());
    (start.month(), start.day(), end.month(), end.day()) == (Some(1), Some(1), Some(12), Some(31))
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 270.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 28.0;
/// The style sheet's colours for series; a later series shares them.
const COLOURS: usize = 6;

/// The panels, one a currency, each with its legend.
pub(crate) fn trade(claims: &[Claim]) -> Markup {
    let mut units: BTreeMap<&Unit, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        units.entry(&claim.unit).or_default().push(claim);
    }
    html! {
        @for (unit, claims) in &units { (panel(unit, claims)) }
    }
}

fn panel(unit: &Unit, claims: &[&Claim]) -> Markup {
    let (Some(first), Some(last)) = (
        claims.iter().map(|claim| claim.period.start.first_day()).min(),
        claims.iter().map(|claim| claim.period.end.last_day()).max(),
    ) else {
        return html! {};
    };
    // Whole years at both ends give the axis room for its labels.
    let (first, last) = (Date::year_only(first.year()).first_day(), Date::year_only(last.year()).last_day());
    let greatest = claims.iter().map(|claim| claim.value).max().unwrap_or_default();
    let magnitude = magnitude(greatest);
    let scaled = |value: Decimal| (value / Decimal::from(magnitude.divisor)).to_f64().unwrap_or(0.0);
    let steps = steps(scaled(greatest));
    let x = Scale::new((day(first), day(last) + 1.0), (LEFT, WIDTH - RIGHT));
    let y = Scale::new((0.0, steps.last().copied().unwrap_or(1.0)), (HEIGHT - BOTTOM, TOP));
    let mut series: BTreeMap<&Series, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        series.entry(&claim.series).or_default().push(claim);
    }
    let title = format!("{} {}", magnitude.name, unit.0);
    html! {
        figure.plot {
            figcaption {
                span.unit { (title.trim()) }
                @for (number, series) in series.keys().enumerate() {
                    span class={ "key s" (number % COLOURS) } { (series.name()) }
                }
                @if claims.iter().any(|claim| !is_whole(claim.period)) {
                    span.key.partial { "hollow: part of a year" }
                }
            }
            div.scroll tabindex="0" role="region" aria-label={ "Plot of trade figures in " (unit.0) } {
                svg.trade viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="group"
                    aria-label={ "Trade figures in " (unit.0) " from " (first) " to " (last) "; the table below tells the same" } {
                    @for step in &steps {
                        line.grid x1=(LEFT) x2=(WIDTH - RIGHT) y1=(place(y.at(*step))) y2=(place(y.at(*step))) {}
                        text.tick x=(LEFT - 8.0) y=(place(y.at(*step) + 4.0)) text-anchor="end" { (step) }
                    }
                    @for tick in ticks(first, last, 12, if first.year() == last.year() { 3 } else { 12 }) {
                        line.grid x1=(place(x.at(day(tick.date)))) x2=(place(x.at(day(tick.date))))
                            y1=(TOP) y2=(HEIGHT - BOTTOM) {}
                        text.tick x=(place(label_at(x, &tick))) y=(HEIGHT - 9.0) text-anchor="middle" { (tick.label) }
                    }
                    @for (number, claims) in series.values().enumerate() {
                        g class={ "s" (number % COLOURS) } {
                            (course(claims, x, |claim| y.at(scaled(claim.value))))
                            @for claim in claims { (mark(claim, x, y.at(scaled(claim.value)))) }
                        }
                    }
                }
            }
        }
    }
}

/// The label of a year stands in the middle of its year, that of a month at its first day.
fn label_at(x: Scale, tick: &super::scale::Tick) -> f64 {
    let at = x.at(day(tick.date));
    if tick.label.len() == 4 {
        f64::midpoint(at, x.at(day(Date::year_only(tick.date.year()).last_day()) + 1.0))
    } else {
        at
    }
}

fn middle(period: Period, x: Scale) -> f64 {
    f64::midpoint(x.at(day(period.start.first_day())), x.at(day(period.end.last_day()) + 1.0))
}

/// A thin line through the whole years. Where sources disagree it passes through the middle of their figures.
fn course(claims: &[&Claim], x: Scale, y: impl Fn(&Claim) -> f64) -> Markup {
    let mut years: BTreeMap<i32, (f64, Vec<f64>)> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| is_whole(claim.period)) {
        let key = claim.period.start.first_day().day_number();
        years.entry(key).or_insert_with(|| (middle(claim.period, x), Vec::new())).1.push(y(claim));
    }
    if years.len() < 2 {
        return html! {};
    }
    let points: Vec<String> = years
        .values()
        .map(|(x, heights)| {
            let count = f64::from(u32::try_from(heights.len()).unwrap_or(1));
            format!("{},{}", place(*x), place(heights.iter().sum::<f64>() / count))
        })
        .collect();
    html! { polyline.course points=(points.join(" ")) {} }
}

/// A stroke as long as the period, with a dot in its middle.
fn mark(claim: &Claim, x: Scale, y: f64) -> Markup {
    let whole = is_whole(claim.period);
    let (from, to) =
        (x.at(day(claim.period.start.first_day())), x.at(day(claim.period.end.last_day()) + 1.0));
    let name = claim.series.name();
    let figure = amount(claim.value, &claim.unit);
    let part = if whole { "" } else { ", part of a year" };
    let damaged = if claim.damaged { ", stands in a broken place of the text" } else { "" };
    html! {
        a href=(claim.address) tabindex="-1" class=(if whole { "claim" } else { "claim partial" }) {
            title { (claim.period) ": " (name) " " (figure) (part) (damaged) " – " (claim.source) }
            line.stretch x1=(place(from + 1.5)) x2=(place(to - 1.5)) y1=(place(y)) y2=(place(y)) {}
            circle cx=(place(middle(claim.period, x))) cy=(place(y)) r="4.5" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(period: &str, value: i64, unit: &str) -> Claim {
        Claim {
            series: Series { indicator: Indicator::TradeTurnover, of: None },
            period: period.parse().unwrap(),
            value: Decimal::from(value),
            unit: Unit(unit.to_owned()),
            damaged: false,
            address: "/record/m1".to_owned(),
            source: "a report".to_owned(),
        }
    }

    #[test]
    fn currencies_stand_apart_and_parts_of_a_year_are_marked() {
        let claims = [
            claim("2023", 41_000_000_000, "USD"),
            claim("2024", 43_800_000_000, "USD"),
            claim("2024-01/2024-09", 3, "EUR"),
        ];
        let plot = trade(&claims).into_string();
        assert_eq!(plot.matches("<figure").count(), 2);
        assert_eq!(plot.matches("claim partial").count(), 1);
        assert_eq!(plot.matches("polyline").count(), 2, "one line, opened and closed: {plot}");
        assert!(plot.contains("bn USD"));
    }

    #[test]
    fn a_year_by_any_name_is_whole() {
        for (period, whole) in
            [("2024", true), ("2024-01/2024-12", true), ("2024-01/2024-09", false), ("2024-05", false)]
        {
            assert_eq!(is_whole(period.parse().unwrap()), whole, "{period}");
        }
    }
}
