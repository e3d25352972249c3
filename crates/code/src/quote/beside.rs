//! The speaker of a quotation in marks, read from the tree of the sentence beside it.

use depesche_model::{Document, Parsed, Span};

use super::syntax::Syntax;
use super::telling::Telling;
use super::told;

/// The trees of a document, by place.
#[derive(Clone, Copy)]
pub(super) struct Trees<'a> {
    document: &'a Document,
    parsed: &'a Parsed,
}

impl<'a> Trees<'a> {
    pub(super) fn new(document: &'a Document, parsed: &'a Parsed) -> Self {
        Self { document, parsed }
    }

    /// The tree that holds a place, and the word there.
    fn at(&self, place: usize) -> Option<(Syntax<'a>, usize)> {
        let sentence = self.parsed.sentences.partition_point(|sentence| sentence.span.end <= place);
        let tree = self.parsed.trees.get(sentence)?;
        let word = tree.words.iter().position(|word| word.span.start <= place && place < word.span.end)?;
        Some((Syntax::new(&self.document.text, tree), word))
    }

    /// Whom a cue names: the subject of a verb of saying, the noun behind "laut" or "so".
    pub(super) fn speaker(&self, cue: Span, run: Span) -> Option<Span> {
        let (syntax, word) = self.at(cue.start)?;
        let telling = Telling::of(&self.document.lang);
        let found = match told::source(&syntax, telling, word) {
            Some(noun) => syntax.phrase(noun),
            None => told::subject(&syntax, word),
        };
        found.filter(|span| !span.overlaps(run))
    }

    /// The subject of the sentence that a colon ends before a run: "Die Ministerin gab sich kämpferisch: „…“".
    pub(super) fn opener(&self, run: Span) -> Option<Span> {
        let before = self.document.text.get(..run.start)?.trim_end();
        let colon = before.strip_suffix(':')?.len();
        let (syntax, _) = self.at(colon)?;
        let root = syntax.tree.root()?;
        told::subject(&syntax, root).filter(|span| span.end <= colon)
    }

    /// The whole phrase that a name, an office or a noun stands in.
    pub(super) fn phrase(&self, name: Span) -> Option<Span> {
        let (syntax, first) = self.at(name.start)?;
        // The word of the name that hangs on none of the others.
        let inside = |at: usize| name.contains(syntax.word(at).span);
        let mut at = first;
        for _ in 0..syntax.len() {
            let Some(head) = syntax.word(at).head else { break };
            if !inside(head) && !matches!(syntax.relation(at), "flat" | "appos" | "nmod" | "compound" | "det") {
                break;
            }
            at = head;
        }
        syntax.phrase(at).filter(|span| span.contains(name))
    }
}
