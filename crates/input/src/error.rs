//! Why input cannot be read at all.

use std::io;
use std::path::PathBuf;

/// Nothing can be read from what was asked for. All that is wrong with single documents is a finding instead.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The path leads nowhere.
    #[error("cannot read {}: {source}; check the spelling, or give \"-\" to read standard input", path.display())]
    Path {
        /// As it was given.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There was no path.
    #[error("nothing to read; give files, folders, or \"-\" for standard input")]
    NoPath,
}
