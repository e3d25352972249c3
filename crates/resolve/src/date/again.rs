//! German times that go on from one that the text told before: "im selben Jahr", "im Jahr darauf", "ein Jahr später",
//! "zwei Tage zuvor", "am selben Tag".

use depesche_model::{Date, Period};

use super::calendar::{Unit, plus_months, unit};
use super::{Found, Reader};
use crate::figure::number::{Writing, number_at};
use crate::piece::Kind;

impl Reader<'_> {
    /// A time at `at` that counts from the one told last.
    pub(super) fn told_again(&self, at: usize) -> Option<Found> {
        if !self.pieces.german {
            return None;
        }
        self.same(at).or_else(|| self.next_to(at)).or_else(|| self.units_from(at))
    }

    /// "selben Jahr", "gleichen Tag", "desselben Monats".
    fn same(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let same = ["selben", "gleichen", "demselben", "desselben", "derselben"];
        let next = pieces.after_any(at, &same)?;
        let unit = unit(pieces.lower(next), true)?;
        let told = self.last_period?;
        Some(Found::date(at, next + 1, Some(within(told.start, unit)?), rule(unit)))
    }

    /// "Jahr darauf", "Monat zuvor".
    fn next_to(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let unit = unit(pieces.lower(at), true).filter(|unit| matches!(unit, Unit::Year | Unit::Month))?;
        let led = matches!(pieces.before(at), "im" | "das" | "dem" | "des");
        let sign = self.side(at + 1).filter(|_| led)?;
        let value = shifted(self.last_period?.start, unit, sign)?;
        Some(Found::date(at, at + 2, Some(value), rule(unit)))
    }

    /// "zwei Tage später", "ein Jahr zuvor", of what was told as a day, a month or a year before.
    fn units_from(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let number =
            number_at(pieces, at, Writing::default(), false).filter(|number| number.value.is_integer())?;
        let unit = unit(pieces.lower(number.end), true)?;
        let sign = self.side(number.end + 1)?;
        let count = i32::try_from(number.value.mantissa()).ok().filter(|count| (1..=500).contains(count))?;
        let from = match unit {
            Unit::Day | Unit::Week => self.last?,
            _ => self.last_period?.start,
        };
        let value = shifted(from, unit, sign * count)?;
        Some(Found::date(at, number.end + 2, Some(value), if sign < 0 { "date.ago" } else { "date.ahead" }))
    }

    /// On which side of what was told the word at `at` leads.
    fn side(&self, at: usize) -> Option<i32> {
        if !self.pieces.is(at, Kind::Word) {
            return None;
        }
        match self.pieces.lower(at) {
            "darauf" | "danach" | "später" => Some(1),
            "zuvor" | "davor" | "vorher" => Some(-1),
            _ => None,
        }
    }
}

fn rule(unit: Unit) -> &'static str {
    if unit == Unit::Year { "date.relative-year" } else { "date.relative" }
}

/// The day, month or year that holds a date, if the date is told so precisely.
fn within(date: Date, unit: Unit) -> Option<Period> {
    match unit {
        Unit::Day => date.is_day().then(|| date.into()),
        Unit::Month => Date::of_month(date.year(), date.month()?).map(Period::from),
        Unit::Year => Some(Date::year_only(date.year()).into()),
        _ => None,
    }
}

/// The unit that lies so many away from the one that holds a date.
fn shifted(date: Date, unit: Unit, count: i32) -> Option<Period> {
    match unit {
        Unit::Day => date.is_day().then(|| date.plus_days(count).into()),
        Unit::Week => date.is_day().then(|| date.plus_days(7 * count).into()),
        Unit::Month => {
            date.month()?;
            plus_months(date, count).map(Period::from)
        }
        Unit::Year => {
            let year = date.year().checked_add(i16::try_from(count).ok()?)?;
            Some(Date::year_only(year).into())
        }
        _ => None,
    }
}
