//! What the network sees of a token beside the word itself: affixes, shape, and the gaps around it.

use depesche_model::Token;

use crate::analyser::word_feature::{Fnv, first, is_digit, last};

/// Features a token.
pub(super) const SLOTS: usize = 6;

/// No more letters of a word tell its shape.
const SHAPED: usize = 8;

/// The gap behind a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// Whether there is any blank.
    pub(super) wide: bool,
    /// Whether the rules end a sentence in it.
    pub(super) rule: bool,
}

impl Gap {
    /// The gap behind token `at` of a line that ends with token `last`; behind that one it counts as wide.
    pub(super) fn behind(tokens: &[Token], at: usize, last: usize, rule: bool) -> Self {
        let wide = at == last || tokens.get(at + 1).is_none_or(|next| next.span.start > tokens[at].span.end);
        Self { wide, rule }
    }
}

/// The rows of a token's features in a table of `buckets` rows; row 0 stays free.
pub(super) fn rows(form: &str, gap: Gap, before: Option<Gap>, buckets: usize) -> [usize; SLOTS] {
    let low = form.to_lowercase();
    let shape = shape(form);
    let digit = |is: bool| if is { "1" } else { "0" };
    let place = || {
        let before = before.map_or("2", |before| digit(before.wide));
        [digit(gap.wide), digit(gap.rule), before].concat()
    };
    let large = if form.starts_with(char::is_uppercase) { "A" } else { "a" };
    let keys = [
        Fnv::new().with("2").with(last(&low, 2)),
        Fnv::new().with("3").with(last(&low, 3)),
        Fnv::new().with("p").with(first(&low, 3)),
        Fnv::new().with("s").with(&shape),
        Fnv::new().with("c").with(&place()),
        Fnv::new().with("b").with(&place()).with(large).with(first(&shape, 2)),
    ];
    keys.map(|key| key.row(buckets))
}

/// Whether a sentence can end behind a token: before a blank, or behind a mark.
pub(super) fn may_end(form: &str, gap: Gap) -> bool {
    gap.rule || gap.wide || !form.ends_with(char::is_alphanumeric)
}

/// How a word is written: its first letters by kind, runs cut to two, and its length.
fn shape(form: &str) -> String {
    let kinds: Vec<char> = form
        .chars()
        .take(SHAPED)
        .map(|c| match c {
            _ if c.is_uppercase() => 'A',
            _ if c.is_alphabetic() => 'a',
            _ if is_digit(c) => '0',
            _ => c,
        })
        .collect();
    let run = |at: usize| at > 1 && kinds[at - 2..at] == [kinds[at]; 2];
    let mut shape: String = (0..kinds.len()).filter(|&at| !run(at)).map(|at| kinds[at]).collect();
    shape += &form.chars().take(9).count().to_string();
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_short() {
        assert_eq!(
            ["Thanks", "USA", "2001", "Ph.D.", "...", "internationally"].map(shape),
            ["Aaa6", "AA3", "004", "Aa.A.5", "..3", "aa9"]
        );
    }

    #[test]
    fn sentences_end_at_blanks_and_behind_marks() {
        let none = Gap { wide: false, rule: false };
        assert!(!may_end("it", none) && may_end("!", none) && may_end("it", Gap { wide: true, ..none }));
    }
}
