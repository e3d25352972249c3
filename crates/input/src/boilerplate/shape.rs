//! What a line looks like, whatever its words say.

use std::sync::LazyLock;

use regex::Regex;

use super::cue::TABLE;
use crate::day;
use crate::line::{pattern, words};

static POSTCODE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[,;|·]\s*|\b[A-Z]{1,2}[-–])(?:\d{5}|[1-9]\d{3})\s+\p{Lu}[\p{L}.-]+"));
static REACHABLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:tel(?:efon|\.|:)|phone|fax|mobil|e-?mail|mail|web|internet|www\.|https?://)|[\w.+-]+@[\w-]+\.\w+|^\+\d[\d /()-]{6,}$",
    )
});
static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[[A-Z]+(?:_[A-Z]+)+\]|\{\{[^{}]*\}\}"));
/// "[Bild: Saal mit Flaggen]": what a page shows instead of a picture.
static PICTURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\[(?:bild|foto|grafik|karte|video|image|photo|picture|graphic|map|caption)\b[^\]]*\]$")
});
static COUNT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\d.,]+[kKM+]?$"));

/// The kind of a line that needs no table.
pub(super) fn kind(line: &str, words: &[String]) -> Option<&'static str> {
    if words.is_empty() {
        return Some("rule"); // "---", "* * *"
    }
    if COUNT.is_match(line) && !line.contains("19") && !line.contains("20") {
        return Some("views");
    }
    if is_bar(line) {
        return Some("menu");
    }
    if line.contains('©')
        && (line.starts_with('©') && words.iter().any(|word| word.len() == 4 && word.starts_with("20")))
    {
        return Some("rights");
    }
    if PLACEHOLDER.is_match(line) && PLACEHOLDER.replace_all(line, "").split_whitespace().count() <= 2 {
        return Some("placeholder");
    }
    (PICTURE.is_match(line) || is_description(line, words)).then_some("picture")
}

/// Several entries side by side, at least half of them those of menus: "Home / World / Oslo".
fn is_bar(line: &str) -> bool {
    if line.len() > 200 || is_credit(line) {
        return false;
    }
    let in_menu = |entry: &str| words(entry).all(|word| TABLE.menu.contains(word.to_lowercase().as_str()));
    let is_known = |entry: &str| {
        let name = entry.trim().to_lowercase();
        in_menu(entry) || TABLE.sections.contains(name.as_str()) || TABLE.countries.contains(&name)
    };
    let bars = ['|', '·', '•', '>', '›', '»', '/'];
    let entries: Vec<_> = line
        .split(bars)
        .flat_map(|entry| entry.split(": "))
        .filter(|entry| words(entry).next().is_some())
        .collect();
    if let [only] = entries[..] {
        // "Facebook Twitter WhatsApp"
        let all: Vec<_> = words(only).map(str::to_lowercase).collect();
        return all.len() > 1 && in_menu(only) && !is_label(line, &all) && day::in_line(line).is_none();
    }
    let known = entries.iter().filter(|entry| is_known(entry)).count();
    // A colon alone also stands in headlines: "Politik: Minister reist ab".
    let enough = if line.contains(bars) { entries.len().div_ceil(2) } else { entries.len() };
    known >= enough
        && entries.iter().any(|entry| in_menu(entry))
        && entries.iter().all(|entry| words(entry).count() <= 4)
        && day::in_line(line).is_none()
}

/// Whether all words are those of a menu.
pub(super) fn is_menu(words: &[String]) -> bool {
    (1..=20).contains(&words.len()) && words.iter().all(|word| TABLE.menu.contains(word.as_str()))
}

/// "© Bote Verlag", below an article. Above and inside it a photographer stands behind the sign.
pub(super) fn is_notice_of_rights(line: &str) -> bool {
    const OWNERS: &[&str] =
        &["gmbh", "mbh", "verlag", "ltd", "inc", "llc", "corp", "limited", "media", "19", "20"];
    let lower = line.to_lowercase();
    line.starts_with('©') && OWNERS.iter().any(|owner| lower.contains(owner))
}

/// Whether the line closes a sentence.
pub(super) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '“', '”', '»', '«', '’', '\'', ')', ']', ' ']);
    line.ends_with(['.', '!', '?', '…']) || line.contains(". ")
}

/// A section or a country alone: "Politik", "Kasachstan", "Welt | Asien".
pub(super) fn is_label(line: &str, words: &[String]) -> bool {
    let is_section = |word: &str| TABLE.sections.contains(word) || TABLE.countries.contains(word);
    let whole = line.trim_end_matches([':', '.', '|', '›', '>', '/']).trim().to_lowercase();
    (1..=3).contains(&words.len()) && (is_section(&whole) || words.iter().all(|word| is_section(word)))
}

/// A source, an agency or an author, which belongs to the article.
pub(crate) fn is_credit(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "quelle",
        "source",
        "foto",
        "photo",
        "bild:",
        "von ",
        "by ",
        "text:",
        "autor",
        "author",
        "übersetz",
        "translat",
        "(",
        "—",
        "– ",
        "red.",
        "image:",
        "picture",
        "credit",
        "mit material",
        "with inputs",
        "reporting by",
        "edited by",
        "written by",
    ];
    let lower: String = line.chars().take(20).flat_map(char::to_lowercase).collect();
    let is_agency = line.len() < 200
        && line.chars().filter(|c| c.is_alphabetic()).count() <= 12
        && line.chars().all(|c| c.is_uppercase() || c.is_ascii_punctuation() || c == ' ');
    is_agency || STARTS.iter().any(|start| lower.starts_with(start))
}

/// A town with its postcode.
pub(super) fn is_postcode(line: &str) -> bool {
    let is_year = |found: &str| {
        let digits: String = found.chars().filter(char::is_ascii_digit).collect();
        digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
    };
    line.len() <= 140
        && !ends_sentence(line)
        && POSTCODE.find_iter(line).any(|found| !is_year(found.as_str()))
}

/// A telephone number, an address of mail or web.
pub(super) fn is_reachable(line: &str, words: &[String]) -> bool {
    words.len() <= 12 && REACHABLE.is_match(line)
}

/// The name of a site or its publisher, at the end of a page.
pub(super) fn is_site(words: &[String]) -> bool {
    const NAMES: &[&str] = &[
        "agency",
        "agentur",
        "nachrichtenagentur",
        "zeitung",
        "magazin",
        "magazine",
        "portal",
        "media",
        "gmbh",
        "verlag",
        "ltd",
        "inc",
        "newspaper",
    ];
    (2..=8).contains(&words.len()) && words.iter().any(|word| NAMES.contains(&word.as_str()))
}

/// A name or two: every word in capitals but for small ones, no mark, no digit.
pub(super) fn is_name(line: &str, words: &[String]) -> bool {
    const SMALL: &[&str] = &[
        "und", "and", "of", "the", "für", "for", "in", "der", "die", "das", "de", "&", "von", "plus", "zu",
        "at",
    ];
    let is_plain = line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '&' | '-' | '\'' | '’' | '.'));
    is_plain
        && (2..=5).contains(&words.len())
        && !line.ends_with('.')
        && !is_credit(line)
        && line.split(' ').all(|word| word.starts_with(char::is_uppercase) || SMALL.contains(&word))
}

/// The headline of another article, on a line behind a cue.
pub(super) fn is_teaser(line: &str, words: &[String]) -> bool {
    (4..=20).contains(&words.len())
        && !ends_sentence(line)
        && !is_credit(line)
        && day::in_line(line).is_none()
}

/// What a picture shows, written for those who cannot see it: people without names, things to be seen.
fn is_description(line: &str, words: &[String]) -> bool {
    const WHO: &[&str] = &[
        "menschen", "personen", "männer", "frauen", "ein", "eine", "zwei", "drei", "vier", "fünf", "mehrere",
        "gruppe", "people", "men", "women", "man", "woman", "a", "two", "three", "four", "five", "several",
        "group", "person", "mann", "frau",
    ];
    const SEEN: &[&str] = &[
        "sitzen",
        "sitzt",
        "stehen",
        "steht",
        "posieren",
        "posiert",
        "schütteln",
        "lächeln",
        "lächelt",
        "hintergrund",
        "vordergrund",
        "davor",
        "dahinter",
        "daneben",
        "flagge",
        "flaggen",
        "fahne",
        "fahnen",
        "pult",
        "rednerpult",
        "mikrofon",
        "mikrofone",
        "mikrofonen",
        "stühlen",
        "tisch",
        "anzug",
        "anzügen",
        "saal",
        "podium",
        "gruppenfoto",
        "kamera",
        "hände",
        "sitting",
        "sits",
        "sit",
        "standing",
        "stands",
        "stand",
        "posing",
        "pose",
        "shaking",
        "shake",
        "smiling",
        "background",
        "foreground",
        "flag",
        "flags",
        "podium",
        "lectern",
        "microphone",
        "microphones",
        "table",
        "suit",
        "suits",
        "chairs",
        "hands",
        "wearing",
        "front",
        "camera",
    ];
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(&word.as_str())).count();
    let starts = words.iter().take(2).any(|word| WHO.contains(&word.as_str()));
    let has_figure = line.contains(|c: char| c.is_ascii_digit());
    starts && words.len() <= 30 && !has_figure && !line.contains(['„', '"', '“']) && count(SEEN) >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        super::words(line).map(str::to_lowercase).collect()
    }

    #[test]
    fn shapes() {
        let of = |line: &str| kind(line, &words(line));
        assert_eq!(of("* * *"), Some("rule"));
        assert_eq!(of("Drucken | Merken | Teilen"), Some("menu"));
        assert_eq!(of("Start > Politik > Norwegen"), Some("menu"));
        assert_eq!(of("Bild: [IMAGE_TEXT]"), Some("placeholder"));
        assert_eq!(
            of("Zwei Männer in Anzügen stehen vor Flaggen und schütteln sich die Hände."),
            Some("picture")
        );
        assert_eq!(of("Home / World / Northern Europe"), Some("menu"));
        assert_eq!(of("Print | E-mail | Text size"), Some("menu"));
        assert_eq!(of("[Bild: Saal mit Flaggen]"), Some("picture"));
        assert_eq!(of("Norwegen, Island"), None);
        assert_eq!(of("Politik: Minister reist ab"), None);
        assert_eq!(of("Quelle: Telegram"), None);
        assert_eq!(of("12.11.2025 | NORWEGEN"), None);
        assert_eq!(of("2023"), None);
    }

    #[test]
    fn places_and_names() {
        assert!(
            is_postcode("3003 Bern")
                && is_postcode("Amt, D-10117 Berlin")
                && !is_postcode("2023 Oslo")
                && !is_postcode("Oslo 2023")
        );
        assert!(
            is_name("Muster Reisen", &words("Muster Reisen"))
                && !is_name("Von Ada Meier", &words("Von Ada Meier"))
        );
        assert!(is_credit("ABC") && is_credit("Quelle: Amt") && !is_credit("Fischer fahren aus"));
        assert!(
            is_label("POLITIK", &words("POLITIK"))
                && !is_label("Politik der Fische", &words("Politik der Fische"))
        );
    }
}
