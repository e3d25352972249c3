//! The words in quotation marks, with whoever spoke them.

use depesche_model::{Document, Evidence, Mentions, Parsed, Quote, QuoteType, Span};

use super::beside::Trees;
use super::cast::{Cast, Who};
use super::cue::Kind;
use super::frame::{self, Frame};
use super::memory::{Memory, Speaker};
use super::speaker::{Cue, Search};
use super::speech::{self, Speech};
use super::told::Told;
use super::{indirect, mark};

/// From so many words on a sentence in quotation marks is speech even if nobody is said to speak.
const LONG: usize = 12;

/// So many bytes behind told speech a quotation without a cue is its speaker's.
const NEAR: usize = 400;

/// No sentence has so many words outside its quotations; what has is a table or a list.
const LONGEST: usize = 600;

/// The quotations in marks.
pub(super) fn direct(
    document: &Document,
    parsed: &Parsed,
    mentions: &Mentions,
    cast: &Cast,
    runs: &[mark::Run],
    (indirect, told): (&[Quote], &[Told]),
) -> Vec<Quote> {
    if runs.is_empty() {
        return Vec::new();
    }
    let trees = Trees::new(document, parsed);
    let mut memory = Memory { mentions, person: None, body: None, last: None };
    let mut quotes = Vec::new();
    for frame in frame::frames(document, parsed, runs) {
        if frame.outside.len() > LONGEST || frame.runs.len() > LONGEST {
            continue;
        }
        let search = Search::new(document, parsed, cast, &frame);
        let mut spoke = false;
        for run in frame.runs.clone().filter_map(|at| runs.get(at)) {
            let speech = match speech::speech(document, parsed, run) {
                // "„Vielfalt ist Programm“, erklärte Meier": no name is said.
                Speech::Name if search.is_said(run.outer) && run.inner.of(&document.text).contains(' ') => {
                    Speech::Sentence
                }
                speech => speech,
            };
            let long =
                run.inner.of(&document.text).split_whitespace().count() >= LONG && trees.has_verb(run.outer);
            let is_adjective = |cue: &Cue| search.cue_span(*cue).is_some_and(|cue| trees.is_adjective(cue));
            let cue = search.cue_of(run.outer).filter(|cue| !is_adjective(cue));
            // "Das Amt nennt sich „…“": a name.
            if cue.is_some_and(|cue| search.is_own_name(cue)) {
                continue;
            }
            let continues = !frame.has_words(parsed)
                && memory.last.as_ref().is_some_and(|(_, at)| *at == frame.paragraph);
            // "Damit sei der Kurs „nicht mehr klar“": the sentences before tell who is quoted.
            let reported = search.is_reported() && (memory.person.is_some() || memory.last.is_some());
            // "Er meinte, das Land brauche „mehr Ruhe“": whoever tells the clause is quoted in it.
            let teller = teller(run, indirect, told);
            let words = run.inner.of(&document.text).split_whitespace().count();
            let is_whole = words >= 7 || run.inner.of(&document.text).ends_with(['.', '!', '?']);
            let opener = trees.opener(run.outer).filter(|_| cue.is_none() && is_whole).map(|span| {
                let topic = search.topic(run.outer.start).filter(|_| !is_somebody(span, cast));
                topic.map_or(span, |topic| trees.phrase(topic.span).unwrap_or(topic.span))
            });
            // A word alone is quoted only by a cue in its own clause.
            if words == 1 && speech == Speech::Fragment && teller.is_none() && search.is_apart(cue, run.outer)
            {
                continue;
            }
            let is_speech = match speech {
                Speech::Name => false,
                Speech::Sentence => {
                    cue.is_some() || continues || long || reported || teller.is_some() || opener.is_some()
                }
                Speech::Fragment => cue.is_some() || reported || teller.is_some(),
            };
            if !is_speech {
                continue;
            }
            let mut opens = false;
            let found = if let Some(cue) = cue {
                memory.speaker(&search, cue, run.outer)
            } else {
                let opening =
                    search.opening(run.outer).and_then(|candidate| memory.named(&search, &candidate));
                opens = opening.is_some();
                let here = memory.last.clone().filter(|(_, at)| *at == frame.paragraph);
                opening
                    .or_else(|| here.map(|(speaker, _)| speaker))
                    .or_else(|| memory.person.clone().filter(|_| reported))
            };
            let cue_span = cue.and_then(|cue| search.cue_span(cue));
            let by_tree = cue_span
                .and_then(|cue| trees.speaker(cue))
                .filter(|span| !is_misread(*span, cue_span, found.as_ref(), mentions, cast));
            // "Wie der „Bote“ berichtet": the name of who speaks.
            let names = |span: Option<Span>| span.is_some_and(|span| span.overlaps(run.outer));
            if words <= 4 && (names(by_tree) || told.iter().any(|told| names(told.speaker))) {
                continue;
            }
            let by_tree = by_tree
                .filter(|span| !span.overlaps(run.outer))
                .or(opener)
                .filter(|span| !quotes.iter().any(|quote: &Quote| quote.text.overlaps(*span)));
            let by_tree = by_tree.filter(|_| !is_told_elsewhere(run, cue_span, told)).or(teller);
            let found = match by_tree {
                Some(span) => Some(beside(document, mentions, cast, span, found)),
                None if cue.is_none() && found.is_none() && follows_run(&document.text, run) => {
                    memory.last.clone().map(|(speaker, _)| speaker)
                }
                // Nobody is named beside the words: the subject of their clause, who spoke before, or the subject before.
                None if cue.is_none()
                    && !opens
                    && !trees.is_reported(run.outer)
                    && (found.is_none() || frame.has_words(parsed)) =>
                {
                    let around = trees.around(run.outer).filter(|span| is_somebody(*span, cast));
                    let near = |told: &&Quote| {
                        told.text.end <= run.outer.start && run.outer.start - told.text.end < NEAR
                    };
                    let earlier = indirect
                        .iter()
                        .chain(&quotes)
                        .filter(near)
                        .max_by_key(|quote| quote.text.end)
                        .and_then(|quote| quote.as_written);
                    let before = || trees.before(run.outer.start).filter(|_| found.is_none());
                    let span = around.or(earlier).or_else(before);
                    span.map(|span| beside(document, mentions, cast, span, found.clone())).or(found)
                }
                None => found.map(|found| Speaker {
                    as_written: found.as_written.map(|name| trees.phrase(name).unwrap_or(name)),
                    ..found
                }),
            };
            if found.is_none() && speech == Speech::Fragment {
                continue;
            }
            quotes.push(quote(&search, &frame, run, cue, found.as_ref()));
            if let Some(found) = found {
                memory.last = Some((found, frame.paragraph));
                spoke = true;
            }
        }
        memory.learn(&search, &frame, spoke);
    }
    quotes
}

/// Whoever tells what a run stands in, by the narrowest of what is told.
fn teller(run: &mark::Run, indirect: &[Quote], told: &[Told]) -> Option<Span> {
    let covers = |text: Span| {
        let shared = run.outer.end.min(text.end).saturating_sub(run.outer.start.max(text.start));
        shared * 5 > run.outer.len() * 4
    };
    let narrowest = told
        .iter()
        .filter(|told| covers(told.text) && !run.outer.contains(told.cue))
        .filter(|told| told.speaker.is_some_and(|speaker| !speaker.overlaps(run.outer)))
        .min_by_key(|told| told.text.len())
        .and_then(|told| told.speaker);
    narrowest.or_else(|| indirect.iter().find(|quote| quote.text.contains(run.outer))?.as_written)
}

/// Whether a run stands in what somebody tells by another word than the cue, which stands outside of it: "auf den Vorwurf
/// Meiers, es sei „zu spät“, entgegnete Huber".
fn is_told_elsewhere(run: &mark::Run, cue: Option<Span>, told: &[Told]) -> bool {
    let Some(cue) = cue else { return false };
    let mut around = told.iter().filter(|told| {
        // A source stands over the whole sentence and whoever speaks in it.
        told.text.contains(run.outer) && told.speaker.is_some() && told.rule != "quote.told-source"
    });
    let narrowest = around.by_ref().min_by_key(|told| told.text.len());
    narrowest.is_some_and(|told| told.cue != cue && !told.text.contains(cue))
}

/// Whether a phrase has a name, an office or a pronoun in it.
fn is_somebody(span: Span, cast: &Cast) -> bool {
    cast.list.iter().any(|candidate| span.contains(candidate.span) && candidate.who != Who::Neuter)
}

/// Whether the tree's subject names no person while one stands right behind the cue: "…, kündigte Sprecherin Maier an".
fn is_misread(
    span: Span,
    cue: Option<Span>,
    found: Option<&Speaker>,
    mentions: &Mentions,
    cast: &Cast,
) -> bool {
    let is_person = |speaker: &Speaker| mentions.people.iter().any(|person| person.name == speaker.name);
    let Some(name) = found.filter(|found| is_person(found)).and_then(|found| found.as_written) else {
        return false;
    };
    let Some(cue) = cue else { return false };
    let has_person = cast.list.iter().any(|candidate| {
        span.contains(candidate.span) && matches!(candidate.who, Who::Person(_) | Who::Pronoun)
    });
    !has_person && !span.overlaps(name) && (cue.end..cue.end + 40).contains(&name.start)
}

/// Whether a run begins where another ends, be it in the paragraph before.
fn follows_run(text: &str, run: &mark::Run) -> bool {
    text.get(..run.outer.start).is_some_and(|before| before.trim_end().ends_with(['“', '”', '"', '«', '»']))
}

/// The speaker whom the tree gives, by the name that the words give if they stand in that phrase or it names nobody.
fn beside(
    document: &Document,
    mentions: &Mentions,
    cast: &Cast,
    span: Span,
    found: Option<Speaker>,
) -> Speaker {
    let by_tree = indirect::named(document, mentions, cast, span);
    let is_named = by_tree.name != document.slice(span);
    match found {
        Some(found) if !is_named || found.as_written.is_some_and(|name| span.overlaps(name)) => {
            Speaker { as_written: Some(span), ..found }
        }
        _ => by_tree,
    }
}

fn quote(
    search: &Search<'_>,
    frame: &Frame,
    run: &mark::Run,
    cue: Option<Cue>,
    speaker: Option<&Speaker>,
) -> Quote {
    let rule = match cue.map(|cue| cue.kind) {
        Some(Kind::Say) => "quote.verb",
        Some(Kind::Call) => "quote.name-giving",
        Some(Kind::So | Kind::After) => "quote.source",
        None => "quote.continued",
    };
    let as_written = speaker.and_then(|speaker| speaker.as_written);
    // The words that name the speaker are part of the evidence when they stand beside the quotation.
    let beside = [cue.and_then(|cue| search.cue_span(cue)), as_written]
        .into_iter()
        .flatten()
        .filter(|span| frame.span.contains(*span));
    Quote {
        confidence: None,
        speaker: speaker.map(|speaker| speaker.name.clone()),
        as_written,
        country: speaker.and_then(|speaker| speaker.country),
        direct: true,
        kind: QuoteType::Direct,
        text: run.inner,
        evidence: Evidence::new(beside.fold(run.outer, Span::cover), rule),
    }
}
