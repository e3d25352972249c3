//! How fast the program parses on one core, how much memory it takes, and how long it takes to start.

use std::fmt::Write;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};

use super::given::raw_text;
use super::goals::{self, Reached, marks};
use super::table::Table;
use super::treebank::Treebank;
use super::{ENGINES, Engine, Program, read_data};
use crate::say;
use crate::workspace::{Workspace, exists, printed};

/// How often each text is parsed.
const RUNS: usize = 3;

/// How often the English text is repeated, so that it lasts about as long as the German one.
const REPEATED: usize = 4;

/// Parses long texts and short ones with both engines.
pub(super) fn run(
    workspace: &Workspace,
    program: &Program,
    treebanks: &Path,
    eval: &Path,
) -> anyhow::Result<String> {
    let mut texts = Vec::new();
    let quotes = eval.join("quotes.dev.jsonl");
    if read_data(&quotes)?.is_some() {
        texts.push(("German", "de", quotes));
    }
    if let Some(conllu) = read_data(&treebanks.join("en_ewt-test-a.conllu"))? {
        let text = raw_text(&Treebank::read(&conllu)?).repeat(REPEATED);
        texts.push(("English", "en", program.give("long.txt", &text)?));
    }
    let empty = program.give("empty.txt", "")?;
    let short = program.give("short.txt", "Ja.\n")?;

    let columns = ["text", "engine", "words", "words/s best", "median", "a CPU second", "MB"];
    let (mut table, mut reached) = (Table::new(2, &columns), Reached::default());
    let mut starts = Table::new(1, &["engine", "empty text, ms", "one word, ms"]);
    for engine in ENGINES {
        for (language, code, text) in &texts {
            say(&format!("== language: speed, {language}, {}", engine.name()));
            let mut row = vec![(*language).to_owned(), engine.name().to_owned()];
            match long(program, text, code, engine) {
                Ok(measured) => {
                    row.extend(measured.cells());
                    reached.tell(engine, &format!("{language} words/s"), Some(measured.best()));
                    reached.tell(engine, &format!("{language} memory, MB"), measured.memory());
                }
                Err(error) => {
                    say(&format!("-- speed, {language}, {}: not measured: {error:#}", engine.name()));
                    row.push("not measured".to_owned());
                }
            }
            table.row(row);
        }
        let start = |text: &Path| {
            let runs: anyhow::Result<Vec<Run>> =
                (0..RUNS).map(|_| Ok(parse(program, text, "de", engine)?.0)).collect();
            runs.map_or("-".to_owned(), |runs| format!("{:.0}", 1000.0 * fastest(&runs).seconds))
        };
        starts.row([engine.name().to_owned(), start(&empty), start(&short)]);
    }
    let mut text = format!(
        "The whole of `parse -j 1`, {RUNS} runs; other work on the machine makes it slower.\n\
         German: the news of quotes.dev.jsonl; English: the text of en_ewt-test-a, {REPEATED} times.\n\n{}",
        table.print()
    );
    let _ = write!(text, "\nStart-up, best of {RUNS}\n\n{}", starts.print());
    text += &marks(&goals::SPEED, &reached);
    match stages(workspace) {
        Ok(stages) => drop(write!(text, "\nStages over the German examples, by `cargo bench`\n\n{stages}")),
        Err(error) => say(&format!("-- speed, stages: not measured: {error:#}")),
    }
    Ok(text)
}

/// What the bench of the stages prints.
fn stages(workspace: &Workspace) -> anyhow::Result<String> {
    say("== language: speed, stages");
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&workspace.root).args(["bench", "--package", "depesche-language", "--bench", "stages"]);
    printed(cargo.args(["--", "--sample-count", "30"]))
}

/// One run: the time on the clock, the time of the processor, and the most memory at once, in kilobytes.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    seconds: f64,
    processor: Option<f64>,
    peak: Option<f64>,
}

fn fastest(runs: &[Run]) -> Run {
    runs.iter().copied().min_by(|a, b| a.seconds.total_cmp(&b.seconds)).unwrap_or_default()
}

/// The runs over one text.
struct Measured {
    words: u32,
    runs: Vec<Run>,
}

impl Measured {
    fn speed(&self, seconds: f64) -> f64 {
        f64::from(self.words) / seconds
    }

    fn best(&self) -> f64 {
        self.speed(fastest(&self.runs).seconds)
    }

    /// Megabytes.
    fn memory(&self) -> Option<f64> {
        self.runs.iter().filter_map(|run| run.peak).max_by(f64::total_cmp).map(|peak| peak / 1024.0)
    }

    fn cells(&self) -> [String; 5] {
        let mut seconds: Vec<_> = self.runs.iter().map(|run| run.seconds).collect();
        seconds.sort_by(f64::total_cmp);
        let whole = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.0}"));
        [
            self.words.to_string(),
            whole(Some(self.best())),
            whole(Some(self.speed(seconds[seconds.len() / 2]))),
            whole(fastest(&self.runs).processor.map(|seconds| self.speed(seconds))),
            whole(self.memory()),
        ]
    }
}

fn long(program: &Program, text: &Path, language: &str, engine: Engine) -> anyhow::Result<Measured> {
    let (mut runs, mut words) = (Vec::new(), 0);
    for _ in 0..RUNS {
        let (run, output) = parse(program, text, language, engine)?;
        words = count_words(&fs::read_to_string(output)?);
        runs.push(run);
    }
    ensure!(words > 0, "it printed no word");
    Ok(Measured { words, runs })
}

/// Words are the lines with a plain number: neither ranges nor empty nodes.
fn count_words(conllu: &str) -> u32 {
    let is_word = |line: &&str| line.split('\t').next().is_some_and(|id| id.parse::<u32>().is_ok());
    u32::try_from(conllu.lines().filter(is_word).count()).unwrap_or(u32::MAX)
}

/// Parses a file on one core. GNU time knows most of it; without it the kernel is asked while the program runs.
fn parse(program: &Program, text: &Path, language: &str, engine: Engine) -> anyhow::Result<(Run, PathBuf)> {
    let output = program.work.join("speed.conllu");
    let told = program.work.join("speed.time");
    let gnu = exists("time");
    let mut command = if gnu {
        let mut time = Command::new("time");
        time.arg("-v").arg("-o").arg(&told).arg(&program.path);
        time
    } else {
        Command::new(&program.path)
    };
    command.args(Program::arguments(language, engine)).args(["-j", "1"]).arg(text);
    command.stdout(File::create(&output)?).stderr(Stdio::null());

    let start = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
    let watched = if gnu { None } else { watch(&mut child)? };
    let status = child.wait()?;
    let mut run = Run { seconds: start.elapsed().as_secs_f64(), processor: None, peak: watched };
    ensure!(status.success(), "{command:?} failed ({status})");
    if gnu {
        let told = fs::read_to_string(&told)?;
        run.peak = told_by(&told, "Maximum resident set size (kbytes)");
        run.processor = told_by(&told, "User time (seconds)")
            .zip(told_by(&told, "System time (seconds)"))
            .map(|(user, system)| user + system)
            // It counts in hundredths: less than ten say nothing.
            .filter(|seconds| *seconds >= 0.1);
    }
    Ok((run, output))
}

/// The figure that stands behind a name in what GNU time tells.
fn told_by(told: &str, name: &str) -> Option<f64> {
    told.lines().find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(':')?.trim().parse().ok())
}

/// Waits until a program ends and asks Linux for its highest memory meanwhile.
fn watch(child: &mut Child) -> anyhow::Result<Option<f64>> {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait()?.is_none() {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let now = told
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok());
        peak = now.or(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(peak)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_plain_numbers() {
        assert_eq!(count_words("# text = 1\n1-2\tim\n1\tin\n2\tdem\n2.1\tx\n\n1\tJa\n"), 3);
    }

    #[test]
    fn gnu_time_is_understood() {
        let told = "\tUser time (seconds): 1.25\n\tMaximum resident set size (kbytes): 204800\n";
        assert_eq!(told_by(told, "Maximum resident set size (kbytes)"), Some(204_800.0));
        assert_eq!(told_by(told, "User time (seconds)"), Some(1.25));
        assert_eq!(told_by(told, "Exit status"), None);
    }

    #[test]
    fn the_fastest_run_gives_the_speed() {
        let run = |seconds, peak| Run { seconds, processor: None, peak: Some(peak) };
        let measured =
            Measured { words: 1000, runs: vec![run(2.0, 1024.0), run(0.5, 3072.0), run(1.0, 2048.0)] };
        assert_eq!(measured.cells(), ["1000", "2000", "1000", "-", "3"]);
    }
}
