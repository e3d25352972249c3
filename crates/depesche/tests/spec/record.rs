//! What came out of a case, as rows that an expected line can be laid beside.

use std::fmt;

use depesche::input::{Options, Told, document_from_text};
use depesche::{Coder, Document, Language};
use serde_json::Value;

use crate::expect::KINDS;
use crate::read::Case;

/// A coded case.
pub(crate) struct Outcome {
    rows: Vec<Row>,
}

/// One record.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// `EVENT`, `MEASURE`, …
    pub(crate) kind: &'static str,
    /// The type that stands behind the kind, or nothing.
    pub(crate) class: String,
    /// Ids of actors.
    pub(crate) ids: Vec<String>,
    /// The record as it stands on the sheet.
    pub(crate) fields: Value,
    /// The words it was read from.
    pub(crate) evidence: String,
}

impl Outcome {
    /// Codes a case.
    pub(crate) fn of(coder: &Coder, case: &Case) -> Self {
        let reading = coder.read(document(case));
        let sheet = reading.sheet().unwrap_or_else(|error| panic!("{error}"));
        let mut rows = Vec::new();
        for (list, kind, class, ids, evidence) in [
            ("events", "EVENT", "type", "actors", "evidence"),
            ("instruments", "INSTRUMENT", "kind", "parties", "evidence"),
            ("measures", "MEASURE", "indicator", "of", "evidence"),
            ("commitments", "COMMITMENT", "", "actors", "evidence"),
            ("quotes", "QUOTE", "", "", "text"),
            ("actors", "ACTOR", "kind", "id", "as_written"),
            ("damage", "DAMAGE", "kind", "", "as_written"),
        ] {
            for fields in sheet[list].as_array().into_iter().flatten() {
                // Speech that is told without quotation marks is on the sheet as well, but marked.
                let kind = if fields["direct"] == Value::Bool(false) { "TOLD" } else { kind };
                rows.push(Row {
                    kind,
                    class: text(&fields[class]),
                    ids: texts(&fields[ids]),
                    evidence: texts(&fields[evidence]).join(", "),
                    fields: fields.clone(),
                });
            }
        }
        let bare = |kind, class: String, evidence: String, fields| Row {
            kind,
            class,
            ids: Vec::new(),
            fields,
            evidence,
        };
        for line in sheet["boilerplate"].as_array().into_iter().flatten() {
            rows.push(bare("BOILERPLATE", String::new(), text(line), Value::Null));
        }
        if sheet["dateline"].is_object() {
            rows.push(bare(
                "DATELINE",
                String::new(),
                text(&sheet["dateline"]["evidence"]),
                sheet["dateline"].clone(),
            ));
        }
        rows.push(bare("SENTENCES", reading.parsed.sentences.len().to_string(), String::new(), Value::Null));
        for mention in &reading.mentions.list {
            let fields = serde_json::to_value(&mention.named).unwrap_or_else(|error| panic!("{error}"));
            let words = reading.document.slice(mention.span).to_owned();
            rows.push(bare("MENTION", mention_kind(&fields), words, fields));
        }
        Self { rows }
    }

    /// The records of a kind.
    pub(crate) fn rows(&self, kind: &str) -> Vec<&Row> {
        self.rows.iter().filter(|row| row.kind == kind).collect()
    }
}

/// The case's text as it would arrive.
fn document(case: &Case) -> Document {
    let told = Told {
        lang: Some(Language::from_code(&case.language)),
        published: case.published.as_deref().map(|day| day.parse().unwrap_or_else(|error| panic!("{error}"))),
        ..Told::default()
    };
    let id = format!("{}:{}", case.file, case.line);
    let loaded = document_from_text(&id, case.text.as_str(), told, &Options::default());
    loaded.document.unwrap_or_else(|| panic!("{id}: no document: {:?}", loaded.findings))
}

/// Figures carry their own kind; time from one day to another is an interval.
fn mention_kind(fields: &Value) -> String {
    match (fields["kind"].as_str(), fields["figure"].as_str(), fields["value"].as_str()) {
        (_, Some(figure), _) => figure.to_owned(),
        (Some("date"), _, Some(value)) if value.contains('/') => "interval".to_owned(),
        (kind, ..) => kind.unwrap_or_default().to_owned(),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
        other => other.to_string(),
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().map(text).collect(),
        Value::Null => Vec::new(),
        one => vec![text(one)],
    }
}

impl fmt::Display for Row {
    /// In the form of an expected line, so that it can be copied into a case.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quote = |word: &str| {
            if word.contains(' ') { format!("\"{word}\"") } else { word.to_owned() }
        };
        write!(f, "{}", self.kind)?;
        if KINDS.iter().any(|(kind, classed)| *kind == self.kind && *classed) {
            write!(f, " {}", quote(&self.class))?;
        }
        for id in &self.ids {
            write!(f, " {}", quote(id))?;
        }
        for key in [
            "mode",
            "date",
            "place",
            "format",
            "ordinal",
            "status",
            "value",
            "unit",
            "currency",
            "period",
            "qualifier",
            "change_pct",
            "valid_from",
            "valid_to",
            "target",
            "deadline",
            "speaker",
            "country",
            "office",
            "repair",
            "rule",
        ] {
            let value = text(&self.fields[key]);
            if !value.is_empty() {
                write!(f, " {key}={}", quote(&value))?;
            }
        }
        write!(f, " «{}»", self.evidence.replace('\n', " "))
    }
}
