//! Places in a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A stretch of a document's text: `start` inclusive, `end` exclusive, both in **bytes**.
///
/// Both ends lie on character borders of the text that the span was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// A span from `start` (inclusive) to `end` (exclusive), in bytes; an `end` before `start` gives an empty span.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether there is nothing in it.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range of bytes.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The words in `text`, or nothing when the span was made for another text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The span of `part`, which must be a slice of `text` itself (not a copy).
    pub fn within(text: &str, part: &str) -> Self {
        let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        Self::new(start, start + part.len())
    }

    /// The same span without blanks at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }
}

/// Turns byte offsets of one text into counts of Unicode characters, which is what leaves the program.
///
/// ```
/// use depesche_model::CharIndex;
/// let index = CharIndex::new("für uns");
/// assert_eq!(index.chars(4), 3); // "ü" takes two bytes
/// ```
#[derive(Debug)]
pub struct CharIndex {
    /// The byte where every 64th character starts.
    marks: Vec<usize>,
    text: Box<str>,
}

const STEP: usize = 64;

impl CharIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        Self { marks: text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect(), text: text.into() }
    }

    /// The number of characters before byte `byte`.
    pub fn chars(&self, byte: usize) -> usize {
        let block = self.marks.partition_point(|&mark| mark <= byte).saturating_sub(1);
        let from = self.marks.get(block).copied().unwrap_or(0);
        let rest = self.text.get(from..byte.min(self.text.len())).unwrap_or_default();
        block * STEP + rest.chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_over_many_blocks() {
        let text = "äöü – x ".repeat(100);
        let index = CharIndex::new(&text);
        for (chars, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.chars(byte), chars);
        }
        assert_eq!(index.chars(text.len()), text.chars().count());
    }

    #[test]
    fn trims_blanks() {
        assert_eq!(Span::new(0, 6).trimmed(" ab \n "), Span::new(1, 3));
    }
}
