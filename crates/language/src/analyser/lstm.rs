//! A bidirectional LSTM layer over several sentences at once.

use ndarray::{Array2, ArrayView2, Axis, linalg::general_mat_mul};

use super::arithmetic::lstm_cell;
use super::linear::{Buffer, Linear, as_matrix, as_matrix_mut};
use super::model_file::{ModelError, ModelFile};
use super::Batch;

/// One layer. Gates stand in the order input, forget, output, candidate; forward before backward.
#[derive(Debug)]
pub(crate) struct Lstm {
    input: Linear,
    /// [width, 4 · width], multiplied from the right.
    recurrent: [Array2<f32>; 2],
    width: usize,
}

/// Room for one run.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    gates: Buffer,
    step: Vec<f32>,
    states: Vec<f32>,
    cells: Vec<f32>,
}

impl Lstm {
    /// Reads the layer `NAME`, which has `columns` inputs.
    pub(crate) fn read(file: &ModelFile, name: &str, columns: usize) -> Result<Self, ModelError> {
        let input = Linear::read(file, &format!("{name}.input"), columns)?;
        let width = input.width() / 8;
        let both = file.matrix(&format!("{name}.recurrent"), 4 * width)?;
        if both.nrows() != 2 * width {
            return Err(file.broken(format!("{name} has {} states", both.nrows())));
        }
        let (forward, backward) = both.view().split_at(Axis(0), width);
        let recurrent = [forward.to_owned(), backward.to_owned()];
        Ok(Self { input, recurrent, width })
    }

    /// The length of a word's output, forward and then backward state.
    pub(crate) fn outputs(&self) -> usize {
        2 * self.width
    }

    /// Runs over a batch; word `w` has the input `inputs[row_of(w)]`.
    pub(crate) fn run(
        &self,
        inputs: ArrayView2<'_, f32>,
        row_of: impl Fn(usize) -> usize,
        batch: &Batch<'_>,
        scratch: &mut Scratch,
        out: &mut Buffer,
    ) {
        self.input.apply(inputs, &mut scratch.gates);
        let mut out = out.rows(batch.words.len(), self.outputs());
        // The longest first, so that those which still go on are always the first ones.
        let mut order: Vec<usize> = (0..batch.sentences.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(batch.sentences[at].len()), at));
        let longest = order.first().map_or(0, |&at| batch.sentences[at].len());
        let (width, four) = (self.width, 4 * self.width);
        for (direction, recurrent) in self.recurrent.iter().enumerate() {
            for room in [&mut scratch.states, &mut scratch.cells] {
                room.clear();
                room.resize(order.len() * width, 0.0);
            }
            for time in 0..longest {
                let active = order.iter().take_while(|&&at| batch.sentences[at].len() > time).count();
                let word_at = |place: usize| {
                    let words = &batch.sentences[order[place]];
                    if direction == 0 { words.start + time } else { words.end - 1 - time }
                };
                scratch.step.resize(active * four, 0.0);
                for (place, gates) in scratch.step.chunks_exact_mut(four).enumerate() {
                    let from = scratch.gates.row(row_of(word_at(place)));
                    gates.copy_from_slice(&from[direction * four..(direction + 1) * four]);
                }
                general_mat_mul(
                    1.0,
                    &as_matrix(&scratch.states[..active * width], width),
                    recurrent,
                    1.0,
                    &mut as_matrix_mut(&mut scratch.step, four),
                );
                let rows = scratch.step.chunks_exact(four).zip(scratch.cells.chunks_exact_mut(width));
                for (place, ((gates, cell), state)) in
                    rows.zip(scratch.states.chunks_exact_mut(width)).enumerate()
                {
                    lstm_cell(gates, cell, state);
                    let mut row = out.row_mut(word_at(place));
                    let row = row.as_slice_mut().unwrap_or_default();
                    row[direction * width..(direction + 1) * width].copy_from_slice(state);
                }
            }
        }
    }
}
