//! Letters that a printed page leaves behind: soft hyphens, ligatures, words that were parted at the end of a line.

use std::sync::LazyLock;

use depesche_model::{Damage, DamageKind, Evidence, Span};
use regex::Regex;

use crate::line::pattern;

/// A word with a soft hyphen, a blank of no width or a ligature in it.
static HIDDEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[\p{L}\u{AD}\u{200B}\u{FB00}-\u{FB06}-]*[\u{AD}\u{200B}\u{FB00}-\u{FB06}][\p{L}\u{AD}\u{200B}\u{FB00}-\u{FB06}-]*",
    )
});

/// A word parted at the end of a line; "Bundes-\nund" is a word with its end left out.
static PARTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?<first>\p{L}\p{Ll}{1,})-\n(?<rest>\p{Ll}{2,})\b"));

/// What a hyphen may stand before that is no part of the word.
const LINKS: [&str; 10] =
    ["und", "oder", "bis", "sowie", "beziehungsweise", "and", "or", "to", "als", "noch"];

/// Words with marks of the layout in them.
pub(super) fn left_over(text: &str) -> Vec<Damage> {
    let damage = |span: Span, rule, repair: String| Damage {
        evidence: Evidence::new(span, rule),
        kind: DamageKind::Encoding,
        repair: Some(repair),
    };
    let mut found = Vec::new();
    for word in HIDDEN.find_iter(text) {
        let mended: String = word.as_str().chars().map(plain).collect();
        if mended.chars().any(char::is_alphabetic) {
            found.push(damage(Span::new(word.start(), word.end()), "damage.layout-mark", mended));
        }
    }
    for word in PARTED.captures_iter(text) {
        let Some(whole) = word.get(0) else { continue };
        if !LINKS.contains(&&word["rest"]) {
            let mended = format!("{}{}", &word["first"], &word["rest"]);
            found.push(damage(Span::new(whole.start(), whole.end()), "damage.word-parted", mended));
        }
    }
    found
}

/// The letters that a mark stands for; every other letter is itself.
fn plain(letter: char) -> String {
    let letters = match letter {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{ad}' | '\u{200b}' => "",
        letter => return letter.to_string(),
    };
    letters.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repairs(text: &str) -> Vec<(&str, Option<String>)> {
        left_over(text).into_iter().map(|d| (d.evidence.span.of(text), d.repair)).collect()
    }

    #[test]
    fn words_are_made_whole() {
        for (broken, whole) in [
            ("Außen\u{ad}minister", "Außenminister"),
            ("o\u{fb03}ziell", "offiziell"),
            ("Außen-\nminister", "Außenminister"),
        ] {
            assert_eq!(repairs(&format!("Der {broken} kam.")), [(broken, Some(whole.to_owned()))]);
        }
        assert_eq!(repairs("Bundes-\nund Landesminister; Berlin-\nTegel"), []);
    }
}
