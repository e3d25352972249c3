//! What copying does to a text: a sentence that stands in it twice, an end that is missing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use depesche_model::{Damage, DamageKind, Evidence, Span};
use regex::Regex;

use crate::line::{lines, pattern, words};

/// The end of a sentence, with the mark that closes a quotation.
static END: LazyLock<Regex> = LazyLock::new(|| pattern(r#"[.!?…]["“”«»’')]*(?:\s|$)"#));

/// How a teaser or an interface says that there was more: "… [+1234 chars]", "… weiterlesen".
static CUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\[\+?\d+ (?:chars|characters|zeichen)\]|(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*[\[(]?(?:mehr|weiterlesen|weiter lesen|read more|more|continue reading)[\])]?|\[(?:…|\.\.\.)\])$",
    )
});

/// Words with which no sentence ends.
const GOES_ON: [&str; 34] = [
    "und", "oder", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "mit",
    "von", "für", "zu", "im", "zur", "zum", "dass", "the", "a", "an", "and", "or", "of", "to", "with", "for",
    "by", "from", "that", "their",
];

/// Shorter sentences are said twice on purpose.
const FEWEST_WORDS: usize = 9;
/// A line that is cut off has at least so many words.
const FEWEST_BEFORE: usize = 8;

/// Sentences that stand in the text for the second time. The repair leaves them out.
pub(super) fn doubled(text: &str) -> Vec<Damage> {
    let mut seen: BTreeSet<Vec<&str>> = BTreeSet::new();
    let mut found = Vec::new();
    for line in lines(text) {
        let mut from = 0;
        let words_of = line.of(text);
        // What has no full stop is a headline, which pages repeat.
        for to in END.find_iter(words_of).map(|end| end.end()) {
            let Some(sentence) = words_of.get(from..to) else { continue };
            let all: Vec<&str> = words(sentence).collect();
            from = to;
            if all.len() >= FEWEST_WORDS && !seen.insert(all) {
                found.push(Damage {
                    evidence: Evidence::new(
                        Span::within(text, sentence).trimmed(text),
                        "damage.sentence-twice",
                    ),
                    kind: DamageKind::DoubledText,
                    repair: Some(String::new()),
                });
            }
        }
    }
    found
}

/// The end of a text that breaks off.
pub(super) fn cut_off(text: &str) -> Option<Damage> {
    let last = lines(text)
        .filter(|line| words(line.of(text)).take(FEWEST_BEFORE).count() == FEWEST_BEFORE)
        .last()?;
    let line = last.of(text);
    let end = if let Some(mark) = CUT.find(line) {
        mark.start()
    } else {
        // Below it there may be labels, but no sentence: then the text went on.
        let word = line.rsplit(char::is_whitespace).next()?;
        let broken = line.ends_with(',') || GOES_ON.contains(&word.to_lowercase().as_str());
        if !broken || last.end < text.trim_end().len() {
            return None;
        }
        line.len() - word.len()
    };
    let span = Span::new(last.start + end, last.end);
    Some(Damage { evidence: Evidence::new(span, "damage.cut-off"), kind: DamageKind::CutOff, repair: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_where_it_stands_again() {
        let sentence = "Die Minister von Peru und Chile trafen sich am Montag in Lima.";
        let text = format!("{sentence} Sie sprachen über den Hafen.\n\nDanach aßen sie. {sentence}\n");
        let found = doubled(&text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].evidence.span.of(&text), sentence);
        assert!(found[0].evidence.span.start > 80);
        assert_eq!(doubled("Es gilt das gesprochene Wort. Es gilt das gesprochene Wort."), []);
    }

    #[test]
    fn an_end_that_is_missing_is_told() {
        for (text, words) in [
            (
                "The ministers of Peru and Chile met in Lima on Monday and spoke about … [+1234 chars]",
                "[+1234 chars]",
            ),
            (
                "Die Minister von Peru und Chile trafen sich am Montag in Lima und sprachen ... weiterlesen",
                "... weiterlesen",
            ),
            ("Die Minister von Peru und Chile trafen sich am Montag in Lima und sprachen mit", "mit"),
        ] {
            assert_eq!(cut_off(text).unwrap().evidence.span.of(text), words);
        }
        for text in [
            "Die Minister von Peru und Chile trafen sich am Montag in Lima.",
            "Die Minister von Peru und Chile trafen sich am Montag in Lima",
            "Lima und",
            "Die Minister von Peru und Chile trafen sich am Montag in Lima und\n\nWeitere Meldungen",
        ] {
            assert_eq!(cut_off(text), None, "{text}");
        }
    }
}
