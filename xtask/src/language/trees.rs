//! Trees, tags and lemmas over treebanks, and sentences over news.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use super::given::{SENTENCES_A_LINE, blanked, raw_text};
use super::goals::Reached;
use super::score::{RELATIONS, Scores, scores};
use super::table::{Table, figure};
use super::treebank::Treebank;
use super::{ENGINES, Engine, Figures, Program, figures_of, read_data, rounded};
use crate::say;

/// Language, its name, the treebank whose trees no training sees, and the news whose sentences are cut.
const LANGUAGES: [(&str, &str, &str, &str); 2] =
    [("de", "German", "de_gsd-test-a", "de_pud"), ("en", "English", "en_ewt-test-a", "en_pud")];

/// What cutting a text into words gives.
const CUT: [&str; 3] = ["tokens", "sentences", "words"];

/// What an analysis of words gives.
const TOLD: [&str; 8] = ["UPOS", "UFeats", "morphology", "Case", "lemmas", "UAS", "LAS", "LAS with subtypes"];

/// Scores both engines over all treebanks.
pub(super) fn run(
    program: &Program,
    data: &Path,
    reached: &mut Reached,
    figures: &mut Figures,
) -> anyhow::Result<String> {
    let name = ["treebank", "engine"];
    let mut given = Table::new(2, &[&name[..], &TOLD].concat());
    let mut relations = Table::new(2, &[&name[..], &RELATIONS].concat());
    let mut raw = Table::new(2, &[&name[..], &CUT, &TOLD, &["LAS falls by"]].concat());
    let mut news = Table::new(2, &[&name[..], &CUT].concat());
    let mut notes = String::new();

    for (language, english, trees, sentences) in LANGUAGES {
        let goal = |what: &str| format!("{english} {what}");
        if let Some(gold) = Gold::read(data, trees)? {
            for engine in ENGINES {
                let mut known = serde_json::Map::new();
                let words = gold.score(program, language, engine, false, &mut notes);
                row(&mut given, trees, engine, words.as_ref(), &TOLD, None);
                row(&mut relations, trees, engine, words.as_ref(), &RELATIONS, None);
                for (what, measure) in [("LAS", "LAS"), ("UPOS", "UPOS"), ("lemmas", "lemmas")] {
                    reached.tell(engine, &goal(what), f1(words.as_ref(), measure));
                }
                let text = gold.score(program, language, engine, true, &mut notes);
                let fall =
                    f1(words.as_ref(), "LAS").zip(f1(text.as_ref(), "LAS")).map(|(words, text)| words - text);
                row(&mut raw, trees, engine, text.as_ref(), &[&CUT[..], &TOLD].concat(), Some(figure(fall)));
                reached.tell(engine, &goal("LAS, fall from raw text"), fall);
                reached.tell(engine, &format!("{trees} sentences"), f1(text.as_ref(), "sentences"));
                for (name, scores) in [("words given", words), ("raw text", text)] {
                    if let Some(scores) = scores {
                        known.insert(name.to_owned(), rounded(scores));
                    }
                }
                if !known.is_empty() {
                    figures_of(figures, engine).insert(trees.to_owned(), known.into());
                }
            }
        }
        if let Some(gold) = Gold::read(data, sentences)? {
            for engine in ENGINES {
                let text = gold.score(program, language, engine, true, &mut String::new());
                row(&mut news, sentences, engine, text.as_ref(), &CUT, None);
                reached.tell(engine, &format!("{sentences} sentences"), f1(text.as_ref(), "sentences"));
                if let Some(scores) = text {
                    let cut = rounded(scores.into_iter().filter(|(name, _)| CUT.contains(name)));
                    let known = serde_json::Map::from_iter([("raw text".to_owned(), cut)]);
                    figures_of(figures, engine).insert(sentences.to_owned(), Value::Object(known));
                }
            }
        }
    }

    Ok(format!(
        "All figures are F1 in percent, in the manner of CoNLL 2018; where words are given that is the accuracy. \
         LAS without subtypes.\n\
         \nSentences and words given\n\n{}\
         \nRelations, words given: F1 of those with the right head; one without a subtype stands for all its subtypes\n\n{}\
         \nFrom raw text (a line a paragraph, with a blank line between two; where the treebank knows none, as GSD, {SENTENCES_A_LINE} sentences a line)\n\n{}\
         \nSentences of news, from raw text (the trees of PUD are in the training, its sentence bounds are not)\n\n{}{notes}",
        given.print(),
        relations.print(),
        raw.print(),
        news.print()
    ))
}

/// Adds the F1 of some measures to a table.
fn row(
    table: &mut Table,
    treebank: &str,
    engine: Engine,
    scores: Option<&Scores>,
    measures: &[&str],
    more: Option<String>,
) {
    let mut cells = vec![treebank.to_owned(), engine.name().to_owned()];
    if scores.is_some() {
        cells.extend(measures.iter().map(|measure| figure(f1(scores, measure))));
        cells.extend(more);
    } else {
        cells.push("no score".to_owned());
    }
    table.row(cells);
}

fn f1(scores: Option<&Scores>, measure: &str) -> Option<f64> {
    scores?.get(measure)?.f1()
}

/// A treebank with its answers.
struct Gold {
    name: String,
    conllu: String,
    treebank: Treebank,
}

impl Gold {
    fn read(data: &Path, name: &str) -> anyhow::Result<Option<Self>> {
        let Some(conllu) = read_data(&data.join(name).with_extension("conllu"))? else { return Ok(None) };
        let treebank = Treebank::read(&conllu)?;
        Ok(Some(Self { name: name.to_owned(), conllu, treebank }))
    }

    /// The scores of one engine. What stands in the way is only told: the other figures are worth having without it.
    fn score(
        &self,
        program: &Program,
        language: &str,
        engine: Engine,
        raw: bool,
        notes: &mut String,
    ) -> Option<Scores> {
        let (file, text) = if raw {
            (format!("{}.txt", self.name), raw_text(&self.treebank))
        } else {
            (format!("{}.conllu", self.name), blanked(&self.conllu))
        };
        say(&format!("== language: {file}, {}", engine.name()));
        let found = program.analyse(&file, &text, language, engine);
        let scored = found.and_then(|found| Ok((scores(&self.treebank, &found)?, found.broken_trees())));
        let (scores, broken) = match scored {
            Ok(scored) => scored,
            Err(error) => {
                // Not kept with the scores: it names folders of this machine.
                say(&format!("-- {file}, {}: no score: {error:#}", engine.name()));
                return None;
            }
        };
        let engine = engine.name();
        if broken > 0 {
            let _ = writeln!(notes, "\nNote: {engine} made {broken} sentences of {file} that are no trees.");
        }
        let kept = ["sentences", "words"].iter().all(|cut| scores[cut].right == scores[cut].gold);
        if !raw && !kept {
            let _ = writeln!(notes, "\nNote: {engine} did not keep the sentences and words of {file}.");
        }
        Some(scores)
    }
}
