//! Tables of names that users write: their own people, bodies, places and spellings, and corrections of ours.
//!
//! Lines of cells parted by tabs. The first line names the columns, of which `kind` and `name` are needed and the others
//! may be left out: `forms` (other spellings, parted by `|`), `country`, `organization`, `office`, `from`, `to`, `lang`.
//! Lines that begin with `#` are comments. What stands here counts before what is built in.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use depesche_model::{CountryCode, Date};

use super::Tables;

/// The columns that a table may have.
const COLUMNS: [&str; 9] =
    ["kind", "name", "forms", "country", "organization", "office", "from", "to", "lang"];

/// What a row names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OwnKind {
    /// A person; `country` or `organization`, `office` and dates tell a term.
    Person,
    /// An organization; `name` is its short name.
    Organization,
    /// A recurring meeting format.
    Format,
    /// A route or programme.
    Initiative,
    /// Another name of a country; `name` is its code.
    Country,
    /// An adjective of a country, in German without its ending; `name` is its code.
    Adjective,
    /// An office; `name` is the office in English.
    Office,
    /// A place in `country`.
    Place,
    /// Words that name nobody, whatever they look like.
    Nothing,
}

const KINDS: [(&str, OwnKind); 9] = [
    ("person", OwnKind::Person),
    ("organization", OwnKind::Organization),
    ("format", OwnKind::Format),
    ("initiative", OwnKind::Initiative),
    ("country", OwnKind::Country),
    ("adjective", OwnKind::Adjective),
    ("office", OwnKind::Office),
    ("place", OwnKind::Place),
    ("nothing", OwnKind::Nothing),
];

/// A row of a user's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OwnRow {
    pub(crate) line: u32,
    pub(crate) kind: OwnKind,
    pub(crate) name: String,
    pub(crate) forms: Vec<String>,
    pub(crate) country: Option<CountryCode>,
    pub(crate) organization: String,
    pub(crate) office: String,
    pub(crate) from: String,
    pub(crate) to: String,
    /// Whether it holds for German, for English.
    pub(crate) german: bool,
    pub(crate) english: bool,
}

/// A table of names of the user's own, read and checked.
///
/// ```
/// use depesche_resolve::NameTable;
/// let text = "kind\tname\tcountry\toffice\nperson\tMara Demo\tSRB\tforeign minister\n";
/// assert!(NameTable::parse("my.tsv", text).is_ok());
/// let wrong = NameTable::parse("my.tsv", &text.replace("SRB", "Serbia")).unwrap_err();
/// assert!(wrong.to_string().contains("my.tsv:2") && wrong.to_string().contains("SRB"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTable {
    pub(crate) file: String,
    pub(crate) rows: Vec<OwnRow>,
}

/// A line of a user's table that cannot be used, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTableMistake {
    /// From 1.
    pub line: u32,
    /// What is wrong and how it is put right.
    pub message: String,
}

/// Why a user's table is not used. No row of it is.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NameTableError {
    /// The file cannot be read.
    #[error("cannot read the table of names {path}: {source}; check the path, or leave the table out")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Lines that cannot be used.
    #[error("{}", Listed(file, mistakes))]
    Mistakes {
        /// The file's name.
        file: String,
        /// In the order of the lines.
        mistakes: Vec<NameTableMistake>,
    },
}

/// A list of mistakes, a line each.
struct Listed<'a>(&'a str, &'a [NameTableMistake]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(file, mistakes) = self;
        let (number, lines) = (mistakes.len(), if mistakes.len() == 1 { "line" } else { "lines" });
        write!(f, "{file} was not used: {number} {lines} cannot be read")?;
        mistakes.iter().try_for_each(|mistake| write!(f, "\n  {file}:{}: {}", mistake.line, mistake.message))
    }
}

impl NameTable {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read, or with all lines that cannot be used.
    pub fn open(path: &Path) -> Result<Self, NameTableError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| NameTableError::Unreadable { path: path.to_owned(), source })?;
        Self::parse(&path.display().to_string(), &text)
    }

    /// Reads the text of a file of that name.
    ///
    /// # Errors
    /// With all lines that cannot be used.
    pub fn parse(file: &str, text: &str) -> Result<Self, NameTableError> {
        let tables = Tables::countries();
        let mut reader =
            Reader { tables: &tables, columns: Vec::new(), rows: Vec::new(), mistakes: Vec::new() };
        let text = text.trim_start_matches('\u{feff}');
        for (line, number) in text.lines().zip(1u32..) {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            if reader.columns.is_empty() {
                reader.header(line, number);
                if reader.columns.is_empty() {
                    break;
                }
            } else if let Err(message) = reader.line(line, number) {
                reader.mistakes.push(NameTableMistake { line: number, message });
            }
        }
        reader.find_duplicates();
        if reader.mistakes.is_empty() {
            return Ok(Self { file: file.to_owned(), rows: reader.rows });
        }
        reader.mistakes.sort_by_key(|mistake| mistake.line);
        Err(NameTableError::Mistakes { file: file.to_owned(), mistakes: reader.mistakes })
    }
}

struct Reader<'a> {
    tables: &'a Tables,
    columns: Vec<&'static str>,
    rows: Vec<OwnRow>,
    mistakes: Vec<NameTableMistake>,
}

impl Reader<'_> {
    fn header(&mut self, line: &str, number: u32) {
        let mut mistake = |message| self.mistakes.push(NameTableMistake { line: number, message });
        let mut columns = Vec::new();
        for cell in line.split('\t').map(str::trim) {
            match COLUMNS.iter().find(|known| **known == cell) {
                Some(known) if columns.contains(known) => {
                    mistake(format!("the column “{cell}” stands twice; remove one"))
                }
                Some(known) => columns.push(*known),
                None => mistake(format!(
                    "there is no column “{cell}”; the first line names the columns, parted by tabs, out of {}",
                    COLUMNS.join(", ")
                )),
            }
        }
        for needed in ["kind", "name"].iter().filter(|needed| !columns.contains(needed)) {
            mistake(format!("the column “{needed}” is missing; add it to the first line"));
        }
        if self.mistakes.is_empty() {
            self.columns = columns;
        }
    }

    fn line(&mut self, line: &str, number: u32) -> Result<(), String> {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.len() > self.columns.len() {
            let (cells, columns) = (cells.len(), self.columns.len());
            return Err(format!(
                "the line has {cells} cells and the first line {columns}; remove a tab or name the column"
            ));
        }
        if cells.len() == 1 && self.columns.len() > 1 {
            return Err(
                "the line has one cell only; part the cells by tabs, not by blanks or commas".to_owned()
            );
        }
        let cell = |name: &str| {
            let at = self.columns.iter().position(|column| *column == name);
            at.and_then(|at| cells.get(at)).copied().unwrap_or_default()
        };
        let kind = KINDS.iter().find(|(known, _)| *known == cell("kind")).map(|(_, kind)| *kind);
        let kind = kind.ok_or_else(|| {
            let kinds: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
            format!("the kind “{}” is not known; write one of {}", cell("kind"), kinds.join(", "))
        })?;
        if cell("name").is_empty() {
            return Err("the name is missing; fill the column “name”".to_owned());
        }
        let by_code = matches!(kind, OwnKind::Country | OwnKind::Adjective);
        let country = match (by_code, cell("country")) {
            (true, _) => Some(self.country(cell("name"))?),
            (false, "") => None,
            (false, code) => Some(self.country(code)?),
        };
        let forms: Vec<String> = cell("forms")
            .split('|')
            .map(str::trim)
            .filter(|form| !form.is_empty())
            .map(str::to_owned)
            .collect();
        if by_code && forms.is_empty() {
            return Err("the column “forms” is empty; write how the country is spelt".to_owned());
        }
        let (from, to) = (day(cell("from"), "from")?, day(cell("to"), "to")?);
        let shorter = from.len().min(to.len());
        if shorter > 0 && from[..shorter] > to[..shorter] {
            return Err(format!("“from” ({from}) is later than “to” ({to}); exchange them"));
        }
        let (german, english) = match cell("lang") {
            "" => (true, true),
            "de" => (true, false),
            "en" => (false, true),
            other => {
                return Err(format!("the language “{other}” is not read; write de, en, or nothing for both"));
            }
        };
        self.rows.push(OwnRow {
            line: number,
            kind,
            name: cell("name").to_owned(),
            forms,
            country,
            organization: cell("organization").to_owned(),
            office: cell("office").to_owned(),
            from,
            to,
            german,
            english,
        });
        Ok(())
    }

    /// The code in a cell; a mistake says which one may be meant.
    fn country(&self, cell: &str) -> Result<CountryCode, String> {
        let code =
            cell.parse::<CountryCode>().ok().filter(|code| !self.tables.country_name(*code).is_empty());
        code.ok_or_else(|| match self.tables.country_called(cell) {
            Some(meant) => format!("“{cell}” is no country code; write {meant}"),
            None => format!(
                "“{cell}” is no country code; write the three capital letters of ISO 3166-1, as in KAZ (XKX for Kosovo)"
            ),
        })
    }

    /// The same spelling for two names of one kind: nobody could say which is meant.
    fn find_duplicates(&mut self) {
        let mut seen: HashMap<(String, bool, bool), &OwnRow> = HashMap::new();
        let mut mistakes = Vec::new();
        for row in &self.rows {
            let forms = row.forms.iter().chain((row.kind != OwnKind::Country).then_some(&row.name));
            for form in forms {
                let Some(first) = seen.get(&(form.clone(), row.german, row.english)) else {
                    seen.insert((form.clone(), row.german, row.english), row);
                    continue;
                };
                let term = row.kind == OwnKind::Person && first.kind == row.kind && first.name == row.name;
                let same_term = term
                    && (&row.office, &row.from, row.country) == (&first.office, &first.from, first.country);
                if first.line != row.line && (!term || same_term) {
                    let line = first.line;
                    mistakes.push(NameTableMistake {
                        line: row.line,
                        message: format!("“{form}” stands in line {line} already; remove one of the two"),
                    });
                    break;
                }
            }
        }
        self.mistakes.extend(mistakes);
    }
}

/// A day, month or year in ISO 8601, or nothing.
fn day(cell: &str, column: &str) -> Result<String, String> {
    if cell.is_empty() || cell.parse::<Date>().is_ok() {
        return Ok(cell.to_owned());
    }
    Err(format!("“{cell}” in the column “{column}” is no date; write 2026-11-26, 2026-11 or 2026"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> Vec<String> {
        match NameTable::parse("my.tsv", text) {
            Err(NameTableError::Mistakes { mistakes, .. }) => {
                mistakes.iter().map(|mistake| format!("{}: {}", mistake.line, mistake.message)).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_mistake_is_told() {
        let told = mistakes(
            "kind\tname\tforms\tcountry\tfrom\tto\n\
             person\tA Demo\t\tXXX\t\t\n\
             person\tB Demo\t\tGeorgia\t\t\n\
             # a comment\n\
             town\tC\t\t\t\t\n\
             person\tD Demo\t\tKAZ\t2026-13\t\n\
             person\tE Demo\t\tKAZ\t2026\t2025\n\
             person,F Demo,KAZ\n\
             person\tG Demo\t\tKAZ\t\t\t\tx\n",
        );
        let lines: Vec<&str> = told.iter().map(|told| told.split(':').next().unwrap()).collect();
        assert_eq!(lines, ["2", "3", "5", "6", "7", "8", "9"], "{told:#?}");
        assert!(told[1].ends_with("write GEO"), "{}", told[1]);
    }

    #[test]
    fn duplicates_are_told_and_further_terms_are_none() {
        let told = mistakes(
            "kind\tname\tforms\tcountry\toffice\tfrom\n\
             person\tA Demo\tAh Demo\tKAZ\tpresident\t2020\n\
             person\tA Demo\t\tKAZ\tforeign minister\t2010\n\
             person\tZ Demo\tAh Demo\tKAZ\tpresident\t2025\n\
             person\tA Demo\t\tKAZ\tpresident\t2020\n",
        );
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(told[0].starts_with("4: “Ah Demo” stands in line 2"));
        assert!(told[1].starts_with("5: “A Demo” stands in line 2"));
    }

    #[test]
    fn a_header_is_needed() {
        assert!(mistakes("person\tA Demo\n")[0].contains("there is no column “person”"));
    }
}
