//! Points in time as they are written: "3. Oktober 2024", "12.11.2025", "May 5, 1999", "Februar", "2024-04-12".

use depesche_model::Date;

use super::calendar::{month_at, month_named, weekday_at};
use crate::figure::{english, german};
use crate::piece::{Kind, Pieces};

/// What is told of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Partial {
    pub(crate) year: Option<i16>,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
    /// Its weekday, when nothing but the day of the month is told beside it.
    pub(crate) weekday: Option<u8>,
}

impl Partial {
    /// The date, if its year is told and the calendar has it.
    pub(crate) fn date(self) -> Option<Date> {
        self.in_year(self.year?)
    }

    /// The date in this year, whatever year is told.
    pub(crate) fn in_year(self, year: i16) -> Option<Date> {
        match (self.month, self.day) {
            (None, None) => Some(Date::year_only(year)),
            (Some(month), None) => Date::of_month(year, month),
            (Some(month), Some(day)) => Date::of_day(year, month, day),
            (None, Some(_)) => None,
        }
    }

    /// With the parts that `other` tells and this one does not, as in "6. bis 8. Februar 2024".
    pub(crate) fn filled_from(self, other: Self) -> Self {
        let month = self.month.or(if self.day.is_some() { other.month } else { None });
        Self { month, year: self.year.or(other.year), ..self }
    }

    /// Whether it is a day of a month.
    pub(crate) fn is_day(self) -> bool {
        self.day.is_some() && self.month.is_some()
    }
}

/// A date as written, and the place behind it.
pub(crate) type Written = (Partial, usize);

/// The years that are read as years without a word that says so.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2150;

/// A year in four digits at `at`, without a decimal or a longer number around it.
pub(crate) fn year_at(pieces: &Pieces, at: usize) -> Option<i16> {
    let year = pieces.digits(at).filter(|year| pieces.width(at) == 4 && YEARS.contains(year))?;
    let joined = |mark: usize, digits: usize| {
        pieces.glued(mark.max(digits))
            && matches!(pieces.lower(mark), "," | "'" | "’")
            && pieces.is(digits, Kind::Digits)
    };
    let decimal = pieces.glued_mark(at + 1, ".") && pieces.glued(at + 2) && pieces.is(at + 2, Kind::Digits);
    let before = at > 1 && pieces.glued(at) && pieces.glued(at - 1) && joined(at - 1, at - 2);
    let letters = pieces.glued(at + 1) && pieces.is(at + 1, Kind::Word);
    let behind = pieces.glued(at + 1) && pieces.glued(at + 2) && joined(at + 1, at + 2);
    (!before && !behind && !letters && !decimal).then(|| i16::try_from(year).ok()).flatten()
}

/// A point in time at `at`: a day, a month with or without a year, never a year alone.
pub(crate) fn written_at(pieces: &Pieces, at: usize) -> Option<Written> {
    let (partial, end) = with_weekday(pieces, at)
        .or_else(|| numeric(pieces, at))
        .or_else(|| if pieces.german { in_german(pieces, at) } else { in_english(pieces, at) })?;
    Some((partial, end))
}

/// "Donnerstag, 25. Februar", "Tue May 9", "Dienstag, der 25."
fn with_weekday(pieces: &Pieces, at: usize) -> Option<Written> {
    let weekday = weekday_at(pieces, at)?;
    let mut next = pieces.after_any(at + 1, &[",", "."]).unwrap_or(at + 1);
    next = pieces.after_any(next, &["den", "dem", "der", "the"]).unwrap_or(next);
    let inner = numeric(pieces, next)
        .or_else(|| if pieces.german { in_german(pieces, next) } else { in_english(pieces, next) });
    if let Some((partial, end)) = inner.filter(|(partial, _)| partial.day.is_some()) {
        return Some((partial, end));
    }
    let (day, end) = day_at(pieces, next)?;
    // "am Dienstag der zweite Gipfel": a noun or an adjective behind takes the number for itself.
    let counts = pieces.german
        && pieces.is(end, Kind::Word)
        && !pieces.glued(end)
        && (pieces.is_capital(end) || pieces.lower(end).ends_with('e'));
    let told = pieces.german && !counts || pieces.is(next + 1, Kind::Word) && pieces.glued(next + 1);
    told.then_some((Partial { day: Some(day), weekday: Some(weekday), ..Partial::default() }, end))
}

/// A day of the month: "3.", "dritten", "3rd", "third".
pub(crate) fn day_at(pieces: &Pieces, at: usize) -> Option<(u8, usize)> {
    let (day, end) = if pieces.is(at, Kind::Digits) {
        if pieces.width(at) > 2 || pieces.glued(at) && at > 0 && pieces.is(at - 1, Kind::Word) {
            return None;
        }
        let day = pieces.digits(at)?;
        let next = at + 1;
        if pieces.german {
            if !pieces.glued_mark(next, ".") {
                return None;
            }
            (day, next + 1)
        } else {
            let suffix = pieces.glued(next) && matches!(pieces.lower(next), "st" | "nd" | "rd" | "th");
            (day, if suffix { next + 1 } else { next })
        }
    } else if !pieces.is(at, Kind::Word) {
        return None;
    } else if pieces.german {
        (u32::try_from(german::ordinal(pieces.lower(at))?).ok()?, at + 1)
    } else {
        let words = english::ordinal(pieces, at)?;
        (u32::try_from(words.value).ok()?, words.end)
    };
    (1..=31).contains(&day).then(|| Some((u8::try_from(day).ok()?, end))).flatten()
}

fn in_german(pieces: &Pieces, at: usize) -> Option<Written> {
    if let Some((month, end)) = month_at(pieces, at) {
        return Some(with_year(pieces, Partial { month: Some(month), ..Partial::default() }, end));
    }
    let (day, next) = day_at(pieces, at)?;
    if let Some((month, end)) = month_at(pieces, next) {
        return Some(with_year(
            pieces,
            Partial { month: Some(month), day: Some(day), ..Partial::default() },
            end,
        ));
    }
    // "siebten vierten", "7. vierter": the month as an ordinal as well, if one of them is a word.
    let (month, end) =
        day_at(pieces, pieces.after_any(next, &["/"]).unwrap_or(next)).filter(|(month, _)| *month <= 12)?;
    let words = pieces.is(at, Kind::Word) || pieces.is(next, Kind::Word);
    words
        .then(|| with_year(pieces, Partial { month: Some(month), day: Some(day), ..Partial::default() }, end))
}

fn with_year(pieces: &Pieces, partial: Partial, at: usize) -> Written {
    let mut next = at;
    if pieces.german {
        next = pieces.after(at, &["des", "jahres"]).unwrap_or(at);
    } else {
        next = pieces.after_any(next, &[",", "-", "/"]).unwrap_or(next);
        next = pieces.after_any(next, &["of", "in"]).unwrap_or(next);
    }
    if let Some(year) = year_at(pieces, next) {
        return (Partial { year: Some(year), ..partial }, next + 1);
    }
    // "'87", "of 87"
    let short =
        pieces.after_any(at, &["'", "’", "of"]).filter(|&year| pieces.width(year) == 2 && !pieces.german);
    if let Some((year, value)) = short.and_then(|year| Some((year, pieces.digits(year)?))) {
        return (Partial { year: century(value), ..partial }, year + 1);
    }
    match spoken_year(pieces, next) {
        Some((year, end)) if !pieces.german && partial.month.is_some() => {
            (Partial { year: Some(year), ..partial }, end)
        }
        _ => (partial, at),
    }
}

/// "nineteen ninety six", "two thousand and fifteen".
pub(crate) fn spoken_year(pieces: &Pieces, at: usize) -> Option<(i16, usize)> {
    let first = english::below_hundred(pieces, at)?;
    if (11..=20).contains(&first.value) {
        if let Some(hundred) = pieces.after(first.end, &["hundred"]) {
            let rest = english::below_hundred(pieces, pieces.after(hundred, &["and"]).unwrap_or(hundred));
            let (rest, end) = rest.map_or((0, hundred), |rest| (rest.value, rest.end));
            return Some((i16::try_from(first.value * 100 + rest).ok()?, end));
        }
        let second = english::below_hundred(pieces, first.end).filter(|second| second.value >= 10)?;
        return Some((i16::try_from(first.value * 100 + second.value).ok()?, second.end));
    }
    let words = english::cardinal(pieces, at).filter(|words| (2000..2100).contains(&words.value))?;
    Some((i16::try_from(words.value).ok()?, words.end))
}

/// The year of two digits: up to 39 in this century, else in the last.
fn century(year: u32) -> Option<i16> {
    i16::try_from(if year < 40 { 2000 + year } else { 1900 + year }).ok()
}

fn in_english(pieces: &Pieces, at: usize) -> Option<Written> {
    // "May 5, 1999", "May 1999", "May"
    if let Some((month, end)) = month_at(pieces, at) {
        let bare = Partial { month: Some(month), ..Partial::default() };
        let next = pieces.after_any(end, &["-", "/", "the"]).unwrap_or(end);
        let next = pieces.after_any(next, &["the"]).unwrap_or(next);
        if let Some((day, behind)) = english_day(pieces, next).filter(|&(_, behind)| !goes_on(pieces, behind))
        {
            return Some(with_year(pieces, Partial { day: Some(day), ..bare }, behind));
        }
        return Some(with_year(pieces, bare, end));
    }
    // "6 June 2003", "the 7th of July 2011", "05-Aug-2016"; but "$12 December 27" has a price.
    if pieces.glued(at)
        && !pieces.is(at.checked_sub(1)?, Kind::Break)
        && matches!(pieces.before(at), "$" | "€" | "£")
    {
        return None;
    }
    let (day, next) = english_day(pieces, at)?;
    let next = pieces.after_any(next, &["of", "-", "/", "day"]).unwrap_or(next);
    let next = pieces.after_any(next, &["of"]).unwrap_or(next);
    let (month, end) = month_at(pieces, next)?;
    Some(with_year(pieces, Partial { month: Some(month), day: Some(day), ..Partial::default() }, end))
}

/// A day in English: "5", "5th", "fifth", "twenty-nine".
fn english_day(pieces: &Pieces, at: usize) -> Option<(u8, usize)> {
    // "Dec31": digits on the abbreviation of a month.
    let on_month = pieces.glued(at) && at > 0 && month_named(pieces.before(at), false).is_some();
    let attached =
        pieces.digits(at).filter(|day| on_month && (1..=31).contains(day) && pieces.width(at) <= 2);
    if let Some(day) = attached.and_then(|day| u8::try_from(day).ok()) {
        return Some((day, at + 1));
    }
    day_at(pieces, at).or_else(|| {
        let words = english::below_hundred(pieces, at).filter(|words| (1..=31).contains(&words.value))?;
        Some((u8::try_from(words.value).ok()?, words.end))
    })
}

/// Whether a number goes on behind `at`: "March 5,000", "May 5%".
fn goes_on(pieces: &Pieces, at: usize) -> bool {
    let more = pieces.glued(at)
        && matches!(pieces.lower(at), "," | ".")
        && pieces.glued(at + 1)
        && pieces.is(at + 1, Kind::Digits);
    let scaled = crate::figure::scale::scale_at(pieces, at).is_some_and(|scale| !scale.letter);
    more || scaled || pieces.lower(at) == "%" || pieces.glued(at) && pieces.is(at, Kind::Word)
}

/// "12.11.2025", "2024-04-12", "4/12/2024", "22.04."
fn numeric(pieces: &Pieces, at: usize) -> Option<Written> {
    if !pieces.is(at, Kind::Digits) || pieces.glued(at) && at > 0 && pieces.is(at - 1, Kind::Word) {
        return None;
    }
    let part =
        |at: usize| pieces.digits(at).and_then(|n| u8::try_from(n).ok()).filter(|_| pieces.width(at) <= 2);
    let mark = pieces.lower(at + 1);
    if let Some(compact) = compact(pieces, at) {
        return Some(compact);
    }
    let opens = !(pieces.glued(at) && matches!(pieces.before(at), "." | "," | ":" | "$" | "€"));
    if !matches!(mark, "." | "-" | "/") || !pieces.glued(at + 1) || !opens {
        return None;
    }
    let second_mark = pieces.lower(at + 3) == mark && pieces.glued(at + 3);
    // Year first. A month of two digits may close it: 2015-12.
    if let Some(year) =
        pieces.digits(at).filter(|year| pieces.width(at) == 4 && YEARS.contains(year) && mark != ".")
    {
        let year = i16::try_from(year).ok()?;
        if let Some(month) = month_named(pieces.lower(at + 2), pieces.german) {
            let day = part(at + 4).filter(|_| second_mark)?;
            return day_of(Some(year), month, day).map(|partial| (partial, at + 5));
        }
        let month = part(at + 2).filter(|_| pieces.glued(at + 2))?;
        if second_mark && pieces.glued(at + 4) {
            if let Some(day) = part(at + 4) {
                return day_of(Some(year), month, day).map(|partial| (partial, at + 5));
            }
            let month = month_named(pieces.lower(at + 4), pieces.german)?;
            return day_of(Some(year), month, part(at + 2)?).map(|partial| (partial, at + 5));
        }
        let closes = mark == "-" && pieces.width(at + 2) == 2 && (1..=12).contains(&month);
        return closes
            .then_some((Partial { year: Some(year), month: Some(month), ..Partial::default() }, at + 3));
    }
    // "12-2015"
    let month = part(at).filter(|month| (1..=12).contains(month) && mark != "." && pieces.glued(at + 2));
    if let Some((month, year)) = month.zip(year_at(pieces, at + 2)) {
        return Some((Partial { year: Some(year), month: Some(month), ..Partial::default() }, at + 3));
    }
    let (first, second) = (part(at)?, part(at + 2)?);
    let glued = pieces.glued(at + 2);
    let (day, month) =
        if pieces.german || mark == "." || first > 12 { (first, second) } else { (second, first) };
    if second_mark {
        let next = at + 4;
        if let Some(year) = year_at(pieces, next) {
            // "23. 3. 1976" may have blanks, "4/12/2024" not.
            let spaced = mark == "." && pieces.german;
            return (glued || spaced)
                .then(|| day_of(Some(year), month, day))
                .flatten()
                .map(|partial| (partial, next + 1));
        }
        if pieces.width(next) == 2 && pieces.glued(next) && glued {
            let year = pieces.digits(next).and_then(century);
            return day_of(year, month, day).map(|partial| (partial, next + 1));
        }
        // "22.04.": the second point closes it. With a blank, "am 22. 4.", a word must lead to it.
        let led = matches!(pieces.before(at), "am" | "vom" | "bis" | "zum" | "ab" | "den" | "dem");
        let closes = mark == "."
            && pieces.german
            && (glued || led)
            && !(pieces.glued(next) && pieces.is(next, Kind::Digits));
        return closes.then(|| day_of(None, month, day)).flatten().map(|partial| (partial, at + 4));
    }
    // "29/2": a fraction is smaller than one.
    let day_first = first > second && first > 12 && (first, second) != (24, 7);
    let closes = !pieces.glued(at + 3) || matches!(pieces.lower(at + 3), "." | "," | "-");
    (mark == "/" && glued && closes && day_first)
        .then(|| day_of(None, month, day))
        .flatten()
        .map(|partial| (partial, at + 3))
}

/// "20161016"
fn compact(pieces: &Pieces, at: usize) -> Option<Written> {
    let number = pieces.digits(at).filter(|_| pieces.width(at) == 8)?;
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let year = i16::try_from(year).ok().filter(|year| (1900..2100).contains(year))?;
    let partial = day_of(Some(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    Some((partial, at + 1))
}

/// A day that the calendar has.
fn day_of(year: Option<i16>, month: u8, day: u8) -> Option<Partial> {
    Date::of_day(year.unwrap_or(2000), month, day)?;
    Some(Partial { year, month: Some(month), day: Some(day), weekday: None })
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    fn read(text: &str, language: &Language) -> Option<String> {
        let pieces = Pieces::new(text, language);
        let (partial, end) = written_at(&pieces, 0)?;
        let rest = pieces.written(end);
        Some(format!("{:?} {:?} {:?} {rest}", partial.year, partial.month, partial.day).replace("Some", ""))
    }

    #[test]
    fn german_dates() {
        for (text, value) in [
            ("3. Oktober 2024", "(2024) (10) (3) "),
            ("12.11.2025", "(2025) (11) (12) "),
            ("23. 3. 1976", "(1976) (3) (23) "),
            ("22.04. in", "None (4) (22) in"),
            ("Donnerstag, 25. Februar um", "None (2) (25) um"),
            ("Donnerstag, den siebten vierten", "None (4) (7) "),
            ("29. Jänner", "None (1) (29) "),
            ("April des Jahres 2024", "(2024) (4) None "),
        ] {
            assert_eq!(read(text, &Language::German).as_deref(), Some(value), "{text}");
        }
        assert_eq!(read("1.5 Millionen", &Language::German), None);
    }

    #[test]
    fn english_dates() {
        for (text, value) in [
            ("May 5, 1999", "(1999) (5) (5) "),
            ("7th of July 2011", "(2011) (7) (7) "),
            ("4/12/2024", "(2024) (4) (12) "),
            ("2024-04-12", "(2024) (4) (12) "),
            ("05-Aug-2016", "(2016) (8) (5) "),
            ("December 2018 was", "(2018) (12) None was"),
            ("2019/aug/01", "(2019) (8) (1) "),
            ("25 January nineteen eighty six", "(1986) (1) (25) "),
        ] {
            assert_eq!(read(text, &Language::English).as_deref(), Some(value), "{text}");
        }
    }
}
