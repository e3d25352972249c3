//! Runs the sentences of `spec/predicate/{de,en}/*.md`: what each predicate tells, by example, and what tells nothing.
//!
//! `SPEC=consult cargo test -p depesche --test predicates` runs the files that have `consult` in their path.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use depesche::{Coder, Document, Language};

/// A row of a table: a sentence and the PLOVER type that it tells, or `none`.
struct Example {
    file: String,
    line: usize,
    lang: Language,
    sentence: String,
    event: String,
    /// Whether the table says that it is not read right yet.
    not_yet: bool,
}

#[test]
fn predicates_tell_what_the_examples_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/predicate");
    let wanted = std::env::var("SPEC").unwrap_or_default();
    let coder = Coder::new().unwrap();
    let (mut right, mut known, mut report) = (0, 0, String::new());
    for example in examples(&folder).iter().filter(|example| example.file.contains(&wanted)) {
        let reading = coder.read(Document::new("example", example.lang.clone(), example.sentence.as_str()));
        let came = reading.coded.events.first().map_or("none".to_owned(), |event| event.kind.to_string());
        match (came == example.event, example.not_yet) {
            (true, false) => right += 1,
            (false, true) => known += 1,
            (reads, _) => {
                let Example { file, line, sentence, event, .. } = example;
                let told = if reads { "is read right now; take its mark away" } else { &*came };
                writeln!(report, "spec/predicate/{file}:{line}: {event}, came {told}: {sentence}").unwrap();
            }
        }
    }
    assert!(right > 0, "no example has {wanted:?} in its path");
    println!("{right} examples are read right, {known} not yet");
    assert!(report.is_empty(), "{report}{right} examples are read right, {known} not yet");
}

/// All examples, in the order of the files' names.
fn examples(folder: &Path) -> Vec<Example> {
    let mut found = Vec::new();
    for language in ["de", "en"] {
        let Ok(entries) = fs::read_dir(folder.join(language)) else { continue };
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
            let file = format!("{language}/{}", path.file_name().unwrap().to_string_lossy());
            let text = fs::read_to_string(path).unwrap();
            let rows = (1..).zip(text.lines()).filter(|(_, line)| line.starts_with("| "));
            // The first row of a table is its head.
            found.extend(
                rows.skip(1).map(|(line, row)| example(&file, line, Language::from_code(language), row)),
            );
        }
    }
    found
}

fn example(file: &str, line: usize, lang: Language, row: &str) -> Example {
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    let [sentence, event] = cells[..] else {
        panic!("spec/predicate/{file}:{line} has not two cells: {row}")
    };
    let (event, not_yet) =
        event.strip_suffix("(not yet)").map_or((event, false), |event| (event.trim(), true));
    Example {
        file: file.to_owned(),
        line,
        lang,
        sentence: sentence.to_owned(),
        event: event.to_owned(),
        not_yet,
    }
}
