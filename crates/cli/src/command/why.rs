//! `depesche why`: the words and the rule behind a record.

mod explanation;

use std::io::Write;

use anyhow::{Context as _, bail};
use clap::Args;
use depesche_model::Explanation;
use depesche_store::{Context, RecordId, RecordInContext, Store};
use serde_json::Value;

use crate::arguments::{Form, RecordArguments};
use crate::configuration::SetupArguments;
use crate::terminal::{self, Paint};

/// Show the words and the rule behind a record, its sentence as a tree, and what else was asked
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Why {
    /// The record's id, as relation and search show it: e17, i3, m5, c2, q8
    id: String,

    #[command(flatten)]
    record: RecordArguments,

    /// Only the words and the rule: no tree, no rows, no clues
    #[arg(long)]
    short: bool,

    #[command(flatten)]
    setup: SetupArguments,

    /// The form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

const EXAMPLES: &str = "\
Examples:
  depesche why e17
  depesche why e17 --short
  depesche why m5 --db asia.db --format json";

/// Parts of the sheet that are shown in their own place.
const SHOWN: [&str; 6] = ["evidence", "start", "end", "rule", "sources", "also"];

impl Why {
    /// Prints the record with its words.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let id: RecordId = self.id.parse().context("cannot look the record up")?;
        let store = Store::open_read_only(&self.record.db)?;
        let Some(found) = store.record(id)? else {
            let db = self.record.db.display();
            bail!(
                "cannot show {id}: the record {db} has no such {}; depesche search and relation show ids",
                id.kind.name()
            );
        };
        let explanation = if self.short { None } else { explain(&store, &found, &self.setup)? };
        let mut output = terminal::output();
        if self.format == Form::Json {
            let mut answer = serde_json::to_value(&found)?;
            if let (Value::Object(fields), Some(explanation)) = (&mut answer, &explanation) {
                fields.insert("explanation".to_owned(), serde_json::to_value(explanation)?);
            }
            serde_json::to_writer_pretty(&mut output, &answer)?;
            writeln!(output)?;
        } else {
            let paint = Paint::new();
            print(&found, paint, &mut output)?;
            if let Some(explanation) = &explanation {
                explanation::print(explanation, paint, &mut output)?;
            }
        }
        Ok(output.flush()?)
    }
}

/// Reads the document again to tell how its record came about.
fn explain(
    store: &Store,
    found: &RecordInContext,
    setup: &SetupArguments,
) -> anyhow::Result<Option<Explanation>> {
    let Some(document) = store.document(&found.document.id.0)? else { return Ok(None) };
    let reading = setup.coder()?.read(document.document);
    Ok(Some(reading.explain(&found.evidence.to_evidence())))
}

fn print(found: &RecordInContext, paint: Paint, output: &mut impl Write) -> anyhow::Result<()> {
    let document = &found.document;
    writeln!(output, "{}  {}", paint.id(&found.id.to_string()), paint.strong(found.kind.name()))?;
    let published = document.published.map(|date| format!("  {date}")).unwrap_or_default();
    let title = document.title.as_deref().map(|title| format!("  {title}")).unwrap_or_default();
    writeln!(output, "in {}", paint.plain(&format!("{}{published}{title}", document.id)))?;
    if let Some(url) = &document.url {
        writeln!(output, "   {}", paint.faint(url))?;
    }
    writeln!(output, "\n{}", passage(&found.evidence.words, &found.context, paint))?;
    writeln!(output, "{}\n", paint.faint(&format!("read by {}, {}", found.evidence.rule, found.program)))?;
    if let Value::Object(fields) = &found.record {
        for (field, value) in fields.iter().filter(|(field, _)| !SHOWN.contains(&field.as_str())) {
            writeln!(output, "  {field:<14}{}", paint.plain(&spelled(value)))?;
            for source in found.sources.iter().filter(|source| &source.field == field) {
                let words = passage(&source.passage.words, &source.context, paint);
                writeln!(output, "  {:<14}from {words}  {}", "", paint.faint(&source.passage.rule))?;
            }
        }
    }
    let rest = |field: &str| found.record.get(field).is_none() || SHOWN.contains(&field);
    for source in found.sources.iter().filter(|source| rest(&source.field)) {
        let words = passage(&source.passage.words, &source.context, paint);
        writeln!(output, "  {:<14}{words}  {}", source.field, paint.faint(&source.passage.rule))?;
    }
    Ok(())
}

/// The words in their surroundings, marked.
fn passage(words: &str, context: &Context, paint: Paint) -> String {
    let line = |text: &str| paint.plain(&text.replace(char::is_whitespace, " "));
    format!("{}{}{}", line(&context.before), paint.marked(&words.replace('\n', " ")), line(&context.after))
}

/// A field's value as people write it; a dash where the text does not tell it.
fn spelled(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(words) => words.clone(),
        Value::Array(items) if items.is_empty() => "–".to_owned(),
        Value::Array(items) => items.iter().map(spelled).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
