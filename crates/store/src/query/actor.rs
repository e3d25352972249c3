//! Actors by their names.

use serde::Serialize;

use crate::insert::fold;
use crate::{Result, Store};

/// A country, organization or format that a name may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its id: `KAZ`, `OSCE`.
    pub id: String,
    /// The usual English name.
    pub name: String,
}

impl Store {
    /// The countries, organizations and formats that the documents call so: by id, by the usual English name, or as
    /// some text writes it ("Kasachstan"); capital letters make no difference. In the order of the alphabet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn actors_named(&self, name: &str) -> Result<Vec<Named>> {
        let sql = "SELECT actor, (SELECT a.name FROM actors a WHERE a.id = actor ORDER BY a.number LIMIT 1) \
                   FROM actor_names WHERE name = ?1 ORDER BY actor";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                let row = |row: &rusqlite::Row<'_>| Ok(Named { id: row.get(0)?, name: row.get(1)? });
                statement.query_map([fold(name)], row)?.collect()
            })
            .map_err(|e| self.refused(e))
    }
}
