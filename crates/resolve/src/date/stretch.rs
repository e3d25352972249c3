//! Parts of a year: "in den ersten acht Monaten 2024", "im dritten Quartal", "zweite Jahreshälfte", "Q1 2024", "Sommer 2011".

use depesche_model::{Date, Period};

use super::calendar::{Unit, season, unit};
use super::context::Direction;
use super::partial::year_at;
use super::{Found, Reader};
use crate::figure::number::{Writing, number_at};
use crate::figure::ordinal::ordinal_at;
use crate::figure::{english, german};
use crate::piece::Kind;

/// The year that a part belongs to, if the words tell it, and the place behind them.
type YearOf = (Option<i16>, usize);

impl Reader<'_> {
    /// A part of a year that begins at `at`.
    pub(super) fn stretch(&self, at: usize) -> Option<Found> {
        self.ordinal_part(at)
            .or_else(|| self.quarter_code(at))
            .or_else(|| self.season(at))
            .or_else(|| self.edge(at))
            .or_else(|| self.calendar_week(at))
    }

    /// "ersten acht Monaten des Jahres 2024", "third quarter of 2023", "zweite Jahreshälfte", "21. Jahrhundert".
    fn ordinal_part(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let (place, next) = self.place(at)?;
        let number =
            number_at(pieces, next, Writing::default(), false).filter(|number| number.value.is_integer());
        let both = pieces.after_any(next, &["beiden"]);
        let (count, next) = match (number, both) {
            (_, Some(next)) => (2, next),
            (Some(number), _) => (u8::try_from(number.value.mantissa()).ok()?, number.end),
            _ => (1, next),
        };
        let half = pieces.after_any(next, &["hälfte", "half"]);
        let unit = if half.is_some() { Unit::HalfYear } else { unit(pieces.lower(next), pieces.german)? };
        let next = next + 1;
        let told = self.year_of(next);
        let (year, end) = told.unwrap_or((None, next));
        if half.is_some() && told.is_none() {
            // "die erste Hälfte" of what?
            return None;
        }
        let months = |from: u8, to: u8| -> Option<Period> {
            let direction = self.direction(at);
            let year = year.or_else(|| self.year_near(from, to, direction))?;
            Some(Period::new(Date::of_month(year, from)?, Date::of_month(year, to)?))
        };
        let value = match unit {
            Unit::Month if place == 1 && (2..=12).contains(&count) => months(1, count),
            Unit::Month if count == 1 && told.is_some() => months(place, place),
            Unit::Quarter if count == 1 && place <= 4 => months(3 * place - 2, 3 * place),
            Unit::Quarter if place == 1 && count <= 4 => months(1, 3 * count),
            Unit::HalfYear if place <= 2 => months(6 * place - 5, 6 * place),
            Unit::Century if count == 1 => {
                let first = (i16::from(place) - 1) * 100;
                Some(Period::new(Date::year_only(first), Date::year_only(first + 99)))
            }
            Unit::Week if count == 1 && self.week_of_month(next).is_some() => {
                let (month, end) = self.week_of_month(next)?;
                let monday = super::calendar::monday(month.first_day()).plus_days(7 * (i32::from(place) - 1));
                // The first week is the first that has most of its days in the month.
                let late = month.first_day().weekday() > 3;
                let monday = if late { monday.plus_days(7) } else { monday };
                return Some(Found::date(
                    at,
                    end,
                    Some(Period::new(monday, monday.plus_days(6))),
                    "date.week",
                ));
            }
            Unit::Week if told.is_some() && count == 1 => {
                let jan = Date::of_day(year.or(self.context.year())?, 1, 4)?;
                let monday = super::calendar::monday(jan).plus_days(7 * (i32::from(place) - 1));
                Some(Period::new(monday, monday.plus_days(6)))
            }
            _ => return None,
        };
        Some(Found::date(at, end, value, "date.stretch"))
    }

    /// The month behind "first week": "of Jan 2015", "im Mai".
    fn week_of_month(&self, at: usize) -> Option<(Date, usize)> {
        let next = self.pieces.after_any(at, &["of", "in", "im", "des"])?;
        let month = if self.pieces.german {
            self.points(next).into_iter().next().filter(|found| found.rule == "date.month")?
        } else {
            self.month_told(next)?
        };
        Some((month.value()?.start, month.end))
    }

    /// A place in a row before a unit: "ersten", "1.", "third".
    pub(super) fn place(&self, at: usize) -> Option<(u8, usize)> {
        let pieces = self.pieces;
        let small = |value: u64| u8::try_from(value).ok();
        if pieces.german {
            if let Some(value) = pieces.digits(at).filter(|_| pieces.glued_mark(at + 1, ".")) {
                return Some((small(value.into())?, at + 2));
            }
            return Some((small(german::ordinal(pieces.lower(at))?)?, at + 1));
        }
        let ordinal = ordinal_at(pieces, at).or_else(|| english::ordinal(pieces, at))?;
        Some((small(ordinal.value)?, ordinal.end))
    }

    /// "2024", "des Jahres 2024", "of last year", "dieses Jahres", "des Vorjahres".
    pub(super) fn year_of(&self, at: usize) -> Option<YearOf> {
        let pieces = self.pieces;
        if let Some(year) = year_at(pieces, at) {
            return Some((Some(year), at + 1));
        }
        let preposition = pieces.after_any(at, &["des", "im", "in", "von", "vom", "of", "dem"]);
        let next = preposition.unwrap_or(at);
        let next = pieces.after_any(next, &["the", "dem"]).unwrap_or(next);
        if let Some(year) = preposition.and_then(|_| year_at(pieces, next)) {
            return Some((Some(year), next + 1));
        }
        if let Some(year) = pieces.after_any(next, &["jahres", "jahr", "jahre", "year"]) {
            let of = pieces.after_any(year, &["of"]).unwrap_or(year);
            if let Some(value) = year_at(pieces, of) {
                return Some((Some(value), of + 1));
            }
            return preposition.map(|_| (self.context.year(), year));
        }
        if pieces.after_any(next, &["vorjahres", "vorjahr"]).is_some() {
            return Some((self.context.year().map(|year| year - 1), next + 1));
        }
        let relative = self.relative(next).filter(|found| found.rule == "date.relative-year")?;
        Some((relative.value().map(|value| value.start.year()), relative.end))
    }

    /// The year of a part of a year that is told without one: the report's, or that next to it in the clause's direction.
    fn year_near(&self, from: u8, to: u8, direction: Direction) -> Option<i16> {
        let year = self.context.year()?;
        let Some(month) = self.context.month().and_then(Date::month) else { return Some(year) };
        Some(match direction {
            Direction::Past if from > month => year - 1,
            Direction::Future if to < month && month - to > 5 => year + 1,
            _ => year,
        })
    }

    /// "Q1 2024", "2019-Q1", "H1 2025".
    fn quarter_code(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let code = |at: usize| {
            let part = pieces.digits(at + 1).filter(|_| pieces.glued(at + 1) && pieces.width(at + 1) == 1)?;
            match (pieces.lower(at), part) {
                ("q", 1..=4) => Some((3 * part - 2, 3 * part)),
                ("h", 1..=2) => Some((6 * part - 5, 6 * part)),
                _ => None,
            }
        };
        let (months, year, end) = if let Some(months) = code(at) {
            let next = pieces.after_any(at + 2, &["/", "-"]).unwrap_or(at + 2);
            let (year, end) = self.year_of(next).unwrap_or((self.context.year(), at + 2));
            (months, year, end)
        } else {
            let year = year_at(pieces, at)?;
            let next = pieces.after_any(at + 1, &["/", "-"]).unwrap_or(at + 1);
            (code(next)?, Some(year), next + 2)
        };
        let month = |month: u32| Date::of_month(year?, u8::try_from(month).ok()?);
        let value = month(months.0).zip(month(months.1)).map(|(start, end)| Period::new(start, end));
        Some(Found::date(at, end, value, "date.stretch"))
    }

    /// "Sommer 2011", "im Herbst", "spring of 2024".
    fn season(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        // "während der Sommermonate"
        let word = pieces.lower(at);
        let months = word.strip_suffix("monate").or_else(|| word.strip_suffix("monaten"));
        let months = months.filter(|_| pieces.german && matches!(pieces.before(at), "der" | "den" | "die"));
        let first = season(months.unwrap_or(word), pieces.german)?;
        let capital = !pieces.german || pieces.is_capital(at);
        let told = self.year_of(at + 1);
        let led = matches!(
            pieces.before(at),
            "im" | "in"
                | "this"
                | "last"
                | "next"
                | "vergangenen"
                | "diesem"
                | "diesen"
                | "kommenden"
                | "the"
                | "seit"
                | "ganzen"
                | "bis"
                | "zum"
                | "vom"
                | "ab"
        );
        // "spring" is also a verb and a source, "fall" a fall.
        // "Winter-Biathlon"
        if pieces.glued_mark(at + 1, "-") && pieces.glued(at + 2) {
            return None;
        }
        if !capital || told.is_none() && months.is_none() && !(led && (pieces.german || first != 3)) {
            return None;
        }
        let (year, mut end) = told.unwrap_or((None, at + 1));
        // "Winter 2013/14" begins in the first of the two.
        if first == 12
            && year.is_some()
            && pieces.glued_mark(end, "/")
            && pieces.is(end + 1, Kind::Digits)
            && matches!(pieces.width(end + 1), 2 | 4)
        {
            end += 2;
        }
        let months = |year: i16| {
            let start = Date::of_month(year, first)?;
            Some(Period::new(start, super::calendar::plus_months(start, 2)?))
        };
        let year = year.or_else(|| self.year_near(first, (first + 2).min(12), self.direction(at)));
        Some(Found::date(at, end, year.and_then(months), "date.season"))
    }

    /// "Jahresbeginn", "Jahresende 2025", "Jahresmitte".
    fn edge(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let word = pieces.lower(at);
        let begin = matches!(word, "jahresbeginn" | "jahresanfang");
        if !begin && !matches!(word, "jahresende" | "jahresmitte" | "jahreswechsel" | "eoy") {
            return None;
        }
        let (year, end) = match self.year_of(at + 1) {
            Some((year, end)) => (year.or(self.context.year()), end),
            None => (self.context.year(), at + 1),
        };
        let value = year.map(Date::year_only).map(Period::from);
        // "seit Jahresbeginn" lasts until the report.
        if begin && pieces.before(at) == "seit" {
            let until = self.context.month();
            let value = year.and_then(|year| Some(Period::new(Date::of_month(year, 1)?, until?)));
            return Some(Found::date(
                at,
                end,
                value.filter(|value| value.start <= value.end),
                "date.stretch",
            ));
        }
        let month = year.and_then(|year| Date::of_month(year, 1)).map(Period::from);
        Some(Found::date(at, end, if begin { month } else { value }, "date.edge"))
    }

    /// "KW 12", "week 1", "Kalenderwoche 12".
    fn calendar_week(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_any(at, &["kw", "kalenderwoche", "week"])?;
        let week = pieces.digits(next).filter(|week| (1..=53).contains(week))?;
        let (year, end) = self.year_of(next + 1).unwrap_or((self.context.year(), next + 1));
        let value = || {
            let monday = super::calendar::monday(Date::of_day(year?, 1, 4)?)
                .plus_days(7 * (i32::try_from(week).ok()? - 1));
            Some(Period::new(monday, monday.plus_days(6)))
        };
        Some(Found::date(at, end, value(), "date.week"))
    }
}
