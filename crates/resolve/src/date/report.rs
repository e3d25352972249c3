//! The time of a report that tells no day of its own, as far as its text shows it.
//!
//! A full date in its opening is that of the report. Figures of trade show it as well: those of "the first eight
//! months of 2024" beside "18 October" are told in 2024, those of the whole year 2024 are told in 2025.

use depesche_model::{Date, Document, Mention, Named, Parsed, Period, Span};

use super::partial::written_at;
use crate::piece::Pieces;

/// What opens a report: its first sentences, in bytes.
const OPENING: usize = 700;

/// The month or year of the report, from the dates that were read without knowing it.
pub(super) fn inferred(
    document: &Document,
    parsed: &Parsed,
    pieces: &Pieces,
    dates: &[Mention],
) -> Option<Date> {
    let article: Vec<&Mention> = dates.iter().filter(|date| !document.is_boilerplate(date.span)).collect();
    let told: Vec<(Span, Period)> =
        article.iter().filter_map(|date| Some((date.span, value(date)?))).collect();
    // The day that the report tells without a year.
    let yearless = article.iter().rev().find_map(|date| {
        let (partial, _) = written_at(pieces, pieces.at_byte(date.span.start))?;
        (value(date).is_none() && partial.is_day()).then_some(partial)
    });
    let in_year =
        |year: i16| yearless.and_then(|day| Date::of_month(year, day.month?)).or(Some(Date::year_only(year)));
    let latest = told.iter().map(|(_, period)| period.start.year()).max();
    let opening = told.iter().find_map(|(span, period)| {
        let day = period.single().filter(|day| day.is_day())?;
        (span.start < OPENING && !leads_ahead(document, *span) && Some(day.year()) == latest).then_some(day)
    });
    if let Some(day) = opening {
        return Date::of_month(day.year(), day.month()?);
    }
    if let Some((_, period)) = told.iter().rev().find(|(span, _)| begins_with(document, *span)) {
        return in_year(period.start.year());
    }
    let traded = |span: Span| {
        parsed.sentence_at(span).is_some_and(|sentence| tells_trade(document.slice(sentence.span)))
    };
    let figures = told.iter().filter(|(span, _)| !leads_ahead(document, *span) && traded(*span));
    let last = figures.max_by_key(|(_, period)| period.end.last_day())?.1;
    match (last.single(), last.end.month()) {
        // A part of a year: the report follows it, in the same year when its day is a later one.
        (None, Some(month)) if last.start.year() == last.end.year() => {
            let later = yearless?.month? > month;
            in_year(last.end.year() + i16::from(!later))
        }
        (Some(year), None) => in_year(year.year() + 1),
        _ => None,
    }
}

fn value(mention: &Mention) -> Option<Period> {
    match mention.named {
        Named::Date { value } => value,
        _ => None,
    }
}

/// The words before a date, in small letters, the nearest first.
fn before(document: &Document, span: Span, most: usize) -> Vec<String> {
    let text = document.text.get(..span.start).unwrap_or_default();
    text.split_whitespace().rev().take(most).map(str::to_lowercase).collect()
}

/// Whether a date is a term that is still to come: "bis 2030", "by 2027".
fn leads_ahead(document: &Document, span: Span) -> bool {
    let words = before(document, span, 3);
    words.iter().any(|word| matches!(word.as_str(), "bis" | "by" | "until" | "till" | "ab"))
}

/// "seit Anfang 2025", "since the beginning of 2025": told in that year.
fn begins_with(document: &Document, span: Span) -> bool {
    let part = document.slice(span).to_lowercase();
    let words = before(document, span, 4);
    let begins = |word: &str| matches!(word, "anfang" | "beginn" | "beginning" | "start");
    let part = part.split_whitespace().any(begins) || words.iter().take(2).any(|word| begins(word));
    part && words.iter().any(|word| word == "seit" || word == "since")
}

/// Whether a sentence tells how much was traded.
fn tells_trade(sentence: &str) -> bool {
    let words = sentence.to_lowercase();
    let trade = ["handel", "umsatz", "ausfuhr", "einfuhr", "export", "import", "trade", "turnover"];
    let sums = ["million", "milliard", "billion", "mio.", "mrd."];
    trade.iter().any(|word| words.contains(word)) && sums.iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    fn read(text: &str) -> Vec<String> {
        let document = Document::new("x", Language::German, text);
        let parsed = depesche_language::parse(&document);
        let pieces = Pieces::new(&document.text, &document.lang);
        let dates = super::super::dates(&document, &parsed, &pieces);
        dates.iter().map(|date| value(date).map_or("?".to_owned(), |period| period.to_string())).collect()
    }

    #[test]
    fn figures_of_trade_show_the_year() {
        let eight = "Am 18. Oktober sprachen sie in Lima. In den ersten acht Monaten 2024 betrug der Handel 289 Millionen Euro.";
        assert_eq!(read(eight), ["2024-10-18", "2024-01/2024-08"]);
        let whole = "Am 18. April sprachen sie in Lima. Im Jahr 2024 betrug der Handel 289 Millionen Euro.";
        assert_eq!(read(whole), ["2025-04-18", "2024"]);
    }

    #[test]
    fn a_full_date_in_the_opening_shows_it() {
        assert_eq!(
            read("Am 13. März 2025 schlossen sie in Lima ab. Im vergangenen Monat stritten sie."),
            ["2025-03-13", "2025-02"]
        );
    }

    #[test]
    fn targets_and_other_sums_show_nothing() {
        let target =
            "Am 18. April sprachen sie in Lima. Bis 2030 soll der Handel 2 Milliarden Euro erreichen.";
        assert_eq!(read(target), ["?", "2030"]);
        let offer = "Am 18. April sprachen sie in Lima. 2013 gab es ein Angebot für 3 Milliarden Euro.";
        assert_eq!(read(offer), ["?", "2013"]);
    }
}
