//! Indirect speech with its speakers.

use depesche_model::{Document, Evidence, Mentions, Parsed, Quote, QuoteType, Sentence, Span};

use super::cast::{Candidate, Cast, Who};
use super::mark::Run;
use super::memory::Speaker;
use super::syntax::Syntax;
use super::telling::Telling;
use super::told::{self, Told};
use super::{teller, who};

/// The told speech of a document, in order, without what stands in quotation marks; and beside it all that is told, marks or not.
pub(super) fn indirect(
    document: &Document,
    parsed: &Parsed,
    mentions: &Mentions,
    cast: &Cast,
    runs: &[Run],
) -> (Vec<Quote>, Vec<Told>) {
    let telling = Telling::of(&document.lang);
    let mut quotes: Vec<Quote> = Vec::new();
    let mut all = Vec::new();
    let mut last: Option<(Option<Speaker>, usize)> = None;
    let mut before: Option<&Sentence> = None;
    for (sentence, tree) in parsed.sentences.iter().zip(&parsed.trees) {
        let previous = before.replace(sentence);
        if tree.words.is_empty() || sentence.headline {
            continue;
        }
        let syntax = Syntax::new(&document.text, tree);
        let mut found = told::told(&syntax, telling);
        if let Some((verb, pointer)) = told::pointer(&syntax, telling)
            && let Some(previous) =
                previous.filter(|previous| previous.line == sentence.line && !previous.headline)
        {
            found.push(Told {
                text: previous.span.cover(syntax.word(pointer).span),
                cue: syntax.word(verb).span,
                speaker: teller::subject(&syntax, verb),
                rule: "quote.told-before",
            });
        }
        all.extend(found.iter().copied());
        found.retain(|told| is_own(told, runs));
        found.sort_by_key(|told| (told.text.start, std::cmp::Reverse(told.text.end)));
        let found = outermost(found);
        let root = tree.root();
        let continues = found.is_empty()
            && root.is_some_and(|root| told::is_reported(&syntax, root))
            && !runs
                .iter()
                .any(|run| run.outer.overlaps(sentence.span) && run.outer.len() * 2 > sentence.span.len());
        if continues && let Some(text) = root.and_then(|root| syntax.stretch(root, |_| true)) {
            let speaker = last.as_ref().and_then(|(speaker, _)| speaker.clone());
            quotes.push(quote(text, text, speaker.as_ref(), QuoteType::Continued, "quote.told-on"));
        }
        for told in found {
            let speaker = told.speaker.map(|span| named(document, mentions, cast, span));
            let kind = QuoteType::Indirect;
            quotes.push(quote(told.text, told.text.cover(told.cue), speaker.as_ref(), kind, told.rule));
            last = Some((speaker, sentence.line));
        }
    }
    (quotes, all)
}

/// Whether neither the cue nor the words stand in quotation marks.
fn is_own(told: &Told, runs: &[Run]) -> bool {
    let shared = |run: &Run| {
        let start = run.outer.start.max(told.text.start);
        run.outer.end.min(told.text.end).saturating_sub(start)
    };
    told.text.len() > 8
        && !runs.iter().any(|run| run.outer.contains(told.cue) || shared(run) * 5 > told.text.len() * 4)
}

/// Those that lie in no other.
fn outermost(found: Vec<Told>) -> Vec<Told> {
    let mut kept: Vec<Told> = Vec::new();
    for told in found {
        if !kept.iter().any(|other| other.text.overlaps(told.text)) {
            kept.push(told);
        }
    }
    kept
}

/// Whoever a phrase names.
pub(super) fn named(document: &Document, mentions: &Mentions, cast: &Cast, span: Span) -> Speaker {
    let inside = |candidate: &&Candidate| span.contains(candidate.span);
    let known = cast
        .list
        .iter()
        .filter(inside)
        .min_by_key(|candidate| (!matches!(candidate.who, Who::Person(_)), candidate.span.start));
    let known = known.and_then(|candidate| who::named(mentions, candidate));
    let words = || Speaker { name: document.slice(span).to_owned(), country: None, as_written: None };
    Speaker { as_written: Some(span), ..known.unwrap_or_else(words) }
}

fn quote(
    text: Span,
    evidence: Span,
    speaker: Option<&Speaker>,
    kind: QuoteType,
    rule: &'static str,
) -> Quote {
    Quote {
        confidence: None,
        speaker: speaker.map(|speaker| speaker.name.clone()),
        as_written: speaker.and_then(|speaker| speaker.as_written),
        country: speaker.and_then(|speaker| speaker.country),
        direct: false,
        kind,
        text,
        evidence: Evidence::new(evidence, rule),
    }
}
