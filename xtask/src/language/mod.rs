//! The score card of the analyser: trees, tags, lemmas, sentences and names of German and English.
//!
//! Each engine is run over treebanks twice: over the gold's words, with nothing said about them, and over the text alone.
//! [`given`] makes what the program is given, [`treebank`] reads what it prints, [`alignment`] finds out which word answers to
//! which, [`score`] counts. The names have a corpus of their own ([`names`]). [`goals`] holds what is to be reached. Time
//! and memory ([`speed`]) differ from run to run and so are kept apart.

mod alignment;
mod given;
mod goals;
mod names;
mod score;
mod speed;
mod table;
mod treebank;
mod trees;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context;
use serde_json::{Map, Value};

use self::goals::{Reached, marks};
use self::score::Score;
use self::table::{Table, figure};
use self::treebank::Treebank;
use crate::say;
use crate::workspace::{Workspace, to_file};

/// Both analysers, in the order of the tables.
const ENGINES: [Engine; 2] = [Engine::Accurate, Engine::Fast];

/// One of the two analysers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Engine {
    /// A small transformer.
    Accurate,
    /// A small recurrent network.
    Fast,
}

impl Engine {
    fn name(self) -> &'static str {
        match self {
            Self::Accurate => "accurate",
            Self::Fast => "fast",
        }
    }
}

/// What a run of the score card gives.
#[derive(Debug)]
pub(crate) struct Card {
    /// The table of scores, which is the same for the same program.
    pub(crate) table: String,
    /// The scores by engine, treebank and measure.
    pub(crate) figures: Map<String, Value>,
    /// The table of speeds.
    pub(crate) speed: String,
}

/// Runs the score card; without its data, or a program that can `parse`, it tells so and gives nothing.
pub(crate) fn run(
    workspace: &Workspace,
    program: &Path,
    shared: &Path,
    work: &Path,
) -> anyhow::Result<Option<Card>> {
    let data = shared.join("language");
    let program = Program { path: program.to_owned(), work: work.join("language") };
    fs::create_dir_all(&program.work)?;
    if !program.can_parse() {
        say("\n== language: skipped: the program has no command `parse`");
        return Ok(None);
    }
    let mut reached = Reached::default();
    let mut figures = ENGINES.map(|engine| (engine.name(), Map::new()));
    let mut table = trees::run(&program, &data.join("treebanks"), &mut reached, &mut figures)?;
    table += &names(&program, &data.join("names"), &mut reached, &mut figures)?;
    if reached.is_empty() {
        say("\n== language: skipped: nothing could be scored");
        return Ok(None);
    }
    table += &marks(&goals::SCORES, &reached);
    let speed = speed::run(workspace, &program, &data.join("treebanks"), &shared.join("eval"))?;
    let figures = figures.into_iter().map(|(engine, figures)| (engine.to_owned(), figures.into())).collect();
    Ok(Some(Card { table, figures, speed }))
}

/// The figures of each engine, for programs.
type Figures = [(&'static str, Map<String, Value>); 2];

/// The figures of one engine.
fn figures_of(figures: &mut Figures, engine: Engine) -> &mut Map<String, Value> {
    let [accurate, fast] = figures;
    if engine == Engine::Accurate { &mut accurate.1 } else { &mut fast.1 }
}

/// F1 scores in percent with two places.
fn rounded<'a>(scores: impl IntoIterator<Item = (&'a str, Score)>) -> Value {
    let figures = scores.into_iter().filter_map(|(name, score)| {
        let figure = (score.f1()? * 100.0).round() / 100.0;
        Some((name.to_owned(), Value::from(figure)))
    });
    Value::Object(figures.collect())
}

/// Reads a file of the evaluation data; tells when there is none.
fn read_data(path: &Path) -> anyhow::Result<Option<String>> {
    if !path.exists() {
        say(&format!("== language: skipped: there is no {}", path.display()));
        return Ok(None);
    }
    fs::read_to_string(path).map(Some).with_context(|| format!("cannot read {}", path.display()))
}

/// The names of GermEval, by both engines.
fn names(
    program: &Program,
    data: &Path,
    reached: &mut Reached,
    figures: &mut Figures,
) -> anyhow::Result<String> {
    let Some(corpus) = read_data(&data.join("germeval-test-rest.tsv"))? else { return Ok(String::new()) };
    let gold = names::read(&corpus);
    let given = names::conllu(&gold);
    let mut table = Table::new(1, &["engine", "F1", "P", "R", "PER", "LOC", "ORG", "names"]);
    for engine in ENGINES {
        let found = program.analyse("names.conllu", &given, "de", engine);
        let scores = match found.and_then(|found| names::scores(&gold, &found)) {
            Ok(scores) => scores,
            Err(error) => {
                say(&format!("-- names, {}: no score: {error:#}", engine.name()));
                table.row([engine.name().to_owned(), "no score".to_owned()]);
                continue;
            }
        };
        let by_name: BTreeMap<_, _> = scores.iter().copied().collect();
        let all = by_name["all"];
        let mut row =
            vec![engine.name().to_owned(), figure(all.f1()), figure(all.precision()), figure(all.recall())];
        row.extend(names::KINDS.map(|kind| figure(by_name[kind].f1())));
        row.push(all.gold.to_string());
        table.row(row);
        reached.tell(engine, "German names", all.f1());
        figures_of(figures, engine).insert("names".to_owned(), rounded(scores));
    }
    Ok(format!(
        "\nNames: strict spans in the last {} sentences of GermEval 2014\n\n{}",
        gold.len(),
        table.print()
    ))
}

/// The program, and the folder for what it is given and prints.
#[derive(Debug)]
pub(crate) struct Program {
    path: PathBuf,
    work: PathBuf,
}

impl Program {
    fn can_parse(&self) -> bool {
        let mut command = Command::new(&self.path);
        command.args(["parse", "--help"]).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }

    /// Keeps what the program is to be given.
    fn give(&self, name: &str, text: &str) -> anyhow::Result<PathBuf> {
        let path = self.work.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }

    /// The arguments that make the program print its analysis of a file.
    fn arguments(language: &str, engine: Engine) -> [&str; 7] {
        ["parse", "--format", "conllu", "--lang", language, "--engine", engine.name()]
    }

    /// The program's analysis of a text; its file's ending tells the program whether words are given (`.conllu`).
    fn analyse(&self, name: &str, text: &str, language: &str, engine: Engine) -> anyhow::Result<Treebank> {
        let given = self.give(name, text)?;
        let found = self.work.join(format!("{name}.{}.found", engine.name()));
        let mut command = Command::new(&self.path);
        to_file(command.args(Self::arguments(language, engine)).arg(given), &found)?;
        let text = fs::read_to_string(&found)?;
        Treebank::read(&text).with_context(|| found.display().to_string())
    }
}
