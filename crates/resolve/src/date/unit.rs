//! Units of the calendar told with an article alone: "Ende des Monats", "das Jahr", "unter der Woche", and weeks that
//! are counted from a day that the text told: "in der zweiten Woche", "in der Woche darauf".

use depesche_model::{Date, Period};

use super::calendar::{Unit, monday, unit};
use super::context::Direction;
use super::{Found, Reader};
use crate::figure::german;
use crate::piece::Kind;

/// The words for a part of a unit.
const PARTS: [&str; 6] = ["anfang", "beginn", "mitte", "ende", "laufe", "verlauf"];

impl Reader<'_> {
    /// A unit at `at` that only its article and what was told before make known.
    pub(super) fn bare_unit(&self, at: usize) -> Option<Found> {
        if !self.pieces.german || !self.pieces.is(at, Kind::Word) {
            return None;
        }
        self.this_unit(at)
            .or_else(|| self.this_year(at))
            .or_else(|| self.workdays(at))
            .or_else(|| self.counted_week(at))
            .or_else(|| self.week_after(at))
    }

    /// "Ende des Monats", "im Laufe der Woche", "Anfang des Jahres": the unit of the report.
    fn this_unit(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let part =
            at >= 2 && matches!(pieces.before(at), "des" | "der") && PARTS.contains(&pieces.lower(at - 2));
        let unit = unit(pieces.lower(at), true).filter(|unit| *unit != Unit::Day && part)?;
        // A unit that something else makes known: "Ende des Jahres 2024", "Mitte der Woche vom 3. Mai".
        if pieces.is(at + 1, Kind::Digits) || matches!(pieces.lower(at + 1), "vom" | "der" | "des" | "zuvor")
        {
            return None;
        }
        let value = match self.year_told_before(at).filter(|_| unit == Unit::Year) {
            Some(year) => Some(year.into()),
            None => self.unit_away(unit, 0),
        };
        Some(Found::date(at, at + 1, value, if unit == Unit::Year { "date.year" } else { "date.relative" }))
    }

    /// The year of which a told past goes on: "1991 wurde es eröffnet. Ende des Jahres brannte es ab."
    fn year_told_before(&self, at: usize) -> Option<Date> {
        let year = self.last_period?.single().filter(|date| date.month().is_none())?;
        (self.direction(at) == Direction::Past && Some(year.year()) < self.context.year()).then_some(year)
    }

    /// "das Jahr", "in dem Jahr": this one, unless more is told of it.
    fn this_year(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let end = pieces.after(at, &["das", "jahr"]).or_else(|| pieces.after(at, &["dem", "jahr"]))?;
        let more = pieces.is(end, Kind::Digits)
            || pieces.after(end, &[","]).is_some()
            || matches!(
                pieces.lower(end),
                "darauf" | "zuvor" | "davor" | "danach" | "der" | "des" | "vor" | "nach"
            );
        (!more).then(|| Found::date(at, end, self.unit_away(Unit::Year, 0), "date.relative-year"))
    }

    /// "unter der Woche", "letzte Werktage": from Monday to Friday.
    fn workdays(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let (step, end) = if let Some(end) = pieces.after(at, &["unter", "der", "woche"]) {
            (0, end)
        } else {
            let (step, next) = self.step(at)?;
            (step, pieces.after_any(next, &["werktag", "werktags", "werktage", "werktagen"])?)
        };
        let value = self.context.today.map(|today| {
            let monday = monday(today).plus_days(7 * step);
            Period::new(monday, monday.plus_days(4))
        });
        Some(Found::date(at, end, value, "date.week"))
    }

    /// "in der ersten Woche", "die dritte Woche": counted from the day on which something began.
    fn counted_week(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let place = german::ordinal(pieces.lower(at)).filter(|place| (1..=10).contains(place))?;
        let article = matches!(pieces.before(at), "der" | "die");
        let end = pieces.after_any(at + 1, &["woche"]).filter(|_| article)?;
        let of = matches!(pieces.lower(end), "des" | "der" | "im" | "vom" | "nach" | "seit" | "in")
            || pieces.is_capital(end) && pieces.is(end, Kind::Word);
        let first = monday(self.last.filter(|_| !of)?);
        let start = first.plus_days(7 * (i32::try_from(place).ok()? - 1));
        Some(Found::date(at, end, Some(Period::new(start, start.plus_days(6))), "date.week"))
    }

    /// "in der Woche darauf", "eine Woche danach": behind the week that was told last.
    fn week_after(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_any(at, &["woche"]).filter(|_| pieces.before(at) == "der")?;
        let step = match pieces.lower(next) {
            "darauf" | "danach" => 7,
            "zuvor" | "davor" => -7,
            _ => return None,
        };
        let told = self.last_period.filter(|period| period.start.is_day())?;
        let start = monday(told.start).plus_days(step);
        Some(Found::date(at, next + 1, Some(Period::new(start, start.plus_days(6))), "date.week"))
    }
}
