//! Clauses: one predicate with what stands around it.
//!
//! A sentence is cut into segments at its marks and conjunctions ([`german`], [`english`]); segments are joined to
//! clauses ([`assembly`]); each clause gets its verb with helpers and particle ([`predicate`]), its phrases
//! ([`argument`]) and its modality ([`modality`]).

mod argument;
mod assembly;
mod english;
mod german;
mod modality;
mod predicate;
mod tree;
mod view;

use depesche_model::{Clause, ClauseKind, Document, Language, Modality, Parsed, Span};

use view::View;

/// Fills in the clauses of every sentence that belongs to the article.
pub(crate) fn add_clauses(document: &Document, parsed: &mut Parsed) {
    let mut clauses = Vec::new();
    let ranges: Vec<_> = parsed.sentences.iter().map(|s| (s.span, s.tokens.clone(), s.headline)).collect();
    for (number, (span, tokens, headline)) in ranges.into_iter().enumerate() {
        let first = clauses.len();
        let in_dateline = document.dateline.as_ref().is_some_and(|d| d.evidence.span.contains(span));
        if !in_dateline && !document.is_boilerplate(span) {
            let view = View::new(document, parsed, tokens, headline);
            clauses.extend(sentence_clauses(&view, number, first));
        }
        parsed.sentences[number].clauses = first..clauses.len();
    }
    parsed.clauses = clauses;
}

/// Takes clauses from the trees for every sentence that has one, in place of those that were found without.
pub(crate) fn from_trees(document: &Document, parsed: &mut Parsed) {
    let mut clauses: Vec<Clause> = Vec::with_capacity(parsed.clauses.len());
    for number in 0..parsed.sentences.len() {
        let sentence = &parsed.sentences[number];
        let (tokens, known) = (sentence.tokens.clone(), sentence.clauses.clone());
        let first = clauses.len();
        match parsed.trees.get(number).filter(|tree| !tree.words.is_empty() && !known.is_empty()) {
            Some(tree) => {
                let view = View::new(document, parsed, tokens, sentence.headline);
                clauses.extend(tree::sentence_clauses(&view, tree, number, first));
            }
            None => clauses.extend(parsed.clauses[known.clone()].iter().cloned().map(|mut clause| {
                clause.governor = clause.governor.map(|governor| governor + first - known.start);
                clause
            })),
        }
        parsed.sentences[number].clauses = first..clauses.len();
    }
    parsed.clauses = clauses;
}

/// The clauses of one sentence; `first` is the place that the first of them will have.
fn sentence_clauses(view: &View<'_>, sentence: usize, first: usize) -> Vec<Clause> {
    let segments =
        if view.language == Language::German { german::segments(view) } else { english::segments(view) };
    let drafts = assembly::assemble(segments);
    let mut clauses: Vec<Clause> = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let predicate = predicate::predicate(view, draft);
        let tokens: Vec<usize> = draft.tokens.clone();
        let span =
            tokens.iter().map(|&token| view.span(token)).reduce(Span::cover).unwrap_or(Span::new(0, 0));
        let kind = if predicate.is_none() { ClauseKind::Verbless } else { draft.kind };
        clauses.push(Clause {
            sentence,
            span,
            arguments: argument::arguments(view, draft, predicate.as_ref()),
            kind,
            predicate,
            modality: Modality::Fact,
            governor: draft.governor.map(|governor| first + governor),
            marker: draft.marker.clone(),
            quoted: draft.tokens.first().is_some_and(|&token| view.is_quoted(token)),
            tokens,
        });
    }
    argument::lend_subjects(&mut clauses, &drafts);
    for at in 0..clauses.len() {
        clauses[at].modality = modality::modality(view, &clauses, at, first);
    }
    clauses
}
