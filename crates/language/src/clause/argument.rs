//! The phrases beside the verb.
//!
//! Without a tree a phrase is a run of words from a preposition, an article or a mark to the next; which of the bare
//! ones is the subject is told by its place and its article.

use std::ops::Range;

use depesche_model::{Argument, Clause, ClauseKind, Language, Predicate, Role, Span, Voice};

use super::assembly::Draft;
use super::view::View;
use crate::verb_class::is_verb_of;
use crate::words::bare_preposition;

/// A run of words of one clause.
struct Phrase {
    tokens: Range<usize>,
    preposition: Option<usize>,
}

/// The phrases of a clause, in order, with their roles.
pub(crate) fn arguments(view: &View<'_>, draft: &Draft, predicate: Option<&Predicate>) -> Vec<Argument> {
    let mut phrases = phrases(view, draft, predicate);
    let subject = predicate.and_then(|predicate| {
        if view.language == Language::German {
            german_subject(view, draft, predicate, &phrases)
        } else {
            english_subject(view, draft, predicate, &mut phrases)
        }
    });
    phrases
        .iter()
        .enumerate()
        .map(|(number, phrase)| Argument {
            role: match phrase.preposition {
                _ if Some(number) == subject => Role::Subject,
                Some(_) => Role::Oblique,
                None => Role::Object,
            },
            preposition: phrase.preposition.map(|at| bare_preposition(view.lower(at)).to_owned()),
            span: Span::new(view.span(phrase.tokens.start).start, view.span(phrase.tokens.end - 1).end),
            tokens: phrase.tokens.clone(),
        })
        .collect()
}

fn phrases(view: &View<'_>, draft: &Draft, predicate: Option<&Predicate>) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut current: Option<Phrase> = None;
    let verb = |at: usize| predicate.is_some_and(|p| p.tokens.contains(&at));
    let skip = |at: usize| draft.marker.as_deref() == Some(view.lower(at)) && !view.is_capitalised(at);
    for (place, &at) in draft.tokens.iter().enumerate() {
        let gap = place > 0 && draft.tokens[place - 1] + 1 != at && !view.is_mark(at.wrapping_sub(1));
        let edge = verb(at) || skip(at) && place < 3 || gap;
        let preposition = view.is("preposition", at) && !is_postposition(view, at);
        let german = view.language == Language::German;
        // A genitive article goes on with its noun ("der Minister der Republik"); another article begins a phrase.
        let article = view.is("determiner", at)
            && current.as_ref().is_some_and(|c| c.tokens.len() > usize::from(c.preposition.is_some()))
            && !(german
                && !is_time(view, &(at - 1..at))
                && matches!(
                    view.lower(at),
                    "der"
                        | "des"
                        | "eines"
                        | "einer"
                        | "seiner"
                        | "seines"
                        | "ihrer"
                        | "ihres"
                        | "deren"
                        | "dessen"
                        | "beider"
                ))
            && !view.is("coordinator", at - 1)
            && !view.is("determiner", at - 1)
            && !view.is("preposition", at - 1)
            && (!german || !view.is_mark(at - 1));
        // "am 8. August 2023 Noten": a date is over when another word follows.
        let after_date = german
            && view.is_word(at)
            && !preposition
            && current.as_ref().is_some_and(|c| c.preposition.is_some() && is_dated(view, &c.tokens))
            && !is_time(view, &(at..at + 1));
        let pronoun = view.is("pronoun", at)
            && current.as_ref().is_some_and(|c| !c.tokens.is_empty())
            && !view.is("coordinator", at - 1);
        // "of" binds to the noun before it.
        let binds = !german && view.lower(at) == "of" && current.is_some();
        if edge || preposition && !binds || article || pronoun || after_date {
            phrases.extend(current.take().filter(|phrase| phrase.tokens.clone().any(|t| view.is_word(t))));
        }
        if edge && !gap || (view.is_mark(at) || view.is("coordinator", at)) && current.is_none() {
            continue;
        }
        match &mut current {
            Some(phrase) => phrase.tokens.end = at + 1,
            None => {
                current =
                    Some(Phrase { tokens: at..at + 1, preposition: (preposition && !binds).then_some(at) });
            }
        }
    }
    phrases.extend(current);
    for phrase in &mut phrases {
        while phrase.tokens.end > phrase.tokens.start + 1
            && (view.is_mark(phrase.tokens.end - 1) || view.is("coordinator", phrase.tokens.end - 1))
        {
            phrase.tokens.end -= 1;
        }
    }
    phrases.retain(|phrase| !phrase.tokens.is_empty());
    phrases
}

/// "dem Bericht zufolge", "Berlin gegenüber": behind its noun, at the end of a stretch.
fn is_postposition(view: &View<'_>, at: usize) -> bool {
    matches!(view.lower(at), "zufolge" | "gegenüber" | "entlang")
        && (view.is_mark(at + 1) || at + 1 >= view.range.end)
}

fn german_subject(
    view: &View<'_>,
    draft: &Draft,
    predicate: &Predicate,
    phrases: &[Phrase],
) -> Option<usize> {
    if draft.borrows {
        return None;
    }
    let finite = *predicate.tokens.first()?;
    let bare =
        |phrase: &&(usize, &Phrase)| phrase.1.preposition.is_none() && !not_subject(view, &phrase.1.tokens);
    let numbered: Vec<(usize, &Phrase)> = phrases.iter().enumerate().collect();
    match draft.kind {
        ClauseKind::Infinitive => None,
        ClauseKind::Relative
            if matches!(
                draft.marker.as_deref(),
                Some("der" | "die" | "das" | "welcher" | "welche" | "welches")
            ) =>
        {
            None
        }
        ClauseKind::Relative | ClauseKind::Subordinate => numbered.iter().find(bare).map(|&(n, _)| n),
        _ => {
            let before = numbered.iter().filter(|(_, p)| p.tokens.start < finite).find(bare);
            let after = numbered.iter().filter(|(_, p)| p.tokens.start > finite).find(bare);
            before.or(after).map(|&(n, _)| n)
        }
    }
}

/// Phrases that are no subject: in another case than the nominative, or a bare adverb or time.
fn not_subject(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    if view.is("not-nominative", first) {
        return true;
    }
    // Adverbs: nothing that is capitalised, no article, no pronoun. A first word is capitalised anyway.
    let begins = first == view.range.start;
    let named = tokens.clone().any(|at| {
        view.is("determiner", at)
            || view.is("pronoun", at)
            || view.is_capitalised(at) && !(begins && at == first && is_adverb(view.lower(at)))
    });
    !named || is_time(view, tokens)
}

/// Whether a phrase ends with a year or the name of a month or day.
fn is_dated(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    let year = view.word(last).len() == 4 && view.word(last).bytes().all(|b| b.is_ascii_digit());
    let month =
        is_time(view, &(last..tokens.end)) && !matches!(view.lower(last), "ende" | "anfang" | "mitte");
    year && tokens.len() > 1 || month
}

/// "Vergangenen Monat", "Ein Jahr zuvor", "alle zwei Jahre": a bare phrase of time.
fn is_time(view: &View<'_>, tokens: &Range<usize>) -> bool {
    const TIMES: [&str; 32] = [
        "monat",
        "monate",
        "jahr",
        "jahre",
        "jahren",
        "woche",
        "wochen",
        "tag",
        "tage",
        "tagen",
        "abend",
        "mal",
        "ende",
        "anfang",
        "mitte",
        "stunden",
        "month",
        "year",
        "week",
        "today",
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ];
    let adverbs = |at: usize| {
        matches!(view.lower(at), "zuvor" | "später" | "danach" | "lang" | "ago" | "later" | "earlier")
    };
    tokens
        .clone()
        .rfind(|&at| !adverbs(at))
        .is_some_and(|at| TIMES.contains(&view.lower(at)) || WEEKDAYS.contains(&view.lower(at)))
}

const WEEKDAYS: [&str; 14] = [
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "außerdem"
            | "zudem"
            | "ferner"
            | "dabei"
            | "damit"
            | "daher"
            | "deshalb"
            | "anschließend"
            | "danach"
            | "zuvor"
            | "später"
            | "abschließend"
            | "heute"
            | "gestern"
            | "auch"
            | "darüber"
            | "dazu"
            | "darauf"
            | "insbesondere"
            | "weiter"
            | "gleichzeitig"
            | "zugleich"
            | "dort"
            | "hier"
            | "jetzt"
            | "nun"
            | "voriges"
            | "so"
            | "dennoch"
            | "allerdings"
            | "inzwischen"
            | "bisher"
            | "laut"
            | "erstmals"
            | "gemeinsam"
            | "schließlich"
            | "zuletzt"
    )
}

/// The bare phrase before the verb, with the appositions between: "Murat Nurtleu, the Kazakh minister, said".
fn english_subject(
    view: &View<'_>,
    draft: &Draft,
    predicate: &Predicate,
    phrases: &mut Vec<Phrase>,
) -> Option<usize> {
    let first = *predicate.tokens.first()?;
    let before = |p: &Phrase| p.preposition.is_none() && p.tokens.end <= first && !is_time(view, &p.tokens);
    if draft.kind == ClauseKind::Infinitive
        || draft.kind == ClauseKind::Relative && !phrases.iter().any(before)
    {
        return None;
    }
    let subject = phrases.iter().rposition(before)?;
    let opening = phrases.first().is_some_and(before)
        && draft.tokens.first() == phrases.first().map(|p| &p.tokens.start);
    let joined = (1..=subject).all(|n| before(&phrases[n]) && view.is_mark(phrases[n].tokens.start - 1));
    if subject > 0 && opening && joined {
        phrases[0].tokens.end = phrases[subject].tokens.end;
        phrases.drain(1..=subject);
        return Some(0);
    }
    Some(subject)
}

/// Gives clauses without a subject the one that they share: an infinitive and a coordinated verb that of the clause
/// above, a relative clause the words before it, a participle its neighbour's.
pub(crate) fn lend_subjects(clauses: &mut [Clause], drafts: &[Draft]) {
    let base = clauses.iter().zip(drafts).find_map(|(c, d)| Some(c.governor? - d.governor?)).unwrap_or(0);
    for at in 0..clauses.len() {
        if clauses[at].arguments.iter().any(|a| a.role == Role::Subject) || clauses[at].predicate.is_none() {
            continue;
        }
        let Some(governor) = clauses[at].governor.map(|g| g - base).filter(|&g| g != at) else { continue };
        let borrowed = match clauses[at].kind {
            ClauseKind::Relative => antecedent(&clauses[governor], clauses[at].span.start),
            ClauseKind::Main if !drafts[at].borrows => None,
            ClauseKind::Infinitive => controller(&clauses[governor]),
            _ => clauses[governor].arguments.iter().find(|a| a.role == Role::Subject).cloned(),
        };
        if let Some(mut argument) = borrowed {
            argument.role = Role::Subject;
            argument.preposition = None;
            clauses[at].arguments.insert(0, argument);
        }
    }
}

/// The phrase that a relative clause hangs on: the last one before it.
fn antecedent(governor: &Clause, start: usize) -> Option<Argument> {
    governor.arguments.iter().rfind(|a| a.span.start < start).cloned()
}

/// Who does what an infinitive tells: the one who is asked, else the subject.
fn controller(governor: &Clause) -> Option<Argument> {
    let predicate = governor.predicate.as_ref()?;
    let asks = is_verb_of("ask-object", &predicate.lemma) && predicate.voice == Voice::Active;
    let role = if asks { Role::Object } else { Role::Subject };
    governor
        .arguments
        .iter()
        .find(|a| a.role == role)
        .or_else(|| governor.arguments.iter().find(|a| a.role == Role::Subject))
        .cloned()
}
