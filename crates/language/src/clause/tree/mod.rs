//! Clauses from a tree.
//!
//! The words that head a clause are found first ([`head`]), every word goes to the clause of the nearest of them above it,
//! and the phrases around each head become its arguments ([`phrase`]). Its verb is read by the tables of verb forms, as
//! without a tree, where they agree with the tree on which word it is, else from the tree alone ([`verb`]).

mod borrow;
mod head;
mod phrase;
mod verb;

use depesche_model::tree::Upos;
use depesche_model::{Clause, ClauseKind, Modality, Span, Tree};

use super::assembly::Draft;
use super::modality;
use super::view::View;
use head::Heads;

/// A tree with the tokens that its words stand in.
pub(crate) struct Syntax<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) tree: &'a Tree,
    /// For each word its token, as a place in the document.
    token: Vec<usize>,
    /// For each word those that hang on it, in order.
    below: Vec<Vec<usize>>,
}

impl<'a> Syntax<'a> {
    fn new(view: &'a View<'a>, tree: &'a Tree) -> Self {
        let mut below = vec![Vec::new(); tree.words.len()];
        for (at, word) in tree.words.iter().enumerate() {
            if let Some(head) = word.head {
                below[head].push(at);
            }
        }
        let last = view.range.end.saturating_sub(1);
        let token = tree.words.iter().map(|word| view.token_at(word.span.start).min(last)).collect();
        Self { view, tree, token, below }
    }

    /// The relation of a word to its head, without subtype.
    pub(crate) fn relation(&self, word: usize) -> &str {
        let relation = &*self.tree.words[word].relation;
        relation.split(':').next().unwrap_or(relation)
    }

    /// The relation of a word to its head, as it is.
    pub(crate) fn whole_relation(&self, word: usize) -> &str {
        &self.tree.words[word].relation
    }

    /// The words that hang on a word, in order.
    pub(crate) fn below(&self, word: usize) -> &[usize] {
        &self.below[word]
    }

    /// The words that hang on a word by a relation (without subtype).
    pub(crate) fn by<'s>(&'s self, word: usize, relation: &'s str) -> impl Iterator<Item = usize> + 's {
        self.below[word].iter().copied().filter(move |&below| self.relation(below) == relation)
    }

    /// A word's form in small letters.
    pub(crate) fn lower(&self, word: usize) -> String {
        let word = &self.tree.words[word];
        word.form.as_deref().unwrap_or_else(|| self.view.slice(word.span)).to_lowercase()
    }

    /// Whether a word is a verb: tagged as one, or with the form of one and arguments as only verbs have them.
    pub(crate) fn is_verb(&self, word: usize) -> bool {
        let tagged = matches!(self.tree.words[word].upos, Upos::Verb | Upos::Aux);
        let alone = self.by(word, "cop").next().is_none() && self.by(word, "nsubj").next().is_some();
        tagged
            || alone
                && self.by(word, "obj").next().is_some()
                && !self.view.readings(self.token[word]).is_empty()
    }

    pub(crate) fn feature(&self, word: usize, name: &str) -> Option<&str> {
        self.tree.words[word].features.get(name)
    }
}

/// The clauses of one sentence; `first` is the place that the first of them will have.
pub(crate) fn sentence_clauses(view: &View<'_>, tree: &Tree, sentence: usize, first: usize) -> Vec<Clause> {
    let syntax = Syntax::new(view, tree);
    let heads = Heads::of(&syntax);
    let drafts: Vec<Draft> =
        (0..heads.list.len()).map(|clause| verb::draft(&syntax, &heads, clause)).collect();
    let mut clauses: Vec<Clause> = Vec::with_capacity(drafts.len());
    for (number, draft) in drafts.iter().enumerate() {
        let row = heads.first_of_row(number).and_then(|first| clauses.get(first));
        let row = row.and_then(|first: &Clause| first.predicate.as_ref());
        let predicate = verb::predicate(&syntax, heads.list[number].word, draft, row);
        let tokens = draft.tokens.clone();
        let span =
            tokens.iter().map(|&token| view.span(token)).reduce(Span::cover).unwrap_or(Span::new(0, 0));
        clauses.push(Clause {
            sentence,
            span,
            arguments: phrase::arguments(&syntax, &heads, number),
            kind: if predicate.is_none() { ClauseKind::Verbless } else { draft.kind },
            predicate,
            modality: Modality::Fact,
            governor: draft.governor.map(|governor| first + governor),
            marker: draft.marker.clone(),
            quoted: tokens.first().is_some_and(|&token| view.is_quoted(token)),
            tokens,
        });
    }
    borrow::lend(&syntax, &heads, &drafts, &mut clauses);
    // A clause may stand before the one that it hangs on, whose modality it asks for.
    for _ in 0..2 {
        for at in 0..clauses.len() {
            clauses[at].modality = modality::modality(view, &clauses, at, first);
        }
    }
    clauses
}
