//! Scores of an analysis against the gold, in the manner of the CoNLL 2018 shared task.
//!
//! Each is an F1 over words (or tokens, or sentences): where both sides have the same words it is an accuracy.

use std::collections::BTreeMap;
use std::ops::Range;

use super::alignment::{Layout, align};
use super::treebank::{Head, Treebank, Word};

/// The features that the shared task counts.
const UNIVERSAL: [&str; 21] = [
    "Abbr", "Animacy", "Aspect", "Case", "Definite", "Degree", "Evident", "Foreign", "Gender", "Mood",
    "NumType", "Number", "Person", "Polarity", "Polite", "Poss", "PronType", "Reflex", "Tense", "VerbForm",
    "Voice",
];

/// The features that the analyser gives; all others are notes on spelling or of one treebank only.
const MORPHOLOGY: [&str; 18] = [
    "Case",
    "Definite",
    "Degree",
    "Foreign",
    "Gender",
    "Gender[psor]",
    "Mood",
    "NumType",
    "Number",
    "Number[psor]",
    "Person",
    "Polarity",
    "Poss",
    "PronType",
    "Reflex",
    "Tense",
    "VerbForm",
    "Voice",
];

/// Relations that the coders build on. One without a subtype stands for all its subtypes.
pub(crate) const RELATIONS: [&str; 6] = ["nsubj", "obj", "nsubj:pass", "obl", "nmod", "compound:prt"];

/// How many there are in the gold, how many were found, and how many of these are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) gold: usize,
    pub(crate) found: usize,
    pub(crate) right: usize,
}

impl Score {
    /// F1 in percent; nothing sought and nothing found is none.
    pub(crate) fn f1(self) -> Option<f64> {
        percent(2 * self.right, self.gold + self.found)
    }

    /// Precision in percent.
    pub(crate) fn precision(self) -> Option<f64> {
        percent(self.right, self.found)
    }

    /// Recall in percent.
    pub(crate) fn recall(self) -> Option<f64> {
        percent(self.right, self.gold)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn percent(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

/// Scores by their names.
pub(crate) type Scores = BTreeMap<&'static str, Score>;

/// All scores; fails where the two do not have the same text.
pub(crate) fn scores(gold: &Treebank, found: &Treebank) -> anyhow::Result<Scores> {
    let (gold_layout, found_layout) = (Layout::of(gold), Layout::of(found));
    let pairs = align(&gold_layout, &found_layout)?;
    let sides = Sides::new(gold, found, pairs);
    let mut scores = Scores::from([
        ("tokens", same_ranges(&gold_layout.tokens, &found_layout.tokens)),
        ("sentences", same_ranges(&gold_layout.sentences, &found_layout.sentences)),
        ("words", sides.all(|_, _| true)),
        ("UPOS", sides.all(|g, f| sides.gold[g].upos == sides.found[f].upos)),
        ("UFeats", sides.all(|g, f| sides.features(&UNIVERSAL, g, f))),
        ("morphology", sides.all(|g, f| sides.features(&MORPHOLOGY, g, f))),
        ("Case", sides.case()),
        // A gold without a lemma cannot say that one is wrong.
        (
            "lemmas",
            sides.all(|g, f| sides.gold[g].lemma == "_" || sides.gold[g].lemma == sides.found[f].lemma),
        ),
        ("UAS", sides.all(|g, f| sides.same_head(g, f))),
        (
            "LAS",
            sides.all(|g, f| {
                sides.same_head(g, f) && plain(&sides.gold[g].relation) == plain(&sides.found[f].relation)
            }),
        ),
        (
            "LAS with subtypes",
            sides.all(|g, f| sides.same_head(g, f) && sides.gold[g].relation == sides.found[f].relation),
        ),
    ]);
    scores.extend(RELATIONS.map(|relation| (relation, sides.relation(relation))));
    Ok(scores)
}

/// Ranges that are the same on both sides; both are in order.
fn same_ranges(gold: &[Range<usize>], found: &[Range<usize>]) -> Score {
    let key = |range: &Range<usize>| (range.start, range.end);
    let right = gold.iter().filter(|range| found.binary_search_by_key(&key(range), key).is_ok()).count();
    Score { gold: gold.len(), found: found.len(), right }
}

/// A relation without its subtype.
fn plain(relation: &str) -> &str {
    relation.split(':').next().unwrap_or_default()
}

/// The words of both sides, and which answers to which.
struct Sides<'a> {
    gold: Vec<&'a Word>,
    found: Vec<&'a Word>,
    gold_heads: Vec<Head>,
    found_heads: Vec<Head>,
    pairs: Vec<(usize, usize)>,
    /// The gold's word for each that was found.
    answers: BTreeMap<usize, usize>,
}

impl<'a> Sides<'a> {
    fn new(gold: &'a Treebank, found: &'a Treebank, pairs: Vec<(usize, usize)>) -> Self {
        Self {
            gold: gold.words().collect(),
            found: found.words().collect(),
            gold_heads: heads(gold),
            found_heads: heads(found),
            answers: pairs.iter().map(|(g, f)| (*f, *g)).collect(),
            pairs,
        }
    }

    /// Over all words, a pair being right or not.
    fn all(&self, right: impl Fn(usize, usize) -> bool) -> Score {
        let right = self.pairs.iter().filter(|(g, f)| right(*g, *f)).count();
        Score { gold: self.gold.len(), found: self.found.len(), right }
    }

    fn features(&self, list: &[&str], gold: usize, found: usize) -> bool {
        let listed = |word: &'a Word| {
            word.features.iter().filter(|(name, _)| list.contains(&name.as_str())).collect::<Vec<_>>()
        };
        listed(self.gold[gold]) == listed(self.found[found])
    }

    /// Over the words that have a case on either side; a word without its partner counts by itself.
    fn case(&self) -> Score {
        let count = |words: &[&Word]| words.iter().filter(|word| word.feature("Case").is_some()).count();
        let mut score = Score { gold: count(&self.gold), found: count(&self.found), right: 0 };
        for (g, f) in &self.pairs {
            match (self.gold[*g].feature("Case"), self.found[*f].feature("Case")) {
                (Some(gold), Some(found)) => score.right += usize::from(gold == found),
                // A case that only one side has is a mistake of both, so that gold words give an accuracy.
                (Some(_), None) => score.found += 1,
                (None, Some(_)) => score.gold += 1,
                (None, None) => {}
            }
        }
        score
    }

    /// Whether a word hangs from the same word, or is the root in both.
    fn same_head(&self, gold: usize, found: usize) -> bool {
        match (self.gold_heads[gold], self.found_heads[found]) {
            (Head::Root, Head::Root) => true,
            (Head::Word(gold), Head::Word(found)) => self.answers.get(&found) == Some(&gold),
            _ => false,
        }
    }

    /// A relation is right when it is the same and so is the head.
    fn relation(&self, name: &str) -> Score {
        let is = |word: &Word| word.relation == name || plain(&word.relation) == name;
        let count = |words: &[&Word]| words.iter().filter(|word| is(word)).count();
        let right =
            |(g, f): &&(usize, usize)| is(self.gold[*g]) && is(self.found[*f]) && self.same_head(*g, *f);
        Score {
            gold: count(&self.gold),
            found: count(&self.found),
            right: self.pairs.iter().filter(right).count(),
        }
    }
}

/// The heads of all words, counted over the whole treebank.
fn heads(treebank: &Treebank) -> Vec<Head> {
    let mut heads = Vec::new();
    for sentence in &treebank.sentences {
        let first = heads.len();
        heads.extend(sentence.words.iter().map(|word| match word.head {
            Head::Word(head) => Head::Word(first + head),
            head => head,
        }));
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::treebank::tests::treebank;

    const GOLD: &str = "\
        1 Paris Paris PROPN Case=Nom 2 nsubj
        2 rief rufen VERB Tense=Past|Typo=Yes 0 root
        3-4 im
        3 in in ADP _ 5 case
        4 dem der DET Case=Dat|Definite=Def 5 det
        5 Mai Mai NOUN Case=Dat 2 obl:tmod
        6 an an ADP _ 2 compound:prt

        1 Gut gut ADJ Degree=Pos 0 root
        2 . _ PUNCT _ 1 punct";

    /// The right ones of the scores after a change of the gold.
    fn changed(from: &str, to: &str) -> Scores {
        assert!(GOLD.contains(from));
        scores(&treebank(GOLD), &treebank(&GOLD.replacen(from, to, 1))).unwrap()
    }

    #[test]
    fn the_gold_itself_is_all_right() {
        let scores = changed("Paris", "Paris");
        assert!(scores.values().all(|score| score.gold == score.right && score.found == score.right));
        assert_eq!(scores["words"].right, 8);
        assert_eq!(scores["tokens"].right, 7);
        assert_eq!(scores["sentences"].right, 2);
        assert_eq!(scores["Case"].right, 3);
        assert_eq!(scores["obl"].right, 1);
    }

    #[test]
    fn a_change_of_one_column_is_one_mistake() {
        for (from, to, worse) in [
            ("PROPN Case", "NOUN Case", vec!["UPOS"]),
            ("rief rufen", "rief riefen", vec!["lemmas"]),
            ("Case=Nom", "Case=Acc", vec!["UFeats", "morphology", "Case"]),
            ("|Typo=Yes", "", vec![]),
            ("|Typo=Yes", "|Aspect=Imp", vec!["UFeats"]),
            ("5 det", "2 det", vec!["UAS", "LAS", "LAS with subtypes"]),
            ("obl:tmod", "obl", vec!["LAS with subtypes"]),
            ("2 nsubj", "2 obj", vec!["LAS", "LAS with subtypes", "nsubj"]),
            ("2 nsubj", "2 nsubj:pass", vec!["LAS with subtypes"]),
            (". _ PUNCT", ". . PUNCT", vec![]),
        ] {
            let scores = changed(from, to);
            let wrong: Vec<_> = (scores.iter())
                .filter(|(_, score)| score.right + 1 == score.gold)
                .map(|(name, _)| *name)
                .collect();
            let mut worse = worse;
            worse.sort_unstable();
            assert_eq!(wrong, worse, "{from} -> {to}");
        }
    }

    #[test]
    fn a_case_on_one_side_only_counts_once() {
        let lost = changed("DET Case=Dat|", "DET ")["Case"];
        assert_eq!(lost, Score { gold: 3, found: 3, right: 2 });
        let more = changed("Degree=Pos", "Degree=Pos|Case=Nom")["Case"];
        assert_eq!(more, Score { gold: 4, found: 4, right: 3 });
    }

    #[test]
    fn a_range_that_was_not_taken_apart_costs_its_words_and_what_hangs_there() {
        let found = "\
            1 Paris Paris PROPN Case=Nom 2 nsubj
            2 rief rufen VERB Tense=Past 0 root
            3 im in ADP _ 4 case
            4 Mai Mai NOUN Case=Dat 2 obl
            5 an an ADP _ 2 compound:prt

            1 Gut gut ADJ Degree=Pos 0 root
            2 . . PUNCT _ 1 punct";
        let scores = scores(&treebank(GOLD), &treebank(found)).unwrap();
        assert_eq!(scores["tokens"], Score { gold: 7, found: 7, right: 7 });
        assert_eq!(scores["words"], Score { gold: 8, found: 7, right: 6 });
        assert_eq!(scores["LAS"].right, 6);
        assert_eq!(scores["LAS with subtypes"].right, 5);
        assert_eq!(scores["Case"], Score { gold: 3, found: 2, right: 2 });
        let f1 = scores["words"].f1().unwrap();
        assert!((f1 - 80.0).abs() < 1e-9, "{f1}");
    }

    #[test]
    fn two_sentences_in_one_cost_both_and_a_root() {
        let found =
            GOLD.replace("\n\n        1 Gut gut ADJ Degree=Pos 0 root", "\n7 Gut gut ADJ Degree=Pos 2 dep");
        let scores =
            scores(&treebank(GOLD), &treebank(&found.replace("2 . _ PUNCT _ 1", "8 . _ PUNCT _ 7"))).unwrap();
        assert_eq!(scores["sentences"], Score { gold: 2, found: 1, right: 0 });
        assert_eq!(scores["tokens"].right, 7);
        assert_eq!(scores["UAS"].right, 7);
    }
}
