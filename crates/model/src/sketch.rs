//! What is kept of a text so that copies and rewrites of it can be told, and lines that its publisher repeats.

use serde::{Deserialize, Serialize};

use crate::Span;

/// Minima of the hashes of a text's runs of words, and of its facts (figures, names, quoted words). The share of minima that two
/// texts have in common estimates how many of their parts they share (Broder 1997).
///
/// ```
/// use depesche_model::{Sign, Sketch};
/// let one = Sketch { words: vec![1, 2, 3, 4, 5, 6, 7, 8], ..Sketch::default() };
/// let other = Sketch { words: vec![1, 2, 3, 4, 5, 6, 9, 9], ..Sketch::default() };
/// assert_eq!(one.likeness(&other), Some((0.75, Sign::Words)));
/// assert!(one.bands().any(|band| other.bands().any(|its| its == band)));
/// assert_eq!(one.likeness(&Sketch::default()), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// The minima of the runs of words; none of a text that is too short.
    pub words: Vec<u32>,
    /// The minima of the facts; none of a text that has too few.
    pub facts: Vec<u32>,
    /// The lines that its publisher may repeat under other articles; none if nobody is known to have published it.
    pub lines: Vec<Line>,
}

/// A line that may be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The same for the same words of the same publisher.
    pub key: u64,
    /// Its bytes.
    pub span: Span,
    /// Whether it is the text's own headline, which others only repeat.
    pub title: bool,
}

/// By what two documents are known to be one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sign {
    /// Their words.
    Words,
    /// Their figures, names and quoted words.
    Facts,
}

impl Sign {
    /// As it is printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Facts => "facts",
        }
    }
}

/// So many minima make a band: documents that share one are compared. Facts are few, so that fewer are asked for.
const WORD_ROWS: usize = 4;
const FACT_ROWS: usize = 2;
/// From this likeness on documents with the same words are copies, with the same facts rewrites.
const ENOUGH: f64 = 0.5;

impl Sketch {
    /// Keys of which two sketches that are alike have one in common with near certainty (Leskovec, Rajaraman and Ullman, *Mining of
    /// Massive Datasets*, chapter 3).
    pub fn bands(&self) -> impl Iterator<Item = u64> {
        let keyed = |seed: u64, minima: &[u32], rows: usize| -> Vec<u64> {
            let band = |(number, band): (usize, &[u32])| {
                let first = mix(seed + number as u64);
                band.iter().fold(first, |key, least| mix(key ^ u64::from(*least)))
            };
            minima.chunks(rows).enumerate().map(band).collect()
        };
        keyed(1, &self.words, WORD_ROWS).into_iter().chain(keyed(1 << 32, &self.facts, FACT_ROWS))
    }

    /// How like another it is, from 0 to 1, and by what; nothing if it is no copy or rewrite.
    pub fn likeness(&self, other: &Self) -> Option<(f64, Sign)> {
        let share = |own: &[u32], other: &[u32]| {
            let same = own.iter().zip(other).filter(|(a, b)| a == b).count();
            #[expect(clippy::cast_precision_loss, reason = "some dozen minima")]
            let share = same as f64 / own.len().max(1) as f64;
            (own.len() == other.len() && share >= ENOUGH).then_some(share)
        };
        let words = share(&self.words, &other.words).map(|share| (share, Sign::Words));
        words.or_else(|| share(&self.facts, &other.facts).map(|share| (share, Sign::Facts)))
    }
}

/// Scatters the bits of a number (the finalizer of `SplitMix64`, Steele, Lea and Flood 2014).
pub const fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
