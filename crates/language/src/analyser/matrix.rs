//! Rows of numbers times a matrix of weights, which is where the engines spend their time.
//!
//! Weights are kept in panels of 32 columns, ready to be streamed; general products of matrices arrange them anew on each
//! call, which for the few rows of a sentence takes as long as the product. Every sum is added up in the order of the
//! rows of the weights, however many rows are multiplied at a time, so that a sentence's numbers are the same bits in
//! any company.
#![expect(clippy::inline_always, reason = "only what is inlined is compiled for the wide registers")]

use pulp::{Arch, Simd, WithSimd};

/// Columns in a panel: whole registers on all processors.
const PANEL: usize = 32;

/// A matrix that rows are multiplied with from the left.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    /// The length of the rows that go in.
    inner: usize,
    /// The length of the rows that come out.
    outer: usize,
    /// For each 32 columns, row after row; what is beyond the last column is 0.
    panels: Vec<[f32; PANEL]>,
}

/// Rows that are multiplied; row *r* begins at `values[r * stride]`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows<'a> {
    pub(crate) values: &'a [f32],
    pub(crate) stride: usize,
}

/// Rows that a product is added to.
#[derive(Debug)]
pub(crate) struct RowsMut<'a> {
    pub(crate) values: &'a mut [f32],
    pub(crate) stride: usize,
}

impl Weights {
    /// `cell` gives the weight from input to output.
    pub(crate) fn new(inner: usize, outer: usize, cell: impl Fn(usize, usize) -> f32) -> Self {
        let mut weights = Self::default();
        weights.fill(inner, outer, cell);
        weights
    }

    /// As [`Weights::new`], in the room of an old matrix.
    pub(crate) fn fill(&mut self, inner: usize, outer: usize, cell: impl Fn(usize, usize) -> f32) {
        (self.inner, self.outer) = (inner, outer);
        self.panels.clear();
        self.panels.resize(inner * outer.div_ceil(PANEL), [0.0; PANEL]);
        for (number, panel) in self.panels.chunks_exact_mut(inner.max(1)).enumerate() {
            let first = number * PANEL;
            let width = PANEL.min(outer - first);
            for (row, cells) in panel.iter_mut().enumerate() {
                for (column, out) in cells[..width].iter_mut().enumerate() {
                    *out = cell(row, first + column);
                }
            }
        }
    }

    /// Adds `count` rows times the matrix to as many rows of `out`.
    pub(crate) fn add_product(&self, count: usize, rows: Rows<'_>, out: RowsMut<'_>) {
        if count > 0 && self.inner > 0 && self.outer > 0 {
            Arch::new().dispatch(Product { weights: self, count, rows, out });
        }
    }
}

/// A product that waits for the processor's registers to be known.
struct Product<'a> {
    weights: &'a Weights,
    count: usize,
    rows: Rows<'a>,
    out: RowsMut<'a>,
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        // Blocks of rows and panels with sixteen registers for sums where there are 32 of them, else with twelve or less; more
        // do not stay in registers. A few last rows are multiplied with several panels at a time, since sums that wait for
        // themselves are slow.
        match PANEL / S::F32_LANES {
            2 => {
                let mut row = self.blocks::<S, 2, 8, 1>(simd, 0);
                row = self.blocks::<S, 2, 4, 2>(simd, row);
                row = self.blocks::<S, 2, 2, 4>(simd, row);
                self.blocks::<S, 2, 1, 8>(simd, row);
            }
            4 => {
                let row = self.blocks::<S, 4, 3, 1>(simd, 0);
                self.blocks::<S, 4, 1, 3>(simd, row);
            }
            8 => {
                self.blocks::<S, 8, 1, 1>(simd, 0);
            }
            _ => {
                self.blocks::<S, PANEL, 1, 1>(simd, 0);
            }
        }
    }
}

impl Product<'_> {
    /// Multiplies blocks of `R` rows and `Q` panels from `row` on; gives the first row that is left. A panel's row takes
    /// `P` registers.
    #[inline(always)]
    fn blocks<S: Simd, const P: usize, const R: usize, const Q: usize>(
        &mut self,
        simd: S,
        row: usize,
    ) -> usize {
        let whole = (self.count - row) / R * R;
        if whole == 0 {
            return row;
        }
        let panels = self.weights.panels.len() / self.weights.inner;
        let together = panels / Q * Q;
        for panel in (0..together).step_by(Q) {
            for row in (row..row + whole).step_by(R) {
                self.block::<S, P, R, Q>(simd, row, panel);
            }
        }
        for panel in together..panels {
            for row in (row..row + whole).step_by(R) {
                self.block::<S, P, R, 1>(simd, row, panel);
            }
        }
        row + whole
    }

    #[inline(always)]
    fn block<S: Simd, const P: usize, const R: usize, const Q: usize>(
        &mut self,
        simd: S,
        row: usize,
        panel: usize,
    ) {
        let Weights { inner, outer, panels } = self.weights;
        let rows: [&[f32]; R] =
            std::array::from_fn(|r| &self.rows.values[(row + r) * self.rows.stride..][..*inner]);
        let panels: [&[[f32; PANEL]]; Q] =
            std::array::from_fn(|q| &panels[(panel + q) * inner..(panel + q + 1) * inner]);
        let sums = sums::<S, P, R, Q>(simd, rows, panels);
        for (r, sums) in sums.iter().enumerate() {
            let out = &mut self.out.values[(row + r) * self.out.stride..][..*outer];
            for (out, sums) in out[panel * PANEL..].chunks_mut(PANEL).zip(sums) {
                let mut cells = [0.0; PANEL];
                S::as_mut_simd_f32s(&mut cells).0.copy_from_slice(sums);
                for (out, cell) in out.iter_mut().zip(cells) {
                    *out += cell;
                }
            }
        }
    }
}

/// The products of rows with panels.
///
/// A function of its own, with loops over places: what is handed out only at the end, and never pointed at before, stays in
/// registers. That makes it three times as quick.
#[inline(always)]
fn sums<S: Simd, const P: usize, const R: usize, const Q: usize>(
    simd: S,
    rows: [&[f32]; R],
    panels: [&[[f32; PANEL]]; Q],
) -> [[[S::f32s; P]; Q]; R] {
    let mut sums = [[[simd.splat_f32s(0.0); P]; Q]; R];
    // All of one length, which spares the checks inside the loop.
    let inner = panels[0].len();
    let rows: [&[f32]; R] = std::array::from_fn(|r| &rows[r][..inner]);
    let panels: [&[[f32; PANEL]]; Q] = std::array::from_fn(|q| &panels[q][..inner]);
    for place in 0..inner {
        let mut weights = [[simd.splat_f32s(0.0); P]; Q];
        for q in 0..Q {
            weights[q] = registers::<S, P>(&panels[q][place]);
        }
        for r in 0..R {
            let value = simd.splat_f32s(rows[r][place]);
            for q in 0..Q {
                for p in 0..P {
                    sums[r][q][p] = simd.mul_add_e_f32s(value, weights[q][p], sums[r][q][p]);
                }
            }
        }
    }
    sums
}

/// A panel's row in registers.
#[inline(always)]
fn registers<S: Simd, const P: usize>(cells: &[f32; PANEL]) -> [S::f32s; P] {
    let (registers, _) = S::as_simd_f32s(cells);
    std::array::from_fn(|p| registers[p])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Some number between -1 and 1.
    fn value(seed: usize) -> f32 {
        let mixed = (seed.wrapping_mul(2_654_435_761) >> 8).to_le_bytes();
        f32::from(i16::from_le_bytes([mixed[0], mixed[1]])) / 32768.0
    }

    proptest! {
        #[test]
        fn products_are_right_and_rows_do_not_depend_on_each_other(
            count in 1..30_usize,
            inner in 1..70_usize,
            outer in 1..330_usize,
        ) {
            let weights = Weights::new(inner, outer, |i, j| value(i * 1000 + j));
            let (stride, out_stride) = (inner + 3, outer + 5);
            let rows: Vec<f32> = (0..count * stride).map(|i| value(i + 77)).collect();
            let mut out = vec![0.5; count * out_stride];
            let given = Rows { values: &rows, stride };
            weights.add_product(count, given, RowsMut { values: &mut out, stride: out_stride });
            for row in 0..count {
                for column in 0..out_stride {
                    let exact: f64 = if column < outer {
                        (0..inner)
                            .map(|i| f64::from(rows[row * stride + i]) * f64::from(value(i * 1000 + column)))
                            .sum()
                    } else {
                        0.0
                    };
                    prop_assert!((f64::from(out[row * out_stride + column]) - 0.5 - exact).abs() < 1e-4);
                }
                let mut alone = vec![0.5; outer];
                let given = Rows { values: &rows[row * stride..], stride };
                weights.add_product(1, given, RowsMut { values: &mut alone, stride: outer });
                prop_assert_eq!(&alone[..], &out[row * out_stride..][..outer]);
            }
        }
    }
}
