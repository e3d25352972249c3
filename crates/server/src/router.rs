//! Which address leads where, and what every answer carries.

use std::sync::Arc;

use axum::Router;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;
use depesche_store::Store;

use crate::failure::{ApiFailure, Failure, PageFailure};
use crate::reader::{Explain, Reader};
use crate::{api, asset, page};

/// Pages load style, script and icon from here and nothing else from anywhere, whatever a text may contain.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The pages and the API of `store`.
pub fn router(store: Store) -> Router {
    routes(Reader::new(store))
}

/// The same, with pages of records that tell how they came about.
pub fn router_explaining(store: Store, explain: Arc<Explain>) -> Router {
    routes(Reader::new(store).explaining(explain))
}

pub(crate) fn routes(reader: Reader) -> Router {
    let api = Router::new()
        .route("/counts", get(api::counts))
        .route("/relations", get(api::relations))
        .route("/relation/{a}/{b}", get(api::relation))
        .route("/events", get(api::events))
        .route("/documents", get(api::documents))
        .route("/document/{id}", get(api::document))
        .route("/record/{id}", get(api::record))
        .route("/search", get(api::search))
        .route("/findings", get(api::findings))
        .fallback(api::nothing)
        .method_not_allowed_fallback(|method: Method| async move { ApiFailure(only_read(&method)) });
    Router::new()
        .route("/", get(page::start::start))
        .route("/relations", get(page::relations::relations))
        .route("/relation/{a}/{b}", get(page::relation::relation))
        .route("/documents", get(page::documents::documents))
        .route("/document/{id}", get(page::document::document))
        .route("/record/{id}", get(page::record::record))
        .route("/search", get(page::search::search))
        .route("/findings", get(page::findings::findings))
        .route("/about", get(page::about::about))
        .route("/assets/{name}", get(asset::asset))
        .route("/favicon.ico", get(asset::favicon))
        .nest("/api/v1", api)
        .fallback(nothing)
        .method_not_allowed_fallback(|method: Method| async move { PageFailure(only_read(&method)) })
        .layer(map_response(guard))
        .with_state(reader)
}

async fn nothing(uri: Uri) -> PageFailure {
    PageFailure(Failure::missing(
        uri.path(),
        "No page has this address.",
        "Begin at the start page, or search for what you need.",
    ))
}

fn only_read(method: &Method) -> Failure {
    Failure {
        status: StatusCode::METHOD_NOT_ALLOWED,
        what: method.to_string(),
        why: "The server only answers; it changes nothing.".to_owned(),
        remedy: "Use GET. To add documents run depesche read.".to_owned(),
    }
}

async fn guard(mut response: Response) -> Response {
    let headers: [(HeaderName, &'static str); 3] = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
