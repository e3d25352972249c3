//! The accurate engine: the first layers of multilingual-e5-small, fine-tuned.

use std::ops::Range;

use super::arithmetic::{gelu_all, layer_norm, softmax};
use super::linear::{Buffer, Linear};
use super::matrix::Weights;
use super::model_file::{ModelError, ModelFile, Shape};
use super::row_table::RowTable;
use super::subword::{END, Subwords};
use super::{Batch, Engine};

/// The engine's weights.
#[derive(Debug)]
pub(crate) struct Accurate {
    subwords: Subwords,
    shape: Shape,
    /// A vector for each piece.
    table: RowTable,
    /// Vectors of the first pieces, which are marks.
    special: RowTable,
    /// A vector for each place in a sentence.
    position: RowTable,
    norm: Norm,
    layers: Vec<Layer>,
}

/// One transformer layer, with normalisation behind each half.
#[derive(Debug)]
struct Layer {
    /// Queries, keys and values.
    qkv: Linear,
    out: Linear,
    norm1: Norm,
    up: Linear,
    down: Linear,
    norm2: Norm,
}

#[derive(Debug)]
struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

/// Room for one run.
#[derive(Debug, Default)]
struct Scratch {
    qkv: Buffer,
    shares: Buffer,
    /// Keys, then values, of one head.
    other: Weights,
    mixed: Buffer,
    inner: Buffer,
    half: Buffer,
}

impl Norm {
    fn read(file: &ModelFile, name: &str) -> Result<Self, ModelError> {
        let part = |part: &str| file.vector(&format!("{name}.{part}"));
        Ok(Self { weight: part("weight")?, bias: part("bias")? })
    }

    fn apply(&self, rows: &mut Buffer, epsilon: f32) {
        for row in rows.rows_mut() {
            layer_norm(row, &self.weight, &self.bias, epsilon);
        }
    }
}

impl Layer {
    fn read(file: &ModelFile, name: &str, hidden: usize) -> Result<Self, ModelError> {
        let linear = |part: &str, columns| Linear::read(file, &format!("{name}.{part}"), columns);
        let norm = |part: &str| Norm::read(file, &format!("{name}.{part}"));
        let up = linear("up", hidden)?;
        Ok(Self {
            qkv: linear("qkv", hidden)?,
            out: linear("out", hidden)?,
            norm1: norm("norm1")?,
            down: linear("down", up.width())?,
            up,
            norm2: norm("norm2")?,
        })
    }

    /// Takes the pieces of all sentences through the layer; `ends` says behind which piece each sentence ends.
    fn run(&self, x: &mut Buffer, ends: &[usize], shape: Shape, scratch: &mut Scratch) {
        let count = x.len();
        self.qkv.apply(count, x.all(), &mut scratch.qkv);
        scratch.mixed.set(count, shape.hidden);
        scratch.mixed.values_mut().fill(0.0);
        let mut start = 0;
        for &end in ends {
            scratch.attend(start..end, shape);
            start = end;
        }
        let Scratch { mixed, inner, half, .. } = scratch;
        self.out.apply(count, mixed.all(), half);
        add(x, half);
        self.norm1.apply(x, shape.epsilon);
        self.up.apply(count, x.all(), inner);
        gelu_all(inner.values_mut());
        self.down.apply(count, inner.all(), half);
        add(x, half);
        self.norm2.apply(x, shape.epsilon);
    }
}

fn add(x: &mut Buffer, more: &Buffer) {
    for (x, more) in x.values_mut().iter_mut().zip(more.values()) {
        *x += more;
    }
}

impl Scratch {
    /// Mixes the values of one sentence's pieces: softmax of queries times keys, times values, head by head.
    fn attend(&mut self, pieces: Range<usize>, shape: Shape) {
        let Self { qkv, shares, other, mixed, .. } = self;
        let (hidden, count) = (shape.hidden, pieces.len());
        let size = hidden / shape.attention_heads;
        #[expect(clippy::cast_precision_loss, reason = "a head has some thirty numbers")]
        let factor = 1.0 / (size as f32).sqrt();
        for head in 0..shape.attention_heads {
            let first = head * size;
            let cell = |piece: usize, column: usize| qkv.row(pieces.start + piece)[column];
            other.fill(size, count, |place, piece| cell(piece, hidden + first + place));
            shares.set(count, count);
            shares.values_mut().fill(0.0);
            other.add_product(count, qkv.window(pieces.start, first), shares.all_mut());
            for row in shares.rows_mut() {
                softmax(row, factor);
            }
            other.fill(count, size, |piece, place| cell(piece, 2 * hidden + first + place));
            other.add_product(count, shares.all(), mixed.window_mut(pieces.start, first));
        }
    }
}

impl Accurate {
    pub(crate) fn read(file: &ModelFile) -> Result<Self, ModelError> {
        let shape = file.header.shape.ok_or_else(|| file.broken("its shape is missing"))?;
        let special = file.vector("special")?;
        let layers = (0..shape.layers)
            .map(|layer| Layer::read(file, &format!("layers.{layer}"), shape.hidden))
            .collect::<Result<_, _>>()?;
        let table = file.rows("table")?;
        if table.columns() != shape.hidden || shape.attention_heads == 0 {
            return Err(file.broken("its measures do not fit together"));
        }
        Ok(Self {
            subwords: Subwords::read(file)?,
            special: RowTable::plain(shape.hidden, special)
                .ok_or_else(|| file.broken("special has rows of unequal length"))?,
            position: file.rows("position")?,
            norm: Norm::read(file, "norm")?,
            layers,
            table,
            shape,
        })
    }

    /// Writes the vectors of one sentence's pieces, in their places.
    fn describe(&self, pieces: &[u32], rows: &mut [f32]) {
        for (place, (&piece, row)) in pieces.iter().zip(rows.chunks_exact_mut(self.shape.hidden)).enumerate()
        {
            let table = if (piece as usize) < self.special.len() { &self.special } else { &self.table };
            table.copy(piece as usize, row);
            self.position.add(place, 1.0, row);
        }
    }
}

impl Engine for Accurate {
    fn width(&self) -> usize {
        self.shape.hidden
    }

    fn vectors(&self, batch: &Batch<'_>, out: &mut Buffer) {
        let hidden = self.shape.hidden;
        // The pieces of all sentences; of each word, which pieces are its own.
        let (mut pieces, mut ends, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for sentence in &batch.sentences {
            let first = pieces.len();
            pieces.push(batch.style);
            for word in &batch.words[sentence.clone()] {
                let start = pieces.len();
                self.subwords.split(word.text, word.space_before, &mut pieces);
                // There are only so many places; the end mark needs one, each word at least a share.
                let room = (first + self.position.len()).saturating_sub(1);
                pieces.truncate(room.max(first + 1));
                let start = start.min(pieces.len() - 1);
                words.push(start..pieces.len());
            }
            pieces.push(END);
            ends.push(pieces.len());
        }
        let mut x = Buffer::default();
        x.set(pieces.len(), hidden);
        let mut start = 0;
        for &end in &ends {
            self.describe(&pieces[start..end], &mut x.values_mut()[start * hidden..end * hidden]);
            start = end;
        }
        self.norm.apply(&mut x, self.shape.epsilon);
        let mut scratch = Scratch::default();
        for layer in &self.layers {
            layer.run(&mut x, &ends, self.shape, &mut scratch);
        }
        out.set(words.len(), hidden);
        for (own, mean) in words.into_iter().zip(out.rows_mut()) {
            mean.fill(0.0);
            #[expect(clippy::cast_precision_loss, reason = "a word has a few pieces")]
            let share = 1.0 / own.len() as f32;
            for piece in own {
                for (mean, value) in mean.iter_mut().zip(x.row(piece)) {
                    *mean += value * share;
                }
            }
        }
    }
}
