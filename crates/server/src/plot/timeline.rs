//! The events of a relation by date and type: what was done is filled, what is planned or called for is hollow.

use depesche_model::{Date, EventType, Status};
use maud::{Markup, html};

use super::scale::{Scale, day, place, ticks};
use crate::quad;

/// One event on the plot.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    pub(crate) date: Date,
    pub(crate) kind: EventType,
    pub(crate) status: Status,
    /// Where a click leads.
    pub(crate) address: String,
    /// What the pointer shows.
    pub(crate) title: String,
}

const WIDTH: f64 = 920.0;
const LEFT: f64 = 104.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 6.0;
const BOTTOM: f64 = 24.0;
const RADIUS: f64 = 5.0;
/// Height of one lane of a row; events that would cover each other stand in lanes above one another.
const LANE: f64 = 13.0;
const LANES: usize = 7;

/// A point with its place: the stretch that its date covers, and its lane.
struct Placed<'a> {
    point: &'a Point,
    from: f64,
    to: f64,
    lane: usize,
}

/// The plot, or nothing when no event is dated.
pub(crate) fn timeline(points: &[Point]) -> Markup {
    let (Some(first), Some(last)) = (
        points.iter().map(|point| point.date.first_day()).min(),
        points.iter().map(|point| point.date.last_day()).max(),
    ) else {
        return html! {};
    };
    // Whole months at both ends, so that even one day has a label beside it.
    let (first, last) = (month(first).first_day(), month(last).last_day());
    let x = Scale::new((day(first), day(last) + 1.0), (LEFT + RADIUS * 2.0, WIDTH - RIGHT - RADIUS));
    let mut top = TOP;
    let rows: Vec<(EventType, f64, f64, Vec<Placed<'_>>)> = EventType::ALL
        .iter()
        .filter_map(|&kind| {
            let placed = lanes(points.iter().filter(|point| point.kind == kind), x);
            let lanes = placed.iter().map(|point| point.lane + 1).max()?;
            let height = f64::from(u8::try_from(lanes).unwrap_or(1)) * LANE + 8.0;
            let row = (kind, top, height, placed);
            top += height;
            Some(row)
        })
        .collect();
    let height = top + BOTTOM;
    html! {
        svg.timeline viewBox={ "0 0 " (WIDTH) " " (place(height)) } role="group"
            aria-label={ "Events from " (month(first)) " to " (month(last)) " by type; the list below tells the same" } {
            @for (kind, top, height, _) in &rows {
                line.grid x1=(LEFT) x2=(WIDTH - RIGHT) y1=(place(top + height)) y2=(place(top + height)) {}
                text.label x=(LEFT - 10.0) y=(place(top + height / 2.0 + 4.0)) text-anchor="end" { (kind.as_str()) }
            }
            @for tick in ticks(first, last, 10, 1) {
                @let at = x.at(day(tick.date));
                @if at >= LEFT {
                    line.grid x1=(place(at)) x2=(place(at)) y1=(TOP) y2=(place(top)) {}
                    text.tick x=(place(at)) y=(place(top + 17.0)) text-anchor="middle" { (tick.label) }
                }
            }
            @for (_, top, height, placed) in &rows {
                @for placed in placed { (mark(placed, *top, *height)) }
            }
        }
    }
}

/// The month of a day.
fn month(day: Date) -> Date {
    day.month().and_then(|month| Date::of_month(day.year(), month)).unwrap_or(day)
}

/// Gives every point the first lane in which it covers no other.
fn lanes<'a>(points: impl Iterator<Item = &'a Point>, x: Scale) -> Vec<Placed<'a>> {
    let mut points: Vec<&Point> = points.collect();
    points.sort_by_key(|point| (point.date.first_day(), point.date.last_day()));
    let mut ends = [f64::MIN; LANES];
    points
        .into_iter()
        .map(|point| {
            let (from, to) = (x.at(day(point.date.first_day())), x.at(day(point.date.last_day()) + 1.0));
            let lane = ends.iter().position(|end| from - RADIUS > *end).unwrap_or(LANES - 1);
            ends[lane] = to.max(from) + RADIUS + 1.0;
            Placed { point, from, to, lane }
        })
        .collect()
}

fn mark(placed: &Placed<'_>, top: f64, height: f64) -> Markup {
    let Placed { point, from, to, lane } = placed;
    let y = top + height - 4.0 - LANE / 2.0 - f64::from(u8::try_from(*lane).unwrap_or(0)) * LANE;
    let status = match point.status {
        Status::Past => "done",
        _ => "planned",
    };
    html! {
        // The list below leads to the same places, so that the keyboard need not pass through every mark.
        a href=(point.address) tabindex="-1" class={ "mark " (quad::class(point.kind)) " " (status) } {
            title { (point.title) }
            @if point.date.is_day() {
                circle cx=(place(f64::midpoint(*from, *to))) cy=(place(y)) r=(RADIUS) {}
            } @else {
                rect x=(place(*from)) y=(place(y - 2.0)) width=(place((to - from).max(RADIUS * 2.0))) height="4" rx="2" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(date: &str, kind: EventType, status: Status) -> Point {
        Point {
            date: date.parse().unwrap(),
            kind,
            status,
            address: "#e1".to_owned(),
            title: format!("{date} <b>"),
        }
    }

    #[test]
    fn nothing_dated_is_no_plot() {
        assert_eq!(timeline(&[]).into_string(), "");
    }

    #[test]
    fn two_on_one_day_stand_above_one_another() {
        let points = [
            point("2025-06-17", EventType::Consult, Status::Past),
            point("2025-06-17", EventType::Consult, Status::Future),
            point("2027", EventType::Consult, Status::Future),
        ];
        let svg = timeline(&points).into_string();
        let heights: Vec<&str> =
            svg.split("cy=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(heights.len(), 2);
        assert_ne!(heights[0], heights[1]);
        assert!(svg.contains("<rect"), "a year is a bar: {svg}");
        assert!(svg.contains("&lt;b&gt;") && !svg.contains("<b>"));
    }
}
