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
mod feast;
mod length;
mod link;
mod nth;
mod partial;
mod participle;
mod point;
mod reference;
mod relative;
mod report;
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
pub(crate) const WITH_NUMBER: [&str; 4] = ["duration.length", "date.ago", "date.ahead", "date.last-units"];

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
    /// The time that the text told last, of any precision.
    last_period: Option<Period>,
}

/// All dates, periods and lengths of time in the text, in order.
pub(crate) fn dates(document: &Document, parsed: &Parsed, pieces: &Pieces) -> Vec<Mention> {
    let context = Context::of(document, parsed);
    let dates = read_all(pieces, &context);
    if context.report.is_some() {
        return dates;
    }
    match report::inferred(document, parsed, pieces, &dates) {
        Some(report) => read_all(pieces, &context.with_report(report)),
        None => dates,
    }
}

fn read_all(pieces: &Pieces, context: &Context) -> Vec<Mention> {
    let mut reader = Reader { pieces, context, last: None, last_period: None };
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let found = if matches!(pieces.get(at).map(|piece| piece.kind), Some(Kind::Word | Kind::Digits)) {
            reader.read(at)
        } else {
            Vec::new()
        };
        let end = found.iter().map(|found| found.end).max();
        // "am Tag zuvor" looks back from a day from which the text goes on.
        let told = found.iter().filter(|found| found.rule != "date.day-before");
        let mut days = told.filter_map(|found| found.value()?.single().filter(|day| day.is_day()));
        reader.last = days.next_back().or(reader.last);
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
        if let [only] = found.as_slice()
            && let Some(range) = self.range(only)
        {
            return vec![range];
        }
        found.into_iter().map(|found| self.with_daytime(found)).collect()
    }

    /// What begins at `at`, by the reader that reads most of it.
    fn longest(&self, at: usize) -> Vec<Found> {
        let single = [
            self.told_again(at),
            self.stretch(at),
            self.relative(at),
            self.length(at),
            self.feast(at),
            self.reference(at),
            self.bare_unit(at),
            self.night(at),
            self.dashed(at),
            self.nth_weekday(at),
        ];
        let lists = [self.points(at), self.years(at)];
        let mut best: Vec<Found> = Vec::new();
        let end = |found: &[Found]| found.iter().map(|found| found.end).max().unwrap_or(0);
        for candidate in single.into_iter().flatten().map(|found| vec![found]).chain(lists) {
            if end(&candidate) > end(&best) {
                best = candidate;
            }
        }
        best
    }

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
mod tests {
    use depesche_model::Language;

    use super::*;

    fn read(text: &str, language: Language, published: Option<&str>) -> Vec<String> {
        let mut document = Document::new("x", language, text);
        document.published = published.and_then(|day| day.parse().ok());
        let pieces = Pieces::new(&document.text, &document.lang);
        let tell = |mention: Mention| match mention.named {
            Named::Date { value: Some(period) } => period.to_string(),
            Named::Duration { value } => value,
            _ => "?".to_owned(),
        };
        dates(&document, &Parsed::default(), &pieces).into_iter().map(tell).collect()
    }

    fn german(text: &str) -> Vec<String> {
        read(text, Language::German, Some("2025-03-05"))
    }

    fn english(text: &str) -> Vec<String> {
        read(text, Language::English, Some("2025-03-05"))
    }

    #[test]
    fn german_dates() {
        for (text, values) in [
            ("am 9. und 10. März 2020", vec!["2020-03-09", "2020-03-10"]),
            ("vom 6. bis 8. Februar", vec!["2025-02-06/2025-02-08"]),
            ("am Mittwoch, gestern und übermorgen", vec!["2025-03-05", "2025-03-04", "2025-03-07"]),
            ("Ende März, im Mai 2024 und seit 2011", vec!["2025-03", "2024-05", "2011"]),
            ("in den ersten acht Monaten des Jahres 2024", vec!["2024-01/2024-08"]),
            (
                "im dritten Quartal 2023, in der zweiten Jahreshälfte 2024",
                vec!["2023-07/2023-09", "2024-07/2024-12"],
            ),
            ("2026 bis 2028, 2023-2024 und 2014/15", vec!["2026/2028", "2023/2024", "2014/2015"]),
            ("Januar bis Juni 2024", vec!["2024-01/2024-06"]),
            ("im Vorjahr, im vergangenen Jahr, vor zwei Jahren", vec!["2024", "2024", "2023"]),
            ("Seit Jahresbeginn", vec!["2025-01/2025-03"]),
            ("in den 1990er Jahren, im 21. Jahrhundert", vec!["1990/1999", "2000/2099"]),
            ("Juli dieses Jahres, 12.11.2024, 2024-04-12", vec!["2025-07", "2024-11-12", "2024-04-12"]),
            ("drei Jahre lang, 50 Jahre und anderthalb Stunden", vec!["P3Y", "P50Y", "PT1.5H"]),
            ("2000 Menschen, 2.024 Tonnen, rund 1990 Euro", vec![]),
        ] {
            assert_eq!(german(text), values, "{text}");
        }
    }

    #[test]
    fn german_dates_that_go_on_from_others() {
        for (text, values) in [
            ("2011 kam er, im selben Jahr ging er, im Jahr darauf kam er", vec!["2011", "2011", "2012"]),
            ("Am 10. Mai 2011 kam er, zwei Tage später ging er", vec!["2011-05-10", "2011-05-12"]),
            ("Am 10. Mai 2011 kam er, tags zuvor war er fort", vec!["2011-05-10", "2011-05-09"]),
            (
                "Beginn war am 2. Juni 2014. In der zweiten Woche ruhten sie",
                vec!["2014-06-02", "2014-06-09/2014-06-15"],
            ),
            (
                "am Dienstag vergangener Woche, morgen, Donnerstag",
                vec!["2025-02-25", "2025-03-06", "2025-03-06"],
            ),
            ("am letzten Montag des Monats, Ende des Jahres", vec!["2025-03-31", "2025"]),
            ("am 3./4. Oktober 2024, am 25. 12.", vec!["2024-10-03", "2024-10-04", "2024-12-25"]),
            ("in den Siebzigern, Anfang der Neunzigerjahre", vec!["1970/1979", "1990/1999"]),
            ("gestern Abend und in der Nacht auf Mittwoch", vec!["2025-03-04", "2025-03-05"]),
            ("am Totensonntag 2024, am zweiten Advent 2024", vec!["2024-11-24", "2024-12-08"]),
            (
                "28/2-1/3, Sep-23-2020, November 19-20",
                vec!["2025-02-28/2025-03-01", "2020-09-23", "2024-11-19/2024-11-20"],
            ),
            ("in den nächsten Jahren, der ehemalige Minister, auch heute noch", vec!["?", "?", "?"]),
            ("jeden letzten Samstag im Monat, dienstags, 9. Jan Huber", vec![]),
        ] {
            assert_eq!(german(text), values, "{text}");
        }
    }

    #[test]
    fn english_dates() {
        for (text, values) in [
            ("April 2, 2024 and the 7th of July 2011", vec!["2024-04-02", "2011-07-07"]),
            ("on Friday, yesterday, last year", vec!["2025-02-28", "2025-03-04", "2024"]),
            ("in the first nine months of 2024, Q1 2023", vec!["2024-01/2024-09", "2023-01/2023-03"]),
            ("between 3 and 12 of Sept", vec!["2024-09-03/2024-09-12"]),
            ("from next Monday to Friday", vec!["2025-03-10/2025-03-14"]),
            ("three days after January 12th", vec!["2025-01-15"]),
            ("It may march on, 5,000 people in May", vec!["2025-05"]),
        ] {
            assert_eq!(english(text), values, "{text}");
        }
    }

    #[test]
    fn a_year_that_nothing_shows_stays_unknown() {
        let text = "am 18. März, gestern, im Mai 2024, vor zwei Jahren, am Montag";
        assert_eq!(read(text, Language::German, None), ["?", "?", "2024-05", "P2Y", "?"]);
    }
}
