//! Trees by trained models: two engines of one shape.
//!
//! Both engines make a vector for each word; what follows is the same for both. [`model_file`] reads a model,
//! [`subword`] and [`word_feature`] turn words into numbers, [`fast`] and [`accurate`] are the engines, [`heads`] decides
//! with [`spanning_tree`] and [`name_path`]. How the models are trained is told in `train/README.md`.

mod accurate;
pub(crate) mod arithmetic;
pub(crate) mod batch;
mod fast;
mod heads;
mod label;
pub(crate) mod linear;
pub(crate) mod lstm;
mod matrix;
pub(crate) mod model_file;
mod name_path;
pub(crate) mod row_table;
mod spanning_tree;
mod subword;
pub(crate) mod word_feature;

use std::fmt;
use std::path::Path;

use depesche_model::{Document, Language, Multiword, Parsed, Sentence, Span, Tree, Upos, Word};

pub use model_file::ModelError;

use accurate::Accurate;
use batch::Batch;
use fast::Fast;
use heads::{Choice, Heads};
use label::{Labels, Morphologies};
use linear::Buffer;
use model_file::ModelFile;

use crate::lemma::lemma;
use crate::particle;
use crate::word::{SurfaceWord, words};

/// The models that the program is built with.
const FAST: &[u8] = include_bytes!("../../../../models/fast/model.dpm");
const ACCURATE: &[u8] = include_bytes!("../../../../models/accurate/model.dpm");

/// Longer sentences, in words, are read in parts: the cost of a tree grows with the square of its words, and no sentence
/// that is one is so long.
const LONGEST: usize = 150;

/// Which of the two models reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EngineKind {
    /// A small recurrent network.
    #[default]
    Fast,
    /// A transformer: better with objects, names and English, several times as slow.
    Accurate,
}

/// A word that is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Form<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Whether a space stands before it; also true for the first word of a sentence and for the parts of a contraction.
    pub space_before: bool,
}

/// Makes a vector for each word.
trait Engine: fmt::Debug + Send + Sync {
    /// The length of a vector.
    fn width(&self) -> usize;

    /// Writes a row for each word of the batch.
    fn vectors(&self, batch: &Batch<'_>, out: &mut Buffer);
}

/// Reads sentences with one model. Make one and share it between threads.
///
/// ```
/// use depesche_language::{Analyser, EngineKind, Form};
/// use depesche_model::{Language, Upos};
///
/// let analyser = Analyser::new(EngineKind::Fast)?;
/// let words = ["Das", "Treffen", "fand", "in", "Wien", "statt", "."];
/// let sentence = words.map(|text| Form { text, space_before: text != "." });
/// let tree = &analyser.read(&[&sentence], &Language::German)[0];
/// let root = &tree.words[tree.root().unwrap()];
/// assert_eq!((root.upos, root.verb.as_deref()), (Upos::Verb, Some("stattfinden")));
/// # Ok::<(), depesche_language::ModelError>(())
/// ```
#[derive(Debug)]
pub struct Analyser {
    engine: Box<dyn Engine>,
    heads: Heads,
    labels: Labels,
    specials: Vec<String>,
}

impl Analyser {
    /// With a model that the program was built with.
    ///
    /// # Errors
    /// When that model is broken.
    pub fn new(kind: EngineKind) -> Result<Self, ModelError> {
        let (name, bytes) = match kind {
            EngineKind::Fast => ("models/fast/model.dpm", FAST),
            EngineKind::Accurate => ("models/accurate/model.dpm", ACCURATE),
        };
        Self::with(&ModelFile::parse(name.to_owned(), bytes.into())?)
    }

    /// With the model in a file.
    ///
    /// # Errors
    /// When the file cannot be read or is no whole model.
    pub fn open(path: &Path) -> Result<Self, ModelError> {
        Self::with(&ModelFile::open(path)?)
    }

    fn with(file: &ModelFile) -> Result<Self, ModelError> {
        let engine: Box<dyn Engine> = match file.header.engine.as_str() {
            "fast" => Box::new(Fast::read(file)?),
            "accurate" => Box::new(Accurate::read(file)?),
            other => return Err(file.broken(format!("the engine “{other}” is not known"))),
        };
        let labels = Labels::read(file)?;
        let heads = Heads::read(file, &labels, engine.width())?;
        Ok(Self { engine, heads, labels, specials: file.header.specials.clone() })
    }

    /// Reads sentences of one language; gives a tree for each, with a word for each form.
    ///
    /// Forms have no place in a text here, so the words' spans are empty and their forms are told. What a sentence gives
    /// does not depend on the others.
    pub fn read(&self, sentences: &[&[Form<'_>]], language: &Language) -> Vec<Tree> {
        // What is too long is read in parts and put together again.
        let parts: Vec<&[Form<'_>]> =
            sentences.iter().flat_map(|sentence| sentence.chunks(LONGEST)).collect();
        let mut known = Morphologies::new();
        let mut trees = Vec::with_capacity(parts.len());
        for group in batch::groups(&parts) {
            let batch = Batch::new(&parts[group], self.style(language));
            let mut vectors = Buffer::default();
            self.engine.vectors(&batch, &mut vectors);
            let choices = self.heads.decide(&vectors, &batch, &self.labels);
            trees.extend(batch.sentences.iter().map(|sentence| {
                let words = batch.words[sentence.clone()].iter().zip(&choices[sentence.clone()]);
                Tree {
                    words: words
                        .map(|(form, choice)| self.word(*form, choice, language, &mut known))
                        .collect(),
                }
            }));
        }
        let mut trees = trees.into_iter();
        sentences
            .iter()
            .map(|sentence| {
                let mut tree = join(trees.by_ref().take(sentence.len().div_ceil(LONGEST)));
                particle::join(&mut tree, sentence, language);
                drop_marks(&mut tree);
                tree
            })
            .collect()
    }

    /// The length of the vectors that the engine makes of words.
    pub fn width(&self) -> usize {
        self.engine.width()
    }

    /// What the engine makes of sentences before anything is decided: for each word as many numbers as [`Self::width`]
    /// says, one word behind the other. Other classifiers can be trained on them.
    pub fn vectors(&self, sentences: &[&[Form<'_>]], language: &Language) -> Vec<Vec<f32>> {
        let parts: Vec<&[Form<'_>]> =
            sentences.iter().flat_map(|sentence| sentence.chunks(LONGEST)).collect();
        let mut rows = Vec::new();
        let mut vectors = Buffer::default();
        for group in batch::groups(&parts) {
            self.engine.vectors(&Batch::new(&parts[group], self.style(language)), &mut vectors);
            rows.extend_from_slice(vectors.values());
        }
        let mut rows = rows.into_iter();
        sentences.iter().map(|sentence| rows.by_ref().take(sentence.len() * self.width()).collect()).collect()
    }

    /// Reads all sentences of a document that [`crate::parse`] has found; gives a tree for each. Spans are those of the
    /// document's text.
    pub fn trees(&self, document: &Document, parsed: &Parsed) -> Vec<Tree> {
        self.trees_where(document, parsed, |_| true)
    }

    /// Reads the sentences of the article and keeps the trees in [`Parsed::trees`]; those of boilerplate are empty.
    pub fn add_trees(&self, document: &Document, parsed: &mut Parsed) {
        parsed.trees = self.trees_where(document, parsed, |sentence| !document.is_boilerplate(sentence.span));
        crate::clause::from_trees(document, parsed);
    }

    /// The trees of the sentences that are `wanted`, empty ones for the others.
    fn trees_where(
        &self,
        document: &Document,
        parsed: &Parsed,
        wanted: impl Fn(&Sentence) -> bool,
    ) -> Vec<Tree> {
        let (text, language) = (&document.text, &document.lang);
        let cut = |sentence: &Sentence| {
            let tokens = if wanted(sentence) { sentence.tokens.clone() } else { 0..0 };
            words(text, &parsed.tokens, tokens, language)
        };
        let words: Vec<Vec<SurfaceWord<'_>>> = parsed.sentences.iter().map(cut).collect();
        let forms: Vec<Vec<Form<'_>>> = words
            .iter()
            .map(|words| words.iter().map(|w| Form { text: &w.form, space_before: w.space_before }).collect())
            .collect();
        let sentences: Vec<&[Form<'_>]> = forms.iter().map(Vec::as_slice).collect();
        let mut trees = self.read(&sentences, language);
        for (tree, words) in trees.iter_mut().zip(&words) {
            for (node, word) in tree.words.iter_mut().zip(words) {
                node.span = word.span;
                node.multiword = word.multiword;
                if word.form == word.span.of(text) {
                    node.form = None;
                }
            }
        }
        trees
    }

    /// The piece that opens sentences of a language.
    fn style(&self, language: &Language) -> u32 {
        let wanted = format!("style:{}", language.code());
        let place = self.specials.iter().position(|special| *special == wanted);
        place.and_then(|place| u32::try_from(place).ok()).unwrap_or(0)
    }

    fn word(&self, form: Form<'_>, choice: &Choice, language: &Language, known: &mut Morphologies) -> Word {
        let (upos, features) =
            (self.labels.upos(choice.upos), self.labels.morphology(&choice.features, known));
        let script = self.labels.script(choice.lemma);
        let lemma = lemma(language, form.text, upos.code(), &features, script);
        Word {
            span: Span::new(0, 0),
            form: Some(form.text.into()),
            multiword: Multiword::Alone,
            lemma: lemma.into(),
            upos,
            features,
            verb: None,
            head: choice.head.checked_sub(1),
            relation: self.labels.relation(choice.relation),
            sure: choice.sure,
            name: self.labels.name(choice.name),
        }
    }
}

/// Takes back names that hold nothing but marks: "-" in "Nato-Staaten", which the treebanks cut and GermEval does not.
fn drop_marks(tree: &mut Tree) {
    let names: Vec<_> = tree.names().map(|(_, words)| words).collect();
    for words in names {
        if tree.words[words.clone()].iter().all(|word| word.upos == Upos::Punct) {
            tree.words[words].iter_mut().for_each(|word| word.name = None);
        }
    }
}

/// Puts the parts of a long sentence together: the later ones hang on the first one's root.
fn join(parts: impl Iterator<Item = Tree>) -> Tree {
    let mut whole = Tree::default();
    for part in parts {
        let (first, root) = (whole.words.len(), whole.root());
        whole.words.extend(part.words.into_iter().map(|mut word| {
            if word.head.is_none() && root.is_some() {
                word.relation = "parataxis".into();
            }
            word.head = word.head.map(|head| head + first).or(root);
            word
        }));
    }
    whole
}

#[cfg(test)]
mod tests;
