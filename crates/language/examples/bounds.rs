//! Prints the tokens of each line of standard input, which is read as a document of its own: begin, end, and whether the
//! hand rules end a sentence there. The training of the splitter reads it.
//! `cargo run -p depesche-language --example bounds -- en < lines.txt`.
#![expect(clippy::print_stdout, reason = "that is what it is for")]

use std::io::BufRead;

use depesche_language::proposals;
use depesche_model::{Document, Language};

fn main() -> std::io::Result<()> {
    let language = Language::from_code(&std::env::args().nth(1).unwrap_or_default());
    for line in std::io::stdin().lock().lines() {
        let document = Document::new("line", language.clone(), line?);
        let cells: Vec<String> = proposals(&document)
            .into_iter()
            .map(|(span, ends)| format!("{}:{}:{}", span.start, span.end, u8::from(ends)))
            .collect();
        println!("{}", cells.join(" "));
    }
    Ok(())
}
