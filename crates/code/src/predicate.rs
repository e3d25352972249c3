//! Which PLOVER type a verb tells, beside which words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use depesche_model::{EventType, Language};

use depesche_model::table;

const GERMAN: &str = include_str!("../../../data/predicate/de.tsv");
const ENGLISH: &str = include_str!("../../../data/predicate/en.tsv");

/// One row of the predicate tables.
#[derive(Clone, Debug)]
pub(crate) struct Sense {
    pub(crate) kind: EventType,
    pub(crate) rule: &'static str,
    /// Of each list one stem must stand in the clause.
    needs: Vec<Vec<&'static str>>,
    unless: Vec<&'static str>,
    pub(crate) who: Who,
}

/// How many actors a sense asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// At least two.
    Two,
    /// Somebody else than the subject.
    Other,
    /// One is enough.
    Any,
}

/// The predicates of one language.
#[derive(Debug, Default)]
pub(crate) struct Predicates {
    senses: BTreeMap<&'static str, Vec<Sense>>,
}

static DE: LazyLock<Predicates> = LazyLock::new(|| Predicates::read(GERMAN));
static EN: LazyLock<Predicates> = LazyLock::new(|| Predicates::read(ENGLISH));

impl Predicates {
    pub(crate) fn of(language: &Language) -> &'static Self {
        if *language == Language::German { &DE } else { &EN }
    }

    fn read(text: &'static str) -> Self {
        let mut predicates = Self::default();
        for row in table::rows(text) {
            let [kind, rule, verbs, needs, unless, who] = row[..] else { continue };
            let Some(kind) = EventType::from_word(kind) else { continue };
            let sense = Sense {
                kind,
                rule,
                needs: needs
                    .split('&')
                    .map(|list| table::forms(list).collect())
                    .filter(|list: &Vec<_>| !list.is_empty())
                    .collect(),
                unless: table::forms(unless).collect(),
                who: match who {
                    "two" => Who::Two,
                    "other" => Who::Other,
                    _ => Who::Any,
                },
            };
            for verb in table::forms(verbs) {
                predicates.senses.entry(verb).or_default().push(sense.clone());
            }
        }
        // The pickier sense is asked first; among equals the table's order counts.
        for senses in predicates.senses.values_mut() {
            senses.sort_by_key(|sense| sense.needs.is_empty());
        }
        predicates
    }

    /// The senses of `lemma` in a clause with these words (in small letters), the likeliest first; `beneath` are its words
    /// with those of the clauses that hang on it, where what it needs may stand as well.
    pub(crate) fn senses(&self, lemma: &str, words: &str, beneath: &str) -> Vec<&Sense> {
        let Some(senses) = self.senses.get(lemma) else { return Vec::new() };
        let fits = |sense: &Sense, words: &str| {
            sense.needs.iter().all(|list| list.iter().any(|stem| contains_stem(words, stem)))
                && !sense.unless.iter().any(|stem| contains_stem(words, stem))
        };
        let (near, far): (Vec<&Sense>, Vec<&Sense>) =
            senses.iter().filter(|s| fits(s, words) || fits(s, beneath)).partition(|s| fits(s, words));
        near.into_iter().chain(far).collect()
    }
}

/// Whether `stem` stands in `words`: short stems only at the beginning of a word, so that "rat" is not found in
/// "Beratung"; longer ones anywhere, so that "treffen" is found in "Außenministertreffen".
pub(crate) fn contains_stem(words: &str, stem: &str) -> bool {
    if stem.contains(' ') || stem.len() > 5 {
        return words.contains(stem);
    }
    words.match_indices(stem).any(|(at, _)| at == 0 || !words[..at].ends_with(|c: char| c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_beside_a_verb_decide() {
        let predicates = Predicates::of(&Language::German);
        let kind = |lemma, words| predicates.senses(lemma, words, words).first().map(|s| s.kind);
        assert_eq!(kind("eröffnen", "kasachstan eröffnete ein konsulat"), Some(EventType::Support));
        assert_eq!(kind("treffen", "die minister trafen sich"), Some(EventType::Consult));
        assert_eq!(kind("treffen", "das land werde gegenmaßnahmen treffen"), Some(EventType::Threaten));
        assert_eq!(kind("essen", "sie aßen"), None);
    }
}
