//! A sentence as a dependency tree.

use std::fmt;
use std::sync::Arc;

use crate::Span;

/// A sentence in syntactic words, each with its part of speech, morphology, lemma and head, in the manner of
/// Universal Dependencies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// In the order of the sentence. Exactly one has no head, unless there are none.
    pub words: Vec<Word>,
}

/// A syntactic word. A token of the text is mostly one word; a contraction is several ("im" is "in" and "dem").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The bytes of the text that it stands in; the words of a contraction share theirs.
    pub span: Span,
    /// Its form, where the text at `span` does not show it: "dem" in "im".
    pub form: Option<Box<str>>,
    /// Whether it opens a contraction, and of how many words.
    pub multiword: Multiword,
    /// Its part of speech.
    pub upos: Upos,
    /// Its morphology.
    pub features: Arc<Features>,
    /// Its basic form; that of a verb is without a separated particle, as in the German treebanks.
    pub lemma: Box<str>,
    /// The whole infinitive of a verb whose particle stands apart: "stattfinden" for "fand … statt".
    pub verb: Option<Box<str>>,
    /// The word that it hangs on, as a place in [`Tree::words`]; none for the root.
    pub head: Option<usize>,
    /// How it hangs there, with subtype: "nsubj", "obl:agent".
    pub relation: Arc<str>,
    /// How sure the model is that it hangs there, in percent (0 to 100): the share of this head among all possible ones.
    pub sure: u8,
    /// The name that it belongs to.
    pub name: Option<Name>,
}

/// A word's place among the words that stand in its token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Multiword {
    /// The only one.
    #[default]
    Alone,
    /// The first of so many.
    First(usize),
    /// A later one.
    Inside,
}

/// A word's place in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// What is named.
    pub kind: NameKind,
    /// Whether the name begins with this word.
    pub begins: bool,
}

/// What a name names, after GermEval 2014.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameKind {
    /// A person.
    Person,
    /// A place, also a state.
    Location,
    /// An organization.
    Organization,
    /// Something else with a name of its own: a work, an event, a make.
    Other,
    /// A word made from a place's name: "russische", "Berliner".
    LocationDerived,
    /// A word that holds a place's name: "Russland-Politik".
    LocationPart,
    /// A word that holds an organization's name: "Nato-Staaten".
    OrganizationPart,
}

/// A part of speech of Universal Dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "they are told at universaldependencies.org/u/pos")]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// Morphology: names and values such as `Case=Nom`, ordered by name as CoNLL-U wants it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Features(Vec<(Box<str>, Box<str>)>);

impl Tree {
    /// The place of the word without a head.
    pub fn root(&self) -> Option<usize> {
        self.words.iter().position(|word| word.head.is_none())
    }

    /// The places of the words that hang on the word at `head`, in order.
    pub fn dependants(&self, head: usize) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().filter(move |(_, word)| word.head == Some(head)).map(|(at, _)| at)
    }

    /// The names in it, as kind and places of their words, in order.
    ///
    /// ```
    /// # use depesche_model::tree::*;
    /// assert_eq!(Tree::default().names().count(), 0);
    /// ```
    pub fn names(&self) -> impl Iterator<Item = (NameKind, std::ops::Range<usize>)> {
        self.words.iter().enumerate().filter_map(|(at, word)| {
            let name = word.name.filter(|name| name.begins)?;
            let goes_on = |word: &&Word| word.name == Some(Name { begins: false, ..name });
            let more = self.words[at + 1..].iter().take_while(goes_on).count();
            Some((name.kind, at..at + 1 + more))
        })
    }
}

impl Word {
    /// Its form, out of the text that its span was made for.
    pub fn form<'a>(&'a self, text: &'a str) -> &'a str {
        self.form.as_deref().unwrap_or_else(|| self.span.of(text))
    }
}

impl Name {
    /// As a BIO label: "B-PER".
    pub fn label(self) -> String {
        format!("{}-{}", if self.begins { 'B' } else { 'I' }, self.kind.code())
    }

    /// From a BIO label; `None` for "O" and for kinds that are not known.
    pub fn from_label(label: &str) -> Option<Self> {
        let (mark, kind) = label.split_once('-')?;
        Some(Self { kind: NameKind::from_code(kind)?, begins: mark == "B" })
    }
}

const KINDS: [(NameKind, &str); 7] = [
    (NameKind::Person, "PER"),
    (NameKind::Location, "LOC"),
    (NameKind::Organization, "ORG"),
    (NameKind::Other, "OTH"),
    (NameKind::LocationDerived, "LOCderiv"),
    (NameKind::LocationPart, "LOCpart"),
    (NameKind::OrganizationPart, "ORGpart"),
];

impl NameKind {
    /// As in GermEval: "PER" or "LOC", and "LOC" with "deriv" or "part" behind it.
    pub fn code(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("OTH", |(_, code)| code)
    }

    fn from_code(wanted: &str) -> Option<Self> {
        KINDS.iter().find(|(_, code)| *code == wanted).map(|(kind, _)| *kind)
    }
}

const PARTS_OF_SPEECH: [(Upos, &str); 17] = [
    (Upos::Adj, "ADJ"),
    (Upos::Adp, "ADP"),
    (Upos::Adv, "ADV"),
    (Upos::Aux, "AUX"),
    (Upos::Cconj, "CCONJ"),
    (Upos::Det, "DET"),
    (Upos::Intj, "INTJ"),
    (Upos::Noun, "NOUN"),
    (Upos::Num, "NUM"),
    (Upos::Part, "PART"),
    (Upos::Pron, "PRON"),
    (Upos::Propn, "PROPN"),
    (Upos::Punct, "PUNCT"),
    (Upos::Sconj, "SCONJ"),
    (Upos::Sym, "SYM"),
    (Upos::Verb, "VERB"),
    (Upos::X, "X"),
];

impl Upos {
    /// The code of Universal Dependencies: "NOUN".
    pub fn code(self) -> &'static str {
        PARTS_OF_SPEECH.iter().find(|(upos, _)| *upos == self).map_or("X", |(_, code)| code)
    }

    /// From its code; `None` when there is no such part of speech.
    pub fn from_code(wanted: &str) -> Option<Self> {
        PARTS_OF_SPEECH.iter().find(|(_, code)| *code == wanted).map(|(upos, _)| *upos)
    }
}

impl fmt::Display for Upos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Features {
    /// From names and values in any order.
    pub fn new<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut pairs: Vec<(Box<str>, Box<str>)> =
            pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        pairs.sort_by_key(|(name, _)| name.to_lowercase());
        Self(pairs)
    }

    /// The value of a feature.
    ///
    /// ```
    /// use depesche_model::tree::Features;
    /// let features = Features::new([("Number", "Sing"), ("Case", "Nom")]);
    /// assert_eq!(features.get("Case"), Some("Nom"));
    /// assert_eq!(features.to_string(), "Case=Nom|Number=Sing");
    /// ```
    pub fn get(&self, wanted: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| **name == *wanted).map(|(_, value)| &**value)
    }

    /// Names and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }
}

/// As in CoNLL-U: "Case=Nom|Number=Sing", or "_" for none.
impl fmt::Display for Features {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("_");
        }
        for (at, (name, value)) in self.iter().enumerate() {
            let bar = if at == 0 { "" } else { "|" };
            write!(f, "{bar}{name}={value}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_go_there_and_back() {
        for (upos, code) in PARTS_OF_SPEECH {
            assert_eq!((Upos::from_code(code), upos.code()), (Some(upos), code));
        }
        for (kind, code) in KINDS {
            let name = Name { kind, begins: true };
            assert_eq!(name.label(), format!("B-{code}"));
            assert_eq!(Name::from_label(&name.label()), Some(name));
        }
        assert_eq!(Name::from_label("O"), None);
    }

    #[test]
    fn a_name_ends_where_another_begins() {
        let word = |label: &str| Word {
            span: Span::new(0, 0),
            form: None,
            multiword: Multiword::Alone,
            upos: Upos::Propn,
            features: Arc::default(),
            lemma: "".into(),
            verb: None,
            head: None,
            relation: "root".into(),
            sure: 100,
            name: Name::from_label(label),
        };
        let words = ["O", "B-PER", "I-PER", "B-PER", "I-LOC", "B-LOC"].map(word).to_vec();
        let names: Vec<_> = Tree { words }.names().collect();
        assert_eq!(names, [(NameKind::Person, 1..3), (NameKind::Person, 3..4), (NameKind::Location, 5..6)]);
    }
}
