//! The speaker of a quotation in marks, read from the tree of the sentence beside it.

use depesche_model::tree::Upos;
use depesche_model::{Document, Parsed, Span};

use super::syntax::Syntax;
use super::telling::Telling;
use super::{teller, told};

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
    pub(super) fn speaker(&self, cue: Span) -> Option<Span> {
        let (syntax, word) = self.at(cue.start)?;
        let telling = Telling::of(&self.document.lang);
        match told::source(&syntax, telling, word) {
            Some(noun) => syntax.phrase(noun),
            None if syntax.lower(word) == "so" => behind(&syntax, word),
            None => teller::subject(&syntax, word),
        }
    }

    /// The subject of the sentence that a colon ends before a run: "Die Ministerin gab sich kämpferisch: „…“".
    pub(super) fn opener(&self, run: Span) -> Option<Span> {
        let before = self.document.text.get(..run.start)?.trim_end();
        let colon = before.strip_suffix(':')?.len();
        let (syntax, _) = self.at(colon)?;
        let root = syntax
            .tree
            .root()
            .filter(|&root| matches!(syntax.upos(root), Upos::Verb | Upos::Adj | Upos::Noun))?;
        teller::subject(&syntax, root).filter(|span| span.end <= colon)
    }

    /// The subject of the clause that a run ends: "Der Abgeordnete will „noch einmal in Ruhe prüfen“".
    pub(super) fn around(&self, run: Span) -> Option<Span> {
        let (syntax, word) = self.at(run.end.saturating_sub(1))?;
        teller::subject(&syntax, syntax.clause_of(word)).filter(|span| !span.overlaps(run))
    }

    /// Whether the clause that a run ends is in the Konjunktiv I, whose subject is not who speaks.
    pub(super) fn is_reported(&self, run: Span) -> bool {
        self.at(run.end.saturating_sub(1))
            .is_some_and(|(syntax, word)| told::is_reported(&syntax, syntax.clause_of(word)))
    }

    /// Whether a cue is no verb but a participle before a noun: "nicht näher bezeichnete Mängel".
    pub(super) fn is_adjective(&self, cue: Span) -> bool {
        self.at(cue.start)
            .is_some_and(|(syntax, word)| syntax.upos(word) == Upos::Adj && syntax.relation(word) == "amod")
    }

    /// Whether a verb stands in a run; what has none is a title.
    pub(super) fn has_verb(&self, run: Span) -> bool {
        let is_verb = |upos: Upos| matches!(upos, Upos::Verb | Upos::Aux);
        let mut words = self.parsed.trees_in(run).flat_map(|tree| &tree.words);
        self.parsed.trees.is_empty() || words.any(|word| is_verb(word.upos) && run.contains(word.span))
    }

    /// The subject of the sentence before a place, in the same paragraph or the one before.
    pub(super) fn before(&self, place: usize) -> Option<Span> {
        let sentence =
            self.parsed.sentences.partition_point(|sentence| sentence.span.end <= place).checked_sub(1)?;
        let tree = self.parsed.trees.get(sentence)?;
        teller::subject(&Syntax::new(&self.document.text, tree), tree.root()?)
    }

    /// The whole phrase that a name, an office or a noun stands in.
    pub(super) fn phrase(&self, name: Span) -> Option<Span> {
        let (syntax, first) = self.at(name.start)?;
        // The word of the name that hangs on none of the others.
        let inside = |at: usize| name.contains(syntax.word(at).span);
        let mut at = first;
        for _ in 0..syntax.len() {
            let Some(head) = syntax.word(at).head else { break };
            if !inside(head) && !matches!(syntax.relation(at), "flat" | "appos" | "nmod" | "compound" | "det")
            {
                break;
            }
            at = head;
        }
        syntax.phrase(at).filter(|span| span.contains(name))
    }
}

/// The words from one to the next mark, where they are one phrase: "so letztere, …".
fn behind(syntax: &Syntax<'_>, word: usize) -> Option<Span> {
    let end = (word + 1..syntax.len()).find(|&at| syntax.upos(at) == Upos::Punct).unwrap_or(syntax.len());
    let is_nominal = |at: usize| !matches!(syntax.upos(at), Upos::Verb | Upos::Aux | Upos::Adv);
    let all = (word + 1..end).all(is_nominal);
    (all && end > word + 1).then(|| syntax.trimmed(word + 1, end - 1)).flatten()
}
