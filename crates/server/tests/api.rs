//! The API on a small fixed record.

#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

mod record;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use depesche_store::Store;
use serde_json::Value;
use tower::ServiceExt;

async fn send(request: Request<Body>) -> (StatusCode, Value) {
    ask(record::record(), request).await
}

async fn ask(record: Store, request: Request<Body>) -> (StatusCode, Value) {
    let response = depesche_server::router(record).oneshot(request).await.unwrap();
    let status = response.status();
    assert_eq!(response.headers()["content-type"], "application/json");
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap())
}

async fn get(address: &str) -> (StatusCode, Value) {
    send(Request::get(address).body(Body::empty()).unwrap()).await
}

async fn found(address: &str) -> Value {
    let (status, value) = get(address).await;
    assert_eq!(status, StatusCode::OK, "{address}: {value}");
    value
}

#[tokio::test]
async fn counts_and_lists() {
    assert_eq!(found("/api/v1/counts").await["documents"], 3);
    let relations = found("/api/v1/relations?limit=1").await;
    assert_eq!(relations["all"], 2);
    assert_eq!(relations["items"].as_array().unwrap().len(), 1);
    assert_eq!(relations["items"][0]["a"], "CHN");
    assert_eq!(found("/api/v1/documents?offset=2").await["items"][0]["document"]["id"], "en-consulate");
    assert_eq!(found("/api/v1/findings").await["items"][0]["kind"], "empty");
    assert_eq!(found("/api/v1/events").await["items"][0]["id"], "e1");
}

#[tokio::test]
async fn one_of_each() {
    insta::assert_json_snapshot!("relation", found("/api/v1/relation/POL/RUS").await);
    let mut record = found("/api/v1/record/m1").await;
    // A new version of the program is no change of its answers.
    record["program"] = "depesche VERSION".into();
    insta::assert_json_snapshot!("record", record);
    let document = found("/api/v1/document/de-gipfel").await;
    assert_eq!(document["damage"][0]["record"]["repair"], "im Jahr 2024 43,8 Milliarden US-Dollar");
    assert_eq!(found("/api/v1/search?q=Vertrag").await["documents"][0]["document"]["id"], "de-gipfel");
}

#[tokio::test]
async fn copies_are_one_witness() {
    let get = |address: &str| Request::get(address).body(Body::empty()).unwrap();
    let (_, counts) = ask(record::with_copy(), get("/api/v1/counts")).await;
    assert_eq!((&counts["documents"], &counts["copies"]), (&2.into(), &1.into()));
    let (_, copy) = ask(record::with_copy(), get("/api/v1/document/de-kopie")).await;
    assert_eq!(copy["family"]["source"], "de-gipfel");
    assert_eq!(copy["events"][0]["copy_of"], "e1");
    let (_, relation) = ask(record::with_copy(), get("/api/v1/relation/KAZ/CHN")).await;
    assert_eq!(relation["events"][0]["copies"], serde_json::json!(["de-kopie"]));
}

#[tokio::test]
async fn errors_say_what_why_and_what_to_do() {
    for (address, status) in [
        ("/api/v1/nothing", StatusCode::NOT_FOUND),
        ("/api/v1/document/nothing", StatusCode::NOT_FOUND),
        ("/api/v1/record/e99", StatusCode::NOT_FOUND),
        ("/api/v1/relation/KAZ/FRA", StatusCode::NOT_FOUND),
        ("/api/v1/events?limit=0", StatusCode::BAD_REQUEST),
        ("/api/v1/events?limit=100000", StatusCode::BAD_REQUEST),
        ("/api/v1/documents?page=2", StatusCode::BAD_REQUEST),
        ("/api/v1/search", StatusCode::BAD_REQUEST),
    ] {
        let (found, value) = get(address).await;
        assert_eq!(found, status, "{address}");
        for field in ["what", "why", "what to do"] {
            assert!(
                value["error"][field].as_str().is_some_and(|text| !text.is_empty()),
                "{address}: {value}"
            );
        }
    }
    let (status, _) = send(Request::post("/api/v1/events").body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
}
