//! Days in digits that other dates or a range support: "5/1-5/7, 2020", "10/1-11/2/2017", "on 5.12", "Sep-23-2020".

use depesche_model::{Date, Period};

use super::calendar::{monday, month_named};
use super::partial::{Partial, Written, year_at};
use super::{Found, Reader};
use crate::piece::{Kind, Pieces};

/// "5/12", "5/12/2019": a month and a day with a slash, the day first in German and where it is no month.
pub(super) fn slashed(pieces: &Pieces, at: usize) -> Option<Written> {
    let part = |at: usize| {
        pieces.digits(at).filter(|_| pieces.width(at) <= 2).and_then(|part| u8::try_from(part).ok())
    };
    let (first, second) = (part(at)?, part(at + 2)?);
    if !pieces.glued_mark(at + 1, "/") || !pieces.glued(at + 2) {
        return None;
    }
    let (month, day) = if pieces.german || first > 12 { (second, first) } else { (first, second) };
    let year = pieces.glued_mark(at + 3, "/").then(|| year_at(pieces, at + 4)).flatten();
    Date::of_day(year.unwrap_or(2000), month, day)?;
    let partial = Partial { year, month: Some(month), day: Some(day), weekday: None };
    Some((partial, if year.is_some() { at + 5 } else { at + 3 }))
}

impl Reader<'_> {
    /// A day or a range of days in digits at `at`.
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        if pieces.glued(at) && at > 0 && !matches!(pieces.before(at), "(" | "[" | "\"" | "“" | "„") {
            return None;
        }
        self.slashed_range(at)
            .or_else(|| self.named_month(at))
            .or_else(|| self.pointed(at))
            .or_else(|| self.iso_week(at))
    }

    /// "2018-W20"
    fn iso_week(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let year = year_at(pieces, at)?;
        let letter = pieces.after_dash(at + 1).filter(|&letter| pieces.lower(letter) == "w")?;
        let week = pieces.digits(letter + 1).filter(|week| (1..=53).contains(week))?;
        if !(at + 1..=letter + 1).all(|place| pieces.glued(place)) || pieces.width(letter + 1) != 2 {
            return None;
        }
        let first = monday(Date::of_day(year, 1, 4)?).plus_days(7 * (i32::try_from(week).ok()? - 1));
        Some(Found::date(at, letter + 2, Some(Period::new(first, first.plus_days(6))), "date.week"))
    }

    /// "5/1-5/7, 2020", "10/1-11/2/2017", "2/29-3/1".
    fn slashed_range(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let (first, next) = slashed(pieces, at)?;
        let dash = pieces.after_dash(next)?;
        let (mut last, mut end) = slashed(pieces, dash)?;
        if let Some(year) = pieces.after_any(end, &[","]).and_then(|next| year_at(pieces, next)) {
            (last.year, end) = (last.year.or(Some(year)), end + 2);
        }
        // "1/2-3/4 inch" are fractions: a year, a number above twelve or a word tells the dates.
        let large = |partial: Partial| partial.day.is_some_and(|day| day > 12);
        let led = matches!(pieces.before(at), "from" | "between" | "on" | "vom" | "zwischen");
        if last.year.is_none() && !large(first) && !large(last) && !led {
            return None;
        }
        let value = || {
            let start = match first.year.or(last.year) {
                Some(year) => first.in_year(year)?,
                None => self.context.resolve(first, self.direction(at))?,
            };
            let end = last.in_year(last.year.unwrap_or(start.year()))?;
            let start =
                if first.year.is_none() && start > end { first.in_year(end.year() - 1)? } else { start };
            (start <= end).then(|| Period::new(start, end))
        };
        Some(Found::date(at, end, value(), "date.range"))
    }

    /// "Sep-23-2020", "September-2020-23", "23-2020-September": a month by name, a day and a year in any order.
    fn named_month(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let joined = |mark: usize| {
            pieces.glued(mark) && pieces.glued(mark + 1) && matches!(pieces.lower(mark), "-" | "/")
        };
        if !joined(at + 1) || !joined(at + 3) || pieces.lower(at + 1) != pieces.lower(at + 3) {
            return None;
        }
        let (mut year, mut month, mut day) = (None, None, None);
        for place in [at, at + 2, at + 4] {
            if pieces.is(place, Kind::Word) {
                month = month_named(pieces.lower(place), pieces.german);
            } else if pieces.width(place) == 4 {
                year = pieces.digits(place).and_then(|year| i16::try_from(year).ok());
            } else {
                day = pieces.digits(place).and_then(|day| u8::try_from(day).ok());
            }
        }
        let value = Date::of_day(year.filter(|year| (1000..2150).contains(year))?, month?, day?)?;
        Some(Found::date(at, at + 5, Some(value.into()), "date.day"))
    }

    /// "on 5.12", where nothing follows that it could measure.
    fn pointed(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        if pieces.german
            || pieces.before(at) != "on"
            || !pieces.glued_mark(at + 1, ".")
            || !pieces.glued(at + 2)
        {
            return None;
        }
        let closed = match pieces.get(at + 3) {
            None => true,
            Some(piece) => {
                piece.kind == Kind::Break
                    || matches!(pieces.lower(at + 3), "." | "," | ";") && !pieces.glued(at + 4)
            }
        };
        let part = |at: usize| {
            pieces.digits(at).filter(|_| pieces.width(at) <= 2).and_then(|part| u8::try_from(part).ok())
        };
        let (month, day) = (part(at)?, part(at + 2)?);
        Date::of_day(2000, month, day).filter(|_| closed)?;
        let partial = Partial { year: None, month: Some(month), day: Some(day), weekday: None };
        let value = self.context.resolve(partial, self.direction(at)).map(Period::from);
        Some(Found::date(at, at + 3, value, "date.day"))
    }
}
