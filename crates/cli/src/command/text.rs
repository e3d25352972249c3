//! `depesche text`: prints what was read, before any coding.

use std::io::Write;
use std::process::ExitCode;

use clap::Args;
use depesche::Document;
use serde_json::{Value, json};

use crate::arguments::InputArguments;
use crate::findings::Findings;
use crate::{coding, terminal};

/// Print what was read of documents before any coding, one JSON object a line; nothing is kept
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Text {
    #[command(flatten)]
    input: InputArguments,

    /// Print navigation, advertisements and other lines that are no part of the article as well
    #[arg(long)]
    all: bool,
}

const EXAMPLES: &str = "\
Examples:
  depesche text page.html | jq -r .text
  depesche text pages/ > texts.jsonl
  depesche text --all mail.txt";

impl Text {
    /// Prints in the order of the input; what was wrong with it goes to standard error.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let mut output = terminal::output();
        let mut findings = Findings::default();
        coding::each(
            &self.input,
            self.input.open()?,
            |_| Ok(false),
            |document| line(&document, self.all),
            |item| {
                findings.extend(item.findings);
                if let Some(line) = item.reading {
                    writeln!(output, "{line}")?;
                }
                Ok(())
            },
        )?;
        output.flush()?;
        findings.list();
        Ok(self.input.exit_code(findings.len()))
    }
}

/// The document's line; `all` keeps its boilerplate.
fn line(document: &Document, all: bool) -> Value {
    let text = if all { document.text.trim().to_owned() } else { article(document) };
    json!({
        "id": document.id, "url": document.url, "title": document.title, "author": document.author,
        "date": document.published, "sitename": document.sitename, "lang": document.lang, "text": text,
    })
}

/// The text without its boilerplate.
pub(crate) fn article(document: &Document) -> String {
    let (mut text, mut from) = (String::with_capacity(document.text.len()), 0);
    for line in &document.boilerplate {
        text.push_str(document.text.get(from..line.span.start).unwrap_or_default());
        from = from.max(line.span.end);
    }
    text.push_str(document.text.get(from..).unwrap_or_default());
    text.trim().to_owned()
}
