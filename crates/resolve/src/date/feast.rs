//! Feasts that fall on a known day: "Weihnachten", "Pfingsten 2022", "Easter".

use std::collections::HashMap;
use std::sync::LazyLock;

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
    /// So many days before the fourth Sunday of Advent, the last Sunday before Christmas.
    BeforeChristmas(i32),
    /// On that Sunday of a month: the second one of May.
    Sunday(u8, u8),
}

/// The words of a feast, in small letters, and its day.
type Feast = (&'static [&'static str], Day);

const FEASTS: &[Feast] = &[
    (&["neujahr"], Day::Fixed(1, 1)),
    (&["heilige", "drei", "könige"], Day::Fixed(1, 6)),
    (&["dreikönigstag"], Day::Fixed(1, 6)),
    (&["rosenmontag"], Day::AfterEaster(-48)),
    (&["weiberfastnacht"], Day::AfterEaster(-52)),
    (&["faschingsdienstag"], Day::AfterEaster(-47)),
    (&["aschermittwoch"], Day::AfterEaster(-46)),
    (&["valentinstag"], Day::Fixed(2, 14)),
    (&["walpurgisnacht"], Day::Fixed(4, 30)),
    (&["tag", "der", "arbeit"], Day::Fixed(5, 1)),
    (&["muttertag"], Day::Sunday(5, 2)),
    (&["vatertag"], Day::AfterEaster(39)),
    (&["karsamstag"], Day::AfterEaster(-1)),
    (&["herz", "-", "jesu", "-", "sonntag"], Day::AfterEaster(70)),
    (&["mariä", "himmelfahrt"], Day::Fixed(8, 15)),
    (&["maria", "himmelfahrt"], Day::Fixed(8, 15)),
    (&["tag", "der", "deutschen", "einheit"], Day::Fixed(10, 3)),
    (&["erntedankfest"], Day::Sunday(10, 1)),
    (&["reformationstag"], Day::Fixed(10, 31)),
    (&["halloween"], Day::Fixed(10, 31)),
    (&["martinstag"], Day::Fixed(11, 11)),
    (&["volkstrauertag"], Day::BeforeChristmas(35)),
    (&["buß", "-", "und", "bettag"], Day::BeforeChristmas(32)),
    (&["totensonntag"], Day::BeforeChristmas(28)),
    (&["ewigkeitssonntag"], Day::BeforeChristmas(28)),
    (&["erster", "advent"], Day::BeforeChristmas(21)),
    (&["ersten", "advent"], Day::BeforeChristmas(21)),
    (&["zweiten", "advent"], Day::BeforeChristmas(14)),
    (&["dritten", "advent"], Day::BeforeChristmas(7)),
    (&["vierten", "advent"], Day::BeforeChristmas(0)),
    (&["nikolaustag"], Day::Fixed(12, 6)),
    (&["mariä", "empfängnis"], Day::Fixed(12, 8)),
    (&["ersten", "weihnachtstag"], Day::Fixed(12, 25)),
    (&["zweiten", "weihnachtstag"], Day::Fixed(12, 26)),
    (&["stephanstag"], Day::Fixed(12, 26)),
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

/// The feasts by their first word, in the order of the table.
static BY_FIRST: LazyLock<HashMap<&'static str, Vec<&'static Feast>>> = LazyLock::new(|| {
    let mut by_first: HashMap<_, Vec<_>> = HashMap::new();
    for feast in FEASTS {
        by_first.entry(feast.0[0]).or_default().push(feast);
    }
    by_first
});

/// The words with which feasts begin.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    FEASTS.iter().map(|(words, _)| words[0])
}

impl Reader<'_> {
    /// A feast at `at`.
    pub(super) fn feast(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        // "am zweiten Weihnachtstag": the number may be small, the name not.
        let counted = pieces.german && matches!(pieces.lower(at + 1), "advent" | "weihnachtstag");
        if !pieces.is(at, Kind::Word) || !(pieces.is_capital(at) || counted && pieces.is_capital(at + 1)) {
            return None;
        }
        let (end, day) = BY_FIRST
            .get(pieces.lower(at))?
            .iter()
            .find_map(|(words, day)| Some((pieces.after(at, words)?, *day)))?;
        let (year, end) = self.year_of(end).unwrap_or((None, end));
        let in_year = |year: i16| match day {
            Day::Fixed(month, day) => Date::of_day(year, month, day),
            Day::AfterEaster(days) => easter(year).map(|easter| easter.plus_days(days)),
            Day::BeforeChristmas(days) => {
                let christmas = Date::of_day(year, 12, 25)?;
                // Monday is 0: the Sunday before.
                Some(christmas.plus_days(-i32::from(christmas.weekday()) - 1 - days))
            }
            Day::Sunday(month, place) => {
                let first = Date::of_day(year, month, 1)?;
                Some(first.plus_days(6 - i32::from(first.weekday()) + 7 * (i32::from(place) - 1)))
            }
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
