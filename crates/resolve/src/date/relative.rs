//! Times told from the day of the report: "gestern", "am Mittwoch", "im vergangenen Jahr", "next week", "im Vorjahr".

use depesche_model::{Date, Period};

use super::calendar::{Unit, monday, month_at, plus_months, season, unit, weekday_at};
use super::context::Direction;
use super::{Found, Reader};
use crate::figure::number::{Writing, number_at};
use crate::piece::Kind;

/// How far and in which direction a word points: -1 is the last one, 0 this one, 1 the next.
type Step = i32;

impl Reader<'_> {
    /// A time at `at` that is told from the day of the report.
    pub(super) fn relative(&self, at: usize) -> Option<Found> {
        if !self.pieces.is(at, Kind::Word) {
            return None;
        }
        self.day(at)
            .or_else(|| self.stepped(at))
            .or_else(|| self.year_before(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.weekend(at))
            .or_else(|| self.week_of(at))
            .or_else(|| self.day_after(at))
    }

    /// "gestern", "heute", "the day before yesterday".
    fn day(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let word = pieces.lower(at);
        let days = if pieces.german {
            match word {
                "vorgestern" => -2,
                "gestern" | "gestrige" | "gestrigen" | "gestriger" => -1,
                "heute" if self.is_nowadays(at) => {
                    return Some(Found::date(at, at + 1, None, "date.present"));
                }
                "heute" | "heutige" | "heutigen" | "heutiger" => 0,
                "morgen" | "morgige" | "morgigen" if self.is_tomorrow(at) => 1,
                "übermorgen" => 2,
                _ => return None,
            }
        } else {
            match word {
                "yesterday" => -1,
                "today" | "tonight" => 0,
                "tomorrow" | "tmrw" => 1,
                "day" => {
                    return pieces
                        .after(at, &["day", "before", "yesterday"])
                        .map(|end| (-2, end))
                        .or_else(|| pieces.after(at, &["day", "after", "tomorrow"]).map(|end| (2, end)))
                        .map(|(days, end)| self.days_away(at, end, days));
                }
                _ => return None,
            }
        };
        let adjective =
            word.ends_with('n') && word != "gestern" && !word.ends_with("morgen") || word.ends_with("ge");
        if adjective {
            // "am heutigen Samstag" is a day, "die heutigen Regeln" are not of one.
            let day =
                weekday_at(pieces, at + 1).is_some() || unit(pieces.lower(at + 1), true) == Some(Unit::Day);
            // "die gestrige Sitzung" was yesterday.
            let told = !day && days != 0 && pieces.is_capital(at + 1);
            return (day || told).then(|| self.days_away(at, if day { at + 2 } else { at + 1 }, days));
        }
        Some(self.days_away(at, at + 1, days))
    }

    /// "morgen" is tomorrow unless it is the morning: "am Morgen", "gestern morgen".
    fn is_tomorrow(&self, at: usize) -> bool {
        let before = self.pieces.before(at);
        let morning = [
            "am", "gestern", "heute", "den", "diesen", "jeden", "guten", "der", "des", "vom", "zum", "dem",
            "eines",
        ];
        let opens = matches!(before, "" | "." | "\n" | "\"" | "„" | ":" | "!" | "?" | "“");
        (!self.pieces.is_capital(at) || opens)
            && !morning.contains(&before)
            && weekday_at(self.pieces, at.wrapping_sub(1)).is_none()
    }

    fn days_away(&self, start: usize, end: usize, days: i32) -> Found {
        let value = self.context.today.map(|today| Period::from(today.plus_days(days)));
        Found::date(start, end, value, "date.deictic")
    }

    /// "vergangenen Jahr", "next week", "this upcoming Friday", "letzten drei Monate".
    fn stepped(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let (step, mut next) = self.step(at)?;
        // "jeden letzten Samstag im Monat" are many.
        if pieces.german && matches!(pieces.before(at), "jeden" | "jeder" | "jedem" | "jedes") {
            return None;
        }
        let mut strict = step;
        if let Some((second, behind)) = self.step(next) {
            // "this upcoming Friday", "diesem kommenden Montag"
            (strict, next) = (second, behind);
        }
        let counted = number_at(pieces, next, Writing::default(), false)
            .filter(|number| number.value.is_integer() && !number.article && !number.fraction)
            .map(|number| (number.value, number.end))
            .or_else(|| pieces.after_any(next, &["beiden"]).map(|end| (2.into(), end)))
            // "last 2 quarters" is no fraction.
            .or_else(|| {
                let quarters = |end: usize| unit(pieces.lower(end), pieces.german) == Some(Unit::Quarter);
                let words = crate::figure::english::below_hundred(pieces, next)
                    .map(|words| (words.value.into(), words.end));
                let digits = pieces.digits(next).map(|count| (count.into(), next + 1));
                digits.or(words).filter(|&(_, end)| quarters(end))
            });
        if let Some((count, end)) = counted {
            let count = i32::try_from(count.mantissa()).ok().filter(|count| (1..=200).contains(count))?;
            return self.last_units(at, end, strict, count);
        }
        if let Some(weekday) = weekday_at(pieces, next) {
            return Some(Found::date(
                at,
                next + 1,
                self.stepped_weekday(weekday, strict, next - 1),
                "date.weekday",
            ));
        }
        if let Some((month, end)) = month_at(pieces, next) {
            return Some(Found::date(at, end, self.stepped_month(month, strict), "date.relative-month"));
        }
        // "diesem strengen Winter"
        let named = if pieces.german && !pieces.is_capital(next) { next + 1 } else { next };
        if let Some(first) = season(pieces.lower(named), pieces.german) {
            return Some(self.stepped_season(at, named + 1, first, strict));
        }
        let next = pieces.after_any(next, &["calendar", "fiscal"]).unwrap_or(next);
        let unit = unit(pieces.lower(next), pieces.german)?;
        let plural = matches!(
            pieces.lower(next),
            "jahre"
                | "jahren"
                | "tage"
                | "tagen"
                | "wochen"
                | "monate"
                | "monaten"
                | "years"
                | "days"
                | "weeks"
                | "months"
                | "jahrzehnten"
                | "decades"
        );
        // "in den nächsten Jahren" has no end, and "in den vergangenen Jahren" no beginning. "Im nächsten Jahre" is one.
        let plural = plural && (pieces.lower(next) != "jahre" || strict != 0 && pieces.before(at) != "im");
        if plural {
            return (pieces.german && strict > 0).then(|| Found::date(at, next + 1, None, "date.future"));
        }
        let rule = match unit {
            Unit::Year => "date.relative-year",
            Unit::Weekend => "date.weekend",
            _ => "date.relative",
        };
        if let Some(week) = self.week_of(next).filter(|_| unit == Unit::Week) {
            return Some(Found { start: at, ..week });
        }
        // "next week Wednesday", "Juli dieses Jahres" is read from the month.
        if unit == Unit::Week {
            let day = pieces.after_any(next + 1, &["on"]).unwrap_or(next + 1);
            if let (Some(weekday), Some(today)) = (weekday_at(pieces, day), self.context.today) {
                let value = monday(today).plus_days(7 * strict + i32::from(weekday));
                return Some(Found::date(at, day + 1, Some(value.into()), "date.weekday"));
            }
        }
        // "am nächsten Tag" follows the day that was told last, "an diesem Tag" is it.
        let value = match (unit, self.last) {
            (Unit::Day, Some(last)) if pieces.german => Some(last.plus_days(strict).into()),
            _ => self.unit_away(unit, strict),
        };
        Some(Found::date(at, next + 1, value, rule))
    }

    /// The word at `at` that points to the last, this or the next one, and the place behind it.
    pub(super) fn step(&self, at: usize) -> Option<(Step, usize)> {
        let word = self.pieces.lower(at);
        if !self.pieces.german {
            let step = match word {
                "last" | "past" | "previous" | "preceding" => -1,
                "this" | "current" => 0,
                "next" | "coming" | "upcoming" | "following" => 1,
                _ => return None,
            };
            return Some((step, at + 1));
        }
        let step = match word {
            "heuer" => return None,
            "dies" | "diese" | "diesem" | "diesen" | "dieser" | "dieses" | "diesjährigen" => 0,
            _ => {
                let stem =
                    ["e", "en", "er", "es", "em"].iter().find_map(|ending| word.strip_suffix(ending))?;
                match stem {
                    "vergangen" | "vergang" | "letzt" | "vorig" | "zurückliegend" | "abgelaufen"
                    | "verwichen" | "verflossen" => -1,
                    "vorletzt" | "vorvorig" => -2,
                    "laufend" | "gegenwärtig" | "aktuell" | "jetzig" | "heurig" => 0,
                    "kommend" | "nächst" | "folgend" | "bevorstehend" | "anstehend" => 1,
                    "übernächst" => 2,
                    _ => return None,
                }
            }
        };
        Some((step, at + 1))
    }

    /// The whole unit `step` units away from the report.
    pub(super) fn unit_away(&self, unit: Unit, step: Step) -> Option<Period> {
        let today = self.context.today;
        match unit {
            Unit::Day => today.map(|today| today.plus_days(step).into()),
            Unit::Week => today.map(|today| {
                let monday = monday(today).plus_days(7 * step);
                Period::new(monday, monday.plus_days(6))
            }),
            Unit::Weekend => today.map(|today| {
                let saturday = monday(today).plus_days(7 * step + 5);
                Period::new(saturday, saturday.plus_days(1))
            }),
            Unit::Month => self.context.months(step, step).map(|months| months.start.into()),
            Unit::Quarter | Unit::HalfYear => {
                let size = if unit == Unit::Quarter { 3 } else { 6 };
                let month = self.context.month()?;
                let first = plus_months(month, -(i32::from(month.month()?) - 1) % size)?;
                let first = plus_months(first, size * step)?;
                Some(Period::new(first, plus_months(first, size - 1)?))
            }
            Unit::Year => Some(Date::year_only(self.context.year()? + i16::try_from(step).ok()?).into()),
            Unit::Decade | Unit::Century => {
                let size = if unit == Unit::Decade { 10 } else { 100 };
                let year = self.context.year()?;
                let first = year - year.rem_euclid(size) + size * i16::try_from(step).ok()?;
                Some(Period::new(Date::year_only(first), Date::year_only(first + size - 1)))
            }
        }
    }

    /// "letzten drei Monate", "next 4 days": from the report on, or up to it.
    pub(super) fn last_units(&self, start: usize, at: usize, step: Step, count: i32) -> Option<Found> {
        let unit = unit(self.pieces.lower(at), self.pieces.german)?;
        let today = self.context.today;
        let period = match (unit, step.signum()) {
            (_, 0) => return None,
            (Unit::Day | Unit::Week, _) => {
                let days = if unit == Unit::Day { count } else { 7 * count };
                let today = today?;
                let (first, last) = if step < 0 { (-days, -1) } else { (1, days) };
                Period::new(today.plus_days(first), today.plus_days(last))
            }
            (Unit::Month, -1) if self.pieces.german => self.context.months(-count, -1)?,
            (Unit::Month, 1) if self.pieces.german => self.context.months(1, count)?,
            // The day of the month at both ends.
            (Unit::Month | Unit::Year, _) if unit == Unit::Month || !self.pieces.german => {
                let (month, today) = (self.context.month()?, today?);
                let count = if unit == Unit::Year { 12 * count } else { count };
                let other = plus_months(month, count * step.signum())?;
                let other = Date::of_day(other.year(), other.month()?, today.day()?)?;
                if step < 0 { Period::new(other, today) } else { Period::new(today.plus_days(1), other) }
            }
            // "in den vergangenen zwei Jahrzehnten" is a length like the same in years.
            (Unit::Decade, _) if self.pieces.german => return None,
            (Unit::Quarter | Unit::Decade, _) => {
                let first = self.unit_away(unit, if step < 0 { -count } else { 1 })?;
                let last = self.unit_away(unit, if step < 0 { -1 } else { count })?;
                Period::new(first.start, last.end)
            }
            // "in den letzten fünf Jahren" is a length: nobody counts from a day.
            _ => return None,
        };
        Some(Found::date(start, at + 1, Some(period), "date.last-units"))
    }

    fn stepped_weekday(&self, weekday: u8, step: Step, at: usize) -> Option<Period> {
        let today = self.context.today?;
        let back = (i32::from(today.weekday()) - i32::from(weekday)).rem_euclid(7);
        let by_week = !self.pieces.german && matches!(self.pieces.lower(at), "next" | "previous" | "this");
        let day = match step {
            _ if by_week => monday(today).plus_days(7 * step + i32::from(weekday)),
            0 => monday(today).plus_days(i32::from(weekday)),
            1.. => today.plus_days(7 - back),
            _ => today.plus_days(-(if back == 0 { 7 } else { back })),
        };
        Some(day.into())
    }

    fn stepped_month(&self, month: u8, step: Step) -> Option<Period> {
        let own = self.context.month()?;
        let year = own.year();
        let shift = match step {
            ..=-1 => -i16::from(month >= own.month()?),
            0 => 0,
            _ => i16::from(month <= own.month()?),
        };
        Date::of_month(year + shift, month).map(Period::from)
    }

    fn stepped_season(&self, start: usize, end: usize, first: u8, step: Step) -> Found {
        let value = || {
            let own = self.context.month()?;
            let year = own.year();
            let shift = match step {
                ..=-1 => -i16::from(first + 2 >= own.month()?),
                0 => 0,
                _ => i16::from(first <= own.month()?),
            };
            let first = Date::of_month(year + shift, first)?;
            Some(Period::new(first, plus_months(first, 2)?))
        };
        Found::date(start, end, value(), "date.season")
    }

    /// "Vorjahr", "heuer", "Vormonat", "Vorwoche", "Vortag".
    fn year_before(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        if !pieces.german {
            return None;
        }
        let value = match pieces.lower(at) {
            "heuer" => self.unit_away(Unit::Year, 0),
            "vorjahr" | "vorjahres" | "vorjahrs" | "vorjahreszeitraum" => {
                self.year_before_that(at).map(Period::from)
            }
            "vorvorjahr" => self.unit_away(Unit::Year, -2),
            "vormonat" | "vormonats" => self.unit_away(Unit::Month, -1),
            "vorwoche" => self.unit_away(Unit::Week, -1),
            "vortag" | "vortages" | "vortags" => {
                self.last.or(self.context.today).map(|day| day.plus_days(-1).into())
            }
            _ => return None,
        };
        let rule = match pieces.lower(at) {
            word if word.contains("jahr") => "date.relative-year",
            word if word.starts_with("vortag") => "date.day-before",
            _ => "date.relative",
        };
        Some(Found::date(at, at + 1, value, rule))
    }

    /// The year before the one that the sentence tells, as in "2023 stieg der Handel gegenüber dem Vorjahr".
    fn year_before_that(&self, at: usize) -> Option<Date> {
        let pieces = self.pieces;
        let compared = (1..=4).any(|back| {
            at >= back && matches!(pieces.lower(at - back), "gegenüber" | "vergleich" | "verglichen" | "als")
        });
        let told = (1..=40)
            .map_while(|back| at.checked_sub(back))
            .take_while(|&back| {
                let stop = matches!(pieces.lower(back), "." | "\n");
                !stop || pieces.is(back.saturating_sub(1), Kind::Digits)
            })
            .find_map(|back| {
                super::partial::year_at(pieces, back).filter(|year| (1900..2100).contains(year))
            });
        let year = if compared { told.or_else(|| self.context.year()) } else { self.context.year() }?;
        Some(Date::year_only(year - 1))
    }

    /// "am Mittwoch", "Friday": a weekday alone.
    fn weekday(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let weekday = weekday_at(pieces, at)?;
        // "every Monday", "jeden zweiten Montag" and "Montag im Monat" are many; "Rosen-Montag" is a name.
        let each = |word: &str| matches!(word, "jeden" | "jeder" | "jedem" | "every" | "each");
        let many = each(pieces.before(at)) || at > 1 && each(pieces.lower(at - 2));
        let name = pieces.glued(at) && pieces.before(at) == "-";
        if many || name || pieces.after(at + 1, &["im", "monat"]).is_some() {
            return None;
        }
        let end = at + 1;
        if let Some(found) =
            self.german_weekday_of_week(at, weekday).or_else(|| self.apposed_weekday(at, weekday))
        {
            return Some(found);
        }
        // "dienstags" and "Dienstags" are many, "des Dienstags" is one.
        if pieces.german && pieces.lower(at).ends_with('s') && !matches!(pieces.before(at), "des" | "eines") {
            return None;
        }
        if let Some(week) = pieces.after(end, &["of"]).and_then(|next| self.stepped(next))
            && let Some(first) = week.value().filter(|_| week.rule == "date.relative")
        {
            let day = first.start.plus_days(i32::from(weekday));
            return Some(Found::date(at, week.end, Some(day.into()), "date.weekday"));
        }
        // "das Ergebnis vom Sonntag" is there, "vom Sonntag bis Mittwoch" need not be.
        let from =
            pieces.german && pieces.before(at) == "vom" && super::link::link_at(pieces, end, false).is_none();
        let direction = if from { Direction::Past } else { self.direction(at) };
        let value = self.context.weekday(weekday, direction).map(Period::from);
        Some(Found::date(at, end, value, "date.weekday"))
    }

    /// "week of April 10th", "week starting on February 4", "Woche vom 10. April".
    fn week_of(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_any(at, &["week", "woche"])?;
        let next = pieces.after_any(next, &["of", "starting", "commencing", "beginning", "vom", "ab"])?;
        let next = pieces.after_any(next, &["on", "the", "dem"]).unwrap_or(next);
        let day = self.points(next).into_iter().next()?;
        let monday = monday(day.value()?.single().filter(|day| day.is_day())?);
        Some(Found::date(at, day.end, Some(Period::new(monday, monday.plus_days(6))), "date.week"))
    }

    /// "am nächsten Tag", "am Tag darauf", "Tag zuvor": from the day that was told last.
    fn day_after(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let back = [["tag", "zuvor"], ["tags", "zuvor"], ["tag", "davor"]];
        let (days, end) = if let Some(end) = back.iter().find_map(|words| pieces.after(at, words)) {
            (-1, end)
        } else {
            let forth = [["tag", "darauf"], ["tag", "danach"], ["tags", "darauf"]];
            (1, forth.iter().find_map(|words| pieces.after(at, words))?)
        };
        let value = self.last.map(|day| Period::from(day.plus_days(days)));
        Some(Found::date(at, end, value, if days < 0 { "date.day-before" } else { "date.relative" }))
    }

    /// "am Wochenende", "the weekend".
    fn weekend(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let led = matches!(pieces.before(at), "am" | "the" | "vom" | "dieses" | "zum");
        if unit(pieces.lower(at), pieces.german) != Some(Unit::Weekend) || !led {
            return None;
        }
        let today = self.context.today;
        let step = today.map_or(0, |today| match self.direction(at) {
            Direction::Future => 0,
            _ if today.weekday() >= 5 || !pieces.german => 0,
            _ => -1,
        });
        Some(Found::date(at, at + 1, self.unit_away(Unit::Weekend, step), "date.weekend"))
    }
}
