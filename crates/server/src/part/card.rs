//! A record as a card beside its document.

use depesche_store::Entry;
use maud::{Markup, html};

use crate::address;

/// A card: what the record says in one line, the rule that read it, and the ways to its words and its page.
pub(crate) fn card<T>(entry: &Entry<T>, summary: &Markup) -> Markup {
    let id = entry.id.to_string();
    html! {
        li.card id={ "r-" (id) } data-record=(id) {
            p.summary { (summary) }
            p.origin {
                a.in-text href={ "#" (id) } { "in the text" }
                " · " a href=(address::record(&id)) { "why " (id) }
                " · " span.rule { (entry.evidence.rule) }
                @if let Some(first) = entry.copy_of { " · told before: " a href=(address::record(&first.to_string())) { (first) } }
            }
        }
    }
}
