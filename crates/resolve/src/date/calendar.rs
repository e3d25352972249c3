//! The names of months, weekdays, seasons and units of time, in German and English.

use depesche_model::Date;

use crate::piece::{Kind, Pieces};

/// The month (1 to 12) named at `at`, and the place behind the name and the full stop of its abbreviation.
pub(crate) fn month_at(pieces: &Pieces, at: usize) -> Option<(u8, usize)> {
    if !pieces.is(at, Kind::Word) {
        return None;
    }
    let word = pieces.lower(at);
    if pieces.german {
        let name = word.strip_suffix('s').filter(|name| name.len() > 5).unwrap_or(word);
        let (month, short) = german_month(name).or_else(|| german_month(word))?;
        // "9. Jan Kuppelwieser" is a name in a list of results.
        let named =
            short && pieces.is_capital(at) && pieces.is(at + 1, Kind::Word) && pieces.is_capital(at + 1);
        if named {
            return None;
        }
        return (pieces.is_capital(at) || short).then(|| (month, past_stop(pieces, at, short)));
    }
    let (month, short) = english_month(word)?;
    let doubtful = matches!(word, "may" | "march" | "mar" | "sept" | "dec" | "jan" | "jun" | "august");
    let beside_day = |at: usize| pieces.is(at, Kind::Digits) && pieces.width(at) <= 4;
    let day_before =
        at > 0 && (beside_day(at - 1) || matches!(pieces.before(at), "st" | "nd" | "rd" | "th" | "of"));
    let next = past_stop(pieces, at, short);
    let spelled = pieces.is_capital(at)
        && crate::figure::english::ordinal(pieces, next)
            .or_else(|| crate::figure::english::below_hundred(pieces, next))
            .is_some();
    let supported = day_before || beside_day(next) || spelled || follows_preposition(pieces, at);
    (supported || (pieces.is_capital(at) || !short) && !doubtful).then_some((month, next))
}

/// The month that a word names, wherever it stands: "aug" in "2019/aug/01".
pub(crate) fn month_named(word: &str, german: bool) -> Option<u8> {
    (if german { german_month(word).or_else(|| english_month(word)) } else { english_month(word) })
        .map(|(month, _)| month)
}

fn follows_preposition(pieces: &Pieces, at: usize) -> bool {
    const BEFORE: [&str; 29] = [
        "in",
        "by",
        "since",
        "until",
        "till",
        "from",
        "to",
        "on",
        "early",
        "late",
        "mid",
        "this",
        "last",
        "next",
        "during",
        "through",
        "between",
        "and",
        "before",
        "after",
        "of",
        "end",
        "beginning",
        "for",
        "late-",
        "mid-",
        "early-",
        "past",
        "-",
    ];
    BEFORE.contains(&pieces.before(at))
}

fn past_stop(pieces: &Pieces, at: usize, short: bool) -> usize {
    let next = at + 1;
    // The stop belongs to the abbreviation when the date goes on behind it.
    let goes_on =
        pieces.is(next + 1, Kind::Digits) || pieces.is(next + 1, Kind::Word) && !pieces.is_capital(next + 1);
    if short && pieces.glued_mark(next, ".") && goes_on { next + 1 } else { next }
}

fn german_month(word: &str) -> Option<(u8, bool)> {
    Some(match word {
        "januar" | "jänner" | "jaenner" => (1, false),
        "februar" | "feber" => (2, false),
        "märz" | "maerz" => (3, false),
        "april" => (4, false),
        "mai" => (5, false),
        "juni" => (6, false),
        "juli" => (7, false),
        "august" => (8, false),
        "september" => (9, false),
        "oktober" => (10, false),
        "november" => (11, false),
        "dezember" => (12, false),
        "jan" | "jän" => (1, true),
        "feb" => (2, true),
        "mär" | "mrz" => (3, true),
        "apr" => (4, true),
        "jun" => (6, true),
        "jul" => (7, true),
        "aug" => (8, true),
        "sep" | "sept" => (9, true),
        "okt" => (10, true),
        "nov" => (11, true),
        "dez" => (12, true),
        _ => return None,
    })
}

fn english_month(word: &str) -> Option<(u8, bool)> {
    Some(match word {
        "january" => (1, false),
        "february" => (2, false),
        "march" => (3, false),
        "april" => (4, false),
        "may" => (5, false),
        "june" => (6, false),
        "july" => (7, false),
        "august" => (8, false),
        "september" => (9, false),
        "october" => (10, false),
        "november" => (11, false),
        "december" => (12, false),
        "jan" => (1, true),
        "feb" => (2, true),
        "mar" => (3, true),
        "apr" => (4, true),
        "jun" => (6, true),
        "jul" => (7, true),
        "aug" => (8, true),
        "sep" | "sept" => (9, true),
        "oct" => (10, true),
        "nov" => (11, true),
        "dec" => (12, true),
        _ => return None,
    })
}

/// The weekday named at `at`: 0 is Monday.
pub(crate) fn weekday_at(pieces: &Pieces, at: usize) -> Option<u8> {
    if !pieces.is(at, Kind::Word) {
        return None;
    }
    let word = pieces.lower(at);
    if pieces.german {
        let day = word.strip_suffix('s').unwrap_or(word);
        // "Dienstagabend", "Montagvormittag": the time of the day hangs on its name.
        let day = ["abend", "morgen", "nachmittag", "vormittag", "mittag", "nacht"]
            .iter()
            .find_map(|time| day.strip_suffix(time))
            .unwrap_or(day);
        return german_weekday(day).filter(|_| pieces.is_capital(at));
    }
    let short = matches!(word, "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun");
    let day = english_weekday(word)?;
    // "sat" and "sun" alone are words.
    (!short || pieces.is(at + 1, Kind::Digits) || month_at(pieces, at + 1).is_some()).then_some(day)
}

fn german_weekday(word: &str) -> Option<u8> {
    Some(match word {
        "montag" => 0,
        "dienstag" => 1,
        "mittwoch" => 2,
        "donnerstag" => 3,
        "freitag" => 4,
        "samstag" | "sonnabend" => 5,
        "sonntag" => 6,
        _ => return None,
    })
}

/// Whether an English weekday has this name.
pub(crate) fn is_weekday(word: &str) -> bool {
    english_weekday(word).is_some()
}

fn english_weekday(word: &str) -> Option<u8> {
    Some(match word {
        "monday" | "mon" => 0,
        "tuesday" | "tue" | "tues" => 1,
        "wednesday" | "wed" => 2,
        "thursday" | "thu" | "thurs" => 3,
        "friday" | "fri" => 4,
        "saturday" | "sat" => 5,
        "sunday" | "sun" => 6,
        _ => return None,
    })
}

/// The first month of a season and whether it reaches into the next year.
pub(crate) fn season(word: &str, german: bool) -> Option<u8> {
    let word = word.strip_suffix('s').filter(|_| german).unwrap_or(word);
    Some(match word {
        "frühling" | "frühjahr" | "vorfrühling" if german => 3,
        "sommer" | "frühsommer" | "hochsommer" | "spätsommer" if german => 6,
        "herbst" | "frühherbst" | "spätherbst" if german => 9,
        "winter" => 12,
        "spring" if !german => 3,
        "summer" if !german => 6,
        "autumn" if !german => 9,
        _ => return None,
    })
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
}

/// The unit that a word names, in singular or plural.
pub(crate) fn unit(word: &str, german: bool) -> Option<Unit> {
    use Unit::{Century, Day, Decade, HalfYear, Month, Quarter, Week, Weekend, Year};
    if german {
        return Some(match word {
            "tag" | "tage" | "tagen" | "tages" | "tags" | "tg" => Day,
            "woche" | "wochen" => Week,
            "wochenende" | "wochenenden" | "wochenendes" => Weekend,
            "monat" | "monate" | "monaten" | "monats" | "monates" => Month,
            "quartal" | "quartale" | "quartalen" | "quartals" | "trimester" => Quarter,
            "halbjahr" | "halbjahre" | "halbjahres" | "jahreshälfte" => HalfYear,
            "jahr" | "jahre" | "jahren" | "jahres" | "jahrs" | "kalenderjahr" | "kalenderjahres" => Year,
            "jahrzehnt" | "jahrzehnte" | "jahrzehnten" | "jahrzehnts" | "dekade" | "dekaden" => Decade,
            "jahrhundert" | "jahrhunderte" | "jahrhunderts" | "jahrhunderten" => Century,
            _ => return None,
        });
    }
    Some(match word {
        "day" | "days" => Day,
        "week" | "weeks" | "wk" | "wks" => Week,
        "weekend" | "weekends" => Weekend,
        "month" | "months" => Month,
        "quarter" | "quarters" => Quarter,
        "half" => HalfYear,
        "year" | "years" | "yr" | "yrs" => Year,
        "decade" | "decades" => Decade,
        "century" | "centuries" => Century,
        _ => return None,
    })
}

/// The date `months` later, at the precision of a month.
pub(crate) fn plus_months(date: Date, months: i32) -> Option<Date> {
    let count = i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(1)) - 1 + months;
    let year = i16::try_from(count.div_euclid(12)).ok()?;
    Date::of_month(year, u8::try_from(count.rem_euclid(12) + 1).ok()?)
}

/// The Monday of the week of a day.
pub(crate) fn monday(day: Date) -> Date {
    day.plus_days(-i32::from(day.weekday()))
}

/// Easter Sunday of a year, after the Gregorian rule of Oudin.
pub(crate) fn easter(year: i16) -> Option<Date> {
    let count = i32::from(year);
    let century = count / 100;
    let golden = count % 19;
    let lunar = (century - 17) / 25;
    let epact = (century - century / 4 - (century - lunar) / 3 + 19 * golden + 15) % 30;
    let moon = epact - (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (count + count / 4 + moon + 2 - century + century / 4) % 7;
    let sunday = moon - weekday;
    let month = 3 + (sunday + 40) / 44;
    let day = sunday + 28 - 31 * (month / 4);
    Date::of_day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_on_its_sundays() {
        for (year, day) in
            [(2019, "2019-04-21"), (2017, "2017-04-16"), (2024, "2024-03-31"), (2018, "2018-04-01")]
        {
            assert_eq!(easter(year).map(|day| day.to_string()).as_deref(), Some(day));
        }
    }

    #[test]
    fn months_go_over_the_year() {
        let november = Date::of_month(2024, 11).unwrap();
        assert_eq!(plus_months(november, 3).unwrap().to_string(), "2025-02");
        assert_eq!(plus_months(november, -11).unwrap().to_string(), "2023-12");
    }
}
