//! What a coder is made with.

use std::path::PathBuf;

use depesche_language::{EngineKind, ModelError};
use depesche_model::Confidence;
use depesche_resolve::{NameTable, NameTableError, Names};

/// What a [`crate::Coder`] is made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// Which model reads the sentences.
    pub engine: EngineKind,
    /// Tables of the user's own names. What an earlier one says counts before a later one, and both before what is built in.
    pub names: Vec<PathBuf>,
    /// Records less likely right than this are left out.
    pub min_confidence: Option<Confidence>,
}

/// Why no coder can be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SetupError {
    /// The model is broken.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A table of the user cannot be read or has mistakes.
    #[error(transparent)]
    Names(#[from] NameTableError),
}

impl Setup {
    /// Reads the tables of names.
    ///
    /// # Errors
    /// When one of the user's cannot be read or has mistakes; then none is used.
    pub fn names(&self) -> Result<Names, NameTableError> {
        let tables = self.names.iter().map(|path| NameTable::open(path)).collect::<Result<Vec<_>, _>>()?;
        Ok(Names::with(&tables))
    }
}
