//! A text in words as names need them: compounds cut at their hyphens, the English "'s" cut off, case kept.

use std::borrow::Cow;

use depesche_model::{Language, Span};

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters and digits, apostrophes inside: "N'Djamena", "G7".
    Word,
    /// The English genitive "'s".
    Possessive,
    /// One other character.
    Mark,
    /// The end of a line at which a name cannot go on.
    Break,
}

/// A word, a mark or a break.
#[derive(Clone, Debug)]
pub(crate) struct Word<'t> {
    /// Its bytes.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) kind: Kind,
    /// Its letters, typographic apostrophes made straight.
    pub(crate) text: Cow<'t, str>,
    /// Whether no blank stands before it.
    pub(crate) glued: bool,
}

/// All words of a text, in order.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    /// The text.
    pub(crate) text: &'t str,
    /// Whether it is German; else it is read as English.
    pub(crate) german: bool,
    list: Vec<Word<'t>>,
}

const APOSTROPHES: [char; 5] = ['\'', '’', 'ʻ', 'ʼ', '‘'];

/// Lines of this length may be wrapped prose; shorter ones end where their author ended them.
const WRAPPED: std::ops::RangeInclusive<usize> = 55..=100;

impl<'t> Words<'t> {
    /// Cuts `text`.
    pub(crate) fn new(text: &'t str, language: &Language) -> Self {
        let mut words = Self { text, german: *language == Language::German, list: Vec::new() };
        words.cut();
        words
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The letters at `at`; nothing outside the text and at breaks.
    pub(crate) fn text(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| word.text.as_ref())
    }

    /// The letters before `at`.
    pub(crate) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.text(before))
    }

    /// The letters from the word `from` to the one before `to`, as they stand.
    pub(crate) fn phrase(&self, from: usize, to: usize) -> &'t str {
        self.span(from, to).of(self.text)
    }

    /// Whether `at` is this mark or word.
    pub(crate) fn is(&self, at: usize, text: &str) -> bool {
        self.text(at) == text
    }

    /// Whether no blank stands before `at`.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| word.glued)
    }

    /// Whether a word, not a mark, stands at `at`.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| word.kind == Kind::Word)
    }

    /// Whether a name cannot go on at `at`: the end of a line.
    pub(crate) fn is_break(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| word.kind == Kind::Break)
    }

    /// Whether a line begins at `at`.
    pub(crate) fn is_break_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| self.is_break(before))
    }

    /// Whether the genitive "'s" stands at `at`.
    pub(crate) fn is_possessive(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| word.kind == Kind::Possessive)
    }

    /// Whether the word at `at` starts with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.text(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the word at `at` starts with a small letter.
    pub(crate) fn is_small(&self, at: usize) -> bool {
        self.is_word(at) && self.text(at).chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether a hyphen joins `at` to the word behind it: "US-Außenminister".
    pub(crate) fn hyphen(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "‐" | "‑")
            && self.glued(at)
            && self.glued(at + 1)
            && self.is_word(at + 1)
    }

    /// Whether a sentence or a line begins at `at`.
    pub(crate) fn opens(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| {
            self.list[before].kind == Kind::Break
                || matches!(self.text(before), "." | "!" | "?" | ":" | "„" | "“" | "\"" | "»" | "•")
        })
    }

    /// The word at or behind the byte `byte`.
    pub(crate) fn at(&self, byte: usize) -> usize {
        self.list.partition_point(|word| word.span.end <= byte)
    }

    /// The word behind all that begin before the byte `byte`.
    pub(crate) fn behind(&self, byte: usize) -> usize {
        self.list.partition_point(|word| word.span.start < byte)
    }

    /// The bytes from the word `from` to the one before `to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.list.get(from).map_or(0, |word| word.span.start);
        let end = to.checked_sub(1).and_then(|last| self.list.get(last)).map_or(start, |word| word.span.end);
        Span::new(start, end)
    }

    fn cut(&mut self) {
        let text = self.text;
        let mut chars = text.char_indices().peekable();
        let mut glued = false;
        while let Some((start, char)) = chars.next() {
            if char == '\n' {
                if breaks(text, start) {
                    self.push(start, start + 1, Kind::Break, false);
                }
                glued = false;
            } else if char.is_whitespace() {
                glued = false;
            } else if char.is_alphanumeric() {
                let mut end = start + char.len_utf8();
                while let Some(&(at, next)) = chars.peek() {
                    let inner = is_apostrophe(next) && starts_with_letter(&text[at + next.len_utf8()..]);
                    let possessive = inner && is_possessive(&text[at + next.len_utf8()..]);
                    if possessive || !(next.is_alphanumeric() || inner || is_combining(next)) {
                        break;
                    }
                    end = at + next.len_utf8();
                    chars.next();
                }
                self.push(start, end, Kind::Word, glued);
                glued = true;
            } else if is_apostrophe(char) && glued && is_possessive(&text[start + char.len_utf8()..]) {
                let end = chars.next().map_or(start, |(at, s)| at + s.len_utf8());
                self.push(start, end, Kind::Possessive, true);
                glued = true;
            } else {
                self.push(start, start + char.len_utf8(), Kind::Mark, glued);
                glued = true;
            }
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, glued: bool) {
        let raw = &self.text[start..end];
        let text = if raw.contains(APOSTROPHES) && kind == Kind::Word {
            Cow::Owned(raw.replace(APOSTROPHES, "'"))
        } else {
            Cow::Borrowed(raw)
        };
        self.list.push(Word { span: Span::new(start, end), kind, text, glued });
    }
}

fn is_apostrophe(char: char) -> bool {
    APOSTROPHES.contains(&char)
}

fn is_combining(char: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&char)
}

fn starts_with_letter(rest: &str) -> bool {
    rest.chars().next().is_some_and(char::is_alphabetic)
}

fn is_possessive(rest: &str) -> bool {
    rest.starts_with(['s', 'S']) && !rest[1..].chars().next().is_some_and(char::is_alphanumeric)
}

/// Whether a name cannot go on over the line feed at `at`.
fn breaks(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    let next = text[at + 1..].chars().next();
    let wrapped = WRAPPED.contains(&line.chars().count())
        && !line.trim_end().ends_with(['.', ':', '!', '?'])
        && next.is_some_and(char::is_alphabetic);
    !wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let words = Words::new(text, &Language::English);
        (0..words.len()).map(|at| words.text(at).to_owned()).collect()
    }

    #[test]
    fn cuts_compounds_and_genitives() {
        assert_eq!(cut("US-Dollar"), ["US", "-", "Dollar"]);
        assert_eq!(cut("Iran’s N’Djamena C5+1"), ["Iran", "’s", "N'Djamena", "C5", "+", "1"]);
    }
}
