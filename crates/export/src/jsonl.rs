//! Coding sheets, one a line, as `depesche code` prints them.

use std::io::Write;

use depesche_store::Store;

use crate::Result;

/// Writes the coding sheet of every document, in the order in which they were read.
///
/// # Errors
/// When the record cannot be read or the output not be written.
pub fn jsonl(store: &Store, output: &mut impl Write) -> Result<()> {
    for sheet in store.all_sheets()? {
        writeln!(output, "{}", sheet?)?;
    }
    Ok(())
}
