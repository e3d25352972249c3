//! What both engines share: from word vectors to tags, names and trees.

use depesche_model::Upos;

use super::Batch;
use super::arithmetic::{dot, leaky_relu_all, softmax};
use super::label::Labels;
use super::linear::{Buffer, Linear};
use super::matrix::{Rows, Weights};
use super::model_file::{ModelError, ModelFile};
use super::{Form, name_path, spanning_tree};

/// Linear classifiers for tags, and biaffine attention (Dozat and Manning 2017) for trees.
#[derive(Debug)]
pub(crate) struct Heads {
    /// Parts of speech, features and names, whose scores stand one behind the other.
    tags: Linear,
    lemmas: Linear,
    /// The vector that stands for the root.
    root: Vec<f32>,
    arc_dependant: Linear,
    arc_head: Linear,
    /// From a dependant to what its heads are compared with.
    arc: Linear,
    label_dependant: Linear,
    label_head: Linear,
    /// From a dependant to what its head is compared with, for each relation; the last number of each is for any head.
    label: Linear,
}

/// What the heads say of one word, as places in the lists of [`Labels`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) upos: usize,
    /// One value for each feature.
    pub(crate) features: Box<[u8]>,
    pub(crate) lemma: usize,
    pub(crate) name: usize,
    /// The head's place in the sentence, from 1; 0 is the root.
    pub(crate) head: usize,
    /// The head's share among all possible ones, in percent.
    pub(crate) sure: u8,
    pub(crate) relation: usize,
}

/// So many words are scored for all relations at a time; their scores take much room.
const LABELLED: usize = 64;

impl Heads {
    /// For vectors of length `width`.
    pub(crate) fn read(file: &ModelFile, labels: &Labels, width: usize) -> Result<Self, ModelError> {
        let linear = |name: &str| Linear::read(file, &format!("heads.{name}"), width);
        let arc_head = linear("arc_head")?;
        let label_head = linear("label_head")?;
        let biaffine = |name: &str, dependant: &Linear, columns: usize| {
            let rows = file.matrix(name, columns)?;
            let fits = rows.len() == (dependant.width() + 1) * columns;
            if fits { Ok(Linear::with_last_as_bias(rows, columns)) } else { Err(file.broken(name)) }
        };
        let (arc_dependant, label_dependant) = (linear("arc_dependant")?, linear("label_dependant")?);
        let relations = labels.relations() * (label_head.width() + 1);
        let heads = Self {
            tags: Linear::stack(file, &["heads.upos", "heads.features", "heads.names"], width)?,
            lemmas: linear("lemmas")?,
            root: file.vector("heads.root")?,
            arc: biaffine("heads.arc", &arc_dependant, arc_head.width())?,
            label: biaffine("heads.label", &label_dependant, relations)?,
            arc_dependant,
            arc_head,
            label_dependant,
            label_head,
        };
        let fits = heads.tags.width() == labels.tags()
            && heads.lemmas.width() == labels.lemmas()
            && heads.root.len() == width;
        if fits { Ok(heads) } else { Err(file.broken("its heads and labels do not fit together")) }
    }

    /// Decides on every word of a batch; `vectors` has a row for each.
    pub(crate) fn decide(&self, vectors: &Buffer, batch: &Batch<'_>, labels: &Labels) -> Vec<Choice> {
        let mut choices = self.tag(vectors, batch, labels);
        self.attach(vectors, batch, labels, &mut choices);
        choices
    }

    /// Parts of speech, features, lemma scripts and names.
    fn tag(&self, vectors: &Buffer, batch: &Batch<'_>, labels: &Labels) -> Vec<Choice> {
        let (mut tags, mut lemmas) = (Buffer::default(), Buffer::default());
        self.tags.apply(vectors.len(), vectors.all(), &mut tags);
        self.lemmas.apply(vectors.len(), vectors.all(), &mut lemmas);
        let mut choices: Vec<Choice> = (0..batch.words.len())
            .map(|word| {
                let scores = tags.row(word);
                let (upos, rest) = scores.split_at(labels.parts_of_speech());
                Choice {
                    upos: best(upos),
                    features: labels.best_features(rest),
                    lemma: best(lemmas.row(word)),
                    name: 0,
                    head: 0,
                    sure: 0,
                    relation: 0,
                }
            })
            .collect();
        let first = labels.tags() - labels.names();
        for sentence in &batch.sentences {
            let scores = sentence.clone().map(|word| &tags.row(word)[first..]);
            let path = name_path::best(scores, labels);
            for (choice, name) in choices[sentence.clone()].iter_mut().zip(path) {
                choice.name = name;
            }
        }
        choices
    }

    /// Heads and relations.
    fn attach(&self, vectors: &Buffer, batch: &Batch<'_>, labels: &Labels, choices: &mut [Choice]) {
        let narrow = |layer: &Linear, count: usize, rows: Rows<'_>| {
            let mut out = Buffer::default();
            layer.apply(count, rows, &mut out);
            leaky_relu_all(out.values_mut());
            out
        };
        let root = Rows { values: &self.root, stride: self.root.len() };
        let words = vectors.len();
        let mut mixed = Buffer::default();
        self.arc.apply(words, narrow(&self.arc_dependant, words, vectors.all()).all(), &mut mixed);
        let governors = narrow(&self.arc_head, words, vectors.all());
        let root_governor = narrow(&self.arc_head, 1, root);
        let (mut heads, mut scores) = (Weights::default(), Buffer::default());
        for sentence in &batch.sentences {
            // Head 0 is the root, head *i* + 1 is word *i*.
            let count = sentence.len();
            let vector = |head: usize| match head.checked_sub(1) {
                None => root_governor.row(0),
                Some(word) => governors.row(sentence.start + word),
            };
            heads.fill(self.arc.width(), count + 1, |place, head| vector(head)[place]);
            scores.set(count, count + 1);
            scores.values_mut().fill(0.0);
            heads.add_product(count, mixed.window(sentence.start, 0), scores.all_mut());
            forbid_roots(&mut scores, &choices[sentence.clone()], &batch.words[sentence.clone()], labels);
            let tree = spanning_tree::best(scores.values(), count);
            let rows = scores.values_mut().chunks_exact_mut(count + 1);
            for ((choice, head), row) in choices[sentence.clone()].iter_mut().zip(tree).zip(rows) {
                choice.head = head;
                softmax(row, 1.0);
                choice.sure = percent(row[head]);
            }
        }

        let dependants = narrow(&self.label_dependant, words, vectors.all());
        let governors = narrow(&self.label_head, words, vectors.all());
        let places: Vec<(usize, usize)> = batch
            .sentences
            .iter()
            .flat_map(|sentence| sentence.clone().map(|word| (word, sentence.start)))
            .collect();
        for chunk in places.chunks(LABELLED) {
            let first = chunk.first().map_or(0, |&(word, _)| word);
            self.label.apply(chunk.len(), dependants.window(first, 0), &mut mixed);
            for (row, &(word, start)) in chunk.iter().enumerate() {
                let choice = &mut choices[word];
                choice.relation = match choice.head.checked_sub(1) {
                    None => labels.root(),
                    Some(head) => best_relation(mixed.row(row), governors.row(start + head), labels.root()),
                };
            }
        }
    }
}

/// An infinitive with "zu" hangs on something if no finite verb stands between its commas, but one outside of them: "Länder, die sich das
/// Ziel gesetzt haben, den Handel zu verdoppeln". Without this the parser sometimes makes it the root of a sentence that has no verb
/// but "sein". "Das ist zu beachten" has its finite verb beside it.
fn forbid_roots(scores: &mut Buffer, choices: &[Choice], words: &[Form<'_>], labels: &Labels) {
    /// More than scores differ by.
    const FORBIDDEN: f32 = -1000.0;
    let is_finite = |choice: &Choice| labels.is_finite(&choice.features);
    let is_comma = |word: &Form<'_>| word.text == ",";
    let columns = choices.len() + 1;
    for at in 1..choices.len() {
        let led =
            words[at - 1].text.eq_ignore_ascii_case("zu") && labels.upos(choices[at - 1].upos) == Upos::Part;
        if !led || !labels.is_infinitive(&choices[at].features) {
            continue;
        }
        let from = words[..at].iter().rposition(is_comma).unwrap_or(0);
        let to = words[at..].iter().position(is_comma).map_or(words.len(), |comma| at + comma);
        let (before, after) = (&choices[..from], &choices[to..]);
        if !choices[from..to].iter().any(is_finite) && before.iter().chain(after).any(is_finite) {
            scores.values_mut()[at * columns] = FORBIDDEN;
        }
    }
}

/// A share as a whole number of percent, so that equal sentences stay equal to the bit.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100")]
fn percent(share: f32) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

/// The relation that scores best under a head; only the root's word is the root.
fn best_relation(scores: &[f32], governor: &[f32], root: usize) -> usize {
    let relation = scores.chunks_exact(governor.len() + 1).enumerate().map(|(relation, weights)| {
        let (weights, constant) = weights.split_at(governor.len());
        let score = dot(weights, governor) + constant[0];
        if relation == root { f32::NEG_INFINITY } else { score }
    });
    best_of(relation)
}

/// The place of the highest score; of equal ones the first.
pub(crate) fn best(scores: &[f32]) -> usize {
    best_of(scores.iter().copied())
}

fn best_of(scores: impl Iterator<Item = f32>) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (at, score) in scores.enumerate() {
        if score > best.1 {
            best = (at, score);
        }
    }
    best.0
}
