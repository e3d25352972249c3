//! Dates at their own precision, and periods.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A year, a month or a day of the Gregorian calendar, as precisely as the text tells it.
///
/// Written and read as ISO 8601: `2025`, `2025-04`, `2025-04-26`. Sorts by time, the coarser date first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is no [`Date`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no date; write a year, a month or a day as 2025, 2025-04 or 2025-04-26")]
pub struct DateError(String);

const fn is_leap(year: i16) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days of `month` (1 to 12) in `year`.
pub const fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Date {
    /// A whole year.
    pub const fn year_only(year: i16) -> Self {
        Self { year, month: None, day: None }
    }

    /// A month of a year, or `None` outside 1 to 12.
    pub fn of_month(year: i16, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { year, month: Some(month), day: None })
    }

    /// A day, or `None` when the calendar has no such day.
    pub fn of_day(year: i16, month: u8, day: u8) -> Option<Self> {
        Self::of_month(year, month)?;
        (day >= 1 && day <= days_in_month(year, month)).then_some(Self {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, if told.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, from 1, if told.
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// Whether a day is told.
    pub const fn is_day(self) -> bool {
        self.day.is_some()
    }

    /// The first day that it covers.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self { month: self.month.or(Some(1)), day: self.day.or(Some(1)), ..self }
    }

    /// The last day that it covers.
    #[must_use]
    pub fn last_day(self) -> Self {
        let month = self.month.unwrap_or(12);
        Self { month: Some(month), day: self.day.or(Some(days_in_month(self.year, month))), ..self }
    }

    /// Whether `other` is the same time told at another precision.
    pub fn agrees_with(self, other: Self) -> bool {
        self.year == other.year
            && (self.month.is_none() || other.month.is_none() || self.month == other.month)
            && (self.day.is_none() || other.day.is_none() || self.day == other.day)
    }

    /// Days since 1 March of year 0, for a day; months and years count from their first day.
    ///
    /// After Howard Hinnant's `days_from_civil`, which needs no table.
    pub fn day_number(self) -> i32 {
        let first = self.first_day();
        let (month, day) = (i32::from(first.month.unwrap_or(1)), i32::from(first.day.unwrap_or(1)));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
    }

    /// The day with this [`Date::day_number`].
    #[must_use]
    pub fn from_day_number(number: i32) -> Self {
        let era = number.div_euclid(146_097);
        let doe = number.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = doy - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i32::from(month <= 2);
        Self {
            year: i16::try_from(year).unwrap_or(i16::MAX),
            month: u8::try_from(month).ok(),
            day: u8::try_from(day).ok(),
        }
    }

    /// The day `days` later (or earlier, when negative).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_day_number(self.day_number() + days)
    }

    /// The week of ISO 8601 that holds it, with the year that the week belongs to.
    pub fn week(self) -> (i16, u8) {
        // A week belongs to the year of its Thursday.
        let thursday = self.plus_days(3 - i32::from(self.weekday()));
        let first = Self { year: thursday.year, month: Some(1), day: Some(1) };
        let week = (thursday.day_number() - first.day_number()) / 7 + 1;
        (thursday.year, u8::try_from(week).unwrap_or(1))
    }

    /// The day of the week: 0 is Monday, 6 is Sunday. Months and years answer for their first day.
    pub fn weekday(self) -> u8 {
        // 1 March of year 0 was a Wednesday.
        u8::try_from((self.day_number() + 2).rem_euclid(7)).unwrap_or(0)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || DateError(text.to_owned());
        let mut parts = text.split('-');
        let number = |part: &str, len: usize| -> Result<i16, DateError> {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
                .ok_or_else(error)
        };
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let small = |part: &str| number(part, 2).map(|n| u8::try_from(n).unwrap_or(0));
        let date = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Some(Self::year_only(year)),
            (Some(month), None, _) => Self::of_month(year, small(month)?),
            (Some(month), Some(day), None) => Self::of_day(year, small(month)?, small(day)?),
            _ => None,
        };
        date.ok_or_else(error)
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

/// A stretch of time, both ends inclusive. Written `2024` when it is one date, else `2024-01/2024-08`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    /// When it begins.
    pub start: Date,
    /// When it ends, inclusive.
    pub end: Date,
}

impl Period {
    /// From `start` to `end`, both inclusive.
    pub const fn new(start: Date, end: Date) -> Self {
        Self { start, end }
    }

    /// The date, when it is a single one.
    pub fn single(self) -> Option<Date> {
        (self.start == self.end).then_some(self.start)
    }
}

impl From<Date> for Period {
    fn from(date: Date) -> Self {
        Self { start: date, end: date }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.start == self.end {
            write!(f, "{}", self.start)
        } else {
            write!(f, "{}/{}", self.start, self.end)
        }
    }
}

impl FromStr for Period {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('/') {
            Some((start, end)) => Ok(Self::new(start.parse()?, end.parse()?)),
            None => Ok(Self::from(text.parse::<Date>()?)),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["2025", "2025-04", "2025-04-26", "2024-02-29"] {
            assert_eq!(text.parse::<Date>().map(|d| d.to_string()), Ok(text.to_owned()));
        }
        for text in ["2025-13", "2023-02-29", "25-04-26", "2025-4-26", "", "2025-04-26-01"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert_eq!(
            "2024-01/2024-08".parse::<Period>().map(|p| p.to_string()),
            Ok("2024-01/2024-08".to_owned())
        );
    }

    #[test]
    fn knows_the_week() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(day("2021-01-03").week(), (2020, 53));
        assert_eq!(day("2024-12-30").week(), (2025, 1));
        assert_eq!(day("2025-03-08").week(), (2025, 10));
        assert_eq!(day("2026-11-22").weekday(), 6);
        assert_eq!(day("2025-04-28").weekday(), 0);
        assert_eq!(day("2024-02-28").plus_days(2), day("2024-03-01"));
        assert_eq!(day("2024-01-01").plus_days(-1), day("2023-12-31"));
    }
}
