//! How countries are written.

use depesche_model::{CountryForm, Language};

use super::row::Line;
use super::{Sense, Tables};

impl Tables {
    /// Reads a row of countries: code, alpha-2, name in English, name in German, capitals.
    pub(super) fn read_country(&mut self, line: &Line<'_>) {
        if let Ok(code) = line.cell(0).parse() {
            self.names.insert(code, line.cell(2).to_owned());
            self.country_rows.insert(code, line.row);
        }
    }

    /// Reads a row of forms: code, language, kind, forms, those of them that mean something else as well.
    pub(super) fn read_country_forms(&mut self, line: &Line<'_>) {
        let Ok(code) = line.cell(0).parse() else { return };
        let german = Language::from_code(line.cell(1)) == Language::German;
        let form = match line.cell(2) {
            "adjective" => {
                self.read_adjectives(line, german);
                return;
            }
            "inhabitant" => CountryForm::Inhabitant,
            "capital" => CountryForm::Capital,
            "seat" => CountryForm::Seat,
            _ => CountryForm::Name,
        };
        for name in line.forms(3) {
            let ambiguous = line.forms(4).any(|word| word == name);
            let sense = Sense::Country { code, form, ambiguous, row: line.row };
            let side = if german { &mut self.german } else { &mut self.english };
            if ambiguous || form == CountryForm::Inhabitant {
                side.insert(name, german && form != CountryForm::Inhabitant, sense);
            } else {
                side.insert_loud(name, german, sense);
            }
            if german && form == CountryForm::Capital {
                for adjective in capital_adjectives(name) {
                    self.capital_adjectives.insert(adjective, (code, line.row));
                }
            }
        }
    }

    fn read_adjectives(&mut self, line: &Line<'_>, german: bool) {
        let Ok(code) = line.cell(0).parse() else { return };
        for adjective in line.forms(3) {
            match adjective.strip_suffix('!') {
                Some(fixed) => {
                    self.german.insert(&capitalized(fixed), false, Sense::Adjective(code, line.row));
                }
                None if german => {
                    self.stems.entry(adjective.to_owned()).or_insert((code, line.row));
                }
                None => {
                    self.adjectives.entry(code).or_insert_with(|| adjective.to_owned());
                    self.english.insert(adjective, false, Sense::Adjective(code, line.row));
                }
            }
        }
    }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// "Moskau" gives "Moskauer", "Athen" "Athener", "Sofia" "Sofioter" is left to the table of words.
fn capital_adjectives(capital: &str) -> Vec<String> {
    let mut list = vec![format!("{capital}er")];
    if let Some(stem) = capital.strip_suffix('e') {
        list.push(format!("{stem}er"));
    }
    list
}
