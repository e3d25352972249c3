//! Everything that pages load, built into the program.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::failure::{Failure, PageFailure};

/// Name, media type, bytes.
const ASSETS: &[(&str, &str, &[u8])] = &[
    ("style.css", "text/css; charset=utf-8", include_bytes!("asset/style.css")),
    ("page.js", "text/javascript; charset=utf-8", include_bytes!("asset/page.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("asset/icon.svg")),
];

/// `/assets/{name}`. The addresses of style and script carry the program's version, so a browser may keep them for a while
/// and asks anew after an update.
pub(crate) async fn asset(Path(name): Path<String>) -> Result<Response, PageFailure> {
    let found = ASSETS.iter().find(|(known, ..)| *known == name);
    let Some((_, media_type, bytes)) = found else {
        return Err(PageFailure(Failure::missing(
            format!("the file {name}"),
            "The program has no such file built in.",
            "Begin at the start page.",
        )));
    };
    Ok(([(CONTENT_TYPE, *media_type), (CACHE_CONTROL, "max-age=3600")], *bytes).into_response())
}

/// `/favicon.ico`, which browsers ask for by themselves.
pub(crate) async fn favicon() -> Result<Response, PageFailure> {
    asset(Path("icon.svg".to_owned())).await
}

/// The address of an asset.
pub(crate) fn address(name: &str) -> String {
    format!("/assets/{name}?v={}", env!("CARGO_PKG_VERSION"))
}
