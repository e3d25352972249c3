//! What feeds answered, and which of their items were met.

use rusqlite::OptionalExtension;

use crate::{Error, Result, Store};

/// A feed as it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedState {
    /// The mark of what it answered last.
    pub etag: Option<String>,
    /// When that was last changed, as the server wrote it.
    pub modified: Option<String>,
    /// Not to be asked again before, in seconds since 1970.
    pub due: i64,
    /// How many times it failed, one behind the other.
    pub failures: u32,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// Nothing is left to do.
    Done,
    /// It failed so many times, and may be tried again.
    Failed(u32),
}

impl Store {
    /// A feed as it was left; a new one is due at once.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn feed(&self, url: &str) -> Result<FeedState> {
        self.connection
            .prepare_cached("SELECT etag, modified, due, failures FROM feeds WHERE url = ?1")
            .and_then(|mut statement| {
                let state = statement.query_row([url], |row| {
                    Ok(FeedState {
                        etag: row.get(0)?,
                        modified: row.get(1)?,
                        due: row.get(2)?,
                        failures: row.get(3)?,
                    })
                });
                state.optional()
            })
            .map(Option::unwrap_or_default)
            .map_err(|e| self.refused(e))
    }

    /// Keeps how a feed was left.
    ///
    /// # Errors
    /// When the record cannot be written to.
    pub fn set_feed(&mut self, url: &str, state: &FeedState) -> Result<()> {
        // Not "replace", which would take the feed's items away.
        self.connection
            .prepare_cached(
                "INSERT INTO feeds (url, etag, modified, due, failures) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (url) DO UPDATE SET etag = ?2, modified = ?3, due = ?4, failures = ?5",
            )
            .and_then(|mut statement| {
                statement.execute((url, &state.etag, &state.modified, state.due, state.failures))
            })
            .map_err(|cause| Error::database("write to", &self.path, cause))?;
        Ok(())
    }

    /// What became of an item of a feed; none for a new one.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn feed_item(&self, feed: &str, key: &str) -> Result<Option<Answered>> {
        self.connection
            .prepare_cached("SELECT failures, done FROM feed_items WHERE feed = ?1 AND key = ?2")
            .and_then(|mut statement| {
                let found = statement.query_row([feed, key], |row| {
                    let done: bool = row.get(1)?;
                    Ok(if done { Answered::Done } else { Answered::Failed(row.get(0)?) })
                });
                found.optional()
            })
            .map_err(|e| self.refused(e))
    }

    /// Keeps what became of an item of a feed that is known.
    ///
    /// # Errors
    /// When the record cannot be written to, or does not know the feed.
    pub fn set_feed_item(&mut self, feed: &str, key: &str, answered: Answered) -> Result<()> {
        let (failures, done) = match answered {
            Answered::Done => (0, true),
            Answered::Failed(failures) => (failures, false),
        };
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO feed_items (feed, key, failures, done) VALUES (?1, ?2, ?3, ?4)",
            )
            .and_then(|mut statement| statement.execute((feed, key, failures, done)))
            .map_err(|cause| Error::database("write to", &self.path, cause))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_and_their_items_are_remembered() {
        let mut store = Store::in_memory().unwrap();
        assert_eq!(store.feed("u").unwrap(), FeedState::default());
        let state = FeedState { etag: Some("\"a\"".to_owned()), due: 7, failures: 2, ..FeedState::default() };
        store.set_feed("u", &state).unwrap();
        store.set_feed_item("u", "1", Answered::Failed(1)).unwrap();
        store.set_feed("u", &FeedState { due: 9, ..state.clone() }).unwrap();
        assert_eq!(store.feed("u").unwrap().due, 9);
        assert_eq!(store.feed_item("u", "1").unwrap(), Some(Answered::Failed(1)));
        store.set_feed_item("u", "1", Answered::Done).unwrap();
        assert_eq!(store.feed_item("u", "1").unwrap(), Some(Answered::Done));
        assert_eq!(store.feed_item("u", "2").unwrap(), None);
        assert!(store.set_feed_item("unknown", "1", Answered::Done).is_err());
    }
}
