//! Who is who: names joined into people.

use depesche_model::{CountryCode, Person};

use super::office::OfficePhrase;
use super::person::Raw;
use super::same::same_person;
use super::settle::settle;
use super::spot::Scene;
use super::surname;
use crate::name::{List, close, skeleton};

/// A person in the making.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) person: Person,
    /// First word, the word behind the last, rule.
    pub(crate) places: Vec<(usize, usize, &'static str)>,
    /// As written, the longest first.
    pub(crate) names: Vec<String>,
    pub(crate) rank: u8,
    /// The place in the table of people.
    pub(crate) holder: Option<usize>,
}

/// Of these a state has one at a time.
pub(crate) const ONE_EACH: List = List(
    "president|prime minister|foreign minister|chancellor|king|queen|emir|crown prince|pope| \
     parliament speaker|minister of defence|minister of finance|minister of the interior| \
     EU high representative",
);

impl Draft {
    /// Where the person is named first.
    pub(crate) fn first(&self) -> usize {
        self.places.iter().map(|place| place.0).min().unwrap_or_default()
    }

    /// The family name in the spellings of the text.
    pub(crate) fn families(&self) -> Vec<String> {
        let mut list: Vec<String> =
            self.names.iter().map(|name| surname::family(name, self.person.country)).collect();
        if self.holder.is_some() {
            list.push(self.person.family.clone());
        }
        // "bin Farhan" is also "Farhan", "Al Khulaifi" "Khulaifi".
        let last: Vec<String> =
            list.iter().filter_map(|name| name.split(' ').next_back().map(str::to_owned)).collect();
        list.extend(last.into_iter().filter(|name| name.chars().count() > 3));
        list.retain(|name| name.chars().count() > 1);
        list.sort_by_key(|name| (std::cmp::Reverse(name.len()), name.clone()));
        list.dedup();
        list
    }

    fn is(&self, raw: &Raw) -> bool {
        if let (Some(a), Some(b)) = (self.holder, raw.holder) {
            return a == b;
        }
        if self.names.contains(&raw.name) {
            return true;
        }
        let country = self.person.country.or(raw.country);
        if !raw.name.contains(' ') {
            return self
                .families()
                .iter()
                .any(|family| *family == raw.name || raw.name.strip_suffix('s') == Some(family));
        }
        if self.names.iter().any(|name| name.contains(' ') && same_person(name, &raw.name, country)) {
            return true;
        }
        // One office of one state has one holder in one report: mangled names meet here.
        let office = raw.office.as_ref().map(|office| office.0.as_str());
        let held = office.is_some() && self.person.office.as_deref() == office;
        held && raw.country.is_some()
            && raw.country == self.person.country
            && office.is_some_and(|office| ONE_EACH.has(office))
            && self.names.iter().any(|name| given_equal(name, &raw.name, country))
    }

    fn take(&mut self, raw: Raw) {
        self.places.push((raw.from, raw.to, raw.rule));
        if !self.names.contains(&raw.name) {
            self.names.push(raw.name);
            self.names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
        }
        // "with the Russian president, Nurtleu said": an office of another state is another's.
        let other =
            raw.country.is_some() && self.person.country.is_some() && raw.country != self.person.country;
        if let Some((office, rank)) = raw.office
            && rank < self.rank
            && !other
        {
            self.person.office = Some(office);
            self.rank = rank;
        }
        self.person.country = self.person.country.or(raw.country);
        self.person.organization = self.person.organization.take().or(raw.organization);
        self.holder = self.holder.or(raw.holder);
    }
}

pub(crate) fn given_equal(a: &str, b: &str, country: Option<CountryCode>) -> bool {
    let [a, b] = [surname::given(a, country), surname::given(b, country)].map(|name| skeleton(&name));
    !a.is_empty() && (a == b || close(&a, &b))
}

/// Joins names into people: full names first, then what is only a family name.
pub(crate) fn join(scene: &Scene, offices: &[OfficePhrase], raws: Vec<Raw>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let (full, bare): (Vec<Raw>, Vec<Raw>) =
        raws.into_iter().partition(|raw| raw.name.contains(' ') || raw.holder.is_some());
    for raw in full.into_iter().chain(bare) {
        if let Some(draft) = drafts.iter_mut().find(|draft| draft.is(&raw)) {
            draft.take(raw);
            continue;
        }
        let family = surname::family(&raw.name, raw.country);
        let person =
            Person { name: raw.name.clone(), family, country: None, organization: None, office: None };
        let mut draft = Draft { person, places: Vec::new(), names: Vec::new(), rank: u8::MAX, holder: None };
        draft.take(raw);
        drafts.push(draft);
    }
    // One office of one state has one holder: a state whose minister is named is not that of another minister.
    let taken: Vec<(String, CountryCode)> = drafts
        .iter()
        .filter_map(|draft| {
            let office = draft.person.office.clone().filter(|office| ONE_EACH.has(office))?;
            Some((office, draft.person.country?))
        })
        .collect();
    for draft in &mut drafts {
        settle(scene, offices, draft, &taken);
    }
    merge_holders(drafts)
}

/// People that turned out to be one row of the table are one.
fn merge_holders(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut merged: Vec<Draft> = Vec::new();
    for draft in drafts {
        match merged.iter_mut().find(|known| known.holder.is_some() && known.holder == draft.holder) {
            Some(known) => {
                known.places.extend(draft.places);
                known.names.extend(draft.names);
            }
            None => merged.push(draft),
        }
    }
    merged
}
