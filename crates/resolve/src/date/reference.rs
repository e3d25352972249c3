//! Times that are told only as now, before or later: "derzeit", "kürzlich", "bald". They have no value.

use super::{Found, Reader};

impl Reader<'_> {
    /// A word at `at` for the present, the past or the time to come.
    pub(super) fn reference(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        if !pieces.german {
            return None;
        }
        let (end, rule) = match pieces.lower(at) {
            "jetzt" | "derzeit" | "zurzeit" | "gegenwärtig" | "heutzutage" | "momentan" => {
                (at + 1, "date.present")
            }
            "damals" | "kürzlich" | "unlängst" | "neulich" => (at + 1, "date.past"),
            "vor" => (pieces.after(at, &["vor", "kurzem"])?, "date.past"),
            "zukunft" if matches!(pieces.before(at), "in" | "der") => (at + 1, "date.future"),
            _ => return None,
        };
        Some(Found::date(at, end, None, rule))
    }
}
