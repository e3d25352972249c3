//! Lines that a publisher repeats under several articles: teasers, appeals, notices.
//!
//! What such a line tells is told by one witness, its first document. A line that nothing is read from and that stands in three
//! reports is no part of any of them: it is marked as boilerplate, in the earlier documents as well.

use std::collections::BTreeSet;

use depesche_model::{Evidence, Span, sketch};
use rusqlite::{Connection, params};

use crate::family::{Family, Told};
use crate::insert::place;

/// In so many other reports a line must stand to be boilerplate.
const REPORTS: usize = 2;
/// So many earlier documents of a line are looked at: enough to tell, and few enough for the lines that all pages have.
const MOST: i64 = 50;

/// A line of the document that other reports of its publisher have as well.
#[derive(Clone, Copy, Debug)]
struct Repeated {
    key: i64,
    span: Span,
    title: bool,
    /// The first document that had it, and where.
    first: (i64, Span),
    /// In how many other reports it stands.
    reports: usize,
}

/// The lines of a document that its publisher repeats.
#[derive(Debug, Default)]
pub(crate) struct Lines(Vec<Repeated>);

/// The rule of a line that is boilerplate because it is repeated.
const RULE: &str = "boilerplate.repeated-line";

impl Lines {
    /// Keeps the lines of a document and tells which of them are repeated.
    pub(crate) fn join(
        connection: &Connection,
        family: Family,
        document: i64,
        lines: &[sketch::Line],
    ) -> rusqlite::Result<Self> {
        let sql = "SELECT lines.document, start_byte, end_byte, coalesce(family, number) FROM lines \
                   JOIN documents ON documents.number = lines.document \
                   WHERE line = ?1 AND lines.document <> ?2 AND coalesce(family, number) <> ?3 \
                   ORDER BY lines.document LIMIT ?4";
        let mut known = connection.prepare_cached(sql)?;
        let mut new = connection.prepare_cached(
            "INSERT OR IGNORE INTO lines (line, document, start_byte, end_byte, title) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        let mut repeated = Vec::new();
        for line in lines {
            let key = line.key.cast_signed();
            let mut rows = known.query(params![key, document, family.first, MOST])?;
            let (mut first, mut reports) = (None, BTreeSet::new());
            while let Some(row) = rows.next()? {
                let at = (row.get(0)?, Span::new(offset(row.get(1)?), offset(row.get(2)?)));
                first.get_or_insert(at);
                reports.insert(row.get::<_, i64>(3)?);
            }
            if let Some(first) = first {
                let (span, title, reports) = (line.span, line.title, reports.len());
                repeated.push(Repeated { key, span, title, first, reports });
            }
            new.execute(params![key, document, place(line.span.start), place(line.span.end), line.title])?;
        }
        Ok(Self(repeated))
    }

    /// The record of the first document that this one, from a repeated line, tells again.
    pub(crate) fn told<T: Told>(
        &self,
        connection: &Connection,
        record: &T,
        text: &str,
    ) -> rusqlite::Result<Option<i64>> {
        let Some(line) = self.0.iter().find(|line| line.span.contains(record.evidence().span)) else {
            return Ok(None);
        };
        let sql = format!(
            "SELECT coalesce(x.copy_of, x.number), x.record, documents.text FROM {} x \
             JOIN documents ON documents.number = x.document \
             WHERE x.document = ?1 AND x.start_byte >= ?2 AND x.end_byte <= ?3 ORDER BY x.number",
            T::KIND.table()
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let (document, span) = line.first;
        let mut rows = statement.query(params![document, place(span.start), place(span.end)])?;
        let key = record.key(text);
        while let Some(row) = rows.next()? {
            let same = serde_json::from_str::<T>(row.get_ref(1)?.as_str()?);
            if same.is_ok_and(|same| {
                row.get_ref(2).is_ok_and(|text| text.as_str().is_ok_and(|text| same.key(text) == key))
            }) {
                return row.get(0).map(Some);
            }
        }
        Ok(None)
    }

    /// Marks what is boilerplate, in the document and in the earlier ones. To be called when its records are written.
    pub(crate) fn mark(&self, connection: &Connection, document: i64) -> rusqlite::Result<()> {
        let mut others = connection.prepare_cached(
            "SELECT document, start_byte, end_byte FROM lines WHERE line = ?1 AND document <> ?2 AND title = 0 LIMIT ?3",
        )?;
        for line in self.0.iter().filter(|line| line.reports >= REPORTS) {
            let mut places: Vec<(i64, Span)> = others
                .query_map(params![line.key, document, MOST], |row| {
                    Ok((row.get(0)?, Span::new(offset(row.get(1)?), offset(row.get(2)?))))
                })?
                .collect::<rusqlite::Result<_>>()?;
            if !line.title {
                places.push((document, line.span));
            }
            for (document, span) in places {
                mark(connection, document, span)?;
            }
        }
        Ok(())
    }
}

/// Marks a line, unless it is marked or something was read from it.
fn mark(connection: &Connection, document: i64, span: Span) -> rusqlite::Result<()> {
    let tables = ["events", "instruments", "measures", "commitments", "quotes", "boilerplate"].map(|table| {
        format!("EXISTS (SELECT 1 FROM {table} WHERE document = ?1 AND start_byte < ?3 AND end_byte > ?2)")
    });
    let sql = format!("SELECT {}", tables.join(" OR "));
    let told: bool = connection
        .prepare_cached(&sql)?
        .query_row(params![document, place(span.start), place(span.end)], |row| row.get(0))?;
    if told {
        return Ok(());
    }
    let record = serde_json::to_string(&Evidence::new(span, RULE)).unwrap_or_default();
    connection
        .prepare_cached(
            "INSERT INTO boilerplate (document, start_byte, end_byte, rule, record) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![document, place(span.start), place(span.end), RULE, record])?;
    Ok(())
}

fn offset(byte: i64) -> usize {
    usize::try_from(byte).unwrap_or(0)
}
