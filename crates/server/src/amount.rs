//! Figures as people read them: `43.8 bn USD`, `2,000`, `12 %`.

use depesche_model::{Qualifier, Unit};
use rust_decimal::Decimal;

/// A power of ten with a short name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Magnitude {
    pub(crate) divisor: i64,
    pub(crate) name: &'static str,
}

const MAGNITUDES: [Magnitude; 4] = [
    Magnitude { divisor: 1_000_000_000_000, name: "tn" },
    Magnitude { divisor: 1_000_000_000, name: "bn" },
    Magnitude { divisor: 1_000_000, name: "m" },
    Magnitude { divisor: 1, name: "" },
];

/// The magnitude in which `value` is written shortest without a leading zero.
pub(crate) fn magnitude(value: Decimal) -> Magnitude {
    let size = value.abs();
    let fits = |magnitude: &&Magnitude| size >= Decimal::from(magnitude.divisor);
    MAGNITUDES.iter().find(fits).copied().unwrap_or(MAGNITUDES[3])
}

/// Whether `unit` is a currency: its ISO 4217 code is three capital letters.
pub(crate) fn is_currency(unit: &Unit) -> bool {
    unit.0.len() == 3 && unit.0.bytes().all(|b| b.is_ascii_uppercase())
}

/// `value` in `unit`. Money is written with its magnitude, everything else in full.
pub(crate) fn amount(value: Decimal, unit: &Unit) -> String {
    let unit_name = if unit.0 == "count" { "" } else { unit.0.as_str() };
    let (number, magnitude) = if is_currency(unit) {
        let magnitude = magnitude(value);
        ((value / Decimal::from(magnitude.divisor)).round_dp(3), magnitude.name)
    } else {
        (value, "")
    };
    let mut words = grouped(number);
    for word in [magnitude, unit_name] {
        if !word.is_empty() {
            words.push('\u{a0}');
            words.push_str(word);
        }
    }
    words
}

/// A number without a unit, short: `40 bn`.
pub(crate) fn short(value: Decimal) -> String {
    let magnitude = magnitude(value);
    let number = grouped((value / Decimal::from(magnitude.divisor)).round_dp(3));
    if magnitude.name.is_empty() { number } else { format!("{number}\u{a0}{}", magnitude.name) }
}

/// What stands before a figure that is not meant exactly.
pub(crate) fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::More => "more than ",
        Qualifier::Less => "less than ",
        Qualifier::About => "about ",
        _ => "",
    }
}

/// A change in per cent with its sign: `+12 %`.
pub(crate) fn change(percent: Decimal) -> String {
    let sign = if percent.is_sign_negative() { "−" } else { "+" };
    format!("{sign}{}\u{a0}%", grouped(percent.abs()))
}

/// `2000.5` as `2,000.5`.
fn grouped(value: Decimal) -> String {
    let digits = value.normalize().abs().to_string();
    let (whole, rest) = digits.split_once('.').map_or((digits.as_str(), None), |(a, b)| (a, Some(b)));
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value.is_sign_negative() && !value.is_zero() {
        out.push('−');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str, unit: &str) -> String {
        amount(value.parse().unwrap(), &Unit(unit.to_owned())).replace('\u{a0}', " ")
    }

    #[test]
    fn money_has_its_magnitude() {
        assert_eq!(written("43800000000", "USD"), "43.8 bn USD");
        assert_eq!(written("700000000", "EUR"), "700 m EUR");
        assert_eq!(written("64400000000", "JPY"), "64.4 bn JPY");
        assert_eq!(written("950", "USD"), "950 USD");
    }

    #[test]
    fn everything_else_is_written_in_full() {
        assert_eq!(written("2000000", "t"), "2,000,000 t");
        assert_eq!(written("200", "count"), "200");
        assert_eq!(written("-12.50", "%"), "−12.5 %");
        assert_eq!(change("33".parse().unwrap()), "+33\u{a0}%");
    }
}
