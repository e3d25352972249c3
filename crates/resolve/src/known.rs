//! What the tables know of a name, and why: the answer of `depesche actors`.

use std::collections::BTreeSet;

use depesche_model::{CountryCode, Language};
use serde::Serialize;

use crate::Names;
use crate::gazetteer;
use crate::name::{BodyKind, COUNTRY_FORMS, Holder, Sense, Tables, Term, Words, close, lines, skeleton};
use crate::who::{Site, family_name};

/// Somebody or something that a name may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Known {
    /// `country`, `organization`, `format`, `initiative`, `person`, `office`, `place` or `nothing`.
    pub kind: &'static str,
    /// The ISO 3166-1 alpha-3 code, the short name of a body, the usual English name of a person or place.
    pub id: String,
    /// The usual English name.
    pub name: String,
    /// How the name asked for leads here.
    pub why: Match,
    /// The row of the table, as `person/europe.tsv:12`: the file below `data/` or the user's own, and the line, from 1.
    pub row: Option<String>,
    /// Other spellings.
    pub spellings: Vec<String>,
    /// The body or state that it belongs to.
    pub parent: Option<String>,
    /// A person's offices; of a country, who holds or held them last.
    pub terms: Vec<KnownTerm>,
    /// The states that belong to a body.
    pub members: Vec<KnownMember>,
}

/// How a name leads to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Match {
    /// It stands in the table so.
    Spelling,
    /// It is the code or short name.
    Id,
    /// It stands in the table in another romanization.
    Romanization,
    /// It is the family name.
    Family,
    /// It differs by a letter or two.
    Similar,
}

/// An office held for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KnownTerm {
    /// The holder's name.
    pub person: String,
    /// In English.
    pub office: String,
    /// The state or body whose office it is.
    pub of: Option<String>,
    /// ISO 8601, as precisely as it is known; empty when it is not.
    pub from: String,
    /// ISO 8601; empty while it lasts.
    pub to: String,
    /// The row of the table.
    pub row: String,
}

/// A state's membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KnownMember {
    /// ISO 3166-1 alpha-3.
    pub country: CountryCode,
    /// ISO 8601; empty for founders and where it is not known.
    pub from: String,
    /// ISO 8601; empty while it lasts.
    pub to: String,
}

impl Names {
    /// What the tables know of a name, the surest first. Nothing when nobody is called so.
    ///
    /// ```
    /// let names = depesche_resolve::Names::new();
    /// let known = &names.known("Tokajew")[0];
    /// assert_eq!((known.kind, &*known.name), ("person", "Kassym-Jomart Tokayev"));
    /// assert_eq!(names.known("SCO")[0].name, "Shanghai Cooperation Organisation");
    /// assert!(names.known("Nobody At All").is_empty());
    /// ```
    pub fn known(&self, name: &str) -> Vec<Known> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let search = Search { tables: &self.tables, name: &name };
        let mut list: Vec<Known> = Vec::new();
        list.extend(search.towns());
        let found = search.by_phrase().chain(search.by_id()).chain(search.people());
        for (sense, why) in found {
            let known = search.known(sense, why);
            if !list.iter().any(|other| (other.kind, &other.id) == (known.kind, &known.id)) {
                list.push(known);
            }
        }
        list.sort_by_key(|known| known.why);
        list
    }
}

/// So many towns of one name are told.
const TOWNS: usize = 5;

/// A name that is looked for.
struct Search<'a> {
    tables: &'a Tables,
    name: &'a str,
}

impl Search<'_> {
    /// The meanings of the phrase in both languages.
    fn by_phrase(&self) -> impl Iterator<Item = (Sense, Match)> + use<'_> {
        self.tables.meanings(self.name).into_iter().map(|sense| (sense, Match::Spelling))
    }

    /// The towns of that name, the best known first.
    fn towns(&self) -> Vec<Known> {
        let words = Words::new(self.name, &Language::German);
        let found = gazetteer::longest(&words, 0).filter(|found| found.to == words.len());
        let towns = found.map(|found| found.towns.list()).unwrap_or_default();
        let known = towns.into_iter().take(TOWNS).map(|town| Known {
            kind: "place",
            id: town.name.to_owned(),
            name: town.name.to_owned(),
            why: Match::Spelling,
            row: Some(format!("place/cities.tsv: {} inhabitants", town.population)),
            spellings: Vec::new(),
            parent: town.country.map(|code| code.to_string()),
            terms: Vec::new(),
            members: Vec::new(),
        });
        known.collect()
    }

    /// A country by its code, a body by its short name, whatever the case.
    fn by_id(&self) -> impl Iterator<Item = (Sense, Match)> + use<'_> {
        let country = self.tables.country_called(self.name).map(|code| self.tables.country_sense(code));
        let body = self.tables.bodies.iter().position(|body| body.id.eq_ignore_ascii_case(self.name));
        country.into_iter().chain(body.map(Sense::Body)).map(|sense| (sense, Match::Id))
    }

    /// People by another romanization, by family name, by a similar name.
    fn people(&self) -> impl Iterator<Item = (Sense, Match)> + use<'_> {
        let wanted = skeleton(self.name);
        let alone = !self.name.contains(' ');
        self.tables.people.iter().enumerate().filter_map(move |(at, holder)| {
            let why = holder.spellings.iter().filter_map(|spelling| {
                let whole = skeleton(spelling);
                let country = holder.terms.first().and_then(|term| term.country);
                match () {
                    () if wanted.is_empty() => None,
                    () if whole == wanted => Some(Match::Romanization),
                    () if alone && skeleton(&family_name(spelling, country)) == wanted => Some(Match::Family),
                    () if !alone && close(&whole, &wanted) => Some(Match::Similar),
                    () => None,
                }
            });
            why.min().map(|why| (Sense::Person(at), why))
        })
    }

    fn known(&self, sense: Sense, why: Match) -> Known {
        let row = self.tables.row_of(sense).map(|row| self.tables.tell(row));
        let nothing = Known {
            kind: "nothing",
            id: self.name.to_owned(),
            name: self.name.to_owned(),
            why,
            row,
            spellings: Vec::new(),
            parent: None,
            terms: Vec::new(),
            members: Vec::new(),
        };
        match sense {
            Sense::Trap => nothing,
            Sense::Country { code, .. } | Sense::Adjective(code, _) => Known {
                kind: "country",
                id: code.to_string(),
                name: self.tables.country_name(code).to_owned(),
                spellings: country_spellings(code),
                terms: self.holders(code),
                ..nothing
            },
            Sense::Body(body) | Sense::ShortBody(body) => self.body(body, nothing),
            Sense::Office(office) => {
                let office = &self.tables.offices[office];
                let parent = office.country.map(|code| code.to_string());
                Known {
                    kind: "office",
                    id: office.office.clone(),
                    name: office.office.clone(),
                    parent,
                    ..nothing
                }
            }
            Sense::Place(Site::Listed(place)) => {
                let place = &self.tables.places[place];
                let (id, name) = (place.name.to_string(), place.name.to_string());
                let parent =
                    place.city.map(str::to_owned).or_else(|| place.country.map(|code| code.to_string()));
                Known { kind: "place", id, name, parent, ..nothing }
            }
            Sense::Place(Site::Towns(_)) => nothing,
            Sense::Person(person) => {
                let holder = &self.tables.people[person];
                Known {
                    kind: "person",
                    id: holder.name.clone(),
                    name: holder.name.clone(),
                    spellings: holder.spellings.iter().skip(1).cloned().collect(),
                    terms: holder.terms.iter().map(|term| self.term(holder, term)).collect(),
                    ..nothing
                }
            }
        }
    }

    fn body(&self, body: usize, nothing: Known) -> Known {
        let body = &self.tables.bodies[body];
        let kind = match body.kind {
            BodyKind::Organization => "organization",
            BodyKind::Format => "format",
            BodyKind::Initiative => "initiative",
        };
        let members = self.tables.members.get(&body.id).map_or(&[][..], Vec::as_slice);
        let of_body =
            |holder: &&Holder| holder.terms.iter().any(|term| term.organization.as_ref() == Some(&body.id));
        let terms = self.tables.people.iter().filter(of_body).flat_map(|holder| {
            let terms = holder.terms.iter().filter(|term| term.organization.as_ref() == Some(&body.id));
            terms.map(|term| self.term(holder, term))
        });
        Known {
            kind,
            id: body.id.clone(),
            name: body.name.clone(),
            parent: body.parent.clone(),
            terms: latest_first(terms.collect()),
            members: members
                .iter()
                .map(|member| KnownMember {
                    country: member.country,
                    from: member.from.clone(),
                    to: member.to.clone(),
                })
                .collect(),
            ..nothing
        }
    }

    /// For each office of a state its latest holders.
    fn holders(&self, code: CountryCode) -> Vec<KnownTerm> {
        let of_state = self.tables.people.iter().flat_map(|holder| {
            let terms = holder.terms.iter().filter(|term| term.country == Some(code));
            terms.map(|term| self.term(holder, term))
        });
        let all = latest_first(of_state.collect());
        let mut offices = BTreeSet::new();
        all.into_iter().filter(|term| term.to.is_empty() || offices.insert(term.office.clone())).collect()
    }

    fn term(&self, holder: &Holder, term: &Term) -> KnownTerm {
        KnownTerm {
            person: holder.name.clone(),
            office: term.office.clone(),
            of: term.country.map(|code| code.to_string()).or_else(|| term.organization.clone()),
            from: term.from.clone(),
            to: term.to.clone(),
            row: self.tables.tell(term.row),
        }
    }
}

/// Offices held today first, then by the day on which they began, the latest first.
fn latest_first(mut terms: Vec<KnownTerm>) -> Vec<KnownTerm> {
    terms.sort_by(|a, b| (!a.to.is_empty(), &b.from).cmp(&(!b.to.is_empty(), &a.from)));
    terms
}

/// How a country is written, in the order of the table.
fn country_spellings(code: CountryCode) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for line in lines(COUNTRY_FORMS, 0).filter(|line| line.cell(0) == code.as_str()) {
        for form in line.forms(3) {
            if !list.iter().any(|known| known == form) {
                list.push(form.to_owned());
            }
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn romanizations_and_family_names_lead_to_people() {
        let names = Names::new();
        let known = names.known("Sergej Lawrow");
        assert_eq!(known[0].name, "Sergey Lavrov");
        let wrong = names.known("Kassym-Jomart Tokajev");
        assert!(wrong.iter().any(|known| known.name == "Kassym-Jomart Tokayev"), "{wrong:#?}");
    }

    #[test]
    fn countries_have_their_holders() {
        let names = Names::new();
        let known = &names.known("kaz")[0];
        assert_eq!((known.kind, &*known.name), ("country", "Kazakhstan"));
        assert!(known.terms.iter().any(|term| term.person == "Kassym-Jomart Tokayev"));
        assert_eq!(names.known("Kirgistan")[0].id, "KGZ");
    }
}
