//! `depesche mentions`: prints who, where, when and how much documents name.

use std::process::ExitCode;

use clap::Args;
use depesche::Reading;
use depesche_model::listing::mentions_json;
use depesche_model::{CharIndex, Span};
use serde_json::{Value, json};

use crate::arguments::InputArguments;
use crate::coding;
use crate::configuration::SetupArguments;

/// Print what documents name (countries, people, places, dates, figures, quotes), one JSON object a line
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Mentions {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    setup: SetupArguments,
}

const EXAMPLES: &str = "\
Examples:
  depesche mentions report.txt
  depesche mentions archive.jsonl | jq -c '.mentions[] | select(.kind == \"date\")'";

impl Mentions {
    /// Prints in the order of the input; what was wrong with it goes to standard error.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        coding::print(&self.input, &self.setup.coder()?, |reading| Ok(mentions(reading)))
    }
}

/// The line of one document: its mentions, then its quotes; places count Unicode characters.
fn mentions(reading: &Reading) -> Value {
    let document = &reading.document;
    let index = CharIndex::new(&document.text);
    let place = |span: Span| json!({"start": index.chars(span.start), "end": index.chars(span.end), "text": document.slice(span)});
    let mut list = mentions_json(document, &reading.mentions);
    list.extend(reading.coded.quotes.iter().map(|quote| {
        let span = with_marks(&document.text, quote.text, quote.direct);
        json!({
            "kind": "quote",
            "start": index.chars(span.start),
            "end": index.chars(span.end),
            "text": document.slice(span),
            "type": quote.kind,
            "speaker": quote.as_written.map(place),
            "rule": quote.evidence.rule,
        })
    }));
    json!({"id": document.id, "mentions": list})
}

/// Quoted words with the marks that they stand in.
fn with_marks(text: &str, words: Span, direct: bool) -> Span {
    let is_mark = |c: &char| "„“”‟\"«»‚‘’‹›'".contains(*c);
    let before = text.get(..words.start).and_then(|text| text.trim_end().chars().next_back()).filter(is_mark);
    let after = text.get(words.end..).and_then(|text| text.trim_start().chars().next()).filter(is_mark);
    let Some(open) = before.filter(|_| direct) else { return words };
    let start = text.get(..words.start).map_or(words.start, |text| text.trim_end().len() - open.len_utf8());
    let end = after
        .and_then(|close| text.get(words.end..).map(|rest| (rest.find(close).unwrap_or_default(), close)));
    Span::new(start, end.map_or(words.end, |(at, close)| words.end + at + close.len_utf8()))
}
