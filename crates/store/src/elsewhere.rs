//! Broken places whose words a copy of the same report has whole: that is the proof of their repair.

use depesche_model::Damage;
use rusqlite::{Connection, params};

use crate::family::Family;

/// The rule of a repair that another copy proves.
const RULE: &str = "damage.elsewhere";
/// So many copies are looked at.
const MOST: i64 = 50;
/// The words around a broken place by which it is found in a copy, in bytes.
const AROUND: usize = 30;
const FEWEST_AROUND: usize = 10;
/// What stands there is no longer, in bytes.
const LONGEST: usize = 80;

/// A document of the family.
struct Copy {
    number: i64,
    text: String,
    /// Its broken places: number of the row, record.
    broken: Vec<(i64, Damage)>,
}

/// Mends what is broken in one document of a family and whole in another, whichever was read first. Several copies must agree.
pub(crate) fn mend(connection: &Connection, family: Family) -> rusqlite::Result<()> {
    if family.likeness.is_none() || !has_unmended(connection, family)? {
        return Ok(());
    }
    let copies = read(connection, family)?;
    let mut update =
        connection.prepare_cached("UPDATE damage SET record = ?2, rule = ?3 WHERE number = ?1")?;
    for copy in &copies {
        for (row, damage) in copy.broken.iter().filter(|(_, damage)| damage.repair.is_none()) {
            let others = copies.iter().filter(|other| other.number != copy.number);
            let mut whole: Vec<&str> = others.filter_map(|other| words_in(copy, damage, other)).collect();
            whole.dedup();
            let [words] = whole[..] else { continue };
            let mut mended = damage.clone();
            mended.repair = Some(words.to_owned());
            mended.evidence.rule = RULE.into();
            if let Ok(record) = serde_json::to_string(&mended) {
                update.execute(params![row, record, RULE])?;
            }
        }
    }
    Ok(())
}

/// Whether the family has a broken place without a repair: few have, and the others need not be compared.
fn has_unmended(connection: &Connection, family: Family) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT 1 FROM damage JOIN documents ON documents.number = damage.document \
             WHERE family = ?1 AND json_extract(record, '$.repair') IS NULL",
        )?
        .exists([family.first])
}

fn read(connection: &Connection, family: Family) -> rusqlite::Result<Vec<Copy>> {
    let mut documents = connection
        .prepare_cached("SELECT number, text FROM documents WHERE family = ?1 ORDER BY number LIMIT ?2")?;
    let mut copies = documents
        .query_map([family.first, MOST], |row| {
            Ok(Copy { number: row.get(0)?, text: row.get(1)?, broken: Vec::new() })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut damage = connection.prepare_cached("SELECT number, record FROM damage WHERE document = ?1")?;
    for copy in &mut copies {
        let mut rows = damage.query([copy.number])?;
        while let Some(row) = rows.next()? {
            if let Ok(record) = serde_json::from_str(row.get_ref(1)?.as_str()?) {
                copy.broken.push((row.get(0)?, record));
            }
        }
    }
    Ok(copies)
}

/// The words that another document has between the words around a broken place, if they are found there once and are whole.
fn words_in<'o>(copy: &Copy, damage: &Damage, other: &'o Copy) -> Option<&'o str> {
    let span = damage.evidence.span;
    let before = copy.text.get(..span.start)?.rsplit('\n').next()?;
    let after = copy.text.get(span.end..)?.split('\n').next()?;
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(AROUND))..];
    let after = &after[..after.floor_char_boundary(AROUND.min(after.len()))];
    if before.len() < FEWEST_AROUND || after.len() < FEWEST_AROUND {
        return None;
    }
    let mut places = other.text.match_indices(before);
    let start = places.next()?.0 + before.len();
    let rest =
        &other.text[start..other.text.floor_char_boundary((start + LONGEST + AROUND).min(other.text.len()))];
    let words = &rest[..rest.find(after).filter(|end| (1..=LONGEST).contains(end))?];
    let broken = other.broken.iter().any(|(_, damage)| {
        damage.evidence.span.start < start + words.len() && damage.evidence.span.end > start
    });
    let same = words == span.of(&copy.text);
    (places.next().is_none() && !broken && !same && !words.contains('\n') && !words.trim().is_empty())
        .then_some(words)
}
