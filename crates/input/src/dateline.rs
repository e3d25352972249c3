//! The opening of a report that says where and when it was filed.
//!
//! | form | example |
//! |---|---|
//! | place and dash | `ASTANA – `, `Addis Abeba/Bujumbura – ` |
//! | place, day, dash, colon or full stop | `Almaty, 26. April – `, `Moscow, April 26: `, `BISCHKEK, 3. Juli. /tass/. ` |
//! | with the agency | `Doha, 5. November (Hibya) – `, `Brasília, April 13, 2004 (Agência Brasil) - ` |
//! | on a line of its own | `Berlin, 30.05.2017` |
//! | behind a subtitle | `Wieder wird verhandelt. Genf – ` |
//! | capital and full stop | `Peking. ` |

use std::collections::BTreeSet;
use std::sync::LazyLock;

use depesche_model::{Date, Dateline, Evidence, Period, Span};
use regex::Regex;

use crate::boilerplate::is_marked;
use crate::day;
use crate::line::{head, lines, pattern, words};

/// A dateline stands among the first lines.
const FIRST_LINES: usize = 12;
/// The longest subtitle before a dateline, in bytes.
const LONGEST_SUBTITLE: usize = 260;
/// What follows a dateline without a day is a report, not the rest of a headline.
const REPORT_WORDS: usize = 8;

const NAME: &str = r"\p{Lu}[\p{L}.'’]*(?:-[\p{L}.'’]+)*";

/// A place or several: "Frankfurt am Main", "Addis Abeba/Bujumbura", "Metro Manila, Philippines".
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    let place =
        format!(r"{NAME}(?:[ ](?:am|an[ ]der|de|del|of|el|al|du|la)(?:[ ]{NAME}))?(?:[ ]{NAME}){{0,2}}");
    pattern(&format!(r"^(?:{place})(?:\s?/\s?{place}){{0,3}}"))
});
/// Another name behind a comma: a country, a state, "Medienmitteilung".
static SECOND: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^,\s+{NAME}(?:[ ]{NAME}){{0,2}}")));
/// An agency's mark: "(Hibya)", "/tass/".
static AGENCY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[.,]?\s*(?:\([^()\n]{2,40}\)|/[\p{L}\d .,-]{2,30}/)"));
static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\s*[–—]+|\s+--?|\s*--)\s+"));
static COLON: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*:\s+"));
static STOP: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*\.\s+"));
static SENTENCE_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.!?]\s+"));

/// The capitals of the world, which stand before a full stop as well.
static CAPITALS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let table = include_str!("../../../data/country/countries.tsv");
    let cells = table.lines().skip(1).flat_map(|row| row.split('\t').skip(4));
    cells.flat_map(|cell| cell.split('|')).filter(|name| name.chars().count() > 2).collect()
});

/// What stands before a day on its line and is no place.
const RELEASES: &[&str] = &[
    "medienmitteilung",
    "pressemitteilung",
    "mitteilung",
    "pressemeldung",
    "meldung",
    "press",
    "statement",
    "news",
    "stand",
];

/// The dateline of `text`. A day without a year takes the one that brings it nearest to `published`.
pub fn dateline(text: &str, boilerplate: &[Evidence], published: Option<Date>) -> Option<Dateline> {
    let start = head(text, 64 << 10);
    let first: Vec<_> =
        lines(start).filter(|line| !is_marked(boilerplate, *line)).take(FIRST_LINES).collect();
    let found = first.iter().find_map(|line| {
        let skipped = field(line.of(text));
        let rest = line.of(text).get(skipped..)?;
        at_start(rest).map(|found| found.moved(line.start + skipped))
    });
    let found = found.or_else(|| {
        first.first().and_then(|line| behind_subtitle(line.of(text)).map(|f| f.moved(line.start)))
    })?;
    let day = found.day.and_then(|span| day::at_start(span.of(text)));
    let first_word = words(found.place.of(text)).next().unwrap_or_default().to_lowercase();
    Some(Dateline {
        evidence: Evidence::new(found.whole, found.rule),
        place: (!RELEASES.contains(&first_word.as_str())).then_some(found.place),
        date: found.day,
        value: day.and_then(|day| day.date_near(published)).map(Period::from),
    })
}

/// A dateline as places in a line.
#[derive(Clone, Copy, Debug)]
struct Found {
    whole: Span,
    place: Span,
    day: Option<Span>,
    rule: &'static str,
}

impl Found {
    fn moved(self, by: usize) -> Self {
        let moved = |span: Span| Span::new(span.start + by, span.end + by);
        Self { whole: moved(self.whole), place: moved(self.place), day: self.day.map(moved), ..self }
    }
}

/// The bytes of a field of the page's data that ran into the text: "date 2023-04-12 Oslo, April 12: …".
fn field(line: &str) -> usize {
    let Some(rest) = line.strip_prefix("date ") else { return 0 };
    let end = day::at_start(rest).map_or(0, |day| "date ".len() + day.span.end);
    end + line.get(end..).map_or(0, |rest| rest.len() - rest.trim_start().len())
}

fn at_start(line: &str) -> Option<Found> {
    // The name's pattern is greedy over words: "Peking Xi" is cut back to fewer words until what follows fits.
    let longest = PLACE.find(line)?.end();
    let mut ends: Vec<usize> = line.get(..longest)?.match_indices([' ', '.']).map(|(at, _)| at).collect();
    ends.push(longest);
    ends.into_iter().rev().find_map(|end| after_place(line, end))
}

fn after_place(line: &str, end: usize) -> Option<Found> {
    let place = Span::new(0, end).trimmed(line);
    if !could_be_place(place.of(line)) {
        return None;
    }
    let mut at = end;
    let mut day = day_at(line, &mut at);
    if day.is_none()
        && let Some(second) = SECOND.find(line.get(at..)?)
    {
        at += second.end();
        day = day_at(line, &mut at);
    }
    let found =
        |whole: usize, day, rule| Some(Found { whole: Span::new(0, whole).trimmed(line), place, day, rule });
    if day.is_some() && line.get(at..)?.trim().is_empty() {
        return found(line.len(), day, "dateline.line");
    }
    let agency = AGENCY.find(line.get(at..)?);
    // "MANILA (July 8, 2024) –"
    if day.is_none()
        && let Some(agency) = agency
    {
        let inside = agency.as_str().trim_start_matches(['.', ',', ' ', '(']);
        let mut from = at + agency.end() - inside.len();
        let inside = day_after_blank(line, &mut from);
        day = inside.filter(|_| line.get(from..at + agency.end()) == Some(")"));
    }
    at += agency.map_or(0, |agency| agency.end());
    let rest = line.get(at..)?;
    if let Some(dash) = DASH.find(rest) {
        let behind = at + dash.end();
        // "Washington – 8. August 2025. Unter …"
        let mut after = behind;
        if day.is_none()
            && let Some(late) = day_after_blank(line, &mut after)
            && let Some(stop) =
                STOP.find(line.get(after..)?).or_else(|| DASH.find(line.get(after..).unwrap_or_default()))
        {
            return found(after + stop.end(), Some(late), "dateline.place-day");
        }
        let is_report = words(line.get(behind..)?).nth(REPORT_WORDS).is_some();
        return if is_report {
            found(behind, day, if day.is_some() { "dateline.place-day" } else { "dateline.place" })
        } else {
            None
        };
    }
    let is_report = words(rest).nth(REPORT_WORDS).is_some();
    if (day.is_some() || agency.is_some())
        && is_report
        && let Some(end) = COLON.find(rest).or_else(|| STOP.find(rest))
    {
        return found(at + end.end(), day, "dateline.place-day");
    }
    let is_capital = CAPITALS.contains(place.of(line));
    if at == end
        && is_capital
        && is_report
        && let Some(stop) = STOP.find(rest)
    {
        return found(at + stop.end(), None, "dateline.capital");
    }
    None
}

/// "Wieder wird verhandelt. Genf – Die Gespräche …": the subtitle of a newspaper, then the report on the same line.
fn behind_subtitle(line: &str) -> Option<Found> {
    let start = head(line, LONGEST_SUBTITLE);
    SENTENCE_END.find_iter(start).find_map(|end| {
        let report = line.get(end.end()..)?;
        let found =
            at_start(report).filter(|found| matches!(found.rule, "dateline.place" | "dateline.place-day"))?;
        Some(Found { rule: "dateline.behind-subtitle", ..found.moved(end.end()) })
    })
}

/// The day behind a comma or a blank.
fn day_at(line: &str, at: &mut usize) -> Option<Span> {
    let rest = line.get(*at..)?;
    let skipped = rest.len() - rest.trim_start_matches([',', ' ', '\u{a0}']).len();
    if skipped == 0 {
        return None;
    }
    let mut from = *at + skipped;
    let day = day_after_blank(line, &mut from)?;
    *at = from;
    Some(day)
}

fn day_after_blank(line: &str, at: &mut usize) -> Option<Span> {
    let day = day::at_start(line.get(*at..)?)?.span;
    let span = Span::new(*at + day.start, *at + day.end);
    *at = span.end;
    // The full stop of "3. Juli." ends the dateline, and that of an abbreviated month was read already.
    Some(span)
}

/// Whether these words can name a place: no article, no pronoun, no preposition, not too long.
fn could_be_place(place: &str) -> bool {
    const NO_PLACE: &[&str] = &[
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einer",
        "in",
        "im",
        "am",
        "an",
        "auf",
        "bei",
        "nach",
        "von",
        "vor",
        "zum",
        "zur",
        "mit",
        "für",
        "er",
        "sie",
        "es",
        "wir",
        "ich",
        "the",
        "a",
        "an",
        "on",
        "at",
        "by",
        "for",
        "he",
        "she",
        "they",
        "we",
        "it",
        "foto",
        "bild",
        "photo",
        "von",
        "update",
        "eilmeldung",
        "kommentar",
        "analyse",
        "interview",
        "video",
        "live",
        "heute",
        "gestern",
        "mr",
        "mrs",
        "minister",
        "präsident",
        "president",
        "kanzler",
        "bundeskanzler",
        "außenminister",
    ];
    let first = words(place).next().unwrap_or_default().to_lowercase();
    place.chars().count() >= 3
        && place.len() <= 60
        && !NO_PLACE.contains(&first.as_str())
        && day::in_line(place).is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const REPORT: &str =
        "Die Minister haben sich am Montag getroffen und über Fragen des Handels gesprochen.";

    fn read(text: &str, published: Option<&str>) -> Option<(String, String, Option<String>)> {
        let found = dateline(text, &[], published.map(|date| date.parse().unwrap()))?;
        let words = |span: Span| span.of(text).to_owned();
        Some((words(found.evidence.span), words(found.place?), found.value.map(|value| value.to_string())))
    }

    #[test]
    fn forms() {
        for (line, place, value) in [
            ("OSLO –", "OSLO", None),
            ("Lomé, 26. April –", "Lomé", Some("2024-04-26")),
            ("TUNIS, 3. Juli. /abc/.", "TUNIS", Some("2024-07-03")),
            ("Doha, 5. November (Abc) –", "Doha", Some("2023-11-05")),
            ("Brasília, April 13, 2004 (Agência Abc) -", "Brasília", Some("2004-04-13")),
            ("Lima/Quito –", "Lima/Quito", None),
            ("Metro Manila, Philippines —", "Metro Manila", None),
            ("Moscow, April 26:", "Moscow", Some("2024-04-26")),
            ("Washington/Eriwan – 8. August 2025.", "Washington/Eriwan", Some("2025-08-08")),
            ("NAIROBI, Sept. 5, 2023 (own report) -", "NAIROBI", Some("2023-09-05")),
            ("MANILA (July 8, 2024) –", "MANILA", Some("2024-07-08")),
            ("Bern.", "Bern", None),
        ] {
            let text = format!("Titel der Meldung\n\n{line} {REPORT}");
            let found = read(&text, Some("2024-04-27"));
            assert_eq!(found, Some((line.to_owned(), place.to_owned(), value.map(str::to_owned))), "{line}");
        }
    }

    #[test]
    fn a_line_of_its_own() {
        let found = read(&format!("Titel\nBern, Medienmitteilung, 19.11.2014\n{REPORT}"), None).unwrap();
        assert_eq!((found.1.as_str(), found.2.as_deref()), ("Bern", Some("2014-11-19")));
    }

    #[test]
    fn what_is_no_place() {
        let text = format!("Titel\nMedienmitteilung, 10.03.2020\n{REPORT}");
        let found = dateline(&text, &[], None).unwrap();
        assert_eq!((found.place, found.value.map(|v| v.to_string()).as_deref()), (None, Some("2020-03-10")));
        let found = read(&format!("date 2022-04-26 Moscow, April 26: {REPORT}"), Some("2022-04-26")).unwrap();
        assert_eq!((found.1.as_str(), found.2.as_deref()), ("Moscow", Some("2022-04-26")));
    }

    #[test]
    fn behind_a_subtitle() {
        let found = read(&format!("Wieder wird verhandelt. Genf – {REPORT}"), None).unwrap();
        assert_eq!((found.0.as_str(), found.1.as_str()), ("Genf –", "Genf"));
    }

    #[test]
    fn what_is_none() {
        for text in [
            format!("Der Minister – ein Freund des Handels – sprach. {REPORT}"),
            "Norwegen – Island: ein Treffen".to_owned(),
            REPORT.to_owned(),
            String::new(),
        ] {
            assert_eq!(read(&text, None), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn spans_slice_back(text in "(?:\\PC|[A-ZÄa-zü]{1,8}[ ,./–-]{1,2}|\n|3\\. Mai |\\(abc\\)){0,30}") {
            if let Some(found) = dateline(&text, &[], None) {
                for span in [Some(found.evidence.span), found.place, found.date].into_iter().flatten() {
                    prop_assert!(text.get(span.range()).is_some());
                }
            }
        }
    }
}
