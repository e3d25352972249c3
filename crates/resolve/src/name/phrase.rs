//! Phrases with what they stand for, found word by word, capitals told apart.

use std::collections::HashMap;

use depesche_model::Language;

use super::word::Words;

/// Phrases by their first words.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    by_first: HashMap<String, Opened<T>>,
}

/// The phrases that begin with one word. Thousands of them may begin with "Minister", so that the second word counts too.
#[derive(Debug)]
struct Opened<T> {
    alone: Option<Phrase<T>>,
    by_second: HashMap<String, Vec<Phrase<T>>>,
}

#[derive(Debug)]
struct Phrase<T> {
    /// The words behind the first.
    rest: Vec<String>,
    genitive: bool,
    meanings: Vec<T>,
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'p, T> {
    /// The word behind it.
    pub(crate) to: usize,
    /// Whether it carries the genitive "s".
    pub(crate) genitive: bool,
    /// What it may stand for, in the order of the table.
    pub(crate) meanings: &'p [T],
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new() }
    }
}

impl<T> Default for Opened<T> {
    fn default() -> Self {
        Self { alone: None, by_second: HashMap::new() }
    }
}

impl<T: PartialEq> Phrases<T> {
    /// Adds a phrase. With `genitive`, the phrase with an "s" at its end is found as well.
    pub(crate) fn insert(&mut self, phrase: &str, genitive: bool, meaning: T) {
        let words = Words::new(phrase, &Language::German);
        let mut texts = (0..words.len()).map(|at| words.text(at).to_owned());
        let Some(first) = texts.next() else { return };
        let rest: Vec<String> = texts.collect();
        let opened = self.by_first.entry(first).or_default();
        let known = match rest.first() {
            None => opened.alone.as_mut(),
            Some(second) => opened
                .by_second
                .get_mut(second)
                .and_then(|list| list.iter_mut().find(|known| known.rest == rest)),
        };
        match known {
            Some(known) if known.meanings.contains(&meaning) => {}
            Some(known) => known.meanings.push(meaning),
            None => {
                let second = rest.first().cloned();
                let phrase = Phrase { rest, genitive, meanings: vec![meaning] };
                match second {
                    None => opened.alone = Some(phrase),
                    Some(second) => opened.by_second.entry(second).or_default().push(phrase),
                }
            }
        }
    }

    /// Adds a phrase and the same in capitals, as headlines have it.
    pub(crate) fn insert_loud(&mut self, phrase: &str, genitive: bool, meaning: T)
    where
        T: Clone,
    {
        let loud = phrase.to_uppercase();
        if loud != phrase && phrase.chars().count() > 3 {
            self.insert(&loud, genitive, meaning.clone());
        }
        self.insert(phrase, genitive, meaning);
    }

    /// The longest phrase at `at`.
    pub(crate) fn longest(&self, words: &Words, at: usize) -> Option<Found<'_, T>> {
        self.longest_within(words, at, words.len())
    }

    /// The longest phrase at `at` that ends before or at the word `limit`.
    pub(crate) fn longest_within(&self, words: &Words, at: usize, limit: usize) -> Option<Found<'_, T>> {
        let first = words.text(at);
        let plain = self.best(words, at, limit, (first, false));
        let bare = ["s", "S", "'"].iter().find_map(|ending| first.strip_suffix(ending));
        let genitive = bare.and_then(|bare| self.best(words, at, limit, (bare, true)));
        match (plain, genitive) {
            (Some(plain), Some(genitive)) if genitive.to > plain.to => Some(genitive),
            (plain, genitive) => plain.or(genitive),
        }
    }

    fn best(
        &self,
        words: &Words,
        at: usize,
        limit: usize,
        (first, cut): (&str, bool),
    ) -> Option<Found<'_, T>> {
        let opened = self.by_first.get(first)?;
        let mut best: Option<Found<'_, T>> = None;
        let second = words.text(at + 1);
        // The last word of two may carry the genitive.
        let bare = second.strip_suffix('s').and_then(|bare| opened.by_second.get(bare));
        let longer = opened.by_second.get(second).into_iter().chain(bare).flatten();
        for phrase in opened.alone.iter().chain(longer) {
            let Some(genitive) = phrase.matches(words, at, cut) else { continue };
            let to = at + 1 + phrase.rest.len();
            if to <= limit && best.as_ref().is_none_or(|best| best.to < to) {
                best = Some(Found { to, genitive, meanings: &phrase.meanings });
            }
        }
        best
    }
}

impl<T> Phrase<T> {
    /// Whether the rest of the phrase stands behind `at`; `Some(true)` in the genitive.
    fn matches(&self, words: &Words, at: usize, cut: bool) -> Option<bool> {
        let Some((last, middle)) = self.rest.split_last() else {
            return if cut { self.genitive.then_some(true) } else { Some(false) };
        };
        if cut || !middle.iter().enumerate().all(|(n, word)| words.is(at + 1 + n, word)) {
            return None;
        }
        let end = words.text(at + self.rest.len());
        if end == last {
            return Some(false);
        }
        (self.genitive && end.strip_suffix('s').is_some_and(|bare| bare == last)).then_some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest() {
        let mut phrases = Phrases::default();
        phrases.insert("Guinea", true, 1);
        phrases.insert("Guinea-Bissau", true, 2);
        let words = Words::new("Guineas Präsident, Guinea-Bissaus Präsident", &Language::German);
        let found = phrases.longest(&words, 0).unwrap();
        assert_eq!((found.to, found.genitive, found.meanings), (1, true, &[1][..]));
        let found = phrases.longest(&words, 3).unwrap();
        assert_eq!((found.to, found.genitive, found.meanings), (6, true, &[2][..]));
    }
}
