//! Who speaks: the subject of the cue that a quotation hangs on.

use depesche_model::{Document, Language, Parsed, Span};

use super::cast::{Candidate, Cast, Who};
use super::cue::{Cues, Kind};
use super::frame::Frame;
use super::word::{is_adjective, is_article, is_preposition};

/// A cue in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// Its place among the frame's words outside the marks.
    pub(super) at: usize,
    pub(super) kind: Kind,
}

/// The words of a frame, for the search.
pub(super) struct Search<'a> {
    pub(super) document: &'a Document,
    cast: &'a Cast,
    pub(super) frame: &'a Frame,
    pub(super) spans: Vec<Span>,
    pub(super) words: Vec<String>,
    pub(super) cues: Vec<Cue>,
}

impl<'a> Search<'a> {
    pub(super) fn new(document: &'a Document, parsed: &'a Parsed, cast: &'a Cast, frame: &'a Frame) -> Self {
        let spans: Vec<_> = frame.outside.iter().map(|&token| parsed.tokens[token].span).collect();
        let words: Vec<_> = spans.iter().map(|span| document.slice(*span).to_lowercase()).collect();
        let mut search = Self { document, cast, frame, spans, words, cues: Vec::new() };
        search.cues = search.find_cues();
        search
    }

    pub(super) fn is_german(&self) -> bool {
        self.document.lang == Language::German
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether a quotation lies between this word and the one before it.
    pub(super) fn is_behind_run(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.frame
            .outside
            .get(at)
            .zip(self.frame.outside.get(before))
            .is_some_and(|(at, before)| at - before > 1)
    }

    fn find_cues(&self) -> Vec<Cue> {
        let table = Cues::of(&self.document.lang);
        let is_cue = |at: usize| {
            let kind = table.kind(self.word(at), |particle| {
                self.words.iter().skip(at + 1).any(|word| word == particle)
            })?;
            let (before, after) = (self.before(at), self.word(at + 1));
            let fits = match self.word(at) {
                // "so" is a cue only behind a mark: "…, so Meier".
                "so" => {
                    let opens = at == 0
                        && self.spans.first().is_some_and(|first| first.start > self.frame.span.start);
                    (opens || before == "," || before == "–" || self.is_behind_run(at))
                        && (self.candidate_from(at + 1).is_some() || self.unknown_after(at).is_some())
                }
                "angaben" | "aussage" | "aussagen" | "worten" | "ansicht" | "meinung" | "auffassung"
                | "einschätzung" => {
                    matches!(before, "nach" | "laut" | "zu")
                }
                "according" => after == "to",
                "called" | "calls" | "calling" | "call" => {
                    !matches!(after, "upon" | "on" | "for" | "in" | "off")
                }
                word if !self.is_german()
                    && word.ends_with('s')
                    && (is_article(before) || is_preposition(before)) =>
                {
                    false
                }
                _ => {
                    kind == Kind::So
                        || kind == Kind::After
                        || !self.is_passive(at)
                        || self.of_passive(at).is_some()
                }
            };
            fits.then_some(Cue { at, kind })
        };
        (0..self.words.len()).filter_map(is_cue).collect()
    }

    /// A candidate that starts here, perhaps behind an article and adjectives.
    pub(super) fn candidate_from(&self, at: usize) -> Option<&'a Candidate> {
        (at..at + 5)
            .take_while(|&at| at == 0 || !matches!(self.word(at), "," | "." | ";"))
            .find_map(|at| self.candidate(at))
    }

    pub(super) fn candidate(&self, at: usize) -> Option<&'a Candidate> {
        self.cast.at(*self.frame.outside.get(at)?)
    }

    /// The place among the words of the word behind a candidate.
    pub(super) fn behind(&self, candidate: &Candidate) -> usize {
        self.frame.outside.partition_point(|&token| token <= candidate.last)
    }

    pub(super) fn start(&self, candidate: &Candidate) -> usize {
        self.frame.outside.partition_point(|&token| token < candidate.first)
    }

    /// The cue that the run at `run` hangs on.
    pub(super) fn cue_of(&self, run: Span) -> Option<Cue> {
        let place = self.spans.partition_point(|span| span.start < run.start);
        let same_part = |cue: &&Cue| {
            let (from, to) = if cue.at < place { (cue.at, place) } else { (place, cue.at) };
            !self.words.iter().take(to).skip(from).any(|word| word == ";")
        };
        let last_before = |cue: &&Cue| cue.at < place;
        // "nannte es „…“", "sprach von einer „…“", "denounced it as “…”"
        let governing = self.cues.iter().rev().find(last_before).filter(same_part).filter(|cue| {
            let between = self.words.get(cue.at + 1..place).unwrap_or_default();
            let is_close =
                !between.iter().any(|word| matches!(word.as_str(), "," | "und" | "and" | "but" | "aber"));
            let joins = between
                .iter()
                .rev()
                .find(|word| !is_article(word))
                .is_some_and(|word| matches!(word.as_str(), "als" | "as" | "von" | "of"));
            cue.kind == Kind::Call && is_close || joins && (is_close || cue.kind == Kind::Call)
        });
        if let Some(cue) = governing {
            return Some(*cue);
        }
        let mut next = place;
        while matches!(self.word(next), "," | "-" | "–" | "." | "!") && !self.is_behind_run_at(next, run) {
            next += 1;
        }
        // "…, sagte Meier" and "…, Meier said"
        if let Some(cue) = self.cues.iter().find(|cue| cue.at == next && cue.kind != Kind::After) {
            return Some(*cue);
        }
        if let Some(candidate) = self.candidate_from(next) {
            let behind = self.behind(candidate);
            if let Some(cue) =
                self.cues.iter().find(|cue| (behind..behind + 2).contains(&cue.at) && cue.kind != Kind::So)
            {
                return Some(*cue);
            }
        }
        if place > 0
            && self.word(place - 1) == ":"
            && let Some(cue) = self.cues.iter().rev().find(last_before)
        {
            return Some(*cue);
        }
        // "… to stop “…” and warned not to": the second verb goes on, it does not speak the first one's words.
        let goes_on = |cue: &&Cue| cue.at > place && matches!(self.before(cue.at), "and" | "und");
        let distance = |cue: &&Cue| cue.at.abs_diff(place) + if same_part(cue) { 0 } else { 40 };
        self.cues.iter().filter(|cue| !goes_on(cue)).min_by_key(distance).copied()
    }

    /// Whether another run lies between `run` and the word at `at`.
    fn is_behind_run_at(&self, at: usize, run: Span) -> bool {
        self.is_behind_run(at)
            && self.spans.get(at.saturating_sub(1)).is_some_and(|before| before.start > run.start)
    }

    /// The speaker whom a cue names.
    pub(super) fn subject(&self, cue: Cue) -> Option<Candidate> {
        match cue.kind {
            Kind::So => self.after(cue.at, true).cloned().or_else(|| self.unknown_after(cue.at)),
            Kind::After => (0..cue.at).rev().take(6).find_map(|at| self.candidate(at)).cloned(),
            Kind::Say | Kind::Call => self.of_passive(cue.at).cloned().or_else(|| self.of_verb(cue.at)),
        }
    }

    /// The person whom the frame is about: its first that is in no phrase, else any.
    pub(super) fn topic(&self, before: usize) -> Option<&'a Candidate> {
        let to = self.spans.partition_point(|span| span.start < before);
        let people = || self.candidates(0, to).filter(|candidate| matches!(candidate.who, Who::Person(_)));
        people().find(|candidate| self.can_be_subject(candidate)).or_else(|| people().last())
    }

    /// The last body or organization before a place.
    pub(super) fn body_before(&self, before: usize) -> Option<&'a Candidate> {
        let to = self.spans.partition_point(|span| span.start < before);
        let is_body = |candidate: &&Candidate| matches!(candidate.who, Who::Body(..));
        self.candidates(0, to).filter(is_body).last()
    }

    /// Who opens a sentence that leads to a run with nothing but a colon: "Ein Beamter: „…“".
    pub(super) fn opening(&self, run: Span) -> Option<Candidate> {
        let place = self.spans.partition_point(|span| span.start < run.start);
        if place == 0 || self.word(place - 1) != ":" {
            return None;
        }
        if let Some(first) = self.first(0, place) {
            return Some(first.clone());
        }
        let from = (0..place).find(|&at| !is_article(self.word(at)) && !is_adjective(self.word(at)))?;
        let to = (from..place).find(|&at| !self.is_capital(at))?;
        self.unknown(from, to)
    }

    /// Whether a verb of saying follows a run directly: "„…“, sagte".
    pub(super) fn is_said(&self, run: Span) -> bool {
        let place = self.spans.partition_point(|span| span.start < run.start);
        self.word(place) == ","
            && self.cues.iter().any(|cue| cue.at == place + 1 && matches!(cue.kind, Kind::Say | Kind::So))
    }

    /// Whether a cue is "nennt sich" or "sich selbst … nennt".
    pub(super) fn is_own_name(&self, cue: Cue) -> bool {
        let word = self.word(cue.at);
        let from = cue.at.saturating_sub(6);
        (word.starts_with("nenn") || word.starts_with("nannt"))
            && self.words.iter().take(cue.at + 4).skip(from).any(|word| word == "sich")
    }

    /// Whether a comma or semicolon parts a cue from a run, unless the cue stands right behind the run's own comma.
    pub(super) fn is_apart(&self, cue: Option<Cue>, run: Span) -> bool {
        let Some(cue) = cue.filter(|cue| cue.kind != Kind::After) else { return false };
        let place = self.spans.partition_point(|span| span.start < run.start);
        let (from, to) = if cue.at < place { (cue.at, place) } else { (place + 1, cue.at) };
        self.words.iter().take(to).skip(from).any(|word| matches!(word.as_str(), "," | ";" | "–"))
    }

    /// Whether the sentence is in the Konjunktiv I, which goes on with what somebody says.
    pub(super) fn is_reported(&self) -> bool {
        const FORMS: &[&str] = &[
            "sei", "seien", "habe", "werde", "könne", "müsse", "solle", "dürfe", "wolle", "gebe", "gehe",
            "komme", "bleibe", "stehe", "mache", "lasse", "brauche", "handle", "bestehe",
        ];
        self.is_german() && self.words.iter().any(|word| FORMS.contains(&word.as_str()))
    }

    /// The words at a span.
    pub(super) fn words_of(&self, span: Span) -> String {
        self.document.slice(span).to_owned()
    }

    /// The words of a cue.
    pub(super) fn cue_span(&self, cue: Cue) -> Option<Span> {
        self.spans.get(cue.at).copied()
    }
}
