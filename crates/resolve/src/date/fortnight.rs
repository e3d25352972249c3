//! English fortnights: "in a fortnight", "a fortnight ago", "the next fortnight".

use depesche_model::{Named, Period};

use super::calendar::monday;
use super::{Found, Reader};

impl Reader<'_> {
    /// "in a fortnight", "a fortnight ago", "a fortnight later".
    pub(super) fn fortnights(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let ahead = pieces.after_any(at, &["in"]);
        let next = ahead.unwrap_or(at);
        let (count, next) = match pieces.after_any(next, &["a", "one"]) {
            Some(next) => (1, next),
            None => (2, pieces.after_any(next, &["two"])?),
        };
        let mut end = pieces.after_any(next, &["fortnight", "fortnights"])?;
        let today = self.context.today;
        let sign = if ahead.is_some() {
            1
        } else if pieces.lower(end) == "ago" {
            end += 1;
            -1
        } else if let Some(behind) =
            pieces.after(end, &["from", "now"]).or(pieces.after(end, &["from", "today"]))
        {
            end = behind;
            1
        } else {
            let named = Named::Duration { value: format!("P{}W", 2 * count) };
            return Some(Found { start: at, end, named, rule: "duration.length" });
        };
        let value = today.map(|today| today.plus_days(14 * sign * count).into());
        Some(Found::date(at, end, value, if sign < 0 { "date.ago" } else { "date.ahead" }))
    }

    /// "next fortnight", "the fortnight": two weeks from a Monday on.
    pub(super) fn stepped_fortnight(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let step = match pieces.lower(at) {
            "next" | "coming" | "following" => 1,
            "the" | "this" => 0,
            "last" | "past" | "previous" => -1,
            _ => return None,
        };
        let end = pieces.after_any(at + 1, &["fortnight"]).filter(|&end| pieces.lower(end) != "of")?;
        let first = self.context.today.map(|today| monday(today).plus_days(14 * step));
        let value = first.map(|first| Period::new(first, first.plus_days(13)));
        Some(Found::date(at, end, value, "date.relative"))
    }
}
