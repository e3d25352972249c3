//! Promises: as a ledger by due date, and in one line.

use depesche_model::{Commitment, Target};
use depesche_store::Entry;
use maud::{Markup, html};

use super::{source, word};
use crate::amount::short;

/// The ledger: what is due first stands first, what has no date stands last.
pub(crate) fn ledger<'a>(commitments: impl IntoIterator<Item = &'a Entry<Commitment>>) -> Markup {
    let mut ledger: Vec<&Entry<Commitment>> = commitments.into_iter().collect();
    ledger.sort_by_key(|entry| (entry.record.deadline.is_none(), entry.record.deadline, entry.id));
    html! {
        div.scroll tabindex="0" role="region" aria-label="Ledger of promises" {
            table.promises {
                thead { tr { th { "Due" } th { "What" } th { "By whom" } th.number { "Target" } th { "Told" } th { "Source" } } }
                tbody {
                    @for entry in ledger {
                        tr id=(entry.id) {
                            td.date { (word::date_or_dash(entry.record.deadline)) }
                            td.wide { (entry.record.what) }
                            td { (word::names(&entry.record.actors)) }
                            td.number { (target(entry.record.target.as_ref())) }
                            td.date { (word::date_or_dash(entry.document.published)) }
                            td.from { (source::passage(entry)) }
                        }
                    }
                }
            }
        }
    }
}

/// A promise in one line.
pub(crate) fn summary(commitment: &Commitment) -> Markup {
    html! {
        (word::names(&commitment.actors)) ": " (commitment.what)
        @if commitment.target.is_some() { span.detail { "target " (target(commitment.target.as_ref())) } }
        @if let Some(deadline) = commitment.deadline { span.detail { "due " (word::date(deadline)) } }
    }
}

fn target(target: Option<&Target>) -> Markup {
    html! {
        @match target {
            Some(Target::Amount(value)) => (short(*value)),
            Some(Target::Relative(change)) => (change.replace('x', "×").replace('-', "−")),
            None => span.none { "–" },
        }
    }
}
