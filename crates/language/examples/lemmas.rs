//! Prints the lemma of each line of standard input, which holds form, part of speech, features and edit script parted
//! by tabs: `cargo run -p depesche-language --example lemmas -- de < words.tsv`.
#![expect(clippy::print_stdout, reason = "that is what it is for")]

use std::io::BufRead;

use depesche_language::lemma;
use depesche_model::{Features, Language};

fn main() -> std::io::Result<()> {
    let language = Language::from_code(&std::env::args().nth(1).unwrap_or_default());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let cells: Vec<_> = line.split('\t').collect();
        let found = match cells[..] {
            [form, upos, features, script, ..] => {
                let pairs = features.split('|').filter_map(|feature| feature.split_once('='));
                lemma(&language, form, upos, &Features::new(pairs), script)
            }
            _ => String::new(),
        };
        println!("{found}");
    }
    Ok(())
}
