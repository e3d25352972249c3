//! What can go wrong with a request, told as a page or as JSON: what was tried, why it failed, what to do.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::page;

/// Why a request has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) status: StatusCode,
    /// What was asked for.
    pub(crate) what: String,
    /// Why there is no answer.
    pub(crate) why: String,
    /// What to do.
    pub(crate) remedy: String,
}

impl Failure {
    /// There is nothing of that name.
    pub(crate) fn missing(
        what: impl Into<String>,
        why: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { status: StatusCode::NOT_FOUND, what: what.into(), why: why.into(), remedy: remedy.into() }
    }

    /// The request cannot be understood.
    pub(crate) fn unclear(
        what: impl Into<String>,
        why: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { status: StatusCode::BAD_REQUEST, what: what.into(), why: why.into(), remedy: remedy.into() }
    }

    /// The record could not be read.
    pub(crate) fn broken(what: impl Into<String>, why: &impl ToString) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            what: what.into(),
            why: why.to_string(),
            remedy:
                "Load the page again. If it fails again, stop the server, run the same question with the \
                     depesche program, and report what it says."
                    .to_owned(),
        }
    }
}

impl From<depesche_store::Error> for Failure {
    fn from(error: depesche_store::Error) -> Self {
        Self::broken("to read the record", &error)
    }
}

/// A failure as a page.
#[derive(Debug)]
pub(crate) struct PageFailure(pub(crate) Failure);

/// A failure as JSON.
#[derive(Debug)]
pub(crate) struct ApiFailure(pub(crate) Failure);

impl<E: Into<Failure>> From<E> for PageFailure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl<E: Into<Failure>> From<E> for ApiFailure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for PageFailure {
    fn into_response(self) -> Response {
        (self.0.status, page::failure::page(&self.0)).into_response()
    }
}

impl IntoResponse for ApiFailure {
    fn into_response(self) -> Response {
        let Failure { status, what, why, remedy } = self.0;
        let body = json!({"error": {
            "status": status.as_u16(), "what": what, "why": why, "what to do": remedy,
        }});
        (status, Json(body)).into_response()
    }
}

impl From<axum::extract::rejection::PathRejection> for Failure {
    fn from(rejection: axum::extract::rejection::PathRejection) -> Self {
        Self::unclear(
            "a page by its address",
            rejection.body_text(),
            "Write the address in UTF-8, or go by the links of the pages.",
        )
    }
}
