//! Dates, periods and lengths of time.
//!
//! A date is read at the precision that the text tells, and against the day of the report: "am 18. März" is in the
//! year that is nearest to it. Where neither the page nor the text shows when the report was written, the year stays
//! unknown; a guessed year would be believed.

mod again;
mod calendar;
mod context;
mod dashed;
mod daytime;
mod english;
mod feast;
mod first;
mod fortnight;
mod holiday;
mod length;
mod link;
mod nth;
mod nth_german;
mod numeric;
mod partial;
mod participle;
mod point;
mod reference;
mod relative;
mod repaired;
mod report;
mod run;
mod stretch;
mod unit;
mod year;

use depesche_model::{Date, Document, Mention, Named, Parsed, Period, Span};

use crate::piece::{Kind, Pieces};
use context::{Context, Direction};

/// A time that was read: the pieces from `start` up to `end`.
#[derive(Clone, Debug)]
struct Found {
    start: usize,
    end: usize,
    named: Named,
    rule: &'static str,
}

impl Found {
    fn date(start: usize, end: usize, value: Option<Period>, rule: &'static str) -> Self {
        Self { start, end, named: Named::Date { value }, rule }
    }

    /// The period, if it is a date with a value.
    fn value(&self) -> Option<Period> {
        match self.named {
            Named::Date { value } => value,
            _ => None,
        }
    }
}

/// Rules whose words tell a number of days or years: that number is a figure as well.
pub(crate) const WITH_NUMBER: [&str; 5] =
    ["duration.length", "date.ago", "date.ahead", "date.last-units", "date.within"];

/// Whether a word names a stretch of time, from a day to a century.
pub(crate) fn is_unit_of_time(word: &str, german: bool) -> bool {
    calendar::unit(word, german).is_some()
}

/// All that a reader needs to know.
#[derive(Clone, Copy, Debug)]
struct Reader<'a> {
    pieces: &'a Pieces<'a>,
    context: &'a Context<'a>,
    /// The day that the text told last, from which "am nächsten Tag" counts.
    last: Option<Date>,
    /// The day, month or year that the text told last by its own name, from which "the following year" counts.
    told: Option<Date>,
    /// The time that the text told last, of any precision.
    last_period: Option<Period>,
}

/// All dates, periods and lengths of time in the text, in order.
pub(crate) fn dates(document: &Document, parsed: &Parsed, pieces: &Pieces) -> Vec<Mention> {
    let context = Context::of(document, parsed);
    let dates = read_all(pieces, &context);
    let inferred = || report::inferred(document, parsed, pieces, &dates);
    let mut dates = match context.report.is_none().then(inferred).flatten() {
        Some(report) => read_all(pieces, &context.with_report(report)),
        None => dates,
    };
    dates.extend(repaired::repaired(document));
    dates
}

fn read_all(pieces: &Pieces, context: &Context) -> Vec<Mention> {
    let mut reader = Reader { pieces, context, last: None, told: None, last_period: None };
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        // A mark begins a time only as a fraction: "½ hour".
        let begins = pieces.get(at).is_some_and(|piece| match piece.kind {
            Kind::Digits => true,
            Kind::Word => reader.may_begin(at),
            Kind::Mark => crate::figure::digits::vulgar(pieces.lower(at)).is_some(),
            Kind::Break => false,
        });
        let found = if begins { reader.read(at) } else { Vec::new() };
        let end = found.iter().map(|found| found.end).max();
        // "am Tag zuvor" looks back from a day from which the text goes on.
        let told = found.iter().filter(|found| found.rule != "date.day-before");
        let mut days = told.filter_map(|found| found.value()?.single().filter(|day| day.is_day()));
        reader.last = days.next_back().or(reader.last);
        let named = found.iter().filter(|found| {
            matches!(found.rule, "date.day" | "date.month" | "date.year" | "date.range" | "date.stretch")
        });
        reader.told = named.filter_map(|found| Some(found.value()?.end)).next_back().or(reader.told);
        reader.last_period = found.iter().rev().find_map(Found::value).or(reader.last_period);
        mentions.extend(
            found
                .into_iter()
                .map(|found| Mention::new(pieces.span(found.start, found.end), found.named, found.rule)),
        );
        at = end.unwrap_or(0).max(at + 1);
    }
    mentions
}

impl Reader<'_> {
    /// The times that begin at `at`: several when they share a month or year, as in "am 9. und 10. März".
    fn read(&self, at: usize) -> Vec<Found> {
        if !self.pieces.german
            && let Some(part) = self.part_of_unit(at)
        {
            return vec![part];
        }
        let (part, inner) = self.part_of(at);
        let mut found = self.longest(inner);
        if part && found.is_empty() {
            return Vec::new();
        }
        if let Some(first) = found.first_mut().filter(|_| part) {
            first.start = at;
            if first.rule != "date.year" && first.rule != "date.month" {
                first.rule = "date.part";
            }
        }
        if let [only] = found.as_slice() {
            if let Some(day) = self.on_weekday(only) {
                return vec![day];
            }
            if let Some(range) = self.range(only) {
                return vec![range];
            }
        }
        found.into_iter().map(|found| self.with_daytime(found)).collect()
    }

    /// What begins at `at`, by the reader that reads most of it; of two that read as much, by the first.
    fn longest(&self, at: usize) -> Vec<Found> {
        let mut best: Option<Found> = None;
        for read in Self::READERS {
            best = match (best, read(self, at)) {
                (Some(best), Some(found)) if found.end <= best.end => Some(best),
                (best, found) => found.or(best),
            };
        }
        let mut best: Vec<Found> = best.into_iter().collect();
        let end = |found: &[Found]| found.iter().map(|found| found.end).max().unwrap_or(0);
        for list in [self.points(at), self.years(at)] {
            if end(&list) > end(&best) {
                best = list;
            }
        }
        best
    }

    /// The readers of single times.
    const READERS: [fn(&Self, usize) -> Option<Found>; 13] = [
        Self::english,
        Self::holiday,
        Self::numeric,
        Self::told_again,
        Self::stretch,
        Self::relative,
        Self::length,
        Self::feast,
        Self::reference,
        Self::bare_unit,
        Self::night,
        Self::dashed,
        Self::nth_german_weekday,
    ];

    /// "Ende", "Mitte", "early", "the end of": whether it opens a date, and the place of what it is a part of.
    fn part_of(&self, at: usize) -> (bool, usize) {
        let pieces = self.pieces;
        if pieces.german {
            let Some(next) = pieces.after_any(at, &["anfang", "beginn", "mitte", "ende"]) else {
                return (false, at);
            };
            return (true, pieces.after_any(next, &["des", "der", "vom"]).unwrap_or(next));
        }
        let parts = ["beginning", "start", "middle", "end", "early", "mid", "late", "earlier", "later"];
        let Some(next) = pieces.after_any(at, &parts) else { return (false, at) };
        let next = pieces.after_dash(next).unwrap_or(next);
        let next = pieces.after_any(next, &["of", "in"]).unwrap_or(next);
        (true, pieces.after(next, &["the"]).filter(|&next| pieces.lower(next) == "year").unwrap_or(next))
    }

    /// "2014 through May 2018", "Januar 2019 bis heute": two times of any kind with a word of ranges between them.
    fn range(&self, first: &Found) -> Option<Found> {
        let start = first.value()?;
        let link = link::link_at(self.pieces, first.end, self.opens_range(first.start))?;
        if !link.range {
            return None;
        }
        let (_, inner) = self.part_of(link.end);
        let now = self.pieces.after_any(inner, &["now", "jetzt"]).filter(|_| self.context.today.is_some());
        let today =
            now.map(|end| Found::date(inner, end, self.context.today.map(Period::from), "date.deictic"));
        let second = today.or_else(|| self.longest(inner).into_iter().next())?;
        let mut end = second.value()?;
        // "next Monday to Friday": the Friday behind that Monday.
        while second.rule == "date.weekday" && start.start.is_day() && end.end < start.start {
            end = Period::from(end.end.plus_days(7));
        }
        let forwards = start.start.first_day() < end.end.last_day() && start.start <= end.start;
        forwards.then(|| {
            Found::date(first.start, second.end, Some(Period::new(start.start, end.end)), "date.range")
        })
    }

    /// Whether "zwischen" or "between" stands before `at`, so that "und" leads to the other end.
    fn opens_range(&self, at: usize) -> bool {
        let mut before = at;
        for _ in 0..3 {
            match self.pieces.before(before) {
                "zwischen" | "between" => return true,
                "dem" | "den" | "der" | "the" | "end" | "of" | "ende" | "anfang" | "jahren" => before -= 1,
                _ => return false,
            }
        }
        false
    }

    /// In which direction the clause around `at` looks, or the participle to which the time belongs.
    fn direction(&self, at: usize) -> Direction {
        if self.leads_to_participle(at) {
            return Direction::Past;
        }
        self.context.direction(self.span(at, at + 1))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        self.pieces.span(start, end)
    }
}

#[cfg(test)]
mod tests;
