//! The command line.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use depesche::input::{Documents, Options};
use depesche_model::rewriting::brokenness;
use depesche_model::{Date, Document, Finding, FindingKind, Language};
use depesche_store::Store;

use crate::command;
use crate::web::WebArguments;

/// Reads diplomatic news and keeps a sourced record of the relations between states.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  depesche read dispatches/              read a folder into depesche.db
  depesche relation KAZ CHN              what Kazakhstan and China did together
  depesche why e17                       the words and the rule behind event e17
  depesche code report.html | jq .events one page's records, nothing kept
  depesche serve                         the record in the browser
  depesche watch feeds.toml              read new articles as they come";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Read(command::read::Read),
    Watch(command::watch::WatchCommand),
    Code(command::code::Code),
    Text(command::text::Text),
    Copies(command::copies::CopiesCommand),
    Mentions(command::mentions::Mentions),
    Parse(command::parse::Parse),
    Actors(command::actors::Actors),
    Relation(command::relation::Relation),
    Search(command::search::Search),
    Why(command::why::Why),
    Export(command::export::Export),
    Serve(command::serve::Serve),
    Completions(command::completions::Completions),
}

/// Where documents come from.
#[derive(Debug, Args)]
pub(crate) struct InputArguments {
    /// Files, folders, addresses of pages on the web, or - for standard input
    ///
    /// A file holds one text or page, or many: JSONL, a feed (RSS, Atom, JSON Feed), a WARC, the XML dump of a wiki, a ZIP
    /// archive; it may be packed by gzip or bzip2. In folders files are read that end in .txt, .html, .jsonl, .xml, .rss,
    /// .atom, .warc or .zip, also with .gz or .bz2 behind.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// The language of all documents (de, en), whatever they say themselves
    #[arg(long, value_name = "CODE", value_parser = language)]
    lang: Option<Language>,

    /// The day of publication of all documents, against which "on Monday" is read
    #[arg(long, value_name = "YYYY-MM-DD")]
    reference_date: Option<Date>,

    /// Read no more than this many documents
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,

    /// How many documents are coded at the same time; as many as there are processors unless told
    #[arg(long, short = 'j', value_name = "N")]
    pub(crate) jobs: Option<std::num::NonZeroUsize>,

    /// Refuse documents with more broken places than this for each hundred words; each is told of as a finding
    #[arg(long, value_name = "PLACES", num_args = 0..=1, require_equals = true, default_missing_value = "1")]
    strict_text: Option<f64>,

    /// Leave with exit code 1 when something was wrong with a document
    #[arg(long)]
    strict: bool,

    #[command(flatten)]
    web: WebArguments,
}

impl InputArguments {
    /// Opens the input.
    ///
    /// # Errors
    /// When a path leads nowhere, or a folder cannot be made.
    pub(crate) fn open(&self) -> anyhow::Result<Documents> {
        Ok(depesche::input::open(&self.paths, &self.options())?.with_fetcher(self.web.fetcher()?))
    }

    /// What of the arguments makes another reading of the same file.
    pub(crate) fn reading(&self) -> String {
        let day = self.reference_date.map(|day| day.to_string());
        let [lang, day] =
            [self.lang.as_ref().map(|lang| lang.code().to_owned()), day].map(Option::unwrap_or_default);
        let strict = self.strict_text.map(|places| places.to_string()).unwrap_or_default();
        format!("{} {lang} {day} {strict}", env!("CARGO_PKG_VERSION"))
    }

    /// The exit code of a command that ran through and met so many findings.
    pub(crate) fn exit_code(&self, findings: usize) -> ExitCode {
        if self.strict && findings > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    /// Why a document is not taken, if `--strict-text` refuses it.
    pub(crate) fn refusal(&self, document: &Document) -> Option<Finding> {
        let most = self.strict_text?;
        let places = brokenness(document);
        let message = format!(
            "it has {places:.1} broken places for each hundred words, and --strict-text allows {most}; it was left out"
        );
        (places > most).then(|| Finding::new(&document.id, FindingKind::Broken, message))
    }

    /// The language that all documents are in, if that was said.
    pub(crate) fn language(&self) -> Option<&Language> {
        self.lang.as_ref()
    }

    /// How the input is to be read.
    pub(crate) fn options(&self) -> Options {
        Options { lang: self.lang.clone(), published: self.reference_date, ..Options::default() }
    }
}

fn language(code: &str) -> Result<Language, String> {
    let language = Language::from_code(code);
    if language.is_read() { Ok(language) } else { Err("this language is not read; give de or en".to_owned()) }
}

/// The record's file unless another one is named, in the folder that the program is started in.
const RECORD: &str = "depesche.db";

/// Which record is meant.
#[derive(Debug, Args)]
pub(crate) struct RecordArguments {
    /// The record's file
    #[arg(long, value_name = "FILE", env = "DEPESCHE_DB", default_value = RECORD)]
    pub(crate) db: PathBuf,
}

/// Which record is asked besides the tables.
#[derive(Debug, Args)]
pub(crate) struct AlsoRecordArguments {
    /// The record that is asked as well [default: depesche.db, if there is one]
    #[arg(long, value_name = "FILE", env = "DEPESCHE_DB")]
    db: Option<PathBuf>,
}

impl AlsoRecordArguments {
    /// The record that was named, else the usual one if it is there.
    pub(crate) fn open(&self) -> depesche_store::Result<Option<Store>> {
        match &self.db {
            Some(path) => Store::open_read_only(path).map(Some),
            None if Path::new(RECORD).exists() => Store::open_read_only(RECORD).map(Some),
            None => Ok(None),
        }
    }
}

/// In which form an answer is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// To be read by people
    #[default]
    Text,
    /// To be read by programs
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_has_examples() {
        let arguments = Arguments::command();
        arguments.clone().debug_assert();
        for command in arguments.get_subcommands() {
            let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(examples.contains(&format!("depesche {}", command.get_name())), "{}", command.get_name());
        }
    }
}
