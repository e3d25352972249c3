//! A small recurrent network that reads a line and says where its sentences end.
//!
//! A token is the sum of a row for its word and rows for its features; a bidirectional LSTM reads the line; a gap is judged by the states on
//! both of its sides.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use depesche_model::Token;

use super::feature::{Gap, may_end, rows};
use super::wrap::Wrap;
use crate::analyser::Form;
use crate::analyser::arithmetic::relu_all;
use crate::analyser::batch::{self, Batch};
use crate::analyser::linear::{Buffer, Linear};
use crate::analyser::lstm::{Lstm, Scratch};
use crate::analyser::model_file::{ModelError, ModelFile};
use crate::analyser::row_table::RowTable;
use crate::analyser::word_feature::Fnv;

/// The model that the program is built with.
const ENGLISH: &[u8] = include_bytes!("../../../../models/sentence/en.dpm");

/// So many tokens are read at a time, as in training; longer blocks are read in parts.
pub(super) const LONGEST: usize = 300;

/// The weights.
#[derive(Debug)]
pub(super) struct Network {
    /// The row of a word by the hash of its small letters.
    known: HashMap<u64, usize>,
    words: RowTable,
    features: RowTable,
    lstm: Lstm,
    middle: Linear,
    out: Linear,
    /// The score above which a gap that the rules leave alone is a bound.
    added: f32,
    /// The score below which a bound of the rules is none.
    dropped: f32,
}

impl Network {
    /// The network for English. There is none if the model is broken, which the tests make sure it is not.
    pub(super) fn english() -> Option<&'static Self> {
        static NETWORK: LazyLock<Option<Network>> = LazyLock::new(|| {
            ModelFile::parse("models/sentence/en.dpm".to_owned(), ENGLISH.into())
                .and_then(|file| Network::read(&file))
                .ok()
        });
        NETWORK.as_ref()
    }

    fn read(file: &ModelFile) -> Result<Self, ModelError> {
        let (words, features) = (file.rows("words")?, file.rows("features")?);
        let hashes = file.hashes("words.hashes")?;
        // Row 0 is that of words that are not known.
        if words.columns() != features.columns() || words.len() != hashes.len() + 1 || features.len() < 2 {
            return Err(file.broken("its tables do not fit together"));
        }
        let lstm = Lstm::read(file, "lstm", words.columns())?;
        let middle = Linear::read(file, "middle", 2 * lstm.outputs())?;
        let out = Linear::read(file, "out", middle.width())?;
        let &[added, dropped] = &file.vector("limits")?[..] else {
            return Err(file.broken("it has not two limits"));
        };
        let known = hashes.into_iter().zip(1..).collect();
        Ok(Self { known, words, features, lstm, middle, out, added, dropped })
    }

    /// Sets anew which tokens of the given blocks end a sentence. `ends` holds what the rules say; the last token of a
    /// block and those that are `fixed` are left as they are.
    pub(super) fn decide(
        &self,
        text: &str,
        tokens: &[Token],
        (blocks, fixed, wrap): (&[Range<usize>], &[bool], &Wrap),
        ends: &mut [bool],
    ) {
        let forms: Vec<Vec<Form<'_>>> = blocks
            .iter()
            .map(|block| {
                let forms = tokens[block.clone()].iter();
                forms.map(|token| Form { text: token.span.of(text), space_before: true }).collect()
            })
            .collect();
        let given: Vec<&[Form<'_>]> = forms.iter().map(Vec::as_slice).collect();
        let mut room = Room::default();
        for group in batch::groups(&given) {
            let batch = Batch::new(&given[group.clone()], 0);
            room.inputs.set(batch.words.len(), self.words.columns());
            let mut judged = Vec::new();
            let mut row = 0;
            for block in &blocks[group] {
                let mut before = None;
                for at in block.clone() {
                    let form = tokens[at].span.of(text);
                    let gap = Gap::behind(text, tokens, at, wrap, ends[at]);
                    self.describe(form, gap, before, room.inputs.row_mut(row));
                    if at + 1 < block.end && !fixed[at] && may_end(form, gap) {
                        judged.push((at, row));
                    }
                    before = Some(gap);
                    row += 1;
                }
            }
            self.judge(&batch, &judged, &mut room);
            for (&(at, _), score) in judged.iter().zip(room.scores.values()) {
                ends[at] = *score > if ends[at] { self.dropped } else { self.added };
            }
        }
    }

    /// Writes what a token is before its neighbours are looked at.
    fn describe(&self, form: &str, gap: Gap, before: Option<Gap>, out: &mut [f32]) {
        let known = self.known.get(&Fnv::of(&form.to_lowercase()).value());
        self.words.copy(known.copied().unwrap_or(0), out);
        for row in rows(form, gap, before, self.features.len()) {
            self.features.add(row, 1.0, out);
        }
    }

    /// Scores the gaps behind the rows that are named.
    fn judge(&self, batch: &Batch<'_>, judged: &[(usize, usize)], room: &mut Room) {
        self.lstm.run(&room.inputs, |word| word, batch, &mut room.scratch, &mut room.states);
        let width = self.lstm.outputs();
        room.sides.set(judged.len(), 2 * width);
        for (&(_, row), sides) in judged.iter().zip(room.sides.rows_mut()) {
            sides[..width].copy_from_slice(room.states.row(row));
            sides[width..].copy_from_slice(room.states.row(row + 1));
        }
        self.middle.apply(judged.len(), room.sides.all(), &mut room.middle);
        relu_all(room.middle.values_mut());
        self.out.apply(judged.len(), room.middle.all(), &mut room.scores);
    }
}

/// Room for one run.
#[derive(Debug, Default)]
struct Room {
    inputs: Buffer,
    states: Buffer,
    sides: Buffer,
    middle: Buffer,
    scores: Buffer,
    scratch: Scratch,
}

#[cfg(test)]
mod tests {
    use depesche_model::{Document, Language};

    use super::*;
    use crate::sentence::proposed;
    use crate::token::tokens;

    /// The scores of all gaps of a text that is one line.
    fn scores(text: &str) -> Vec<f32> {
        let document = Document::new("x", Language::English, text);
        let tokens = tokens(text, &document.lang);
        let rules: Vec<bool> = proposed(&document, &tokens).into_iter().map(|(ends, _)| ends).collect();
        let (network, wrap) = (Network::english().unwrap(), Wrap::of(text));
        let forms = tokens.iter().map(|token| Form { text: token.span.of(text), space_before: true });
        let forms: Vec<Form<'_>> = forms.collect();
        let batch = Batch::new(&[&forms], 0);
        let mut room = Room::default();
        room.inputs.set(tokens.len(), network.words.columns());
        let mut before = None;
        for (at, form) in forms.iter().enumerate() {
            let gap = Gap::behind(text, &tokens, at, &wrap, rules[at]);
            network.describe(form.text, gap, before, room.inputs.row_mut(at));
            before = Some(gap);
        }
        let judged: Vec<_> = (0..tokens.len() - 1).map(|at| (at, at)).collect();
        network.judge(&batch, &judged, &mut room);
        room.scores.values().to_vec()
    }

    #[test]
    fn the_scores_are_those_of_the_training() {
        /// Sums in another order, of a hundred and more numbers.
        const NEAR: f32 = 0.02;
        for line in include_str!("../../../../models/sentence/check.jsonl").lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let wanted: Vec<f32> = serde_json::from_value(line["scores"].clone()).unwrap();
            let found = scores(line["text"].as_str().unwrap());
            assert_eq!(found.len(), wanted.len(), "{line}");
            for (at, (found, wanted)) in found.iter().zip(&wanted).enumerate() {
                assert!((found - wanted).abs() < NEAR, "gap {at}: {found}, not {wanted}; {line}");
            }
        }
    }

    #[test]
    fn the_model_is_whole() {
        let file = ModelFile::parse("en.dpm".to_owned(), ENGLISH.into()).unwrap();
        assert!(Network::read(&file).is_ok());
        assert!(Network::english().is_some());
    }
}
