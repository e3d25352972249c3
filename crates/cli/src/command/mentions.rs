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
        json!({
            "kind": "quote",
            "start": index.chars(quote.text.start),
            "end": index.chars(quote.text.end),
            "text": document.slice(quote.text),
            "type": quote.kind,
            "speaker": quote.as_written.map(place),
            "rule": quote.evidence.rule,
        })
    }));
    json!({"id": document.id, "mentions": list})
}
