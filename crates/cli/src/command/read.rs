//! `depesche read`: codes documents into the record.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use clap::Args;
use depesche_store::Store;

use super::serve::ServeArguments;
use crate::arguments::{InputArguments, RecordArguments};
use crate::coding;
use crate::configuration::SetupArguments;
use crate::recorder::Recorder;
use crate::resume::{self, Marks};

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

    /// Write a line for each document that was read: what became of it, and what was wrong (JSONL)
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    /// Open files as well that have not changed since they were read
    #[arg(long)]
    again: bool,

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
  depesche read --report report.jsonl crawl-00001.warc.gz wikinews.xml.bz2 feed.rss
  depesche read --save-page pages/ https://www.example.org/2026/11/visit
  depesche read --serve examples/

It may be stopped at any time and started again: each document is kept whole or not at all, files that have not changed
are passed over, and a run that broke off goes on where it stopped.";

impl Read {
    /// Reads, then tells what was read.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let mut recorder = Recorder::open(&self.record.db, self.report.as_deref())?;
        self.read(&mut recorder)?;
        recorder.tell()?;
        let code = self.input.exit_code(recorder.findings.len());
        drop(recorder);
        if self.serve {
            self.address.serve(&self.record.db, self.setup.setup()?)?;
        }
        Ok(code)
    }

    fn read(&self, recorder: &mut Recorder) -> anyhow::Result<()> {
        // A second connection asks what is known while the first one writes.
        let asked = Store::open_read_only(&self.record.db)?;
        let coder = self.setup.coder()?;
        let passed = Arc::new(AtomicU64::new(0));
        let reading = self.input.reading();
        let mut documents = self.input.open()?;
        if !self.again {
            documents = documents.without(resume::asked(&self.record.db, &reading, Arc::clone(&passed))?);
        }
        let mut marks = Marks::new(reading);
        let all = coding::each(
            &self.input,
            documents,
            |document| Ok(asked.known(document)?.is_some()),
            |document| coder.read(document),
            |item| {
                let refusal = item.reading.as_ref().and_then(|reading| self.input.refusal(&reading.document));
                let (place, is_document) = (item.place.clone(), item.id.is_some());
                let findings = item.findings.len() + usize::from(refusal.is_some());
                recorder.take(item, refusal)?;
                if let Some(place) = place {
                    marks.mark(&mut recorder.store, &place, is_document, findings)?;
                }
                Ok(())
            },
        )?;
        if all {
            marks.leave(&mut recorder.store)?;
        }
        recorder.add_known(passed.load(Ordering::Relaxed));
        Ok(())
    }
}
