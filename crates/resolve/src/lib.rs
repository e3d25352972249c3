//! Who, where, when and how much: from the words of a text to what they name.

mod actor;
mod date;
mod figure;
mod gazetteer;
mod known;
mod lexicon;
mod mangled;
mod name;
#[cfg(test)]
mod own_texts;
mod people;
mod piece;
mod who;

use depesche_model::{Document, Mention, Mentions, Parsed};

pub use actor::actors;
pub use known::{Known, KnownMember, KnownTerm, Match};
pub use mangled::mangled;
pub use name::{NameTable, NameTableError, NameTableMistake};
pub use people::{family_name, is_held_by_one, name_key, same_holder};
pub use who::same_person;

/// The tables of names, read once.
#[derive(Debug)]
pub struct Names {
    tables: name::Tables,
}

impl Default for Names {
    fn default() -> Self {
        Self::new()
    }
}

impl Names {
    /// Reads the tables that are built into the program.
    pub fn new() -> Self {
        Self::with(&[])
    }

    /// With the user's tables before those that are built into the program.
    pub fn with(own: &[NameTable]) -> Self {
        Self { tables: name::Tables::new(own) }
    }
}

/// Finds everything that the text names. Dates without a year are read against the document's dateline and day of
/// publication.
pub fn resolve(document: &Document, parsed: &Parsed, names: &Names) -> Mentions {
    let mut mentions = Mentions::default();
    who::add_names(document, parsed, &names.tables, &mut mentions);
    mentions.list.extend(figures_and_dates(document, parsed));
    mentions.sort();
    who::add_ordinals(document, parsed, &mut mentions);
    mentions
}

/// The figures and dates alone, without looking for names: figures first, then dates, each by where it stands.
pub fn figures_and_dates(document: &Document, parsed: &Parsed) -> Vec<Mention> {
    let pieces = piece::Pieces::new(&document.text, &document.lang);
    let dates = date::dates(document, parsed, &pieces);
    let mut mentions = figure::figures(&pieces, &dates);
    mentions.extend(dates);
    mentions
}
