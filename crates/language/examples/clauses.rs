//! Prints the clauses of a text from standard input: `cargo run -p depesche-language --example clauses -- de < text`.
#![expect(clippy::print_stdout, reason = "that is what it is for")]

use std::io::Read;

use depesche_language::parse;
use depesche_model::{Document, Language};

fn main() -> std::io::Result<()> {
    let language = Language::from_code(&std::env::args().nth(1).unwrap_or_default());
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let document = Document::new("stdin", language, text);
    let parsed = parse(&document);
    for sentence in &parsed.sentences {
        println!("\n{}", document.slice(sentence.span));
        for clause in parsed.sentence_clauses(sentence) {
            let words: Vec<_> = parsed.clause_tokens(clause).map(|t| document.slice(t.span)).collect();
            println!(
                "  {:?} {:?} {} | {}",
                clause.kind,
                clause.modality,
                clause.marker.as_deref().unwrap_or("-"),
                words.join(" ")
            );
            if let Some(p) = &clause.predicate {
                println!(
                    "      {} {:?} {:?} {:?} {}",
                    p.lemma,
                    p.voice,
                    p.tense,
                    p.mood,
                    p.modal.as_deref().unwrap_or("")
                );
            }
            for a in &clause.arguments {
                println!(
                    "      {:?} {}: {}",
                    a.role,
                    a.preposition.as_deref().unwrap_or(""),
                    document.slice(a.span)
                );
            }
        }
    }
    Ok(())
}
