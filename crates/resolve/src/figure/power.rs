//! Powers and exponents: "1.1^23", "2.5^-1", "6.23x10^-4", "1e10".

use rust_decimal::Decimal;

use super::digits::{Literal, literal};
use crate::piece::{Kind, Pieces};

/// A larger exponent does not fit into a decimal.
const LARGEST: u32 = 28;

/// The number of the digits `base` with the exponent behind it.
pub(crate) fn raised(pieces: &Pieces, base: Literal) -> Option<Literal> {
    let at = base.end;
    match pieces.lower(at) {
        "^" if pieces.glued(at) => {
            let (exponent, negative, end) = exponent(pieces, at + 1)?;
            Some(Literal { value: power(base.value, exponent, negative)?, end })
        }
        "e" if pieces.glued(at) => {
            let (exponent, negative, end) = exponent(pieces, at + 1)?;
            let value = base.value.checked_mul(power(Decimal::TEN, exponent, negative)?)?;
            Some(Literal { value, end })
        }
        // "6.23x10^-4", "3 × 10^6"
        "x" | "×" | "*" | "·" => {
            let ten = literal(pieces, at + 1, false).filter(|ten| ten.value == Decimal::TEN)?;
            if pieces.lower(ten.end) != "^" || !pieces.glued(ten.end) {
                return None;
            }
            let (exponent, negative, end) = exponent(pieces, ten.end + 1)?;
            let value = base.value.checked_mul(power(Decimal::TEN, exponent, negative)?)?;
            Some(Literal { value, end })
        }
        _ => None,
    }
}

/// The exponent at `at`, whether it is negative, and the place behind it.
fn exponent(pieces: &Pieces, at: usize) -> Option<(u32, bool, usize)> {
    if !pieces.glued(at) {
        return None;
    }
    let negative = matches!(pieces.lower(at), "-" | "−");
    let digits = if negative || pieces.lower(at) == "+" { at + 1 } else { at };
    let value = pieces.digits(digits).filter(|_| pieces.glued(digits))?;
    let goes_on = pieces.glued(digits + 1) && pieces.is(digits + 1, Kind::Word);
    (value <= LARGEST && !goes_on).then_some((value, negative, digits + 1))
}

/// The power of a number; its sign stays before it, as in "-2^2".
fn power(base: Decimal, exponent: u32, negative: bool) -> Option<Decimal> {
    let mut value = Decimal::ONE;
    for _ in 0..exponent {
        value = value.checked_mul(base.abs())?;
    }
    if negative {
        value = Decimal::ONE.checked_div(value)?;
    }
    Some(if base.is_sign_negative() { -value } else { value })
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    #[test]
    fn powers_and_exponents() {
        for (text, value) in [
            ("3^4", "81"),
            ("1.5^2", "2.25"),
            ("-4^-1", "-0.25"),
            ("2e6", "2000000"),
            ("7.5E-3", "0.0075"),
            ("4.2x10^5", "420000"),
            ("5 × 10^-2", "0.05"),
        ] {
            let pieces = Pieces::new(text, &Language::English);
            let base = literal(&pieces, 0, false).unwrap();
            let number = raised(&pieces, base).unwrap();
            assert_eq!(
                (number.value.normalize().to_string().as_str(), number.end),
                (value, pieces.len()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_does_not_fit_is_no_power() {
        for text in ["99^28", "3e", "2x4", "5 e3", "2^x"] {
            let pieces = Pieces::new(text, &Language::English);
            assert_eq!(raised(&pieces, literal(&pieces, 0, false).unwrap()), None, "{text}");
        }
    }
}
