//! Documents to sentences, tokens and clauses, in German and English.
//!
//! ```
//! use depesche_language::parse;
//! use depesche_model::{Document, Language};
//!
//! let document = Document::new("x", Language::German, "Am 26. April fand in Almaty das Treffen statt.");
//! let parsed = parse(&document);
//! let predicate = parsed.clauses[0].predicate.as_ref().unwrap();
//! assert_eq!(predicate.lemma, "stattfinden");
//! ```
//!
//! Clauses are found from tokens, with tables of verb forms and closed word classes. What they tell of a sentence
//! ([`depesche_model::Clause`]) is what a tree tells as well, so that a parser can take the clause finder's place.
//!
//! That parser is the [`Analyser`]. It reads the [`words`] of treebanks, which are cut otherwise than the tokens of the
//! clause finder, and gives a [`depesche_model::Tree`] for each sentence:
//!
//! ```
//! use depesche_language::{Analyser, EngineKind, parse};
//! use depesche_model::{Document, Language};
//!
//! let analyser = Analyser::new(EngineKind::Accurate)?;
//! let document = Document::new("x", Language::German, "Die Ministerin empfing am Montag ihren Kollegen in Genf.");
//! let trees = analyser.trees(&document, &parse(&document));
//! let genf = trees[0].words.iter().find(|word| document.slice(word.span) == "Genf").unwrap();
//! assert_eq!((&*genf.relation, genf.name.unwrap().label().as_str()), ("obl", "B-LOC"));
//! # Ok::<(), depesche_language::ModelError>(())
//! ```
//!
//! [`conllu`] reads and writes treebanks, [`listing`] writes trees as JSON.

mod analyser;
mod clause;
pub mod conllu;
mod lemma;
pub mod listing;
mod particle;
mod sentence;
mod token;
mod verb;
mod verb_class;
mod word;
mod words;

use depesche_model::{Document, Parsed, Span};

pub use analyser::{Analyser, EngineKind, Form, ModelError};
pub use lemma::{apply as apply_script, lemma};
pub use verb_class::is_verb_of;
pub use word::{SurfaceWord, words};

/// Reads the grammar of a document's text, without trees: [`Analyser::add_trees`] adds those. Boilerplate and the dateline are split into sentences and tokens, but have
/// no clauses.
pub fn parse(document: &Document) -> Parsed {
    let tokens = token::tokens(&document.text, &document.lang);
    let sentences = sentence::sentences(document, &tokens);
    let mut parsed = Parsed { tokens, sentences, clauses: Vec::new(), trees: Vec::new() };
    clause::add_clauses(document, &mut parsed);
    parsed
}

/// The tokens of a document as bytes of its text, whether the hand rules alone end a sentence behind each, and whether its
/// line ends there for another reason than want of room: what the network that splits sentences is trained on.
///
/// ```
/// use depesche_language::proposals;
/// use depesche_model::{Document, Language};
///
/// let document = Document::new("x", Language::English, "It rains. We stay.");
/// let ends: Vec<_> = proposals(&document).into_iter().filter(|(_, ends, _)| *ends).map(|(span, ..)| span.end).collect();
/// assert_eq!(ends, [9, 18]);
/// ```
pub fn proposals(document: &Document) -> Vec<(Span, bool, bool)> {
    let tokens = token::tokens(&document.text, &document.lang);
    let told = sentence::proposed(document, &tokens);
    tokens.into_iter().zip(told).map(|(token, (ends, breaks))| (token.span, ends, breaks)).collect()
}
