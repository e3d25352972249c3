//! One record: its fields, the words that each was read from, and the rule that read them.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use depesche_model::{EventType, Explanation};
use depesche_store::{Context, Passage, RecordId, RecordInContext};
use maud::{Markup, html};
use serde_json::Value;

use super::frame::{self, Place};
use crate::failure::{Failure, PageFailure};
use crate::part::{explanation, source, word};
use crate::reader::Reader;
use crate::{address, country};

/// `/record/{id}`
pub(crate) async fn record(
    State(reader): State<Reader>,
    path: Result<Path<String>, PathRejection>,
) -> Result<Markup, PageFailure> {
    let Path(id) = path?;
    let record = find(&reader, &id).await?;
    let explanation = reader.explain(&record).await?;
    Ok(page(&record, explanation.as_ref()))
}

/// The record, or why there is none.
pub(crate) async fn find(reader: &Reader, id: &str) -> Result<RecordInContext, Failure> {
    let number: RecordId = id.parse().map_err(|error: depesche_store::RecordIdError| {
        Failure::missing(
            format!("the record {id:?}"),
            error.to_string(),
            "Open a document and choose a record beside its text.",
        )
    })?;
    reader.ask(move |store| store.record(number)).await?.ok_or_else(|| {
        Failure::missing(
            format!("the record {number}"),
            "There is none with this number.",
            "Open a document and choose a record beside its text.",
        )
    })
}

fn page(record: &RecordInContext, explanation: Option<&Explanation>) -> Markup {
    let id = record.id.to_string();
    let passage = address::passage(&record.document.id.0, &id);
    let title = format!("{} {id}", word::kind(record.kind));
    let body = html! {
        h1 { "Why " (word::kind(record.kind)) " " (id) " says what it says" }
        p.imprint {
            a href=(address::document(&record.document.id.0)) { (source::short_title(&record.document)) }
            " · " (source::imprint(&record.document))
            " · read by " (record.program)
            " · " a href={ "/api/v1" (address::record(&id)) } { "JSON" }
        }
        section aria-labelledby="words" {
            h2 #words { "The words" }
            (in_context(record.document.lang.code(), &record.evidence, &record.context))
            p.origin { "rule " span.rule { (record.evidence.rule) } " · " a href=(passage) { "in the whole text" } }
        }
        section aria-labelledby="fields" {
            h2 #fields { "The fields" }
            div.scroll tabindex="0" role="region" aria-label="Table of fields" {
                table.fields {
                    thead { tr { th { "Field" } th { "Says" } th { "Read from" } th { "By the rule" } } }
                    tbody { @for (field, value) in fields(&record.record) { (row(record, field, value)) } }
                }
            }
        }
        @if let Some(explanation) = explanation { (explanation::sections(explanation)) }
        @if !record.sources.is_empty() {
            section aria-labelledby="sources" {
                h2 #sources { "Other words that it rests on" }
                @for source in &record.sources {
                    h3 { @if source.field == "also" { "tells the same" } @else { (name(&source.field)) } }
                    (in_context(record.document.lang.code(), &source.passage, &source.context))
                    p.origin { "rule " span.rule { (source.passage.rule) } }
                }
            }
        }
    };
    frame::page(Place::Elsewhere, &title, &body)
}

fn in_context(lang: &str, passage: &Passage, context: &Context) -> Markup {
    html! {
        blockquote.context lang=(lang) { (context.before) mark { (passage.words) } (context.after) }
    }
}

/// The fields of a record; where its words stand is told elsewhere on the page.
fn fields(record: &Value) -> impl Iterator<Item = (&str, &Value)> {
    const PLACES: [&str; 6] = ["evidence", "start", "end", "rule", "also", "sources"];
    let fields = record.as_object().into_iter().flatten();
    fields.map(|(field, value)| (field.as_str(), value)).filter(|(field, _)| !PLACES.contains(field))
}

fn row(record: &RecordInContext, field: &str, value: &Value) -> Markup {
    let source = record.sources.iter().find(|source| source.field == field);
    let (words, rule) = source.map_or((&record.evidence.words, &record.evidence.rule), |source| {
        (&source.passage.words, &source.passage.rule)
    });
    let told = !matches!(value, Value::Null) && value.as_array().is_none_or(|list| !list.is_empty());
    html! {
        tr {
            th scope="row" { (name(field)) }
            td { (says(field, value)) }
            @if told {
                td.wide { @if source.is_some() { "“" (words) "”" } @else { "the words above" } }
                td { span.rule { (rule) } }
            } @else {
                td { span.none { "not told" } }
                td {}
            }
        }
    }
}

fn says(field: &str, value: &Value) -> Markup {
    let named = matches!(field, "actors" | "parties" | "of" | "country" | "place_country");
    html! {
        @match value {
            Value::String(word) if field == "type" && EventType::from_word(word).is_some() => {
                @if let Some(kind) = EventType::from_word(word) { (word::badge(kind)) }
            },
            Value::Null => span.none { "–" },
            Value::Bool(true) => "yes",
            Value::Bool(false) => "no",
            Value::String(text) if named && country::is_country(text) => { (country::name(text)) " " span.code { (text) } },
            Value::String(text) => @match text.parse() {
                Ok(date) => (word::date(date)),
                Err(_) => (text),
            },
            Value::Array(items) if items.is_empty() => span.none { "–" },
            Value::Array(items) => ul.plain { @for item in items { li { (says(field, item)) } } },
            other => (other),
        }
    }
}

/// The name of a field for people.
fn name(field: &str) -> String {
    match field {
        "of" => "whose".to_owned(),
        "change_pct" => "change in per cent".to_owned(),
        "what" => "what was promised".to_owned(),
        other => other.replace('_', " "),
    }
}
