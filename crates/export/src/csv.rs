//! Tables, one for each kind of record, for spreadsheets, R and pandas.
//!
//! The first columns are the same in all: the record's id, its document's, and the record that told it first if this one stands
//! in a copy (count those that have none to count every witness once). The last are the words it was read from, their place in
//! Unicode characters, and the rule. Several values in one cell stand between semicolons.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use csv::Writer;
use depesche_store::{DocumentRecord, DocumentRef, Entry, Store};
use serde_json::Value;

use crate::{Error, Result};

/// Which records a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Who is named.
    Actors,
    /// What happened.
    Events,
    /// What was signed, adopted or planned.
    Instruments,
    /// Which figures were claimed.
    Measures,
    /// What was promised.
    Commitments,
    /// Who said what.
    Quotes,
}

/// The document of a record.
const DOCUMENT: [&str; 6] = ["id", "document", "published", "title", "url", "copy_of"];
/// The words of a record.
const EVIDENCE: [&str; 4] = ["evidence", "start", "end", "rule"];

impl Table {
    /// All of them.
    pub const ALL: &[Self] =
        &[Self::Actors, Self::Events, Self::Instruments, Self::Measures, Self::Commitments, Self::Quotes];

    /// Its name, and that of its file without the ending.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Events => "events",
            Self::Instruments => "instruments",
            Self::Measures => "measures",
            Self::Commitments => "commitments",
            Self::Quotes => "quotes",
        }
    }

    /// The columns that only this table has, each with the field of the coding sheet that fills it.
    const fn columns(self) -> &'static [(&'static str, &'static str)] {
        match self {
            // "id" is the record's, so the actor's own has another name here.
            Self::Actors => &[
                ("actor", "id"),
                ("kind", "kind"),
                ("name", "name"),
                ("as_written", "as_written"),
                ("country", "country"),
                ("office", "office"),
            ],
            Self::Events => &[
                ("type", "type"),
                ("mode", "mode"),
                ("actors", "actors"),
                ("people", "people"),
                ("date", "date"),
                ("place", "place"),
                ("place_country", "place_country"),
                ("format", "format"),
                ("ordinal", "ordinal"),
                ("status", "status"),
            ],
            Self::Instruments => &[
                ("kind", "kind"),
                ("parties", "parties"),
                ("subject", "subject"),
                ("status", "status"),
                ("date", "date"),
                ("valid_from", "valid_from"),
                ("valid_to", "valid_to"),
            ],
            Self::Measures => &[
                ("indicator", "indicator"),
                ("of", "of"),
                ("about", "about"),
                ("value", "value"),
                ("unit", "unit"),
                ("qualifier", "qualifier"),
                ("period", "period"),
                ("change_pct", "change_pct"),
                ("as_written", "as_written"),
                ("damaged", "damaged"),
            ],
            Self::Commitments => {
                &[("actors", "actors"), ("what", "what"), ("target", "target"), ("deadline", "deadline")]
            }
            Self::Quotes => &[
                ("speaker", "speaker"),
                ("as_written", "as_written"),
                ("country", "country"),
                ("type", "type"),
                ("direct", "direct"),
                ("text", "text"),
            ],
        }
    }

    fn head<W: Write>(self, writer: &mut Writer<W>) -> Result<()> {
        let own = self.columns().iter().map(|(name, _)| *name);
        Ok(writer.write_record(DOCUMENT.into_iter().chain(own).chain(EVIDENCE))?)
    }

    /// Writes the rows of one document.
    fn rows<W: Write>(self, document: &DocumentRecord, writer: &mut Writer<W>) -> Result<()> {
        match self {
            Self::Actors => self.entries(&document.actors, writer),
            Self::Events => self.entries(&document.events, writer),
            Self::Instruments => self.entries(&document.instruments, writer),
            Self::Measures => self.entries(&document.measures, writer),
            Self::Commitments => self.entries(&document.commitments, writer),
            Self::Quotes => self.entries(&document.quotes, writer),
        }
    }

    fn entries<T, W: Write>(self, entries: &[Entry<T>], writer: &mut Writer<W>) -> Result<()> {
        for Entry { id, document, copy_of, evidence, sheet, .. } in entries {
            let DocumentRef { id: document, title, published, url, .. } = document;
            let mut row = vec![
                id.to_string(),
                document.to_string(),
                published.map(String::from).unwrap_or_default(),
                title.clone().unwrap_or_default(),
                url.clone().unwrap_or_default(),
                copy_of.map(|first| first.to_string()).unwrap_or_default(),
            ];
            row.extend(self.columns().iter().map(|(_, field)| cell(&sheet[field])));
            row.extend([
                evidence.words.clone(),
                evidence.start.to_string(),
                evidence.end.to_string(),
                evidence.rule.clone(),
            ]);
            writer.write_record(row)?;
        }
        Ok(())
    }
}

/// A field as it stands in a table; what is unknown is empty.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(words) => words.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// Writes one table.
///
/// # Errors
/// When the record cannot be read or the output not be written.
pub fn csv(store: &Store, table: Table, output: &mut impl Write) -> Result<()> {
    let mut writer = Writer::from_writer(output);
    table.head(&mut writer)?;
    for document in store.all_documents()? {
        table.rows(&document?, &mut writer)?;
    }
    Ok(writer.flush()?)
}

/// Writes all tables into `folder`, which is made if there is none: `events.csv`, `instruments.csv`, …
///
/// # Errors
/// When the record cannot be read or the folder not be written to.
pub fn csv_folder(store: &Store, folder: &Path) -> Result<()> {
    let error = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::File { path, source }
    };
    fs::create_dir_all(folder).map_err(error(folder))?;
    let mut writers = Vec::new();
    for &table in Table::ALL {
        let path = folder.join(table.name()).with_extension("csv");
        let mut writer = Writer::from_writer(File::create(&path).map_err(error(&path))?);
        table.head(&mut writer)?;
        writers.push((table, path, writer));
    }
    for document in store.all_documents()? {
        let document = document?;
        for (table, _, writer) in &mut writers {
            table.rows(&document, writer)?;
        }
    }
    for (_, path, mut writer) in writers {
        writer.flush().map_err(error(&path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use depesche_model::{Coded, Commitment, Document, Evidence, Language, Span};

    #[test]
    fn a_row_has_the_words_and_their_place_in_characters() {
        let mut store = Store::in_memory().unwrap();
        let text = "Für 2030 versprechen beide „mehr, viel mehr“.";
        let start = text.find("versprechen").unwrap();
        let coded = Coded {
            commitments: vec![Commitment {
                confidence: None,
                actors: vec!["KAZ".into(), "CHN".into()],
                what: "mehr, viel mehr".into(),
                target: None,
                deadline: "2030".parse().ok(),
                evidence: Evidence::new(Span::new(start, start + 11), "commitment.promise"),
            }],
            ..Coded::default()
        };
        store.insert(&Document::new("de-1", Language::German, text), &coded).unwrap();
        let mut table = Vec::new();
        csv(&store, Table::Commitments, &mut table).unwrap();
        assert_eq!(
            String::from_utf8(table).unwrap(),
            "id,document,published,title,url,copy_of,actors,what,target,deadline,evidence,start,end,rule\n\
             c1,de-1,,,,,KAZ; CHN,\"mehr, viel mehr\",,2030,versprechen,9,20,commitment.promise\n"
        );
    }
}
