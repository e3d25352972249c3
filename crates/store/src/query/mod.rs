//! The questions that a record answers, one file each, and the plain data of the answers.
//!
//! Whatever is answered serializes: records in the form of the coding sheet, with places in Unicode characters.

mod actor;
mod counts;
mod document;
mod documents;
pub(crate) mod entry;
mod event_dates;
mod events;
mod family;
mod findings;
mod holder;
mod people;
mod record;
mod relation;
mod relations;
mod search;
mod sheets;

pub use actor::Named;
pub use counts::Counts;
pub use document::DocumentRecord;
pub use documents::DocumentSummary;
pub use entry::{DocumentRef, Entry, Passage};
pub use family::Family;
pub use holder::HolderRecord;
pub use people::{PersonOffice, PersonRecord};
pub use record::{Context, RecordInContext, Source};
pub use relation::Relation;
pub use relations::RelationSummary;
pub use search::{Hit, Piece, SearchResults, Snippet};
