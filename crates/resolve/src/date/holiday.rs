//! English holidays and days of observance, with the words that point to one of them: "next Easter", "Black Friday
//! 2010", "the weekend of Thanksgiving". A day that many countries keep on days of their own is none of these.

use depesche_model::{Date, Period};

use super::calendar::easter;
use super::context::Direction;
use super::{Found, Reader};
use crate::piece::Pieces;

/// When a holiday falls.
#[derive(Clone, Copy, Debug)]
enum Day {
    /// On the same day of every year: month, day.
    Fixed(u8, u8),
    /// So many days after Easter Sunday.
    AfterEaster(i32),
    /// On a weekday of a month: month, weekday (0 is Monday), which one (0 is the first, -1 the last), and days added.
    Weekday(u8, u8, i32, i32),
}

impl Day {
    fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::of_day(year, month, day),
            Self::AfterEaster(days) => easter(year).map(|easter| easter.plus_days(days)),
            Self::Weekday(month, weekday, which, more) => {
                let from = |day: Date| (i32::from(weekday) - i32::from(day.weekday())).rem_euclid(7);
                let first = Date::of_day(year, month, 1)?;
                if which >= 0 {
                    return Some(first.plus_days(from(first) + 7 * which + more));
                }
                let last = Date::of_month(year, month)?.last_day();
                Some(last.plus_days(from(last) - if from(last) > 0 { 7 } else { 0 } + more))
            }
        }
    }
}

/// The words of the holidays that begin with `word`, without apostrophes, the longest first.
fn beginning_with(word: &str) -> &'static [(&'static [&'static str], Day)] {
    use Day::{AfterEaster, Fixed, Weekday};
    match word {
        "new" => &[
            (&["new", "year", "s", "eve"], Fixed(12, 31)),
            (&["new", "years", "eve"], Fixed(12, 31)),
            (&["new", "year", "eve"], Fixed(12, 31)),
            (&["new", "year", "s", "day"], Fixed(1, 1)),
            (&["new", "years", "day"], Fixed(1, 1)),
            (&["new", "year", "day"], Fixed(1, 1)),
        ],
        "martin" => &[(&["martin", "luther", "king", "day"], Weekday(1, 0, 2, 0))],
        "mlk" => &[(&["mlk", "day"], Weekday(1, 0, 2, 0))],
        "groundhog" => &[(&["groundhog", "day"], Fixed(2, 2))],
        "valentine" => &[(&["valentine", "s", "day"], Fixed(2, 14))],
        "valentines" => &[(&["valentines", "day"], Fixed(2, 14))],
        "presidents" => &[(&["presidents", "day"], Weekday(2, 0, 2, 0))],
        "international" => &[
            (&["international", "women", "s", "day"], Fixed(3, 8)),
            (&["international", "workers", "day"], Fixed(5, 1)),
        ],
        "saint" => &[
            (&["saint", "patrick", "s", "day"], Fixed(3, 17)),
            (&["saint", "patrick"], Fixed(3, 17)),
            (&["saint", "andrew", "s", "day"], Fixed(11, 30)),
        ],
        "st" => &[
            (&["st", "patrick", "s", "day"], Fixed(3, 17)),
            (&["st", "andrew", "s", "day"], Fixed(11, 30)),
            (&["st", ".", "patrick", "s", "day"], Fixed(3, 17)),
        ],
        "april" => {
            &[(&["april", "fools", "day"], Fixed(4, 1)), (&["april", "fool", "s", "day"], Fixed(4, 1))]
        }
        "ash" => &[(&["ash", "wednesday"], AfterEaster(-46))],
        "palm" => &[(&["palm", "sunday"], AfterEaster(-7))],
        "maundy" => &[(&["maundy", "thursday"], AfterEaster(-3))],
        "good" => &[(&["good", "friday"], AfterEaster(-2))],
        "easter" => &[
            (&["easter", "sunday"], AfterEaster(0)),
            (&["easter", "monday"], AfterEaster(1)),
            (&["easter"], AfterEaster(0)),
        ],
        "ascension" => &[(&["ascension", "day"], AfterEaster(39))],
        "pentecost" => &[(&["pentecost"], AfterEaster(49))],
        "whit" => &[(&["whit", "monday"], AfterEaster(50)), (&["whit", "sunday"], AfterEaster(49))],
        "corpus" => &[(&["corpus", "christi"], AfterEaster(60))],
        "earth" => &[(&["earth", "day"], Fixed(4, 22))],
        "anzac" => &[(&["anzac", "day"], Fixed(4, 25))],
        "may" => &[(&["may", "day"], Fixed(5, 1))],
        "europe" => &[(&["europe", "day"], Fixed(5, 9))],
        "africa" => &[(&["africa", "day"], Fixed(5, 25))],
        "mother" => &[(&["mother", "s", "day"], Weekday(5, 6, 1, 0))],
        "mothers" => &[(&["mothers", "day"], Weekday(5, 6, 1, 0))],
        "memorial" => &[(&["memorial", "day"], Weekday(5, 0, -1, 0))],
        "father" => &[(&["father", "s", "day"], Weekday(6, 6, 2, 0))],
        "fathers" => &[(&["fathers", "day"], Weekday(6, 6, 2, 0))],
        "juneteenth" => &[(&["juneteenth"], Fixed(6, 19))],
        "canada" => &[(&["canada", "day"], Fixed(7, 1))],
        "bastille" => &[(&["bastille", "day"], Fixed(7, 14))],
        "labor" => &[(&["labor", "day"], Weekday(9, 0, 0, 0))],
        "columbus" => &[(&["columbus", "day"], Weekday(10, 0, 1, 0))],
        "united" => &[(&["united", "nations", "day"], Fixed(10, 24))],
        "halloween" => &[(&["halloween"], Fixed(10, 31))],
        "all" => &[(&["all", "saints", "day"], Fixed(11, 1)), (&["all", "souls", "day"], Fixed(11, 2))],
        "veterans" => &[(&["veterans", "day"], Fixed(11, 11))],
        "armistice" => &[(&["armistice", "day"], Fixed(11, 11))],
        "thanksgiving" => {
            &[(&["thanksgiving", "day"], Weekday(11, 3, 3, 0)), (&["thanksgiving"], Weekday(11, 3, 3, 0))]
        }
        "black" => &[(&["black", "friday"], Weekday(11, 3, 3, 1))],
        "cyber" => &[(&["cyber", "monday"], Weekday(11, 3, 3, 4))],
        "human" => &[(&["human", "rights", "day"], Fixed(12, 10))],
        "christmas" => &[
            (&["christmas", "eve"], Fixed(12, 24)),
            (&["christmas", "day"], Fixed(12, 25)),
            (&["christmas"], Fixed(12, 25)),
        ],
        "xmas" => &[(&["xmas"], Fixed(12, 25))],
        "boxing" => &[(&["boxing", "day"], Fixed(12, 26))],
        _ => &[],
    }
}

/// Whether the name of a holiday begins with `word`.
pub(super) fn begins(word: &str) -> bool {
    !beginning_with(word).is_empty()
}

/// The holiday at `at` and the place behind its name.
fn holiday_at(pieces: &Pieces, at: usize) -> Option<(Day, usize)> {
    beginning_with(pieces.lower(at)).iter().find_map(|(words, day)| {
        let mut next = at;
        for word in *words {
            next = pieces.after_any(next, &["'", "’"]).unwrap_or(next);
            next = pieces.after_any(next, &[word])?;
            next = pieces.after_any(next, &["'", "’"]).filter(|_| pieces.glued(next)).unwrap_or(next);
        }
        Some((*day, next))
    })
}

/// Which of the holidays of the years is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Previous,
    OfThisYear,
    Next,
    Nearest,
}

impl Reader<'_> {
    /// A holiday at `at`, alone or with the words that point to it.
    pub(super) fn holiday(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        if pieces.german {
            return None;
        }
        let (which, mut next) = match pieces.lower(at) {
            "next" | "coming" | "upcoming" => (Which::Next, at + 1),
            "last" | "previous" | "past" => (Which::Previous, at + 1),
            "this" => (Which::OfThisYear, at + 1),
            _ => (Which::Nearest, at),
        };
        let before = pieces.after(next, &["weekend", "of"]);
        next = before.unwrap_or(next);
        let (day, mut end) = holiday_at(pieces, next)?;
        let behind = pieces.after_any(end, &["weekend"]).filter(|_| before.is_none());
        end = behind.unwrap_or(end);
        let told = self.year_of(end);
        // "may day" and "black friday" in small letters are words, unless a year or a word tells the day.
        let doubtful =
            !pieces.is_capital(next) && matches!(pieces.lower(next), "may" | "black" | "all" | "good");
        if doubtful && told.is_none() && which == Which::Nearest {
            return None;
        }
        let (year, end) = told.unwrap_or((None, end));
        let date = match year {
            Some(year) => day.in_year(year),
            None => self.nearest(day, which, at),
        };
        let weekend = before.or(behind).is_some();
        let value = date.map(|date| if weekend { weekend_of(date) } else { date.into() });
        Some(Found::date(at, end, value, "date.feast"))
    }

    fn nearest(&self, day: Day, which: Which, at: usize) -> Option<Date> {
        let today = self.context.today?;
        let days = [-1, 0, 1].map(|years| day.in_year(today.year() + years));
        let mut days = days.into_iter().flatten();
        match which {
            Which::OfThisYear => day.in_year(today.year()),
            Which::Previous => days.rfind(|day| *day < today),
            Which::Next => days.find(|day| *day > today),
            Which::Nearest if self.direction(at) == Direction::Past => days.rfind(|day| *day <= today),
            Which::Nearest => days.find(|day| *day >= today),
        }
    }
}

/// The weekend with a holiday: from the holiday, if it is shortly before, up to Sunday.
fn weekend_of(day: Date) -> Period {
    let weekday = i32::from(day.weekday());
    match weekday {
        0 => Period::new(day.plus_days(-2), day),
        3.. => Period::new(day.plus_days((5 - weekday).min(0)), day.plus_days(6 - weekday)),
        _ => Period::new(day.plus_days(5 - weekday), day.plus_days(6 - weekday)),
    }
}
