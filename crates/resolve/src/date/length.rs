//! Lengths of time, and times told by them: "drei Jahre", "vor zwei Jahren", "in 3 Wochen", "two months ago".

use depesche_model::{Date, Named, Period};
use rust_decimal::Decimal;

use super::calendar::{Unit, plus_months, unit};
use super::{Found, Reader};
use crate::figure::number::{Number, Writing, number_at, part_after_and};
use crate::piece::Kind;

/// A unit of length, with its letter in ISO 8601 and whether it stands behind the "T".
pub(super) fn letter(word: &str, german: bool) -> Option<(char, bool)> {
    if german {
        match word {
            "sekunde" | "sekunden" => return Some(('S', true)),
            "minute" | "minuten" => return Some(('M', true)),
            "stunde" | "stunden" | "std" => return Some(('H', true)),
            _ => {}
        }
    } else {
        match word {
            "second" | "seconds" | "sec" | "secs" => return Some(('S', true)),
            "minute" | "minutes" | "min" | "mins" => return Some(('M', true)),
            "hour" | "hours" | "hr" | "hrs" | "h" => return Some(('H', true)),
            _ => {}
        }
    }
    Some(match unit(word, german)? {
        Unit::Day => ('D', false),
        Unit::Week => ('W', false),
        Unit::Month => ('M', false),
        Unit::Year => ('Y', false),
        Unit::Decade => ('E', false),
        Unit::Century => ('C', false),
        Unit::Quarter | Unit::HalfYear | Unit::Weekend => return None,
    })
}

fn plain_two(start: usize, end: usize) -> Number {
    Number { value: Decimal::TWO, start, end, article: false, scale: None, fraction: false }
}

impl Reader<'_> {
    /// A length of time at `at`, or the time that it leads to.
    pub(super) fn length(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let leading = match pieces.lower(at) {
            "vor" if pieces.german => Some(-1),
            "in" => Some(1),
            _ => None,
        };
        if let Some(sign) = leading {
            let (number, end) = self.counted(at + 1)?;
            // "in einem Jahr" is ahead in some clauses only; "in zwei Jahren" told as past is a length.
            let past = sign > 0 && self.direction(at) == super::Direction::Past;
            let rule = if sign < 0 { "date.ago" } else { "date.ahead" };
            let found = self.away(number, end - 1, sign).filter(|_| !past);
            return found.map(|value| Found::date(at, end, Some(value), rule));
        }
        if let Some(length) = self.whole(at).or_else(|| self.three_quarters(at)) {
            return Some(length);
        }
        let (number, end) = self.counted(at)?;
        if let Some((part, behind)) = self.and_part(end) {
            return self.plain_length(
                Number { value: number.value.checked_add(part)?, ..number },
                end - 1,
                behind,
            );
        }
        if let Some((sign, behind)) = self.turned(end)
            && let Some(value) = self.away(number, end - 1, sign)
        {
            let rule = if sign < 0 { "date.ago" } else { "date.ahead" };
            return Some(Found::date(at, behind, Some(value), rule));
        }
        if let Some(found) = self.counted_from(at, number, end) {
            return Some(found);
        }
        let length = self.plain_length(number, end - 1, end)?;
        Some(self.with_smaller(&length).unwrap_or(length))
    }

    /// "3 years and 6 months", "two hours, ten minutes": a length with a smaller unit behind it.
    fn with_smaller(&self, length: &Found) -> Option<Found> {
        let pieces = self.pieces;
        let Named::Duration { value } = &length.named else { return None };
        let next = pieces.after_any(length.end, &["and", ","])?;
        let (number, end) = self.counted(next).filter(|_| !pieces.german)?;
        let (small, time) = letter(pieces.lower(end - 1), false)?;
        let large = value.chars().next_back()?;
        let rank = |letter: char, time: bool| match (letter, time) {
            ('Y', _) => 0,
            ('M', false) => 1,
            ('W', _) => 2,
            ('D', _) => 3,
            ('H', _) => 4,
            ('M', true) => 5,
            ('S', _) => 6,
            _ => 7,
        };
        let has_time = value.contains('T');
        let whole = number.value.is_integer() && !value.contains('.');
        if rank(small, time) <= rank(large, has_time) || rank(small, time) > 6 || !whole {
            return None;
        }
        // "for three years, two months ago" tells two times.
        if self.turned(end).is_some() {
            return None;
        }
        let mark = if time && !has_time { "T" } else { "" };
        let value = format!("{value}{mark}{}{small}", number.value.normalize());
        Some(Found { end, named: Named::Duration { value }, ..length.clone() })
    }

    /// "an hour and a half", "one year and a quarter": a part of the unit before `at`.
    fn and_part(&self, at: usize) -> Option<(Decimal, usize)> {
        if self.pieces.german || self.pieces.lower(at) != "and" {
            return None;
        }
        let (part, end) = part_after_and(self.pieces, at)?;
        let other = self.pieces.lower(end) == "of" || unit(self.pieces.lower(end), false).is_some();
        (!other).then_some((part, end))
    }

    fn plain_length(&self, number: Number, unit_at: usize, end: usize) -> Option<Found> {
        let (letter, time) = letter(self.pieces.lower(unit_at), self.pieces.german)?;
        let value = match letter {
            'E' => format!("P{}Y", number.value.checked_mul(Decimal::TEN)?.normalize()),
            'C' => format!("P{}Y", number.value.checked_mul(Decimal::ONE_HUNDRED)?.normalize()),
            _ => format!("P{}{}{letter}", if time { "T" } else { "" }, number.value.normalize()),
        };
        let start = number.start;
        Some(Found { start, end, named: Named::Duration { value }, rule: "duration.length" })
    }

    /// "3 days after January 12th", "zwei Wochen vor Ostern": so far from a day that is told.
    fn counted_from(&self, start: usize, number: Number, end: usize) -> Option<Found> {
        let pieces = self.pieces;
        let (sign, next) = match pieces.lower(end) {
            "after" | "from" | "nach" => (1, end + 1),
            "before" | "vor" => (-1, end + 1),
            _ => return None,
        };
        let next = pieces.after_any(next, &["dem", "den"]).unwrap_or(next);
        let date =
            [self.relative(next), self.feast(next)].into_iter().flatten().chain(self.points(next)).next()?;
        let day = date.value()?.single().filter(|day| day.is_day())?;
        let count =
            sign * i32::try_from(number.value.mantissa()).ok().filter(|_| number.value.is_integer())?;
        let value = match unit(pieces.lower(end - 1), pieces.german)? {
            Unit::Day => day.plus_days(count),
            Unit::Week => day.plus_days(count.checked_mul(7)?),
            Unit::Month | Unit::Year => {
                let months =
                    if unit(pieces.lower(end - 1), pieces.german) == Some(Unit::Year) { 12 } else { 1 };
                let month = plus_months(day, count.checked_mul(months)?)?;
                Date::of_day(month.year(), month.month()?, day.day()?)?
            }
            _ => return None,
        };
        Some(Found::date(start, date.end, Some(value.into()), "date.ahead"))
    }

    /// "3 weeks ago", "4 months from today", "3 Wochen später".
    fn turned(&self, at: usize) -> Option<(i32, usize)> {
        let pieces = self.pieces;
        if pieces.german {
            return pieces.after_any(at, &["später"]).map(|end| (1, end));
        }
        pieces
            .after_any(at, &["ago", "earlier"])
            .map(|end| (-1, end))
            .or_else(|| pieces.after(at, &["from", "now"]).map(|end| (1, end)))
            .or_else(|| pieces.after(at, &["from", "today"]).map(|end| (1, end)))
            .or_else(|| pieces.after_any(at, &["later"]).map(|end| (1, end)))
    }

    /// A number with a unit of time behind it: "zwei Jahren", "30-year", "anderthalb Stunden", "an hour and a half".
    fn counted(&self, at: usize) -> Option<(Number, usize)> {
        let pieces = self.pieces;
        let number = number_at(pieces, at, Writing::default(), false).or_else(|| {
            // "a couple of days" are two.
            let couple = pieces.after_any(at, &["a"]).unwrap_or(at);
            if let Some(end) =
                pieces.after(couple, &["couple", "of"]).or_else(|| pieces.after_any(couple, &["couple"]))
            {
                return Some(plain_two(at, end));
            }
            // "eine halbe Stunde", "half an hour", "a week"
            let article = pieces.after_any(at, &["a", "an"])?;
            letter(pieces.lower(article), pieces.german)?;
            Some(Number {
                value: Decimal::ONE,
                start: at,
                end: article,
                article: true,
                scale: None,
                fraction: false,
            })
        })?;
        let next = pieces.after_dash(number.end).unwrap_or(number.end);
        let next = pieces
            .after_any(next, &["ganze", "ganzen", "volle", "weitere", "weiteren", "full", "more"])
            .unwrap_or(next);
        let attached = pieces.glued(next) && pieces.is(next - 1, Kind::Digits);
        let (_, _) =
            letter(pieces.lower(next), pieces.german).filter(|_| !attached || pieces.lower(next) == "h")?;
        // "ein Jahr" and "one day" are lengths only behind a word that says so.
        let word = pieces.lower(next);
        let lone = number.article
            && number.value == Decimal::ONE
            && !pieces.german
            && matches!(pieces.lower(at), "a" | "an");
        let said = matches!(pieces.before(at), "in" | "for" | "within" | "after" | "vor")
            || matches!(pieces.lower(next + 1), "ago" | "later")
            || self.and_part(next + 1).is_some();
        let year = pieces.german && word == "jahre" && super::partial::year_at(pieces, next + 1).is_some();
        (!year && (!lone || said)).then_some((number, next + 1))
    }

    /// The time that lies a number of units before or behind the report.
    fn away(&self, number: Number, unit_at: usize, sign: i32) -> Option<Period> {
        let count =
            sign * i32::try_from(number.value.mantissa()).ok().filter(|_| number.value.is_integer())?;
        if count.abs() > 3000 {
            return None;
        }
        match unit(self.pieces.lower(unit_at), self.pieces.german)? {
            Unit::Day => Some(self.context.today?.plus_days(count).into()),
            Unit::Week => Some(self.context.today?.plus_days(7 * count).into()),
            Unit::Month => plus_months(self.context.month()?, count).map(Period::from),
            Unit::Year | Unit::Decade => {
                let decade = unit(self.pieces.lower(unit_at), self.pieces.german) == Some(Unit::Decade);
                let count = if decade { count.checked_mul(10)? } else { count };
                let year =
                    self.context.year()?.checked_add(i16::try_from(count).ok()?).filter(|year| *year > 0)?;
                Some(Date::year_only(year).into())
            }
            _ => None,
        }
    }

    /// "eine Dreiviertelstunde", "Viertelstunde".
    fn three_quarters(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let article = pieces.after_any(at, &["ein", "eine", "einer"]).unwrap_or(at);
        let value = match pieces.lower(article) {
            "dreiviertelstunde" => "PT0.75H",
            "viertelstunde" => "PT0.25H",
            _ => return None,
        };
        let named = Named::Duration { value: value.to_owned() };
        Some(Found { start: at, end: article + 1, named, rule: "duration.length" })
    }

    /// "den ganzen Tag", "all week".
    fn whole(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_any(at, if pieces.german { &["ganzen", "ganze"] } else { &["all"] })?;
        let (letter, time) = letter(pieces.lower(next), pieces.german)?;
        if pieces.lower(next).ends_with('s') {
            return None;
        }
        let value = format!("P{}1{letter}", if time { "T" } else { "" });
        Some(Found { start: at, end: next + 1, named: Named::Duration { value }, rule: "duration.length" })
    }
}
