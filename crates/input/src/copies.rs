//! Copies and rewrites of one report: families of documents that are one witness.
//!
//! Words: the runs of three words of two copies are mostly the same; their likeness (the Jaccard index) is estimated from
//! minima of hashes, and candidates are found by bands of these minima ([`Sketch`]). Facts: who rewrites a report keeps its
//! figures, names and quoted words; they are compared in the same way. One pass; some 900 bytes are kept of a document.

use std::collections::{BTreeSet, HashMap};

use depesche_model::sketch::mix;
use depesche_model::{Date, Document, Sketch};

pub use depesche_model::Sign;

use crate::line::words;

mod publisher;

use publisher::publisher_lines;

/// Minima of the hashes of runs of words.
const WORD_MINIMA: usize = 64;
/// Minima of the hashes of facts.
const FACT_MINIMA: usize = 32;
/// Fewer facts are shared by chance.
const FEWEST_FACTS: usize = 8;
/// Shorter texts are shared by chance: "Weitere Meldungen folgen".
const FEWEST_WORDS: usize = 20;
/// A run of words.
const RUN: usize = 3;

/// The sketch of a document: of its article, by which its copies and rewrites are known, and of the lines around it.
pub fn sketch(document: &Document) -> Sketch {
    Sketch { lines: publisher_lines(document), ..sketch_of_article(document) }
}

fn sketch_of_article(document: &Document) -> Sketch {
    let text = article(document);
    let (runs, facts) = (runs(&text), facts(&text));
    Sketch {
        words: if runs.len() + RUN > FEWEST_WORDS { minima(&runs, WORD_MINIMA) } else { Vec::new() },
        facts: if facts.len() >= FEWEST_FACTS { minima(&facts, FACT_MINIMA) } else { Vec::new() },
        lines: Vec::new(),
    }
}

fn minima(parts: &BTreeSet<u64>, number: usize) -> Vec<u32> {
    (0..number).map(|at| parts.iter().map(|part| hash(*part, at)).min().unwrap_or(u32::MAX)).collect()
}

/// Finds families among documents that come one after another.
///
/// ```
/// use depesche_input::copies::Copies;
/// use depesche_model::{Document, Language};
/// let text = "Die Außenminister von Peru und Chile trafen sich am Montag in Lima und sprachen lange über den Hafen, \
///             die Bahn, den Fischfang und den Streit um das Wasser, wie beide Ministerien mitteilten.";
/// let document = |id: &str, text: &str| Document::new(id, Language::German, text);
/// let mut copies = Copies::default();
/// copies.add(&document("a", text));
/// copies.add(&document("b", &format!("{text} Mehr dazu später.")));
/// copies.add(&document("c", "Ganz etwas anderes."));
/// let families: Vec<_> = copies.families().into_iter().map(|member| (member.id, member.source)).collect();
/// assert_eq!(families, [("a".into(), "a".into()), ("b".into(), "a".into()), ("c".into(), "c".into())]);
/// ```
#[derive(Debug, Default)]
pub struct Copies {
    documents: Vec<Known>,
    /// The first document that had a band.
    bands: HashMap<u64, u32>,
}

/// What is kept of a document.
#[derive(Debug)]
struct Known {
    id: String,
    published: Option<Date>,
    sketch: Sketch,
    /// The number of the document that it is like; its own if there is none.
    like: usize,
    likeness: Option<(f64, Sign)>,
}

/// A document in its family.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The document's id.
    pub id: String,
    /// The id of the family's probable source: the one that was published first, else the one that came first. Its own if nobody
    /// has copied it.
    pub source: String,
    /// How like it is to the document by which it was known, from 0 to 1, and by what; none of those that came first.
    pub likeness: Option<(f64, Sign)>,
}

impl Copies {
    /// Adds a document.
    pub fn add(&mut self, document: &Document) {
        let number = self.documents.len();
        let sketch = sketch_of_article(document);
        let mut others = BTreeSet::new();
        for band in sketch.bands() {
            let first = self.bands.entry(band).or_insert_with(|| u32::try_from(number).unwrap_or(u32::MAX));
            others.insert(*first as usize);
        }
        let alike = others
            .into_iter()
            .filter(|&other| other < number)
            .filter_map(|other| Some((other, self.documents[other].sketch.likeness(&sketch)?)));
        // Words tell more than facts, and of equals the first.
        let rank = |(share, sign): (f64, Sign)| (sign == Sign::Words, share);
        let best = alike.reduce(|best, next| if rank(next.1) > rank(best.1) { next } else { best });
        self.documents.push(Known {
            id: document.id.clone(),
            published: document.published,
            sketch,
            like: best.map_or(number, |(other, _)| other),
            likeness: best.map(|(_, likeness)| likeness),
        });
    }

    /// Every document with the source of its family, in the order in which they came.
    pub fn families(self) -> Vec<Member> {
        // A document is like an earlier one, so that its root is known before it.
        let mut roots: Vec<usize> = Vec::with_capacity(self.documents.len());
        let mut sources: HashMap<usize, usize> = HashMap::new();
        for (number, known) in self.documents.iter().enumerate() {
            let root = if known.like == number { number } else { roots[known.like] };
            roots.push(root);
            let source = sources.entry(root).or_insert(root);
            let earlier = |day: Option<Date>| day.map_or(i32::MAX, |day| day.first_day().day_number());
            if earlier(known.published) < earlier(self.documents[*source].published) {
                *source = number;
            }
        }
        let member = |(number, known): (usize, &Known)| {
            let source = sources.get(&roots[number]).map_or(number, |source| *source);
            Member {
                id: known.id.clone(),
                source: self.documents[source].id.clone(),
                likeness: known.likeness,
            }
        };
        self.documents.iter().enumerate().map(member).collect()
    }
}

/// A number for a part, one of several independent ones.
fn hash(part: u64, which: usize) -> u32 {
    let mixed = mix(part ^ mix(which as u64 + 0x51_7c_c1));
    (mixed >> 32) as u32
}

/// The same number for the same words on every machine (FNV-1a).
fn number_of(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The text without its boilerplate.
fn article(document: &Document) -> String {
    let (mut text, mut from) = (String::with_capacity(document.text.len()), 0);
    for line in &document.boilerplate {
        text.push_str(document.text.get(from..line.span.start).unwrap_or_default());
        from = from.max(line.span.end);
    }
    text.push_str(document.text.get(from..).unwrap_or_default());
    text
}

/// Words that open sentences and are no part of names.
const OPENERS: [&str; 24] = [
    "Der", "Die", "Das", "Den", "Dem", "Des", "Ein", "Eine", "Wir", "Sie", "Ihr", "Bis", "Für", "Mit", "Von",
    "Nach", "Beide", "The", "This", "That", "They", "For", "With", "And",
];

/// Every run of three words.
fn runs(text: &str) -> BTreeSet<u64> {
    let numbers: Vec<u64> = words(text).map(|word| number_of(&word.to_lowercase())).collect();
    numbers.windows(RUN).map(|run| run.iter().fold(0, |all, word| mix(all ^ word))).collect()
}

/// Figures, names and quoted words. A name is a word that stands capitalised inside a sentence, more than once in German, where
/// every noun is capitalised, or behind another one.
fn facts(text: &str) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    let all: Vec<&str> = words(text).collect();
    for pair in all.windows(2) {
        let [before, word] = pair else { continue };
        let capital = |word: &str| {
            word.starts_with(char::is_uppercase) && word.chars().count() > 2 && !OPENERS.contains(&word)
        };
        if word.bytes().filter(u8::is_ascii_digit).count() > 1 {
            let digits: String = word.chars().filter(char::is_ascii_digit).collect();
            found.insert(number_of(&digits));
        } else if capital(before) && capital(word) {
            found.insert(number_of(&format!("{before} {word}").to_lowercase()));
        }
    }
    for quoted in text.split(['„', '“', '”', '"', '«', '»']).skip(1).step_by(2) {
        let words: Vec<String> = words(quoted).take(6).map(str::to_lowercase).collect();
        if words.len() > 3 {
            found.insert(number_of(&words.join(" ")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;
    use proptest::prelude::*;

    use super::*;

    const REPORT: &str = "Die Außenminister von Peru und Chile, Juan Prado und Eva Rojas, trafen sich am 3. Mai 2023 in Lima. Der Handel erreichte 2022 \
        rund 311,4 Millionen US-Dollar, davon 120,7 Millionen Exporte. „Wir wollen die Bahn bis 2030 bauen“, sagte Juan Prado. Bis 2027 sollen 45 Projekte \
        für 1250 Millionen US-Dollar folgen. Eva Rojas lud ihren Kollegen nach Santiago ein.";
    const REWRITTEN: &str = "In Lima kamen am 3. Mai 2023 Eva Rojas und Juan Prado zusammen, wie man hört. „Wir wollen die Bahn bis 2030 bauen“, so Juan Prado \
        nach der Begegnung. 311,4 Millionen US-Dollar betrug 2022 das Volumen des Austauschs, 120,7 Millionen führte man aus. 45 Projekte im Wert von 1250 \
        Millionen US-Dollar will man bis 2027 beginnen, hieß es zum Abschluss.";

    fn families(texts: &[(&str, Option<&str>, &str)]) -> Vec<(String, Option<Sign>)> {
        let mut copies = Copies::default();
        for (id, published, text) in texts {
            let mut document = Document::new(*id, Language::German, *text);
            document.published = published.map(|day| day.parse().unwrap());
            copies.add(&document);
        }
        copies
            .families()
            .into_iter()
            .map(|member| (member.source, member.likeness.map(|(_, sign)| sign)))
            .collect()
    }

    #[test]
    fn copies_have_the_words_of_their_source() {
        let copy = format!("Anzeige\n\n{REPORT} Mehr dazu lesen Sie morgen.");
        let found = families(&[
            ("copy", Some("2023-05-04"), &copy),
            ("source", Some("2023-05-03"), REPORT),
            (
                "other",
                None,
                "Ganz etwas anderes, das niemand sonst gemeldet hat und auch niemand je wieder melden wird, so lange man auch auf eine Meldung wartet.",
            ),
        ]);
        let source = |at: usize| found[at].0.as_str();
        assert_eq!((source(0), source(1), source(2)), ("source", "source", "other"));
        assert_eq!(found[1].1, Some(Sign::Words));
    }

    #[test]
    fn rewrites_keep_the_facts() {
        let found = families(&[("source", None, REPORT), ("rewrite", None, REWRITTEN)]);
        assert_eq!(found[1], ("source".to_owned(), Some(Sign::Facts)));
    }

    #[test]
    fn two_reports_of_one_form_are_two() {
        let other = REPORT
            .replace("Peru", "Ghana")
            .replace("Chile", "Togo")
            .replace("Juan Prado", "Kofi Mensah")
            .replace("Eva Rojas", "Ama Boateng")
            .replace("311,4", "98,2")
            .replace("120,7", "33,1")
            .replace("2030", "2035")
            .replace("die Bahn", "den Hafen von Lomé")
            .replace("1250", "480")
            .replace("45 Projekte", "12 Vorhaben")
            .replace("Lima", "Accra");
        let found = families(&[("one", None, REPORT), ("two", None, &other)]);
        assert_eq!(found[1].0, "two");
        let short = "Weitere Meldungen folgen in Kürze.";
        assert_eq!(families(&[("one", None, short), ("two", None, short)])[1].0, "two");
    }

    proptest! {
        #[test]
        fn every_document_has_a_source_of_its_own_family(texts in prop::collection::vec("(?:[a-d]{1,2} ){18,40}", 0..12)) {
            let mut copies = Copies::default();
            for (number, text) in texts.iter().enumerate() {
                copies.add(&Document::new(number.to_string(), Language::German, text.as_str()));
            }
            let members = copies.families();
            prop_assert_eq!(members.len(), texts.len());
            for member in &members {
                let source: usize = member.source.parse().unwrap();
                prop_assert_eq!(&members[source].source, &member.source);
            }
        }
    }
}
