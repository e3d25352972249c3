//! Scores the program against the evaluation data.
//!
//! Each measure runs the program over one gold file and gives what it prints to a scorer. The tables go to
//! `eval/NAME.txt` and their figures to `eval/scores.json`; neither holds a time, so that the same program gives
//! the same files. How long it took is only printed; what the analyser's speed is goes to a file of its own.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::Context;
use serde_json::{Map, Value};

use crate::figures::figures;
use crate::language;
use crate::say;
use crate::workspace::{Workspace, exists, finish, printed, to_file};

/// A scorer over the output of one command: its name, the command, the gold file, the scorer with its first arguments.
const MEASURES: [(&str, &str, &str, &[&str]); 5] = [
    ("figures", "mentions", "figures.recognizers.jsonl", &["score_mentions.py", "figures"]),
    ("dates-100", "mentions", "dates.krauts-dolomiten-100.jsonl", &["score_mentions.py", "dates"]),
    ("dates-42", "mentions", "dates.krauts-dolomiten-42.jsonl", &["score_mentions.py", "dates"]),
    ("quotes", "mentions", "quotes.dev.jsonl", &["score_mentions.py", "quotes"]),
    ("plover", "code", "plover.dev.jsonl", &["score_plover.py"]),
];

/// The measures with scorers of their own kind: the coded documents, web pages.
const OTHERS: [&str; 2] = ["dev", "web"];

/// The score card of the analyser, which needs no scorer from outside.
const LANGUAGE: &str = "language";

/// Runs all measures, or those whose names begin with one of `only`, for a program or the one that the workspace builds.
pub(crate) fn run(
    workspace: &Workspace,
    shared: &Path,
    program: Option<PathBuf>,
    only: &[String],
) -> anyhow::Result<()> {
    let wanted = |name: &str| only.is_empty() || only.iter().any(|wanted| name.starts_with(wanted.as_str()));
    let data = shared.join("eval");
    let scorers = OTHERS.into_iter().chain(MEASURES.map(|measure| measure.0)).any(wanted) && can_score(&data);
    let language = wanted(LANGUAGE) && has_language(shared);
    if !scorers && !language {
        return Ok(());
    }
    let evaluation = Evaluation {
        program: match program {
            Some(program) => {
                program.canonicalize().with_context(|| format!("no program {}", program.display()))?
            }
            None => workspace.program()?,
        },
        data: shared.canonicalize()?.join("eval"),
        work: workspace.target.join("eval"),
        scores: workspace.root.join("eval"),
    };
    fs::create_dir_all(&evaluation.work)?;
    fs::create_dir_all(&evaluation.scores)?;
    let mut scores = evaluation.known();
    if scorers && wanted("dev") {
        evaluation.dev(&mut scores)?;
    }
    for (name, command, gold, scorer) in MEASURES {
        if scorers && wanted(name) {
            let gold = evaluation.data.join(gold);
            let output = evaluation.output(name, command, &gold)?;
            let table = evaluation.score(scorer, &[&gold, &output])?;
            evaluation.keep(name, &table, figures(&table), &mut scores)?;
        }
    }
    if scorers && wanted("web") {
        evaluation.web(&mut scores)?;
    }
    if language && let Some(card) = language::run(workspace, &evaluation.program, shared, &evaluation.work)? {
        evaluation.keep(LANGUAGE, &card.table, card.figures, &mut scores)?;
        evaluation.print("language-speed", &card.speed)?;
    }
    let scores = serde_json::to_string_pretty(&scores)? + "\n";
    Ok(fs::write(evaluation.scores.join("scores.json"), scores)?)
}

/// Whether there is what the scorers need; tells what is missing.
fn can_score(data: &Path) -> bool {
    if !data.join("score.py").exists() {
        let data = data.display();
        say(&format!(
            "skipped: there is no evaluation data in {data}; name its folder with --shared or DEPESCHE_SHARED"
        ));
        return false;
    }
    let python = exists("python3");
    if !python {
        say("skipped: the scorers need python3");
    }
    python
}

/// Whether there are treebanks or names; tells when there are none.
fn has_language(shared: &Path) -> bool {
    let data = shared.join("language");
    if !data.exists() {
        let data = data.display();
        say(&format!(
            "skipped: there are no treebanks in {data}; name its folder with --shared or DEPESCHE_SHARED"
        ));
    }
    data.exists()
}

/// The folders of one run.
struct Evaluation {
    program: PathBuf,
    /// The gold files and the scorers.
    data: PathBuf,
    /// What the program prints.
    work: PathBuf,
    /// The scores, which are kept with the project.
    scores: PathBuf,
}

impl Evaluation {
    /// The scores of earlier runs, for the measures that are not run again.
    fn known(&self) -> BTreeMap<String, Value> {
        let known = fs::read(self.scores.join("scores.json")).unwrap_or_default();
        serde_json::from_slice(&known).unwrap_or_default()
    }

    /// What a command prints for a gold file.
    fn output(&self, name: &str, command: &str, gold: &Path) -> anyhow::Result<PathBuf> {
        let output = self.work.join(name).with_extension(format!("{command}.jsonl"));
        let start = Instant::now();
        to_file(Command::new(&self.program).arg(command).arg(gold), &output)?;
        say(&format!("\n== {name}: {:.1} s", start.elapsed().as_secs_f64()));
        Ok(output)
    }

    fn score(&self, scorer: &[&str], paths: &[&Path]) -> anyhow::Result<String> {
        let (script, arguments) = scorer.split_first().context("no scorer")?;
        printed(Command::new("python3").arg(self.data.join(script)).args(arguments).args(paths))
    }

    /// Prints a table and keeps it and its figures.
    fn keep(
        &self,
        name: &str,
        table: &str,
        figures: Map<String, Value>,
        scores: &mut BTreeMap<String, Value>,
    ) -> anyhow::Result<()> {
        self.print(name, table)?;
        scores.insert(name.to_owned(), figures.into());
        Ok(())
    }

    /// Prints a table and keeps it, without its figures.
    fn print(&self, name: &str, table: &str) -> anyhow::Result<()> {
        say(&format!("-- {name}\n{}", table.trim_end()));
        Ok(fs::write(self.scores.join(name).with_extension("txt"), table)?)
    }

    /// The coded documents: all, each language, and the seeds, which are found texts and not composed ones.
    fn dev(&self, scores: &mut BTreeMap<String, Value>) -> anyhow::Result<()> {
        let gold = self.data.join("dev.jsonl");
        let coded = self.output("dev", "code", &gold)?;
        let seeds = (self.seeds(&gold, "gold")?, self.seeds(&coded, "coded")?);
        let all = (gold, coded);
        let runs: [(&str, &(PathBuf, PathBuf), &[&str]); 4] = [
            ("dev", &all, &["score.py"]),
            ("dev-de", &all, &["score.py", "--lang", "de"]),
            ("dev-en", &all, &["score.py", "--lang", "en"]),
            ("dev-seeds", &seeds, &["score.py"]),
        ];
        for (name, (gold, coded), scorer) in runs {
            let table = self.score(scorer, &[gold, coded])?;
            let json = self.score(&[scorer, &["--json"]].concat(), &[gold, coded])?;
            self.keep(name, &table, serde_json::from_str(&json)?, scores)?;
        }
        Ok(())
    }

    /// The lines of a file whose documents are seeds.
    fn seeds(&self, path: &Path, name: &str) -> anyhow::Result<PathBuf> {
        let seeds = self.work.join(format!("dev-seeds.{name}.jsonl"));
        let mut file = fs::File::create(&seeds)?;
        for line in BufReader::new(fs::File::open(path)?).lines() {
            let line = line?;
            let document: Value = serde_json::from_str(&line)?;
            if document["id"].as_str().is_some_and(|id| id.starts_with("de-s")) {
                writeln!(file, "{line}")?;
            }
        }
        Ok(seeds)
    }

    /// The main text of pages.
    fn web(&self, scores: &mut BTreeMap<String, Value>) -> anyhow::Result<()> {
        let archive = self.data.join("web-dev.tar.zst");
        if !exists("zstd") || !exists("tar") || !archive.exists() {
            say("\n== web: skipped: it needs zstd, tar and web-dev.tar.zst");
            return Ok(());
        }
        let folder = self.work.join("web-dev");
        if !folder.join("gold.json").exists() {
            let tar = self.work.join("web-dev.tar");
            finish(Command::new("zstd").args(["-dqf"]).arg(&archive).arg("-o").arg(&tar))?;
            finish(Command::new("tar").arg("-xf").arg(&tar).arg("-C").arg(&self.work))?;
        }
        let pages = self.work.join("web.code.jsonl");
        let start = Instant::now();
        let mut command = Command::new(&self.program);
        to_file(command.args(["code", "--format", "text"]).arg(folder.join("pages")), &pages)?;
        say(&format!("\n== web: {:.1} s", start.elapsed().as_secs_f64()));

        // The gold names a page by a key of its own, the program by its file's name.
        let gold: BTreeMap<String, Value> = serde_json::from_slice(&fs::read(folder.join("gold.json"))?)?;
        let mut texts = BTreeMap::new();
        for line in BufReader::new(fs::File::open(&pages)?).lines() {
            let page: Value = serde_json::from_str(&line?)?;
            let name = page["id"].as_str().unwrap_or_default().to_owned();
            texts.insert(name, page["text"].clone());
        }
        let output = self.work.join("web.jsonl");
        let mut file = fs::File::create(&output)?;
        for (key, page) in &gold {
            let name = page["file"].as_str().unwrap_or(key);
            let text = texts.get(name.strip_suffix(".html").unwrap_or(name));
            if let Some(text) = text {
                writeln!(file, "{}", serde_json::json!({"url": key, "text": text}))?;
            }
        }
        let gold = folder.join("gold.json");
        let table = printed(
            Command::new("python3")
                .arg(self.data.join("score_web.py"))
                .arg("--gold")
                .arg(gold)
                .arg("web.jsonl")
                .current_dir(&self.work),
        )?;
        self.keep("web", &table, web_figures(&table), scores)
    }
}

/// The page scorer's table has its names in the first line.
fn web_figures(table: &str) -> Map<String, Value> {
    let mut lines = table.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let names = lines.next().unwrap_or_default();
    let figures = lines.next().unwrap_or_default();
    names
        .iter()
        .zip(figures)
        .filter(|(name, _)| **name != "pages/s")
        .filter_map(|(name, figure)| Some(((*name).to_owned(), Value::from(figure.parse::<f64>().ok()?))))
        .collect()
}
