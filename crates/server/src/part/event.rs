//! Events: in a list, and in one line.

use depesche_model::Event;
use depesche_store::Entry;
use maud::{Markup, html};

use super::{source, word};
use crate::country;

/// Events in the order given, each with the words that tell it.
pub(crate) fn list<'a>(events: impl IntoIterator<Item = &'a Entry<Event>>) -> Markup {
    html! {
        ol.events {
            @for entry in events {
                li.event id=(entry.id) {
                    div.when { (word::date_or_published(entry.date, entry.document.published)) }
                    div.type { (word::badge(entry.record.kind)) }
                    div.what {
                        p.line { (word::actors(&entry.record.actors)) (details(&entry.record)) }
                        (source::evidence(entry))
                    }
                }
            }
        }
    }
}

/// An event in one line, without its words.
pub(crate) fn summary(event: &Event) -> Markup {
    html! {
        (word::badge(event.kind)) " "
        (word::names(&event.actors))
        @if let Some(date) = event.date { " · " (word::date(date)) }
        (details(event))
    }
}

/// Format, mode, place, people, and whether it has happened.
fn details(event: &Event) -> Markup {
    html! {
        @match (&event.format, event.ordinal) {
            (Some(format), Some(ordinal)) => span.detail { (format) ", " (word::ordinal(ordinal)) },
            (Some(format), None) => span.detail { (format) },
            (None, Some(ordinal)) => span.detail { (word::ordinal(ordinal)) " of its kind" },
            (None, None) => {},
        }
        @if let Some(mode) = event.mode { span.detail { (mode.as_str()) } }
        @if let Some(place) = place(event) { span.detail { (place) } }
        @if !event.people.is_empty() { span.detail.people { (event.people.join(", ")) } }
        (word::status(event.status))
    }
}

/// `Hofburg, Vienna, Austria`.
pub(crate) fn place(event: &Event) -> Option<String> {
    let state = event.place_country.map(|code| country::name(code.as_str()).to_owned());
    let parts: Vec<String> = event.venue.iter().chain(&event.place).cloned().chain(state).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
