//! What the fast engine sees of a word beside its pieces: affixes, shape and Brown clusters, as rows of one table.

use std::collections::HashMap;

use super::model_file::{ModelError, ModelFile};

/// Features a word.
pub(crate) const SLOTS: usize = 14;
/// Languages with clusters, in the order of the features.
const LANGUAGES: [&str; 2] = ["de", "en"];

/// The word clusters of a model, and the size of its feature table.
#[derive(Debug)]
pub(crate) struct WordFeatures {
    clusters: Vec<HashMap<u64, u16>>,
    buckets: usize,
}

impl WordFeatures {
    /// `buckets` is the number of rows of the feature table.
    pub(crate) fn read(file: &ModelFile, buckets: usize) -> Result<Self, ModelError> {
        let clusters = LANGUAGES.map(|language| {
            let words = file.hashes(&format!("clusters.{language}.words"))?;
            let values = file.shorts(&format!("clusters.{language}.values"))?;
            Ok(words.into_iter().zip(values).collect())
        });
        Ok(Self { clusters: clusters.into_iter().collect::<Result<_, _>>()?, buckets })
    }

    /// The rows of a word's features: word, two prefixes, four suffixes, shape, and for each language the cluster with
    /// 16, 6 and 4 bits.
    pub(crate) fn rows(&self, word: &str) -> [usize; SLOTS] {
        let low = word.to_lowercase();
        let mut rows = [0; SLOTS];
        let mut slots = rows.iter_mut();
        let mut put = |hash: Fnv| {
            if let Some(slot) = slots.next() {
                *slot = hash.row(self.buckets);
            }
        };
        put(Fnv::new().with("w").with(&low));
        put(Fnv::new().with("p").with(first(&low, 3)));
        put(Fnv::new().with("q").with(first(&low, 5)));
        for count in 1..=4 {
            put(Fnv::new().with(["", "1", "2", "3", "4"][count]).with(last(&low, count)));
        }
        put(Fnv::new().with("h").with(shape(word).as_str()));
        let capitalised = capitalised(&low);
        let spellings = [Fnv::of(word), Fnv::of(&low), Fnv::of(&capitalised)];
        for (clusters, language) in self.clusters.iter().zip(LANGUAGES) {
            let cluster =
                spellings.iter().find_map(|hash| clusters.get(&hash.0).filter(|&&value| value != 0));
            for bits in [16_u32, 6, 4] {
                put(match cluster {
                    Some(&value) => {
                        let value = u32::from(value) & ((1 << bits) - 1);
                        Fnv::new().with(language).with(&format!("{bits}:{value}"))
                    }
                    None => Fnv::new().with(language).with("-"),
                });
            }
        }
        rows
    }
}

pub(crate) fn first(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(place, _)| &text[..place])
}

pub(crate) fn last(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count - 1).map_or(text, |(place, _)| &text[place..])
}

fn capitalised(low: &str) -> String {
    let mut chars = low.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A few letters for how a word is written.
fn shape(word: &str) -> String {
    let mut shape = String::with_capacity(4);
    shape.push(if word.starts_with(char::is_uppercase) { 'U' } else { 'l' });
    if word.chars().any(is_digit) {
        shape.push('D');
    }
    if !word.chars().any(char::is_alphanumeric) {
        shape.push('P');
    }
    let cased = |c: char| c.is_uppercase() || c.is_lowercase();
    let upper = word.chars().any(char::is_uppercase) && !word.chars().any(|c| cased(c) && !c.is_uppercase());
    if upper && word.chars().nth(1).is_some() {
        shape.push('A');
    }
    shape
}

/// As Python's `str.isdigit`, of which the training made use: decimal digits and raised or lowered ones.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{2089}' | '\u{660}'..='\u{669}')
}

/// 64-bit FNV-1a of UTF-8 bytes.
#[derive(Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Fnv {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn of(text: &str) -> Self {
        Self::new().with(text)
    }

    pub(crate) fn with(mut self, text: &str) -> Self {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    pub(crate) fn value(self) -> u64 {
        self.0
    }

    /// A row of a table of `buckets` rows, at least two; row 0 stays free.
    pub(crate) fn row(self, buckets: usize) -> usize {
        // The remainder is below the number of rows.
        usize::try_from(1 + self.0 % (buckets as u64 - 1)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_the_standard_does() {
        assert_eq!(Fnv::of("").0, 0xcbf2_9ce4_8422_2325);
        assert_eq!(Fnv::of("foobar").0, 0x8594_4171_f739_67e8);
    }

    #[test]
    fn shapes_and_affixes() {
        assert_eq!(["Haus", "G7", "—", "USA", "A", "x²"].map(shape), ["U", "UDA", "lP", "UA", "U", "lD"]);
        assert_eq!((first("über", 3), last("über", 3), last("ü", 3)), ("übe", "ber", "ü"));
        assert_eq!(capitalised("über"), "Über");
    }
}
