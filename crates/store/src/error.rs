//! What can go wrong with a record's file.

use std::path::{Path, PathBuf};

/// The result of a question or a change.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a record could not be opened, read or written: what was tried, what happened, what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such file.
    #[error("cannot open the record {}: there is no such file; read documents into it first (depesche read PATH --db {})", path.display(), path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("cannot open {} as a record: {what}; choose another file or move this one away", path.display())]
    NotARecord {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        what: &'static str,
    },
    /// The file was made by a later program.
    #[error(
        "cannot open the record {}: its schema is number {found} and this program knows up to {known}; use the program that wrote it or a newer one",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema's number.
        found: i64,
        /// The newest number that is known here.
        known: i64,
    },
    /// The file was made by an earlier program and may not be changed.
    #[error(
        "cannot ask the record {}: its schema is number {found} and this program wants {known}; run a command that writes to it (depesche read) once",
        path.display()
    )]
    Older {
        /// The file.
        path: PathBuf,
        /// Its schema's number.
        found: i64,
        /// The number that is wanted.
        known: i64,
    },
    /// The database refused.
    #[error("cannot {tried} the record {}: {cause}; {advice}", path.display())]
    Database {
        /// What was tried, as a verb: `open`, `write to`.
        tried: &'static str,
        /// The file.
        path: PathBuf,
        /// What the database says.
        cause: rusqlite::Error,
        /// What to do.
        advice: &'static str,
    },
    /// A stored record cannot be understood.
    #[error("cannot understand {id} of the record {}: {cause}; the file was changed by another program", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Which record.
        id: String,
        /// What is wrong.
        cause: serde_json::Error,
    },
    /// A record cannot be written as JSON.
    #[error("cannot write {what} as JSON: {cause}")]
    Unwritable {
        /// What was to be written.
        what: &'static str,
        /// What is wrong.
        cause: serde_json::Error,
    },
}

impl Error {
    /// The error of a database call, with what to do about it.
    pub(crate) fn database(tried: &'static str, path: &Path, cause: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = path.to_owned();
        let advice = match cause.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => {
                return Self::NotARecord { path, what: "it is no SQLite database" };
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                "another program is writing to it; try again when that one has ended"
            }
            Some(ErrorCode::ReadOnly) => {
                "it may not be written to; change its permissions or choose another file"
            }
            Some(ErrorCode::CannotOpen) => "see whether the folder exists and may be written to",
            Some(ErrorCode::DiskFull) => "make room on the disk and run the same command again",
            Some(ErrorCode::DatabaseCorrupt) => {
                "the file is broken; move it away and read the documents again, or restore a copy"
            }
            _ => "run the same command again, and report it if that fails as well",
        };
        Self::Database { tried, path, cause, advice }
    }
}
