//! What was wrong with files: counted and shown, never silently skipped.

use std::collections::BTreeMap;

use axum::extract::{RawQuery, State};
use depesche_model::Finding;
use depesche_store::Store;
use maud::{Markup, html};

use super::frame::{self, Place};
use crate::failure::PageFailure;
use crate::parameter::{Paging, Parameters, pager};
use crate::part::word;
use crate::reader::Reader;

/// `/findings`
pub(crate) async fn findings(
    State(reader): State<Reader>,
    RawQuery(query): RawQuery,
) -> Result<Markup, PageFailure> {
    let paging = Paging::of_page(&Parameters::read(query.as_deref(), &["page"])?, 200)?;
    let findings = reader.ask(Store::findings).await?;
    let all = findings.len();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &findings {
        *kinds.entry(finding.kind.name()).or_default() += 1;
    }
    let counts = html! {
        @if !kinds.is_empty() {
            ul.counts { @for (kind, number) in &kinds { li { strong { (number) } " " (kind) } } }
        }
    };
    let shown = paging.cut(findings);
    let body = html! {
        h1 { "Findings" }
        p.lead {
            @if all == 0 { "Nothing was wrong with any file that was read." }
            @else { (word::count(all as u64, "thing was", "things were")) " wrong with files that were read. Each was left out or mended as it says." }
        }
        (counts)
        @if !shown.is_empty() { (table(&shown)) }
        (pager("/findings", &[], paging, all))
    };
    Ok(frame::page(Place::Findings, "Findings", &body))
}

fn table(findings: &[Finding]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label="Table of findings" {
            table data-filter="findings" {
                thead { tr { th { "File or document" } th { "Kind" } th { "What was met, and what was done" } } }
                tbody {
                    @for finding in findings {
                        tr { td { code { (finding.id) } } td { (finding.kind.name()) } td.wide { (finding.message) } }
                    }
                }
            }
        }
    }
}
