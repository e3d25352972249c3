//! Words and phrases with what they stand for, found at a place in a text.

use std::collections::HashMap;

use depesche_model::Language;

use crate::piece::Pieces;

/// A list of phrases. Phrases are compared piece by piece, in small letters, so that blanks do not matter.
#[derive(Debug)]
pub(crate) struct Lexicon<T> {
    /// By their first piece; the longest first.
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

/// The endings that a `~` in a table stands for.
const ADJECTIVE_ENDINGS: [&str; 5] = ["e", "er", "en", "es", "em"];

impl<T: Clone> Lexicon<T> {
    /// From phrases in small letters, in which `~` stands for the endings of a German adjective.
    pub(crate) fn new<'f>(forms: impl IntoIterator<Item = (&'f str, T)>) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        let mut insert = |form: &str, meaning: T| {
            let pieces = Pieces::new(form, &Language::German);
            let mut words = (0..pieces.len()).map(|at| pieces.lower(at).to_owned());
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push((words.collect(), meaning));
            }
        };
        for (form, meaning) in forms {
            if form.contains('~') {
                for ending in ADJECTIVE_ENDINGS {
                    insert(&form.replace('~', ending), meaning.clone());
                }
            } else {
                insert(form, meaning);
            }
        }
        let longest_first = |mut phrases: Vec<(Vec<String>, T)>| {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
            phrases
        };
        Self {
            by_first: by_first.into_iter().map(|(first, phrases)| (first, longest_first(phrases))).collect(),
        }
    }

    /// The longest phrase at `at` that `fits`: the place behind it, and what it stands for.
    pub(crate) fn find(&self, pieces: &Pieces, at: usize, fits: impl Fn(&T) -> bool) -> Option<(usize, &T)> {
        self.by_first.get(pieces.lower(at))?.iter().find_map(|(rest, meaning)| {
            let same = rest.iter().enumerate().all(|(n, word)| pieces.lower(at + 1 + n) == word);
            (same && fits(meaning)).then_some((at + 1 + rest.len(), meaning))
        })
    }

    /// What a single word stands for.
    pub(crate) fn word(&self, word: &str) -> Option<&T> {
        self.by_first.get(word)?.iter().find(|(rest, _)| rest.is_empty()).map(|(_, meaning)| meaning)
    }
}
