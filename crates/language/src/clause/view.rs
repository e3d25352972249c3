//! One sentence as the clause finder sees it.

use std::ops::Range;

use depesche_model::{Document, Language, Parsed, Span, Token, TokenKind};

use crate::verb::{Form, Reading, Verbs};
use crate::words::Words;

/// The tokens of one sentence with their words in small letters.
pub(crate) struct View<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lower: Vec<String>,
    quoted: Vec<bool>,
    pub(crate) range: Range<usize>,
    pub(crate) headline: bool,
    pub(crate) language: Language,
    pub(crate) words: &'static Words,
    pub(crate) verbs: &'static Verbs,
}

impl<'a> View<'a> {
    pub(crate) fn new(
        document: &'a Document,
        parsed: &'a Parsed,
        range: Range<usize>,
        headline: bool,
    ) -> Self {
        let tokens = &parsed.tokens;
        let lower = tokens[range.clone()].iter().map(|t| t.span.of(&document.text).to_lowercase()).collect();
        let mut view = Self {
            text: &document.text,
            tokens,
            lower,
            quoted: Vec::new(),
            range,
            headline,
            language: document.lang.clone(),
            words: Words::of(&document.lang),
            verbs: Verbs::of(&document.lang),
        };
        view.quoted = view.quotation();
        view
    }

    /// For each token whether it stands between quotation marks.
    fn quotation(&self) -> Vec<bool> {
        let mut inside = false;
        self.range
            .clone()
            .map(|at| {
                let mark = self.word(at);
                match mark {
                    "„" | "«" | "»" if !inside => inside = true,
                    "“" | "”" | "\"" | "«" | "»" => inside = !inside,
                    _ => return inside,
                }
                false
            })
            .collect()
    }

    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at.wrapping_sub(self.range.start)).copied().unwrap_or(false)
    }

    pub(crate) fn span(&self, at: usize) -> Span {
        self.tokens[at].span
    }

    /// The token at or after byte `byte` of the text.
    pub(crate) fn token_at(&self, byte: usize) -> usize {
        self.range.start + self.tokens[self.range.clone()].partition_point(|token| token.span.end <= byte)
    }

    pub(crate) fn slice(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The word in small letters; nothing outside the sentence.
    pub(crate) fn lower(&self, at: usize) -> &str {
        at.checked_sub(self.range.start).and_then(|at| self.lower.get(at)).map_or("", String::as_str)
    }

    pub(crate) fn kind(&self, at: usize) -> TokenKind {
        self.tokens[at].kind
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.range.contains(&at) && self.kind(at) == TokenKind::Word
    }

    pub(crate) fn is_mark(&self, at: usize) -> bool {
        self.range.contains(&at) && self.kind(at) == TokenKind::Punctuation
    }

    pub(crate) fn is_capitalised(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    pub(crate) fn is(&self, class: &str, at: usize) -> bool {
        self.words.is(class, self.lower(at))
    }

    pub(crate) fn readings(&self, at: usize) -> &'static [Reading] {
        self.verbs.readings(self.lower(at))
    }

    pub(crate) fn reading(&self, at: usize, wanted: impl Fn(Form) -> bool) -> Option<Reading> {
        self.readings(at).iter().copied().find(|reading| wanted(reading.form))
    }
}

/// A stretch of a sentence between two marks or conjunctions.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each tells something else that the assembly asks for")]
pub(crate) struct Segment {
    /// Its tokens, marks at its ends left out.
    pub(crate) tokens: Range<usize>,
    /// The verb form that it is built on.
    pub(crate) verb: SegmentVerb,
    /// The word that joins it to what stands before.
    pub(crate) marker: Option<String>,
    /// Whether the marker is a relative pronoun.
    pub(crate) relative: bool,
    /// Whether it begins with "und", "and".
    pub(crate) coordinated: bool,
    /// Whether the mark before it closes what stood before: a colon, a semicolon, a quotation mark.
    pub(crate) fresh: bool,
    /// Whether its verb is a helper whose participle or infinitive is still to come.
    pub(crate) awaits: bool,
    /// Whether it ends with its verb or with "darauf": what follows a comma may be the content of an infinitive.
    pub(crate) closes: bool,
    /// Whether its last word can be that participle or infinitive.
    pub(crate) completes: bool,
    /// Whether it has words before its verb, which may be a subject.
    pub(crate) has_front: bool,
}

/// The verb form that a segment is built on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SegmentVerb {
    /// None: an apposition, a list, a fragment.
    None,
    /// A finite verb, and the token where it stands.
    Finite(usize),
    /// An infinitive with "zu"/"to".
    Infinitive(usize),
    /// An English gerund or participle that stands for a clause.
    Participial(usize),
}

impl View<'_> {
    /// Whether an adjective with its ending stands at `at`, so that an article before it is no pronoun.
    pub(crate) fn is_adjective(&self, at: usize) -> bool {
        let word = self.lower(at);
        self.is_word(at)
            && self.is_capitalised(at + 1)
            && ["en", "e", "er", "em", "es"].iter().any(|ending| word.ends_with(ending))
            && !self.is("preposition", at)
    }
}
