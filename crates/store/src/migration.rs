//! The schema's numbered steps and how a file is brought up to date.

use std::path::Path;

use rusqlite::Connection;

use crate::{Error, Result, people};

/// One step: what becomes of the tables, and what is then written into them from the rows that are there.
struct Step {
    tables: &'static str,
    rows: Option<fn(&Connection, &Path) -> Result<()>>,
}

/// The steps in order; a file's `user_version` says how many were taken. A step that was published is never
/// changed: a later one mends it.
const STEPS: &[Step] = &[
    Step { tables: include_str!("../schema/0001_record.sql"), rows: None },
    Step { tables: include_str!("../schema/0002_people.sql"), rows: Some(people::fill) },
    Step { tables: include_str!("../schema/0003_sources.sql"), rows: None },
    // Documents that were read before have no sketch: families begin with the next one.
    Step { tables: include_str!("../schema/0004_families.sql"), rows: None },
    Step { tables: include_str!("../schema/0005_lines.sql"), rows: None },
];

/// "DPSH": tells a record from the databases of other programs.
const APPLICATION: i64 = 0x4450_5348;

/// The number of the newest schema.
pub(crate) fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The number of the file's schema; 0 for an empty file.
///
/// # Errors
/// When the file is another program's, or a later version's.
pub(crate) fn schema(connection: &Connection, path: &Path) -> Result<i64> {
    let error = |cause| Error::database("open", path, cause);
    let pragma =
        |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).map_err(error);
    let (found, application) = (pragma("user_version")?, pragma("application_id")?);
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(error)?;
    if application != APPLICATION && (tables > 0 || found != 0) {
        return Err(Error::NotARecord { path: path.to_owned(), what: "it is a database of another program" });
    }
    if found > newest() {
        return Err(Error::Newer { path: path.to_owned(), found, known: newest() });
    }
    Ok(found)
}

/// Takes the steps that the file still lacks, all or none.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    if schema(connection, path)? == newest() {
        return Ok(());
    }
    let error = |cause| Error::database("bring up to date", path, cause);
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(error)?;
    // Asked again under the lock: another program may have taken the steps meanwhile.
    let found = schema(&transaction, path)?;
    for (number, step) in (1_i64..).zip(STEPS) {
        if number > found {
            transaction.execute_batch(step.tables).map_err(error)?;
            if let Some(rows) = step.rows {
                rows(&transaction, path)?;
            }
            transaction.pragma_update(None, "user_version", number).map_err(error)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION).map_err(error)?;
    transaction.commit().map_err(error)
}
