//! All documents.

use axum::extract::{RawQuery, State};
use depesche_store::{DocumentSummary, Store};
use maud::{Markup, html};

use super::frame::{self, Place};
use crate::address;
use crate::failure::PageFailure;
use crate::parameter::{Paging, Parameters, pager};
use crate::part::{source, word};
use crate::reader::Reader;

/// `/documents`
pub(crate) async fn documents(
    State(reader): State<Reader>,
    RawQuery(query): RawQuery,
) -> Result<Markup, PageFailure> {
    let paging = Paging::of_page(&Parameters::read(query.as_deref(), &["page"])?, 100)?;
    let mut documents = reader.ask(Store::documents).await?;
    let all = documents.len();
    // The newest first; the sort keeps the order in which texts of one day were read.
    documents.sort_by_key(|summary| std::cmp::Reverse(summary.document.published));
    let documents = paging.cut(documents);
    let body = html! {
        h1 { "Documents" }
        p.lead { (word::count(all as u64, "document", "documents")) ", the latest first." }
        @if !documents.is_empty() { (table(&documents)) }
        (pager("/documents", &[], paging, all))
    };
    Ok(frame::page(Place::Documents, "Documents", &body))
}

fn table(documents: &[DocumentSummary]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label="Table of documents" {
            table.documents data-filter="documents" {
                thead { tr {
                    th { "Published" } th { "Title" } th.wide-only { "Language" }
                    th.number { "Events" } th.number.wide-only { "Instruments" } th.number.wide-only { "Figures" } th.number.wide-only { "Promises" }
                    th.number.wide-only { "Quotes" } th.number.wide-only { "Broken" }
                } }
                tbody {
                    @for summary in documents {
                        tr {
                            td.date { (word::date_or_dash(summary.document.published)) }
                            td.wide { a href=(address::document(&summary.document.id.0)) { (source::short_title(&summary.document)) }
                                @if let Some(source) = &summary.copy_of {
                                    span.copies { " copy of " a href=(address::document(&source.0)) { (source) } }
                                } }
                            td.wide-only { (summary.document.lang) }
                            td.number { (summary.events) }
                            @for number in [summary.instruments, summary.measures, summary.commitments, summary.quotes, summary.damage] {
                                td.number.wide-only { @if number == 0 { span.none { "0" } } @else { (number) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
