//! What a candidate is called in the record.

use depesche_model::{Mentions, Named};

use super::body;
use super::cast::{Candidate, Who};
use super::memory::Speaker;

/// The speaker by a candidate's own words, without the sentences before.
pub(super) fn named(mentions: &Mentions, candidate: &Candidate) -> Option<Speaker> {
    let new = |name: String, country| Speaker { name, country, as_written: Some(candidate.span) };
    let person = |id| mentions.person(id).map(|person| new(person.name.clone(), person.country));
    match &candidate.who {
        Who::Person(id) => person(*id),
        Who::Office(english, country) | Who::Body(english, country) => {
            Some(new(body::name(*country, english), *country))
        }
        Who::Organization(id) => Some(new(id.clone(), None)),
        Who::Country(code) => Some(new(body::name(Some(*code), "Government"), Some(*code))),
        Who::Pronoun => mentions.inside(candidate.span).find_map(|mention| match mention.named {
            Named::Person { person: id } => person(id),
            _ => None,
        }),
        Who::Neuter | Who::Unknown => None,
    }
}
