//! Search by words.

use serde::Serialize;

use super::entry::document_ref;
use crate::{DocumentRef, RecordId, RecordKind, Result, Store};

/// What a search found, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SearchResults {
    /// Documents whose title or text has all the words.
    pub documents: Vec<Hit>,
    /// Records whose evidence has all the words.
    pub records: Vec<Hit>,
}

/// One find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The record, or nothing when it is a document.
    pub record: Option<RecordId>,
    /// The document.
    pub document: DocumentRef,
    /// The words where it was found.
    pub snippet: Snippet,
}

/// Words around a find, in pieces; those that were searched for are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Snippet(pub Vec<Piece>);

/// A piece of a [`Snippet`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words, or a part of them.
    pub text: String,
    /// Whether they were searched for.
    pub found: bool,
}

/// Stand around a find in what the database answers; no text has them.
const FOUND: char = '\u{2}';
const END: char = '\u{3}';

impl Snippet {
    fn read(marked: &str) -> Self {
        let mut pieces = Vec::new();
        let mut push = |text: &str, found| {
            if !text.is_empty() {
                pieces.push(Piece { text: text.to_owned(), found });
            }
        };
        for (place, part) in marked.split(FOUND).enumerate() {
            match part.split_once(END) {
                Some((found, rest)) if place > 0 => {
                    push(found, true);
                    push(rest, false);
                }
                _ => push(part, false),
            }
        }
        Self(pieces)
    }
}

impl Store {
    /// Finds documents and records that have all the words; a word also finds those that begin with it, words in
    /// quotation marks only stand as they are. At most `limit` of each.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(&self, query: &str, limit: usize) -> Result<SearchResults> {
        let Some(expression) = expression(query) else {
            return Ok(SearchResults::default());
        };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let snippet = |table: &str| format!("snippet({table}, -1, char(2), char(3), ' … ', 24)");
        let documents = format!(
            "SELECT id, documents.title, published, lang, url, {} FROM document_words \
             JOIN documents ON number = document_words.rowid \
             WHERE document_words MATCH ?1 ORDER BY bm25(document_words, 4.0, 1.0), number LIMIT ?2",
            snippet("document_words")
        );
        let records = format!(
            "SELECT {}, record FROM record_words WHERE record_words MATCH ?1 \
             ORDER BY bm25(record_words), rowid LIMIT ?2",
            snippet("record_words")
        );
        let documents = self.connection.prepare_cached(&documents).and_then(|mut statement| {
            let rows = statement.query_map((&expression, limit), |row| {
                Ok(Hit {
                    record: None,
                    document: document_ref(row)?,
                    snippet: Snippet::read(&row.get::<_, String>(5)?),
                })
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        });
        let found = self.connection.prepare_cached(&records).and_then(|mut statement| {
            let rows = statement.query_map((&expression, limit), |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<Vec<(String, String)>>>()
        });
        let mut records = Vec::new();
        for (marked, id) in found.map_err(|e| self.refused(e))? {
            let Ok(id) = id.parse::<RecordId>() else { continue };
            records.push(Hit {
                record: Some(id),
                document: self.document_of(id).map_err(|e| self.refused(e))?,
                snippet: Snippet::read(&marked),
            });
        }
        Ok(SearchResults { documents: documents.map_err(|e| self.refused(e))?, records })
    }

    fn document_of(&self, id: RecordId) -> rusqlite::Result<DocumentRef> {
        let table = match id.kind {
            // Its own table has a column of the same name as the documents'.
            RecordKind::Actor => "(SELECT number, document FROM actors)",
            kind => kind.table(),
        };
        let sql = format!(
            "SELECT documents.id, documents.title, published, lang, url FROM documents \
             JOIN {table} AS r ON r.document = documents.number WHERE r.number = ?1"
        );
        self.connection.prepare_cached(&sql)?.query_row([id.number], document_ref)
    }
}

/// What the database is asked for, or nothing when there are no words: everything is quoted, so that no sign has a
/// meaning of its own.
fn expression(query: &str) -> Option<String> {
    let mut terms = Vec::new();
    for (place, part) in query.split('"').enumerate() {
        let phrase = place % 2 == 1;
        let words: Vec<_> =
            part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if phrase && !words.is_empty() {
            terms.push(format!("\"{}\"", words.join(" ")));
        } else {
            terms.extend(words.iter().map(|word| format!("\"{word}\"*")));
        }
    }
    (!terms.is_empty()).then(|| terms.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_for_words_only() {
        assert_eq!(expression("Wang Yi").as_deref(), Some("\"Wang\"* \"Yi\"*"));
        assert_eq!(expression("\"Wang Yi\" OR (x").as_deref(), Some("\"Wang Yi\" \"OR\"* \"x\"*"));
        assert_eq!(expression("* \" - ^"), None);
    }

    #[test]
    fn reads_marks() {
        let piece = |text: &str, found| Piece { text: text.to_owned(), found };
        assert_eq!(
            Snippet::read("a \u{2}b\u{3}\u{2}c\u{3} d").0,
            [piece("a ", false), piece("b", true), piece("c", true), piece(" d", false)]
        );
    }
}
