//! The record: every text once, with all that was read from it, in one SQLite file.
//!
//! ```
//! use depesche_model::{Coded, Document, Language};
//! use depesche_store::{Inserted, Store};
//!
//! let mut store = Store::in_memory()?;
//! let document = Document::new("en-1", Language::English, "The ministers met in Turin.");
//! assert!(matches!(store.insert(&document, &Coded::default())?, Inserted::New(_)));
//! assert!(matches!(store.insert(&document, &Coded::default())?, Inserted::Known(_)));
//! assert_eq!(store.search("turin", 10)?.documents.len(), 1);
//! # Ok::<(), depesche_store::Error>(())
//! ```
//!
//! A document is known by its language and text: reading it again changes nothing. A document and its records are
//! written together or not at all. The questions are the methods of [`Store`], one file each in [`query`]; the
//! tables stand in `schema/`.

mod doubt;
mod elsewhere;
mod error;
mod family;
mod feed;
mod id;
mod insert;
mod line;
mod migration;
mod people;
pub mod query;
mod source;
mod store;

pub use error::{Error, Result};
pub use feed::{Answered, FeedState};
pub use id::{DocId, RecordId, RecordIdError, RecordKind};
pub use insert::Inserted;
pub use query::{
    Context, Counts, DocumentRecord, DocumentRef, DocumentSummary, Entry, Family, Hit, HolderRecord, Named,
    Passage, PersonOffice, PersonRecord, Piece, RecordInContext, Relation, RelationSummary, SearchResults,
    Snippet, Source,
};
pub use source::{Progress, SourceFile};
pub use store::Store;
