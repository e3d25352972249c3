//! The file and the connection to it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::migration::{self, migrate};
use crate::{Error, Result};

/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open record. It may be sent to another thread, but each thread needs its own.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
}

impl Store {
    /// Opens the record at `path` for reading and writing; makes it if there is none.
    ///
    /// # Errors
    /// When the file is no record, was made by a later program, or cannot be written to.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let error = |cause| Error::database("open", path, cause);
        let mut connection = Connection::open(path).map_err(error)?;
        connection.busy_timeout(PATIENCE).map_err(error)?;
        // Before anything is changed: a file of another program must stay as it is.
        migration::schema(&connection, path)?;
        // Readers go on while a document is written; a power cut loses at most the last documents, never half of one.
        connection.pragma_update(None, "journal_mode", "wal").map_err(error)?;
        connection.pragma_update(None, "synchronous", "normal").map_err(error)?;
        connection.pragma_update(None, "foreign_keys", true).map_err(error)?;
        migrate(&mut connection, path)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Opens the record at `path` for questions only.
    ///
    /// # Errors
    /// When there is no such file, or it is no record of this version.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        if !path.exists() {
            return Err(Error::Missing { path: path.to_owned() });
        }
        let error = |cause| Error::database("open", path, cause);
        let connection =
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(error)?;
        connection.busy_timeout(PATIENCE).map_err(error)?;
        match migration::schema(&connection, path)? {
            found if found == migration::newest() => Ok(Self { connection, path: path.to_owned() }),
            found => Err(Error::Older { path: path.to_owned(), found, known: migration::newest() }),
        }
    }

    /// A record that is gone when it is closed.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory() -> Result<Self> {
        let path = Path::new(":memory:");
        let mut connection =
            Connection::open_in_memory().map_err(|cause| Error::database("make", path, cause))?;
        migrate(&mut connection, path)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How long to wait for another program that writes, before an error says so; ten seconds from the start.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn wait_at_most(&self, patience: Duration) -> Result<()> {
        self.connection.busy_timeout(patience).map_err(|e| self.refused(e))
    }

    /// An error of a question.
    pub(crate) fn refused(&self, cause: rusqlite::Error) -> Error {
        Error::database("read", &self.path, cause)
    }

    /// The error of a stored record that does not read back.
    pub(crate) fn damaged(&self, id: impl std::fmt::Display, cause: serde_json::Error) -> Error {
        Error::Damaged { path: self.path.clone(), id: id.to_string(), cause }
    }
}
