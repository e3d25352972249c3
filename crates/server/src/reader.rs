//! The record behind a lock: SQLite answers one question at a time, away from the threads that talk to browsers.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use depesche_model::{Document, Evidence, Explanation};
use depesche_store::{RecordInContext, Store};

use crate::failure::Failure;

/// Reads a document again and tells how the record of these words and this rule came about.
pub type Explain = dyn Fn(Document, &Evidence) -> Option<Explanation> + Send + Sync;

/// A handle on the record, shared by all requests.
#[derive(Clone)]
pub(crate) struct Reader {
    store: Arc<Mutex<Store>>,
    explain: Option<Arc<Explain>>,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("store", &self.store).finish_non_exhaustive()
    }
}

impl Reader {
    pub(crate) fn new(store: Store) -> Self {
        Self { store: Arc::new(Mutex::new(store)), explain: None }
    }

    pub(crate) fn explaining(self, explain: Arc<Explain>) -> Self {
        Self { explain: Some(explain), ..self }
    }

    /// How a record came about, if the server can tell and the document is there.
    pub(crate) async fn explain(&self, record: &RecordInContext) -> Result<Option<Explanation>, Failure> {
        let Some(explain) = self.explain.clone() else { return Ok(None) };
        let (id, evidence) = (record.document.id.0.clone(), record.evidence.to_evidence());
        let document = self.ask(move |store| store.document(&id)).await?;
        let Some(document) = document.map(|found| found.document) else { return Ok(None) };
        let explained = tokio::task::spawn_blocking(move || explain(document, &evidence)).await;
        explained.map_err(|error| Failure::broken("to read the document again", &error))
    }

    /// Opens the record at `db` for questions only.
    pub(crate) fn open(db: &Path) -> Result<Self, depesche_store::Error> {
        Ok(Self::new(Store::open_read_only(db)?))
    }

    /// Asks the record.
    pub(crate) async fn ask<T, E>(
        &self,
        question: impl FnOnce(&Store) -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure>
    where
        T: Send + 'static,
        E: Into<Failure> + Send + 'static,
    {
        let store = Arc::clone(&self.store);
        let answer = tokio::task::spawn_blocking(move || {
            // A question that panicked has changed nothing: the record is only read here.
            let store = store.lock().unwrap_or_else(PoisonError::into_inner);
            question(&store)
        });
        match answer.await {
            Ok(answer) => answer.map_err(Into::into),
            Err(error) => Err(Failure::broken("to read the record", &error)),
        }
    }
}
