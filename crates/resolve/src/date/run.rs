//! English runs of days and weeks: "within 9 months", "for 3 days from today", "the last 3 weeks of this year", "the
//! next 4 business days", "this Friday 5/12".

use depesche_model::{Date, Named, Period};

use super::calendar::{Unit, monday, plus_months, unit, weekday_at};
use super::context::Direction;
use super::{Found, Reader};
use crate::figure::english::below_hundred;
use crate::piece::Kind;

impl Reader<'_> {
    /// A small count at `at`, in digits or words, and the place behind it.
    fn count(&self, at: usize) -> Option<(i32, usize)> {
        let pieces = self.pieces;
        if let Some(count) = pieces.digits(at).filter(|count| (1..=200).contains(count)) {
            return Some((i32::try_from(count).ok()?, at + 1));
        }
        let words = below_hundred(pieces, at)?;
        Some((i32::try_from(words.value).ok().filter(|count| *count > 0)?, words.end))
    }

    /// The day that lies `count` units behind another.
    fn behind(day: Date, count: i32, unit: Unit) -> Option<Date> {
        match unit {
            Unit::Day => Some(day.plus_days(count)),
            Unit::Week => Some(day.plus_days(count.checked_mul(7)?)),
            Unit::Month | Unit::Year => {
                let months = if unit == Unit::Year { count.checked_mul(12)? } else { count };
                let month = plus_months(day, months)?;
                // The last of a shorter month: 31 January and a month.
                (0..4).find_map(|less| {
                    Date::of_day(month.year(), month.month()?, day.day()?.checked_sub(less)?)
                })
            }
            _ => None,
        }
    }

    /// "within 9 months", "within the next two weeks", "less than 3 days after tomorrow", "less than 2 hours".
    pub(super) fn limited(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        if pieces.lower(at) == "within" {
            let next = pieces.after_any(at + 1, &["the"]).unwrap_or(at + 1);
            let next = pieces.after_any(next, &["next", "coming"]).unwrap_or(next);
            let (count, next) = self.count(next)?;
            let unit = unit(pieces.lower(next), false)?;
            let end = next + 1;
            // "within 30 days of the signing" counts from a day that is not told here.
            let other = matches!(pieces.lower(end), "of" | "after" | "from" | "following" | "before");
            if other || self.direction(at) == Direction::Past {
                return None;
            }
            let today = self.context.today?;
            let period = Period::new(today, Self::behind(today, count, unit)?);
            return Some(Found::date(at, end, Some(period), "date.within"));
        }
        let next = pieces.after(at, &["less", "than"]).or_else(|| pieces.after(at, &["more", "than"]))?;
        let found = self.length(next)?;
        if found.rule == "duration.length" {
            return Some(Found { start: at, ..found });
        }
        // "less than 3 days after tomorrow" is the time between.
        let (_, unit) = self.count(next)?;
        let anchor = pieces.after_any(unit + 1, &["after", "from"]).filter(|_| pieces.lower(at) == "less")?;
        let anchor = self.longest(anchor).into_iter().next()?;
        let period = Period::new(anchor.value()?.start, found.value()?.end);
        (period.start.is_day() && period.end.is_day() && period.start <= period.end)
            .then(|| Found::date(at, found.end, Some(period), "date.within"))
    }

    /// "for 3 days from today", "for 1 week, from 20th December".
    pub(super) fn run(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_any(at, &["for"])?;
        let (count, next) = self.count(next)?;
        let unit = unit(pieces.lower(next), false)?;
        let next = pieces.after_any(next + 1, &[","]).unwrap_or(next + 1);
        let next = pieces.after_any(next, &["from", "starting", "beginning"])?;
        let next = pieces.after_any(next, &["on", "from"]).unwrap_or(next);
        let first = self.longest(next).into_iter().next()?;
        let day = first.value()?.single().filter(|day| day.is_day())?;
        let last = Self::behind(day, count, unit)?.plus_days(-1);
        Some(Found::date(at, first.end, Some(Period::new(day, last)), "date.within"))
    }

    /// "last week of Dec 2016", "the last 3 weeks of this year", "first ten days of May".
    pub(super) fn units_of(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let from_end = pieces.lower(at) != "first";
        let counted = self.count(at + 1);
        let (count, next) = counted.unwrap_or((1, at + 1));
        let unit = unit(pieces.lower(next), false)?;
        // "first week of May" and "first half" are read as places in a row.
        if !from_end && count == 1 && unit != Unit::Day {
            return None;
        }
        let next = pieces.after_any(next + 1, &["of", "in"])?;
        let (whole, end) = if let Some((year, end)) = self.year_of(next) {
            (Period::from(Date::year_only(year?)), end)
        } else {
            let month = self.month_told(next).or_else(|| self.relative(next))?;
            (month.value()?, month.end)
        };
        let whole_year = whole.single().is_some_and(|date| date.month().is_none());
        if whole.single().is_some_and(Date::is_day) {
            return None;
        }
        let (first, last) = (whole.start.first_day(), whole.end.last_day());
        let period = match unit {
            Unit::Day if from_end => Period::new(last.plus_days(1 - count), last),
            Unit::Day => Period::new(first, first.plus_days(count - 1)),
            Unit::Week if from_end => {
                // A week belongs to the year or month that has its Thursday.
                let week = monday(last);
                let week = if week.plus_days(3) > last { week.plus_days(-7) } else { week };
                Period::new(week.plus_days(7 * (1 - count)), week.plus_days(6))
            }
            Unit::Week => {
                let week = monday(first);
                let week = if week.plus_days(3) < first { week.plus_days(7) } else { week };
                Period::new(week, week.plus_days(7 * count - 1))
            }
            Unit::Month if whole_year && from_end && count <= 12 => {
                let last = Date::of_month(whole.end.year(), 12)?;
                Period::new(plus_months(last, 1 - count)?, last)
            }
            Unit::Quarter if whole_year && from_end && count <= 4 => {
                let last = Date::of_month(whole.end.year(), 12)?;
                Period::new(plus_months(last, 1 - 3 * count)?, last)
            }
            _ => return None,
        };
        // A single day or month is a date, not a run.
        let period = if period.start == period.end { period.start.into() } else { period };
        let rule = if unit == Unit::Week { "date.week" } else { "date.stretch" };
        Some(Found::date(at, end, Some(period), rule))
    }

    /// "next 4 business days", "last three working days".
    pub(super) fn working_days(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let sign = match pieces.lower(at) {
            "next" | "coming" | "following" => 1,
            "last" | "past" | "previous" => -1,
            _ => return None,
        };
        let (count, next) = self.count(at + 1)?;
        let end = pieces.after_any(next, &["business", "working"])?;
        let end = pieces.after_any(end, &["days", "day"])?;
        let working =
            |from: Date| (1..).map(move |days| from.plus_days(sign * days)).filter(|day| day.weekday() < 5);
        let today = self.context.today?;
        let near = working(today).next()?;
        let far = working(today).nth(usize::try_from(count - 1).ok()?)?;
        let period = if sign > 0 { Period::new(near, far) } else { Period::new(far, near) };
        Some(Found::date(at, end, Some(period), "date.last-units"))
    }

    /// "in 5 business days", "3 working days ago".
    pub(super) fn working_day(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let ahead = pieces.after_any(at, &["in"]);
        let (count, next) = self.count(ahead.unwrap_or(at))?;
        let end = pieces.after_any(next, &["business", "working"])?;
        let end = pieces.after_any(end, &["days", "day"])?;
        let (sign, end) = match pieces.lower(end) {
            _ if ahead.is_some() => (1, end),
            "ago" | "earlier" => (-1, end + 1),
            "later" => (1, end + 1),
            "from" => (1, pieces.after_any(end + 1, &["now", "today"])?),
            _ => return None,
        };
        let day = self.context.today.and_then(|today| {
            let days = (1..).map(|days| today.plus_days(sign * days)).filter(|day| day.weekday() < 5);
            days.take(usize::try_from(count).ok()?).last()
        });
        Some(Found::date(at, end, day.map(Period::from), if sign < 0 { "date.ago" } else { "date.ahead" }))
    }

    /// "half a year", "half an hour".
    pub(super) fn half_length(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_any(at, &["half"])?;
        let next = pieces.after_any(next, &["a", "an"])?;
        let (letter, time) = super::length::letter(pieces.lower(next), false)?;
        let value = match letter {
            'E' => "P5Y".to_owned(),
            'C' => "P50Y".to_owned(),
            _ => format!("P{}0.5{letter}", if time { "T" } else { "" }),
        };
        Some(Found { start: at, end: next + 1, named: Named::Duration { value }, rule: "duration.length" })
    }

    /// "this Friday 5/12", "Friday, 5/12": the day of the month tells more than the weekday.
    pub(super) fn run_of_weekday(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_any(at, &["this", "next", "last", "on"]).unwrap_or(at);
        weekday_at(pieces, next)?;
        let day = pieces.after_any(next + 1, &[","]).unwrap_or(next + 1);
        let (partial, end) = super::numeric::slashed(pieces, day)?;
        let value = self.context.resolve(partial, self.direction(at)).map(Period::from);
        Some(Found::date(at, end, value, "date.day"))
    }

    /// "10D", "2W" behind a word of lasting.
    pub(super) fn short_length(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let count = pieces.digits(at).filter(|_| !pieces.glued(at))?;
        let letter = pieces.written(at + 1);
        let lasts = matches!(pieces.before(at), "for" | "last" | "lasts" | "lasted" | "takes" | "took");
        if !lasts
            || !matches!(letter, "D" | "W" | "Y")
            || !pieces.glued(at + 1)
            || pieces.glued(at + 2) && pieces.is(at + 2, Kind::Digits)
        {
            return None;
        }
        let named = Named::Duration { value: format!("P{count}{letter}") };
        Some(Found { start: at, end: at + 2, named, rule: "duration.short" })
    }
}
