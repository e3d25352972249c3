//! Closed word classes: articles, prepositions, conjunctions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use depesche_model::Language;

use depesche_model::table;

const TABLE: &str = include_str!("../../../data/language/words.tsv");

/// The word classes of one language, all words in small letters.
#[derive(Debug, Default)]
pub(crate) struct Words {
    classes: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

static GERMAN: LazyLock<Words> = LazyLock::new(|| Words::read(&Language::German));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(&Language::English));

impl Words {
    /// The classes of `language`; those of English for a language that is not read.
    pub(crate) fn of(language: &Language) -> &'static Self {
        if *language == Language::German { &GERMAN } else { &ENGLISH }
    }

    fn read(language: &Language) -> Self {
        let mut words = Self::default();
        for row in table::rows(TABLE) {
            if let [code, class, forms] = row[..]
                && code == language.code()
            {
                words.classes.entry(class).or_default().extend(table::forms(forms));
            }
        }
        words
    }

    /// Whether `word` (in small letters) belongs to `class`.
    pub(crate) fn is(&self, class: &str, word: &str) -> bool {
        self.classes.get(class).is_some_and(|forms| forms.contains(word))
    }
}

impl Words {
    /// Whether `word` cannot be the last of a phrase, so that a line that ends with it goes on.
    pub(crate) fn is_open(&self, word: &str) -> bool {
        ["determiner", "preposition", "coordinator"].iter().any(|class| self.is(class, word))
            && !self.is("pronoun", word)
    }
}

/// The preposition without the article that is melted into it: "im" is "in", "zur" is "zu".
pub(crate) fn bare_preposition(word: &str) -> &str {
    match word {
        "im" | "ins" => "in",
        "am" | "ans" => "an",
        "aufs" => "auf",
        "beim" => "bei",
        "durchs" => "durch",
        "ums" => "um",
        "vom" => "von",
        "vorm" => "vor",
        "zum" | "zur" => "zu",
        other => other,
    }
}
