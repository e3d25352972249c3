//! Prints the mentions of the documents of a JSONL file: one document a line, as `depesche mentions` does.
//!
//! `cargo run --release -p depesche-resolve --example mentions -- FILE.jsonl`
#![expect(clippy::print_stdout, reason = "that is what it is for")]

use std::error::Error;

use depesche_model::listing::mentions_json;
use depesche_model::{Document, Language};
use depesche_resolve::{Names, resolve};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("name a JSONL file of documents")?;
    let names = Names::new();
    for line in std::fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
        let row: Value = serde_json::from_str(line)?;
        let field = |key: &str| row[key].as_str().unwrap_or_default();
        let mut document = Document::new(field("id"), Language::from_code(field("lang")), field("text"));
        document.published = field("published").parse().ok();
        let parsed = depesche_language::parse(&document);
        let mentions = resolve(&document, &parsed, &names);
        println!("{}", json!({"id": document.id, "mentions": mentions_json(&document, &mentions)}));
    }
    Ok(())
}
