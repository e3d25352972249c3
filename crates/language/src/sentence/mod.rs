//! Sentences, headlines and other lines that stand by themselves.
//!
//! Hand rules ([`rule`]) propose where sentences end. In English a trained [`network`] then looks at each line, adds bounds
//! that have no stop, as mails and comments do, and takes back some of those proposed. How it is trained is told in
//! `train/README.md`.

mod feature;
mod network;
mod rule;
#[cfg(test)]
mod tests;
mod wrap;

use depesche_model::{Document, Language, Sentence, Span, Token, TokenKind};

use crate::token::Abbreviations;
use feature::Gap;
use network::Network;
pub(crate) use rule::is_usual_beginning;
use wrap::Wrap;

/// No sentence is longer, in tokens: lists and broken pages are cut, so that reading stays linear in the length of a text.
const LONGEST: usize = 400;

/// A line of more tokens is a paragraph that lost its full stop.
const LONGEST_HEADLINE: usize = 24;

/// Groups the tokens of a document into sentences.
///
/// A blank line ends a sentence; so does a line break, unless the line goes on with a small letter. The dateline is a
/// sentence of its own. Sentences are in order, do not overlap and hold every token.
pub(crate) fn sentences(document: &Document, tokens: &[Token]) -> Vec<Sentence> {
    let text = document.text.as_str();
    let wrap = Wrap::of(text);
    let mut ends = rules(document, tokens, &wrap);
    if document.lang == Language::English
        && let Some(network) = Network::english()
    {
        decide(network, document, tokens, &wrap, &mut ends);
    }
    let mut sentences = Vec::new();
    let mut first = 0;
    let mut line = 0;
    let mut counted = 0;
    for at in 0..tokens.len() {
        if !ends[at] && at + 1 - first < LONGEST {
            continue;
        }
        let span = Span::new(tokens[first].span.start, tokens[at].span.end);
        line += text[counted..span.start].matches('\n').count();
        counted = span.start;
        sentences.push(Sentence {
            span,
            tokens: first..at + 1,
            clauses: 0..0,
            line,
            headline: is_headline(text, tokens, first, at),
        });
        first = at + 1;
    }
    sentences
}

/// For each token whether the rules end a sentence behind it, and whether its line ends there.
pub(crate) fn proposed(document: &Document, tokens: &[Token]) -> Vec<(bool, bool)> {
    let wrap = Wrap::of(&document.text);
    let ends = rules(document, tokens, &wrap);
    let breaks = |at: usize| Gap::behind(&document.text, tokens, at, &wrap, false).is_break();
    ends.into_iter().enumerate().map(|(at, ends)| (ends, breaks(at))).collect()
}

/// For each token whether the rules end a sentence behind it; they do behind the last one.
fn rules(document: &Document, tokens: &[Token], wrap: &Wrap) -> Vec<bool> {
    let abbreviations = Abbreviations::of(&document.lang);
    let mut first = 0;
    (0..tokens.len())
        .map(|at| {
            let ends = at + 1 == tokens.len()
                || at + 1 - first >= LONGEST
                || rule::ends(document, tokens, first, at, (abbreviations, wrap));
            if ends {
                first = at + 1;
            }
            ends
        })
        .collect()
}

/// Lets the network decide about all bounds but those that a line break or the dateline makes.
fn decide(network: &Network, document: &Document, tokens: &[Token], wrap: &Wrap, ends: &mut [bool]) {
    let dateline = document.dateline.as_ref().map(|dateline| dateline.evidence.span);
    let gap = |at: usize| tokens.get(at + 1).map(|next| Span::new(tokens[at].span.end, next.span.start));
    let breaks = |gap: Span| gap.of(&document.text).contains('\n') && !wrap.is_full(gap.start..gap.end);
    let borders = |gap: Span| {
        dateline.is_some_and(|border| {
            [border.start, border.end].into_iter().any(|place| gap.start <= place && place <= gap.end)
        })
    };
    let mut blocks = Vec::new();
    let mut fixed = vec![false; tokens.len()];
    // A block is as many whole lines as are read at a time: what the lines around a line are like tells much of it.
    let (mut first, mut line) = (0, 0);
    for at in 0..tokens.len() {
        let gap = gap(at);
        fixed[at] = ends[at] && gap.is_none_or(|gap| breaks(gap) || borders(gap));
        if at + 1 - first > network::LONGEST {
            let end = if line > first { line } else { at };
            blocks.push(first..end);
            first = end;
        }
        if fixed[at] {
            line = at + 1;
            if gap.is_none_or(borders) {
                blocks.push(first..at + 1);
                first = at + 1;
            }
        }
    }
    if first < tokens.len() {
        blocks.push(first..tokens.len());
    }
    let rules = ends.to_vec();
    network.decide(&document.text, tokens, (&blocks, &fixed, wrap), ends);
    drop_openings(&document.text, tokens, &rules, ends);
    // "“Will they come?” Carver asked.": the speaker belongs to his question, whatever the network says.
    for at in 0..ends.len() {
        let closing = ends[at] && !rules[at] && rule::is_closing(tokens[at].span.of(&document.text));
        ends[at] &= !(closing && rule::names_speaker(document, tokens, at));
    }
}

/// So many tokens may open a sentence before its subject: "On 6 October 2022 Malta reaffirmed …".
const OPENING: usize = 6;

/// Takes back bounds of the network behind a few words that begin with a preposition and end without a mark: they are
/// no sentence, and news opens so.
fn drop_openings(text: &str, tokens: &[Token], rules: &[bool], ends: &mut [bool]) {
    const PREPOSITIONS: [&str; 12] =
        ["On", "In", "At", "By", "After", "Since", "From", "During", "Until", "Before", "Under", "Within"];
    let mut first = 0;
    for at in 0..ends.len() {
        if !ends[at] {
            continue;
        }
        let opening = at - first < OPENING && PREPOSITIONS.contains(&tokens[first].span.of(text));
        if opening && !rules[at] && tokens[at].kind != TokenKind::Punctuation {
            ends[at] = false;
        } else {
            first = at + 1;
        }
    }
}

/// A headline has its line for itself and no full stop.
fn is_headline(text: &str, tokens: &[Token], first: usize, last: usize) -> bool {
    let begins = text[..tokens[first].span.start].trim_end_matches([' ', '\t', '\u{a0}']);
    let ends = text[tokens[last].span.end..].trim_start_matches([' ', '\t', '\u{a0}']);
    let stopped =
        tokens[first..=last].iter().rev().take(2).any(|t| matches!(t.span.of(text), "." | "!" | "…" | "..."));
    last - first < LONGEST_HEADLINE
        && !stopped
        && (begins.is_empty() || begins.ends_with('\n'))
        && (ends.is_empty() || ends.starts_with(['\n', '\r']))
}
