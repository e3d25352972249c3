//! The fast engine: two bidirectional LSTM layers over static subword vectors, affixes and Brown clusters.

use std::collections::HashMap;

use super::arithmetic::relu_all;
use super::linear::{Buffer, Linear};
use super::lstm::{self, Lstm};
use super::model_file::{ModelError, ModelFile};
use super::row_table::RowTable;
use super::subword::Subwords;
use super::word_feature::{SLOTS, WordFeatures};
use super::{Batch, Engine, Form};

/// The engine's weights.
#[derive(Debug)]
pub(crate) struct Fast {
    subwords: Subwords,
    features: WordFeatures,
    /// A vector for each piece.
    table: RowTable,
    /// A vector for each feature.
    hashes: RowTable,
    input: Linear,
    /// What the style mark adds behind `input`.
    style: RowTable,
    lstm: [Lstm; 2],
}

impl Fast {
    pub(crate) fn read(file: &ModelFile) -> Result<Self, ModelError> {
        let table = file.rows("table")?;
        let hashes = file.rows("hashes.weight")?;
        let input = Linear::read(file, "input", table.columns() + SLOTS * hashes.columns())?;
        let first = Lstm::read(file, "lstm.0", input.width())?;
        let second = Lstm::read(file, "lstm.1", first.outputs())?;
        let style = file.matrix("style.weight", input.width())?;
        let style = RowTable::plain(input.width(), style)
            .ok_or_else(|| file.broken("style.weight has rows of unequal length"))?;
        Ok(Self {
            subwords: Subwords::read(file)?,
            features: WordFeatures::read(file, hashes.len())?,
            table,
            hashes,
            input,
            style,
            lstm: [first, second],
        })
    }

    /// What a word is before its neighbours are looked at: the mean of its pieces, then its features.
    fn describe(&self, word: Form<'_>, pieces: &mut Vec<u32>, out: &mut [f32]) {
        let (mean, features) = out.split_at_mut(self.table.columns());
        pieces.clear();
        self.subwords.split(word.text, word.space_before, pieces);
        mean.fill(0.0);
        #[expect(clippy::cast_precision_loss, reason = "a word has a few pieces")]
        let share = 1.0 / pieces.len() as f32;
        for &piece in &*pieces {
            self.table.add(piece as usize, share, mean);
        }
        let rows = self.features.rows(word.text);
        for (row, out) in rows.into_iter().zip(features.chunks_exact_mut(self.hashes.columns())) {
            self.hashes.copy(row, out);
        }
    }
}

impl Engine for Fast {
    fn width(&self) -> usize {
        self.lstm[1].outputs()
    }

    fn vectors(&self, batch: &Batch<'_>, out: &mut Buffer) {
        // News says the same words again and again: each is described once.
        let mut rows: HashMap<Form<'_>, usize> = HashMap::new();
        let mut distinct = Vec::new();
        let row_of: Vec<usize> = batch
            .words
            .iter()
            .map(|&word| {
                *rows.entry(word).or_insert_with(|| {
                    distinct.push(word);
                    distinct.len() - 1
                })
            })
            .collect();
        let mut described = Buffer::default();
        described.set(distinct.len(), self.table.columns() + SLOTS * self.hashes.columns());
        let mut pieces = Vec::new();
        for (word, out) in distinct.iter().zip(described.rows_mut()) {
            self.describe(*word, &mut pieces, out);
        }
        let mut inputs = Buffer::default();
        self.input.apply(distinct.len(), described.all(), &mut inputs);
        for row in inputs.rows_mut() {
            self.style.add(batch.style as usize, 1.0, row);
            relu_all(row);
        }
        let (mut scratch, mut middle) = (lstm::Scratch::default(), Buffer::default());
        self.lstm[0].run(&inputs, |word| row_of[word], batch, &mut scratch, &mut middle);
        self.lstm[1].run(&middle, |word| word, batch, &mut scratch, out);
    }
}
