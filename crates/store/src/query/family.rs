//! The copies and rewrites of one report.

use depesche_model::Sign;
use serde::Serialize;

use super::entry::document_ref;
use crate::{DocId, DocumentRef, Result, Store};

/// A family of documents that tell one report: one witness.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Family {
    /// The probable source: the document that was published first, of equals the one that was read first.
    pub source: DocId,
    /// All its documents, in that order.
    pub documents: Vec<DocumentRef>,
    /// How like the document that was asked for is to the one by which it was known, from 0 to 1; none of the first one.
    pub likeness: Option<f64>,
    /// By what it was known.
    pub by: Option<Sign>,
}

impl Store {
    /// The family of a document; nothing if nobody has copied it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn family(&self, document: i64) -> Result<Option<Family>> {
        let error = |e| self.refused(e);
        let (family, likeness, by): (Option<i64>, Option<f64>, Option<String>) = self
            .connection
            .prepare_cached("SELECT family, likeness, like_by FROM documents WHERE number = ?1")
            .and_then(|mut statement| {
                statement.query_row([document], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            })
            .map_err(error)?;
        let Some(family) = family else { return Ok(None) };
        let sql = "SELECT id, title, published, lang, url FROM documents WHERE family = ?1 \
                   ORDER BY published NULLS LAST, number";
        let documents: Vec<DocumentRef> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map([family], document_ref)?.collect())
            .map_err(error)?;
        let [source, _, ..] = documents.as_slice() else { return Ok(None) };
        let by = match by.as_deref() {
            Some("facts") => Some(Sign::Facts),
            Some(_) => Some(Sign::Words),
            None => None,
        };
        Ok(Some(Family { source: source.id.clone(), documents, likeness, by }))
    }
}
