//! Places in a row: "24. Sitzung", "dritte", "XXIV. Gipfel", "11th", "twenty-first".

use super::{english, german};
use crate::piece::{Kind, Pieces};

/// A place in a row: which, and the place behind it.
pub(crate) type Ordinal = english::Words;

/// The ordinal at `at`.
pub(crate) fn ordinal_at(pieces: &Pieces, at: usize) -> Option<Ordinal> {
    if pieces.glued(at) && at > 0 && (pieces.is(at - 1, Kind::Word) || pieces.is(at - 1, Kind::Digits)) {
        return None;
    }
    roman(pieces, at).or_else(|| if pieces.german { in_german(pieces, at) } else { in_english(pieces, at) })
}

fn in_german(pieces: &Pieces, at: usize) -> Option<Ordinal> {
    if pieces.is(at, Kind::Digits) {
        let value = pieces.digits(at).filter(|_| pieces.width(at) <= 3)?;
        let end = at + 2;
        let dotted = pieces.glued_mark(at + 1, ".") && !pieces.glued(end) && (1..=999).contains(&value);
        return (dotted && is_led_to(pieces, at, end)).then_some(Ordinal { value: value.into(), end });
    }
    let word = pieces.lower(at);
    if !pieces.is(at, Kind::Word) {
        return None;
    }
    // "dreihundert Billionste": a number before a scale that has become a place.
    if let Some(before) = german::cardinal(word)
        && let Some(value) = german::ordinal(pieces.lower(at + 1)).filter(|value| *value >= 1000)
    {
        return Some(Ordinal { value: before.checked_mul(value)?, end: at + 2 });
    }
    if let Some(value) = german::ordinal(word) {
        // "achten" is mostly a verb.
        let verb = word == "achten" && !is_article(pieces.before(at));
        return (!verb).then_some(Ordinal { value, end: at + 1 });
    }
    (pieces.before(at) == "zu")
        .then(|| german::group(word))
        .flatten()
        .map(|value| Ordinal { value, end: at + 1 })
}

/// Whether a noun that can have a place in a row follows, rather than a new sentence.
fn is_led_to(pieces: &Pieces, at: usize, next: usize) -> bool {
    if !pieces.is(next, Kind::Word) {
        return false;
    }
    let opens = at == 0 || matches!(pieces.before(at), "\n" | "(" | "„" | "\"" | "“" | ":" | "–" | ",");
    !pieces.is_capital(next) || opens || is_article(pieces.before(at)) || is_adjective(pieces, at)
}

/// "die bereits 24. Sitzung", "zur mittlerweile 5. Runde", "ihr gemeinsames 3. Treffen"
fn is_adjective(pieces: &Pieces, at: usize) -> bool {
    matches!(
        pieces.before(at),
        "bereits" | "mittlerweile" | "inzwischen" | "nunmehr" | "und" | "sowie" | "bis"
    ) && at >= 2
        && (is_article(pieces.before(at - 1)) || pieces.before(at - 1) == ".")
}

fn is_article(word: &str) -> bool {
    const ARTICLES: [&str; 40] = [
        "der", "die", "das", "dem", "den", "des", "zum", "zur", "beim", "am", "im", "vom", "ein", "eine",
        "einen", "einem", "einer", "eines", "sein", "seine", "seinen", "seinem", "seiner", "ihr", "ihre",
        "ihren", "ihrem", "ihrer", "unser", "unsere", "dieser", "diese", "diesen", "diesem", "dieses",
        "jeder", "jede", "jedes", "kein", "keine",
    ];
    ARTICLES.contains(&word)
}

fn in_english(pieces: &Pieces, at: usize) -> Option<Ordinal> {
    if pieces.is(at, Kind::Digits) {
        let value = pieces.digits(at)?;
        let suffix = pieces.glued(at + 1) && matches!(pieces.lower(at + 1), "st" | "nd" | "rd" | "th");
        return suffix.then_some(Ordinal { value: value.into(), end: at + 2 });
    }
    let ordinal = english::ordinal(pieces, at)?;
    let singular = ordinal.end == at + 1;
    // "a trillionth" is a part, "a second" mostly a time.
    let part = singular && ordinal.value >= 100 && matches!(pieces.before(at), "a" | "one");
    let time = singular
        && ordinal.value == 2
        && (matches!(pieces.before(at), "per" | "a" | "each" | "every")
            || pieces.is(at.wrapping_sub(1), Kind::Digits))
        && !pieces.is(ordinal.end, Kind::Word);
    let verb = singular && ordinal.value == 2 && pieces.before(at) == "to";
    (!part && !time && !verb).then_some(ordinal)
}

/// "XXIV. Gipfel", "the VI Summit": Roman numbers before a noun, but not behind a name, where they count kings.
fn roman(pieces: &Pieces, at: usize) -> Option<Ordinal> {
    let word = pieces.written(at);
    if !pieces.is(at, Kind::Word) || !may_be_roman(word) {
        return None;
    }
    let value = roman_value(word)?;
    let dotted = pieces.glued_mark(at + 1, ".") && !pieces.glued(at + 2);
    let end = if dotted { at + 2 } else { at + 1 };
    // A single letter is an initial unless a German ordinal point and an article make it a number.
    let article =
        is_article(pieces.before(at)) || matches!(pieces.before(at), "the" | "their" | "its" | "\n" | "");
    let noun = pieces.is(end, Kind::Word) && pieces.is_capital(end) && pieces.lower(end).len() > 3;
    let long_enough = word.len() > 1 || dotted && pieces.german;
    (article && noun && long_enough).then_some(Ordinal { value, end })
}

/// Whether a word is made of Roman digits.
pub(crate) fn may_be_roman(word: &str) -> bool {
    word.len() <= 7 && word.bytes().all(|byte| b"IVXL".contains(&byte))
}

fn roman_value(word: &str) -> Option<u64> {
    const STEPS: [(&str, u64); 7] =
        [("XL", 40), ("L", 50), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    let (mut rest, mut value) = (word, 0);
    for (letters, step) in STEPS {
        let most = if letters == "X" || letters == "I" { 3 } else { 1 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(letters) else { break };
            (rest, value) = (after, value + step);
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    fn ordinals(text: &str, language: &Language) -> Vec<u64> {
        let pieces = Pieces::new(text, language);
        let mut found = Vec::new();
        let mut at = 0;
        while at < pieces.len() {
            let ordinal = ordinal_at(&pieces, at);
            found.extend(ordinal.map(|ordinal| ordinal.value));
            at = ordinal.map_or(at + 1, |ordinal| ordinal.end);
        }
        found
    }

    #[test]
    fn german() {
        assert_eq!(ordinals("Die sechste Sitzung folgte auf das 24. Treffen.", &Language::German), [6, 24]);
        assert_eq!(ordinals("Es waren 24. Das freut uns.", &Language::German), [0_u64; 0]);
        assert_eq!(ordinals("zum XXIV. Gipfel mit Karl XVI. Gustaf", &Language::German), [24]);
        assert_eq!(ordinals("der dreihundert Billionste Stern", &Language::German), [300_000_000_000_000]);
    }

    #[test]
    fn english() {
        assert_eq!(ordinals("The twenty-first session and the 3rd round", &Language::English), [21, 3]);
        assert_eq!(ordinals("for a second, a trillionth", &Language::English), [0_u64; 0]);
    }
}
