//! Parts of a day: "gestern Abend", "Dienstagvormittag", "in der Nacht auf Sonntag".
//!
//! They keep the value of their day, because a happening is dated by the day; the rule tells the part.

use super::calendar::weekday_at;
use super::{Found, Reader};

/// The rule for a part of the day.
fn part_named(word: &str) -> Option<&'static str> {
    Some(match word {
        "morgen" | "morgens" | "früh" | "vormittag" | "vormittags" => "date.morning",
        "mittag" | "mittags" => "date.noon",
        "nachmittag" | "nachmittags" => "date.afternoon",
        "abend" | "abends" => "date.evening",
        "nacht" | "nachts" => "date.night",
        _ => return None,
    })
}

/// The part of the day that closes a compound with a weekday: "Dienstagabend".
fn part_closing(word: &str) -> Option<&'static str> {
    let word = word.strip_suffix('s').unwrap_or(word);
    // The longer ones first: "Nachmittag" and "Vormittag" end in "mittag" as well.
    ["vormittag", "nachmittag", "mittag", "morgen", "abend", "nacht"]
        .into_iter()
        .find(|part| word.len() > part.len() && word.ends_with(part))
        .and_then(part_named)
}

impl Reader<'_> {
    /// A German day with the part of it that its words tell, in the compound or behind it.
    pub(super) fn with_daytime(&self, found: Found) -> Found {
        let day =
            found.value().and_then(depesche_model::Period::single).is_none_or(depesche_model::Date::is_day);
        if !self.pieces.german || !day || !matches!(found.rule, "date.deictic" | "date.weekday") {
            return found;
        }
        let last = found.end - 1;
        let compound = weekday_at(self.pieces, last).and_then(|_| part_closing(self.pieces.lower(last)));
        if let Some(rule) = compound {
            return Found { rule, ..found };
        }
        match part_named(self.pieces.lower(found.end)) {
            Some(rule) => Found { end: found.end + 1, rule, ..found },
            None => found,
        }
    }

    /// "Nacht auf Sonntag", "Nacht zum Sonntag": of the day to which it leads.
    pub(super) fn night(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let next = pieces.after_any(at, &["nacht"]).filter(|_| pieces.german)?;
        let next = pieces.after_any(next, &["auf", "zu", "zum"])?;
        let next = pieces.after_any(next, &["den"]).unwrap_or(next);
        let day = self.relative(next).filter(|day| matches!(day.rule, "date.deictic" | "date.weekday"))?;
        Some(Found { start: at, rule: "date.night", ..day })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_close_compounds() {
        assert_eq!(part_closing("samstagnachmittag"), Some("date.afternoon"));
        assert_eq!(part_closing("montagvormittags"), Some("date.morning"));
        assert_eq!(part_closing("montag"), None);
        assert_eq!(part_closing("abend"), None);
    }
}
