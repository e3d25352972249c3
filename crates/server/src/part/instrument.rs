//! Instruments: as a table, and in one line.

use depesche_model::{Instrument, InstrumentStatus};
use depesche_store::Entry;
use maud::{Markup, html};

use super::{source, word};

/// A table of instruments in the order given.
pub(crate) fn table<'a>(instruments: impl IntoIterator<Item = &'a Entry<Instrument>>) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label="Table of instruments" {
            table.instruments {
                thead { tr { th { "Date" } th { "Kind" } th { "Subject" } th { "Status" } th { "Term" } th { "Source" } } }
                tbody {
                    @for entry in instruments {
                        tr id=(entry.id) {
                            td.date { (word::date_or_dash(entry.record.date)) }
                            td { (entry.record.kind.as_str()) }
                            td.wide { @match &entry.record.subject {
                                Some(subject) => (subject),
                                None => span.none { "–" },
                            } }
                            td { (status(entry.record.status)) }
                            td.date { (term(&entry.record)) }
                            td.from { (source::passage(entry)) }
                        }
                    }
                }
            }
        }
    }
}

/// An instrument in one line.
pub(crate) fn summary(instrument: &Instrument) -> Markup {
    html! {
        (instrument.kind.as_str())
        @if let Some(subject) = &instrument.subject { ": " (subject) }
        span.detail { (word::names(&instrument.parties)) }
        @if let Some(date) = instrument.date { span.detail { (word::date(date)) } }
        @if instrument.valid_from.or(instrument.valid_to).is_some() { span.detail { "term " (term(instrument)) } }
        span.detail { (status(instrument.status)) }
    }
}

fn status(status: InstrumentStatus) -> Markup {
    let open = matches!(status, InstrumentStatus::Planned | InstrumentStatus::UnderNegotiation);
    html! { span class=(if open { "status" } else { "status settled" }) { (status.as_str()) } }
}

fn term(instrument: &Instrument) -> Markup {
    html! {
        @match (instrument.valid_from, instrument.valid_to) {
            (Some(from), Some(to)) => { (from) "–" (to) },
            (Some(from), None) => { "from " (from) },
            (None, Some(to)) => { "until " (to) },
            (None, None) => span.none { "–" },
        }
    }
}
