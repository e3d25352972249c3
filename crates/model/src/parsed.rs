//! A text in sentences, tokens and clauses.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{Span, Tree};

/// The grammar of a text. All lists are in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parsed {
    /// Every word, number and mark.
    pub tokens: Vec<Token>,
    /// They cover every token and do not overlap.
    pub sentences: Vec<Sentence>,
    /// By first token. No token belongs to two clauses; a clause may stand inside another.
    pub clauses: Vec<Clause>,
    /// The tree of each sentence, by its place in [`Parsed::sentences`]; empty for what is no part of the article. None at
    /// all where no analyser has read the text.
    #[serde(skip)]
    pub trees: Vec<Tree>,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenKind {
    /// Letters, also with hyphens, apostrophes or digits inside: "G7-Staaten".
    Word,
    /// Digits with their marks: "43,8", "5.000", "18." when an ordinal.
    Number,
    /// A full stop, comma, bracket, dash or quotation mark.
    Punctuation,
    /// Anything else: "%", "$", "+".
    Symbol,
}

/// A sentence, a headline or another line that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as places in [`Parsed::tokens`].
    pub tokens: Range<usize>,
    /// Its clauses, as places in [`Parsed::clauses`].
    pub clauses: Range<usize>,
    /// The number of the line of text that it stands in, from 0.
    pub line: usize,
    /// Whether it ends without a full stop on a line of its own, as headlines do.
    pub headline: bool,
}

/// One predicate with its arguments. Whatever finds clauses, from tokens or from a tree, fills this in; the
/// coders read nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The sentence it belongs to, as a place in [`Parsed::sentences`].
    pub sentence: usize,
    /// From its first to its last token, clauses inside it included.
    pub span: Span,
    /// Its own tokens in order, as places in [`Parsed::tokens`]; those of clauses inside it are not among them.
    pub tokens: Vec<usize>,
    /// How it hangs together with its neighbours.
    pub kind: ClauseKind,
    /// The verb, if it has one.
    pub predicate: Option<Predicate>,
    /// What stands around the verb, in order. A subject may be borrowed from the clause that this one hangs on.
    pub arguments: Vec<Argument>,
    /// Whether it is told as a fact.
    pub modality: Modality,
    /// The clause that it hangs on, as a place in [`Parsed::clauses`].
    pub governor: Option<usize>,
    /// The word that joins it to its governor, in small letters: "dass", "nachdem", "who".
    pub marker: Option<String>,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
}

/// How a clause hangs together with its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClauseKind {
    /// It stands by itself.
    Main,
    /// It hangs on another by a conjunction: "dass …", "after …".
    Subordinate,
    /// It hangs on a noun: "der am 18. April in Astana ankam".
    Relative,
    /// It has an infinitive with "zu"/"to" and borrows its subject.
    Infinitive,
    /// It has no verb: headlines and fragments.
    Verbless,
}

/// The verb of a clause, with its helpers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Predicate {
    /// The infinitive, with a separated particle put back: "stattfinden" for "fand … statt".
    pub lemma: String,
    /// The tokens of the verb, its helpers and its particle, in order, as places in [`Parsed::tokens`].
    pub tokens: Vec<usize>,
    /// Who does it.
    pub voice: Voice,
    /// When.
    pub tense: Tense,
    /// How it is told.
    pub mood: Mood,
    /// The modal verb or verb of beginning above it, as an infinitive: "sollen", "will".
    pub modal: Option<String>,
}

/// Active or passive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// The subject does it.
    Active,
    /// It is done to the subject.
    Passive,
}

/// The time that the verb's form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tense {
    /// Preterite, perfect, pluperfect.
    Past,
    /// Present, which German news also uses for what is to come.
    Present,
    /// With "werden" or "will".
    Future,
    /// An infinitive or a participle alone.
    None,
}

/// How the verb's form tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mood {
    /// As a fact.
    Indicative,
    /// As somebody's words: Konjunktiv I.
    Reported,
    /// As what would be: Konjunktiv II, "would", "could".
    Conditional,
}

/// How sure the clause is of what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// It happened or happens.
    Fact,
    /// It is planned, announced or expected.
    Future,
    /// Somebody asks for it.
    CalledFor,
    /// It is said not to be so.
    Negated,
    /// It would be, under a condition.
    Hypothetical,
}

/// A phrase beside the verb.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// What it does there.
    pub role: Role,
    /// The preposition in small letters, its article split off: "im" is "in".
    pub preposition: Option<String>,
    /// Its words.
    pub span: Span,
    /// Its tokens, preposition included, as places in [`Parsed::tokens`].
    pub tokens: Range<usize>,
}

/// What a phrase does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Who does it (of a passive: whom it befalls).
    Subject,
    /// What or whom it is done to; also the indirect object.
    Object,
    /// A phrase with a preposition.
    Oblique,
}

impl Parsed {
    /// The clause's own tokens, in order.
    pub fn clause_tokens<'a>(&'a self, clause: &'a Clause) -> impl Iterator<Item = &'a Token> {
        clause.tokens.iter().filter_map(|&token| self.tokens.get(token))
    }

    /// The clauses of a sentence.
    pub fn sentence_clauses(&self, sentence: &Sentence) -> &[Clause] {
        self.clauses.get(sentence.clauses.clone()).unwrap_or_default()
    }

    /// The sentence that holds `span`'s start.
    pub fn sentence_at(&self, span: Span) -> Option<&Sentence> {
        let next = self.sentences.partition_point(|sentence| sentence.span.start <= span.start);
        self.sentences.get(next.checked_sub(1)?).filter(|sentence| span.start < sentence.span.end)
    }

    /// The clause that owns the token at `span`'s start.
    pub fn clause_at(&self, span: Span) -> Option<&Clause> {
        self.clauses.get(self.clause_number_at(span)?)
    }

    /// The place in [`Parsed::clauses`] of the clause that owns the token at `span`'s start.
    pub fn clause_number_at(&self, span: Span) -> Option<usize> {
        let token = self.token_at(span.start);
        let mut clauses = self.sentence_at(span)?.clauses.clone();
        clauses.find(|&clause| self.clauses[clause].tokens.binary_search(&token).is_ok())
    }

    /// The trees of the sentences that overlap `span`; none where no model has read them.
    pub fn trees_in(&self, span: Span) -> impl Iterator<Item = &Tree> {
        let first = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let sentences = self.sentences.iter().enumerate().skip(first);
        sentences
            .take_while(move |(_, sentence)| sentence.span.start < span.end)
            .filter_map(|(number, _)| self.trees.get(number))
    }

    /// The place of the token at or after byte `byte`.
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= byte)
    }
}
