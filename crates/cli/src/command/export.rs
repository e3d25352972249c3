//! `depesche export`: how the record leaves.

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};
use depesche_export::Table;
use depesche_store::Store;

use crate::arguments::RecordArguments;
use crate::terminal;

/// Write the record for other programs
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Export {
    #[command(flatten)]
    record: RecordArguments,

    /// The format
    #[arg(long, value_enum)]
    format: ExportFormat,

    /// Only this table, to standard output (csv)
    #[arg(long, value_enum, conflicts_with = "out")]
    kind: Option<Kind>,

    /// The folder for the tables, which is made if there is none (csv), or the file (jsonl)
    #[arg(long, short, value_name = "PATH")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  depesche export --format jsonl > sheets.jsonl
  depesche export --format csv --out tables/
  depesche export --format csv --kind events | head";

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// Coding sheets, one a line, as depesche code prints them
    Jsonl,
    /// One table for each kind of record
    Csv,
}

/// The tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    Actors,
    Events,
    Instruments,
    Measures,
    Commitments,
    Quotes,
}

impl From<Kind> for Table {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Actors => Self::Actors,
            Kind::Events => Self::Events,
            Kind::Instruments => Self::Instruments,
            Kind::Measures => Self::Measures,
            Kind::Commitments => Self::Commitments,
            Kind::Quotes => Self::Quotes,
        }
    }
}

impl Export {
    /// Writes the record.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let store = Store::open_read_only(&self.record.db)?;
        let mut output = terminal::output();
        match (self.format, self.kind, self.out) {
            (ExportFormat::Jsonl, Some(_), _) => {
                bail!(
                    "cannot export one kind as jsonl: a sheet has all of them; leave --kind out or choose csv"
                )
            }
            (ExportFormat::Jsonl, None, None) => depesche_export::jsonl(&store, &mut output)?,
            (ExportFormat::Jsonl, None, Some(path)) => {
                let error = |source| depesche_export::Error::File { path: path.clone(), source };
                let mut file = std::io::BufWriter::new(std::fs::File::create(&path).map_err(error)?);
                depesche_export::jsonl(&store, &mut file)?;
                file.flush().map_err(error)?;
            }
            (ExportFormat::Csv, Some(kind), _) => depesche_export::csv(&store, kind.into(), &mut output)?,
            (ExportFormat::Csv, None, Some(folder)) => depesche_export::csv_folder(&store, &folder)?,
            (ExportFormat::Csv, None, None) => {
                bail!(
                    "cannot export six tables at once to standard output; give --out FOLDER, or one table with --kind events"
                )
            }
        }
        Ok(output.flush()?)
    }
}
