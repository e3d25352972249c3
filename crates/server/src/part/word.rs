//! The smallest parts: a date, a badge, names, a number of things.

use depesche_model::{Date, EventType, Period, Status};
use depesche_store::RecordKind;
use maud::{Markup, html};

use crate::{address, country, quad};

/// A date in ISO form.
pub(crate) fn date(date: Date) -> Markup {
    html! { time datetime=(date) { (date) } }
}

/// A date, or a dash where none is told.
pub(crate) fn date_or_dash(told: Option<Date>) -> Markup {
    html! {
        @match told {
            Some(told) => (date(told)),
            None => span.none title="no date is told" { "–" },
        }
    }
}

/// The date of a record, else in brackets the day on which its document was published.
pub(crate) fn date_or_published(told: Option<Date>, published: Option<Date>) -> Markup {
    html! {
        @match (told, published) {
            (None, Some(published)) => span.none title="no date is told; this is the day of publication" {
                "(" (date(published)) ")"
            },
            (told, _) => (date_or_dash(told)),
        }
    }
}

/// A period: `2024`, `2024-01 to 2024-08`.
pub(crate) fn period(period: Period) -> Markup {
    html! {
        @match period.single() {
            Some(single) => (date(single)),
            None => { (date(period.start)) " to " (date(period.end)) },
        }
    }
}

/// The badge of a type; its colour says cooperation or conflict, its words say the rest.
pub(crate) fn badge(kind: EventType) -> Markup {
    let title = quad::Quad::of(kind).map_or("", quad::Quad::name);
    html! { span class={ "badge " (quad::class(kind)) } title=(title) { (kind.as_str()) } }
}

/// What a reader must know about an event that has not happened; nothing for one that has.
pub(crate) fn status(status: Status) -> Markup {
    html! {
        @match status {
            Status::Past => {},
            Status::Future => span.status { "planned" },
            other => span.status { (other.as_str()) },
        }
    }
}

/// The names of actors. Two of them link to their relation.
pub(crate) fn actors(ids: &[String]) -> Markup {
    html! {
        @match ids {
            [] => span.none { "nobody named" },
            [a, b] if a != b => {
                a.actors href=(address::relation(a, b)) { (country::name(a)) " – " (country::name(b)) }
            },
            _ => span.actors { (names(ids)) },
        }
    }
}

/// The names of actors, one after another.
pub(crate) fn names(ids: &[String]) -> String {
    ids.iter().map(|id| country::name(id)).collect::<Vec<_>>().join(", ")
}

/// A kind of record as the pages call it.
pub(crate) const fn kind(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Commitment => "promise",
        RecordKind::Measure => "figure",
        RecordKind::Damage => "broken place",
        RecordKind::Boilerplate => "other line",
        other => other.name(),
    }
}

/// `1 event`, `2 events`.
pub(crate) fn count(number: impl TryInto<u64>, one: &str, many: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `1st`, `2nd`, `11th`.
pub(crate) fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_end_as_they_are_spoken() {
        let words: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 112].into_iter().map(ordinal).collect();
        assert_eq!(words, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]);
    }

    #[test]
    fn two_actors_lead_to_their_relation() {
        let html = actors(&["KAZ".to_owned(), "CHN".to_owned()]).into_string();
        assert!(html.contains("href=\"/relation/KAZ/CHN\"") && html.contains("Kazakhstan – China"), "{html}");
    }
}
