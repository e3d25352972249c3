//! English fractions whose denominator is more than one word: "three twenty-firsts", "one hundred thirty-fifths".

use rust_decimal::Decimal;

use super::english::{self, Words};
use super::number::Number;
use crate::piece::Pieces;

/// The fraction in words that begins at `at`.
pub(crate) fn compound(pieces: &Pieces, at: usize) -> Option<Number> {
    let first = english::small(pieces.lower(at)).filter(|above| *above > 0)?;
    let small = english::below_hundred(pieces, at)?;
    let hundred = pieces.after(small.end, &["hundred"]);
    let above = [
        Some(Words { value: first, end: at + 1 }),
        Some(small),
        hundred.map(|end| Words { value: small.value * 100, end }),
    ];
    above.into_iter().flatten().find_map(|above| {
        let (below, plural, end) = denominator(pieces, above.end)?;
        if plural == (above.value == 1) {
            return None;
        }
        let value = Decimal::from(above.value).checked_div(Decimal::from(below))?;
        Some(Number { value, start: at, end, article: false, scale: None, fraction: true })
    })
}

/// A denominator of several words at `at`: "twenty-fifths", "one thousand fifths".
fn denominator(pieces: &Pieces, at: usize) -> Option<(u64, bool, usize)> {
    let tens = english::small(pieces.lower(at)).is_some_and(|value| value >= 20);
    let whole = pieces.lower(at) == "one" && matches!(pieces.lower(at + 1), "hundred" | "thousand");
    if !tens && !whole {
        return None;
    }
    let base = english::cardinal(pieces, at)?;
    let next = pieces.after_dash(base.end).unwrap_or(base.end);
    let word = pieces.lower(next);
    let (word, plural) = word.strip_suffix('s').map_or((word, false), |word| (word, true));
    let last = english::place(word)?;
    let fits = match last {
        1..=9 => base.value % 10 == 0 && base.value % 100 != 10,
        10..=90 => base.value % 100 == 0,
        _ => false,
    };
    fits.then_some((base.value + last, plural, next + 1))
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    #[test]
    fn the_denominator_takes_its_tens() {
        for (text, above, below) in [
            ("two thirty seconds", 2, 32),
            ("one forty-fifth", 1, 45),
            ("nine one hundred tenths", 9, 110),
            ("five hundred sixty firsts", 500, 61),
        ] {
            let pieces = Pieces::new(text, &Language::English);
            let number = compound(&pieces, 0).unwrap();
            assert_eq!(number.value, Decimal::from(above) / Decimal::from(below), "{text}");
            assert_eq!(number.end, pieces.len(), "{text}");
        }
    }

    #[test]
    fn places_in_a_row_are_no_fractions() {
        for text in ["twenty fifth", "one hundred fifth", "two thirds", "thirty five hundredths"] {
            assert_eq!(compound(&Pieces::new(text, &Language::English), 0), None, "{text}");
        }
    }
}
