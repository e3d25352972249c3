//! Depesche reads diplomatic news and keeps a sourced record of the relations between states.
//!
//! ```
//! use depesche::{Coder, Document, Language};
//!
//! let coder = Coder::new()?;
//! let document = Document::new("en-1", Language::English, "The ministers of France and Italy met in Turin.");
//! let reading = coder.read(document);
//! assert_eq!(reading.sheet().unwrap()["lang"], "en");
//! # Ok::<(), depesche::SetupError>(())
//! ```

pub use depesche_input as input;
pub use depesche_language as language;
pub use depesche_model as model;
pub use depesche_model::{Coded, Document, Language, Mentions, Parsed};

use depesche_model::Mending;
pub use depesche_resolve as resolve;

mod setup;

pub use setup::{Setup, SetupError};

/// Reads documents. Holds the tables and a model; make one and share it between threads.
#[derive(Debug)]
pub struct Coder {
    analyser: language::Analyser,
    names: resolve::Names,
    min_confidence: Option<model::Confidence>,
}

/// A document with everything that was read from it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text and what its page tells.
    pub document: Document,
    /// Its grammar.
    pub parsed: Parsed,
    /// What it names.
    pub mentions: Mentions,
    /// Its records.
    pub coded: Coded,
}

impl Coder {
    /// With the tables and the fast model that are built into the program.
    ///
    /// # Errors
    /// When that model is broken.
    pub fn new() -> Result<Self, SetupError> {
        Self::with(&Setup::default())
    }

    /// With the model and the tables that a setup names.
    ///
    /// # Errors
    /// When the model is broken, or a table of the user cannot be read or has mistakes.
    pub fn with(setup: &Setup) -> Result<Self, SetupError> {
        Ok(Self {
            analyser: language::Analyser::new(setup.engine)?,
            names: setup.names()?,
            min_confidence: setup.min_confidence,
        })
    }

    /// The names that it knows.
    pub fn names(&self) -> &resolve::Names {
        &self.names
    }

    /// Parses, resolves and codes one document. A document in a language that is not read has no records.
    ///
    /// Lost and doubled letters are read as they must have been, where that is proved; all places count in the text as it arrived.
    pub fn read(&self, mut document: Document) -> Reading {
        if !document.lang.is_read() {
            let (parsed, mentions, coded) = Default::default();
            return Reading { document, parsed, mentions, coded };
        }
        let Some((mended, mending)) = Mending::of(&document) else { return self.read_as_it_is(document) };
        let known = mended.damage.clone();
        let mut reading = self.read_as_it_is(mended);
        mending.lead_back(&mut reading.parsed, &mut reading.mentions, &mut reading.coded);
        // What only the names have shown.
        let new =
            reading.document.damage.drain(..).filter(|damage| !known.contains(damage)).map(|mut damage| {
                damage.evidence.span = mending.back(damage.evidence.span);
                damage
            });
        document.damage.extend(new);
        document.damage.sort_by_key(|damage| (damage.evidence.span, damage.kind));
        Reading { document, ..reading }
    }

    fn read_as_it_is(&self, mut document: Document) -> Reading {
        let mut parsed = language::parse(&document);
        self.analyser.add_trees(&document, &mut parsed);
        let mentions = resolve::resolve(&document, &parsed, &self.names);
        document.damage.extend(resolve::mangled(&document, &parsed, &mentions, &self.names));
        document.damage.sort_by_key(|damage| (damage.evidence.span, damage.kind));
        let mut coded = depesche_code::code(&document, &parsed, &mentions, &self.names);
        if let Some(least) = self.min_confidence {
            coded.leave_out_below(least);
        }
        Reading { document, parsed, mentions, coded }
    }
}

impl Reading {
    /// What the confidence of each record is weighed from.
    pub fn clues(&self) -> depesche_code::CodedClues {
        depesche_code::clues(&self.document, &self.parsed, &self.mentions, &self.coded)
    }

    /// How the record of these words and this rule came about.
    pub fn explain(&self, evidence: &model::Evidence) -> model::Explanation {
        depesche_code::explain(&self.document, &self.parsed, &self.mentions, &self.coded, evidence)
    }

    /// The coding sheet, as `depesche code` prints it.
    ///
    /// # Errors
    /// When a record cannot be written as JSON, which no record of ours is.
    pub fn sheet(&self) -> Result<serde_json::Value, serde_json::Error> {
        model::sheet::sheet(&self.document, &self.coded)
    }
}
