//! Writes what was read into the record, counts it, and reports on each document.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context;
use depesche::Reading;
use depesche::input::copies;
use depesche_model::Finding;
use depesche_store::{Counts, Inserted, Store};
use serde_json::{Value, json};

use crate::coding::Item;
use crate::findings::Findings;
use crate::terminal;

/// The record while a run writes into it.
#[derive(Debug)]
pub(crate) struct Recorder {
    pub(crate) store: Store,
    report: Option<BufWriter<File>>,
    before: Counts,
    new: u64,
    known: u64,
    pub(crate) findings: Findings,
}

/// What became of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    /// It was written, under this id.
    New(String),
    /// Its text was there already.
    Known,
    /// There is no word in it.
    Empty,
    /// The arguments forbid it.
    Refused,
    /// There was nothing to read.
    Failed,
}

impl Recorder {
    /// Opens the record, and the report if there is to be one.
    ///
    /// # Errors
    /// When either cannot be written to.
    pub(crate) fn open(record: &Path, report: Option<&Path>) -> anyhow::Result<Self> {
        let store = Store::open(record)?;
        let report = report.map(|path| {
            let file =
                File::create(path).with_context(|| format!("cannot write the report {}", path.display()));
            file.map(BufWriter::new)
        });
        let before = store.counts()?;
        Ok(Self {
            store,
            report: report.transpose()?,
            before,
            new: 0,
            known: 0,
            findings: Findings::default(),
        })
    }

    /// Takes a document with its records, or what was wrong with it. `refusal` is why it may not be kept.
    ///
    /// # Errors
    /// When the record or the report cannot be written to.
    pub(crate) fn take(&mut self, mut item: Item<Reading>, refusal: Option<Finding>) -> anyhow::Result<()> {
        let refused = refusal.is_some();
        item.findings.extend(refusal);
        let outcome = match &item.reading {
            _ if item.known => Outcome::Known,
            None => Outcome::Failed,
            Some(_) if refused => Outcome::Refused,
            // A text without words is told of as a finding; there is nothing in it to keep.
            Some(reading) if reading.document.text.trim().is_empty() => Outcome::Empty,
            Some(reading) => match self.store.insert_with(
                &reading.document,
                &reading.coded,
                &copies::sketch(&reading.document),
            )? {
                Inserted::New(id) => Outcome::New(id.to_string()),
                Inserted::Known(_) => Outcome::Known,
            },
        };
        self.new += u64::from(matches!(outcome, Outcome::New(_)));
        self.known += u64::from(outcome == Outcome::Known);
        for finding in &item.findings {
            self.store.insert_finding(finding)?;
        }
        if let Some(report) = &mut self.report {
            writeln!(report, "{}", line(&item, &outcome)).context("cannot write the report")?;
        }
        self.findings.extend(item.findings);
        Ok(())
    }

    /// Counts documents that an earlier run has read.
    pub(crate) fn add_known(&mut self, known: u64) {
        self.known += known;
    }

    /// Tells in a line what has come since it was last told, and lists the findings among it; nothing if there is nothing to tell.
    ///
    /// # Errors
    /// When nobody listens.
    pub(crate) fn tell_news(&mut self) -> anyhow::Result<()> {
        let (new, known) = (std::mem::take(&mut self.new), std::mem::take(&mut self.known));
        let findings = std::mem::take(&mut self.findings);
        if new + known > 0 || findings.len() > 0 {
            let mut output = terminal::output();
            writeln!(output, "{new} new documents, {known} known, {} findings", findings.len())?;
            output.flush()?;
            findings.list();
        }
        Ok(())
    }

    /// Tells what came into the record since it was opened, and lists the findings.
    ///
    /// # Errors
    /// When the record cannot be read, or nobody listens.
    pub(crate) fn tell(&mut self) -> anyhow::Result<()> {
        if let Some(report) = &mut self.report {
            report.flush().context("cannot write the report")?;
        }
        let (before, after) = (&self.before, self.store.counts()?);
        let mut output = terminal::output();
        let place = self.store.path().display();
        let new_copies = match after.copies - before.copies {
            0 => String::new(),
            copies => format!(" ({copies} of them copies or rewrites of others)"),
        };
        writeln!(output, "{} new documents{new_copies}, {} known, in {place}", self.new, self.known)?;
        let kinds = [
            ("events", before.events, after.events),
            ("instruments", before.instruments, after.instruments),
            ("measures", before.measures, after.measures),
            ("commitments", before.commitments, after.commitments),
            ("quotes", before.quotes, after.quotes),
            ("broken places", before.damage, after.damage),
        ];
        for (kind, before, after) in kinds {
            writeln!(output, "{:>8} {kind} ({after} in all)", after - before)?;
        }
        writeln!(output, "{:>8} findings", self.findings.len())?;
        for (kind, number) in self.findings.kinds() {
            writeln!(output, "{number:>16} {kind}")?;
        }
        output.flush()?;
        self.findings.list();
        Ok(())
    }
}

/// A document's line in the report.
fn line(item: &Item<Reading>, outcome: &Outcome) -> Value {
    let (name, document) = match outcome {
        Outcome::New(id) => ("new", Some(id)),
        Outcome::Known => ("known", None),
        Outcome::Empty => ("empty", None),
        Outcome::Refused => ("refused", None),
        Outcome::Failed => ("failed", None),
    };
    let records = item.reading.as_ref().map(|Reading { document, coded, .. }| {
        json!({
            "events": coded.events.len(), "instruments": coded.instruments.len(), "measures": coded.measures.len(),
            "commitments": coded.commitments.len(), "quotes": coded.quotes.len(), "damage": document.damage.len(),
        })
    });
    let document_of = item.reading.as_ref().map(|reading| &reading.document);
    json!({
        "id": item.id,
        "file": item.place.as_ref().map(|place| place.origin.path.display().to_string()),
        "number": item.place.as_ref().map(|place| place.number),
        "outcome": name,
        "document": document,
        "lang": document_of.map(|document| &document.lang),
        "published": document_of.and_then(|document| document.published),
        "records": records,
        "findings": item.findings,
    })
}
