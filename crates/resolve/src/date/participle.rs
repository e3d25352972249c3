//! Times inside a German noun phrase: "der im Juni mitgeteilte Betrag" was told in June, whatever the sentence tells.

use super::Reader;
use crate::piece::{Kind, Pieces};

/// Participles of what is still to come.
const PLANS: [&str; 8] = [
    "geplant",
    "angesetzt",
    "vorgesehen",
    "erwartet",
    "anberaumt",
    "angekündigt",
    "vereinbart",
    "festgelegt",
];

impl Reader<'_> {
    /// Whether the time at `at` belongs to a participle of the past that stands before its noun.
    pub(super) fn leads_to_participle(&self, at: usize) -> bool {
        let pieces = self.pieces;
        if !pieces.german {
            return false;
        }
        let mut next = at + 1;
        // The rest of the time: "im Juni 2012", "am 5. März".
        while next < at + 5
            && (pieces.is(next, Kind::Digits)
                || pieces.glued_mark(next, ".")
                || super::calendar::month_at(pieces, next).is_some())
        {
            next += 1;
        }
        // "im Juni in Rom unterzeichnete": a place may stand between.
        if matches!(pieces.lower(next), "in" | "im") && pieces.is_capital(next + 1) {
            next += 2;
        }
        is_participle(pieces, next) && pieces.is(next + 1, Kind::Word) && pieces.is_capital(next + 1)
    }
}

/// Whether an adjective is made of a participle of the past: "mitgeteilte", "eröffneten", "unterzeichneter".
fn is_participle(pieces: &Pieces, at: usize) -> bool {
    let word = pieces.lower(at);
    if !pieces.is(at, Kind::Word) || pieces.is_capital(at) || word.len() < 8 {
        return false;
    }
    let Some(stem) = ["e", "en", "er", "es", "em"].iter().find_map(|ending| word.strip_suffix(ending)) else {
        return false;
    };
    let begins = ["ge", "be", "er", "ver", "ent", "zer", "unter", "über"];
    let separated = [
        "ab", "an", "auf", "aus", "durch", "ein", "los", "mit", "nieder", "statt", "vor", "weg", "zu",
        "zurück", "zusammen", "fest", "frei",
    ];
    let formed = begins.iter().any(|prefix| stem.starts_with(prefix))
        || separated
            .iter()
            .any(|prefix| stem.strip_prefix(prefix).is_some_and(|rest| rest.starts_with("ge")))
        || stem.ends_with("iert");
    let closed = stem.ends_with('t') || stem.ends_with("en");
    formed && closed && !PLANS.iter().any(|plan| stem.starts_with(plan)) && !stem.starts_with("gesamt")
}
