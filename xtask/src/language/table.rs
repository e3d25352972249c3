//! Tables for people to read.

/// Rows of one table; the first columns are names and stand left, figures stand right.
#[derive(Debug)]
pub(crate) struct Table {
    names: usize,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with this line of headings, `names` of which head names.
    pub(crate) fn new(names: usize, headings: &[&str]) -> Self {
        Self { names, rows: vec![headings.iter().map(|&heading| heading.to_owned()).collect()] }
    }

    /// Adds a line; a line may be shorter than the headings.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The lines, each column as wide as it needs; what follows the last heading may be as long as it likes.
    pub(crate) fn print(&self) -> String {
        let columns = self.rows.first().map_or(0, Vec::len);
        let width = |column: usize| {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<_> = (0..columns).map(width).collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let width = widths.get(column).copied().unwrap_or(0);
                let cell =
                    if column < self.names { format!("{cell:<width$}") } else { format!("{cell:>width$}") };
                line += &cell;
                line += "  ";
            }
            text += line.trim_end();
            text += "\n";
        }
        text
    }
}

/// A figure with two places, or a dash.
pub(crate) fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_left_and_figures_right() {
        let mut table = Table::new(1, &["engine", "LAS"]);
        table.row(["fast".to_owned(), figure(Some(7.0))]);
        table.row(["accurate".to_owned(), figure(None), "no model".to_owned()]);
        assert_eq!(table.print(), "engine     LAS\nfast      7.00\naccurate     -  no model\n");
    }
}
