//! The page of a request that has no answer: what was asked for, why there is nothing, what to do.

use axum::http::StatusCode;
use maud::{Markup, html};

use super::frame::{self, Place};
use crate::failure::Failure;

/// The page of a failure.
pub(crate) fn page(failure: &Failure) -> Markup {
    let heading = match failure.status {
        StatusCode::NOT_FOUND => "There is no such page",
        StatusCode::BAD_REQUEST => "This address cannot be understood",
        StatusCode::METHOD_NOT_ALLOWED => "Pages can only be read",
        _ => "This page could not be made",
    };
    let body = html! {
        h1 { (heading) }
        dl.failure {
            dt { "Asked for" } dd { (failure.what) }
            dt { "What happened" } dd { (failure.why) }
            dt { "What to do" } dd { (failure.remedy) }
        }
        p { a href="/" { "Start page" } " · " a href="/relations" { "relations" } " · " a href="/documents" { "documents" } }
    };
    frame::page(Place::Elsewhere, heading, &body)
}
