//! Verbs: from a form to its infinitive, tense and mood.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use depesche_model::{Language, Mood, Tense};

use depesche_model::table;

const GERMAN: &str = include_str!("../../../data/verb/de.tsv");
const ENGLISH: &str = include_str!("../../../data/verb/en.tsv");

/// One way to read a word as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The infinitive; of a separated verb without its particle.
    pub(crate) lemma: &'static str,
    /// Which form it is.
    pub(crate) form: Form,
    /// Whether the form is more often no verb at all: English "talks", "plans".
    pub(crate) nominal: bool,
}

/// The forms of a verb that a clause is built on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// With a subject. `plural` is `None` when both are possible.
    Finite {
        /// The time it tells.
        tense: Tense,
        /// How it tells it.
        mood: Mood,
        /// Whether several do it.
        plural: Option<bool>,
    },
    /// "treffen", "meet".
    Infinitive,
    /// "einzuladen".
    ZuInfinitive,
    /// "getroffen", "met".
    Participle,
    /// "meeting".
    Gerund,
}

/// All verb forms of one language.
#[derive(Debug, Default)]
pub(crate) struct Verbs {
    readings: BTreeMap<String, Vec<Reading>>,
    /// (particle, infinitive without it) → the whole infinitive.
    separable: HashMap<(&'static str, &'static str), &'static str>,
    particles: std::collections::BTreeSet<&'static str>,
}

static DE: LazyLock<Verbs> = LazyLock::new(german);
static EN: LazyLock<Verbs> = LazyLock::new(english);

impl Verbs {
    pub(crate) fn of(language: &Language) -> &'static Self {
        if *language == Language::German { &DE } else { &EN }
    }

    /// The ways to read `word`, which is in small letters.
    pub(crate) fn readings(&self, word: &str) -> &[Reading] {
        self.readings.get(word).map_or(&[], Vec::as_slice)
    }

    /// "nehmen" with "teil" is "teilnehmen".
    pub(crate) fn joined(&self, particle: &str, lemma: &str) -> Option<&'static str> {
        self.separable.get(&(particle, lemma)).copied()
    }

    /// Whether `word` can be a separated particle.
    pub(crate) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    fn add(&mut self, word: impl Into<String>, lemma: &'static str, form: Form) {
        let word = word.into();
        if word.is_empty() {
            return;
        }
        let readings = self.readings.entry(word).or_default();
        let reading = Reading { lemma, form, nominal: false };
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }

    fn add_finite(
        &mut self,
        word: impl Into<String>,
        lemma: &'static str,
        tense: Tense,
        mood: Mood,
        plural: Option<bool>,
    ) {
        self.add(word, lemma, Form::Finite { tense, mood, plural });
    }
}

fn plural_of(preterite: &str) -> String {
    if preterite.ends_with('e') { format!("{preterite}n") } else { format!("{preterite}en") }
}

fn german() -> Verbs {
    use Mood::{Conditional, Indicative, Reported};
    let mut verbs = Verbs::default();
    for row in table::rows(GERMAN) {
        let [lemma, particle, present, preterite, conditional, participles] = row[..] else { continue };
        let base = lemma.strip_prefix(particle).unwrap_or(lemma);
        verbs.add(lemma, lemma, Form::Infinitive);
        for participle in table::forms(participles) {
            verbs.add(participle, lemma, Form::Participle);
        }
        if !particle.is_empty() {
            verbs.separable.insert((particle, base), lemma);
            verbs.particles.insert(particle);
            verbs.add(format!("{particle}zu{base}"), lemma, Form::ZuInfinitive);
        }
        let stem = base.strip_suffix("en").or_else(|| base.strip_suffix('n')).unwrap_or(base);
        let mut finite = |form: String, tense, mood, plural| {
            // A separated form is looked up under the simple verb; joined forms stand at the end of a clause.
            verbs.add_finite(format!("{particle}{form}"), lemma, tense, mood, plural);
        };
        finite(present.to_owned(), Tense::Present, Indicative, Some(false));
        finite(base.to_owned(), Tense::Present, Indicative, Some(true));
        finite(preterite.to_owned(), Tense::Past, Indicative, Some(false));
        finite(plural_of(preterite), Tense::Past, Indicative, Some(true));
        finite(format!("{stem}e"), Tense::Present, Reported, Some(false));
        if conditional != preterite {
            finite(conditional.to_owned(), Tense::Present, Conditional, Some(false));
            if plural_of(conditional) != plural_of(preterite) {
                finite(plural_of(conditional), Tense::Present, Conditional, Some(true));
            }
        }
    }
    for (word, plural) in [("sind", true), ("bin", false)] {
        verbs.add_finite(word, "sein", Tense::Present, Indicative, Some(plural));
    }
    for (word, plural) in [("sei", false), ("seien", true)] {
        verbs.add_finite(word, "sein", Tense::Present, Reported, Some(plural));
    }
    // "geleitet" is "leiten" more often than "geleiten".
    for (word, readings) in &mut verbs.readings {
        if word.starts_with("ge") {
            readings.sort_by_key(|reading| reading.lemma.starts_with("ge"));
        }
    }
    for modal in ["sollen", "wollen", "können", "müssen", "dürfen", "mögen"] {
        verbs.readings.entry(modal.to_owned()).or_default().retain(|r| r.lemma == modal);
    }
    verbs
}

fn english() -> Verbs {
    let mut verbs = Verbs::default();
    for row in table::rows(ENGLISH) {
        let [lemma, third, past, participle, gerund, nominal] = row[..] else { continue };
        verbs.add(lemma, lemma, Form::Infinitive);
        verbs.add_finite(lemma, lemma, Tense::Present, Mood::Indicative, Some(true));
        for form in table::forms(third) {
            verbs.add_finite(form, lemma, Tense::Present, Mood::Indicative, Some(false));
        }
        for form in table::forms(past) {
            verbs.add_finite(form, lemma, Tense::Past, Mood::Indicative, None);
        }
        for form in table::forms(participle) {
            verbs.add(form, lemma, Form::Participle);
        }
        verbs.add(gerund, lemma, Form::Gerund);
        for form in table::forms(nominal) {
            if let Some(readings) = verbs.readings.get_mut(form) {
                readings.iter_mut().filter(|r| r.lemma == lemma).for_each(|r| r.nominal = true);
            }
        }
    }
    verbs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemmas(word: &str, language: &Language) -> Vec<&'static str> {
        Verbs::of(language).readings(word).iter().map(|r| r.lemma).collect()
    }

    #[test]
    fn knows_forms() {
        assert!(lemmas("unterzeichneten", &Language::German).contains(&"unterzeichnen"));
        assert!(lemmas("teilnahm", &Language::German).contains(&"teilnehmen"));
        assert!(lemmas("einzuladen", &Language::German).contains(&"einladen"));
        assert!(lemmas("getroffen", &Language::German).contains(&"treffen"));
        assert!(lemmas("met", &Language::English).contains(&"meet"));
    }

    #[test]
    fn joins_particles() {
        assert_eq!(Verbs::of(&Language::German).joined("statt", "finden"), Some("stattfinden"));
    }
}
