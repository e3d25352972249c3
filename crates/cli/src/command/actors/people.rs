//! The people of a record, as `depesche actors` prints them.

use std::io::Write;

use depesche::resolve::Known;
use depesche_store::{HolderRecord, PersonRecord, Store};
use serde::Serialize;

use crate::terminal::Paint;

/// Whom the record shows last in an office, beside what the tables know.
#[derive(Debug, Serialize)]
pub(super) struct Seen {
    #[serde(flatten)]
    holder: HolderRecord,
    /// Whether the documents are later than what the tables know of this office, and name somebody else.
    newer_than_tables: bool,
}

/// Whom the record shows last in each office of a state or body.
pub(super) fn seen(store: &Store, body: &Known) -> depesche_store::Result<Vec<Seen>> {
    let holders = store.holders(&body.id, None)?;
    let seen = holders.into_iter().map(|holder| {
        let newer_than_tables = holder.is_newer_than(&body.terms);
        Seen { holder, newer_than_tables }
    });
    Ok(seen.collect())
}

/// Prints people and holders of offices, each list under what it is.
pub(super) fn print(
    people: &[PersonRecord],
    holders: &[Seen],
    paint: Paint,
    output: &mut impl Write,
) -> anyhow::Result<()> {
    for one in people {
        person(one, paint, output)?;
    }
    if let Some(first) = holders.first() {
        writeln!(output, "in the record, who is shown last in offices of {}:", first.holder.of)?;
    }
    for seen in holders {
        let HolderRecord { office, name, last_day, .. } = &seen.holder;
        let mark = if seen.newer_than_tables { "  newer than the tables" } else { "" };
        writeln!(output, "  {}  {last_day}{mark}", paint.plain(&format!("{office}, {name}")))?;
    }
    Ok(())
}

/// So many spellings are shown.
const SPELLINGS: usize = 12;
/// So many ids of documents are shown.
const DOCUMENTS: usize = 5;

fn person(person: &PersonRecord, paint: Paint, output: &mut impl Write) -> anyhow::Result<()> {
    let of = person.country.map(String::from).or_else(|| person.organization.clone());
    let of = of.map(|of| format!("  {of}")).unwrap_or_default();
    let number = count(person.documents);
    writeln!(output, "in the record: {}{}  {number}", paint.strong(&person.name), paint.plain(&of))?;
    if !person.spellings.is_empty() {
        writeln!(
            output,
            "  also {}",
            paint.plain(&some(person.spellings.iter().map(String::as_str), SPELLINGS))
        )?;
    }
    for office in &person.offices {
        let of = office.of.as_deref().map(|of| format!(" of {of}")).unwrap_or_default();
        let days = match (office.first_day, office.last_day) {
            (Some(first), Some(last)) if first == last => format!("  {first}"),
            (Some(first), Some(last)) => format!("  {first} – {last}"),
            _ => String::new(),
        };
        let number = paint.faint(&count(office.documents));
        writeln!(output, "  {}{days}  {number}", paint.plain(&format!("{}{of}", office.office)))?;
    }
    let ids = some(person.document_ids.iter().map(|id| id.0.as_str()), DOCUMENTS);
    writeln!(output, "  {}\n", paint.faint(&format!("named in {ids}")))?;
    Ok(())
}

fn count(documents: u64) -> String {
    if documents == 1 { "1 document".to_owned() } else { format!("{documents} documents") }
}

/// The first `number` of a list, and how many more there are.
fn some<'a>(list: impl ExactSizeIterator<Item = &'a str>, number: usize) -> String {
    let more = list.len().saturating_sub(number);
    let shown = list.take(number).collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}
