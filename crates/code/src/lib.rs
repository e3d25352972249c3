//! What happened: events, instruments, measures, commitments and quotes, one file each.

use depesche_model::{Coded, Document, Mentions, Parsed};
use depesche_resolve::Names;

/// Reads the records from a parsed text and what it names.
pub fn code(_document: &Document, _parsed: &Parsed, _mentions: &Mentions, _names: &Names) -> Coded {
    Coded::default()
}
