//! How offices are written.

use depesche_model::CountryCode;

use super::row::{Line, Row};
use super::{Sense, Tables};

/// The rank of ministers and of offices that the table does not have.
pub(crate) const MINISTER: u8 = 15;

/// An office.
#[derive(Debug)]
pub(crate) struct OfficeRow {
    /// In English.
    pub(crate) office: String,
    /// Of two offices of one person the lower rank wins.
    pub(crate) rank: u8,
    /// The state that the word itself implies: "Kremlchef".
    pub(crate) country: Option<CountryCode>,
    pub(crate) row: Row,
}

impl Tables {
    /// Reads a row of offices: office in English, language, forms, rank, country.
    pub(super) fn read_office(&mut self, line: &Line<'_>) {
        let sense = Sense::Office(self.offices.len());
        let rank = line.cell(3).parse().unwrap_or(u8::MAX);
        self.offices.push(OfficeRow {
            office: line.cell(0).to_owned(),
            rank,
            country: line.cell(4).parse().ok(),
            row: line.row,
        });
        self.ranks.entry(line.cell(0).to_owned()).or_insert(rank);
        for form in line.forms(2) {
            if line.cell(1) == "de" {
                self.german.insert(form, false, sense);
            } else {
                self.english.insert(form, false, sense);
                self.english.insert(&english_plural(form), false, sense);
            }
        }
    }

    /// Reads a row of portfolios: what the minister is for, first parts of German compounds, English names.
    pub(super) fn read_portfolio(&mut self, line: &Line<'_>) {
        let portfolio = line.cell(0);
        for stem in line.forms(1) {
            self.portfolios_de.insert(stem.to_lowercase(), portfolio.to_owned());
        }
        for form in line.forms(2) {
            self.portfolios_en.insert(form, false, portfolio.to_owned());
            self.portfolios_en.insert(&form.to_lowercase(), false, portfolio.to_owned());
        }
    }
}

/// "Foreign Minister" gives "Foreign Ministers", "Minister of Foreign Affairs" "Ministers of Foreign Affairs".
fn english_plural(office: &str) -> String {
    match office.find(" of ").or_else(|| office.find(" for ")) {
        Some(at) => format!("{}s{}", &office[..at], &office[at..]),
        None => format!("{office}s"),
    }
}
