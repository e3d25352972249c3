//! Tables of which a few rows are needed at a time, kept in 8 or 4 bits.

/// Weights in one block of a 4-bit table.
const BLOCK: usize = 32;

/// A table whose rows are read one by one.
#[derive(Debug)]
pub(crate) struct RowTable {
    columns: usize,
    cells: Cells,
    /// One for each row (8 bits) or for each block (4 bits).
    scales: Vec<f32>,
}

#[derive(Debug)]
enum Cells {
    Plain(Vec<f32>),
    Eight(Vec<i8>),
    /// In each block, the low half of byte *j* is weight *j*, the high half weight *j* + 16; both 8 too high.
    Four(Vec<u8>),
}

impl RowTable {
    /// Of numbers as they are; `None` when they do not fill their rows.
    pub(crate) fn plain(columns: usize, cells: Vec<f32>) -> Option<Self> {
        (columns > 0 && cells.len().is_multiple_of(columns)).then_some(Self {
            columns,
            cells: Cells::Plain(cells),
            scales: Vec::new(),
        })
    }

    /// With one scale a row; `None` when the numbers do not fit together.
    pub(crate) fn eight_bit(columns: usize, cells: Vec<i8>, scales: Vec<f32>) -> Option<Self> {
        (columns > 0 && cells.len() == columns * scales.len()).then_some(Self {
            columns,
            cells: Cells::Eight(cells),
            scales,
        })
    }

    /// With one scale for 32 weights; `None` when the numbers do not fit together.
    pub(crate) fn four_bit(columns: usize, cells: Vec<u8>, scales: Vec<f32>) -> Option<Self> {
        let fits = columns > 0 && columns.is_multiple_of(BLOCK) && cells.len() * 2 == scales.len() * BLOCK;
        fits.then_some(Self { columns, cells: Cells::Four(cells), scales })
    }

    /// The length of a row.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// The number of rows.
    pub(crate) fn len(&self) -> usize {
        match &self.cells {
            Cells::Plain(cells) => cells.len() / self.columns,
            Cells::Eight(_) => self.scales.len(),
            Cells::Four(_) => self.scales.len() * BLOCK / self.columns,
        }
    }

    /// Writes a row to `out`; a row that is not there is all zero.
    pub(crate) fn copy(&self, row: usize, out: &mut [f32]) {
        out.fill(0.0);
        self.add(row, 1.0, out);
    }

    /// Adds a row times `factor` to `out`; a row that is not there adds nothing.
    pub(crate) fn add(&self, row: usize, factor: f32, out: &mut [f32]) {
        let place = row * self.columns..(row + 1) * self.columns;
        match &self.cells {
            Cells::Plain(cells) => {
                for (out, &cell) in out.iter_mut().zip(cells.get(place).unwrap_or_default()) {
                    *out += cell * factor;
                }
            }
            Cells::Eight(cells) => {
                let Some((cells, scale)) = cells.get(place).zip(self.scales.get(row)) else { return };
                let scale = scale * factor;
                for (out, &cell) in out.iter_mut().zip(cells) {
                    *out += f32::from(cell) * scale;
                }
            }
            Cells::Four(cells) => {
                let blocks = place.start / BLOCK..place.end / BLOCK;
                let halves = cells.get(place.start / 2..place.end / 2);
                let Some((halves, scales)) = halves.zip(self.scales.get(blocks)) else { return };
                let (halves, _) = halves.as_chunks::<{ BLOCK / 2 }>();
                for ((out, halves), scale) in out.chunks_exact_mut(BLOCK).zip(halves).zip(scales) {
                    let (low, high) = out.split_at_mut(BLOCK / 2);
                    for ((low, high), &byte) in low.iter_mut().zip(high).zip(halves) {
                        *low += (f32::from(byte & 15) - 8.0) * scale * factor;
                        *high += (f32::from(byte >> 4) - 8.0) * scale * factor;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_scaled() {
        let table = RowTable::eight_bit(2, vec![1, -2, 127, 0], vec![0.5, 2.0]).unwrap();
        let mut out = [0.0; 2];
        table.copy(1, &mut out);
        table.add(0, 2.0, &mut out);
        table.add(9, 1.0, &mut out);
        assert_eq!((table.len(), out.map(f32::to_bits)), (2, [255.0_f32, -2.0].map(f32::to_bits)));
        assert!(RowTable::eight_bit(2, vec![1, 2, 3], vec![1.0]).is_none());
    }

    #[test]
    fn halves_of_a_byte_stand_sixteen_apart() {
        let mut cells = vec![0x88; 16];
        cells[3] = 0xF0;
        let table = RowTable::four_bit(32, cells, vec![0.5]).unwrap();
        let mut out = [0.0; 32];
        table.copy(0, &mut out);
        assert_eq!(table.len(), 1);
        assert_eq!([out[3], out[19], out[4]].map(f32::to_bits), [-4.0_f32, 3.5, 0.0].map(f32::to_bits));
    }
}
