//! Linear layers, and room for rows of numbers that is used again.

use super::matrix::{Rows, RowsMut, Weights};
use super::model_file::{ModelError, ModelFile};

/// A linear layer: out = weights · x + bias.
#[derive(Debug)]
pub(crate) struct Linear {
    weights: Weights,
    bias: Vec<f32>,
}

impl Linear {
    /// Reads `NAME.weight` [out, in] and `NAME.bias` for rows of `columns` numbers.
    pub(crate) fn read(file: &ModelFile, name: &str, columns: usize) -> Result<Self, ModelError> {
        Self::stack(file, &[name], columns)
    }

    /// Several layers with the same input as one, their outputs one behind the other.
    pub(crate) fn stack(file: &ModelFile, names: &[&str], columns: usize) -> Result<Self, ModelError> {
        let (mut rows, mut bias) = (Vec::new(), Vec::new());
        for name in names {
            rows.extend(file.matrix(&format!("{name}.weight"), columns)?);
            bias.extend(file.vector(&format!("{name}.bias"))?);
        }
        if bias.len() * columns != rows.len() {
            return Err(file.broken(format!("{} has {} biases", names.join(", "), bias.len())));
        }
        let weights = Weights::new(columns, bias.len(), |input, output| rows[output * columns + input]);
        Ok(Self { weights, bias })
    }

    /// From a matrix [in + 1, out] whose last row stands for an input that is always 1.
    pub(crate) fn with_last_as_bias(mut rows: Vec<f32>, columns: usize) -> Self {
        let inner = (rows.len() / columns.max(1)).saturating_sub(1);
        let bias = rows.split_off(inner * columns);
        Self { weights: Weights::new(inner, columns, |input, output| rows[input * columns + output]), bias }
    }

    /// The number of outputs.
    pub(crate) fn width(&self) -> usize {
        self.bias.len()
    }

    /// `count` rows through the layer.
    pub(crate) fn apply(&self, count: usize, rows: Rows<'_>, out: &mut Buffer) {
        out.set(count, self.width());
        for row in out.rows_mut() {
            row.copy_from_slice(&self.bias);
        }
        self.weights.add_product(count, rows, out.all_mut());
    }
}

/// Room for a matrix that is made anew again and again.
#[derive(Debug, Default)]
pub(crate) struct Buffer {
    values: Vec<f32>,
    columns: usize,
}

impl Buffer {
    /// Makes room for a matrix; holds whatever numbers were there before.
    pub(crate) fn set(&mut self, rows: usize, columns: usize) {
        self.columns = columns;
        self.values.resize(rows * columns, 0.0);
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.values.len() / self.columns.max(1)
    }

    /// One row.
    pub(crate) fn row(&self, row: usize) -> &[f32] {
        self.values.get(row * self.columns..(row + 1) * self.columns).unwrap_or_default()
    }

    /// One row, to be written to.
    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [f32] {
        self.values.get_mut(row * self.columns..(row + 1) * self.columns).unwrap_or_default()
    }

    /// Its rows, to be written to.
    pub(crate) fn rows_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.values.chunks_exact_mut(self.columns.max(1))
    }

    /// Its numbers, row by row.
    pub(crate) fn values(&self) -> &[f32] {
        &self.values
    }

    /// Its numbers, row by row, to be written to.
    pub(crate) fn values_mut(&mut self) -> &mut [f32] {
        &mut self.values
    }

    /// The rows from `row` on and in them the columns from `column` on.
    pub(crate) fn window(&self, row: usize, column: usize) -> Rows<'_> {
        Rows {
            values: self.values.get(row * self.columns + column..).unwrap_or_default(),
            stride: self.columns,
        }
    }

    /// As [`Buffer::window`], to be written to.
    pub(crate) fn window_mut(&mut self, row: usize, column: usize) -> RowsMut<'_> {
        RowsMut {
            values: self.values.get_mut(row * self.columns + column..).unwrap_or_default(),
            stride: self.columns,
        }
    }

    /// All rows.
    pub(crate) fn all(&self) -> Rows<'_> {
        self.window(0, 0)
    }

    /// All rows, to be written to.
    pub(crate) fn all_mut(&mut self) -> RowsMut<'_> {
        self.window_mut(0, 0)
    }
}
