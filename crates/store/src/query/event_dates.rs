//! When two actors did something together.

use depesche_model::Date;

use crate::{Result, Store};

impl Store {
    /// The dates of what has happened between `a` and `b`, in order; events without a date are left out. Enough to
    /// draw a relation's course, without its records and their texts.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn event_dates(&self, a: &str, b: &str) -> Result<Vec<Date>> {
        let sql = "SELECT date FROM events WHERE status = 'past' AND copy_of IS NULL AND number IN ( \
                   SELECT x.event FROM event_actors x JOIN event_actors y ON y.event = x.event \
                   WHERE x.actor = ?1 AND y.actor = ?2) ORDER BY date, number";
        let mut statement = self.connection.prepare_cached(sql).map_err(|e| self.refused(e))?;
        let dates = statement
            .query_map([a, b], |row| super::entry::date(row, 0))
            .and_then(Iterator::collect::<rusqlite::Result<Vec<_>>>)
            .map_err(|e| self.refused(e))?;
        Ok(dates.into_iter().flatten().collect())
    }
}
