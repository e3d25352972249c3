//! Prints the tokens of texts parted by form feeds, a text a line: begin, end, and whether the hand rules end a sentence
//! there and whether the line ends. The training of the splitter reads it.
//! `cargo run -p depesche-language --example bounds -- en < texts.txt`.
#![expect(clippy::print_stdout, reason = "that is what it is for")]

use depesche_language::proposals;
use depesche_model::{Document, Language};

fn main() -> std::io::Result<()> {
    let language = Language::from_code(&std::env::args().nth(1).unwrap_or_default());
    for text in std::io::read_to_string(std::io::stdin())?.split('\u{c}') {
        let document = Document::new("text", language.clone(), text);
        let cells: Vec<String> = proposals(&document)
            .into_iter()
            .map(|(span, ends, breaks)| {
                format!("{}:{}:{}:{}", span.start, span.end, u8::from(ends), u8::from(breaks))
            })
            .collect();
        println!("{}", cells.join(" "));
    }
    Ok(())
}
