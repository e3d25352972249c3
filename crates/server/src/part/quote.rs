//! Quotes: in a list, and in one line.

use depesche_model::Quote;
use depesche_store::Entry;
use maud::{Markup, html};

use super::{source, word};
use crate::{address, country};

/// Quotes in the order given, each with its speaker.
pub(crate) fn list<'a>(quotes: impl IntoIterator<Item = &'a Entry<Quote>>) -> Markup {
    html! {
        ul.quotes {
            @for entry in quotes {
                li id=(entry.id) {
                    blockquote {
                        p { a.words href=(address::passage(&entry.document.id.0, &entry.id.to_string())) { (words(entry)) } }
                    }
                    p.speaker {
                        (speaker(&entry.record))
                        @if let Some(published) = entry.document.published { span.detail { (word::date(published)) } }
                        span.detail { (source::short_title(&entry.document)) }
                        " " (source::why(&entry.id.to_string()))
                    }
                }
            }
        }
    }
}

/// A quote in one line.
pub(crate) fn summary(entry: &Entry<Quote>) -> Markup {
    html! { (speaker(&entry.record)) ": " (words(entry)) }
}

/// The words, in quotation marks when they are told so.
fn words(entry: &Entry<Quote>) -> String {
    let text = entry.sheet.get("text").and_then(serde_json::Value::as_str).unwrap_or(&entry.evidence.words);
    if entry.record.direct { format!("“{text}”") } else { text.to_owned() }
}

fn speaker(quote: &Quote) -> Markup {
    html! {
        @match &quote.speaker {
            Some(speaker) => strong { (speaker) },
            None => span.none { "speaker not known" },
        }
        @if let Some(code) = quote.country { " (" (country::name(code.as_str())) ")" }
    }
}
