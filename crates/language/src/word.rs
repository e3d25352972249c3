//! Syntactic words: what a treebank annotates, and so what the analyser reads.
//!
//! They are made from the text between blanks, not from single tokens: a token may be several words ("im" is "in dem",
//! "don't" is "do n't", "US-Präsident" is "US", "-", "Präsident"), and an address is one word out of many tokens. The
//! manner is that of UD_German-GSD and UD_English-EWT, on which the analyser was trained.

mod piece;
mod table;

use std::borrow::Cow;
use std::ops::Range;

use depesche_model::{Language, Span, Token};

use piece::Cutter;
use table::Parts;

/// A syntactic word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurfaceWord<'t> {
    /// As the analyser reads it: a slice of the text, except for parts that the text does not spell ("dem" of "im").
    pub form: Cow<'t, str>,
    /// Its bytes in the text. The parts of a contraction share the span of the whole.
    pub span: Span,
    /// The token that it begins in, as a place in [`depesche_model::Parsed::tokens`].
    pub token: usize,
    /// Whether it stands apart from the word before it; so does the first word of a sentence, and a part that the
    /// text does not spell.
    pub space_before: bool,
    /// Whether it is part of a contraction.
    pub multiword: Multiword,
}

/// Whether a word is part of a contraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Multiword {
    /// It stands for itself.
    Alone,
    /// The first of so many parts.
    First(usize),
    /// Another part.
    Inside,
}

/// Whether German compounds with hyphens are one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hyphens {
    /// "US", "-", "Präsident", as in UD_German-GSD and UD_German-PUD.
    #[default]
    Cut,
    /// "US-Präsident", as in UD_German-HDT.
    Keep,
}

/// The words of one sentence, whose tokens are `range`. English hyphens are always read in the manner of EWT; any
/// other language than German is read as English.
///
/// ```
/// use depesche_language::{Hyphens, parse, words};
/// use depesche_model::{Document, Language};
///
/// let document = Document::new("x", Language::German, "Er traf am 18. April ein.");
/// let parsed = parse(&document);
/// let tokens = parsed.sentences[0].tokens.clone();
/// let words = words(&document.text, &parsed.tokens, tokens, &document.lang, Hyphens::Cut);
/// let forms: Vec<_> = words.iter().map(|word| &*word.form).collect();
/// assert_eq!(forms, ["Er", "traf", "an", "dem", "18.", "April", "ein", "."]);
/// ```
pub fn words<'t>(
    text: &'t str,
    tokens: &[Token],
    range: Range<usize>,
    language: &Language,
    hyphens: Hyphens,
) -> Vec<SurfaceWord<'t>> {
    let Some(held) = tokens.get(range.clone()) else { return Vec::new() };
    let mut cutter = Cutter::new(Parts::of(language), language, hyphens);
    let mut words = Vec::with_capacity(held.len() + held.len() / 8);
    let mut token = range.start;
    let mut first = 0;
    while first < held.len() {
        // A chunk: tokens without a gap between them.
        let mut last = first;
        while last + 1 < held.len() && held[last].span.end == held[last + 1].span.start {
            last += 1;
        }
        let chunk = Span::new(held[first].span.start, held[last].span.end);
        let following = held.get(last + 1).map(|next| next.span.of(text));
        let mut start = chunk.start;
        for len in cutter.pieces(chunk.of(text), following) {
            let span = Span::new(start, start + len);
            start = span.end;
            while tokens.get(token).is_some_and(|token| token.span.end <= span.start) {
                token += 1;
            }
            let space_before = span.start == chunk.start;
            add(
                &mut words,
                &mut cutter,
                text,
                SurfaceWord {
                    form: Cow::Borrowed(span.of(text)),
                    span,
                    token,
                    space_before,
                    multiword: Multiword::Alone,
                },
            );
        }
        first = last + 1;
    }
    words
}

/// Whether an address or the name of a file ends with `word`.
pub(crate) fn is_domain(word: &str) -> bool {
    Parts::of(&Language::English).is_domain(word)
}

/// Adds a piece of the text, or the parts of the contraction that it is.
fn add<'t>(words: &mut Vec<SurfaceWord<'t>>, cutter: &mut Cutter, text: &'t str, word: SurfaceWord<'t>) {
    let surface = word.span.of(text);
    let parts = cutter.parts(surface);
    let count = parts.len();
    if count < 2 {
        words.push(word);
        return;
    }
    let spelt = parts.iter().map(|part| part.len()).sum::<usize>() == surface.len()
        && parts.iter().all(|part| matches!(part, Cow::Borrowed(_)));
    for (place, form) in parts.into_iter().enumerate() {
        words.push(SurfaceWord {
            form,
            space_before: if place == 0 { word.space_before } else { !spelt },
            multiword: if place == 0 { Multiword::First(count) } else { Multiword::Inside },
            ..word.clone()
        });
    }
}
