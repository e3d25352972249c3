//! Direct and indirect speech with its speakers.
//!
//! **Codes** words in quotation marks that somebody is said to have spoken or written: sentences („Wir öffnen eine Tür“,
//! sagte Meier) and parts of sentences (Meier sprach von „guten Nachbarn“); each run inside one pair of marks is one. And what
//! is told without marks: the clauses that a verb or noun of telling governs or a source stands in ([`told`]), and sentences in
//! the Konjunktiv I that go on with it ([`indirect`]).
//! **Does not code** names of programmes, papers and formats in quotation marks.
//! **Needs** for a part of a sentence in marks a cue that somebody speaks, and for told speech a tree and a word that tells; both
//! are listed in `data/quote`.
//!
//! The speaker is the subject of the cue, by the tree where there is one ([`beside`]); a pronoun stands for whoever the sentences
//! before are about. What follows a quotation in its paragraph without a cue of its own has the same speaker.

mod beside;
mod body;
mod cast;
mod cue;
mod frame;
mod indirect;
mod mark;
mod speaker;
mod speech;
mod subject;
mod syntax;
mod telling;
mod told;
mod who;
mod word;

use depesche_model::{CountryCode, Document, Evidence, Mentions, Parsed, PersonId, Quote, QuoteType, Span};

use beside::Trees;
use cast::{Candidate, Cast, Who};
use cue::Kind;
use frame::Frame;
use speaker::{Cue, Search};
use speech::Speech;
use told::Told;

/// From so many words on a sentence in quotation marks is speech even if nobody is said to speak.
const LONG: usize = 12;

/// So many bytes behind told speech a quotation without a cue is its speaker's.
const NEAR: usize = 400;

/// No sentence has so many words outside its quotations; what has is a table or a list.
const LONGEST: usize = 600;

/// The quotations of a document, in order.
pub(crate) fn quotes(document: &Document, parsed: &Parsed, mentions: &Mentions) -> Vec<Quote> {
    if !document.lang.is_read() {
        return Vec::new();
    }
    let runs = mark::runs(&document.text);
    let cast = Cast::read(document, parsed, mentions);
    let (mut quotes, told) = indirect::indirect(document, parsed, mentions, &cast, &runs);
    let direct = direct(document, parsed, mentions, &cast, &runs, (&quotes, &told));
    quotes.extend(direct);
    quotes.sort_by_key(|quote| quote.text);
    quotes
}

/// The quotations in marks.
fn direct(
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

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq)]
struct Speaker {
    name: String,
    country: Option<CountryCode>,
    as_written: Option<Span>,
}

/// What the text has said so far.
struct Memory<'a> {
    mentions: &'a Mentions,
    /// The person whom the last sentences are about.
    person: Option<Speaker>,
    /// The body that was named last.
    body: Option<Speaker>,
    /// The last speaker of a quotation, and in which paragraph.
    last: Option<(Speaker, usize)>,
}

impl Memory<'_> {
    /// Who speaks in the run at `run` by this cue.
    fn speaker(&self, search: &Search<'_>, cue: Cue, run: Span) -> Option<Speaker> {
        if let Some(candidate) = search.subject(cue) {
            return self.named(search, &candidate);
        }
        // The subject is left out ("… und sprach von „…“"), or a pronoun in another case.
        let topic = search.topic(run.start).and_then(|candidate| self.named(search, candidate));
        topic.or_else(|| self.person.clone())
    }

    fn named(&self, search: &Search<'_>, candidate: &Candidate) -> Option<Speaker> {
        let beside = |speaker: Speaker| Speaker { as_written: Some(candidate.span), ..speaker };
        match &candidate.who {
            Who::Person(person) => self.person(*person).map(beside),
            Who::Office(office, country) => {
                Some(beside(self.holder(office, *country).unwrap_or_else(|| Speaker {
                    name: body::name(*country, office),
                    country: *country,
                    as_written: None,
                })))
            }
            Who::Unknown => Some(beside(Speaker {
                name: search.words_of(candidate.span),
                country: None,
                as_written: None,
            })),
            Who::Organization(id) => {
                Some(beside(Speaker { name: id.clone(), country: None, as_written: None }))
            }
            Who::Body(english, country) => {
                let known = self
                    .body
                    .clone()
                    .filter(|body| country.is_none() && body.name.ends_with(english.as_str()));
                let new =
                    || Speaker { name: body::name(*country, english), country: *country, as_written: None };
                Some(beside(known.unwrap_or_else(new)))
            }
            Who::Country(code) => Some(beside(Speaker {
                name: body::name(Some(*code), "Government"),
                country: Some(*code),
                as_written: None,
            })),
            Who::Pronoun => {
                let topic = search.topic(candidate.span.start).and_then(|topic| self.named(search, topic));
                topic.or_else(|| self.person.clone()).map(beside)
            }
            Who::Neuter => search
                .body_before(candidate.span.start)
                .and_then(|body| self.named(search, body))
                .or_else(|| self.body.clone())
                .or_else(|| self.person.clone())
                .map(beside),
        }
    }

    fn person(&self, id: PersonId) -> Option<Speaker> {
        let person = self.mentions.person(id)?;
        Some(Speaker { name: person.name.clone(), country: person.country, as_written: None })
    }

    /// The person of the text who holds an office that is named without its holder.
    fn holder(&self, office: &str, country: Option<CountryCode>) -> Option<Speaker> {
        let fits = |held: &str| {
            held == office
                || held.ends_with(office)
                || (office.ends_with("minister") && held.contains("minister"))
        };
        let mut holders = self.mentions.people.iter().filter(|person| {
            (country.is_none() || person.country == country) && person.office.as_deref().is_some_and(fits)
        });
        let only = holders.next()?;
        if holders.next().is_none() {
            return Some(Speaker { name: only.name.clone(), country: only.country, as_written: None });
        }
        // Of several the one whom the text is about just now.
        self.person.clone().filter(|now| country.is_none() || now.country == country)
    }

    /// Keeps whom a frame is about.
    fn learn(&mut self, search: &Search<'_>, frame: &Frame, spoke: bool) {
        let spoken = self.last.clone().filter(|_| spoke).map(|(speaker, _)| speaker);
        let subject = || {
            let cue = search.cues.iter().find(|cue| cue.kind != Kind::After)?;
            let candidate = search.subject(*cue)?;
            let is_one = matches!(candidate.who, Who::Person(_) | Who::Pronoun | Who::Unknown);
            is_one.then(|| self.named(search, &candidate)).flatten()
        };
        let topic = || search.topic(frame.span.end).and_then(|candidate| self.named(search, candidate));
        let is_person =
            |speaker: &Speaker| self.mentions.people.iter().any(|person| person.name == speaker.name);
        if let Some(person) = spoken.filter(is_person).or_else(subject).or_else(topic) {
            self.person = Some(person);
        }
        if let Some(body) =
            search.body_before(frame.span.end).and_then(|candidate| self.named(search, candidate))
        {
            self.body = Some(body);
        }
    }
}

#[cfg(test)]
mod tests;
