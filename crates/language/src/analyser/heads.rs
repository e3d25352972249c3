//! What both engines share: from word vectors to tags, names and trees.

use ndarray::{Array2, ArrayView2, Axis, linalg::general_mat_mul};

use super::Batch;
use super::arithmetic::{dot, leaky_relu_all};
use super::label::Labels;
use super::linear::{Buffer, Linear, columns_of, rows_of};
use super::model_file::{ModelError, ModelFile};
use super::{name_path, spanning_tree};

/// Linear classifiers for tags, and biaffine attention (Dozat and Manning 2017) for trees.
#[derive(Debug)]
pub(crate) struct Heads {
    /// Parts of speech, features and names, whose scores stand one behind the other.
    tags: Linear,
    lemmas: Linear,
    /// The vector that stands for the root.
    root: Array2<f32>,
    arc_dependant: Linear,
    arc_head: Linear,
    /// [dependant + 1, head].
    arc: Array2<f32>,
    label_dependant: Linear,
    label_head: Linear,
    /// [dependant + 1, relation × (head + 1)].
    label: Array2<f32>,
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
        let label = file.matrix("heads.label", labels.relations() * (label_head.width() + 1))?;
        let heads = Self {
            tags: Linear::stack(file, &["heads.upos", "heads.features", "heads.names"], width)?,
            lemmas: linear("lemmas")?,
            root: file.matrix("heads.root", width)?,
            arc_dependant: linear("arc_dependant")?,
            arc: file.matrix("heads.arc", arc_head.width())?,
            arc_head,
            label_dependant: linear("label_dependant")?,
            label_head,
            label,
        };
        let fits = heads.tags.width() == labels.tags()
            && heads.lemmas.width() == labels.lemmas()
            && heads.arc.nrows() == heads.arc_dependant.width() + 1
            && heads.label.nrows() == heads.label_dependant.width() + 1;
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
        self.tags.apply(vectors.view(), &mut tags);
        self.lemmas.apply(vectors.view(), &mut lemmas);
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
                    relation: 0,
                }
            })
            .collect();
        let first = labels.tags() - labels.names();
        for sentence in &batch.sentences {
            let scores = tags.view();
            let own = rows_of(&scores, sentence.clone());
            let path = name_path::best(columns_of(&own, first..labels.tags()), labels);
            for (choice, name) in choices[sentence.clone()].iter_mut().zip(path) {
                choice.name = name;
            }
        }
        choices
    }

    /// Heads and relations.
    fn attach(&self, vectors: &Buffer, batch: &Batch<'_>, labels: &Labels, choices: &mut [Choice]) {
        let narrow = |layer: &Linear, input: ArrayView2<'_, f32>| {
            let mut out = Buffer::default();
            layer.apply(input, &mut out);
            leaky_relu_all(out.values_mut());
            out
        };
        let dependants = narrow(&self.arc_dependant, vectors.view());
        let governors = narrow(&self.arc_head, vectors.view());
        let root = narrow(&self.arc_head, self.root.view());
        let mut mixed = Buffer::default();
        biaffine(&self.arc, dependants.view(), &mut mixed);

        let label_dependants = narrow(&self.label_dependant, vectors.view());
        let label_governors = narrow(&self.label_head, vectors.view());
        let label_root = narrow(&self.label_head, self.root.view());

        for sentence in &batch.sentences {
            let count = sentence.len();
            // Scores [dependant, head]; head 0 is the root.
            let mut scores = Array2::zeros((count, count + 1));
            let (mixed, governors) = (mixed.view(), governors.view());
            let own = rows_of(&mixed, sentence.clone());
            let heads = rows_of(&governors, sentence.clone());
            let (mut first, mut others) = scores.view_mut().split_at(Axis(1), 1);
            general_mat_mul(1.0, &own, &root.view().t(), 0.0, &mut first);
            general_mat_mul(1.0, &own, &heads.t(), 0.0, &mut others);
            for (choice, head) in choices[sentence.clone()].iter_mut().zip(spanning_tree::best(&scores)) {
                choice.head = head;
            }
        }

        let words: Vec<(usize, usize)> = batch
            .sentences
            .iter()
            .flat_map(|sentence| sentence.clone().map(|word| (word, sentence.start)))
            .collect();
        let mut mixed = Buffer::default();
        for chunk in words.chunks(LABELLED) {
            let Some((&(first, _), &(last, _))) = chunk.first().zip(chunk.last()) else { continue };
            let rows = label_dependants.view();
            biaffine(&self.label, rows_of(&rows, first..last + 1), &mut mixed);
            for (row, &(word, start)) in chunk.iter().enumerate() {
                let governor = match choices[word].head {
                    0 => label_root.row(0),
                    head => label_governors.row(start + head - 1),
                };
                choices[word].relation = match choices[word].head {
                    0 => labels.root(),
                    _ => best_relation(mixed.row(row), governor, labels.root()),
                };
            }
        }
    }
}

/// [rows, 1] times the matrix.
fn biaffine(matrix: &Array2<f32>, rows: ArrayView2<'_, f32>, out: &mut Buffer) {
    let inner = matrix.nrows() - 1;
    let mut out = out.rows(rows.nrows(), matrix.ncols());
    for mut row in out.rows_mut() {
        row.assign(&matrix.row(inner));
    }
    general_mat_mul(1.0, &rows, &rows_of(&matrix.view(), 0..inner), 1.0, &mut out);
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
