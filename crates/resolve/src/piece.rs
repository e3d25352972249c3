//! A text in pieces: runs of letters, runs of digits, single marks.
//!
//! Figures and dates are read from these rather than from the tokens of the grammar, because they are made of less
//! than words: "US$26" are three pieces, "12.11.2025" five. A line break where one paragraph ends and another begins
//! is a piece as well, so that nothing is read across it.

use std::borrow::Cow;

use depesche_model::{Language, Span};

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters.
    Word,
    /// The digits 0 to 9.
    Digits,
    /// One character that is neither.
    Mark,
    /// The end of a line that is also the end of a paragraph, a headline or an item.
    Break,
}

/// A run of letters, a run of digits or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    /// Its bytes.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) kind: Kind,
    /// Whether no blank stands before it.
    pub(crate) glued: bool,
}

/// All pieces of a text, in order.
#[derive(Debug)]
pub(crate) struct Pieces<'t> {
    /// The text.
    pub(crate) text: &'t str,
    /// The language it is written in.
    pub(crate) german: bool,
    /// The text in small letters, byte for byte as long as the text itself.
    lower: Cow<'t, str>,
    list: Vec<Piece>,
}

/// A line that is shorter than this stands by itself: nobody wraps text so early.
const WRAPPED_LINE: usize = 40;

impl<'t> Pieces<'t> {
    /// Cuts `text`.
    pub(crate) fn new(text: &'t str, language: &Language) -> Self {
        Self { text, german: *language == Language::German, lower: lower(text), list: cut(text) }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The piece at `at`.
    pub(crate) fn get(&self, at: usize) -> Option<&Piece> {
        self.list.get(at)
    }

    /// Its letters in small letters; nothing behind the last piece.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |piece| piece.span.of(&self.lower))
    }

    /// Its letters as they stand.
    pub(crate) fn written(&self, at: usize) -> &'t str {
        self.list.get(at).map_or("", |piece| piece.span.of(self.text))
    }

    /// The letters of the piece before `at`.
    pub(crate) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// Whether the piece at `at` is of this kind.
    pub(crate) fn is(&self, at: usize, kind: Kind) -> bool {
        self.list.get(at).is_some_and(|piece| piece.kind == kind)
    }

    /// Whether the piece at `at` hangs on the one before it without a blank.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|piece| piece.glued)
    }

    /// Whether the piece at `at` is this mark and hangs on the one before it.
    pub(crate) fn glued_mark(&self, at: usize, mark: &str) -> bool {
        self.glued(at) && self.lower(at) == mark
    }

    /// Whether the word at `at` begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.written(at).starts_with(char::is_uppercase)
    }

    /// The number of the digits at `at`, if they are few enough for one.
    pub(crate) fn digits(&self, at: usize) -> Option<u32> {
        (self.is(at, Kind::Digits) && self.get(at)?.span.len() <= 9)
            .then(|| self.written(at).parse().ok())
            .flatten()
    }

    /// The number of digits at `at`.
    pub(crate) fn width(&self, at: usize) -> usize {
        if self.is(at, Kind::Digits) { self.written(at).len() } else { 0 }
    }

    /// The span of the pieces from `from` up to, not including, `to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.list.get(from).map_or(self.text.len(), |piece| piece.span.start);
        let end =
            to.checked_sub(1).and_then(|last| self.list.get(last)).map_or(start, |piece| piece.span.end);
        Span::new(start, end)
    }

    /// The first piece that starts at or after byte `byte`.
    pub(crate) fn at_byte(&self, byte: usize) -> usize {
        self.list.partition_point(|piece| piece.span.start < byte)
    }

    /// The place behind a hyphen or dash at `at`.
    pub(crate) fn after_dash(&self, at: usize) -> Option<usize> {
        matches!(self.lower(at), "-" | "–" | "—" | "‑" | "−").then_some(at + 1)
    }

    /// The place behind the words `words`, if they stand at `at`, in small letters.
    pub(crate) fn after(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().enumerate().all(|(n, word)| self.lower(at + n) == *word).then_some(at + words.len())
    }

    /// The place behind the piece at `at`, if it is one of `words`.
    pub(crate) fn after_any(&self, at: usize, words: &[&str]) -> Option<usize> {
        let word = self.lower(at);
        (!word.is_empty() && words.contains(&word)).then_some(at + 1)
    }
}

/// Small letters; a letter whose small form has another length stays as it is.
fn lower(text: &str) -> Cow<'_, str> {
    if !text.chars().any(char::is_uppercase) {
        return Cow::Borrowed(text);
    }
    let mut lower = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            lower.push(character.to_ascii_lowercase());
            continue;
        }
        let mut small = character.to_lowercase();
        match (small.next(), small.next()) {
            (Some(one), None) if one.len_utf8() == character.len_utf8() => lower.push(one),
            _ => lower.push(character),
        }
    }
    Cow::Owned(lower)
}

fn cut(text: &str) -> Vec<Piece> {
    let mut list: Vec<Piece> = Vec::with_capacity(text.len() / 4);
    let (mut glued, mut line_start) = (false, 0);
    let mut characters = text.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        if character == '\n' {
            let blank_line = text[start + 1..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
            let line = text[line_start..start].trim_end();
            let wrapped = line.len() >= WRAPPED_LINE && !line.ends_with(['.', '!', '?', ':', '"', '“', '”']);
            if blank_line || !wrapped {
                list.push(Piece { span: Span::new(start, start + 1), kind: Kind::Break, glued: false });
            }
            (line_start, glued) = (start + 1, false);
            continue;
        }
        if character.is_whitespace() {
            glued = false;
            continue;
        }
        let kind = kind_of(character);
        let mut end = start + character.len_utf8();
        if kind != Kind::Mark {
            while let Some(&(at, next)) = characters.peek() {
                if kind_of(next) != kind {
                    break;
                }
                end = at + next.len_utf8();
                characters.next();
            }
        }
        list.push(Piece { span: Span::new(start, end), kind, glued });
        glued = true;
    }
    list
}

fn kind_of(character: char) -> Kind {
    match character {
        '0'..='9' => Kind::Digits,
        // A soft hyphen or a combining accent belongs to its word.
        '\u{ad}' | '\u{300}'..='\u{36f}' => Kind::Word,
        _ if character.is_alphabetic() => Kind::Word,
        _ => Kind::Mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        let pieces = Pieces::new(text, &Language::German);
        (0..pieces.len()).map(|at| pieces.lower(at).to_owned()).collect()
    }

    #[test]
    fn cuts_letters_digits_and_marks() {
        assert_eq!(pieces("US$26 für Ä"), ["us", "$", "26", "für", "ä"]);
        assert_eq!(pieces("12.11.2025"), ["12", ".", "11", ".", "2025"]);
    }

    #[test]
    fn a_short_line_ends_but_a_wrapped_one_goes_on() {
        assert_eq!(pieces("Titel\n5 Tote"), ["titel", "\n", "5", "tote"]);
        let wrapped = "Der Handel zwischen beiden Staaten erreichte 43,8\nMilliarden Dollar";
        assert!(!pieces(wrapped).contains(&"\n".to_owned()));
    }

    #[test]
    fn small_letters_keep_their_place() {
        for text in ["İstanbul 5", "ẞ Straße", "ǅ 3 €"] {
            assert_eq!(lower(text).len(), text.len(), "{text}");
        }
    }
}
