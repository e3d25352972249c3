//! Letters that an encoding lost ("er?ffnet"), doubled ("fÃ¼r") or a page dropped ("West und Nordafrika").

use std::collections::BTreeSet;
use std::sync::LazyLock;

use depesche_model::{Damage, DamageKind, Evidence, Span};
use encoding_rs::WINDOWS_1252;
use regex::Regex;

use crate::line::pattern;

/// A question mark or U+FFFD inside a word, or at the start of one in small letters.
static LOST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[\p{L}-]*\p{L}[?\u{FFFD}]{1,2}\p{Ll}[\p{L}?\u{FFFD}-]*|\u{FFFD}\p{Ll}[\p{L}\u{FFFD}]*")
});

/// UTF-8 that was read as Windows-1252: "Ã¼", "â€ž", "Â«".
static DOUBLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[\p{L}-]*(?:[ÃÂÄÅ][\u{80}-\u{BF}ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€[\u{80}-\u{BF}œžš™“”¦˜]?)[\p{L}\u{80}-\u{BF}Ÿœž€™-]*",
    )
});

/// "West und Zentralafrika": the hyphen that stands for the second word's end is gone.
static HYPHEN: LazyLock<Regex> = LazyLock::new(|| {
    let side = "(?:Nord|Süd|Ost|West|Mittel|Zentral|Vorder|Nordost|Nordwest|Südost|Südwest|Hinter)";
    pattern(&format!(
        r"\b(?<first>{side}) (?<link>und|oder|bis) (?<second>{side}(?:afrika|asien|europa|amerika|deutschland|korea|jemen|see|küste|ukraine|russland|china|indien)\p{{L}}*)"
    ))
});

/// Parts of German words, by which the lost letter is known; those with `^` only at the start.
static STEMS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    include_str!("../../../../data/damage/umlauts.tsv").lines().filter(|row| !row.starts_with('#')).collect()
});

/// The forms of German verbs that have such letters.
static VERBS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let forms = include_str!("../../../../data/verb/de.tsv").lines().flat_map(|row| row.split(['\t', '|']));
    forms.filter(|form| form.contains(['ä', 'ö', 'ü', 'ß'])).collect()
});

/// Words with letters that are lost or too many.
pub(super) fn lost(text: &str) -> Vec<Damage> {
    let damage = |span, rule, repair| Damage {
        evidence: Evidence::new(span, rule),
        kind: DamageKind::Encoding,
        repair,
    };
    let mut found = Vec::new();
    for word in LOST.find_iter(text) {
        let span = Span::new(word.start(), word.end());
        if !is_in_address(text, span) {
            found.push(damage(span, "damage.letter-lost", restored(word.as_str())));
        }
    }
    for word in DOUBLED.find_iter(text) {
        if let Some(repair) = decoded(word.as_str()) {
            found.push(damage(Span::new(word.start(), word.end()), "damage.letter-doubled", Some(repair)));
        }
    }
    for phrase in HYPHEN.captures_iter(text) {
        let Some(whole) = phrase.get(0) else { continue };
        let repair = format!("{}- {} {}", &phrase["first"], &phrase["link"], &phrase["second"]);
        found.push(damage(Span::new(whole.start(), whole.end()), "damage.hyphen-lost", Some(repair)));
    }
    found
}

/// Whether the word is part of an address, where a question mark belongs, or of two sentences without a blank.
fn is_in_address(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let token = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    token.contains(['/', '@', '=', '.']) || after.starts_with(['=', '/', '&'])
}

/// The word with its letters put back, if only one way gives a word that the table knows.
fn restored(word: &str) -> Option<String> {
    let mut ways = vec![String::new()];
    let marks = word.matches(['?', '\u{fffd}']).count();
    if marks > 3 {
        return None;
    }
    for c in word.chars() {
        let letters: &[char] =
            if matches!(c, '?' | '\u{fffd}') { &['ä', 'ö', 'ü', 'ß', 'Ä', 'Ö', 'Ü'] } else { &[c] };
        ways = ways
            .iter()
            .flat_map(|way| {
                // A capital stands first or nowhere, "ß" never first.
                let fits = |letter: &&char| way.is_empty() != letter.is_lowercase() || letters.len() == 1;
                letters.iter().filter(fits).map(move |letter| format!("{way}{letter}"))
            })
            .collect();
    }
    // A whole form of a verb is surer than parts of words.
    let verbs: Vec<&String> = ways.iter().filter(|way| VERBS.contains(way.as_str())).collect();
    if let [only] = verbs[..] {
        return Some(only.clone());
    }
    let scored: Vec<_> =
        ways.into_iter().map(|way| (known(&way), way)).filter(|(known, _)| *known > 0).collect();
    let best = scored.iter().map(|(known, _)| *known).max()?;
    let mut best = scored.into_iter().filter(|(known, _)| *known == best).map(|(_, way)| way);
    let only = best.next()?;
    best.next().is_none().then_some(only)
}

/// How much of a word the longest stems cover at its special letters, every one of which must be covered.
fn known(word: &str) -> usize {
    let lower = word.to_lowercase();
    let mut covered = vec![0_usize; lower.len()];
    for stem in STEMS.iter() {
        let (stem, at_start) = stem.strip_prefix('^').map_or((*stem, false), |stem| (stem, true));
        for (at, _) in lower.match_indices(stem).filter(|(at, _)| !at_start || *at == 0) {
            for place in covered.iter_mut().skip(at).take(stem.len()) {
                *place = (*place).max(stem.len());
            }
        }
    }
    let mut special = lower
        .char_indices()
        .filter(|(_, c)| "äöüß".contains(*c))
        .map(|(at, _)| covered.get(at).copied().unwrap_or(0));
    special.try_fold(0, |sum, known| if known == 0 { None } else { Some(sum + known) }).unwrap_or(0)
}

/// The word as it was before its UTF-8 was taken for Windows-1252, once or several times over; none if its bytes are no UTF-8.
fn decoded(word: &str) -> Option<String> {
    let once = |word: &str| {
        let (bytes, _, is_lossy) = WINDOWS_1252.encode(word);
        let decoded = String::from_utf8(bytes.into_owned()).ok().filter(|_| !is_lossy)?;
        (decoded != word).then_some(decoded)
    };
    let mut mended = once(word)?;
    while DOUBLED.is_match(&mended)
        && let Some(next) = once(&mended)
    {
        mended = next;
    }
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repairs(text: &str) -> Vec<(&str, Option<String>)> {
        lost(text).into_iter().map(|d| (d.evidence.span.of(text), d.repair)).collect()
    }

    #[test]
    fn letters_are_put_back() {
        for (broken, whole) in [
            ("er?ffnete", "eröffnete"),
            ("Au?enminister", "Außenminister"),
            ("Pr?sidentin", "Präsidentin"),
            ("f?r", "für"),
            ("L?ndern", "Ländern"),
            ("Gespr\u{fffd}che", "Gespräche"),
            ("R?ckf?hrung", "Rückführung"),
        ] {
            assert_eq!(repairs(&format!("Das {broken} war.")), [(broken, Some(whole.to_owned()))]);
        }
    }

    #[test]
    fn what_cannot_be_known_is_not_repaired() {
        assert_eq!(repairs("Herr M?ller kam."), [("M?ller", None)]);
        assert_eq!(repairs("Kommt er?Nein. Wirklich? ja"), []);
        assert_eq!(repairs("https://example.org/suche?wort=x"), []);
    }

    #[test]
    fn doubled_letters_are_decoded() {
        assert_eq!(
            repairs("GesprÃ¤che fÃ¼r"),
            [("GesprÃ¤che", Some("Gespräche".to_owned())), ("fÃ¼r", Some("für".to_owned()))]
        );
        assert_eq!(repairs("fÃƒÂ¼r"), [("fÃƒÂ¼r", Some("für".to_owned()))]);
        assert_eq!(repairs("â€žWir"), [("â€žWir", Some("„Wir".to_owned()))]);
        assert_eq!(repairs("São Paulo, Ân, Åland"), []);
    }

    #[test]
    fn a_hyphen_is_put_back() {
        assert_eq!(
            repairs("nach West und Zentralafrika"),
            [("West und Zentralafrika", Some("West- und Zentralafrika".to_owned()))]
        );
    }
}
