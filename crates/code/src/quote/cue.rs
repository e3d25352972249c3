//! The words that tell who speaks, from `data/quote/cues.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use depesche_model::Language;

use depesche_model::table::rows;

/// How a cue names the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A verb whose subject speaks: "sagte".
    Say,
    /// A verb whose subject gives something a name: "bezeichnete … als".
    Call,
    /// A word before the speaker: "laut".
    So,
    /// A word behind the speaker: "zufolge".
    After,
}

/// The cues of one language by their form in small letters.
pub(super) struct Cues(BTreeMap<&'static str, (Kind, Vec<&'static str>)>);

impl std::fmt::Debug for Cues {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Cues").field(&self.0.len()).finish()
    }
}

static GERMAN: LazyLock<Cues> = LazyLock::new(|| Cues::read(&Language::German));
static ENGLISH: LazyLock<Cues> = LazyLock::new(|| Cues::read(&Language::English));

impl Cues {
    pub(super) fn of(language: &Language) -> &'static Self {
        if *language == Language::German { &GERMAN } else { &ENGLISH }
    }

    fn read(language: &Language) -> Self {
        let mut cues = BTreeMap::new();
        for row in rows(include_str!("../../../../data/quote/cues.tsv")) {
            let [lang, kind, forms, rest @ ..] = &row[..] else { continue };
            let kind = match *kind {
                "say" => Kind::Say,
                "call" => Kind::Call,
                "so" => Kind::So,
                _ => Kind::After,
            };
            let particles = rest.first().copied().unwrap_or_default();
            if *lang == language.code() {
                let particles: Vec<_> =
                    particles.split('|').filter(|particle| !particle.is_empty()).collect();
                for form in forms.split(' ') {
                    // A form of two verbs keeps the reading that came last, and both readings' particles are one too many.
                    cues.insert(form, (kind, particles.clone()));
                }
            }
        }
        Self(cues)
    }

    /// The kind of cue that `word` is, if a particle that it needs is among `others`.
    pub(super) fn kind(&self, word: &str, others: impl Fn(&str) -> bool) -> Option<Kind> {
        let (kind, particles) = self.0.get(word)?;
        (particles.is_empty() || particles.iter().any(|particle| others(particle))).then_some(*kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_particle_makes_the_verb() {
        let cues = Cues::of(&Language::German);
        assert_eq!(cues.kind("sagte", |_| false), Some(Kind::Say));
        assert_eq!(cues.kind("fügte", |particle| particle == "hinzu"), Some(Kind::Say));
        assert_eq!(cues.kind("fügte", |_| false), None);
        assert_eq!(cues.kind("laut", |_| false), Some(Kind::So));
        assert_eq!(Cues::of(&Language::English).kind("called", |_| false), Some(Kind::Call));
    }
}
