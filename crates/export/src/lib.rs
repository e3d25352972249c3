//! How a record leaves: one file a format.
//!
//! ```
//! use depesche_model::{Coded, Document, Language};
//! use depesche_store::Store;
//!
//! let mut store = Store::in_memory()?;
//! store.insert(&Document::new("en-1", Language::English, "The ministers met."), &Coded::default())?;
//!
//! let mut lines = Vec::new();
//! depesche_export::jsonl(&store, &mut lines)?;
//! assert!(lines.starts_with(b"{\"id\":\"en-1\""));
//!
//! let mut table = Vec::new();
//! depesche_export::csv(&store, depesche_export::Table::Events, &mut table)?;
//! assert!(table.starts_with(b"id,document,"));
//! # Ok::<(), depesche_export::Error>(())
//! ```

mod csv;
mod error;
mod jsonl;

pub use csv::{Table, csv, csv_folder};
pub use error::{Error, Result};
pub use jsonl::jsonl;
