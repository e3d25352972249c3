//! Matrices: rows times weights, and buffers that are used again.

use std::ops::Range;

use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis, Slice, linalg::general_mat_mul};

use super::model_file::{ModelError, ModelFile};

/// A linear layer: out = x · weightᵀ + bias.
#[derive(Debug)]
pub(crate) struct Linear {
    /// [out, in].
    weight: Array2<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// Reads `NAME.weight` and `NAME.bias` with `columns` inputs.
    pub(crate) fn read(file: &ModelFile, name: &str, columns: usize) -> Result<Self, ModelError> {
        let weight = file.matrix(&format!("{name}.weight"), columns)?;
        let bias = file.vector(&format!("{name}.bias"))?;
        if bias.len() != weight.nrows() {
            return Err(file.broken(format!("{name} has {} biases", bias.len())));
        }
        Ok(Self { weight, bias })
    }

    /// Several layers with the same input as one, their outputs one behind the other.
    pub(crate) fn stack(file: &ModelFile, names: &[&str], columns: usize) -> Result<Self, ModelError> {
        let layers =
            names.iter().map(|name| Self::read(file, name, columns)).collect::<Result<Vec<_>, _>>()?;
        let weights: Vec<_> = layers.iter().map(|layer| layer.weight.view()).collect();
        let weight = ndarray::concatenate(Axis(0), &weights)
            .map_err(|error| file.broken(format!("{}: {error}", names.join(", "))))?;
        Ok(Self { weight, bias: layers.into_iter().flat_map(|layer| layer.bias).collect() })
    }

    /// The number of outputs.
    pub(crate) fn width(&self) -> usize {
        self.bias.len()
    }

    /// All rows of `input` through the layer.
    pub(crate) fn apply<'a>(&self, input: ArrayView2<'_, f32>, out: &'a mut Buffer) -> ArrayViewMut2<'a, f32> {
        let mut out = out.rows(input.nrows(), self.width());
        for mut row in out.rows_mut() {
            row.as_slice_mut().unwrap_or_default().copy_from_slice(&self.bias);
        }
        general_mat_mul(1.0, &input, &self.weight.t(), 1.0, &mut out);
        out
    }
}

/// Room for a matrix that is made anew again and again.
#[derive(Debug, Default)]
pub(crate) struct Buffer {
    values: Vec<f32>,
    columns: usize,
}

impl Buffer {
    /// A matrix with whatever numbers were there before.
    pub(crate) fn rows(&mut self, rows: usize, columns: usize) -> ArrayViewMut2<'_, f32> {
        self.columns = columns;
        self.values.resize(rows * columns, 0.0);
        as_matrix_mut(&mut self.values, columns)
    }

    /// What was last made.
    pub(crate) fn view(&self) -> ArrayView2<'_, f32> {
        as_matrix(&self.values, self.columns)
    }

    /// One row of what was last made.
    pub(crate) fn row(&self, row: usize) -> &[f32] {
        self.values.get(row * self.columns..(row + 1) * self.columns).unwrap_or_default()
    }

    /// Its numbers, row by row.
    pub(crate) fn values_mut(&mut self) -> &mut [f32] {
        &mut self.values
    }

    /// Its rows.
    pub(crate) fn rows_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.values.chunks_exact_mut(self.columns.max(1))
    }
}

/// Numbers as rows of `columns`; what does not fill a row is left out.
#[expect(clippy::expect_used, reason = "there are as many numbers as cells")]
pub(crate) fn as_matrix(values: &[f32], columns: usize) -> ArrayView2<'_, f32> {
    let rows = values.len() / columns.max(1);
    ArrayView2::from_shape((rows, columns), &values[..rows * columns]).expect("rows times columns")
}

/// As [`as_matrix`], to be written to.
#[expect(clippy::expect_used, reason = "there are as many numbers as cells")]
pub(crate) fn as_matrix_mut(values: &mut [f32], columns: usize) -> ArrayViewMut2<'_, f32> {
    let rows = values.len() / columns.max(1);
    ArrayViewMut2::from_shape((rows, columns), &mut values[..rows * columns]).expect("rows times columns")
}

/// Some rows of a matrix.
pub(crate) fn rows_of<'a>(matrix: &'a ArrayView2<'_, f32>, rows: Range<usize>) -> ArrayView2<'a, f32> {
    matrix.slice_axis(Axis(0), Slice::from(rows))
}

/// Some columns of a matrix.
pub(crate) fn columns_of<'a>(matrix: &'a ArrayView2<'_, f32>, columns: Range<usize>) -> ArrayView2<'a, f32> {
    matrix.slice_axis(Axis(1), Slice::from(columns))
}
