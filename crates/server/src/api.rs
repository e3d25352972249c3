//! The answers of the pages as JSON. Lists come as `{"all": …, "offset": …, "items": […]}`.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::{Method, Uri};
use depesche_store::Store;
use serde::Serialize;
use serde_json::{Value, json};

use crate::failure::{ApiFailure, Failure};
use crate::page;
use crate::parameter::{Paging, Parameters};
use crate::reader::Reader;

type Answer = Result<Json<Value>, ApiFailure>;

fn answer(value: &impl Serialize) -> Answer {
    serde_json::to_value(value)
        .map(Json)
        .map_err(|error| ApiFailure(Failure::broken("to write JSON", &error)))
}

fn list<T: Serialize>(items: Vec<T>, paging: Paging) -> Answer {
    let all = items.len();
    answer(&json!({"all": all, "offset": paging.offset, "items": paging.cut(items)}))
}

fn paging(query: Option<&str>) -> Result<Paging, Failure> {
    Paging::of_limit(&Parameters::read(query, &["limit", "offset"])?)
}

/// `/api/v1/counts`
pub(crate) async fn counts(State(reader): State<Reader>) -> Answer {
    answer(&reader.ask(Store::counts).await?)
}

/// `/api/v1/relations`
pub(crate) async fn relations(State(reader): State<Reader>, RawQuery(query): RawQuery) -> Answer {
    let paging = paging(query.as_deref())?;
    list(reader.ask(Store::relations).await?, paging)
}

/// `/api/v1/relation/{a}/{b}`
pub(crate) async fn relation(
    State(reader): State<Reader>,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Answer {
    let Path((a, b)) = path?;
    answer(&page::relation::find(&reader, a, b).await?)
}

/// `/api/v1/events`: what has happened, the newest first. How many there are is not counted.
pub(crate) async fn events(State(reader): State<Reader>, RawQuery(query): RawQuery) -> Answer {
    let paging = paging(query.as_deref())?;
    let events = reader.ask(move |store| store.newest_events(paging.offset + paging.limit)).await?;
    answer(&json!({"offset": paging.offset, "items": paging.cut(events)}))
}

/// `/api/v1/documents`
pub(crate) async fn documents(State(reader): State<Reader>, RawQuery(query): RawQuery) -> Answer {
    let paging = paging(query.as_deref())?;
    list(reader.ask(Store::documents).await?, paging)
}

/// `/api/v1/document/{id}`
pub(crate) async fn document(
    State(reader): State<Reader>,
    path: Result<Path<String>, PathRejection>,
) -> Answer {
    let Path(id) = path?;
    answer(&page::document::find(&reader, id).await?)
}

/// `/api/v1/record/{id}`
pub(crate) async fn record(
    State(reader): State<Reader>,
    path: Result<Path<String>, PathRejection>,
) -> Answer {
    let Path(id) = path?;
    answer(&page::record::find(&reader, &id).await?)
}

/// `/api/v1/search?q=`
pub(crate) async fn search(State(reader): State<Reader>, RawQuery(query): RawQuery) -> Answer {
    let parameters = Parameters::read(query.as_deref(), &["q", "limit"])?;
    let words = page::search::words(&parameters)?;
    if words.is_empty() {
        return Err(ApiFailure(Failure::unclear(
            "a search",
            "There are no words to search for.",
            "Write ?q=WORDS.",
        )));
    }
    let limit = parameters.number("limit", 50, 1, 500)?;
    answer(&page::search::find(&reader, words, limit).await?)
}

/// `/api/v1/findings`
pub(crate) async fn findings(State(reader): State<Reader>, RawQuery(query): RawQuery) -> Answer {
    let paging = paging(query.as_deref())?;
    list(reader.ask(Store::findings).await?, paging)
}

/// Any other address below `/api`.
pub(crate) async fn nothing(method: Method, uri: Uri) -> ApiFailure {
    ApiFailure(Failure::missing(
        format!("{method} {}", uri.path()),
        "The API has no such address.",
        "The addresses are listed at /about#api.",
    ))
}
