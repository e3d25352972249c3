//! How the rows of a user's table enter the tables.

use depesche_model::{CountryForm, PlaceKind};

use super::organization::{Body, BodyKind};
use super::own::{NameTable, OwnKind, OwnRow};
use super::person::Term;
use super::row::Row;
use super::{OfficeRow, Sense, Tables};
use crate::gazetteer::Listed;
use crate::who::Site;

/// Users mean their offices to be seen: they rank before those of ministers.
const OWN_RANK: u8 = 10;

impl Tables {
    /// Reads a user's table. It has to come before the built-in ones: the first meaning of a phrase is the one that counts.
    pub(super) fn read_own(&mut self, table: &NameTable) {
        let source = self.add_source(&table.file);
        for own in &table.rows {
            self.read_own_row(own, Row { table: source, line: own.line });
        }
    }

    fn read_own_row(&mut self, own: &OwnRow, row: Row) {
        let sense = match own.kind {
            OwnKind::Person => {
                self.add_person(
                    &own.name,
                    &own.forms,
                    Term {
                        office: own.office.clone(),
                        country: own.country,
                        organization: Some(own.organization.clone()).filter(|name| !name.is_empty()),
                        from: own.from.clone(),
                        to: own.to.clone(),
                        row,
                    },
                );
                return;
            }
            OwnKind::Organization | OwnKind::Format | OwnKind::Initiative => {
                let kind = match own.kind {
                    OwnKind::Format => BodyKind::Format,
                    OwnKind::Initiative => BodyKind::Initiative,
                    _ => BodyKind::Organization,
                };
                let (id, name) = (own.name.clone(), own.name.clone());
                self.bodies.push(Body { id, kind, name, parent: None, row });
                Sense::Body(self.bodies.len() - 1)
            }
            OwnKind::Country | OwnKind::Adjective => {
                let Some(code) = own.country else { return };
                if own.kind == OwnKind::Adjective {
                    for form in &own.forms {
                        if own.german {
                            self.stems.entry(form.to_lowercase()).or_insert((code, row));
                        }
                        if own.english {
                            self.english.insert(form, false, Sense::Adjective(code, row));
                        }
                    }
                    return;
                }
                Sense::Country { code, form: CountryForm::Name, ambiguous: false, row }
            }
            OwnKind::Office => {
                let (office, country) = (own.name.clone(), own.country);
                self.offices.push(OfficeRow { office, rank: OWN_RANK, country, row });
                Sense::Office(self.offices.len() - 1)
            }
            OwnKind::Place => {
                let (name, country) = (own.name.clone().into(), own.country);
                self.places.push(Listed { name, kind: PlaceKind::City, country, city: None, forms: "" });
                Sense::Place(Site::Listed(self.places.len() - 1))
            }
            OwnKind::Nothing => Sense::Trap,
        };
        let own_name = (own.kind != OwnKind::Country).then_some(&own.name);
        for form in own_name.into_iter().chain(&own.forms) {
            if own.german {
                self.german.insert(form, true, sense);
            }
            if own.english {
                self.english.insert(form, false, sense);
            }
        }
    }
}
