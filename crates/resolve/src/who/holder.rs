//! Who is who: names joined into people, with country and office, and the usual English name from the table.

use depesche_model::{CountryCode, Person};

use super::person::{Raw, same_name};
use super::spot::{Scene, Spot};
use super::surname;
use crate::name::{Holder, List, Term, close, skeleton};

/// A person in the making.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) person: Person,
    /// First word, the word behind the last, rule.
    pub(crate) places: Vec<(usize, usize, &'static str)>,
    /// As written, the longest first.
    names: Vec<String>,
    rank: u8,
    /// The place in the table of people.
    pub(crate) holder: Option<usize>,
}

/// Of these a state has one at a time.
const ONE_EACH: List = List(
    "president|prime minister|foreign minister|chancellor|king|queen|emir|crown prince|pope| \
     parliament speaker|minister of defence|minister of finance|minister of the interior| \
     EU high representative",
);
/// Offices of organizations, whose holders speak for no state.
const NO_STATE: List = List(
    "EU high representative|EU commissioner|secretary-general|president of the European Commission| \
     president of the European Council|deputy secretary-general|OSCE chairperson",
);
/// Weaker than any office that the table knows.
const VAGUE: u8 = 25;

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
        if self.names.iter().any(|name| name.contains(' ') && same_name(name, &raw.name, country)) {
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
        if let Some((office, rank)) = raw.office
            && rank < self.rank
        {
            self.person.office = Some(office);
            self.rank = rank;
        }
        self.person.country = self.person.country.or(raw.country);
        self.person.organization = self.person.organization.take().or(raw.organization);
        self.holder = self.holder.or(raw.holder);
    }
}

fn given_equal(a: &str, b: &str, country: Option<CountryCode>) -> bool {
    let [a, b] = [surname::given(a, country), surname::given(b, country)].map(|name| skeleton(&name));
    !a.is_empty() && (a == b || close(&a, &b))
}

/// Joins names into people: full names first, then what is only a family name.
pub(crate) fn join(scene: &Scene, raws: Vec<Raw>) -> Vec<Draft> {
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
    let day = day(scene);
    // One office of one state has one holder: a state whose minister is named is not that of another minister.
    let taken: Vec<(String, CountryCode)> = drafts
        .iter()
        .filter_map(|draft| {
            let office = draft.person.office.clone().filter(|office| ONE_EACH.has(office))?;
            Some((office, draft.person.country?))
        })
        .collect();
    for draft in &mut drafts {
        settle(scene, draft, &taken, day.as_deref());
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

/// The day of the document, as ISO 8601.
fn day(scene: &Scene) -> Option<String> {
    scene.document.published.map(|date| date.to_string())
}

fn settle(scene: &Scene, draft: &mut Draft, taken: &[(String, CountryCode)], day: Option<&str>) {
    let mut holder = draft.holder.or_else(|| look_up(scene, draft, day));
    if holder.is_none() && draft.person.country.is_none() && draft.person.organization.is_none() {
        let office = draft.person.office.clone().filter(|office| ONE_EACH.has(office));
        if let Some(office) = office {
            let free = |code: CountryCode| !taken.contains(&(office.clone(), code));
            draft.person.country = nearest_country(scene, draft.first(), &free);
            holder = look_up(scene, draft, day);
        }
    }
    draft.holder = holder;
    if let Some(holder) = holder.and_then(|holder| scene.tables.people.get(holder)) {
        draft.person.name.clone_from(&holder.name);
        if let Some(term) = term(holder, draft, day) {
            if draft.rank >= VAGUE || term.office.contains(draft.person.office.as_deref().unwrap_or(" ")) {
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
        draft.person.country = nearest_country(scene, draft.first(), &|_| true);
    }
    draft.person.family = surname::family(&draft.person.name, draft.person.country);
}

/// The term that the text speaks of: of the office that it names, of its day, else the first.
fn term<'h>(holder: &'h Holder, draft: &Draft, day: Option<&str>) -> Option<&'h Term> {
    let office = draft.person.office.as_deref();
    let on = |term: &&Term| day.is_some_and(|day| term.holds(day));
    let named = || holder.terms.iter().filter(|term| Some(term.office.as_str()) == office);
    named().find(on).or_else(|| named().next()).or_else(|| {
        let known = holder.terms.iter().find(on);
        known.or_else(|| holder.terms.first())
    })
}

/// The row of the table that a name as written means.
fn look_up(scene: &Scene, draft: &Draft, day: Option<&str>) -> Option<usize> {
    let people = &scene.tables.people;
    let country = draft.person.country;
    let office = draft.person.office.as_deref();
    let fits_country = |holder: &Holder| {
        country.is_none() || holder.terms.iter().any(|term| term.country == country || term.country.is_none())
    };
    let names: Vec<&String> = draft.names.iter().filter(|name| name.contains(' ')).collect();
    // The same name in another spelling.
    let spelt = people.iter().position(|holder| {
        fits_country(holder)
            && holder
                .spellings
                .iter()
                .any(|spelling| names.iter().any(|name| skeleton(spelling) == skeleton(name)))
    });
    if spelt.is_some() {
        return spelt;
    }
    let office = office?;
    let holds = |holder: &Holder| {
        holder.terms.iter().any(|term| {
            term.office == office
                && (country.is_none() || term.country == country)
                && day.is_none_or(|day| term.holds(day))
        })
    };
    // A family name with the office: "Präsident Tokajew"; a full name whose family name is nearly spelt so.
    let family = people.iter().position(|holder| {
        holds(holder)
            && draft.names.iter().any(|name| {
                holder.spellings.iter().any(|spelling| {
                    same_name(spelling, name, country)
                        || names.is_empty() && skeleton(&surname::family(spelling, country)) == skeleton(name)
                })
            })
    });
    if family.is_some() {
        return family;
    }
    // A mangled family name: the given name, the office and the state agree.
    country?;
    let mut mangled = people.iter().enumerate().filter(|(_, holder)| {
        holds(holder)
            && ONE_EACH.has(office)
            && names.iter().any(|name| given_equal(name, &holder.name, country) && near(name, &holder.name))
    });
    let (index, _) = mangled.next()?;
    mangled.next().is_none().then_some(index)
}

/// Whether the mangled name still has something of the name: the first letter of the family name, or the same length.
fn near(a: &str, b: &str) -> bool {
    let [a, b] = [surname::family(a, None), surname::family(b, None)].map(|name| skeleton(&name));
    a.chars().next() == b.chars().next()
        || a.chars().filter(|letter| b.contains(*letter)).count() * 2 >= a.chars().count()
}

/// The state that an office without one belongs to: that of the dateline, when the text names it too, since reports are
/// filed at home; else the state named last before the name, else the first behind it; only those that are `free`.
fn nearest_country(scene: &Scene, at: usize, free: &dyn Fn(CountryCode) -> bool) -> Option<CountryCode> {
    let usable = |spot: &&Spot| spot.country().is_some_and(free) && !scene.is_dateline(spot.from);
    let home = scene.spots.iter().find(|spot| scene.is_dateline(spot.from)).and_then(Spot::country);
    let named = scene.spots.iter().filter(usable).any(|spot| spot.country() == home && !spot.is_capital());
    if named {
        return home;
    }
    let before = scene.spots.iter().take_while(|spot| spot.from < at).filter(usable).last();
    let spot = before.or_else(|| scene.spots.iter().filter(usable).find(|spot| spot.from > at));
    spot.and_then(Spot::country)
}
