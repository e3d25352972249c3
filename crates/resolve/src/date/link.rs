//! The words and marks between two dates: "bis", "und", "to", a dash, a comma.

use crate::piece::{Kind, Pieces};

/// What joins two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Whether all the time between is meant.
    pub(super) range: bool,
    /// Whether it is a bare comma, which also joins what does not belong together.
    pub(super) comma: bool,
    /// The place behind it.
    pub(super) end: usize,
}

/// The link at `at`. `between` says that "zwischen" stands before the first date.
pub(super) fn link_at(pieces: &Pieces, at: usize, between: bool) -> Option<Link> {
    let word = pieces.lower(at);
    let range = |end: usize| Some(Link { range: true, comma: false, end });
    let list = |end: usize, comma: bool| Some(Link { range: false, comma, end });
    let next = at + 1;
    match word {
        "-" | "–" | "—" | "~" | "‑" => range(next),
        "bis" if pieces.german => {
            let next =
                pieces.after_any(next, &["zum", "zu", "einschließlich", "inklusive", "in"]).unwrap_or(next);
            range(article(pieces, next))
        }
        "to" | "until" | "till" | "through" | "thru" if !pieces.german => range(article(pieces, next)),
        "und" | "and" => {
            let end = article(pieces, next);
            if between { range(end) } else { list(end, false) }
        }
        "sowie" | "oder" | "or" | "&" => list(article(pieces, next), false),
        "/" if pieces.glued(at) && pieces.glued(next) && pieces.is(next, Kind::Word) => list(next, false),
        // "3./4. Oktober"
        "/" if pieces.german
            && pieces.glued(at)
            && pieces.before(at) == "."
            && pieces.is(next, Kind::Digits) =>
        {
            list(next, false)
        }
        "," => {
            // ", und am": the comma goes with the word.
            match pieces.after_any(next, &["und", "and", "sowie", "or", "oder"]) {
                Some(end) => list(article(pieces, end), false),
                None => list(article(pieces, next), true),
            }
        }
        _ => None,
    }
}

fn article(pieces: &Pieces, at: usize) -> usize {
    pieces.after_any(at, &["am", "den", "dem", "der", "zum", "the", "on"]).unwrap_or(at)
}
