//! Prints the sentences and syntactic words of a raw text as plain CoNLL-U:
//! `cargo run -p depesche-language --example segment -- de < text`.
#![expect(clippy::print_stdout, reason = "that is what it is for")]

use std::io::Read;

use depesche_language::{Hyphens, parse, words};
use depesche_model::{Document, Language, Multiword};

fn main() -> std::io::Result<()> {
    let language = Language::from_code(&std::env::args().nth(1).unwrap_or_default());
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let document = Document::new("stdin", language, text);
    let parsed = parse(&document);
    for sentence in &parsed.sentences {
        println!(
            "# text = {}",
            document.slice(sentence.span).split_whitespace().collect::<Vec<_>>().join(" ")
        );
        let words =
            words(&document.text, &parsed.tokens, sentence.tokens.clone(), &document.lang, Hyphens::Cut);
        for (at, word) in words.iter().enumerate() {
            let next = words[at + 1..].iter().find(|next| next.multiword != Multiword::Inside);
            let spaced = next.is_none_or(|next| next.space_before);
            let misc = if spaced { "_" } else { "SpaceAfter=No" };
            if let Multiword::First(parts) = word.multiword {
                let surface = document.slice(word.span);
                println!("{}-{}\t{surface}\t_\t_\t_\t_\t_\t_\t_\t{misc}", at + 1, at + parts);
            }
            let misc = if word.multiword == Multiword::Alone { misc } else { "_" };
            println!("{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{misc}", at + 1, word.form);
        }
        println!();
    }
    Ok(())
}
