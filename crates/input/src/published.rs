//! When a text was published: by its address, by a line that is a date, by its dateline, by the credit at its end.

use std::sync::LazyLock;

use depesche_model::{Date, Evidence, Span};
use regex::Regex;

use crate::boilerplate::is_marked;
use crate::line::{head, lines, pattern, words};
use crate::{dateline, day};

/// A line of a date stands among the first lines of a page.
const FIRST_LINES: usize = 10;
/// What may stand beside a date on its line: "Medienmitteilung", a place, a time of day.
const OTHER_WORDS: usize = 7;

static DAY_PATH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:\D|$)"));
static DIGITS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+"));
static MONTH_PATH: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b((?:19|20)\d\d)[/-](0[1-9]|1[0-2])/"));
static CREDIT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\((?:[^()]{1,60}[,;/]\s*)?([^(),;/]{6,20})\)\s*$"));

/// The day of publication as far as the address and the text show it.
pub fn published(text: &str, boilerplate: &[Evidence], url: Option<&str>) -> Option<Date> {
    let address = url.and_then(from_url);
    if address.is_some_and(Date::is_day) {
        return address;
    }
    let text_says = from_lines(text, boilerplate)
        .or_else(|| {
            let filed = dateline::dateline(text, boilerplate, None)?.value?;
            filed.single().filter(|date| date.is_day())
        })
        .or_else(|| from_credit(text, boilerplate));
    text_says.filter(|date| address.is_none_or(|address| address.agrees_with(*date))).or(address)
}

/// The date in an address: `/2024/02/27/`, `/20240703-`, `/2025/11-19-`; a month alone if there is no day.
///
/// ```
/// use depesche_input::published::from_url;
/// let day = |url| from_url(url).map(|date| date.to_string());
/// assert_eq!(day("https://example.org/news/2024/02/27/visit").as_deref(), Some("2024-02-27"));
/// assert_eq!(day("https://example.org/20240703-visit").as_deref(), Some("2024-07-03"));
/// assert_eq!(day("https://example.org/politik-2017-05/40835530").as_deref(), Some("2017-05"));
/// assert_eq!(day("https://example.org/20991399"), None);
/// ```
pub fn from_url(url: &str) -> Option<Date> {
    let path = url.split_once("://").map_or(url, |(_, path)| path);
    let parts = |year: &str, month: &str, day: &str| {
        let date = Date::of_day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        day::YEARS.contains(&date.year()).then_some(date)
    };
    let separated = DAY_PATH.captures_iter(path).find_map(|found| parts(&found[1], &found[2], &found[3]));
    let together = || {
        DIGITS
            .find_iter(path)
            .map(|found| found.as_str())
            .filter(|digits| digits.len() == 8 && digits.starts_with("20"))
            .find_map(|digits| parts(digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?))
    };
    let month = || {
        let found = MONTH_PATH.captures(path)?;
        Date::of_month(found[1].parse().ok()?, found[2].parse().ok()?)
            .filter(|date| day::YEARS.contains(&date.year()))
    };
    separated.or_else(together).or_else(month)
}

/// A line among the first ones that is a date with little beside it.
fn from_lines(text: &str, boilerplate: &[Evidence]) -> Option<Date> {
    // A date inside a phrase is somebody's news, not the page's: "Gipfel am 3. Mai 2023".
    const BEFORE: &[&str] = &[
        "am", "vom", "bis", "seit", "ab", "der", "den", "dem", "zum", "on", "since", "until", "by", "of",
        "to", "until",
    ];
    for line in lines(head(text, 64 << 10)).take(FIRST_LINES) {
        let line_text = line.of(text);
        // "date 2023-04-12 Text …": a field of the page's data that ran into the text.
        let field = line_text.strip_prefix("date ").and_then(day::at_start).and_then(day::Day::date);
        if field.is_some() {
            return field;
        }
        let Some(day) = day::in_line(line_text) else { continue };
        let (Some(date), before) = (day.date(), line_text.get(..day.span.start).unwrap_or_default()) else {
            continue;
        };
        let others = words(before).count() + words(line_text.get(day.span.end..).unwrap_or_default()).count();
        let in_phrase =
            words(before).last().is_some_and(|word| BEFORE.contains(&word.to_lowercase().as_str()));
        let of_picture = ["©", "Foto", "Photo", "Bild"].iter().any(|word| line_text.contains(word));
        if others <= OTHER_WORDS
            && (!in_phrase || others <= 2)
            && !of_picture
            && !is_change(boilerplate, line)
        {
            return Some(date);
        }
    }
    None
}

/// Whether the line tells of the last change, not of the publication.
fn is_change(boilerplate: &[Evidence], line: Span) -> bool {
    boilerplate.iter().any(|marked| marked.span.overlaps(line) && marked.rule == "boilerplate.updated")
}

/// The agency's or author's mark at the very end: "(abc, 19.6.2015)".
fn from_credit(text: &str, boilerplate: &[Evidence]) -> Option<Date> {
    let last = lines(text).filter(|line| !is_marked(boilerplate, *line)).last()?;
    let words = last.of(text);
    let end = words.get(words.ceil_char_boundary(words.len().saturating_sub(120))..)?;
    let found = CREDIT.captures(end)?;
    let inside = found.get(1)?.as_str().trim();
    day::at_start(inside).filter(|day| day.span.end == inside.len())?.date()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, url: Option<&str>) -> Option<String> {
        published(text, &[], url).map(|date| date.to_string())
    }

    #[test]
    fn the_address_comes_first() {
        let url = Some("https://example.org/2025/11-19-china");
        assert_eq!(of("Titel\n3. Mai 2023\nText", url).as_deref(), Some("2025-11-19"));
        let month = Some("https://example.org/2023/05/china");
        assert_eq!(of("Titel\n3. Mai 2023\nText", month).as_deref(), Some("2023-05-03"));
        assert_eq!(of("Titel\n3. Mai 2019\nText", month).as_deref(), Some("2023-05"));
    }

    #[test]
    fn a_line_that_is_a_date() {
        assert_eq!(
            of("Titel\n\nBern, Medienmitteilung, 19.11.2014\n\nText", None).as_deref(),
            Some("2014-11-19")
        );
        assert_eq!(of("April 2, 2024 at 2:40 pm\nText", None).as_deref(), Some("2024-04-02"));
        assert_eq!(of("Minister reisen am 3. Mai 2023 nach Oslo\nText", None), None);
        assert_eq!(of("Minister in Oslo. (21.11.2014) Foto: Amt\nText", None), None);
    }

    #[test]
    fn a_dateline_and_a_credit() {
        let line = "Oslo, 3. Mai 2023 – Die Minister haben sich getroffen und über den Handel gesprochen.";
        assert_eq!(of(line, None).as_deref(), Some("2023-05-03"));
        assert_eq!(of("Die Minister trafen sich. (abc/def, 19.6.2015)", None).as_deref(), Some("2015-06-19"));
        assert_eq!(of("Die Minister trafen sich (in Oslo).", None), None);
    }
}
