//! The subject of a verb of saying: before it, behind it, as the agent of a passive; known by name or not.

use super::cast::{Candidate, Who};
use super::speaker::Search;
use super::word::{is_adjective, is_article, is_helper, is_preposition, is_time};

/// How far behind a verb its subject may stand, in words.
const REACH: usize = 14;

impl<'a> Search<'a> {
    pub(super) fn of_verb(&self, verb: usize) -> Option<Candidate> {
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
    pub(super) fn of_passive(&self, verb: usize) -> Option<&'a Candidate> {
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

    pub(super) fn is_passive(&self, verb: usize) -> bool {
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
    pub(super) fn first(&self, from: usize, to: usize) -> Option<&'a Candidate> {
        self.candidates(from, to).find(|candidate| self.can_be_subject(candidate))
    }

    /// Whether a candidate is in no phrase with a preposition, and no genitive: "der Botschafter Israels".
    pub(super) fn can_be_subject(&self, candidate: &Candidate) -> bool {
        let start = self.start(candidate);
        let is_genitive = matches!(candidate.who, Who::Country(_)) && start > 0 && self.is_capital(start - 1);
        !is_genitive && !self.is_in_phrase(candidate)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
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
    pub(super) fn unknown_after(&self, verb: usize) -> Option<Candidate> {
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

    pub(super) fn unknown(&self, from: usize, to: usize) -> Option<Candidate> {
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

    pub(super) fn candidates(&self, from: usize, to: usize) -> impl Iterator<Item = &'a Candidate> {
        let mut last = None;
        (from..to).filter_map(move |at| {
            let candidate = self.candidate(at)?;
            (last.replace(candidate.first) != Some(candidate.first)).then_some(candidate)
        })
    }

    /// The first candidate behind a cue; `anywhere`: also in a phrase with a preposition.
    pub(super) fn after(&self, cue: usize, anywhere: bool) -> Option<&'a Candidate> {
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
}
