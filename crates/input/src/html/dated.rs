//! The day of publication as a page shows it: in the data that its scripts carry, in a short block near the headline.

use std::sync::LazyLock;

use depesche_model::Date;
use regex::Regex;

use super::block::Block;
use crate::day;
use crate::line::{pattern, words};

/// What scripts call the day of publication, whatever they are.
static IN_SCRIPT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)\\?"(?:date_?published|published_?(?:at|date|time)?|publish_?date|publication_?(?:date|time)|date_?created|created_?at|first_?published(?:_?at)?|page_?date|content_?date)\\?"\s*:\s*\\?"(?<day>(?:19|20)\d\d-\d\d-\d\d)"#,
    )
});

/// Words that tell of the day that a text came out.
const CAME_OUT: [&str; 16] = [
    "veröffentlicht",
    "erschienen",
    "publiziert",
    "erstellt",
    "datum",
    "stand",
    "vom",
    "published",
    "posted",
    "date",
    "online seit",
    "pressemitteilung",
    "geschrieben",
    "verfasst",
    "publié",
    "publicado",
];
/// Words that tell of another day.
const CHANGED: [&str; 8] =
    ["aktualisiert", "geändert", "update", "modified", "zuletzt", "edited", "uhr bis", "archiviert"];
/// So many words stand beside a day at most.
const BESIDE: usize = 14;
/// So many blocks from the headline the day is looked for.
const NEAR: usize = 12;

/// The day in the data of a page's scripts, if they tell one only.
pub(super) fn in_scripts(html: &str) -> Option<Date> {
    let mut days = IN_SCRIPT.captures_iter(html).filter_map(|found| found["day"].parse::<Date>().ok());
    let first = days.next()?;
    day::YEARS.contains(&first.year()).then_some(first).filter(|first| days.all(|day| day == *first))
}

/// The day in a short block that the page marks as a day, or that stands near the headline.
pub(super) fn in_blocks(blocks: &[Block], title: Option<&str>) -> Option<Date> {
    // "08.11.2021 | Online-Fachtag": the headline itself opens with it.
    if let Some(date) = title.and_then(day::at_start).and_then(day::Day::date) {
        return Some(date);
    }
    let headline = title
        .and_then(|title| blocks.iter().position(|block| is_heading(block) && block.text.contains(title)));
    let first_heading = || blocks.iter().position(|block| matches!(block.element, "h1"));
    let headline = headline.or_else(first_heading);
    // Where the headline itself is marked as no text, marks tell nothing.
    let astray = headline.is_some_and(|headline| blocks[headline].hinted_away);
    let lines = blocks
        .iter()
        .enumerate()
        .flat_map(|(at, block)| block.text.lines().map(move |line| (at, block, line)));
    let lines = lines.filter(|(_, _, line)| line.bytes().any(|byte| byte.is_ascii_digit()));
    let candidates = lines.filter_map(|(at, block, line)| {
        // "29.11.2022 – Mehrfach und …": a text that opens with its day.
        let opens = day::at_start(line).filter(|day| {
            let behind = line.get(day.span.end..).unwrap_or_default().trim_start();
            behind.starts_with(['–', '-', '|', '—']) && line.len() > 60
        });
        if opens.is_none() && (line.len() > 300 || words(line).count() > BESIDE) {
            return None;
        }
        let date = opens.or_else(|| day::in_line(line))?.date()?;
        let small = if opens.is_some() { String::new() } else { line.to_lowercase() };
        let has = |list: &[&str]| list.iter().any(|word| small.contains(word));
        let near = headline.is_some_and(|headline| headline.abs_diff(at) <= NEAR);
        let mut points = 0;
        points += if block.dated { 3 } else { 0 };
        points += if near { 3 } else { 0 };
        points += if has(&CAME_OUT) { 2 } else { 0 };
        points -= if has(&CHANGED) { 3 } else { 0 };
        points -= if block.around { 2 } else { 0 };
        points -= i32::from(block.hinted_away && !astray);
        points -= if small.contains("foto") || small.contains('©') { 3 } else { 0 };
        points += i32::from(words(line).count() <= 5 || opens.is_some());
        // Of two, the one behind the headline and nearer to it.
        let distance = headline.map_or(at, |headline| 2 * headline.abs_diff(at) + usize::from(at < headline));
        (points >= 3).then_some((points, std::cmp::Reverse(distance), date))
    });
    candidates.max_by_key(|(points, distance, _)| (*points, *distance)).map(|(_, _, date)| date)
}

fn is_heading(block: &Block) -> bool {
    matches!(block.element, "h1" | "h2" | "h3")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str, element: &'static str) -> Block {
        Block { text: text.to_owned(), element, ..Block::default() }
    }

    #[test]
    fn a_day_near_the_headline() {
        let page = [
            block("Montag, 5. Mai 2025", "div"),
            block("Treffen in Oslo", "h1"),
            block("Veröffentlicht am 3. Mai 2023", "p"),
            block("Aktualisiert am 4. Mai 2023", "p"),
            block(
                "Die Minister trafen sich am 2. Mai 2023 in Oslo und sprachen lange über Fisch, Öl und Gas, wie es hieß.",
                "p",
            ),
        ];
        assert_eq!(in_blocks(&page, Some("Treffen in Oslo")).unwrap().to_string(), "2023-05-03");
        assert_eq!(in_blocks(&page[4..], None), None);
    }

    #[test]
    fn scripts_tell_one_day() {
        let day = |html| in_scripts(html).map(|date| date.to_string());
        assert_eq!(day(r#"{"datePublished":"2023-05-03T08:00"}"#).as_deref(), Some("2023-05-03"));
        assert_eq!(day(r#"{"publishedAt": "2023-05-03", "x": [{"publishedAt": "2022-01-01"}]}"#), None);
    }
}
