//! What a date is read against: the day of the report, and the tense of the clause.

use depesche_model::{Date, Document, Modality, Parsed, Period, Span, Tense};

use super::calendar::plus_months;
use super::partial::Partial;

/// Whether a clause tells what was or what is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Told as past.
    Past,
    /// Told as to come, also by the present tense.
    Future,
    /// The clause does not tell.
    Unknown,
}

/// The day of the report and the grammar of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'d> {
    /// The day that "today" means: of the dateline, else of publication.
    pub(crate) today: Option<Date>,
    /// The day, month or year of the report, as far as it is known.
    pub(crate) report: Option<Date>,
    parsed: &'d Parsed,
}

impl<'d> Context<'d> {
    /// Reads the dateline and the day of publication.
    pub(crate) fn of(document: &Document, parsed: &'d Parsed) -> Self {
        let filed = document.dateline.as_ref().and_then(|dateline| dateline.value).map(|period| period.end);
        let report = filed.filter(|date| date.is_day()).or(document.published).or(filed);
        Self { today: report.filter(|date| date.is_day()), report, parsed }
    }

    /// The same with the month or year of the report that the text shows. No day follows from it.
    pub(crate) fn with_report(self, report: Date) -> Self {
        Self { today: None, report: Some(report), ..self }
    }

    /// The year of the report.
    pub(crate) fn year(&self) -> Option<i16> {
        self.report.map(Date::year)
    }

    /// The month of the report.
    pub(crate) fn month(&self) -> Option<Date> {
        self.report.and_then(|report| Date::of_month(report.year(), report.month()?))
    }

    /// In which direction the clause at `span` looks.
    pub(crate) fn direction(&self, span: Span) -> Direction {
        let Some(clause) = self.parsed.clause_at(span) else { return Direction::Unknown };
        let Some(predicate) = &clause.predicate else { return Direction::Unknown };
        if matches!(clause.modality, Modality::Future | Modality::CalledFor) {
            return Direction::Future;
        }
        match predicate.tense {
            Tense::Past => Direction::Past,
            Tense::Present | Tense::Future => Direction::Future,
            Tense::None => Direction::Unknown,
        }
    }

    /// The date that is meant when its year is not told: the nearest to the report, in the direction of the clause.
    pub(crate) fn resolve(&self, partial: Partial, direction: Direction) -> Option<Date> {
        if partial.year.is_some() {
            return partial.date();
        }
        let report = self.report?;
        // Without a month the report's year alone shows nothing about its neighbours.
        let center = report.first_day().day_number();
        let own = partial.in_year(report.year());
        if !report.is_day() {
            return own;
        }
        let candidates = [-1, 0, 1].map(|years| partial.in_year(report.year() + years));
        let distance = |date: Date| {
            let (first, last) = (date.first_day().day_number(), date.last_day().day_number());
            if center < first {
                first - center
            } else if center > last {
                last - center
            } else {
                0
            }
        };
        let nearest = candidates.iter().flatten().copied().min_by_key(|&date| distance(date).abs())?;
        // The last of the same name for what is told as past, the next for what is to come, unless that lies much
        // farther away: "the meeting was set for June 6".
        let away = distance(nearest);
        let other = 365 - away.abs();
        let shift = match direction {
            Direction::Past if away > 10 && 2 * other < 5 * away => -1,
            Direction::Future if away < -45 && 2 * other < 5 * -away => 1,
            _ => 0,
        };
        partial.in_year(nearest.year() + shift).or(Some(nearest))
    }

    /// The day with this weekday that is meant when nothing else is told.
    pub(crate) fn weekday(&self, weekday: u8, direction: Direction) -> Option<Date> {
        let today = self.today?;
        let back = (i32::from(today.weekday()) - i32::from(weekday)).rem_euclid(7);
        Some(match direction {
            Direction::Future if back > 0 => today.plus_days(7 - back),
            _ => today.plus_days(-back),
        })
    }

    /// The whole months from the month `from` months away to the one `to` away.
    pub(crate) fn months(&self, from: i32, to: i32) -> Option<Period> {
        let month = self.month()?;
        Some(Period::new(plus_months(month, from)?, plus_months(month, to)?))
    }
}
