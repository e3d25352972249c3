//! `depesche search`: finds documents and records by words.

use std::io::Write;

use clap::Args;
use depesche_store::{Hit, Store};

use crate::arguments::{Form, RecordArguments};
use crate::terminal::{self, Paint};

/// Find documents and records by words
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Search {
    /// Words that must all be there; each also finds words that begin with it
    #[arg(required = true)]
    words: Vec<String>,

    #[command(flatten)]
    record: RecordArguments,

    /// No more than this many documents and this many records
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,

    /// The form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

const EXAMPLES: &str = "\
Examples:
  depesche search Konsulat
  depesche search trade turnover --limit 5
  depesche search '\"Wang Yi\"' --format json";

impl Search {
    /// Prints what was found.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let store = Store::open_read_only(&self.record.db)?;
        let words = self.words.join(" ");
        let found = store.search(&words, self.limit)?;
        let mut output = terminal::output();
        if self.format == Form::Json {
            serde_json::to_writer_pretty(&mut output, &found)?;
            writeln!(output)?;
            return Ok(output.flush()?);
        }
        let paint = Paint::new();
        for (heading, hits) in [("Records", &found.records), ("Documents", &found.documents)] {
            if !hits.is_empty() {
                writeln!(output, "{}", paint.strong(heading))?;
            }
            for hit in hits {
                print(hit, paint, &mut output)?;
            }
        }
        if found.records.is_empty() && found.documents.is_empty() {
            writeln!(output, "nothing found for {words}")?;
        }
        Ok(output.flush()?)
    }
}

fn print(hit: &Hit, paint: Paint, output: &mut impl Write) -> anyhow::Result<()> {
    let name = hit.record.map_or_else(|| hit.document.id.to_string(), |id| id.to_string());
    let published = hit.document.published.map(|date| date.to_string()).unwrap_or_default();
    let title = hit.document.title.as_deref().unwrap_or(&hit.document.id.0);
    writeln!(output, "  {}  {published}  {}", paint.id(&name), paint.faint(title))?;
    let snippet = hit.snippet.0.iter().map(|piece| {
        let words = piece.text.replace(char::is_whitespace, " ");
        if piece.found { paint.marked(&words) } else { paint.plain(&words) }
    });
    Ok(writeln!(output, "      {}", snippet.collect::<String>())?)
}
