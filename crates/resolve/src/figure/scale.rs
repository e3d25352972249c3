//! Words and abbreviations for powers of ten: "Millionen", "Mrd.", "bn", "lakh".

use rust_decimal::Decimal;

use crate::piece::Pieces;

/// A power of ten (or a dozen) that a number is multiplied with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    /// The factor.
    pub(crate) factor: Decimal,
    /// The place behind it.
    pub(crate) end: usize,
    /// Whether it is a single letter that means a number only beside a currency: "m", "b".
    pub(crate) letter: bool,
}

/// A scale word at `at`. "Billion" is a million millions in German and a thousand millions in English.
pub(crate) fn scale_at(pieces: &Pieces, at: usize) -> Option<Scale> {
    let word = pieces.lower(at);
    let power = if pieces.german { german(word) } else { None }.or_else(|| english(word, pieces.german));
    let (factor, letter) = match power {
        Some((12, 'd')) => (12, false),
        Some((power, kind)) => (10_i64.checked_pow(power)?, kind == 'l'),
        None => return None,
    };
    let mut end = at + 1;
    // The full stop of an abbreviation belongs to it, unless a sentence ends there.
    if matches!(word, "mio" | "mrd" | "bio" | "tsd" | "mill" | "mn" | "bn") && pieces.glued_mark(end, ".") {
        let next = pieces.get(end + 1);
        let ends_sentence = next.is_none() || pieces.lower(end + 1) == "\n";
        if !ends_sentence {
            end += 1;
        }
    }
    Some(Scale { factor: Decimal::from(factor), end, letter })
}

fn german(word: &str) -> Option<(u32, char)> {
    Some(match word {
        "hundert" => (2, 'w'),
        "tausend" | "tsd" => (3, 'w'),
        "million" | "millionen" | "mio" | "mill" => (6, 'w'),
        "milliarde" | "milliarden" | "mrd" | "mia" => (9, 'w'),
        "billion" | "billionen" | "bio" => (12, 'w'),
        "billiarde" | "billiarden" => (15, 'w'),
        "trillion" | "trillionen" => (18, 'w'),
        "dutzend" => (12, 'd'),
        _ => return None,
    })
}

fn english(word: &str, german: bool) -> Option<(u32, char)> {
    Some(match word {
        "k" => (3, 'w'),
        "m" if !german => (6, 'l'),
        "b" if !german => (9, 'l'),
        "bn" => (9, 'w'),
        _ if german => return None,
        "hundred" => (2, 'w'),
        "thousand" => (3, 'w'),
        "lakh" | "lakhs" => (5, 'w'),
        "million" | "millions" | "mn" | "mln" | "mio" => (6, 'w'),
        "crore" | "crores" => (7, 'w'),
        "billion" | "billions" | "bln" | "bil" => (9, 'w'),
        "trillion" | "trillions" | "tn" | "trn" => (12, 'w'),
        "quadrillion" => (15, 'w'),
        "dozen" | "dozens" => (12, 'd'),
        _ => return None,
    })
}
