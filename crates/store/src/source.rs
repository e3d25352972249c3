//! How far files were read.

use rusqlite::OptionalExtension;

use crate::{Error, Result, Store};

/// A file as it was when it was read, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceFile<'a> {
    /// The whole path.
    pub path: &'a str,
    /// Its size, in bytes.
    pub bytes: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub modified: i64,
    /// What of the options makes another reading of it.
    pub options: &'a str,
}

/// How far a file was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Documents and findings so far.
    pub items: u64,
    /// Documents among them.
    pub documents: u64,
    /// Findings among them.
    pub findings: u64,
    /// Whether the end was reached.
    pub whole: bool,
}

impl Store {
    /// How far this very file was read with the same options; not at all if it has changed since.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn progress(&self, file: SourceFile<'_>) -> Result<Progress> {
        self.connection
            .prepare_cached(
                "SELECT items, documents, findings, whole FROM sources
                 WHERE path = ?1 AND bytes = ?2 AND modified = ?3 AND options = ?4",
            )
            .and_then(|mut statement| {
                let values = (file.path, signed(file.bytes), file.modified, file.options);
                statement
                    .query_row(values, |row| {
                        let number = |at: usize| row.get::<_, i64>(at).map(|n| u64::try_from(n).unwrap_or(0));
                        Ok(Progress {
                            items: number(0)?,
                            documents: number(1)?,
                            findings: number(2)?,
                            whole: row.get(3)?,
                        })
                    })
                    .optional()
            })
            .map(Option::unwrap_or_default)
            .map_err(|e| self.refused(e))
    }

    /// Keeps how far a file was read.
    ///
    /// # Errors
    /// When the record cannot be written to.
    pub fn set_progress(&mut self, file: SourceFile<'_>, progress: Progress) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO sources (path, bytes, modified, options, items, documents, findings, whole)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )
            .and_then(|mut statement| {
                let counts = [progress.items, progress.documents, progress.findings].map(signed);
                let (bytes, [items, documents, findings]) = (signed(file.bytes), counts);
                let values =
                    (file.path, bytes, file.modified, file.options, items, documents, findings, progress.whole);
                statement.execute(values)
            })
            .map_err(|cause| Error::database("write to", &self.path, cause))?;
        Ok(())
    }
}

/// SQLite has no larger numbers.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_size_is_another_file() {
        let mut store = Store::in_memory().unwrap();
        let file = SourceFile { path: "/in/a.jsonl", bytes: 10, modified: 5, options: "" };
        assert_eq!(store.progress(file).unwrap(), Progress::default());
        let progress = Progress { items: 3, documents: 2, findings: 1, whole: false };
        store.set_progress(file, progress).unwrap();
        assert_eq!(store.progress(file).unwrap(), progress);
        assert_eq!(store.progress(SourceFile { bytes: 11, ..file }).unwrap(), Progress::default());
        assert_eq!(store.progress(SourceFile { options: "de", ..file }).unwrap(), Progress::default());
    }
}
