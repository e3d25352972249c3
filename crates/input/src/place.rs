//! Where in the input a document stood, so that a run that broke off can be gone on with.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// A file as it is now. Another size or time of change means another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The whole path, if the system knows it.
    pub path: PathBuf,
    /// Its size, in bytes.
    pub bytes: u64,
    /// When it was last changed, in nanoseconds since 1970; 0 if the system does not say.
    pub modified: i64,
}

impl Origin {
    pub(crate) fn new(path: &Path, meta: &Metadata) -> Self {
        let since = meta.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Self {
            path: std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
            bytes: meta.len(),
            modified: since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or(0),
        }
    }
}

/// Where a document, or a finding instead of one, stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file that it came from.
    pub origin: Arc<Origin>,
    /// Which of that file's documents and findings it is, counted from 1.
    pub number: u64,
}

/// What of a file was read already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Its first documents and findings, so many of them.
    Items(u64),
    /// All of it.
    Whole,
}
