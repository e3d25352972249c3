//! The rows of tables with the place they stand at, so that what is read from one can be traced to it.

/// A row of a table, built in or the user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Row {
    /// The table, by its place in [`super::Tables::sources`].
    pub(crate) table: u16,
    /// The line of its file, from 1.
    pub(crate) line: u32,
}

/// A line of a table, cut into its cells.
#[derive(Clone, Debug)]
pub(crate) struct Line<'t> {
    pub(crate) row: Row,
    cells: Vec<&'t str>,
}

impl<'t> Line<'t> {
    /// The cell at `at`, without blanks around it; empty when the line ends before it.
    pub(crate) fn cell(&self, at: usize) -> &'t str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }

    /// The forms in a cell, which `|` parts.
    pub(crate) fn forms(&self, at: usize) -> impl Iterator<Item = &'t str> + Clone {
        self.cell(at).split('|').map(str::trim).filter(|form| !form.is_empty())
    }
}

/// The lines of a table, without comments, empty lines and the header.
pub(crate) fn lines(text: &str, table: u16) -> impl Iterator<Item = Line<'_>> {
    text.lines()
        .zip(1u32..)
        .filter(|(line, _)| !line.starts_with('#') && !line.trim().is_empty())
        .skip(1)
        .map(move |(line, number)| Line {
            row: Row { table, line: number },
            cells: line.split('\t').collect(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers() {
        let found: Vec<_> = lines("# people\nname\tforms\n\nA\tx| y\nB\n", 3).collect();
        assert_eq!(found[0].row, Row { table: 3, line: 4 });
        assert_eq!(found[0].forms(1).collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!((found[1].row.line, found[1].cell(1)), (5, ""));
    }
}
