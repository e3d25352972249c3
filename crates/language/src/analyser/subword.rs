//! Words to subword pieces: the best path through a unigram model, as in training.

use std::collections::{BTreeMap, HashMap};

use super::model_file::{ModelError, ModelFile};

/// Stands before a word that follows a space.
const SPACE: char = '\u{2581}';
/// The id of a character that no piece covers.
const UNKNOWN: u32 = 1;
/// The id behind the last piece of a sentence.
pub(crate) const END: u32 = 2;
/// No word has more pieces: what is longer is no word but an address or a broken page.
const MOST: usize = 48;
/// No more characters of a word are read, so that a broken page costs no more than another.
const LONGEST: usize = 400;

/// The pieces of a model with their scores.
#[derive(Debug)]
pub(crate) struct Subwords {
    /// Id and score.
    pieces: HashMap<Box<str>, (u32, f64)>,
    /// In characters.
    longest: usize,
    unknown: f64,
    normalisation: BTreeMap<char, String>,
}

impl Subwords {
    pub(crate) fn read(file: &ModelFile) -> Result<Self, ModelError> {
        let scores = file.vector("scores")?;
        let lines: Vec<&str> = file.text("pieces")?.split('\n').collect();
        if lines.len() != scores.len() {
            return Err(file.broken("it has not as many scores as pieces"));
        }
        let ids = (0..).skip(file.header.specials.len());
        let pieces = lines
            .iter()
            .zip(ids.zip(scores))
            .map(|(&piece, (id, score))| (piece.into(), (id, f64::from(score))));
        Ok(Self {
            longest: lines.iter().map(|piece| piece.chars().count()).max().unwrap_or(0),
            pieces: pieces.collect(),
            unknown: file.header.unknown,
            normalisation: file.header.normalisation.clone(),
        })
    }

    /// Appends the ids of a word's pieces, at least one.
    pub(crate) fn split(&self, word: &str, space_before: bool, ids: &mut Vec<u32>) {
        let text = self.normalised(word, space_before);
        // Byte places of all characters, and of the end.
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
        let count = places.len() - 1;
        let mut best = vec![f64::NEG_INFINITY; count + 1];
        let mut step = vec![(0, UNKNOWN); count + 1];
        best[0] = 0.0;
        for start in 0..count {
            for end in start + 1..=count.min(start + self.longest) {
                let Some(&(id, score)) = self.pieces.get(&text[places[start]..places[end]]) else {
                    continue;
                };
                if best[start] + score > best[end] {
                    best[end] = best[start] + score;
                    step[end] = (start, id);
                }
            }
            if best[start] + self.unknown > best[start + 1] {
                best[start + 1] = best[start] + self.unknown;
                step[start + 1] = (start, UNKNOWN);
            }
        }
        let first = ids.len();
        let mut at = count;
        while at > 0 {
            let (before, id) = step[at];
            ids.push(id);
            at = before;
        }
        ids[first..].reverse();
        ids.truncate(first + MOST);
        if ids.len() == first {
            ids.push(UNKNOWN);
        }
    }

    fn normalised(&self, word: &str, space_before: bool) -> String {
        let mut plain = String::with_capacity(word.len() + 3);
        for c in word.chars().take(LONGEST) {
            match self.normalisation.get(&c) {
                Some(other) => plain.push_str(other),
                None => plain.push(c),
            }
        }
        let mut text = String::with_capacity(plain.len() + 3);
        if space_before {
            text.push(SPACE);
        }
        text.extend(plain.trim().chars().map(|c| if c == ' ' { SPACE } else { c }));
        text
    }
}
