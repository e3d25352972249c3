//! English days and weeks that are counted within a longer time: "the last Friday of May", "the 21st of next month", "the
//! week before last", "Saturday next week", "the rest of the year".

use depesche_model::{Date, Period};

use super::calendar::{Unit, monday, plus_months, unit, weekday_at};
use super::context::Direction;
use super::{Found, Reader};
use crate::figure::english;
use crate::piece::Kind;

impl Reader<'_> {
    /// "first Monday in June", "last Friday of May", "2nd Sunday of September 2017".
    pub(super) fn nth_weekday(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let (which, next) = match pieces.lower(at) {
            "last" | "final" => (None, at + 1),
            _ => self
                .place(at)
                .map(|(which, next)| (Some(which), next))
                .filter(|(which, _)| *which <= Some(5))?,
        };
        let weekday = weekday_at(pieces, next)?;
        let next = pieces.after_any(next + 1, &["of", "in"])?;
        let month = self.month_told(next)?;
        let value = month.value()?.single().filter(|month| month.month().is_some() && !month.is_day())?;
        let from = |day: Date| (i32::from(weekday) - i32::from(day.weekday())).rem_euclid(7);
        let day = match which {
            Some(which) => value.first_day().plus_days(from(value.first_day()) + 7 * (i32::from(which) - 1)),
            None => value.last_day().plus_days(from(value.last_day().plus_days(-6)) - 6),
        };
        (day.month() == value.month()).then(|| Found::date(at, month.end, Some(day.into()), "date.day"))
    }

    /// A month at `at`: "May", "September 2017", "next month", "the month".
    pub(super) fn month_told(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        if let Some(end) = pieces.after(at, &["the", "month"]) {
            return Some(Found::date(at, end, self.unit_away(Unit::Month, 0), "date.month"));
        }
        self.points(at).into_iter().next().filter(|found| found.rule == "date.month").or_else(|| {
            self.relative(at).filter(|found| {
                found
                    .value()
                    .and_then(Period::single)
                    .is_some_and(|date| !date.is_day() && date.month().is_some())
            })
        })
    }

    /// "the 21st of this month", "the first of next month", and "on the 15th" where nothing is counted.
    pub(super) fn nth_day(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let suffix = matches!(pieces.lower(at + 1), "st" | "nd" | "rd" | "th") && pieces.glued(at + 1);
        let (day, next) = match pieces.digits(at) {
            Some(day) => (u64::from(day), suffix.then_some(at + 2)?),
            None => english::ordinal(pieces, at).map(|words| (words.value, words.end))?,
        };
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        let whole = |month: Date| Date::of_day(month.year(), month.month()?, day).map(Period::from);
        if pieces.lower(next) == "of" {
            let month = self
                .month_told(next + 1)
                .filter(|month| month.rule != "date.month" || pieces.lower(next + 1) == "the")?;
            let value = month.value().and_then(Period::single).and_then(whole);
            return Some(Found::date(at, month.end, value, "date.day"));
        }
        let led = suffix
            && pieces.before(at) == "the"
            && at > 1
            && matches!(pieces.lower(at - 2), "on" | "by" | "until");
        let closed = !pieces.is(next, Kind::Word)
            && !pieces.is(next, Kind::Digits)
            && pieces.after_dash(next).is_none()
            || matches!(pieces.lower(next), "in" | "at" | "and" | "with");
        if !led || !closed {
            return None;
        }
        let value = || {
            let (month, today) = (self.context.month()?, self.context.today?);
            let shift = match self.direction(at) {
                Direction::Past => -i32::from(day > today.day()?),
                _ => i32::from(day < today.day()?),
            };
            whole(plus_months(month, shift)?)
        };
        Some(Found::date(at, next, value(), "date.day"))
    }

    /// "week before last", "year after next".
    pub(super) fn second_away(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let unit = unit(pieces.lower(at), false).filter(|unit| *unit != Unit::Day)?;
        let (step, end) = pieces
            .after(at + 1, &["before", "last"])
            .map(|end| (-2, end))
            .or_else(|| pieces.after(at + 1, &["after", "next"]).map(|end| (2, end)))?;
        // "the year before last Easter" goes on.
        if pieces.is(end, Kind::Word) && pieces.is_capital(end) || weekday_at(pieces, end).is_some() {
            return None;
        }
        let rule = if unit == Unit::Year { "date.relative-year" } else { "date.relative" };
        Some(Found::date(at, end, self.unit_away(unit, step), rule))
    }

    /// "Saturday next week", "Monday of last week".
    pub(super) fn weekday_of_week(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let weekday = weekday_at(pieces, at)?;
        let next = pieces.after_any(at + 1, &[","]).unwrap_or(at + 1);
        let step = match pieces.lower(next) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        let end = pieces.after_any(next + 1, &["week"])?;
        let today = self.context.today;
        let day = today.map(|today| monday(today).plus_days(7 * step + i32::from(weekday)));
        Some(Found::date(at, end, day.map(Period::from), "date.weekday"))
    }

    /// "rest of the year", "remainder of this week": from the report on.
    pub(super) fn rest(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_any(at, &["rest", "remainder"])?;
        let next = pieces.after_any(next, &["of"])?;
        let today = self.context.today;
        let (whole, end) = if let Some(next) = pieces.after_any(next, &["the", "this"]) {
            let unit = unit(pieces.lower(next), false).filter(|unit| {
                matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade)
            })?;
            if pieces.lower(next).ends_with('s')
                || pieces.lower(next + 1) == "of"
                || pieces.is(next + 1, Kind::Digits)
            {
                return None;
            }
            (self.unit_away(unit, 0), next + 1)
        } else {
            let found = self.years(next).into_iter().next()?;
            (found.value(), found.end)
        };
        let value =
            whole.zip(today).map(|(whole, today)| (whole.start.first_day(), today, whole.end.last_day()));
        // The rest of a time that is not the present one is that time.
        let value = value.filter(|(first, today, last)| first <= today && today <= last);
        let value = value.map(|(_, today, last)| Period::new(today, last)).or(whole);
        Some(Found::date(at, end, value, "date.stretch"))
    }

    /// "the following year", "the previous month": from the time that the text told last.
    pub(super) fn beside_told(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let step = match pieces.lower(at) {
            "next" | "following" => 1,
            "previous" | "preceding" => -1,
            _ => return None,
        };
        let unit = unit(pieces.lower(at + 1), false).filter(|_| pieces.before(at) == "the")?;
        let told = self.told?;
        let value = match unit {
            Unit::Day => told.is_day().then(|| told.plus_days(step))?,
            Unit::Month => plus_months(told.month().and(Some(told))?, step)?,
            Unit::Year => Date::year_only(told.year().checked_add(i16::try_from(step).ok()?)?),
            _ => return None,
        };
        let rule = if unit == Unit::Year { "date.relative-year" } else { "date.relative" };
        Some(Found::date(at, at + 2, Some(value.into()), rule))
    }

    /// "year to date".
    pub(super) fn up_to_now(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_any(at, &["year"])?;
        let next = pieces.after_dash(next).unwrap_or(next);
        let next = pieces.after_any(next, &["to"])?;
        let end = pieces.after_any(pieces.after_dash(next).unwrap_or(next), &["date"])?;
        let value =
            self.context.today.and_then(|today| Some(Period::new(Date::of_day(today.year(), 1, 1)?, today)));
        Some(Found::date(at, end, value, "date.stretch"))
    }
}
