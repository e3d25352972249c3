//! Who takes part in a clause, and who is meant by "both sides".

use std::sync::LazyLock;

use depesche_language::is_verb_of;
use depesche_model::{Argument, Clause, Document, Language, Mentions, Named, Parsed, Person, Role, Span};

use depesche_model::table;

const PHRASES: &str = include_str!("../../../data/reference/phrases.tsv");

/// Actors and people of a stretch of text, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cast {
    /// Ids of countries, organizations and formats.
    pub(crate) actors: Vec<String>,
    /// Names of people.
    pub(crate) people: Vec<String>,
}

impl Cast {
    pub(crate) fn is_empty(&self) -> bool {
        self.actors.is_empty() && self.people.is_empty()
    }

    /// Adds those of `other` that are not there yet.
    pub(crate) fn join(&mut self, other: &Self) {
        add_all(&mut self.actors, &other.actors);
        add_all(&mut self.people, &other.people);
    }

    fn add_actor(&mut self, id: String) {
        if !self.actors.contains(&id) {
            self.actors.push(id);
        }
    }
}

fn add_all(list: &mut Vec<String>, more: &[String]) {
    for item in more {
        if !list.contains(item) {
            list.push(item.clone());
        }
    }
}

/// The actor that a person speaks for.
pub(crate) fn actor_of(person: &Person) -> Option<String> {
    person.country.map(|code| code.to_string()).or_else(|| person.organization.clone())
}

/// Those who are named inside `span`.
pub(crate) fn named(mentions: &Mentions, span: Span) -> Cast {
    let mut cast = Cast::default();
    for mention in mentions.inside(span) {
        match &mention.named {
            Named::Country { code, .. } | Named::Office { country: Some(code), .. } => {
                cast.add_actor(code.to_string());
            }
            // A council of two states meets where these meet.
            Named::Format { sides: Some(sides), .. } => {
                for code in sides {
                    cast.add_actor(code.to_string());
                }
            }
            Named::Organization { id } | Named::Format { id, .. } => cast.add_actor(id.clone()),
            Named::Reference { countries, people } => {
                for code in countries {
                    cast.add_actor(code.to_string());
                }
                let people = people.iter().filter_map(|person| mentions.person(*person));
                add_all(&mut cast.people, &people.map(|person| person.name.clone()).collect::<Vec<_>>());
            }
            Named::Person { person } => {
                if let Some(person) = mentions.person(*person) {
                    if !cast.people.contains(&person.name) {
                        cast.people.push(person.name.clone());
                    }
                    if let Some(actor) = actor_of(person) {
                        cast.add_actor(actor);
                    }
                }
            }
            _ => {}
        }
    }
    cast
}

/// What a phrase points back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// All sides of the occasion.
    Both,
    /// The person spoken of last.
    Holder,
    /// That person's state.
    State,
    /// The other sides of the occasion: "seine Gesprächspartner", "his counterpart".
    Others,
}

static REFERENCES: LazyLock<Vec<(Language, Reference, &'static str)>> = LazyLock::new(|| {
    let mut list = Vec::new();
    for row in table::rows(PHRASES) {
        let [language, kind, forms] = row[..] else { continue };
        let reference = match kind {
            "both" => Reference::Both,
            "holder" => Reference::Holder,
            "others" => Reference::Others,
            _ => Reference::State,
        };
        list.extend(table::forms(forms).map(|form| (Language::from_code(language), reference, form)));
    }
    list
});

/// What `words` (a phrase in small letters) point back to, if they begin with such a phrase.
pub(crate) fn reference(language: &Language, words: &str) -> Option<Reference> {
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    REFERENCES
        .iter()
        .filter(|(of, _, form)| {
            of == language
                && words
                    .strip_prefix(form)
                    .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
        })
        .max_by_key(|(.., form)| form.len())
        .map(|&(_, reference, _)| reference)
}

/// The people and actors that each clause's subject means, read in order so that pronouns find what came before.
#[derive(Debug, Default)]
pub(crate) struct Subjects {
    by_clause: Vec<Cast>,
}

impl Subjects {
    pub(crate) fn of(&self, clause: usize) -> Cast {
        self.by_clause.get(clause).cloned().unwrap_or_default()
    }

    /// Reads all clauses; `sides` are those who are meant by "both sides" where no occasion tells it.
    pub(crate) fn read(document: &Document, parsed: &Parsed, mentions: &Mentions, sides: &[String]) -> Self {
        let mut subjects = Self::default();
        let mut holder = Cast::default();
        let mut occasion: Vec<String> = Vec::new();
        for clause in &parsed.clauses {
            let subject = clause.arguments.iter().find(|a| a.role == Role::Subject);
            let cast = subject.map(|subject| {
                let cast = named(mentions, subject.span);
                if !cast.is_empty() {
                    return cast;
                }
                if let Some(cast) = holder_of_office(mentions, subject.span) {
                    return cast;
                }
                let words = document.slice(subject.span).to_lowercase();
                match plural_they(document, parsed, clause, &words)
                    .or_else(|| reference(&document.lang, &words))
                {
                    Some(Reference::Both) => {
                        let actors = if occasion.len() > 1 { occasion.clone() } else { sides.to_vec() };
                        Cast { actors, people: Vec::new() }
                    }
                    Some(Reference::Holder) => holder.clone(),
                    Some(Reference::State) => Cast { actors: holder.actors.clone(), people: Vec::new() },
                    Some(Reference::Others) | None => Cast::default(),
                }
            });
            let cast = cast.unwrap_or_default();
            if cast.people.len() == 1 && subject.is_some_and(|s| !named(mentions, s.span).people.is_empty()) {
                holder = cast.clone();
            }
            let all = named(mentions, clause.span);
            if all.people.len() > 1 && all.actors.len() > 1 && all.actors.len() < 8 {
                occasion.clone_from(&all.actors);
            } else if all.people.len() == 1 && holder.people.is_empty() {
                holder = all;
            }
            subjects.by_clause.push(cast);
        }
        for clause in 0..parsed.clauses.len() {
            if let Some(speaker) = speaker_means_himself(document, parsed, clause)
                && subjects.by_clause[clause].is_empty()
            {
                subjects.by_clause[clause] = subjects.of(speaker);
            }
        }
        subjects
    }
}

/// "Oslo said it would help": the clause of the speaker, whom the pronoun beneath a verb of saying means.
fn speaker_means_himself(document: &Document, parsed: &Parsed, clause: usize) -> Option<usize> {
    let read = &parsed.clauses[clause];
    let subject = read.arguments.iter().find(|a| a.role == Role::Subject)?;
    let word = document.slice(subject.span).to_lowercase();
    let speaker = read.governor?;
    let says = parsed.clauses[speaker].predicate.as_ref().is_some_and(|p| is_verb_of("report", &p.lemma));
    (says && matches!(word.as_str(), "it" | "they" | "he" | "she" | "er" | "sie")).then_some(speaker)
}

/// "der Kanzler": the one person of the document who holds that office.
fn holder_of_office(mentions: &Mentions, span: Span) -> Option<Cast> {
    let office = mentions.inside(span).find_map(|m| match &m.named {
        Named::Office { office, plural: false, .. } => Some(office),
        _ => None,
    })?;
    let mut holders = mentions.people.iter().filter(|person| person.office.as_ref() == Some(office));
    let holder = holders.next()?;
    holders
        .next()
        .is_none()
        .then(|| Cast { actors: actor_of(holder).into_iter().collect(), people: vec![holder.name.clone()] })
}

/// German "sie" is both "she" and "they": a verb in the plural tells.
fn plural_they(document: &Document, parsed: &Parsed, clause: &Clause, words: &str) -> Option<Reference> {
    if words != "sie" {
        return None;
    }
    let first = *clause.predicate.as_ref()?.tokens.first()?;
    let verb = parsed.tokens.get(first)?.span.of(&document.text).to_lowercase();
    let plural = verb.ends_with("en") || verb.ends_with("eln") || verb.ends_with("ern") || verb == "sind";
    Some(if plural { Reference::Both } else { Reference::Holder })
}

/// Whether a phrase names a place or a direction rather than somebody who takes part.
pub(crate) fn is_location(argument: &Argument) -> bool {
    matches!(
        argument.preposition.as_deref(),
        Some(
            "in" | "nach"
                | "aus"
                | "auf"
                | "at"
                | "from"
                | "into"
                | "während"
                | "seit"
                | "um"
                | "über"
                | "about"
                | "on"
                | "during"
                | "since"
                | "under"
                | "unter"
                | "bis"
                | "vor"
                | "near"
                | "across"
                | "hinter"
                | "ab"
        )
    )
}

/// The ids of the two states or organizations that the article names most often, its headline counted twice.
pub(crate) fn protagonists(document: &Document, parsed: &Parsed, mentions: &Mentions) -> Vec<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for mention in &mentions.list {
        if document.is_boilerplate(mention.span) {
            continue;
        }
        let id = match &mention.named {
            Named::Country { code, .. } => Some(code.to_string()),
            Named::Organization { id } | Named::Format { id, .. } => Some(id.clone()),
            Named::Person { person } => mentions.person(*person).and_then(actor_of),
            _ => None,
        };
        let Some(id) = id else { continue };
        let headline = parsed.sentence_at(mention.span).is_some_and(|s| s.headline || s.line < 2);
        let weight = if headline { 3 } else { 2 };
        match counts.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += weight,
            None => counts.push((id, weight)),
        }
    }
    // Equal counts keep the order of the text.
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts.into_iter().take(2).map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_point_back() {
        assert_eq!(reference(&Language::German, "beide seiten"), Some(Reference::Both));
        assert_eq!(reference(&Language::German, "die ministerin"), Some(Reference::Holder));
        assert_eq!(reference(&Language::English, "he"), Some(Reference::Holder));
        assert_eq!(reference(&Language::English, "help"), None);
    }
}
