//! The record behind a lock: SQLite answers one question at a time, away from the threads that talk to browsers.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use depesche_store::Store;

use crate::failure::Failure;

/// A handle on the record, shared by all requests.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    store: Arc<Mutex<Store>>,
}

impl Reader {
    pub(crate) fn new(store: Store) -> Self {
        Self { store: Arc::new(Mutex::new(store)) }
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
