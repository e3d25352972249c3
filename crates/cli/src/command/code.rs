//! `depesche code`: prints coded documents, keeps nothing.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use depesche::Reading;
use serde_json::json;

use crate::arguments::InputArguments;
use crate::coding;
use crate::configuration::SetupArguments;

/// Print what documents tell, one JSON object a line; nothing is kept
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Code {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    setup: SetupArguments,

    /// What is printed of each document
    #[arg(long, value_enum, default_value_t)]
    format: CodeFormat,
}

const EXAMPLES: &str = "\
Examples:
  depesche code report.txt
  depesche code --lang de - < report.txt
  depesche code archive.jsonl | jq -c '.events[]'
  depesche code --format text page.html | jq -r .text";

/// What is printed of each document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum CodeFormat {
    /// The coding sheet: actors, events, instruments, measures, commitments, quotes, damage
    #[default]
    Jsonl,
    /// The article without navigation, advertisements and other lines that are no part of it
    Text,
    /// What the confidence of each record is weighed from
    Clues,
}

impl Code {
    /// Prints in the order of the input; what was wrong with it goes to standard error.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        coding::print(&self.input, &self.setup.coder()?, |reading| match self.format {
            CodeFormat::Jsonl => Ok(reading.sheet()?),
            CodeFormat::Text => Ok(article(reading)),
            CodeFormat::Clues => {
                Ok(serde_json::json!({ "id": reading.document.id, "clues": reading.clues() }))
            }
        })
    }
}

/// The text without its boilerplate.
fn article(reading: &Reading) -> serde_json::Value {
    let document = &reading.document;
    json!({
        "id": document.id, "url": document.url, "lang": document.lang, "published": document.published,
        "title": document.title, "text": super::text::article(document),
    })
}
