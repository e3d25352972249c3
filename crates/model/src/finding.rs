//! What was wrong with a document.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Something that a reader should know about one document. A finding is counted and shown, never an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The document's id, or the file (and line) that no document could be made of.
    pub id: String,
    /// What kind of thing it is.
    pub kind: FindingKind,
    /// What was met and what was done about it, in a sentence.
    pub message: String,
}

/// The kinds of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FindingKind {
    /// There is no text in it.
    Empty,
    /// It is no text at all.
    Binary,
    /// Bytes that are no characters were replaced.
    Encoding,
    /// It is longer than what is read at once; the rest was left out.
    TooLong,
    /// The page is nested too deeply for its main text to be told from the rest.
    TooDeep,
    /// A line or field could not be understood.
    Malformed,
    /// It is in a language that is not read.
    Language,
    /// The file could not be read.
    Unreadable,
    /// It has more broken places than was asked for.
    Broken,
}

impl FindingKind {
    /// The kind as it is printed: `too-long`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::Encoding => "encoding",
            Self::TooLong => "too-long",
            Self::TooDeep => "too-deep",
            Self::Malformed => "malformed",
            Self::Language => "language",
            Self::Unreadable => "unreadable",
            Self::Broken => "broken",
        }
    }
}

impl Finding {
    /// A finding about `id`.
    pub fn new(id: impl Into<String>, kind: FindingKind, message: impl Into<String>) -> Self {
        Self { id: id.into(), kind, message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.id, self.kind.name(), self.message)
    }
}
