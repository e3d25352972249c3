//! English times that point from the day of the report or from the day that was told last: "later this week", "by the
//! end of the month", "the day after", "in a fortnight", "the 2 upcoming months", "between now and June 3".

use depesche_model::{Date, Period};

use super::calendar::{Unit, monday, unit, weekday_at};
use super::{Found, Reader};
use crate::figure::english::{self, below_hundred};
use crate::piece::Kind;

/// A part of a unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Early,
    Middle,
    Late,
}

impl Reader<'_> {
    /// An English time at `at` that the other readers do not know.
    pub(super) fn english(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        if pieces.german {
            return None;
        }
        match pieces.lower(at) {
            "the" => self.the(at),
            "same" => self.same_year(at),
            "in" | "a" | "fortnight" | "one" | "two" | "for" => {
                self.fortnights(at).or_else(|| self.run(at)).or_else(|| self.working_day(at))
            }
            "half" => self.half_length(at),
            "now" => self.counted_from_now(at),
            "within" | "less" | "more" => self.limited(at),
            "rest" | "remainder" => self.rest(at),
            "w" => self.commencing(at),
            "week" => self.commencing(at).or_else(|| self.week_of_the(at)).or_else(|| self.second_away(at)),
            "year" => self.year_end(at).or_else(|| self.up_to_now(at)).or_else(|| self.second_away(at)),
            "month" | "weekend" | "quarter" => self.second_away(at),
            "first" | "final" => {
                self.units_of(at).or_else(|| self.nth_weekday(at)).or_else(|| self.nth_day(at))
            }
            "last" => self
                .units_of(at)
                .or_else(|| self.nth_weekday(at))
                .or_else(|| self.working_days(at))
                .or_else(|| self.stepped_fortnight(at)),
            "next" | "past" | "this" | "coming" | "previous" | "preceding" | "upcoming" | "following" => {
                self.working_days(at).or_else(|| self.stepped_fortnight(at)).or_else(|| self.beside_told(at))
            }
            _ if pieces.is(at, Kind::Digits) => self
                .count_then_step(at)
                .or_else(|| self.short_length(at))
                .or_else(|| self.working_day(at))
                .or_else(|| self.nth_weekday(at))
                .or_else(|| self.nth_day(at)),
            word if english::small(word).is_some() => {
                self.count_then_step(at).or_else(|| self.working_day(at)).or_else(|| self.nth_day(at))
            }
            word if english::place(word).is_some() => self.nth_weekday(at).or_else(|| self.nth_day(at)),
            _ => self.weekday_of_week(at).or_else(|| self.weekday_of(at)),
        }
        .or_else(|| self.run_of_weekday(at))
    }

    /// "later this week", "the end of the month", "later in the year", read before what they are a part of.
    pub(super) fn part_of_unit(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let part = match pieces.lower(at) {
            "early" | "earlier" | "beginning" | "start" => Part::Early,
            "mid" | "middle" => Part::Middle,
            "late" | "later" | "end" => Part::Late,
            _ => return None,
        };
        let next = pieces.after_dash(at + 1).unwrap_or(at + 1);
        let of = pieces.after_any(next, &["of", "in"]);
        let next = of.unwrap_or(next);
        let (step, next) = match pieces.lower(next) {
            "this" => (Some(0), next + 1),
            "next" => (Some(1), next + 1),
            "last" => (Some(-1), next + 1),
            "the" if of.is_some() => (None, next + 1),
            _ => (None, next),
        };
        let unit = unit(pieces.lower(next), false).filter(|_| !pieces.lower(next).ends_with('s'))?;
        let open = !pieces.is(next + 1, Kind::Digits) && pieces.lower(next + 1) != "of";
        let value = match (unit, step) {
            (Unit::Week, Some(step)) => self.part_of_week(part, step),
            (Unit::Week, None) if of.is_some() && open => self.part_of_week(part, 0),
            (Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century, None)
                if of.is_some() && open =>
            {
                self.unit_away(unit, 0)
            }
            _ => return None,
        };
        let rule = if unit == Unit::Year { "date.year" } else { "date.part" };
        Some(Found::date(at, next + 1, value, rule))
    }

    /// The half of a week: up to Wednesday or from Thursday on, and never what of this week is over.
    fn part_of_week(&self, part: Part, step: i32) -> Option<Period> {
        let today = self.context.today?;
        let monday = monday(today).plus_days(7 * step);
        let (first, last) = match part {
            Part::Early => (0, 2),
            Part::Middle => (1, 3),
            Part::Late => (3, 6),
        };
        let mut start = monday.plus_days(first);
        if part == Part::Late && step == 0 && today > start {
            start = today;
        }
        Some(Period::new(start, monday.plus_days(last)))
    }

    /// Times that begin with "the".
    fn the(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = at + 1;
        let mut found = match pieces.lower(next) {
            "day" => self.day_beside(next).or_else(|| self.unit_meant(at)),
            "month" | "year" => self.unit_meant(at),
            "week" => self.week_of_the(next).or_else(|| self.unit_meant(at)),
            "fortnight" => self.stepped_fortnight(at),
            "first" | "last" | "final" => self.units_of(next),
            _ => self.count_then_step(next),
        }?;
        found.start = at;
        Some(found)
    }

    /// "for the month", "figure of the day": the unit in which the report is told.
    fn unit_meant(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let led = matches!(pieces.before(at), "for" | "of");
        let next = at + 2;
        // "for the year ended in June", "of the day when": the words behind tell which one.
        let closed = !pieces.is(next, Kind::Word) && !pieces.is(next, Kind::Digits)
            || matches!(pieces.lower(next), "and" | "but" | "in" | "to" | "at" | "as" | "by" | "with");
        if !led || !closed || pieces.after_dash(next).is_some() || pieces.is_capital(at + 1) {
            return None;
        }
        let unit = unit(pieces.lower(at + 1), false)?;
        let value = match (unit, self.last) {
            (Unit::Day, Some(last)) => Some(last.into()),
            _ => self.unit_away(unit, 0),
        };
        Some(Found::date(at, next, value, "date.relative"))
    }

    /// "the day after", "the day before": beside the day that was told last.
    fn day_beside(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let days = match pieces.lower(at + 1) {
            "after" => 1,
            "before" => -1,
            _ => return None,
        };
        let goes_on = pieces.is(at + 2, Kind::Word) || pieces.is(at + 2, Kind::Digits);
        let day = self.last.or(self.context.today).map(|day| day.plus_days(days).into());
        (!goes_on).then(|| Found::date(at, at + 2, day, "date.relative"))
    }

    /// "the same year".
    fn same_year(&self, at: usize) -> Option<Found> {
        let end = self.pieces.after(at, &["same", "year"])?;
        let year = self.last.map(Date::year).or(self.context.year());
        Some(Found::date(at, end, year.map(Date::year_only).map(Period::from), "date.relative-year"))
    }

    /// "year-end", "year's end".
    fn year_end(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_dash(at + 1).or_else(|| {
            let apostrophe = pieces.after_any(at + 1, &["'", "’"])?;
            pieces.after_any(apostrophe, &["s"])
        })?;
        let end = pieces.after_any(next, &["end"]).filter(|_| pieces.glued(at + 1))?;
        let (year, end) = match self.year_of(end) {
            Some((year, end)) => (year, end),
            None => (self.context.year(), end),
        };
        Some(Found::date(at, end, year.map(Date::year_only).map(Period::from), "date.edge"))
    }

    /// "the week of the 18th": of this month.
    fn week_of_the(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after(at, &["week", "of", "the"])?;
        let suffix = matches!(pieces.lower(next + 1), "st" | "nd" | "rd" | "th") && pieces.glued(next + 1);
        let day = pieces.digits(next).filter(|day| suffix && (1..=31).contains(day))?;
        if super::calendar::month_at(pieces, next + 2).is_some() || pieces.lower(next + 2) == "of" {
            return None;
        }
        let value = || {
            let month = self.context.month()?;
            let day = Date::of_day(month.year(), month.month()?, u8::try_from(day).ok()?)?;
            Some(Period::new(monday(day), monday(day).plus_days(6)))
        };
        Some(Found::date(at, next + 2, value(), "date.week"))
    }

    /// "w/c Feb 4", "week commencing 4 February".
    fn commencing(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = if pieces.lower(at) == "w" {
            pieces.after(at, &["w", "/", "c"]).filter(|_| pieces.glued(at + 2))?
        } else {
            pieces.after(at, &["week", "commencing"])?
        };
        let day = self.points(next).into_iter().next()?;
        let first = monday(day.value()?.single().filter(|day| day.is_day())?);
        Some(Found::date(at, day.end, Some(Period::new(first, first.plus_days(6))), "date.week"))
    }

    /// "between now and June 3", "now until Friday".
    fn counted_from_now(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let today = self.context.today?;
        let between = pieces.before(at) == "between";
        let next = match pieces.lower(at + 1) {
            "and" if between => at + 2,
            "until" | "till" | "to" | "through" => at + 2,
            _ => return None,
        };
        let next = pieces.after_any(next, &["the"]).unwrap_or(next);
        let (_, inner) = self.part_of(next);
        let last = self.longest(inner).into_iter().next()?;
        let end = last.value()?.end;
        (end.last_day() >= today)
            .then(|| Found::date(at, last.end, Some(Period::new(today, end)), "date.range"))
    }

    /// "the 2 upcoming months", "two next days": the count before the word that points.
    fn count_then_step(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let (count, next) = if let Some(count) = pieces.digits(at) {
            (count, at + 1)
        } else {
            let words = below_hundred(pieces, at)?;
            (u32::try_from(words.value).ok()?, words.end)
        };
        let step = match pieces.lower(next) {
            "next" | "upcoming" | "coming" | "following" => 1,
            "last" | "past" | "previous" => -1,
            _ => return None,
        };
        let count = i32::try_from(count).ok().filter(|count| (1..=200).contains(count))?;
        self.last_units(at, next + 1, step, count)
    }

    /// "Thursday, two years from now": the first such weekday from then on.
    fn weekday_of(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let weekday = weekday_at(pieces, at)?;
        let next = pieces.after_any(at + 1, &[","]).unwrap_or(at + 1);
        if !pieces.is(next, Kind::Digits)
            && below_hundred(pieces, next).is_none()
            && pieces.lower(next) != "a"
        {
            return None;
        }
        let then = self.length(next)?;
        let day = self.first_weekday(&then, weekday)?;
        Some(Found::date(at, then.end, Some(day.into()), "date.weekday"))
    }

    /// The first day with this weekday from a time on that is told by its distance.
    fn first_weekday(&self, found: &Found, weekday: u8) -> Option<Date> {
        if found.rule != "date.ahead" && found.rule != "date.ago" {
            return None;
        }
        let then = found.value()?.single()?;
        let today = self.context.today?;
        let month = then.month().or(today.month())?;
        let day = then.day().or(today.day())?;
        let day = Date::of_day(then.year(), month, day).or_else(|| Date::of_day(then.year(), month, 28))?;
        Some(day.plus_days((i32::from(weekday) - i32::from(day.weekday())).rem_euclid(7)))
    }

    /// "first week of October on Friday", "two months from today on Tuesday": a weekday behind a week or a distance.
    pub(super) fn on_weekday(&self, found: &Found) -> Option<Found> {
        let pieces = self.pieces;
        let week = found.rule == "date.week";
        if pieces.german || !week && found.rule != "date.ahead" {
            return None;
        }
        let next = pieces.after_any(found.end, &["on"])?;
        let weekday = weekday_at(pieces, next)?;
        let day = if week {
            found.value()?.start.plus_days(i32::from(weekday))
        } else {
            self.first_weekday(found, weekday)?
        };
        Some(Found::date(found.start, next + 1, Some(day.into()), "date.weekday"))
    }
}
