//! Reading of the tables that are built into the program: lines of cells parted by tabs, a header, comments with `#`.
//!
//! ```
//! use depesche_model::table;
//! let rows: Vec<_> = table::rows("# verbs\nlemma\tforms\nsign\tsigned|signs\n").collect();
//! assert_eq!(rows, [["sign", "signed|signs"]]);
//! assert_eq!(table::forms(rows[0][1]).collect::<Vec<_>>(), ["signed", "signs"]);
//! ```

/// The rows of a table, without comments, empty lines and the header.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    numbered_rows(table).map(|(_, row)| row)
}

/// The rows of a table, each with the number of its line, from 1.
pub fn numbered_rows(table: &'static str) -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    (1..)
        .zip(table.lines())
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .skip(1)
        .map(|(number, line)| (number, line.split('\t').collect()))
}

/// The forms in a cell, which `|` parts.
pub fn forms(cell: &'static str) -> impl Iterator<Item = &'static str> + Clone {
    cell.split('|').filter(|form| !form.is_empty())
}
