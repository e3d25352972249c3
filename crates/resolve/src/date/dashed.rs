//! Days written with strokes in orders that only a month's name or a second date makes clear: "Sep-23-2020",
//! "23-2020-September", "28/2-1/3", "November 19-20".

use depesche_model::{Date, Period};

use super::calendar::month_at;
use super::partial::{Partial, year_at};
use super::{Found, Reader};

impl Reader<'_> {
    /// A German date with strokes at `at`.
    pub(super) fn dashed(&self, at: usize) -> Option<Found> {
        if !self.pieces.german {
            return None;
        }
        self.three_parts(at).or_else(|| self.two_fractions(at)).or_else(|| self.days_behind(at))
    }

    /// A month's name, a day and a year between hyphens, in any order.
    fn three_parts(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let strokes = [at + 1, at + 3].iter().all(|&mark| {
            matches!(pieces.lower(mark), "-" | "/") && pieces.glued(mark) && pieces.glued(mark + 1)
        });
        if !strokes || pieces.glued(at + 5) && matches!(pieces.lower(at + 5), "-" | "/") {
            return None;
        }
        let parts = [at, at + 2, at + 4];
        let month = parts.iter().find_map(|&part| Some(month_at(pieces, part)?.0))?;
        let year = parts.iter().find_map(|&part| year_at(pieces, part))?;
        let day = parts.iter().find_map(|&part| self.day_number(part))?;
        Some(Found::date(at, at + 5, Some(Date::of_day(year, month, day)?.into()), "date.day"))
    }

    /// "28/2-1/3", "10/1-11/2/2017": two days with a hyphen between them.
    fn two_fractions(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let fraction = |at: usize| {
            let month = self.day_number(at + 2).filter(|month| *month <= 12 && pieces.glued(at + 2))?;
            let day = self.day_number(at).filter(|_| pieces.glued_mark(at + 1, "/"))?;
            Some(Partial { year: None, month: Some(month), day: Some(day), weekday: None })
        };
        let first = fraction(at)?;
        let next = pieces.after_dash(at + 3).filter(|&next| pieces.glued(next - 1) && pieces.glued(next))?;
        let last = fraction(next)?;
        let told = year_at(pieces, next + 4).filter(|_| pieces.glued_mark(next + 3, "/"));
        let report = self.context.report.map(Date::year);
        // 29 February waits for a year that has one.
        let years = told
            .map_or_else(|| report.map(|year| (year - 3..=year).rev().collect()), |year| Some(vec![year]));
        let value = years.into_iter().flatten().find_map(|year| {
            let (start, end) = (first.in_year(year)?, last.in_year(year)?);
            (start < end).then(|| Period::new(start, end))
        });
        Some(Found::date(at, if told.is_some() { next + 5 } else { next + 3 }, value, "date.range"))
    }

    /// "November 19-20": days behind the name of their month.
    fn days_behind(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let (month, first) = month_at(pieces, at)?;
        let from = self.day_number(first)?;
        let dash =
            pieces.after_dash(first + 1).filter(|&next| pieces.glued(next - 1) && pieces.glued(next))?;
        let to = self.day_number(dash).filter(|to| *to > from)?;
        let day = |day: u8| Partial { year: None, month: Some(month), day: Some(day), weekday: None };
        let value = self
            .context
            .resolve(day(from), self.direction(at))
            .and_then(|start| Some(Period::new(start, day(to).in_year(start.year())?)));
        Some(Found::date(at, dash + 1, value, "date.range"))
    }

    /// One or two digits that may be a day.
    fn day_number(&self, at: usize) -> Option<u8> {
        let day = self.pieces.digits(at).filter(|_| self.pieces.width(at) <= 2)?;
        u8::try_from(day).ok().filter(|day| (1..=31).contains(day))
    }
}
