//! The plain data of Depesche: no input, no output, no rules.
//!
//! A text is stored once, in [`Document::text`], and never copied: everything that is read from it points
//! back with a [`Span`] of bytes, and every record says with its [`Evidence`] which words it was read from
//! and which rule read them. What leaves the program is a coding [`sheet`], where spans count Unicode
//! characters and evidence is spelled out.
//!
//! ```
//! use depesche_model::{Document, Language, Span};
//!
//! let document = Document::new("de-0001", Language::German, "Genf – Die Minister trafen sich.");
//! let place = Span::new(0, 4);
//! assert_eq!(document.slice(place), "Genf");
//! ```
//!
//! One kind of thing a file, in the order in which a text passes through the program: [`document`],
//! [`parsed`], [`tree`], [`mention`], [`coded`].

pub mod actor;
mod code;
pub mod coded;
pub mod commitment;
mod confidence;
pub mod country;
pub mod damage;
pub mod date;
pub mod decimal;
pub mod document;
pub mod event;
pub mod evidence;
mod explanation;
pub mod finding;
pub mod instrument;
pub mod language;
pub mod listing;
pub mod measure;
mod mending;
pub mod mention;
pub mod parsed;
mod place;
pub mod quote;
pub mod rewriting;
pub mod sheet;
pub mod sketch;
pub mod span;
pub mod table;
pub mod tree;

pub use actor::{Actor, ActorKind};
pub use coded::Coded;
pub use commitment::{Commitment, Target};
pub use confidence::Confidence;
pub use country::CountryCode;
pub use damage::{Damage, DamageKind};
pub use date::{Date, Period};
pub use document::{Dateline, Document};
pub use event::{Event, EventType, Mode, Status};
pub use evidence::Evidence;
pub use explanation::{Branch, ClauseReading, ClueReading, Explanation, SenseReading, Verdict};
pub use finding::{Finding, FindingKind};
pub use instrument::{Instrument, InstrumentKind, InstrumentStatus};
pub use language::Language;
pub use measure::{Check, Indicator, Measure, Qualifier, Unit};
pub use mending::Mending;
pub use mention::{CountryForm, Figure, Mention, Mentions, Named, Person, PersonId};
pub use parsed::{
    Argument, Clause, ClauseKind, Modality, Mood, Parsed, Predicate, Role, Sentence, Tense, Token, TokenKind,
    Voice,
};
pub use place::{Coordinates, PlaceKind, place_key};
pub use quote::{Quote, QuoteType};
pub use sketch::{Sign, Sketch};
pub use span::{CharIndex, Span};
pub use tree::{Features, Multiword, Name, NameKind, Tree, Upos, Word};
