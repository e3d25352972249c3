//! `depesche mentions`: prints who, where, when and how much documents name.

use std::io::Write;

use clap::Args;
use depesche::Reading;
use depesche_model::{CharIndex, Figure, Named, Span};
use serde_json::{Value, json};

use crate::arguments::InputArguments;
use crate::{coding, terminal};

/// Print what documents name (countries, people, places, dates, figures, quotes), one JSON object a line
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Mentions {
    #[command(flatten)]
    input: InputArguments,
}

const EXAMPLES: &str = "\
Examples:
  depesche mentions report.txt
  depesche mentions archive.jsonl | jq -c '.mentions[] | select(.kind == \"date\")'";

impl Mentions {
    /// Prints in the order of the input; what was wrong with it goes to standard error.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let mut output = terminal::output();
        let mut findings = Vec::new();
        coding::each(
            &self.input,
            |_| Ok(false),
            |item| {
                findings.extend(item.findings);
                if let Some(reading) = item.reading {
                    writeln!(output, "{}", mentions(&reading)?)?;
                }
                Ok(())
            },
        )?;
        output.flush()?;
        terminal::list(&findings);
        Ok(())
    }
}

/// The line of one document: its mentions, then its quotes; places count Unicode characters.
fn mentions(reading: &Reading) -> serde_json::Result<Value> {
    let document = &reading.document;
    let index = CharIndex::new(&document.text);
    let place = |span: Span| json!({"start": index.chars(span.start), "end": index.chars(span.end), "text": document.slice(span)});
    let mut list = Vec::new();
    for mention in &reading.mentions.list {
        let mut line = place(mention.span);
        if let (Value::Object(line), Value::Object(named)) = (&mut line, named(&mention.named, reading)?) {
            line.extend(named);
            line.insert("rule".to_owned(), mention.rule.as_ref().into());
        }
        list.push(line);
    }
    for quote in &reading.coded.quotes {
        let mut line = place(quote.text);
        line["kind"] = "quote".into();
        line["type"] = quote.kind.as_str().into();
        line["speaker"] = quote.as_written.map_or(Value::Null, place);
        line["rule"] = quote.evidence.rule.as_ref().into();
        list.push(line);
    }
    Ok(json!({"id": document.id, "mentions": list}))
}

/// What a mention names, with its kind.
fn named(named: &Named, reading: &Reading) -> serde_json::Result<Value> {
    let figure = |kind: &str, value: &rust_decimal::Decimal, unit: Option<&str>| json!({"kind": kind, "value": value.normalize().to_string(), "unit": unit});
    Ok(match named {
        Named::Figure(Figure::Number { value }) => figure("number", value, None),
        Named::Figure(Figure::Ordinal { value }) => figure("ordinal", value, None),
        Named::Figure(Figure::Percent { value }) => figure("percent", value, Some("%")),
        Named::Figure(Figure::Money { value, currency }) => figure("money", value, currency.as_deref()),
        Named::Figure(Figure::Quantity { value, unit }) => figure("quantity", value, Some(unit)),
        Named::Date { value } => {
            let kind =
                if value.is_some_and(|period| period.single().is_none()) { "interval" } else { "date" };
            json!({"kind": kind, "value": value})
        }
        Named::Person { person } => {
            json!({"kind": "person", "name": reading.mentions.person(*person).map(|person| &person.name)})
        }
        other => serde_json::to_value(other)?,
    })
}
