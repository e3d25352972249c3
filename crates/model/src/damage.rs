//! What translation, rewriting or scraping broke.

use serde::{Deserialize, Serialize};

use crate::Evidence;

/// A broken place in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// The broken words, as the text has them.
    #[serde(rename = "as_written")]
    pub evidence: Evidence,
    /// What happened to them.
    pub kind: DamageKind,
    /// What they must have been, only when that can be proved.
    pub repair: Option<String>,
}

/// The ways in which a text is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum DamageKind {
    /// A figure that stands where another belongs: "im Jahr 418.2 2021 Millionen".
    #[serde(rename = "moved number")]
    MovedNumber,
    /// A mark left for something to be filled in: "im Jahr XNUMX".
    Placeholder,
    /// A name that was translated or misspelled: "sagte Nahrung".
    #[serde(rename = "mangled name")]
    MangledName,
    /// A phrase that the language does not have.
    Mistranslation,
    /// A unit that cannot be meant.
    #[serde(rename = "wrong unit")]
    WrongUnit,
    /// Letters lost or replaced: "er?ffnet".
    Encoding,
}
