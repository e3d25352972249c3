//! Who speaks: the subject of the cue that a quotation hangs on.

use depesche_model::{Document, Language, Parsed, Span};

use super::cast::{Candidate, Cast, Who};
use super::cue::{Cues, Kind};
use super::frame::Frame;

/// How far behind a verb its subject may stand, in words.
const REACH: usize = 14;

/// A cue in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// Its place among the frame's words outside the marks.
    pub(super) at: usize,
    pub(super) kind: Kind,
}

/// The words of a frame, for the search.
pub(super) struct Search<'a> {
    document: &'a Document,
    cast: &'a Cast,
    frame: &'a Frame,
    spans: Vec<Span>,
    words: Vec<String>,
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

    fn is_german(&self) -> bool {
        self.document.lang == Language::German
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether a quotation lies between this word and the one before it.
    fn is_behind_run(&self, at: usize) -> bool {
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
    fn candidate_from(&self, at: usize) -> Option<&'a Candidate> {
        (at..at + 5)
            .take_while(|&at| at == 0 || !matches!(self.word(at), "," | "." | ";"))
            .find_map(|at| self.candidate(at))
    }

    fn candidate(&self, at: usize) -> Option<&'a Candidate> {
        self.cast.at(*self.frame.outside.get(at)?)
    }

    /// The place among the words of the word behind a candidate.
    fn behind(&self, candidate: &Candidate) -> usize {
        self.frame.outside.partition_point(|&token| token <= candidate.last)
    }

    fn start(&self, candidate: &Candidate) -> usize {
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

    fn of_verb(&self, verb: usize) -> Option<Candidate> {
        // "zitiert ihn die Agentur": he is quoted.
        if self.word(verb).starts_with("zitier") || self.word(verb).starts_with("quote") {
            let object = (verb + 1..verb + 4)
                .find(|&at| matches!(self.word(at), "ihn" | "sie" | "ihm" | "him" | "her"));
            if object.is_some() {
                return None;
            }
        }
        let before = self.before_verb(verb);
        let is_beside = |candidate: &&Candidate| {
            let behind = self.behind(candidate);
            (behind..verb).all(|at| is_helper(self.word(at)))
                && !(behind..=verb).any(|at| self.is_behind_run(at))
        };
        if let Some(before) = before.filter(is_beside) {
            return Some(before.clone());
        }
        // "… und sprach von …": whoever the sentence began with.
        if matches!(self.before(verb), "und" | "and") {
            return self.first(0, verb).cloned();
        }
        if let Some(unknown) = self.unknown_with_apposition(verb).or_else(|| self.unknown_before(verb)) {
            return Some(unknown);
        }
        // "heißt es in einer Erklärung des Ministeriums": the source stands in a phrase.
        let anywhere = self.word(verb).starts_with("heiß") || self.word(verb) == "hieß";
        let after = self.after(verb, anywhere);
        let is_near = after.is_some_and(|candidate| self.start(candidate) <= verb + 3);
        let comes_after = self.is_german()
            || (is_near && (before.is_none() || self.is_behind_run(verb) || self.before(verb) == ","));
        let unknown = || if comes_after || before.is_none() { self.unknown_after(verb) } else { None };
        after.filter(|_| comes_after).cloned().or_else(unknown).or_else(|| before.or(after).cloned())
    }

    /// "was called “…” by the Ministry", "wurde von Meier als „…“ bezeichnet"
    fn of_passive(&self, verb: usize) -> Option<&'a Candidate> {
        if !self.is_passive(verb) {
            return None;
        }
        let agent = |at: &usize| {
            matches!(self.word(*at), "by" | "von" | "vom" | "seitens")
                && self.candidate_from(at + 1).is_some()
        };
        let range = if self.is_german() { 0..self.words.len() } else { verb..self.words.len() };
        range.into_iter().find(agent).and_then(|at| self.candidate_from(at + 1))
    }

    fn is_passive(&self, verb: usize) -> bool {
        if self.is_german() {
            let is_form = |word: &str| matches!(word, "wurde" | "wurden" | "wird" | "werden" | "worden");
            // "wurde … bezeichnet": a participle that closes the clause which the auxiliary opened.
            let is_participle = self.word(verb).ends_with(['t', 'n']) && !self.word(verb).ends_with("ten");
            let clause = self.words.iter().take(verb).rev().take_while(|word| *word != "," && *word != ";");
            return is_participle && clause.into_iter().any(|word| is_form(word));
        }
        let is_form = |word: &str| matches!(word, "was" | "were" | "been" | "being" | "is" | "are" | "be");
        let skipped = usize::from(
            self.before(verb).ends_with("ly") || matches!(self.before(verb), "also" | "not" | "now"),
        );
        let form = verb.checked_sub(1 + skipped);
        form.is_some_and(|at| is_form(self.word(at)))
            && !(form.map_or(verb, |at| at + 1)..=verb).any(|at| self.is_behind_run(at))
    }

    /// The last candidate before a verb that is no part of a phrase with a preposition.
    fn before_verb(&self, verb: usize) -> Option<&'a Candidate> {
        let mut from = verb;
        while from > 0
            && !matches!(self.word(from - 1), ";" | "." | ":" | "dass" | "daß" | "that")
            && !self.is_behind_run(from)
        {
            from -= 1;
        }
        let last = self.candidates(from, verb).filter(|candidate| self.can_be_subject(candidate)).last();
        // "Meier, foreign minister of Norway, said": whoever stands before the first comma.
        if self.before(verb) == "," && !last.is_some_and(|last| matches!(last.who, Who::Person(_))) {
            return self.first(0, verb).or(last);
        }
        last
    }

    /// The first candidate between two places that can be a subject.
    fn first(&self, from: usize, to: usize) -> Option<&'a Candidate> {
        self.candidates(from, to).find(|candidate| self.can_be_subject(candidate))
    }

    /// Whether a candidate is in no phrase with a preposition, and no genitive: "der Botschafter Israels".
    fn can_be_subject(&self, candidate: &Candidate) -> bool {
        let start = self.start(candidate);
        let is_genitive = matches!(candidate.who, Who::Country(_)) && start > 0 && self.is_capital(start - 1);
        !is_genitive && !self.is_in_phrase(candidate)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.spans.get(at).is_some_and(|span| self.document.slice(*span).starts_with(char::is_uppercase))
    }

    /// "Ada Meier, foreign minister of Norway, said": the name that opens the sentence.
    fn unknown_with_apposition(&self, verb: usize) -> Option<Candidate> {
        let comma = (2..5)
            .find(|&at| self.word(at) == ",")
            .filter(|comma| comma + 2 < verb && self.before(verb) == "," && !self.is_capital(verb + 1))?;
        let is_name = (0..comma).all(|at| self.is_capital(at) && !is_article(self.word(at)));
        if is_name { self.unknown(0, comma) } else { None }
    }

    /// The words that stand directly before a verb where its subject stands: "Seidler sagte", "Ein Sprecher schrieb".
    fn unknown_before(&self, verb: usize) -> Option<Candidate> {
        if self.is_behind_run(verb) {
            return None;
        }
        let mut to = verb;
        while to > 0 && (self.before(to) == "," || is_helper(self.before(to))) {
            to -= 1;
        }
        let mut from = to;
        while from > 0
            && to - from < 5
            && self.is_capital(from - 1)
            && !is_article(self.word(from - 1))
            && !self.is_behind_run(from)
        {
            from -= 1;
        }
        let candidate = self.unknown(from, to)?;
        let begins = |at: usize| {
            at == 0
                || matches!(self.before(at), "," | "." | ":" | "–" | ";" | "und" | "and")
                || self.is_behind_run(at)
        };
        let mut start = from;
        while start > 0 && (is_article(self.word(start - 1)) || is_adjective(self.word(start - 1))) {
            start -= 1;
        }
        (begins(start) && !self.is_in_phrase(&candidate)).then_some(candidate)
    }

    /// The words that stand directly behind a verb where its subject stands: "sagte Seidler", "so der Trainer".
    fn unknown_after(&self, verb: usize) -> Option<Candidate> {
        let mut from = verb + 1;
        while from < self.words.len()
            && (is_article(self.word(from)) || is_adjective(self.word(from)))
            && from - verb < 5
        {
            from += 1;
        }
        let mut to = from;
        while to < self.words.len()
            && to - from < 5
            && self.is_capital(to)
            && (to == from || !self.is_behind_run(to))
        {
            to += 1;
        }
        // "der Trainer von Oslo, Ada Meier"
        if let Some(comma) = (to..to + 5).find(|&at| self.word(at) == ",") {
            let end = (comma + 1..comma + 5).take_while(|&at| self.is_capital(at)).last();
            if let Some(end) = end.filter(|end| *end > comma + 1 && !self.is_behind_run(comma + 1)) {
                return self.unknown(comma + 1, end + 1);
            }
        }
        if self.is_behind_run(verb + 1) { None } else { self.unknown(from, to) }
    }

    fn unknown(&self, from: usize, to: usize) -> Option<Candidate> {
        let last = to.checked_sub(1).filter(|last| *last >= from)?;
        // A name that is known after all: "President Fox".
        let person =
            (from..to).find_map(|at| self.candidate(at).filter(|known| matches!(known.who, Who::Person(_))));
        if let Some(person) = person {
            return Some(person.clone());
        }
        let is_word = |at: usize| {
            self.word(at).chars().count() > 1
                && self.word(at).chars().all(|c| c.is_alphabetic() || "-'’.".contains(c))
        };
        let is_name = (from..to).all(is_word)
            && !(from..to).any(|at| is_preposition(self.word(at)) || is_time(self.word(at)));
        is_name.then(|| Candidate {
            span: self.spans[from].cover(self.spans[last]),
            first: self.frame.outside[from],
            last: self.frame.outside[last],
            who: Who::Unknown,
        })
    }

    fn candidates(&self, from: usize, to: usize) -> impl Iterator<Item = &'a Candidate> {
        let mut last = None;
        (from..to).filter_map(move |at| {
            let candidate = self.candidate(at)?;
            (last.replace(candidate.first) != Some(candidate.first)).then_some(candidate)
        })
    }

    /// The first candidate behind a cue; `anywhere`: also in a phrase with a preposition.
    fn after(&self, cue: usize, anywhere: bool) -> Option<&'a Candidate> {
        let mut pending: Option<&Candidate> = None;
        let mut in_phrase = false;
        let mut at = cue + 1;
        while at < self.words.len() && at <= cue + REACH && !(self.is_behind_run(at)) {
            let word = self.word(at);
            if word == ","
                && let Some(found) = pending
            {
                let next = self.candidate(at + 1).filter(|next| matches!(next.who, Who::Person(_)));
                return next.or(Some(found));
            }
            if matches!(word, "," | ":" | ";" | "." | "dass" | "daß" | "that" | "ob" | "whether") {
                break;
            }
            if let Some(candidate) = self.candidate(at) {
                at = self.behind(candidate).max(at + 1);
                if std::mem::take(&mut in_phrase) && !anywhere {
                    continue;
                }
                match candidate.who {
                    Who::Country(_) if self.start(candidate) != cue + 1 && !anywhere => {}
                    Who::Person(_) => return Some(candidate),
                    Who::Neuter if anywhere => continue,
                    Who::Pronoun | Who::Neuter => return pending.or(Some(candidate)),
                    _ => pending = pending.or(Some(candidate)),
                }
                continue;
            }
            let is_capital = self
                .spans
                .get(at)
                .is_some_and(|span| self.document.slice(*span).starts_with(char::is_uppercase));
            if is_preposition(word) {
                in_phrase = true;
            } else if is_capital {
                in_phrase = in_phrase
                    && self
                        .spans
                        .get(at + 1)
                        .is_some_and(|next| self.document.slice(*next).starts_with(char::is_uppercase));
            } else if pending.is_some() && !is_article(word) {
                break;
            }
            at += 1;
        }
        pending
    }

    /// Whether a preposition stands before a candidate, its article and adjectives.
    fn is_in_phrase(&self, candidate: &Candidate) -> bool {
        let mut at = self.start(candidate);
        let capital = |at: usize| {
            self.spans.get(at).is_some_and(|span| self.document.slice(*span).starts_with(char::is_uppercase))
        };
        let mut steps = 0;
        while at > 0
            && capital(at - 1)
            && !is_preposition(self.word(at - 1))
            && steps < 5
            && !self.is_behind_run(at)
        {
            at -= 1;
            steps += 1;
        }
        while at > 0 && steps < 8 && is_adjective(self.word(at - 1)) && !is_article(self.word(at - 1)) {
            at -= 1;
            steps += 1;
        }
        if at > 0 && is_article(self.word(at - 1)) {
            at -= 1;
        }
        at > 0 && is_preposition(self.word(at - 1))
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
        let next = place + usize::from(self.word(place) == ",");
        self.cues.iter().any(|cue| cue.at == next && matches!(cue.kind, Kind::Say | Kind::So))
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

/// A word that may stand between a subject and its verb.
fn is_helper(word: &str) -> bool {
    matches!(
        word,
        "auch"
            | "also"
            | "later"
            | "has"
            | "had"
            | "have"
            | "hat"
            | "hatte"
            | "haben"
            | "then"
            | "dann"
            | "recently"
            | "again"
    )
}

fn is_time(word: &str) -> bool {
    const TIMES: &[&str] = &[
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonnabend",
        "sonntag",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "reportern",
        "journalisten",
        "reporters",
        "journalists",
        "jahr",
        "ende",
        "anfang",
        "it",
        "es",
        "dies",
        "this",
        "that",
        "there",
        "i",
        "wir",
        "we",
        "so",
        "das",
        "dabei",
        "damit",
        "hier",
        "dort",
        "zudem",
        "später",
        "daher",
        "deshalb",
        "aber",
        "doch",
        "als",
        "wie",
        "weiter",
        "wörtlich",
        "nun",
        "jetzt",
        "heute",
        "gestern",
        "here",
        "today",
    ];
    TIMES.contains(&word)
}

fn is_article(word: &str) -> bool {
    matches!(
        word,
        "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "des"
            | "ein"
            | "eine"
            | "einen"
            | "einem"
            | "einer"
            | "eines"
            | "sein"
            | "seine"
            | "seinen"
            | "seinem"
            | "seiner"
            | "ihr"
            | "ihre"
            | "ihren"
            | "ihrem"
            | "ihrer"
            | "a"
            | "an"
            | "the"
            | "his"
            | "her"
            | "its"
            | "their"
    )
}

fn is_adjective(word: &str) -> bool {
    word.chars().count() > 3
        && ["e", "en", "em", "er", "es", "an", "ese", "ish", "ian"].iter().any(|end| word.ends_with(end))
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
}

fn is_preposition(word: &str) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "mit",
        "von",
        "vom",
        "bei",
        "beim",
        "in",
        "im",
        "ins",
        "an",
        "am",
        "auf",
        "gegenüber",
        "vor",
        "nach",
        "für",
        "über",
        "zu",
        "zum",
        "zur",
        "unter",
        "gegen",
        "durch",
        "aus",
        "seit",
        "bis",
        "zwischen",
        "neben",
        "ohne",
        "wegen",
        "um",
        "of",
        "on",
        "at",
        "with",
        "to",
        "for",
        "from",
        "by",
        "about",
        "against",
        "between",
        "under",
        "over",
        "during",
        "after",
        "before",
        "into",
        "upon",
        "towards",
        "toward",
        "than",
        "near",
        "among",
        "alongside",
    ];
    PREPOSITIONS.contains(&word)
}
