//! German weekdays told by a week or a month: "am Dienstag vergangener Woche", "am ersten Sonntag im Oktober", and
//! those beside the day they name: "morgen, Donnerstag".

use depesche_model::{Date, Period};

use super::calendar::{Unit, monday, month_at, unit, weekday_at};
use super::partial::{Partial, year_at};
use super::{Found, Reader};
use crate::figure::german;

impl Reader<'_> {
    /// "Dienstag vergangener Woche", "Donnerstag dieser Woche", "Montag in einer Woche".
    pub(super) fn german_weekday_of_week(&self, at: usize, weekday: u8) -> Option<Found> {
        let pieces = self.pieces;
        if !pieces.german {
            return None;
        }
        let next = pieces.after_any(at + 1, &["der"]).unwrap_or(at + 1);
        let (step, end) = match self.step(next) {
            Some((step, week)) if unit(pieces.lower(week), true) == Some(Unit::Week) => (step, week + 1),
            _ => (1, pieces.after(next, &["in", "einer", "woche"])?),
        };
        let value = self
            .context
            .today
            .map(|today| Period::from(monday(today).plus_days(7 * step + i32::from(weekday))));
        Some(Found::date(at, end, value, "date.weekday"))
    }

    /// "morgen, Donnerstag": the weekday that was just told by another word.
    pub(super) fn apposed_weekday(&self, at: usize, weekday: u8) -> Option<Found> {
        let pieces = self.pieces;
        let deictic = at >= 2
            && pieces.before(at) == ","
            && matches!(pieces.lower(at - 2), "heute" | "morgen" | "übermorgen" | "gestern" | "vorgestern");
        let day = self.last.filter(|day| deictic && pieces.german && day.weekday() == weekday)?;
        Some(Found::date(at, at + 1, Some(day.into()), "date.weekday"))
    }

    /// "am ersten Sonntag im Oktober", "am letzten Montag des Monats": one day, unless "jeden" stands before.
    pub(super) fn nth_german_weekday(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let last = pieces.after_any(at, &["letzten", "letzter"]).is_some();
        let place = if last { 5 } else { german::ordinal(pieces.lower(at)).filter(|place| *place <= 5)? };
        let weekday = weekday_at(pieces, at + 1).filter(|_| pieces.german)?;
        let next = pieces.after_any(at + 2, &["im", "des", "in", "vom"])?;
        if matches!(pieces.before(at), "jeden" | "jeder" | "jedem" | "jedes") {
            return None;
        }
        let (month, end) = if pieces.after_any(next, &["monat", "monats"]).is_some() {
            (self.context.month(), next + 1)
        } else {
            let (month, end) = month_at(pieces, next)?;
            let partial = Partial { month: Some(month), year: year_at(pieces, end), ..Partial::default() };
            let behind = if partial.year.is_some() { end + 1 } else { end };
            (self.context.resolve(partial, self.direction(at)), behind)
        };
        let value = month.and_then(|month| {
            let (year, number) = (month.year(), month.month()?);
            let first = month.first_day();
            let lead = (i32::from(weekday) - i32::from(first.weekday())).rem_euclid(7);
            let days: Vec<Date> = (0..5)
                .filter_map(|week| Date::of_day(year, number, u8::try_from(lead + 1 + 7 * week).ok()?))
                .collect();
            let place = usize::try_from(place).ok()?;
            if last { days.last().copied() } else { days.get(place.checked_sub(1)?).copied() }
        });
        Some(Found::date(at, end, value.map(Period::from), "date.weekday"))
    }
}
