//! Multiples: "verdoppelt", "das 1,5-Fache", "dreifach", "4 times", "threefold", "doubled".

use depesche_model::Figure;
use rust_decimal::Decimal;

use super::number::Number;
use super::{Found, german};
use crate::piece::{Kind, Pieces};

/// The unit of multiples.
const TIMES: &str = "x";

/// A number with "-fach", "Mal so viel" or "times" behind it.
pub(crate) fn after_number(pieces: &Pieces, number: Number) -> Option<Found> {
    if number.article && pieces.german {
        return None;
    }
    let at = pieces.after_dash(number.end).filter(|_| pieces.glued(number.end)).unwrap_or(number.end);
    let end = if pieces.german {
        let word = pieces.lower(at);
        let compared = matches!(pieces.lower(at + 1), "so" | "mehr" | "höher" | "größer");
        let multiplies = is_fold(word) || word == "mal" && compared;
        if !multiplies {
            return None;
        }
        at + 1
    } else {
        let word = pieces.lower(at);
        match word {
            "fold" if pieces.glued(at) => at + 1,
            "x" if pieces.glued(at) && !pieces.is(at + 1, Kind::Digits) => at + 1,
            // "won 5 times" counts; "grew 4 times over", "3 times higher" and "5 times that of" multiply.
            "times" if multiplies(pieces, number, at + 1) => at + 1,
            _ => return None,
        }
    };
    Some(found(number.start, end, number.value, Some(number)))
}

fn is_fold(word: &str) -> bool {
    matches!(word, "fach" | "fache" | "fachen" | "faches" | "facher")
}

/// Whether "times" behind a number multiplies.
fn multiplies(pieces: &Pieces, number: Number, next: usize) -> bool {
    const BEFORE: [&str; 14] = [
        "grown",
        "grew",
        "grow",
        "increased",
        "increase",
        "rose",
        "risen",
        "up",
        "expanded",
        "by",
        "multiplied",
        "climbed",
        "jumped",
        "soared",
    ];
    const BEHIND: [&str; 9] =
        ["over", "higher", "more", "larger", "greater", "the", "that", "as", "compared"];
    let before =
        (1..=2).any(|back| number.start >= back && BEFORE.contains(&pieces.lower(number.start - back)));
    before && (BEHIND.contains(&pieces.lower(next)) || !pieces.is(next, Kind::Word))
        || matches!(pieces.lower(next), "higher" | "larger" | "greater" | "as" | "more")
}

/// A multiple in one word.
pub(crate) fn alone(pieces: &Pieces, at: usize) -> Option<Found> {
    if !pieces.is(at, Kind::Word) {
        return None;
    }
    let word = pieces.lower(at);
    let value = if pieces.german { in_german(word)? } else { in_english(word)? };
    Some(found(at, at + 1, value.into(), None))
}

fn in_german(word: &str) -> Option<u64> {
    // The verbs: verdoppeln, verdreifachen, vervierfachen …
    if word.starts_with("verdoppel") && !word.ends_with("ung") && !word.ends_with("ungen") {
        return Some(2);
    }
    let bare = word.strip_prefix("ver").unwrap_or(word);
    if !german::may_begin(bare) {
        return None;
    }
    let stem = ["te", "ten", "t", "en", "e", "es", "er", ""]
        .iter()
        .find_map(|ending| bare.strip_suffix(ending).and_then(|stem| stem.strip_suffix("fach")))?;
    if matches!(word, "einfach" | "einfache" | "einfachen" | "einfacher" | "einfaches") {
        return None;
    }
    german::cardinal(stem).filter(|times| (2..=1000).contains(times))
}

pub(crate) fn in_english(word: &str) -> Option<u64> {
    match word {
        "doubled" | "doubling" | "twofold" => Some(2),
        "tripled" | "tripling" | "trebled" | "threefold" => Some(3),
        "quadrupled" | "quadrupling" | "fourfold" => Some(4),
        "quintupled" | "fivefold" => Some(5),
        _ => super::english::small(word.strip_suffix("fold")?).filter(|times| *times > 1),
    }
}

fn found(start: usize, end: usize, value: Decimal, number: Option<Number>) -> Found {
    let figure = Figure::Quantity { value, unit: TIMES.to_owned() };
    Found { start, end, figure, rule: "figure.multiple", number }
}
