//! Reading of the tables that are built into the program.

use depesche_model::Language;

/// The rows of a table for one language, cells parted by tabs, without comments and the header.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .skip(1)
        .map(|line| line.split('\t').collect())
}

/// The forms in a cell.
pub(crate) fn forms(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|form| !form.is_empty())
}

/// Whether `cell` holds the code of `language`.
pub(crate) fn is_for(cell: &str, language: &Language) -> bool {
    cell == language.code()
}
