//! `depesche read`: codes documents into the record.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use clap::Args;
use depesche_model::Finding;
use depesche_store::{Counts, Inserted, Store};

use super::serve::ServeArguments;
use crate::arguments::{InputArguments, RecordArguments};
use crate::configuration::SetupArguments;
use crate::{coding, terminal};

/// Read documents into the record; what is there already is left as it is
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Read {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    setup: SetupArguments,

    #[command(flatten)]
    record: RecordArguments,

    /// Then show the record in the browser, as depesche serve does
    #[arg(long)]
    serve: bool,

    #[command(flatten)]
    address: ServeArguments,
}

const EXAMPLES: &str = "\
Examples:
  depesche read dispatches/
  depesche read --db asia.db --lang de a.txt b.html archive.jsonl
  zcat news.jsonl.gz | depesche read -
  depesche read --serve examples/

It may be stopped at any time and started again: each document is kept whole or not at all, and what is known is skipped.";

/// What a run has done.
#[derive(Debug, Default)]
struct Tally {
    new: u64,
    known: u64,
    findings: Vec<Finding>,
}

impl Read {
    /// Reads, then tells what was read.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let mut store = Store::open(&self.record.db)?;
        let before = store.counts()?;
        let tally = self.read(&mut store)?;
        let after = store.counts()?;
        tally.tell(&before, &after, &self.record)?;
        drop(store);
        let code = self.input.exit_code(tally.findings.len());
        if self.serve {
            self.address.serve(&self.record.db, self.setup.setup()?)?;
        }
        Ok(code)
    }

    fn read(&self, store: &mut Store) -> anyhow::Result<Tally> {
        let mut tally = Tally::default();
        // A second connection asks what is known while the first one writes.
        let asked = Store::open_read_only(&self.record.db)?;
        let coder = self.setup.coder()?;
        coding::each(
            &self.input,
            |document| Ok(asked.known(document)?.is_some()),
            |document| coder.read(document),
            |mut item| {
                tally.known += u64::from(item.known);
                let refusal = item.reading.as_ref().and_then(|reading| self.input.refusal(&reading.document));
                if let Some(refusal) = refusal {
                    item.reading = None;
                    item.findings.push(refusal);
                }
                // A text without words is told of as a finding; there is nothing in it to keep.
                if let Some(reading) = item.reading.filter(|it| !it.document.text.trim().is_empty()) {
                    match store.insert(&reading.document, &reading.coded)? {
                        Inserted::New(_) => tally.new += 1,
                        Inserted::Known(_) => tally.known += 1,
                    }
                }
                for finding in &item.findings {
                    store.insert_finding(finding)?;
                }
                tally.findings.extend(item.findings);
                Ok(())
            },
        )?;
        Ok(tally)
    }
}

impl Tally {
    /// How many findings there are of each kind.
    fn kinds(&self) -> BTreeMap<&'static str, u64> {
        let mut kinds = BTreeMap::new();
        for finding in &self.findings {
            *kinds.entry(finding.kind.name()).or_default() += 1;
        }
        kinds
    }

    fn tell(&self, before: &Counts, after: &Counts, record: &RecordArguments) -> anyhow::Result<()> {
        let mut output = terminal::output();
        writeln!(output, "{} new documents, {} known, in {}", self.new, self.known, record.db.display())?;
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
        for (kind, number) in self.kinds() {
            writeln!(output, "{number:>16} {kind}")?;
        }
        output.flush()?;
        terminal::list(&self.findings);
        Ok(())
    }
}
