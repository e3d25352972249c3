//! What happened last.

use depesche_model::Event;

use crate::{Entry, Result, Store};

impl Store {
    /// The `limit` latest events that have happened, the newest first; an event without a date counts for the day
    /// on which it was published.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest_events(&self, limit: usize) -> Result<Vec<Entry<Event>>> {
        let chosen = "SELECT events.number FROM events JOIN documents ON documents.number = events.document \
                      WHERE status = 'past' AND copy_of IS NULL \
                      ORDER BY coalesce(date, published) DESC NULLS LAST, events.number LIMIT ?1";
        let mut entries = self.entries(chosen, [i64::try_from(limit).unwrap_or(i64::MAX)])?;
        entries.sort_by_key(|entry: &Entry<Event>| std::cmp::Reverse(entry.when()));
        Ok(entries)
    }
}
