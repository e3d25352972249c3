//! `depesche parse`: prints the grammar of documents, or fills in that of a treebank.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, ValueEnum};
use depesche::language::{Analyser, conllu, listing, parse};
use depesche_model::{Document, Finding, FindingKind, Language};

use crate::arguments::InputArguments;
use crate::configuration::Engine;
use crate::findings::Findings;
use crate::{coding, terminal};

/// Print sentences, parts of speech, morphology, lemmas, dependency trees and names
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Parse {
    #[command(flatten)]
    input: InputArguments,

    /// In which form the trees are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Which model reads
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,

    /// A model of your own, instead of those that the program was built with
    #[arg(long, value_name = "FILE", conflicts_with = "engine")]
    model: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  depesche parse report.txt
  depesche parse --engine accurate --format jsonl archive.jsonl | jq -c '.sentences[].names'
  depesche parse --lang de treebank.conllu > found.conllu

A .conllu file keeps its sentences and words; parts of speech, morphology, lemmas, trees and names are filled in, whatever
stood there. Places count characters of the text, from 0, the end not included.";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line for each word, as in treebanks; names and places in the last column
    #[default]
    Conllu,
    /// One object a document, with its sentences, words and names
    Jsonl,
}

impl Parse {
    /// Prints in the order of the input, treebanks last; what was wrong with it goes to standard error.
    pub(crate) fn run(mut self) -> anyhow::Result<ExitCode> {
        let analyser = match (&self.model, self.engine) {
            (Some(path), _) => Analyser::open(path)?,
            (None, engine) => Analyser::new(engine.into())?,
        };
        let is_treebank = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "conllu");
        let treebanks: Vec<PathBuf> = self.input.paths.extract_if(.., |path| is_treebank(path)).collect();
        let mut output = terminal::output();
        let mut findings = Findings::default();
        if !self.input.paths.is_empty() {
            coding::each(
                &self.input,
                self.input.open()?,
                |_| Ok(false),
                |document| self.text(&analyser, &document),
                |item| {
                    findings.extend(item.findings);
                    Ok(output.write_all(item.reading.unwrap_or_default().as_bytes())?)
                },
            )?;
        }
        for path in treebanks {
            match self.treebank(&analyser, &path)? {
                Ok(text) => output.write_all(text.as_bytes())?,
                Err(finding) => findings.extend([finding]),
            }
        }
        output.flush()?;
        findings.list();
        Ok(self.input.exit_code(findings.len()))
    }

    /// What is printed of a document; nothing of one in a language that is not read.
    fn text(&self, analyser: &Analyser, document: &Document) -> String {
        let mut text = String::new();
        if !document.lang.is_read() {
            return text;
        }
        let parsed = parse(document);
        let trees = analyser.trees(document, &parsed);
        match self.format {
            // Nothing can go wrong with writing to a string.
            Format::Conllu => conllu::write(document, &parsed, &trees, &mut text).unwrap_or_default(),
            Format::Jsonl => text = format!("{}\n", listing::document(document, &parsed, &trees)),
        }
        text
    }

    /// What is printed of a treebank.
    fn treebank(&self, analyser: &Analyser, path: &Path) -> anyhow::Result<Result<String, Finding>> {
        let file = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let sentences = match conllu::read(&file) {
            Ok(sentences) => sentences,
            Err(error) => {
                let message = format!("{error}; the file was left out");
                let id = path.display().to_string();
                return Ok(Err(Finding::new(id, FindingKind::Malformed, message)));
            }
        };
        let language = self.input.language().cloned().unwrap_or_else(|| guess(&sentences));
        let trees = conllu::trees(analyser, &sentences, &language);
        let mut text = String::new();
        for (sentence, tree) in sentences.iter().zip(&trees) {
            match self.format {
                Format::Conllu => sentence.write(tree, &mut text).unwrap_or_default(),
                Format::Jsonl => text.extend([listing::sentence(tree, "").to_string().as_str(), "\n"]),
            }
        }
        Ok(Ok(text))
    }
}

/// So many sentences are looked at to tell a treebank's language.
const LOOKED_AT: usize = 50;

fn guess(sentences: &[conllu::Sentence]) -> Language {
    let text: Vec<String> = sentences.iter().take(LOOKED_AT).map(conllu::Sentence::text).collect();
    match depesche::input::language::language(&text.join("\n")) {
        Language::English => Language::English,
        _ => Language::German,
    }
}
