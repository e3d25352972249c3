//! The words that govern told speech, from `data/quote/telling.tsv`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use depesche_model::Language;
use depesche_model::table::rows;

/// The lemmas of one language.
pub(super) struct Telling {
    verbs: BTreeSet<&'static str>,
    adjectives: BTreeSet<&'static str>,
    nouns: BTreeSet<&'static str>,
    sources: Vec<&'static str>,
}

static GERMAN: LazyLock<Telling> = LazyLock::new(|| Telling::read("de"));
static ENGLISH: LazyLock<Telling> = LazyLock::new(|| Telling::read("en"));

impl Telling {
    pub(super) fn of(language: &Language) -> &'static Self {
        if *language == Language::German { &GERMAN } else { &ENGLISH }
    }

    fn read(language: &str) -> Self {
        let of = |wanted: &str| {
            rows(include_str!("../../../../data/quote/telling.tsv"))
                .filter(|row| row.first() == Some(&language) && row.get(1) == Some(&wanted))
                .filter_map(|row| row.get(2).copied())
                .flat_map(|lemmas| lemmas.split(' '))
                .collect::<Vec<_>>()
        };
        Self {
            verbs: of("verb").into_iter().collect(),
            adjectives: of("adjective").into_iter().collect(),
            nouns: of("noun").into_iter().collect(),
            sources: of("source"),
        }
    }

    pub(super) fn is_verb(&self, lemma: &str) -> bool {
        self.verbs.contains(lemma)
    }

    pub(super) fn is_adjective(&self, lemma: &str) -> bool {
        self.adjectives.contains(lemma)
    }

    pub(super) fn is_noun(&self, lemma: &str) -> bool {
        self.nouns.contains(lemma)
    }

    /// Whether "nach" makes a source of the noun: "nach Polizeiangaben".
    pub(super) fn is_source(&self, lemma: &str) -> bool {
        let lower = lemma.to_lowercase();
        self.sources.iter().any(|source| {
            lower.ends_with(source)
                || lower.strip_suffix(['n', 'e', 's']).is_some_and(|l| l.ends_with(source))
        })
    }
}
