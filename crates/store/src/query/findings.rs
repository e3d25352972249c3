//! What was wrong with files.

use depesche_model::{Finding, FindingKind};

use crate::{Result, Store};

impl Store {
    /// What was wrong with files, in the order in which it was found.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn findings(&self) -> Result<Vec<Finding>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, kind, message FROM findings ORDER BY number")
            .map_err(|e| self.refused(e))?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .and_then(Iterator::collect::<rusqlite::Result<Vec<(String, String, String)>>>)
            .map_err(|e| self.refused(e))?;
        rows.into_iter()
            .map(|(id, kind, message)| {
                let kind: FindingKind = serde_json::from_value(kind.into())
                    .map_err(|cause| self.damaged(format_args!("the finding about {id}"), cause))?;
                Ok(Finding { id, kind, message })
            })
            .collect()
    }
}
