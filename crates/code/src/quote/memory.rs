//! What a text has said so far about who speaks in it.

use depesche_model::{CountryCode, Mentions, PersonId, Span};

use super::body;
use super::cast::{Candidate, Who};
use super::cue::Kind;
use super::frame::Frame;
use super::speaker::{Cue, Search};

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Speaker {
    pub(super) name: String,
    pub(super) country: Option<CountryCode>,
    pub(super) as_written: Option<Span>,
}

/// What the text has said so far.
pub(super) struct Memory<'a> {
    pub(super) mentions: &'a Mentions,
    /// The person whom the last sentences are about.
    pub(super) person: Option<Speaker>,
    /// The body that was named last.
    pub(super) body: Option<Speaker>,
    /// The last speaker of a quotation, and in which paragraph.
    pub(super) last: Option<(Speaker, usize)>,
}

impl Memory<'_> {
    /// Who speaks in the run at `run` by this cue.
    pub(super) fn speaker(&self, search: &Search<'_>, cue: Cue, run: Span) -> Option<Speaker> {
        if let Some(candidate) = search.subject(cue) {
            return self.named(search, &candidate);
        }
        // The subject is left out ("… und sprach von „…“"), or a pronoun in another case.
        let topic = search.topic(run.start).and_then(|candidate| self.named(search, candidate));
        topic.or_else(|| self.person.clone())
    }

    pub(super) fn named(&self, search: &Search<'_>, candidate: &Candidate) -> Option<Speaker> {
        let beside = |speaker: Speaker| Speaker { as_written: Some(candidate.span), ..speaker };
        match &candidate.who {
            Who::Person(person) => self.person(*person).map(beside),
            Who::Office(office, country) => {
                Some(beside(self.holder(office, *country).unwrap_or_else(|| Speaker {
                    name: body::name(*country, office),
                    country: *country,
                    as_written: None,
                })))
            }
            Who::Unknown => Some(beside(Speaker {
                name: search.words_of(candidate.span),
                country: None,
                as_written: None,
            })),
            Who::Organization(id) => {
                Some(beside(Speaker { name: id.clone(), country: None, as_written: None }))
            }
            Who::Body(english, country) => {
                let known = self
                    .body
                    .clone()
                    .filter(|body| country.is_none() && body.name.ends_with(english.as_str()));
                let new =
                    || Speaker { name: body::name(*country, english), country: *country, as_written: None };
                Some(beside(known.unwrap_or_else(new)))
            }
            Who::Country(code) => Some(beside(Speaker {
                name: body::name(Some(*code), "Government"),
                country: Some(*code),
                as_written: None,
            })),
            Who::Pronoun => {
                let topic = search.topic(candidate.span.start).and_then(|topic| self.named(search, topic));
                topic.or_else(|| self.person.clone()).map(beside)
            }
            Who::Neuter => search
                .body_before(candidate.span.start)
                .and_then(|body| self.named(search, body))
                .or_else(|| self.body.clone())
                .or_else(|| self.person.clone())
                .map(beside),
        }
    }

    fn person(&self, id: PersonId) -> Option<Speaker> {
        let person = self.mentions.person(id)?;
        Some(Speaker { name: person.name.clone(), country: person.country, as_written: None })
    }

    /// The person of the text who holds an office that is named without its holder.
    fn holder(&self, office: &str, country: Option<CountryCode>) -> Option<Speaker> {
        let fits = |held: &str| {
            held == office
                || held.ends_with(office)
                || (office.ends_with("minister") && held.contains("minister"))
        };
        let mut holders = self.mentions.people.iter().filter(|person| {
            (country.is_none() || person.country == country) && person.office.as_deref().is_some_and(fits)
        });
        let only = holders.next()?;
        if holders.next().is_none() {
            return Some(Speaker { name: only.name.clone(), country: only.country, as_written: None });
        }
        // Of several the one whom the text is about just now.
        self.person.clone().filter(|now| country.is_none() || now.country == country)
    }

    /// Keeps whom a frame is about.
    pub(super) fn learn(&mut self, search: &Search<'_>, frame: &Frame, spoke: bool) {
        let spoken = self.last.clone().filter(|_| spoke).map(|(speaker, _)| speaker);
        let subject = || {
            let cue = search.cues.iter().find(|cue| cue.kind != Kind::After)?;
            let candidate = search.subject(*cue)?;
            let is_one = matches!(candidate.who, Who::Person(_) | Who::Pronoun | Who::Unknown);
            is_one.then(|| self.named(search, &candidate)).flatten()
        };
        let topic = || search.topic(frame.span.end).and_then(|candidate| self.named(search, candidate));
        let is_person =
            |speaker: &Speaker| self.mentions.people.iter().any(|person| person.name == speaker.name);
        if let Some(person) = spoken.filter(is_person).or_else(subject).or_else(topic) {
            self.person = Some(person);
        }
        if let Some(body) =
            search.body_before(frame.span.end).and_then(|candidate| self.named(search, candidate))
        {
            self.body = Some(body);
        }
    }
}
