//! A noun for a deed with what hangs on it, read as its verb would be.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use depesche_model::{Argument, Role, Span, Tree, Upos, table};

use crate::cast::{Cast, is_location};
use crate::predicate::{Place, Wording};
use crate::scene::Scene;

const TABLE: &str = include_str!("../../../../../data/verb/deeds.tsv");

/// The verbs by language and noun.
static VERBS: LazyLock<BTreeMap<(bool, &'static str), &'static str>> = LazyLock::new(|| {
    let rows = table::rows(TABLE).filter_map(|row| {
        let [language, verb, nouns] = row[..] else { return None };
        Some(table::forms(nouns).map(move |noun| ((language == "de", noun), verb)))
    });
    rows.flatten().collect()
});

/// A deed that a noun tells.
#[derive(Debug)]
pub(super) struct Deed {
    /// The infinitive of the verb that it stands for.
    pub(super) verb: &'static str,
    /// The noun.
    pub(super) noun: Span,
    /// The noun with all that hangs on it.
    pub(super) span: Span,
    /// Who did it.
    pub(super) source: Cast,
    /// To or with whom.
    pub(super) target: Cast,
    /// Countries that are named as the place or direction.
    pub(super) location: Cast,
    phrases: Vec<Phrase>,
}

/// What a phrase would be beside the verb.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    Subject,
    Object,
    Preposition(String),
    Other,
}

/// A phrase that hangs on the noun.
#[derive(Debug)]
struct Phrase {
    part: Part,
    /// In small letters.
    words: String,
}

impl Deed {
    /// All its words, in small letters.
    pub(super) fn words(&self) -> String {
        self.words_of(|_| true)
    }

    fn words_of(&self, wanted: impl Fn(&Phrase) -> bool) -> String {
        let words: Vec<&str> =
            self.phrases.iter().filter(|phrase| wanted(phrase)).map(|phrase| &*phrase.words).collect();
        words.join(" | ")
    }
}

impl Wording for Deed {
    fn words(&self, place: Place) -> String {
        match place {
            Place::Clause => Self::words(self),
            Place::Particle => String::new(),
            Place::Subject => self.words_of(|phrase| phrase.part == Part::Subject),
            Place::Object => self.words_of(|phrase| phrase.part == Part::Object),
            Place::Preposition(word) => {
                self.words_of(|phrase| matches!(&phrase.part, Part::Preposition(own) if own == word))
            }
        }
    }
}

/// The verb of a noun, and what a compound says beside it: "truppen" of "Truppenentsendung".
fn verb_of(noun: &str, german: bool) -> Option<(&'static str, &str)> {
    if !german {
        return VERBS.get(&(false, noun)).map(|verb| (*verb, ""));
    }
    let starts = noun.char_indices().map(|(start, _)| start);
    starts.filter_map(|start| Some((*VERBS.get(&(true, &noun[start..]))?, &noun[..start]))).find(
        |(_, first)| {
            // "Wiederaufnahme" has a row of its own; a short rest is a prefix and makes another word.
            first.is_empty() || first.chars().count() > 3
        },
    )
}

/// The deed of the noun at `at`, if it tells one and the words tell who did it.
pub(super) fn read(scene: &Scene<'_>, tree: &Tree, at: usize) -> Option<Deed> {
    let word = &tree.words[at];
    let lemma = word.lemma.to_lowercase();
    let form = word.form(&scene.document.text).to_lowercase();
    let german = scene.is_german();
    let (verb, first) = verb_of(&lemma, german).or_else(|| verb_of(&form, german))?;
    let mut deed = Deed {
        verb,
        noun: word.span,
        span: word.span,
        source: Cast::default(),
        target: Cast::default(),
        location: Cast::default(),
        phrases: vec![Phrase { part: Part::Other, words: form.clone() }],
    };
    if !first.is_empty() {
        deed.phrases.push(Phrase { part: Part::Object, words: first.to_owned() });
    }
    let mut genitive = Cast::default();
    for phrase in phrases(scene, tree, at) {
        deed.span = deed.span.cover(phrase.span);
        let named = scene.named(&phrase);
        let before = phrase.span.start < word.span.start;
        let part = match phrase.preposition.as_deref() {
            Some("durch" | "seitens" | "by") => {
                deed.source.join(&named);
                Part::Subject
            }
            None if before => {
                deed.source.join(&named);
                Part::Subject
            }
            Some("zwischen" | "between") => {
                deed.source.join(&named);
                Part::Other
            }
            None | Some("von" | "of") => {
                genitive.join(&named);
                Part::Object
            }
            Some(preposition) => {
                if is_location(&phrase) {
                    deed.location.join(&named);
                    deed.location.join(&scene.host(&phrase));
                } else {
                    deed.target.join(&named);
                }
                Part::Preposition(preposition.to_owned())
            }
        };
        deed.phrases.push(Phrase { part, words: scene.document.slice(phrase.span).to_lowercase() });
    }
    // "der Abzug Belgiens aus Mali": whose deed it is, where nobody else is named as the doer.
    let doer = deed.source.is_empty() && !(deed.target.is_empty() && deed.location.is_empty());
    if doer {
        deed.source.join(&genitive);
    } else {
        deed.target.join(&genitive);
    }
    (!deed.source.actors.is_empty()).then_some(deed)
}

/// The phrases that hang on the noun at `at` or on one of its phrases, in order: what a preposition opens is a phrase of its
/// own wherever the parser hung it.
fn phrases(scene: &Scene<'_>, tree: &Tree, at: usize) -> Vec<Argument> {
    let mut heads = Vec::new();
    let mut open = vec![at];
    while let Some(head) = open.pop() {
        for place in tree.dependants(head) {
            let relation = tree.words[place].relation.split(':').next().unwrap_or_default();
            let own = head == at || preposition(scene, tree, place).is_some();
            match relation {
                "nmod" | "obl" if own => {
                    heads.push(place);
                    open.push(place);
                }
                "nmod" | "conj" | "appos" => open.push(place),
                "amod" | "compound" if head == at => heads.push(place),
                _ => {}
            }
        }
    }
    heads.sort_unstable();
    let phrase = |&head: &usize| {
        let own = below(tree, head, &heads);
        let (first, last) = (*own.iter().min()?, *own.iter().max()?);
        let span = tree.words[first].span.cover(tree.words[last].span);
        let preposition = preposition(scene, tree, head);
        let tokens = scene.parsed.token_at(span.start)..scene.parsed.token_at(span.end);
        Some(Argument { role: Role::Oblique, preposition, span, tokens })
    };
    heads.iter().filter_map(phrase).collect()
}

/// The preposition of the phrase of the word at `head`, in small letters.
fn preposition(scene: &Scene<'_>, tree: &Tree, head: usize) -> Option<String> {
    let case = tree
        .dependants(head)
        .find(|&at| tree.words[at].relation.starts_with("case") && tree.words[at].upos == Upos::Adp)?;
    Some(tree.words[case].form(&scene.document.text).to_lowercase())
}

/// The word at `head` and what hangs on it, without the phrases that are told apart.
fn below(tree: &Tree, head: usize, apart: &[usize]) -> Vec<usize> {
    let mut words = vec![head];
    let mut next = 0;
    while let Some(&word) = words.get(next) {
        let more = tree.dependants(word).filter(|at| !apart.contains(at) && !words.contains(at));
        let more: Vec<usize> = more.filter(|&at| tree.words[at].upos != Upos::Punct).collect();
        words.extend(more);
        next += 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;
    use crate::predicate::Predicates;

    #[test]
    fn every_verb_is_known_to_the_predicates() {
        for ((german, noun), verb) in &*VERBS {
            let language = if *german { Language::German } else { Language::English };
            assert!(Predicates::of(&language).knows(verb), "{noun}: {verb} has no row");
        }
    }

    #[test]
    fn compounds_tell_their_verb() {
        assert_eq!(verb_of("truppenentsendung", true), Some(("entsenden", "truppen")));
        assert_eq!(verb_of("wiederaufnahme", true), Some(("wiederaufnehmen", "")));
        assert_eq!(verb_of("ablehnung", true), None);
        assert_eq!(verb_of("signing", false), Some(("sign", "")));
    }
}
