//! What the tables and the rest of the text tell of a person: the usual name, the state, the office.

use depesche_model::CountryCode;

use super::holder::{Draft, ONE_EACH, given_equal};
use super::office::OfficePhrase;
use super::same::same_person;
use super::spot::Scene;
use super::{state, surname};
use crate::name::{Holder, List, Term, english, skeleton};

/// Offices of organizations, whose holders speak for no state.
const NO_STATE: List = List(
    "EU high representative|EU commissioner|secretary-general|president of the European Commission| \
     president of the European Council|deputy secretary-general|OSCE chairperson|under-secretary-general| \
     president of the European Parliament|vice president of the European Commission|managing director| \
     chairperson of the AU commission|resident coordinator|special rapporteur",
);
/// Weaker than any office that the table knows.
pub(crate) const VAGUE: u8 = 25;

/// Gives a person the name, state and office that the tables know, else what the text tells. Of `taken` offices the
/// holder is known.
pub(crate) fn settle(
    scene: &Scene,
    offices: &[OfficePhrase],
    draft: &mut Draft,
    taken: &[(String, CountryCode)],
) {
    let day = scene.day.as_deref();
    let mut holder = draft.holder.or_else(|| look_up(scene, draft, day));
    if holder.is_none() && draft.person.country.is_none() && draft.person.organization.is_none() {
        let office = draft.person.office.clone().filter(|office| ONE_EACH.has(office));
        if let Some(office) = office {
            let free = |code: CountryCode| !taken.contains(&(office.clone(), code));
            draft.person.country = state::of_office(scene, offices, draft.first(), &free);
            holder = look_up(scene, draft, day);
        }
    }
    draft.holder = holder;
    if let Some(holder) = holder.and_then(|holder| scene.tables.people.get(holder)) {
        draft.person.name.clone_from(&holder.name);
        if let Some(term) = term(scene, holder, draft) {
            let told = draft.person.office.as_deref().unwrap_or(" ");
            // "Mamadou Tangara, Sonderbeauftragter der Afrikanischen Union": a post that the tables do not know.
            if draft.rank < VAGUE && draft.person.organization.is_some() && !term.office.contains(told) {
                draft.person.country = None;
                draft.person.family = surname::family(&holder.name, term.country);
                return;
            }
            if draft.rank >= VAGUE || term.office.contains(told) {
                draft.person.office = Some(term.office.clone());
            }
            draft.person.country =
                term.country.or(draft.person.country.filter(|_| term.organization.is_none()));
            draft.person.organization = term.organization.clone();
        }
        draft.person.family = surname::family(&holder.name, draft.person.country);
        return;
    }
    if let Some(longest) = draft.names.first() {
        draft.person.name.clone_from(longest);
    }
    if draft.person.office.as_deref() == Some("") {
        draft.person.office = None;
    }
    let stateless = draft.person.organization.is_some()
        || draft.person.office.as_deref().is_some_and(|office| NO_STATE.has(office));
    if stateless {
        draft.person.country = draft.person.country.filter(|_| draft.person.organization.is_none());
    } else if draft.person.country.is_none() && draft.person.office.is_some() {
        draft.person.country = state::of_office(scene, offices, draft.first(), &|_| true);
    }
    draft.person.family = surname::family(&draft.person.name, draft.person.country);
    draft.person.name = surname::english_order(&draft.person.name, draft.person.country);
    if scene.words.german {
        draft.person.name = english(&draft.person.name, draft.person.country);
    }
}

/// The term that the text speaks of: of the office that it names, else of those of its day the foremost, else the latest.
fn term<'h>(scene: &Scene, holder: &'h Holder, draft: &Draft) -> Option<&'h Term> {
    let office = draft.person.office.as_deref().filter(|_| draft.rank < VAGUE);
    let on = |term: &&Term| scene.day.as_deref().is_some_and(|day| term.holds(day));
    let named = || holder.terms.iter().filter(|term| Some(term.office.as_str()) == office);
    let foremost = || holder.terms.iter().filter(on).min_by_key(|term| scene.tables.rank(&term.office));
    let latest = || holder.terms.iter().find(|term| !term.office.starts_with("former"));
    named()
        .find(on)
        .or_else(|| named().next())
        .or_else(foremost)
        .or_else(latest)
        .or_else(|| holder.terms.first())
}

/// The one person of a state in office that day with that family name, whatever the office is called: "Generalstabschef
/// Gerassimow".
fn only_of_state(scene: &Scene, draft: &Draft, country: CountryCode) -> Option<usize> {
    let people = &scene.tables.people;
    let day = scene.day.as_deref()?;
    let mut called = scene.tables.of_state(country).iter().copied().filter(|&at| {
        people[at].terms.iter().any(|term| term.country == Some(country) && term.holds(day))
            && draft.names.iter().any(|name| {
                let name = skeleton(name);
                people[at]
                    .spellings
                    .iter()
                    .any(|spelling| skeleton(&surname::family(spelling, Some(country))) == name)
            })
    });
    let only = called.next()?;
    called.next().is_none().then_some(only)
}

/// A name of two words with the family name at the other end: "Szijjártó Péter", "Kishida Fumio".
fn turned(name: &str) -> Option<String> {
    let (first, second) = name.split_once(' ')?;
    (!second.contains(' ')).then(|| format!("{second} {first}"))
}

/// The row of the table that a name as written means.
fn look_up(scene: &Scene, draft: &Draft, day: Option<&str>) -> Option<usize> {
    let people = &scene.tables.people;
    let country = draft.person.country;
    let fits_country = |holder: &Holder| {
        country.is_none() || holder.terms.iter().any(|term| term.country == country || term.country.is_none())
    };
    let names: Vec<&String> = draft.names.iter().filter(|name| name.contains(' ')).collect();
    // The same name in another spelling; of namesakes the one in office that day.
    let turned: Vec<String> = names.iter().filter_map(|name| turned(name)).collect();
    let spelt = names.iter().copied().chain(&turned).flat_map(|name| scene.tables.called(&skeleton(name)));
    let spelt: Vec<usize> = spelt.copied().filter(|&at| fits_country(&people[at])).collect();
    let serves = |at: &&usize| day.is_some_and(|day| people[**at].terms.iter().any(|term| term.holds(day)));
    if let Some(&at) = spelt.iter().find(serves).or_else(|| spelt.first()) {
        return Some(at);
    }
    let Some(office) = draft.person.office.as_deref() else { return None };
    let held = |at: &usize| {
        people[*at].terms.iter().any(|term| {
            term.office == office
                && (country.is_none() || term.country == country)
                && day.is_none_or(|day| term.holds(day))
        })
    };
    let holders: Vec<usize> = scene.tables.holders(office, country).iter().copied().filter(held).collect();
    // A family name with the office: "Präsident Tokajew"; a full name whose family name is nearly spelt so.
    let family = holders.iter().copied().find(|&at| {
        draft.names.iter().any(|name| {
            people[at].spellings.iter().any(|spelling| {
                same_person(spelling, name, country)
                    || names.is_empty() && skeleton(&surname::family(spelling, country)) == skeleton(name)
            })
        })
    });
    if family.is_some() {
        return family;
    }
    if names.is_empty()
        && let Some(only) = only_of_state(scene, draft, country?)
    {
        return Some(only);
    }
    // A mangled family name: the given name, the office and the state agree.
    country?;
    let mangled = holders.iter().copied().filter(|&at| {
        let known = &people[at].name;
        ONE_EACH.has(office)
            && names.iter().any(|name| given_equal(name, known, country) && near(name, known))
    });
    // Without a day there are several holders; the same given name counts before a similar one.
    let mangled: Vec<usize> = mangled.collect();
    let exactly = |at: &&usize| {
        let given = |name: &str| skeleton(&surname::given(name, country));
        names.iter().any(|name| given(name) == given(&people[**at].name))
    };
    let exact: Vec<usize> = mangled.iter().filter(exactly).copied().collect();
    match (&mangled[..], &exact[..]) {
        ([only], _) | (_, [only]) => Some(*only),
        _ => None,
    }
}

/// Whether the mangled family name still has two letters of five, in their order: "Atteneu" for "Nurtleu".
fn near(a: &str, b: &str) -> bool {
    let [a, b] = [surname::family(a, None), surname::family(b, None)].map(|name| skeleton(&name));
    5 * common(&a, &b) >= a.chars().count() + b.chars().count()
}

/// The length of the longest row of letters that both have in this order, others between them left out.
fn common(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row = vec![0; b.len() + 1];
    for left in a.chars() {
        let mut diagonal = 0;
        for (at, right) in b.iter().enumerate() {
            let here = if left == *right { diagonal + 1 } else { row[at].max(row[at + 1]) };
            diagonal = row[at + 1];
            row[at + 1] = here;
        }
    }
    row[b.len()]
}
