//! Dates in the lines around a text: a day, with or without its year. Dates in the running text are not read here.

use std::sync::LazyLock;

use depesche_model::{Date, Span};
use regex::{Captures, Regex};

/// A day as a line tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// The words, as a place in the line.
    pub(crate) span: Span,
    month: u8,
    of_month: u8,
    year: Option<i16>,
}

/// The first years that the archives of news pages reach back to, and the last that can be a date of today.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1945..=2099;

const MONTHS: &str = r"(?:Jan(?:uar[y]?)?|Jänner|Feb(?:ruar[y]?|er)?|März|Mär|Mar(?:ch)?|Apr(?:il)?|Mai|May|Jun[ie]?|Jul[iy]?|Aug(?:ust)?|Sept?(?:ember)?|O[kc]t(?:ober)?|Nov(?:ember)?|De[zc](?:ember)?)";

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    crate::line::pattern(&format!(
        r"(?ix)
        \b (?<d1>\d{{1,2}}) \.? \s* (?<m1>{MONTHS})\b \.? (?: ,? \s+ (?<y1>\d{{4}})\b )?
        | \b (?<m2>{MONTHS})\b \.? \s+ (?<d2>\d{{1,2}})(?:st|nd|rd|th)?\b (?: ,? \s+ (?<y2>\d{{4}})\b )?
        | \b (?<d3>\d{{1,2}}) \. \s? (?<m3>\d{{1,2}}) \. \s? (?<y3>\d{{4}})\b
        | \b (?<y4>\d{{4}}) [-/.] (?<m4>\d{{2}}) [-/.] (?<d4>\d{{2}})\b
        "
    ))
});

impl Day {
    /// The date, when the year is told.
    pub(crate) fn date(self) -> Option<Date> {
        Date::of_day(self.year?, self.month, self.of_month)
    }

    /// The date in the year that brings it nearest to `published`.
    pub(crate) fn date_near(self, published: Option<Date>) -> Option<Date> {
        if self.year.is_some() {
            return self.date();
        }
        let published = published?;
        // A year or a month alone does not say which side of New Year it is.
        let years = if published.is_day() {
            published.year() - 1..=published.year() + 1
        } else {
            published.year()..=published.year()
        };
        years
            .filter_map(|year| Date::of_day(year, self.month, self.of_month))
            .min_by_key(|date| (date.day_number() - published.day_number()).abs())
    }
}

/// The first day that `line` names.
pub(crate) fn in_line(line: &str) -> Option<Day> {
    DAY.captures_iter(line).find_map(|found| day(&found))
}

/// The day that `text` starts with.
pub(crate) fn at_start(text: &str) -> Option<Day> {
    let found = DAY.captures(text)?;
    day(&found).filter(|day| day.span.start == 0)
}

fn day(found: &Captures<'_>) -> Option<Day> {
    let get = |names: [&str; 4]| names.iter().find_map(|name| found.name(name));
    let month = get(["m1", "m2", "m3", "m4"])?.as_str();
    let whole = found.get(0)?;
    let day = Day {
        span: Span::new(whole.start(), whole.end()),
        month: month.parse().ok().or_else(|| month_number(month))?,
        of_month: get(["d1", "d2", "d3", "d4"])?.as_str().parse().ok()?,
        year: match get(["y1", "y2", "y3", "y4"]) {
            Some(year) => Some(year.as_str().parse().ok().filter(|year| YEARS.contains(year))?),
            None => None,
        },
    };
    // 2024 is a leap year: a 29 February without a year may be one.
    Date::of_day(day.year.unwrap_or(2024), day.month, day.of_month)?;
    Some(day)
}

fn month_number(name: &str) -> Option<u8> {
    let start: String = name.chars().take(3).flat_map(char::to_lowercase).collect();
    Some(match start.as_str() {
        "jan" | "jän" => 1,
        "feb" => 2,
        "mar" | "mär" => 3,
        "apr" => 4,
        "mai" | "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "okt" | "oct" => 10,
        "nov" => 11,
        "dez" | "dec" => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_both_languages() {
        let read = |line: &str| in_line(line).and_then(Day::date).map(|date| date.to_string());
        for (line, want) in [
            ("6. Februar 2024", "2024-02-06"),
            ("12.11.2025 | RUSSLAND", "2025-11-12"),
            ("Medienmitteilung, 10.03.2020", "2020-03-10"),
            ("April 2, 2024 at 2:40 pm", "2024-04-02"),
            ("NAIROBI, Sept. 5, 2023", "2023-09-05"),
            ("8 August 2025", "2025-08-08"),
            ("1. JÄNNER 2019", "2019-01-01"),
            ("date 2023-04-12", "2023-04-12"),
        ] {
            assert_eq!(read(line).as_deref(), Some(want), "{line}");
        }
        for line in ["31.02.2024", "4.5", "Mai 2024", "1234-56-78", "Jun 2024"] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn the_nearest_year() {
        let near = |line: &str, published: &str| {
            in_line(line).unwrap().date_near(Some(published.parse().unwrap())).unwrap().to_string()
        };
        assert_eq!(near("30. Dezember", "2024-01-02"), "2023-12-30");
        assert_eq!(near("2. Januar", "2023-12-30"), "2024-01-02");
        assert_eq!(near("3. Juli", "2024"), "2024-07-03");
        assert_eq!(in_line("3. Juli").unwrap().date_near(None), None);
    }
}
