//! The names of records and documents.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A document's id as it stands in the record; unique there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocId(pub String);

impl fmt::Display for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The kinds of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    /// Somebody named in a document: `a1`.
    Actor,
    /// Something that happened: `e1`.
    Event,
    /// Something signed, adopted or planned: `i1`.
    Instrument,
    /// A figure: `m1`.
    Measure,
    /// A promise: `c1`.
    Commitment,
    /// Somebody's words: `q1`.
    Quote,
    /// A broken place: `d1`.
    Damage,
    /// A line that is no part of the article: `b1`.
    Boilerplate,
}

impl RecordKind {
    /// All of them, in the order of the coding sheet.
    pub const ALL: &[Self] = &[
        Self::Actor,
        Self::Event,
        Self::Instrument,
        Self::Measure,
        Self::Commitment,
        Self::Quote,
        Self::Damage,
        Self::Boilerplate,
    ];

    /// The letter that its ids begin with.
    pub const fn letter(self) -> char {
        match self {
            Self::Actor => 'a',
            Self::Event => 'e',
            Self::Instrument => 'i',
            Self::Measure => 'm',
            Self::Commitment => 'c',
            Self::Quote => 'q',
            Self::Damage => 'd',
            Self::Boilerplate => 'b',
        }
    }

    /// The table that keeps it, which is also the sheet's field.
    pub const fn table(self) -> &'static str {
        match self {
            Self::Actor => "actors",
            Self::Event => "events",
            Self::Instrument => "instruments",
            Self::Measure => "measures",
            Self::Commitment => "commitments",
            Self::Quote => "quotes",
            Self::Damage => "damage",
            Self::Boilerplate => "boilerplate",
        }
    }

    /// Whether it is about the page and not about what the page tells; such records are not searched.
    pub const fn is_about_the_page(self) -> bool {
        matches!(self, Self::Actor | Self::Damage | Self::Boilerplate)
    }

    /// Whether a copy of a report can tell it again.
    pub const fn is_told_again(self) -> bool {
        matches!(self, Self::Event | Self::Instrument | Self::Measure | Self::Commitment | Self::Quote)
    }

    /// The word for one of it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Event => "event",
            Self::Instrument => "instrument",
            Self::Measure => "measure",
            Self::Commitment => "commitment",
            Self::Quote => "quote",
            Self::Damage => "damage",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// One record: a letter for its kind and its number, as in `e17`. The same input read in the same order gives
/// the same ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordId {
    /// What kind of record.
    pub kind: RecordKind,
    /// Which one.
    pub number: i64,
}

/// Why a word is no [`RecordId`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no record's id; write a letter and a number as in e17 (letters: a actor, e event, i instrument, m measure, c commitment, q quote, d damage, b boilerplate)"
)]
pub struct RecordIdError(String);

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}{}", self.kind.letter(), self.number))
    }
}

impl FromStr for RecordId {
    type Err = RecordIdError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let error = || RecordIdError(word.to_owned());
        let trimmed = word.trim();
        let letter = trimmed.chars().next().ok_or_else(error)?;
        let kind = RecordKind::ALL.iter().copied().find(|kind| kind.letter() == letter).ok_or_else(error)?;
        let digits = &trimmed[letter.len_utf8()..];
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(error());
        }
        Ok(Self { kind, number: digits.parse().map_err(|_| error())? })
    }
}

impl TryFrom<String> for RecordId {
    type Error = RecordIdError;

    fn try_from(word: String) -> Result<Self, Self::Error> {
        word.parse()
    }
}

impl From<RecordId> for String {
    fn from(id: RecordId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for &kind in RecordKind::ALL {
            let id = RecordId { kind, number: 17 };
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for word in ["", "e", "17", "z1", "e-1", "e+1", "é1", "e99999999999999999999"] {
            assert!(word.parse::<RecordId>().is_err(), "{word}");
        }
    }
}
