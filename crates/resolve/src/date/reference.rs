//! Times that are told only as now, before or later: "derzeit", "kürzlich", "bald", "auch heute noch", "der ehemalige
//! Präsident". They have no value.

use super::calendar::{unit, weekday_at};
use super::{Found, Reader};
use crate::piece::Kind;

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
            "von" => (pieces.after(at, &["von", "nun", "an"])?, "date.present"),
            "dieser" => (pieces.after(at, &["dieser", "tage"])?, "date.present"),
            "vor" => (pieces.after(at, &["vor", "kurzem"])?, "date.past"),
            "zukunft" if self.in_future(at) => (at + 1, "date.future"),
            "bald" if !matches!(pieces.before(at), "so" | "möglichst" | "schon" | "sehr" | "allzu") => {
                (at + 1, "date.future")
            }
            // "Ex-Minister", but no one is called "Ex".
            "ex" if pieces.glued_mark(at + 1, "-") && pieces.is_capital(at + 2) => (at + 1, "date.past"),
            word => (at + 1, self.adjective(word, at)?),
        };
        Some(Found::date(at, end, None, rule))
    }

    /// "in Zukunft", "in der Zukunft", "in naher Zukunft": a time, where "die Zukunft" alone is a thing.
    fn in_future(&self, at: usize) -> bool {
        let before = self.pieces.before(at);
        before == "in"
            || at >= 2 && self.pieces.lower(at - 2) == "in" && matches!(before, "der" | "naher" | "ferner")
    }

    /// "das heutige Gesetz", "der ehemalige Präsident", "zukünftige Kosten".
    fn adjective(&self, word: &str, at: usize) -> Option<&'static str> {
        let stem = ["e", "en", "er", "es", "em"].iter().find_map(|ending| word.strip_suffix(ending))?;
        let rule = match stem {
            "heutig" => "date.present",
            "ehemalig" | "damalig" | "einstig" => "date.past",
            "zukünftig" => "date.future",
            _ => return None,
        };
        // "am heutigen Samstag" is that day.
        let next = at + 1;
        let dated = weekday_at(self.pieces, next).is_some() || unit(self.pieces.lower(next), true).is_some();
        (self.pieces.is(next, Kind::Word) && !dated).then_some(rule)
    }

    /// Whether "heute" at `at` means these days rather than this day: "auch heute noch", "wie wir heute wissen",
    /// "heute würde er".
    pub(super) fn is_nowadays(&self, at: usize) -> bool {
        let pieces = self.pieces;
        let (before, next) = (pieces.before(at), at + 1);
        let behind = pieces.lower(next);
        let still = before == "auch" && behind == "noch" || pieces.after(next, &["immer", "noch"]).is_some();
        let known = before == "wir" && matches!(behind, "wissen" | "kennen" | "haben");
        let imagined = matches!(behind, "würde" | "würden" | "wäre" | "wären" | "hätte" | "hätten");
        let state = matches!(before, "ist" | "sind")
            && (pieces.after(next, &["vor", "allem"]).is_some()
                || matches!(behind, "weltweit" | "meist" | "längst" | "überall" | "kaum"));
        let compared = pieces.after(next, &["wie", "damals"]).is_some()
            || pieces.after(next, &["mehr", "denn", "je"]).is_some()
            || pieces.after(next, &["nicht", "mehr"]).is_some();
        still || known || imagined || state || compared
    }
}
