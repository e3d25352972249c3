//! Shares and changes in per cent: "32 %", "zwanzig Prozent", "15 Prozentpunkte", "30-prozentig".

use depesche_model::Figure;

use super::Found;
use super::number::{Number, Writing, number_at};
use crate::piece::Pieces;

/// A number with "%" or its words behind it.
pub(crate) fn after_number(pieces: &Pieces, number: Number) -> Option<Found> {
    let at = pieces.after_dash(number.end).filter(|_| pieces.glued(number.end)).unwrap_or(number.end);
    let end = sign_at(pieces, at)?;
    Some(percent(number.start, end, number, "percent.behind"))
}

/// "per cent of 210" in forms and tables: the sign stands before the number.
pub(crate) fn alone(pieces: &Pieces, at: usize, writing: Writing) -> Option<Found> {
    let number = pieces.after(at, &["per", "cent", "of"]).filter(|_| at == 0)?;
    let number = number_at(pieces, number, writing, false)?;
    Some(percent(at, number.end, number, "percent.before"))
}

fn percent(start: usize, end: usize, number: Number, rule: &'static str) -> Found {
    let figure = Figure::Percent { value: number.value };
    Found { start, end, figure, rule, number: Some(Number { article: false, ..number }) }
}

/// The place behind a sign for per cent at `at`.
fn sign_at(pieces: &Pieces, at: usize) -> Option<usize> {
    let word = pieces.lower(at);
    match word {
        "%" => Some(
            pieces
                .after_any(at + 1, &["ige", "igen", "iger"])
                .filter(|_| pieces.glued(at + 1))
                .unwrap_or(at + 1),
        ),
        "prozent" | "prozents" | "prozentpunkt" | "prozentpunkte" | "prozentpunkten" | "vh" => Some(at + 1),
        _ if pieces.german && word.starts_with("prozentig") => Some(at + 1),
        "percent" | "percentage" | "pct" => {
            Some(pieces.after_any(at + 1, &["point", "points"]).unwrap_or(at + 1))
        }
        "per" => {
            let end = pieces.after(at, &["per", "cent"])?;
            Some(pieces.after_any(end, &["point", "points"]).unwrap_or(end))
        }
        _ => None,
    }
}
