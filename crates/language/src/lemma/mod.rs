//! Lemmas: the form of a word that dictionaries list.
//!
//! Known forms are looked up in `models/lemma/`; what is not there is read as a compound whose tail is there, and what
//! is not that either gets its lemma from the edit script that the analyser predicts. Conventions are those of the
//! treebanks GSD and EWT: a separated verb has the lemma of what is left of it ("fand … statt": "finden"), compared
//! adjectives that of the positive, and German participles without an ending are their infinitives.

mod script;
mod table;

use depesche_model::{Features, Language};

pub use script::apply;
use script::capitalised;
use table::Table;

/// Shortest tails, in letters, that count as the last part of a compound; shorter ones are mostly endings.
const NOUN_TAIL: usize = 5;
const ADJECTIVE_TAIL: usize = 4;
const VERB_TAIL: usize = 3;
/// Names of more letters are no abbreviations.
const LONGEST_ABBREVIATION: usize = 4;

/// The lemma of a word in its sentence.
///
/// `upos` is the code of the part of speech, `features` the morphology, and `script` the edit script that the analyser
/// predicts (see [`apply`]), on which unknown and ambiguous words fall back.
///
/// ```
/// use depesche_language::lemma;
/// use depesche_model::{Features, Language};
///
/// let features = Features::new([("Case", "Dat"), ("Number", "Plur")]);
/// let lemma = lemma(&Language::German, "EU-Außenministern", "NOUN", &features, "=|0||0|");
/// assert_eq!(lemma, "EU-Außenminister");
/// ```
pub fn lemma(language: &Language, form: &str, upos: &str, features: &Features, script: &str) -> String {
    let predicted = apply(form, script);
    let Some(table) = Table::of(language) else { return predicted };
    if matches!(upos, "PUNCT" | "SYM") {
        return form.to_owned();
    }
    let german = *language == Language::German;
    Word { table, german, form, small: form.to_lowercase(), upos, features, predicted }.lemma()
}

fn starts_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// A word whose lemma is sought.
struct Word<'a> {
    table: &'a Table,
    german: bool,
    form: &'a str,
    small: String,
    upos: &'a str,
    features: &'a Features,
    predicted: String,
}

impl Word<'_> {
    fn lemma(&self) -> String {
        let found = self.rewritten_number().or_else(|| self.known()).or_else(|| self.hyphenated());
        let found = found.or_else(|| match self.upos {
            "NOUN" if self.german => self.compound_noun(),
            "ADJ" if self.german => self.unknown_adjective(),
            "VERB" | "AUX" if self.german => self.unknown_verb(),
            _ => None,
        });
        found.unwrap_or_else(|| self.unknown())
    }

    fn feature(&self, name: &str) -> Option<&str> {
        self.features.get(name)
    }

    /// The classes in which a word of its kind is looked up; letters as in `train/analyser/lemma_table.py`.
    fn classes(&self) -> &'static [u8] {
        let plural = self.feature("Number") == Some("Plur");
        match self.upos {
            "NOUN" if plural => b"Nn",
            "NOUN" => b"nN",
            "PROPN" => b"p",
            "VERB" if !self.german => b"v",
            "AUX" if !self.german => b"xv",
            "VERB" => match self.feature("VerbForm") {
                Some("Part") => b"wvi",
                Some("Inf") => b"ivw",
                _ => b"vwi",
            },
            "AUX" => match self.feature("VerbForm") {
                Some("Part") => b"xwvi",
                Some("Inf") => b"xivw",
                _ => b"xvwi",
            },
            // A form that is no adjective may be a participle.
            "ADJ" if self.german => b"a",
            "ADJ" => b"av",
            // Compared adverbs are those of the adjectives, but not "äußerst" and "höchst".
            "ADV" if self.german && self.small.ends_with("st") => b"r",
            "ADV" => b"ra",
            "DET" => b"d",
            "PRON" => b"o",
            "ADP" => b"q",
            "PART" => b"t",
            "CCONJ" => b"c",
            "SCONJ" => b"s",
            "NUM" => b"m",
            "INTJ" => b"j",
            _ => b"",
        }
    }

    /// Of several lemmas that which the analyser predicts, else the likeliest.
    fn choose(small: &str, scripts: &str, predicted: &str) -> String {
        let mut lemmas = scripts.split('\t').map(|script| apply(small, script));
        let Some(first) = lemmas.next() else { return predicted.to_owned() };
        if first == predicted { first } else { lemmas.find(|lemma| lemma == predicted).unwrap_or(first) }
    }

    fn look_up(&self, classes: &[u8], small: &str) -> Option<String> {
        let scripts = classes.iter().find_map(|&class| self.table.scripts(class, small))?;
        Some(Self::choose(small, scripts, &self.predicted))
    }

    fn known(&self) -> Option<String> {
        let classes = self.classes();
        let found = self.look_up(classes, &self.small).or_else(|| {
            // "ausserdem": spelt the Swiss way, or in a hurry.
            let sharp = (self.german && self.upos != "PROPN").then(|| self.small.replacen("ss", "ß", 1))?;
            if sharp == self.small { None } else { self.look_up(classes, &sharp) }
        })?;
        Some(match self.upos {
            "PROPN" if found.to_lowercase() == self.small && !self.plainly_written() => self.form.to_owned(),
            "PROPN" if found.to_lowercase() == self.small => found,
            "PROPN" if starts_large(self.form) => capitalised(&found),
            // Nouns in small letters are noun-like words ("mal") or written by people who use no others.
            "NOUN" if self.german && !self.form.contains(char::is_uppercase) => found.to_lowercase(),
            _ => found,
        })
    }

    /// Whether a name is written without care for large and small letters: "asia", "MONACO", but not "NATO".
    fn plainly_written(&self) -> bool {
        let large = self.form.chars().filter(|letter| letter.is_uppercase()).count();
        large == 0 || (large > LONGEST_ABBREVIATION && large == self.form.chars().count())
    }

    /// "1970ern" is "1970er"; English figures lose their commas.
    fn rewritten_number(&self) -> Option<String> {
        if self.german {
            let decade = self.form.strip_suffix("ern").filter(|n| n.bytes().all(|b| b.is_ascii_digit()))?;
            return (!decade.is_empty()).then(|| format!("{decade}er"));
        }
        (self.upos == "NUM" && self.form.contains(',')).then(|| self.form.replace(',', ""))
    }

    /// "EU-Außenministern": the last part alone is inflected.
    fn hyphenated(&self) -> Option<String> {
        if !matches!(self.upos, "NOUN" | "ADJ") {
            return None;
        }
        let (head, tail) =
            self.form.rsplit_once('-').filter(|(head, tail)| !head.is_empty() && !tail.is_empty())?;
        let predicted = self.predicted.rsplit('-').next().unwrap_or_default().to_owned();
        let last = Word { form: tail, small: tail.to_lowercase(), predicted, ..*self }.lemma();
        Some(match self.upos {
            "NOUN" => format!("{head}-{last}"),
            _ => format!("{}-{last}", head.to_lowercase()),
        })
    }

    /// First part and lemma of the last part of a compound.
    fn compound(&self, classes: &[u8], shortest: usize) -> Option<(&str, String)> {
        let (start, scripts) = self.table.tail(classes, &self.small, shortest)?;
        let (head, tail) = self.small.split_at(start);
        let last = Self::choose(tail, scripts, &capitalised(self.predicted.get(start..).unwrap_or_default()));
        Some((head, last.to_lowercase()))
    }

    fn compound_noun(&self) -> Option<String> {
        let (head, last) = self.compound(self.classes(), NOUN_TAIL)?;
        // As written, since the first part may be an abbreviation; its length can differ in small letters.
        let head = self.form.get(..head.len()).unwrap_or(head);
        Some(format!("{head}{last}"))
    }

    fn unknown_adjective(&self) -> Option<String> {
        if starts_large(self.form) && self.form.ends_with("er") {
            // "Genfer": made of places, never inflected.
            return Some(self.form.to_owned());
        }
        if let Some((head, last)) = self.compound(b"a", ADJECTIVE_TAIL) {
            return Some(format!("{head}{last}"));
        }
        // Without a case it stands in the predicate, where it has no ending.
        self.feature("Case").filter(|_| self.small.starts_with(char::is_alphabetic))?;
        let compared = self.feature("Degree") == Some("Cmp");
        let endings = ["ere", "eren", "erer", "erem", "eres"].iter().filter(|_| compared);
        let stem = endings
            .chain(&["em", "en", "er", "es", "e"])
            .find_map(|ending| self.small.strip_suffix(ending))?;
        (stem.chars().count() > 2).then(|| stem.to_owned())
    }

    fn unknown_verb(&self) -> Option<String> {
        if let Some(infinitive) = self.infinitive_with_zu() {
            return Some(infinitive);
        }
        // "ich brauch"
        if let Some(infinitive) = self.look_up(b"v", &format!("{}e", self.small)) {
            return Some(infinitive);
        }
        let (head, last) = self.compound(self.classes(), VERB_TAIL)?;
        Some(format!("{head}{last}"))
    }

    /// "herauszufinden": a particle, "zu" and a verb; the longest particle counts.
    fn infinitive_with_zu(&self) -> Option<String> {
        let splits =
            self.small.match_indices("zu").map(|(at, zu)| (&self.small[..at], &self.small[at + zu.len()..]));
        let known = |(particle, verb): &(&str, &str)| {
            self.table.scripts(b'z', particle).is_some() && self.table.scripts(b'i', verb).is_some()
        };
        splits.filter(known).last().map(|(particle, verb)| format!("{particle}{verb}"))
    }

    /// The analyser's lemma, with the letters that its part of speech has.
    fn unknown(&self) -> String {
        match self.upos {
            "PROPN" => {
                let other = if self.german && self.predicted != self.form { b"nN" } else { &b""[..] };
                let found = self.look_up(other, &self.small);
                found.unwrap_or_else(|| {
                    if starts_large(self.form) {
                        capitalised(&self.predicted)
                    } else {
                        self.predicted.clone()
                    }
                })
            }
            "NOUN" if self.german && starts_large(self.form) => {
                let name = self.look_up(b"p", &self.small);
                name.map_or_else(|| self.predicted.clone(), |name| capitalised(&name))
            }
            "NOUN" if !self.german => self.predicted.to_lowercase(),
            "NOUN" | "ADJ" | "VERB" | "AUX" | "ADV" | "NUM" | "INTJ" | "X" => self.predicted.clone(),
            // Function words that the table lacks are misspelt or foreign.
            _ => self.small.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAME: &str = "=|0||0|";

    fn german(form: &str, upos: &str, features: &str) -> String {
        let features = Features::new(features.split('|').filter_map(|pair| pair.split_once('=')));
        lemma(&Language::German, form, upos, &features, SAME)
    }

    fn english(form: &str, upos: &str) -> String {
        lemma(&Language::English, form, upos, &Features::default(), SAME)
    }

    #[test]
    fn knows_irregular_forms() {
        assert_eq!(german("Häuser", "NOUN", "Number=Plur"), "Haus");
        assert_eq!(german("traf", "VERB", "VerbForm=Fin"), "treffen");
        assert_eq!(german("wurde", "AUX", "VerbForm=Fin"), "werden");
        assert_eq!(german("besten", "ADJ", "Case=Dat|Degree=Sup"), "gut");
        assert_eq!(german("längere", "ADJ", "Case=Acc|Degree=Cmp"), "lang");
        assert_eq!(english("women", "NOUN"), "woman");
        assert_eq!(english("sought", "VERB"), "seek");
        assert_eq!(english("n't", "PART"), "not");
        assert_eq!(english("better", "ADJ"), "good");
    }

    #[test]
    fn the_kind_of_form_tells_verbs_apart() {
        assert_eq!(german("gehört", "VERB", "VerbForm=Fin"), "gehören");
        assert_eq!(german("gehört", "VERB", "VerbForm=Part"), "hören");
        assert_eq!(german("Arbeiten", "NOUN", "Number=Plur"), "Arbeit");
        assert_eq!(german("Arbeiten", "NOUN", "Number=Sing"), "Arbeiten");
    }

    #[test]
    fn separated_verbs_stay_without_particle() {
        assert_eq!(german("fand", "VERB", "VerbForm=Fin"), "finden");
        assert_eq!(german("stattfand", "VERB", "VerbForm=Fin"), "stattfinden");
        assert_eq!(german("hinauszuschieben", "VERB", "VerbForm=Inf"), "hinausschieben");
        assert_eq!(german("gegenfinanziert", "VERB", "VerbForm=Part"), "gegenfinanzieren");
    }

    #[test]
    fn compounds_are_inflected_at_their_end() {
        assert_eq!(german("Regierungskonsultationen", "NOUN", "Number=Plur"), "Regierungskonsultation");
        assert_eq!(german("EU-Außenministern", "NOUN", "Number=Plur"), "EU-Außenminister");
        assert_eq!(german("Friedensvertrages", "NOUN", "Number=Sing"), "Friedensvertrag");
        assert_eq!(german("deutsch-französischen", "ADJ", "Case=Dat"), "deutsch-französisch");
        assert_eq!(german("-", "NOUN", ""), "-");
    }

    #[test]
    fn participles_and_adjectives_follow_the_treebank() {
        assert_eq!(german("geplant", "ADJ", "Degree=Pos"), "planen");
        assert_eq!(german("geplanten", "ADJ", "Case=Acc|Degree=Pos"), "geplant");
        assert_eq!(german("nächsten", "ADJ", "Case=Dat|Degree=Sup"), "nah");
        assert_eq!(german("Genfer", "ADJ", "Case=Gen"), "Genfer");
        assert_eq!(german("Vorsitzenden", "NOUN", "Number=Sing"), "Vorsitzende");
    }

    #[test]
    fn function_words_have_their_paradigm() {
        assert_eq!(german("Diesem", "DET", "Case=Dat"), "dieser");
        assert_eq!(german("denjenigen", "PRON", "Case=Acc"), "derjenige");
        assert_eq!(german("dessen", "PRON", "Case=Gen"), "der");
        assert_eq!(german("Für", "ADP", ""), "für");
    }

    #[test]
    fn names_lose_their_genitive_and_keep_their_letters() {
        assert_eq!(german("Deutschlands", "PROPN", "Case=Gen"), "Deutschland");
        assert_eq!(german("NATO", "PROPN", ""), "NATO");
        assert_eq!(german("Hamas", "PROPN", "Case=Gen"), "Hamas");
    }

    #[test]
    fn numbers() {
        assert_eq!(german("1990ern", "NOUN", "Number=Plur"), "1990er");
        assert_eq!(german("ern", "X", ""), "ern");
        assert_eq!(german("3.", "ADJ", ""), "3.");
        assert_eq!(english("12,000", "NUM"), "12000");
    }

    #[test]
    fn unknown_words_follow_the_script() {
        assert_eq!(lemma(&Language::English, "blorping", "VERB", &Features::default(), "l|0||3|"), "blorp");
        assert_eq!(lemma(&Language::German, "Blorpsen", "NOUN", &Features::default(), "u|0||2|"), "Blorps");
        assert_eq!(
            lemma(&Language::from_code("fr"), "chevaux", "NOUN", &Features::default(), "=|0||2|l"),
            "cheval"
        );
    }

    #[test]
    fn letters_that_change_their_length_do_no_harm() {
        for form in ["İstanbulkonsultationen", "ẞkonsultationen", "\u{1F600}-\u{1F600}", "--", ""] {
            for upos in ["NOUN", "ADJ", "VERB", "PROPN", "NUM"] {
                let _ = german(form, upos, "Case=Nom");
                let _ = english(form, upos);
            }
        }
    }
}
