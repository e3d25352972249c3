//! Which PLOVER type a verb tells, beside which words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use depesche_model::{EventType, Language, Verdict, table};

const GERMAN: &str = include_str!("../../../data/predicate/de.tsv");
const ENGLISH: &str = include_str!("../../../data/predicate/en.tsv");

/// One row of the predicate tables.
#[derive(Clone, Debug)]
pub(crate) struct Sense {
    pub(crate) kind: EventType,
    pub(crate) rule: &'static str,
    /// The number of its line in the table.
    pub(crate) row: usize,
    /// Of each list one stem must stand there.
    needs: Vec<Need>,
    unless: Vec<Need>,
    pub(crate) who: Who,
}

/// Beside which words a verb tells nothing.
#[derive(Clone, Debug)]
struct Silence {
    needs: Vec<Need>,
    unless: Vec<Need>,
}

/// Stems of which one must stand in the clause, each in its place.
#[derive(Clone, Debug)]
pub(crate) struct Need {
    stems: Vec<(Place, &'static str)>,
}

impl Need {
    /// The stem that stands there, as the table writes it. `whole` is where a stem without a place may stand.
    fn found(&self, clause: &impl Wording, whole: &str) -> Option<String> {
        // A list asks for many stems in one place: its words are put together once.
        let mut asked: Option<(Place, String)> = None;
        let mut stands = |place: Place, stem: &str| {
            if place == Place::Clause {
                return contains_stem(whole, stem);
            }
            if asked.as_ref().is_none_or(|(known, _)| *known != place) {
                asked = Some((place, clause.words(place)));
            }
            let words = asked.as_ref().map_or("", |(_, words)| words);
            match place {
                Place::Particle => words.split(' ').any(|word| word == stem),
                // A place without a stem only has to be filled.
                _ => !words.is_empty() && contains_stem(words, stem),
            }
        };
        self.stems
            .iter()
            .find(|&&(place, stem)| stands(place, stem))
            .map(|&(place, stem)| place.written(stem))
    }
}

impl Place {
    /// A stem in this place, as the table writes it.
    fn written(self, stem: &str) -> String {
        match self {
            Self::Clause | Self::Particle => stem.to_owned(),
            Self::Subject => format!("subj:{stem}"),
            Self::Object => format!("obj:{stem}"),
            Self::Preposition(word) => format!("{word}:{stem}"),
        }
    }
}

/// Where in a clause a stem is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Anywhere among its words.
    Clause,
    /// In who does it, of a passive in whom it befalls.
    Subject,
    /// In what it is done to: the object, of a passive the subject.
    Object,
    /// In a phrase with this preposition.
    Preposition(&'static str),
    /// Beside the verb, as a word of its own: the particle of "pull out".
    Particle,
}

/// The words of a clause (in small letters), as a sense asks for them.
pub(crate) trait Wording {
    /// The words in a place of the clause; several stretches come joined by " | ".
    fn words(&self, place: Place) -> String;
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
    /// Beside which words a verb tells nothing; those of `*` are true of every verb.
    silent: BTreeMap<&'static str, Vec<Silence>>,
}

static DE: LazyLock<Predicates> = LazyLock::new(|| Predicates::read(GERMAN));
static EN: LazyLock<Predicates> = LazyLock::new(|| Predicates::read(ENGLISH));

impl Predicates {
    pub(crate) fn of(language: &Language) -> &'static Self {
        if *language == Language::German { &DE } else { &EN }
    }

    fn read(text: &'static str) -> Self {
        let mut predicates = Self::default();
        for (number, row) in table::numbered_rows(text) {
            let [kind, rule, verbs, needs, unless, who] = row[..] else { continue };
            if kind == "NONE" {
                for verb in table::forms(verbs) {
                    predicates
                        .silent
                        .entry(verb)
                        .or_default()
                        .push(Silence { needs: needs_of(needs), unless: needs_of(unless) });
                }
            }
            let Some(kind) = EventType::from_word(kind) else { continue };
            let sense = Sense {
                kind,
                rule,
                row: number,
                needs: needs_of(needs),
                unless: needs_of(unless),
                who: match who {
                    "two" => Who::Two,
                    "other" => Who::Other,
                    _ => Who::Any,
                },
            };
            for verb in table::forms(verbs) {
                let mut sense = sense.clone();
                let verb = match verb.split_once(' ') {
                    Some((verb, particle)) => {
                        sense.needs.push(Need { stems: vec![(Place::Particle, particle)] });
                        verb
                    }
                    None => verb,
                };
                predicates.senses.entry(verb).or_default().push(sense);
            }
        }
        // The pickier sense is asked first; among equals the table's order counts.
        for senses in predicates.senses.values_mut() {
            senses.sort_by_key(|sense| std::cmp::Reverse(sense.needs.len()));
        }
        predicates
    }

    /// Whether a verb has a row.
    #[cfg(test)]
    pub(crate) fn knows(&self, lemma: &str) -> bool {
        self.senses.contains_key(lemma)
    }

    /// What became of each sense of `lemma` in a clause, as far as its words tell.
    pub(crate) fn judge(&self, lemma: &str, clause: &impl Wording, beneath: &str) -> Vec<(&Sense, Verdict)> {
        let fitting = self.senses(lemma, clause, beneath);
        let rows = |sense: &Sense| fitting.iter().any(|other| other.row == sense.row);
        let all = self.senses.get(lemma).map(Vec::as_slice).unwrap_or_default();
        let verdict = |sense: &Sense| {
            let forbidding = sense.unless.iter().find_map(|need| need.found(clause, beneath));
            let missing = sense.needs.iter().find(|need| need.found(clause, beneath).is_none());
            match (forbidding, missing) {
                (Some(stem), _) => Verdict::Forbidden(stem),
                (_, Some(need)) => {
                    Verdict::Missing(need.stems.iter().map(|&(place, stem)| place.written(stem)).collect())
                }
                _ => Verdict::Silenced,
            }
        };
        let others = all.iter().filter(|sense| !rows(sense)).map(|sense| (sense, verdict(sense)));
        fitting.iter().map(|sense| (*sense, Verdict::Refused)).chain(others).collect()
    }

    /// The senses of `lemma` in a clause, the likeliest first; `beneath` are its words with those of the clauses that hang on
    /// it, where what it needs anywhere may stand as well.
    pub(crate) fn senses(&self, lemma: &str, clause: &impl Wording, beneath: &str) -> Vec<&Sense> {
        let Some(senses) = self.senses.get(lemma) else { return Vec::new() };
        let whole = clause.words(Place::Clause);
        let stands = |need: &Need, whole: &str| need.found(clause, whole).is_some();
        let holds = |needs: &[Need], unless: &[Need], words: &str| {
            needs.iter().all(|need| stands(need, words)) && !unless.iter().any(|need| stands(need, words))
        };
        let mut silent = [lemma, "*"].into_iter().filter_map(|verb| self.silent.get(verb)).flatten();
        if silent.any(|silence| holds(&silence.needs, &silence.unless, beneath)) {
            return Vec::new();
        }
        // "vowed to retaliate" is no promise: what forbids a sense does so in what hangs on the verb as well.
        let allowed = |sense: &&Sense| !sense.unless.iter().any(|need| stands(need, beneath));
        let met = |sense: &Sense, words: &str| sense.needs.iter().all(|need| stands(need, words));
        let (near, far): (Vec<&Sense>, Vec<&Sense>) =
            senses.iter().filter(allowed).filter(|s| met(s, beneath)).partition(|s| met(s, &whole));
        near.into_iter().chain(far).collect()
    }
}

/// Reads `obj:vertrag|abkommen & mit:russland`: lists joined by `&`; what must stand in a place of its own has that place before
/// a colon, where `subj` and `obj` are the subject and the object and every other word is a preposition.
fn needs_of(cell: &'static str) -> Vec<Need> {
    let needs = cell.split('&').map(|list| {
        let stems = table::forms(list.trim()).map(|stem| match stem.split_once(':') {
            Some(("subj", stem)) => (Place::Subject, stem),
            Some(("obj", stem)) => (Place::Object, stem),
            Some((preposition, stem)) => (Place::Preposition(preposition), stem),
            None => (Place::Clause, stem),
        });
        Need { stems: stems.collect() }
    });
    needs.filter(|need| !need.stems.is_empty()).collect()
}

/// Whether `stem` stands in `words`: short stems only at the beginning of a word, so that "rat" is not found in
/// "Beratung"; longer ones anywhere, so that "treffen" is found in "Außenministertreffen". A stem that ends with a space is a
/// whole word and may be the last.
pub(crate) fn contains_stem(words: &str, stem: &str) -> bool {
    if stem.contains(' ') || stem.len() > 5 {
        return words.contains(stem) || stem.strip_suffix(' ').is_some_and(|word| words.ends_with(word));
    }
    words.match_indices(stem).any(|(at, _)| at == 0 || !words[..at].ends_with(|c: char| c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A clause of an object alone.
    struct Words(&'static str, &'static str);

    impl Wording for Words {
        fn words(&self, place: Place) -> String {
            let words = match place {
                Place::Clause => self.0,
                Place::Object => self.1,
                _ => "",
            };
            words.to_owned()
        }
    }

    #[test]
    fn a_place_is_asked_for() {
        let needs = needs_of("obj:vertrag|pakt & mit:oman");
        let stems: Vec<_> = needs.into_iter().map(|need| need.stems).collect();
        let first = vec![(Place::Object, "vertrag"), (Place::Clause, "pakt")];
        assert_eq!(stems, [first, vec![(Place::Preposition("mit"), "oman")]]);
        assert!(needs_of("").is_empty());
    }

    #[test]
    fn the_words_beside_a_verb_decide() {
        let predicates = Predicates::of(&Language::German);
        let kind = |lemma, words: &'static str| {
            predicates.senses(lemma, &Words(words, words), words).first().map(|s| s.kind)
        };
        assert_eq!(kind("eröffnen", "kasachstan eröffnete ein konsulat"), Some(EventType::Support));
        assert_eq!(kind("treffen", "die minister trafen sich"), Some(EventType::Consult));
        assert_eq!(kind("treffen", "das land werde gegenmaßnahmen treffen"), Some(EventType::Threaten));
        assert_eq!(kind("essen", "sie aßen"), None);
    }
}
