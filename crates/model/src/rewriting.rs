//! What speaks for a text's having been translated or rewritten by a machine, and how broken it is.

use serde::Serialize;

use crate::{DamageKind, Document};

/// How likely a machine translated or rewrote a text, with what speaks for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rewriting {
    /// From 0, nothing speaks for it, to 1.
    pub score: f64,
    /// What speaks for it, for people: `"4 mangled names"`.
    pub reasons: Vec<String>,
}

/// What a page says when it was rewritten, in small letters; a notice has one word of each list.
const MACHINES: [&str; 12] = [
    "künstliche",
    "ki ",
    "ki-",
    "maschinell",
    "automatisch",
    "chatgpt",
    "artificial intelligence",
    " ai",
    "ai-",
    "machine",
    "automatically",
    "google translate",
];
const WORK: [&str; 9] = [
    "übersetz",
    "umgeschrieben",
    "erstellt",
    "generiert",
    "verfasst",
    "translat",
    "rewritten",
    "generated",
    "written",
];

/// What speaks for it. The weights are set by hand: each sign leaves so much of the doubt that was there before.
///
/// ```
/// use depesche_model::{Document, Language, rewriting};
/// let document = Document::new("x", Language::German, "Die Minister trafen sich in Oslo.");
/// assert_eq!(rewriting::rewriting(&document).score, 0.0);
/// ```
pub fn rewriting(document: &Document) -> Rewriting {
    let count = |kind: DamageKind| document.damage.iter().filter(|damage| damage.kind == kind).count();
    let signs = [
        (
            DamageKind::Mistranslation,
            0.75,
            "phrase translated word for word",
            "phrases translated word for word",
        ),
        (DamageKind::MovedNumber, 0.7, "figure out of its place", "figures out of their places"),
        (DamageKind::MangledName, 0.8, "mangled name", "mangled names"),
        (DamageKind::Placeholder, 0.85, "place that was never filled in", "places that were never filled in"),
    ];
    let mut doubt = 1.0;
    let mut reasons = Vec::new();
    if says_so(document) {
        doubt *= 0.1;
        reasons.push("the page says so".to_owned());
    }
    for (kind, left, one, many) in signs {
        let number = count(kind);
        if number > 0 {
            doubt *= f64::powi(left, i32::try_from(number).unwrap_or(i32::MAX));
            reasons.push(format!("{number} {}", if number == 1 { one } else { many }));
        }
    }
    Rewriting { score: ((1.0 - doubt) * 100.0).round() / 100.0, reasons }
}

/// Whether a line that is no part of the article tells that a machine made the text.
fn says_so(document: &Document) -> bool {
    document.boilerplate.iter().any(|line| {
        let words = format!(" {} ", document.slice(line.span).to_lowercase());
        let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
        words.len() < 400 && has(&MACHINES) && has(&WORK)
    })
}

/// How many broken places a text has for each hundred words.
#[expect(clippy::cast_precision_loss, reason = "lengths of texts")]
pub fn brokenness(document: &Document) -> f64 {
    let words = document.text.split_whitespace().count().max(1);
    document.damage.len() as f64 * 100.0 / words as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Damage, Evidence, Language, Span};

    fn broken(kinds: &[DamageKind]) -> Document {
        let mut document =
            Document::new("x", Language::German, "Die Minister trafen sich in Oslo. ".repeat(10));
        document.damage = kinds
            .iter()
            .map(|&kind| Damage { evidence: Evidence::new(Span::new(0, 3), "damage"), kind, repair: None })
            .collect();
        document
    }

    #[test]
    fn signs_add_up() {
        use DamageKind::{Encoding, MangledName, Mistranslation};
        assert!(rewriting(&broken(&[Encoding, Encoding])).score < 0.01);
        let one = rewriting(&broken(&[MangledName]));
        let three = rewriting(&broken(&[MangledName, Mistranslation, Mistranslation]));
        assert!(one.score > 0.1 && three.score > one.score && three.score < 1.0);
        assert_eq!(three.reasons, ["2 phrases translated word for word", "1 mangled name"]);
    }

    #[test]
    fn the_page_itself_says_so() {
        let notice = "Dieser Artikel wurde von künstlicher Intelligenz umgeschrieben.";
        let mut document = Document::new("x", Language::German, notice);
        document.boilerplate = vec![Evidence::new(Span::new(0, notice.len()), "boilerplate.notice")];
        assert!(rewriting(&document).score > 0.8);
    }

    #[test]
    fn broken_places_are_counted_by_words() {
        assert!(
            (brokenness(&broken(&[DamageKind::Encoding, DamageKind::Encoding])) - 200.0 / 60.0).abs() < 1e-9
        );
    }
}
