//! Ranges: in "drei bis fünf Milliarden Euro" and "30-40 percent" the first number has the unit of the second.

use depesche_model::Figure;
use rust_decimal::Decimal;

use super::Found;
use crate::piece::Pieces;

/// Gives a bare number the scale and unit of the figure to which "bis", "to" or a dash leads.
pub(super) fn share_units(pieces: &Pieces, found: &mut [Found]) {
    for last in (1..found.len()).rev() {
        let (before, behind) = found.split_at_mut(last);
        let (Some(first), Some(second)) = (before.last_mut(), behind.first()) else { continue };
        let Figure::Number { value } = first.figure else { continue };
        let Some(number) = second.number.filter(|_| leads(pieces, first, second)) else { continue };
        // "3 bis 5 Milliarden" are both milliards; "500 bis 1,2 Milliarden" would not shrink.
        let scale = number.scale.unwrap_or(Decimal::ONE);
        let scaled = match value.checked_mul(scale) {
            Some(scaled) if value < Decimal::ONE_THOUSAND && scaled <= number.value => scaled,
            _ => continue,
        };
        let inner = super::Number { value: scaled, start: first.start, end: first.end, ..number };
        first.figure = match &second.figure {
            Figure::Money { currency, .. } => Figure::Money { value: scaled, currency: currency.clone() },
            Figure::Percent { .. } => Figure::Percent { value: scaled },
            Figure::Quantity { unit, .. } => Figure::Quantity { value: scaled, unit: unit.clone() },
            _ => continue,
        };
        first.rule = "figure.range";
        first.number = Some(inner);
    }
}

/// Whether a word or dash of ranges stands between the two.
fn leads(pieces: &Pieces, first: &Found, second: &Found) -> bool {
    let between = first.end;
    if second.start != between + 1 {
        return false;
    }
    let opened = |words: &[&str]| {
        (1..=2).any(|back| first.start >= back && words.contains(&pieces.lower(first.start - back)))
    };
    match pieces.lower(between) {
        "bis" | "to" | "-" | "–" | "oder" | "or" => true,
        "und" => opened(&["zwischen"]),
        "and" => opened(&["between"]),
        _ => false,
    }
}
