//! Who takes part: the countries, organizations, formats and people that a document names, each listed once.

use std::collections::BTreeMap;

use depesche_model::{Actor, ActorKind, CountryForm, Document, Evidence, Mention, Mentions, Named, Span};

use crate::Names;

/// Lists the actors of a document, in order of first mention.
///
/// A country is listed when a noun names it (its name, its inhabitants, its capital or seat of government for the
/// government), when an adjective says whose somebody is or pairs it with another country, or when somebody who speaks for it is named. Adjectives of things ("deutsche Unterstützung") and
/// boilerplate list nobody; initiatives and routes are no actors.
pub fn actors(document: &Document, mentions: &Mentions, names: &Names) -> Vec<Actor> {
    let mut list: Vec<Actor> = Vec::new();
    let mut places: BTreeMap<(ActorKind, String), usize> = BTreeMap::new();
    for mention in &mentions.list {
        // What points back to somebody is no spelling of the name.
        if mention.rule.starts_with("coreference") {
            continue;
        }
        let Some(actor) = actor(mention, mentions, names) else { continue };
        if document.is_boilerplate(mention.span) {
            continue;
        }
        if let Some(&at) = places.get(&(actor.kind, actor.id.clone())) {
            add_spelling(document, &mut list[at].as_written, mention.span);
        } else {
            places.insert((actor.kind, actor.id.clone()), list.len());
            list.push(actor);
        }
    }
    add_states_of_people(names, &mut list);
    list
}

/// A state that only somebody who speaks for it stands for: "Kanzlerin Merkel".
fn add_states_of_people(names: &Names, list: &mut Vec<Actor>) {
    let people: Vec<Actor> = list.iter().filter(|actor| actor.kind == ActorKind::Person).cloned().collect();
    for person in people.into_iter().filter(|person| person.office.is_some()) {
        let Some(code) = person.country else { continue };
        if list.iter().any(|actor| actor.kind == ActorKind::Country && actor.country == Some(code)) {
            continue;
        }
        list.push(Actor {
            id: code.to_string(),
            kind: ActorKind::Country,
            name: names.tables.country_name(code).to_owned(),
            as_written: person.as_written.iter().take(1).copied().collect(),
            country: Some(code),
            organization: None,
            office: None,
            evidence: Evidence::new(person.evidence.span, "country.person"),
        });
    }
}

fn add_spelling(document: &Document, spellings: &mut Vec<Span>, span: Span) {
    if !spellings.iter().any(|known| document.slice(*known) == document.slice(span)) {
        spellings.push(span);
    }
}

fn actor(mention: &Mention, mentions: &Mentions, names: &Names) -> Option<Actor> {
    let evidence = Evidence { span: mention.span, rule: mention.rule.clone() };
    let as_written = vec![mention.span];
    let body = |id: &str, kind| {
        let name = names.tables.body_name(id).unwrap_or(id).to_owned();
        let (as_written, evidence) = (as_written.clone(), evidence.clone());
        Actor {
            id: id.to_owned(),
            kind,
            name,
            as_written,
            country: None,
            organization: None,
            office: None,
            evidence,
        }
    };
    match &mention.named {
        Named::Country { code, form } => {
            // "Die Französin" is of a country without speaking for it.
            let person = mention.rule == "country.inhabitant.person";
            let listed = *form != CountryForm::Adjective && !person
                || matches!(&*mention.rule, "country.adjective" | "country.adjective.pair");
            listed.then(|| Actor {
                id: code.to_string(),
                kind: ActorKind::Country,
                name: names.tables.country_name(*code).to_owned(),
                as_written,
                country: Some(*code),
                organization: None,
                office: None,
                evidence,
            })
        }
        Named::Organization { id } => Some(body(id, ActorKind::Organization)),
        Named::Format { id, .. } => Some(body(id, ActorKind::Format)),
        Named::Person { person } => {
            let person = mentions.person(*person)?;
            Some(Actor {
                id: person.name.clone(),
                kind: ActorKind::Person,
                name: person.name.clone(),
                as_written,
                country: person.country,
                organization: person.organization.clone(),
                office: person.office.clone(),
                evidence,
            })
        }
        _ => None,
    }
}
