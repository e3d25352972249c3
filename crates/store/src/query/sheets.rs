//! All coding sheets, for export.

use depesche_model::{Coded, sheet};
use serde_json::Value;

use crate::{Error, Result, Store};

impl Store {
    /// The coding sheets of all documents, in the order in which they were read; each is made when it is asked for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn all_sheets(&self) -> Result<impl Iterator<Item = Result<Value>>> {
        let numbers = self
            .connection
            .prepare_cached("SELECT number FROM documents ORDER BY number")
            .and_then(|mut statement| {
                statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()
            })
            .map_err(|e| self.refused(e))?;
        Ok(numbers.into_iter().map(|number| self.sheet(number)))
    }

    fn sheet(&self, number: i64) -> Result<Value> {
        let document = self.bare_document(number)?;
        let coded = Coded {
            actors: self.records(number)?,
            events: self.records(number)?,
            instruments: self.records(number)?,
            measures: self.records(number)?,
            commitments: self.records(number)?,
            quotes: self.records(number)?,
        };
        sheet::sheet(&document, &coded).map_err(|cause| Error::Unwritable { what: "a coding sheet", cause })
    }
}
