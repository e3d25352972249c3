//! Feasts that fall on a known day: "Weihnachten", "Pfingsten 2022", "Easter".

use depesche_model::{Date, Period};

use super::calendar::easter;
use super::context::Direction;
use super::{Found, Reader};
use crate::piece::Kind;

/// When a feast falls.
#[derive(Clone, Copy, Debug)]
enum Day {
    /// On the same day of every year.
    Fixed(u8, u8),
    /// So many days after Easter Sunday.
    AfterEaster(i32),
}

/// The words of a feast, in small letters, and its day.
const FEASTS: &[(&[&str], Day)] = &[
    (&["neujahr"], Day::Fixed(1, 1)),
    (&["heilige", "drei", "könige"], Day::Fixed(1, 6)),
    (&["dreikönigstag"], Day::Fixed(1, 6)),
    (&["rosenmontag"], Day::AfterEaster(-48)),
    (&["aschermittwoch"], Day::AfterEaster(-46)),
    (&["fastnachtssamstag"], Day::AfterEaster(-50)),
    (&["fastnachtssonntag"], Day::AfterEaster(-49)),
    (&["palmsonntag"], Day::AfterEaster(-7)),
    (&["gründonnerstag"], Day::AfterEaster(-3)),
    (&["karfreitag"], Day::AfterEaster(-2)),
    (&["ostersonntag"], Day::AfterEaster(0)),
    (&["ostern"], Day::AfterEaster(0)),
    (&["ostermontag"], Day::AfterEaster(1)),
    (&["christi", "himmelfahrt"], Day::AfterEaster(39)),
    (&["pfingsten"], Day::AfterEaster(49)),
    (&["pfingstsonntag"], Day::AfterEaster(49)),
    (&["pfingstmontag"], Day::AfterEaster(50)),
    (&["fronleichnam"], Day::AfterEaster(60)),
    (&["johannistag"], Day::Fixed(6, 24)),
    (&["peter", "und", "paul"], Day::Fixed(6, 29)),
    (&["allerheiligen"], Day::Fixed(11, 1)),
    (&["allerseelen"], Day::Fixed(11, 2)),
    (&["heiligabend"], Day::Fixed(12, 24)),
    (&["heiligen", "abend"], Day::Fixed(12, 24)),
    (&["weihnachten"], Day::Fixed(12, 25)),
    (&["silvester"], Day::Fixed(12, 31)),
    (&["new", "year", "'", "s", "day"], Day::Fixed(1, 1)),
    (&["new", "year", "’", "s", "day"], Day::Fixed(1, 1)),
    (&["saint", "patrick"], Day::Fixed(3, 17)),
    (&["good", "friday"], Day::AfterEaster(-2)),
    (&["easter", "sunday"], Day::AfterEaster(0)),
    (&["easter", "monday"], Day::AfterEaster(1)),
    (&["easter"], Day::AfterEaster(0)),
    (&["earth", "day"], Day::Fixed(4, 22)),
    (&["may", "day"], Day::Fixed(5, 1)),
    (&["international", "workers", "'", "day"], Day::Fixed(5, 1)),
    (&["christmas", "eve"], Day::Fixed(12, 24)),
    (&["christmas", "day"], Day::Fixed(12, 25)),
    (&["christmas"], Day::Fixed(12, 25)),
];

impl Reader<'_> {
    /// A feast at `at`.
    pub(super) fn feast(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        if !pieces.is(at, Kind::Word) || !pieces.is_capital(at) {
            return None;
        }
        let (end, day) = FEASTS.iter().find_map(|(words, day)| Some((pieces.after(at, words)?, *day)))?;
        let (year, end) = self.year_of(end).unwrap_or((None, end));
        let in_year = |year: i16| match day {
            Day::Fixed(month, day) => Date::of_day(year, month, day),
            Day::AfterEaster(days) => easter(year).map(|easter| easter.plus_days(days)),
        };
        let nearest = || {
            let today = self.context.today?;
            let days = [-1, 0, 1].map(|years| in_year(today.year() + years));
            let mut days = days.iter().flatten().copied();
            if self.direction(at) == Direction::Past {
                days.rfind(|day| *day <= today)
            } else {
                days.find(|day| *day >= today)
            }
        };
        let value = year.map_or_else(nearest, in_year).map(Period::from);
        Some(Found::date(at, end, value, "date.feast"))
    }
}
