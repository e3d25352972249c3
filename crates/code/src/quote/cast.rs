//! Everything in a text that can be a speaker: people, offices, organizations, bodies, pronouns.

use depesche_model::{CountryCode, CountryForm, Document, Mention, Mentions, Named, Parsed, PersonId, Span};

use super::body;

/// Who may speak.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Who {
    /// Somebody with a name.
    Person(PersonId),
    /// Somebody by office alone, the office in English.
    Office(String, Option<CountryCode>),
    /// An organization, by its id.
    Organization(String),
    /// A ministry or the like, in English.
    Body(String, Option<CountryCode>),
    /// A state.
    Country(CountryCode),
    /// "he", "she", "er", "sie".
    Pronoun,
    /// "it", "es".
    Neuter,
    /// Somebody whose words stand where a speaker stands, and who is named nowhere else.
    Unknown,
}

/// A speaker as the text names him, her or it in one place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) span: Span,
    /// As places in [`Parsed::tokens`], both inclusive.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) who: Who,
}

/// All candidates, and which tokens belong to which.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) list: Vec<Candidate>,
    by_token: Vec<Option<usize>>,
}

impl Cast {
    pub(super) fn read(document: &Document, parsed: &Parsed, mentions: &Mentions) -> Self {
        let mut cast = Self { list: Vec::new(), by_token: vec![None; parsed.tokens.len()] };
        let named = |mention: &Mention| match &mention.named {
            // Pronouns are read below, with the quotation's own surroundings.
            Named::Person { .. } if mention.rule == "coreference.pronoun" => None,
            Named::Person { person } => Some((0, Who::Person(*person))),
            Named::Office { office, country, plural: false } => {
                Some((1, Who::Office(office.clone(), *country)))
            }
            Named::Organization { id } => Some((2, Who::Organization(id.clone()))),
            Named::Country { code, form: CountryForm::Name | CountryForm::Capital | CountryForm::Seat } => {
                Some((4, Who::Country(*code)))
            }
            _ => None,
        };
        // The surer kind takes a token first.
        let mut all: Vec<(u8, Span, Who)> =
            mentions.list.iter().filter_map(|m| named(m).map(|(rank, who)| (rank, m.span, who))).collect();
        for (at, token) in parsed.tokens.iter().enumerate() {
            let lower = document.slice(token.span).to_lowercase();
            if let Some(who) = pronoun(&lower) {
                all.push((3, token.span, who));
            } else if let Some(english) = body::english(&document.lang, &lower) {
                let (from, words) = title(document, parsed, mentions, at, english);
                let span = Span::new(parsed.tokens[from].span.start, token.span.end);
                let country = country_beside(parsed, mentions, from, at);
                let who = if body::is_office(&words) {
                    Who::Office(words, country)
                } else {
                    Who::Body(words, country)
                };
                all.push((3, span, who));
            }
        }
        all.sort_by_key(|(rank, span, _)| (*rank, span.start));
        for (_, span, who) in all {
            cast.add(parsed, span, who);
        }
        cast
    }

    fn add(&mut self, parsed: &Parsed, span: Span, who: Who) {
        let first = parsed.token_at(span.start);
        let last = parsed.token_at(span.end.saturating_sub(1)).min(parsed.tokens.len().saturating_sub(1));
        let free = self
            .by_token
            .get(first..=last)
            .is_some_and(|tokens| !tokens.is_empty() && tokens.iter().all(Option::is_none));
        if free {
            self.by_token[first..=last].fill(Some(self.list.len()));
            self.list.push(Candidate { span, first, last, who });
        }
    }

    /// The candidate that a token belongs to.
    pub(super) fn at(&self, token: usize) -> Option<&Candidate> {
        self.list.get((*self.by_token.get(token)?)?)
    }
}

fn pronoun(word: &str) -> Option<Who> {
    match word {
        "er" | "sie" | "he" | "she" => Some(Who::Pronoun),
        "it" | "es" => Some(Who::Neuter),
        _ => None,
    }
}

/// The English name of a body with the capitals before its noun: "Foreign Ministry".
fn title(
    document: &Document,
    parsed: &Parsed,
    mentions: &Mentions,
    at: usize,
    english: &str,
) -> (usize, String) {
    if document.lang.code() != "en" || body::is_office(english) {
        return (at, english.to_owned());
    }
    let is_country = |span: Span| mentions.inside(span).any(|m| matches!(m.named, Named::Country { .. }));
    let mut from = at;
    while let Some(before) = from.checked_sub(1).map(|before| parsed.tokens[before].span) {
        let word = document.slice(before);
        let joins = word.starts_with(char::is_uppercase)
            && !matches!(word, "The" | "In" | "A")
            && !word.ends_with("'s")
            && !word.ends_with("’s");
        if at - from >= 3 || !joins || is_country(before) {
            break;
        }
        from -= 1;
    }
    let words: Vec<_> =
        parsed.tokens[from..at].iter().map(|token| document.slice(token.span)).chain([english]).collect();
    (from, words.join(" "))
}

/// The state that stands beside a body: "chinesisches", "of China", "in Moskau".
fn country_beside(parsed: &Parsed, mentions: &Mentions, first: usize, last: usize) -> Option<CountryCode> {
    let from = parsed.tokens.get(first.saturating_sub(2))?.span.start;
    let to = parsed.tokens.get((last + 3).min(parsed.tokens.len() - 1))?.span.end;
    let code = |mention: &Mention| match &mention.named {
        Named::Country { code, .. } => Some(*code),
        Named::Place { country, .. } => *country,
        _ => None,
    };
    mentions.inside(Span::new(from, to)).find_map(code)
}
