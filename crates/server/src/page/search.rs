//! Search in texts and in the words of records.

use axum::extract::{RawQuery, State};
use depesche_store::{Hit, SearchResults, Snippet};
use maud::{Markup, html};

use super::frame::{self, Place};
use crate::failure::{Failure, PageFailure};
use crate::parameter::Parameters;
use crate::part::{source, word};
use crate::reader::Reader;
use crate::{address, country};

/// Of each kind; who needs more searches for more words.
const LIMIT: usize = 50;
/// Longer than any sensible question, short enough for the database.
const LONGEST: usize = 200;

/// `/search?q=`
pub(crate) async fn search(
    State(reader): State<Reader>,
    RawQuery(query): RawQuery,
) -> Result<Markup, PageFailure> {
    let words = words(&Parameters::read(query.as_deref(), &["q"])?)?;
    let results = find(&reader, words.clone(), LIMIT).await?;
    let name = words.clone();
    let named = reader.ask(move |store| store.actors_named(&name)).await?;
    let body = html! {
        @if words.is_empty() {
            h1 { "Search" }
            p.lead { "Write words, names or “a phrase” into the box above. A word also finds those that begin with it." }
        } @else {
            h1 { "Search for “" (words) "”" }
            @for actor in &named {
                p { a href=(address::with_query("/relations", &[("with", Some(&actor.id))])) { "Relations of " (country::name(&actor.id)) } }
            }
            @if results.documents.is_empty() && results.records.is_empty() {
                p.lead { "Nothing has all these words. Try fewer of them, or only how they begin: " code { "konsul" } " finds " code { "Konsultationen" } "." }
            }
            (hits("Documents", &results.documents))
            (hits("Records", &results.records))
        }
    };
    Ok(frame::page_with_query(Place::Elsewhere, "Search", &words, &body))
}

/// The words that are asked for.
pub(crate) fn words(parameters: &Parameters) -> Result<String, Failure> {
    let words = parameters.text("q").unwrap_or_default();
    if words.chars().count() > LONGEST {
        return Err(Failure::unclear(
            "a search",
            format!("The question is longer than {LONGEST} characters."),
            "Ask for a few words.",
        ));
    }
    Ok(words.to_owned())
}

/// Asks the record for words.
pub(crate) async fn find(reader: &Reader, words: String, limit: usize) -> Result<SearchResults, Failure> {
    reader.ask(move |store| store.search(&words, limit)).await
}

fn hits(name: &str, hits: &[Hit]) -> Markup {
    html! {
        @if !hits.is_empty() {
            section {
                h2 { (name) " " span.many { (hits.len()) @if hits.len() >= LIMIT { " or more" } } }
                ol.hits {
                    @for hit in hits {
                        li {
                            @match hit.record {
                                Some(id) => p {
                                    span.kind { (word::kind(id.kind)) } " "
                                    a href=(address::passage(&hit.document.id.0, &id.to_string())) { (source::short_title(&hit.document)) }
                                    " " (source::why(&id.to_string()))
                                },
                                None => p { a href=(address::document(&hit.document.id.0)) { (source::short_title(&hit.document)) } },
                            }
                            p.snippet lang=(hit.document.lang) { (snippet(&hit.snippet)) }
                            @if hit.record.is_none() { p.imprint { (source::imprint(&hit.document)) } }
                            @else if let Some(published) = hit.document.published { p.imprint { (word::date(published)) } }
                        }
                    }
                }
            }
        }
    }
}

fn snippet(snippet: &Snippet) -> Markup {
    html! {
        @for piece in &snippet.0 {
            @if piece.found { mark { (piece.text) } } @else { (piece.text) }
        }
    }
}
