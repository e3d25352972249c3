//! The people of a record that was written before there were people in it.

use std::path::Path;

use depesche_model::Actor;
use rusqlite::Connection;

use super::{Shown, link};
use crate::{Error, RecordId, RecordKind, Result};

/// Links the people of all documents, in the order in which these were read.
///
/// # Errors
/// When the file cannot be written to, or an actor in it cannot be understood.
pub(crate) fn fill(connection: &Connection, path: &Path) -> Result<()> {
    let error = |cause| Error::database("bring up to date", path, cause);
    let documents: Vec<i64> = connection
        .prepare("SELECT DISTINCT document FROM actors WHERE kind = 'person' ORDER BY document")
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .map_err(error)?;
    for document in documents {
        let (text, published): (String, Option<String>) = connection
            .prepare_cached("SELECT text, published FROM documents WHERE number = ?1")
            .and_then(|mut statement| statement.query_row([document], |row| Ok((row.get(0)?, row.get(1)?))))
            .map_err(error)?;
        let rows: Vec<(i64, String)> = connection
            .prepare_cached(
                "SELECT number, record FROM actors WHERE document = ?1 AND kind = 'person' ORDER BY number",
            )
            .and_then(|mut statement| {
                statement.query_map([document], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
            })
            .map_err(error)?;
        let mut people = Vec::with_capacity(rows.len());
        for (number, record) in rows {
            let actor: Actor = serde_json::from_str(&record).map_err(|cause| {
                let id = RecordId { kind: RecordKind::Actor, number }.to_string();
                Error::Damaged { path: path.to_owned(), id, cause }
            })?;
            people.extend(Shown::new(number, &actor, &text));
        }
        let day = published.and_then(|day| day.parse().ok());
        link(connection, day, &people).map_err(error)?;
    }
    Ok(())
}
