//! Why a record could not leave.

use std::io;
use std::path::PathBuf;

/// The result of an export.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a record could not leave: what was tried, what happened, what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The record could not be read.
    #[error(transparent)]
    Store(#[from] depesche_store::Error),
    /// The table could not be written to where it was to go.
    #[error("cannot write the table")]
    Write(#[from] io::Error),
    /// A folder or a file in it could not be written.
    #[error("cannot write {}; see whether the folder may be written to and has room", path.display())]
    File {
        /// The folder or file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        // The kind is kept, so that a closed pipe is known as one.
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Write(error),
            other => Self::Write(io::Error::other(format!("{other:?}"))),
        }
    }
}
