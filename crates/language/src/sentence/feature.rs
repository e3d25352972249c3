//! What the network sees of a token beside the word itself: affixes, shape, and the gaps around it.

use depesche_model::{Span, Token};

use super::wrap::Wrap;
use crate::analyser::word_feature::{Fnv, first, is_digit, last};

/// Features a token.
pub(super) const SLOTS: usize = 6;

/// No more letters of a word tell its shape.
const SHAPED: usize = 8;

/// Lengths of lines, in characters, that are told apart.
const LENGTHS: [usize; 4] = [40, 60, 80, 100];

/// What stands behind a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    None,
    Space,
    /// A line break, behind a line with more characters than so many of [`LENGTHS`].
    Break(usize),
}

/// The gap behind a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) blank: Blank,
    /// Whether the rules end a sentence in it.
    pub(super) rule: bool,
}

impl Gap {
    /// The gap behind token `at`; `rule` is what the rules say of it.
    pub(super) fn behind(text: &str, tokens: &[Token], at: usize, wrap: &Wrap, rule: bool) -> Self {
        let Span { start, end } = tokens[at].span;
        let next = tokens.get(at + 1).map(|next| next.span.start);
        let blank = if next == Some(end) {
            Blank::None
        } else if next.is_none_or(|next| text[end..next].contains('\n') && !wrap.is_full(end..next)) {
            let line = text[..start].rfind('\n').map_or(0, |at| at + 1)..end;
            let length = text[line].chars().count();
            Blank::Break(LENGTHS.iter().filter(|&&limit| length > limit).count())
        } else {
            Blank::Space
        };
        Self { blank, rule }
    }

    /// Whether a line ends in it.
    pub(super) fn is_break(self) -> bool {
        matches!(self.blank, Blank::Break(_))
    }
}

/// The rows of a token's features in a table of `buckets` rows; row 0 stays free.
pub(super) fn rows(form: &str, gap: Gap, before: Option<Gap>, buckets: usize) -> [usize; SLOTS] {
    let low = form.to_lowercase();
    let shape = shape(form);
    let place = |key: &str| {
        let key = Fnv::new().with(key).with(code(gap.blank)).with(if gap.rule { "1" } else { "0" });
        key.with(before.map_or("-", |before| code(before.blank)))
    };
    let large = if form.starts_with(char::is_uppercase) { "A" } else { "a" };
    let keys = [
        Fnv::new().with("2").with(last(&low, 2)),
        Fnv::new().with("3").with(last(&low, 3)),
        Fnv::new().with("p").with(first(&low, 3)),
        Fnv::new().with("s").with(&shape),
        place("c"),
        place("b").with(large).with(first(&shape, 2)),
    ];
    keys.map(|key| key.row(buckets))
}

fn code(blank: Blank) -> &'static str {
    match blank {
        Blank::None => "0",
        Blank::Space => "1",
        Blank::Break(length) => ["n0", "n1", "n2", "n3", "n4"][length.min(LENGTHS.len())],
    }
}

/// Whether a sentence can end behind a token: before a blank, or behind a mark.
pub(super) fn may_end(form: &str, gap: Gap) -> bool {
    gap.rule || gap.blank != Blank::None || !form.ends_with(char::is_alphanumeric)
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
        let none = Gap { blank: Blank::None, rule: false };
        let space = Gap { blank: Blank::Space, ..none };
        assert!(!may_end("it", none) && may_end("!", none) && may_end("it", space));
    }
}
