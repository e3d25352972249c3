//! The sentence around a quotation: the words outside the marks that belong together.

use std::ops::Range;

use depesche_model::{Document, Parsed, Span, TokenKind};

use super::mark::Run;

/// A sentence with its quotations, which may be of several sentences themselves.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) span: Span,
    /// The tokens outside all runs, as places in [`Parsed::tokens`].
    pub(super) outside: Vec<usize>,
    /// Its runs, as places in the list of runs.
    pub(super) runs: Range<usize>,
    /// The paragraph, counted from 0.
    pub(super) paragraph: usize,
}

impl Frame {
    /// Whether there is a word outside the marks.
    pub(super) fn has_words(&self, parsed: &Parsed) -> bool {
        self.outside.iter().any(|&token| parsed.tokens[token].kind == TokenKind::Word)
    }
}

/// The frames of a document, in order.
pub(super) fn frames(document: &Document, parsed: &Parsed, runs: &[Run]) -> Vec<Frame> {
    let text = &document.text;
    let mut spans: Vec<Span> = Vec::new();
    for sentence in &parsed.sentences {
        if document.is_boilerplate(sentence.span) {
            continue;
        }
        match spans.last_mut() {
            Some(last) if belongs(text, runs, *last, sentence.span) => *last = last.cover(sentence.span),
            _ => spans.push(sentence.span),
        }
    }
    let mut paragraph = 0;
    let mut end = 0;
    spans
        .into_iter()
        .map(|span| {
            // The sentence's tokens may end before a closing mark.
            let span = run_at(runs, span.end).map_or(span, |run| span.cover(run.outer));
            paragraph += usize::from(text.get(end..span.start).is_some_and(|gap| gap.contains('\n')));
            end = span.end;
            let first = parsed.token_at(span.start);
            let outside = (first..parsed.token_at(span.end)).filter(|&token| {
                let at = parsed.tokens[token].span;
                at.start >= span.start
                    && !last_before(runs, at.start).is_some_and(|run| run.outer.contains(at))
            });
            let from = runs.partition_point(|run| run.outer.start < span.start);
            let to = runs.partition_point(|run| run.outer.end <= span.end);
            Frame { span, outside: outside.collect(), runs: from..to.max(from), paragraph }
        })
        .collect()
}

/// The run that a border lies inside of.
fn run_at(runs: &[Run], border: usize) -> Option<&Run> {
    last_before(runs, border.checked_sub(1)?).filter(|run| border < run.outer.end)
}

/// The last run that starts at or before a place.
fn last_before(runs: &[Run], place: usize) -> Option<&Run> {
    runs.get(runs.partition_point(|run| run.outer.start <= place).checked_sub(1)?)
}

/// Whether a sentence continues the frame before it.
fn belongs(text: &str, runs: &[Run], frame: Span, sentence: Span) -> bool {
    if run_at(runs, sentence.start).is_some() {
        return true;
    }
    let gap = text.get(frame.end..sentence.start).unwrap_or_default();
    let before = frame.of(text).trim_end();
    let starts_with_run =
        last_before(runs, sentence.start).is_some_and(|run| run.outer.start == sentence.start);
    // "Er sagte: / „…“", also over the end of a paragraph.
    if starts_with_run && before.ends_with(':') {
        return true;
    }
    // "„Warum?“ fragte er."
    let end = frame.start + before.len();
    let ends_with_run = end > 0 && last_before(runs, end - 1).is_some_and(|run| run.outer.end == end);
    ends_with_run && !gap.contains('\n') && sentence.of(text).starts_with(char::is_lowercase)
}
