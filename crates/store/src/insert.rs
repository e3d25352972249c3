//! Writing a document with its records.

mod writer;

use depesche_model::{Coded, Document, Finding, Sketch};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};

use crate::{DocId, Error, Result, Store};
use writer::Writer;
pub(crate) use writer::{fold, place};

/// What became of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// It was written, under this id.
    New(DocId),
    /// Its text was there already, under this id; nothing was changed.
    Known(DocId),
}

impl Store {
    /// Writes a document and its records, all or nothing. A text that is there already is left as it is; an id
    /// that another text has gets a number behind it.
    ///
    /// # Errors
    /// When the file cannot be written to.
    pub fn insert(&mut self, document: &Document, coded: &Coded) -> Result<Inserted> {
        self.insert_with(document, coded, &Sketch::default())
    }

    /// The same for a document with its sketch, by which it is known as a copy or rewrite of one that is there. What it tells again
    /// then points to the record that told it first.
    ///
    /// # Errors
    /// When the file cannot be written to.
    pub fn insert_with(&mut self, document: &Document, coded: &Coded, sketch: &Sketch) -> Result<Inserted> {
        let path = self.path.clone();
        let refused = |cause| Error::database("write to", &path, cause);
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(refused)?;
        let hash = hash(document);
        if let Some(id) = known(&transaction, &hash).map_err(refused)? {
            return Ok(Inserted::Known(id));
        }
        let id = free_id(&transaction, &document.id).map_err(refused)?;
        let writer = Writer::new(&transaction, document.published, &path);
        writer.write(&id, &hash, document, coded, sketch)?;
        transaction.commit().map_err(refused)?;
        Ok(Inserted::New(DocId(id)))
    }

    /// Whether the record has this text already, and under which id: what is known need not be coded again.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known(&self, document: &Document) -> Result<Option<DocId>> {
        known(&self.connection, &hash(document)).map_err(|e| self.refused(e))
    }

    /// Keeps what was wrong with a file; the same finding twice is one.
    ///
    /// # Errors
    /// When the file cannot be written to.
    pub fn insert_finding(&mut self, finding: &Finding) -> Result<()> {
        self.connection
            .prepare_cached("INSERT OR IGNORE INTO findings (id, kind, message) VALUES (?1, ?2, ?3)")
            .and_then(|mut statement| statement.execute((&finding.id, finding.kind.name(), &finding.message)))
            .map_err(|cause| Error::database("write to", &self.path, cause))?;
        Ok(())
    }
}

/// A text's name by its content. The language counts: the same words read as another language code differently.
fn hash(document: &Document) -> String {
    use std::fmt::Write;
    let mut hash = Sha256::new();
    hash.update(document.lang.code());
    hash.update([0]);
    hash.update(&document.text);
    hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn known(connection: &rusqlite::Connection, hash: &str) -> rusqlite::Result<Option<DocId>> {
    connection
        .prepare_cached("SELECT id FROM documents WHERE hash = ?1")?
        .query_row([hash], |row| row.get(0).map(DocId))
        .optional()
}

/// `wanted`, or with the first number behind it that no other document has.
fn free_id(transaction: &Transaction<'_>, wanted: &str) -> rusqlite::Result<String> {
    let mut taken = transaction.prepare_cached("SELECT 1 FROM documents WHERE id = ?1")?;
    let mut id = wanted.to_owned();
    for number in 2_u64.. {
        if !taken.exists([&id])? {
            break;
        }
        id = format!("{wanted}-{number}");
    }
    Ok(id)
}
