//! Why a record says what it says.

use std::collections::BTreeMap;

use depesche_model::{
    Actor, CharIndex, Commitment, Damage, Event, Evidence, Instrument, Measure, Quote, Span,
};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::entry::Record;
use crate::{DocumentRef, Passage, RecordId, RecordKind, Result, Store};

/// How many bytes of the text are shown on each side, at most.
const AROUND: usize = 240;

/// One record with its words in their surroundings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RecordInContext {
    /// The record's id.
    pub id: RecordId,
    /// What kind of record it is.
    pub kind: RecordKind,
    /// The document.
    pub document: DocumentRef,
    /// The program that coded it.
    pub program: String,
    /// The words that tell it, and the rule.
    pub evidence: Passage,
    /// What stands around them.
    pub context: Context,
    /// The record as it stands on the coding sheet.
    pub record: Value,
    /// Fields that come from other words, and other places that tell the same (`also`).
    pub sources: Vec<Source>,
}

/// What stands around words, on the same line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Context {
    /// Before them.
    pub before: String,
    /// After them.
    pub after: String,
}

/// The words that one field was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The field: `date`, `place`, `also`.
    pub field: String,
    /// The words and the rule.
    pub passage: Passage,
    /// What stands around them.
    pub context: Context,
}

/// The parts of an event's JSON that name words beside the evidence.
#[derive(Default, Deserialize)]
struct Elsewhere {
    #[serde(default)]
    sources: BTreeMap<String, Evidence>,
    #[serde(default)]
    also: Vec<Evidence>,
}

impl Store {
    /// The record with this id, if there is one, with its words in their surroundings.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn record(&self, id: RecordId) -> Result<Option<RecordInContext>> {
        match id.kind {
            RecordKind::Actor => self.in_context::<Actor>(id),
            RecordKind::Event => self.in_context::<Event>(id),
            RecordKind::Instrument => self.in_context::<Instrument>(id),
            RecordKind::Measure => self.in_context::<Measure>(id),
            RecordKind::Commitment => self.in_context::<Commitment>(id),
            RecordKind::Quote => self.in_context::<Quote>(id),
            RecordKind::Damage => self.in_context::<Damage>(id),
            RecordKind::Boilerplate => self.in_context::<Evidence>(id),
        }
    }

    fn in_context<T: Record>(&self, id: RecordId) -> Result<Option<RecordInContext>> {
        let Some(entry) = self.entries::<T>("SELECT ?1", [id.number])?.pop() else {
            return Ok(None);
        };
        let sql = "SELECT text, program FROM documents WHERE id = ?1";
        let found: Option<(String, String)> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                statement.query_row([&entry.document.id.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()
            })
            .map_err(|e| self.refused(e))?;
        let Some((text, program)) = found else {
            return Ok(None);
        };
        let index = CharIndex::new(&text);
        let source = |field: &str, evidence: &Evidence| Source {
            field: field.to_owned(),
            passage: Passage::new(evidence, &text, &index),
            context: Context::of(evidence.span, &text),
        };
        let json = serde_json::to_value(&entry.record).map_err(|cause| self.damaged(id, cause))?;
        let elsewhere: Elsewhere = serde_json::from_value(json).unwrap_or_default();
        let mut sources: Vec<_> =
            elsewhere.sources.iter().map(|(field, words)| source(field, words)).collect();
        sources.extend(elsewhere.also.iter().map(|words| source("also", words)));
        Ok(Some(RecordInContext {
            id,
            kind: id.kind,
            document: entry.document,
            program,
            context: Context::of(entry.evidence.span, &text),
            evidence: entry.evidence,
            record: entry.sheet,
            sources,
        }))
    }
}

impl Context {
    /// What stands around `span` on its line, cut at a blank when it is long.
    pub fn of(span: Span, text: &str) -> Self {
        let before = text.get(..span.start).unwrap_or_default();
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default();
        let after = after.split('\n').next().unwrap_or_default();
        Self { before: tail(before), after: head(after) }
    }
}

/// The end of `line`, from a blank.
fn tail(line: &str) -> String {
    let from = line.floor_char_boundary(line.len().saturating_sub(AROUND));
    if from == 0 {
        return line.to_owned();
    }
    let rest = &line[from..];
    format!("… {}", rest.split_once(char::is_whitespace).map_or(rest, |(_, words)| words))
}

/// The beginning of `line`, up to a blank.
fn head(line: &str) -> String {
    let to = line.floor_char_boundary(AROUND.min(line.len()));
    if to == line.len() {
        return line.to_owned();
    }
    let rest = &line[..to];
    format!("{} …", rest.rsplit_once(char::is_whitespace).map_or(rest, |(words, _)| words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_on_the_line_and_cuts_at_blanks() {
        let text = format!("oben\n{}hier ist es{}\nunten", "wörter ".repeat(60), " wörter".repeat(60));
        let start = text.find("hier").unwrap();
        let context = Context::of(Span::new(start, start + "hier ist es".len()), &text);
        assert!(context.before.starts_with("… wörter") && context.before.ends_with("wörter "));
        assert!(context.after.starts_with(" wörter") && context.after.ends_with("wörter …"));
        assert!(context.before.len() <= AROUND + 8);
    }
}
