//! A sentence's tree as the search for told speech walks it.

use depesche_model::tree::{Upos, Word};
use depesche_model::{Span, Tree};

/// A tree with the words below each word.
pub(super) struct Syntax<'a> {
    pub(super) text: &'a str,
    pub(super) tree: &'a Tree,
    below: Vec<Vec<usize>>,
}

impl<'a> Syntax<'a> {
    pub(super) fn new(text: &'a str, tree: &'a Tree) -> Self {
        let mut below = vec![Vec::new(); tree.words.len()];
        for (at, word) in tree.words.iter().enumerate() {
            if let Some(list) = word.head.and_then(|head| below.get_mut(head)) {
                list.push(at);
            }
        }
        Self { text, tree, below }
    }

    pub(super) fn len(&self) -> usize {
        self.tree.words.len()
    }

    pub(super) fn word(&self, at: usize) -> &'a Word {
        &self.tree.words[at]
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.word(at).form(self.text).to_lowercase()
    }

    /// The infinitive of a verb with its particle, the basic form of any other word.
    pub(super) fn lemma(&self, at: usize) -> &'a str {
        let word = self.word(at);
        word.verb.as_deref().unwrap_or(&word.lemma)
    }

    pub(super) fn upos(&self, at: usize) -> Upos {
        self.word(at).upos
    }

    pub(super) fn below(&self, at: usize) -> &[usize] {
        &self.below[at]
    }

    /// The relation of a word to its head, without subtype.
    pub(super) fn relation(&self, at: usize) -> &'a str {
        let relation = &*self.word(at).relation;
        relation.split(':').next().unwrap_or(relation)
    }

    /// The words that hang on a word by this relation, without subtype.
    pub(super) fn by(&self, at: usize, relation: &str) -> impl Iterator<Item = usize> {
        self.below(at).iter().copied().filter(move |&below| self.relation(below) == relation)
    }

    pub(super) fn is_passive(&self, at: usize) -> bool {
        self.below(at).iter().any(|&below| {
            let relation = &*self.word(below).relation;
            relation == "aux:pass" || relation == "nsubj:pass"
        })
    }

    /// A word with all below it that `keep` lets in, in order.
    pub(super) fn subtree(&self, at: usize, keep: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut words = vec![at];
        let mut next = 0;
        while let Some(&word) = words.get(next) {
            words.extend(self.below(word).iter().copied().filter(|&below| keep(below)));
            next += 1;
        }
        words.sort_unstable();
        words
    }

    /// The words of a clause as one stretch around its head; a gap of marks only does not end it.
    pub(super) fn stretch(&self, at: usize, keep: impl Fn(usize) -> bool) -> Option<Span> {
        let words = self.subtree(at, keep);
        let is_gap = |from: usize, to: usize| !(from + 1..to).all(|at| self.upos(at) == Upos::Punct);
        let own = words.iter().position(|&word| word == at)?;
        let mut first = own;
        while first > 0 && !is_gap(words[first - 1], words[first]) {
            first -= 1;
        }
        let mut last = own;
        while last + 1 < words.len() && !is_gap(words[last], words[last + 1]) {
            last += 1;
        }
        self.trimmed(words[first], words[last])
    }

    /// The text from one word to another, without the commas and stops at its ends.
    pub(super) fn trimmed(&self, mut first: usize, mut last: usize) -> Option<Span> {
        let is_mark = |at: usize, kept: &[char]| {
            self.upos(at) == Upos::Punct && !self.word(at).span.of(self.text).starts_with(kept)
        };
        while first < last && is_mark(first, &['„', '“', '"', '»', '«', '(', '‚']) {
            first += 1;
        }
        while last > first && is_mark(last, &['“', '”', '"', '»', '«', ')', '‘']) {
            last -= 1;
        }
        (first..=last)
            .any(|at| self.upos(at) != Upos::Punct)
            .then(|| self.word(first).span.cover(self.word(last).span))
    }

    /// A noun with its article, adjectives, names and appositions, without its preposition and its clauses.
    pub(super) fn phrase(&self, noun: usize) -> Option<Span> {
        let keep = |at: usize| {
            let is_own = self.word(at).head == Some(noun);
            let relation = self.relation(at);
            let is_clause = matches!(relation, "advcl" | "parataxis" | "ccomp" | "cop" | "mark" | "aux");
            let is_apart = matches!(relation, "case" | "nsubj" | "obl" | "advmod" | "acl");
            !is_clause && &*self.word(at).relation != "acl:relcl" && !(is_own && is_apart)
        };
        self.stretch(noun, keep)
    }

    /// The clause that a word stands in: the next verb or other predicate above it.
    pub(super) fn clause_of(&self, mut at: usize) -> usize {
        for _ in 0..self.len() {
            let Some(head) = self.word(at).head else { break };
            let heads_clause =
                matches!(self.relation(at), "ccomp" | "csubj" | "xcomp" | "advcl" | "acl" | "parataxis");
            let is_second = self.relation(at) == "conj" && self.upos(at) == Upos::Verb;
            if heads_clause || is_second {
                break;
            }
            at = head;
        }
        at
    }
}
