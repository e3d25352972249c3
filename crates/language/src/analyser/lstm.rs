//! A bidirectional LSTM layer over several sentences at once.

use super::Batch;
use super::arithmetic::lstm_cell;
use super::linear::{Buffer, Linear};
use super::matrix::{Rows, Weights};
use super::model_file::{ModelError, ModelFile};

/// One layer. Gates stand in the order input, forget, output, candidate; forward before backward.
#[derive(Debug)]
pub(crate) struct Lstm {
    input: Linear,
    /// From states to gates, for each direction.
    recurrent: [Weights; 2],
    width: usize,
}

/// Room for one run.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    gates: Buffer,
    step: Buffer,
    states: Buffer,
    cells: Buffer,
}

impl Lstm {
    /// Reads the layer `NAME`, which has `columns` inputs.
    pub(crate) fn read(file: &ModelFile, name: &str, columns: usize) -> Result<Self, ModelError> {
        let input = Linear::read(file, &format!("{name}.input"), columns)?;
        let width = input.width() / 8;
        let both = file.matrix(&format!("{name}.recurrent"), 4 * width)?;
        if both.len() != 2 * width * 4 * width {
            return Err(file.broken(format!("{name} has weights for another number of states")));
        }
        let recurrent = both.split_at(width * 4 * width);
        let recurrent = [recurrent.0, recurrent.1]
            .map(|weights| Weights::new(width, 4 * width, |state, gate| weights[state * 4 * width + gate]));
        Ok(Self { input, recurrent, width })
    }

    /// The length of a word's output, forward and then backward state.
    pub(crate) fn outputs(&self) -> usize {
        2 * self.width
    }

    /// Runs over a batch; word `w` has the row `row_of(w)` of `inputs`.
    pub(crate) fn run(
        &self,
        inputs: &Buffer,
        row_of: impl Fn(usize) -> usize,
        batch: &Batch<'_>,
        scratch: &mut Scratch,
        out: &mut Buffer,
    ) {
        let Scratch { gates, step, states, cells } = scratch;
        self.input.apply(inputs.len(), inputs.all(), gates);
        out.set(batch.words.len(), self.outputs());
        // The longest first, so that those which still go on are always the first ones.
        let mut order: Vec<usize> = (0..batch.sentences.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(batch.sentences[at].len()), at));
        let longest = order.first().map_or(0, |&at| batch.sentences[at].len());
        let (width, four) = (self.width, 4 * self.width);
        for (direction, recurrent) in self.recurrent.iter().enumerate() {
            for room in [&mut *states, &mut *cells] {
                room.set(order.len(), width);
                room.values_mut().fill(0.0);
            }
            for time in 0..longest {
                let active = order.iter().take_while(|&&at| batch.sentences[at].len() > time).count();
                let word_at = |place: usize| {
                    let words = &batch.sentences[order[place]];
                    if direction == 0 { words.start + time } else { words.end - 1 - time }
                };
                step.set(active, four);
                for (place, step) in step.rows_mut().enumerate() {
                    let from = gates.row(row_of(word_at(place)));
                    step.copy_from_slice(&from[direction * four..(direction + 1) * four]);
                }
                let before = Rows { values: states.values(), stride: width };
                recurrent.add_product(active, before, step.all_mut());
                let rows = cells.rows_mut().zip(states.rows_mut());
                for (place, (cell, state)) in rows.take(active).enumerate() {
                    lstm_cell(step.row(place), cell, state);
                    let own = out.row_mut(word_at(place));
                    own[direction * width..(direction + 1) * width].copy_from_slice(state);
                }
            }
        }
    }
}
