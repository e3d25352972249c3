//! The pages of a small fixed record, as a browser gets them.

#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

mod record;

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use depesche_model::{
    Branch, ClueReading, Document, EventType, Evidence, Explanation, SenseReading, Verdict,
};
use tower::ServiceExt;

async fn get(address: &str) -> (StatusCode, String) {
    text(depesche_server::router(record::record()), address).await
}

async fn text(router: axum::Router, address: &str) -> (StatusCode, String) {
    let response = router.oneshot(Request::get(address).body(Body::empty()).unwrap()).await.unwrap();
    let status = response.status();
    let policy = response.headers()["content-security-policy"].to_str().unwrap();
    assert!(!policy.contains("unsafe"), "{address}: {policy}");
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

/// The page between its head and its foot, one element a line.
async fn main_of(address: &str) -> String {
    let (status, html) = get(address).await;
    assert_eq!(status, StatusCode::OK, "{address}");
    let main = html.split("<main id=\"main\">").nth(1).and_then(|rest| rest.split("</main>").next());
    let main = main.unwrap_or_default().replace("><", ">\n<");
    // A new version of the program is no change of its pages.
    main.replace(concat!("depesche ", env!("CARGO_PKG_VERSION")), "depesche VERSION")
}

macro_rules! pages {
    ($($name:ident: $address:literal;)*) => {$(
        #[tokio::test]
        async fn $name() {
            insta::assert_snapshot!(main_of($address).await);
        }
    )*};
}

pages! {
    start: "/";
    relations: "/relations";
    relation: "/relation/KAZ/CHN";
    relation_of_one_type: "/relation/POL/RUS?type=SANCTION";
    document: "/document/de-gipfel";
    event: "/record/e1";
    search: "/search?q=Vertrag";
    documents: "/documents";
    findings: "/findings";
    about: "/about";
}

#[tokio::test]
async fn a_record_is_explained() {
    let explain = |_: Document, evidence: &Evidence| {
        let branch = |word: &str, head| Branch {
            word: word.to_owned(),
            upos: "NOUN".to_owned(),
            relation: "nsubj".to_owned(),
            head,
            sure: 40,
            evidence: true,
        };
        let sense = SenseReading {
            kind: EventType::Consult,
            rule: evidence.rule.clone().into_owned(),
            row: "data/predicate/de.tsv:7".to_owned(),
            verdict: Verdict::Missing(vec!["<treffen>".to_owned()]),
        };
        Some(Explanation {
            tree: vec![branch("Gipfel", Some(1)), branch("tagt", None)],
            clause: None,
            senses: vec![sense],
            clues: vec![ClueReading { clue: "late".to_owned(), value: 0.5, weight: -0.1 }],
        })
    };
    let router = depesche_server::router_explaining(record::record(), Arc::new(explain));
    let page = text(router, "/record/e1").await.1;
    for part in ["┌─ ", "de.tsv:7", "&lt;treffen&gt;", "40 % sure", "late (0.50): -0.10"] {
        assert!(page.contains(part), "{part} is not on the page: {page}");
    }
}

#[tokio::test]
async fn an_id_may_have_any_character() {
    let page = main_of("/document/en%2Ftrade%202024").await;
    assert!(page.contains("Trade &amp; figures &lt;2023&gt;"));
    assert!(!page.contains("href=\"javascript:"), "only addresses of the web become links");
}

#[tokio::test]
async fn nothing_of_a_text_becomes_markup() {
    for address in
        ["/document/en-consulate", "/relation/POL/RUS", "/search?q=rejected", "/record/e4", "/findings"]
    {
        let (_, page) = get(address).await;
        assert!(!page.contains("<b>") && !page.contains("<no>"), "{address}");
        assert!(!page.contains("style=\""), "{address}: the policy would refuse it");
    }
}

#[tokio::test]
async fn countries_may_be_told_by_name() {
    for address in ["/relation/chn/kaz", "/relation/China/Kasachstan", "/relations?with=kazakhstan"] {
        let (status, page) = get(address).await;
        assert_eq!(status, StatusCode::OK, "{address}");
        assert!(page.contains("Kazakhstan"), "{address}");
    }
    assert!(main_of("/search?q=China").await.contains("Relations of China"));
}

#[tokio::test]
async fn a_missing_page_says_what_to_do() {
    for address in
        ["/nothing", "/document/nothing", "/record/e99", "/record/nothing", "/relation/KAZ/FRA", "/assets/x"]
    {
        let (status, page) = get(address).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.contains("What to do"), "{address}");
    }
}

#[tokio::test]
async fn a_wrong_parameter_is_refused() {
    for address in ["/documents?page=0", "/documents?seite=1", "/relation/KAZ/CHN?type=MEET", "/document/%FF"]
    {
        let (status, page) = get(address).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{address}");
        assert!(page.contains("What to do"), "{address}");
    }
}

#[tokio::test]
async fn an_empty_record_says_how_to_fill_it() {
    let router = depesche_server::router(depesche_store::Store::in_memory().unwrap());
    let response = router.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    assert!(String::from_utf8_lossy(&bytes).contains("depesche read"));
}

#[tokio::test]
async fn every_link_of_every_page_leads_somewhere() {
    let mut known = std::collections::BTreeSet::new();
    let mut open = vec!["/".to_owned()];
    while let Some(address) = open.pop() {
        if !known.insert(address.clone()) {
            continue;
        }
        let (status, page) = get(&address).await;
        assert_eq!(status, StatusCode::OK, "{address}");
        for part in page.split("href=\"").skip(1).chain(page.split("src=\"").skip(1)) {
            let link = part.split('"').next().unwrap_or_default().replace("&amp;", "&");
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            if path.is_empty() && !anchor.is_empty() {
                assert!(page.contains(&format!("id=\"{anchor}\"")), "{address}: #{anchor}");
            } else if path.starts_with('/') && known.len() < 200 {
                open.push(path.to_owned());
            }
        }
    }
    assert!(known.contains("/document/en%2Ftrade%202024"), "{known:?}");
}

#[tokio::test]
async fn copies_are_shown_as_one_witness() {
    let page = |address: &'static str| text(depesche_server::router(record::with_copy()), address);
    let (_, source) = page("/document/de-gipfel").await;
    assert!(source.contains("The probable source of 1 copy: <a href=\"/document/de-kopie\">"), "{source}");
    let (_, copy) = page("/document/de-kopie").await;
    assert!(copy.contains("A copy or rewrite, 100 % the same words. One witness with: "), "{copy}");
    assert!(copy.contains("told before: <a href=\"/record/e1\">e1</a>"), "{copy}");
    let (_, relation) = page("/relation/KAZ/CHN").await;
    assert!(relation.contains("title=\"de-kopie\"> and 1 copy</span>"), "{relation}");
    let (_, documents) = page("/documents").await;
    assert!(documents.contains("copy of <a href=\"/document/de-gipfel\">"), "{documents}");
}
