//! Breaks clean texts in known ways and looks whether the damage is found, and rightly mended.
//!
//! The texts are those of `examples/`; `BREAKAGE=FILE` takes the German ones of a JSONL file as well (field `text`).
//! `cargo test -p depesche-input --test breakage -- --nocapture` prints the table.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use depesche_input::damage::damage;
use depesche_model::{DamageKind, Language};
use regex::{Captures, Regex};

/// One way to break a text.
struct Way {
    name: &'static str,
    kind: DamageKind,
    /// What it breaks.
    place: Regex,
    /// The place when it is broken, and what the repair has to be.
    breaks: fn(&Captures<'_>) -> Option<(String, String)>,
}

/// What came of a way.
#[derive(Default)]
struct Count {
    broken: u32,
    found: u32,
    /// Damages that the clean text does not have.
    told: u32,
    mended: u32,
    /// Repairs that do not give the clean text.
    wrong: u32,
}

/// So many places of one text are broken in one way, each in a copy of its own.
const PLACES: usize = 4;

#[test]
fn what_was_broken_is_found_and_mended() {
    let texts = texts();
    let mut table = String::from("way                 broken  recall  precision  mended   wrong\n");
    let mut failures = Vec::new();
    for way in ways() {
        let mut count = Count::default();
        for (lang, text) in &texts {
            try_way(&way, text, lang, &mut count);
        }
        let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
        let (recall, precision) = (share(count.found, count.broken), share(count.found, count.told));
        let (mended, wrong) = (share(count.mended, count.found), share(count.wrong, count.found));
        let Count { broken, .. } = count;
        writeln!(
            table,
            "{:<18} {broken:>7}  {recall:>6.3}  {precision:>9.3}  {mended:>6.3}  {wrong:>6.3}",
            way.name
        )
        .unwrap();
        if broken == 0 || wrong > 0.02 || recall < 0.8 || precision < 0.95 {
            failures.push(way.name);
        }
    }
    println!("{table}");
    assert!(
        failures.is_empty(),
        "{failures:?} are below recall .80 or precision .95, or mend more than 2 % wrongly:\n{table}"
    );
}

fn try_way(way: &Way, text: &str, lang: &Language, count: &mut Count) {
    let clean = damage(text, lang).len();
    for place in way.place.captures_iter(text).take(PLACES) {
        let Some((broken, right)) = (way.breaks)(&place) else { continue };
        let whole = place.get(0).unwrap();
        let around = |middle: &str| format!("{}{middle}{}", &text[..whole.start()], &text[whole.end()..]);
        let copy = around(&broken);
        let end = whole.start() + broken.len();
        let found = damage(&copy, lang);
        let unknown = found.iter().find(|damage| damage.grounds().is_none());
        assert_eq!(unknown, None, "every rule tells its grounds");
        count.broken += 1;
        count.told += u32::try_from(found.len().saturating_sub(clean)).unwrap();
        let hit = found.iter().find(|damage| {
            let span = damage.evidence.span;
            damage.kind == way.kind && span.start < end && span.end > whole.start()
        });
        if let Some(hit) = hit {
            count.found += 1;
            let span = hit.evidence.span;
            // A repair may cover more than the place: it is right when the text around it comes out as it was.
            let mended = hit
                .repair
                .as_ref()
                .map(|repair| format!("{}{repair}{}", &copy[..span.start], &copy[span.end..]));
            match mended {
                Some(mended) if mended == around(&right) => count.mended += 1,
                Some(_) => count.wrong += 1,
                None => {}
            }
        }
    }
}

/// The texts to break.
fn texts() -> Vec<(Language, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut texts = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
        let name = path.file_name().unwrap().to_string_lossy();
        let lang = if name.starts_with("de") { Language::German } else { Language::English };
        texts.push((lang, fs::read_to_string(path).unwrap()));
    }
    if let Ok(file) = std::env::var("BREAKAGE") {
        for line in fs::read_to_string(file).unwrap().lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            texts.push((Language::German, value["text"].as_str().unwrap().to_owned()));
        }
    }
    texts
}

/// A sum as clean texts write it.
const SUM: &str = r"(?<figure>\b\d{1,3}(?:[.,]\d{1,2})?) (?<scale>Millionen|Milliarden|million|billion) (?<currency>Euro|US-Dollar|Dollar|euros|dollars|Tenge|Rubel)\b";
/// What a year follows.
const BEFORE_YEAR: &str = r"\b(?<word>Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|March|June|July|October|December|Jahr|seit|since) (?<year>(?:19|20)\d\d)\b";

fn ways() -> Vec<Way> {
    let mut ways = figures();
    ways.extend(placeholders());
    ways.extend(letters());
    ways.push(way(
        "sentence twice",
        DamageKind::DoubledText,
        r"\b\p{Lu}[^.!?\n„“”»«]{60,200}\.",
        |part| {
            // The blank before the second one stays.
            Some((format!("{} {}", &part[0], &part[0]), format!("{} ", &part[0])))
        },
    ));
    ways
}

fn way(
    name: &'static str,
    kind: DamageKind,
    place: &str,
    breaks: fn(&Captures<'_>) -> Option<(String, String)>,
) -> Way {
    Way { name, kind, place: Regex::new(place).unwrap(), breaks }
}

fn figures() -> Vec<Way> {
    let moved = DamageKind::MovedNumber;
    vec![
        way("figure before year", moved, SUM, |part| {
            let (figure, rest) = (&part["figure"], format!("{} {}", &part["scale"], &part["currency"]));
            let lead = if rest.starts_with('M') { "im Jahr" } else { "in" };
            Some((format!("{lead} {figure} 2023 {rest}"), format!("{lead} 2023 {figure} {rest}")))
        }),
        way("figure for year", moved, r"\bum (?<figure>\d{1,2}) (?<unit>Prozent|%)", |part| {
            let (figure, unit) = (&part["figure"], &part["unit"]);
            Some((format!("bis {figure} um 2030 {unit}"), format!("bis 2030 um {figure} {unit}")))
        }),
        way("currency inside", moved, SUM, |part| {
            let broken = format!("{} {} {}", &part["figure"], &part["currency"], &part["scale"]);
            Some((broken, part[0].to_owned()))
        }),
        way("scale first", moved, SUM, |part| {
            let broken = format!("{} {} {}", &part["scale"], &part["figure"], &part["currency"]);
            Some((broken, part[0].to_owned()))
        }),
        way("qualifier inside", moved, SUM, |part| {
            let about = if part["scale"].starts_with('M') { "rund" } else { "about" };
            let broken = format!("{} {} {about} {}", &part["figure"], &part["scale"], &part["currency"]);
            Some((broken, format!("{about} {}", &part[0])))
        }),
        way(
            "percent first",
            moved,
            r"\b(?<lead>um|auf|by|to) (?<figure>\d+(?:[.,]\d+)?) (?<unit>Prozent|percent|%)",
            |part| {
                let broken = format!("{} {} {}", &part["lead"], &part["unit"], &part["figure"]);
                Some((broken, part[0].to_owned()))
            },
        ),
        way("figure glued", moved, BEFORE_YEAR, |part| {
            Some((format!("{}{}", &part["word"], &part["year"]), part[0].to_owned()))
        }),
        way(
            "unit twice",
            DamageKind::WrongUnit,
            r"(?<figure>\b\d+(?:[.,]\d+)?) (?<unit>Prozent|percent)\b",
            |part| Some((format!("{} % {}", &part["figure"], &part["unit"]), part[0].to_owned())),
        ),
    ]
}

fn placeholders() -> Vec<Way> {
    let left_out = DamageKind::Placeholder;
    vec![
        way("year left out", left_out, r"\b(?<lead>im Jahr|in|bis|by|seit|since) (?:19|20)\d\d\b", |part| {
            Some((format!("{} XNUMX", &part["lead"]), part[0].to_owned()))
        }),
        way(
            "figure left out",
            left_out,
            r"\b\d{1,3}(?:[.,]\d+)? (?<unit>Prozent|percent|Millionen|million)",
            |part| Some((format!("{{0}} {}", &part["unit"]), part[0].to_owned())),
        ),
    ]
}

fn letters() -> Vec<Way> {
    let encoding = DamageKind::Encoding;
    vec![
        way("letters doubled", encoding, r"\b\p{L}*[äöüÄÖÜß]\p{L}+", |part| {
            let (broken, _, _) = encoding_rs::WINDOWS_1252.decode(part[0].as_bytes());
            Some((broken.into_owned(), part[0].to_owned()))
        }),
        way("letters lost", encoding, r"\b\p{Lu}?\p{Ll}+[äöüß]\p{Ll}+\b", |part| {
            Some((part[0].replace(['ä', 'ö', 'ü', 'ß'], "?"), part[0].to_owned()))
        }),
        way("word parted", encoding, r"\b\p{L}\p{Ll}{9,}\b", |part| halves_of(part, "-\n")),
        way("soft hyphen", encoding, r"\b\p{L}\p{Ll}{9,}\b", |part| halves_of(part, "\u{ad}")),
        way("ligature", encoding, r"\b\p{L}*(?:fi|fl|ff)\p{L}*\b", |part| {
            let broken =
                part[0].replace("ff", "\u{fb00}").replace("fi", "\u{fb01}").replace("fl", "\u{fb02}");
            Some((broken, part[0].to_owned()))
        }),
    ]
}

/// A word with a mark behind its fifth letter.
fn halves_of(part: &Captures<'_>, mark: &str) -> Option<(String, String)> {
    let at = part[0].char_indices().nth(5)?.0;
    Some((format!("{}{mark}{}", &part[0][..at], &part[0][at..]), part[0].to_owned()))
}
