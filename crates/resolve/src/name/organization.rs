//! Organizations, meeting formats and initiatives, and who belongs to them since when.

use depesche_model::CountryCode;

use super::row::{Line, Row};
use super::{Sense, Tables};

/// What kind of body a row of the table tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKind {
    Organization,
    Format,
    Initiative,
}

/// An organization, meeting format or initiative.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) id: String,
    pub(crate) kind: BodyKind,
    pub(crate) name: String,
    /// The id of the body that it belongs to.
    pub(crate) parent: Option<String>,
    pub(crate) row: Row,
}

/// That a state belongs to a body, from one day to another; open ends are empty.
#[derive(Debug)]
pub(crate) struct Membership {
    pub(crate) country: CountryCode,
    pub(crate) from: String,
    pub(crate) to: String,
}

impl Tables {
    /// Reads a row of bodies: id, kind, English name, German forms, English forms, acronyms, parent. A form behind `?` is
    /// shared with others and counts only where the body or its parent is named as well.
    pub(super) fn read_body(&mut self, line: &Line<'_>) {
        let kind = match line.cell(1) {
            "format" => BodyKind::Format,
            "initiative" => BodyKind::Initiative,
            _ => BodyKind::Organization,
        };
        let sense = Sense::Body(self.bodies.len());
        self.bodies.push(Body {
            id: line.cell(0).to_owned(),
            kind,
            name: line.cell(2).to_owned(),
            parent: Some(line.cell(6)).filter(|parent| !parent.is_empty()).map(str::to_owned),
            row: line.row,
        });
        let short = Sense::ShortBody(self.bodies.len() - 1);
        for form in line.forms(3).filter_map(|form| form.strip_prefix('?')) {
            self.german.insert(form, true, short);
        }
        for form in line.forms(4).filter_map(|form| form.strip_prefix('?')) {
            self.english.insert(form, false, short);
        }
        let sure = |at| line.forms(at).filter(|form| !form.starts_with('?'));
        let (english, acronyms) = (sure(4), sure(5));
        for form in sure(3) {
            self.german.insert(form, true, sense);
        }
        for form in english.clone().chain(acronyms.clone()) {
            self.german.insert(form, false, sense);
            self.english.insert(form, false, sense);
        }
        for rest in english.chain(acronyms).filter_map(|form| form.strip_prefix("UN ")) {
            self.english.insert(&format!("U.N. {rest}"), false, sense);
            self.english.insert(&format!("United Nations {rest}"), false, sense);
        }
    }

    /// Reads a row of members: id, country, from, to.
    pub(super) fn read_member(&mut self, line: &Line<'_>) {
        let Ok(country) = line.cell(1).parse() else { return };
        let membership = Membership { country, from: line.cell(2).to_owned(), to: line.cell(3).to_owned() };
        self.members.entry(line.cell(0).to_owned()).or_default().push(membership);
    }
}
