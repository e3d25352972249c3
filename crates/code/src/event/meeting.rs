//! Meetings that a phrase tells beside another verb.

use depesche_model::{Argument, ClauseKind, Event, EventType, Evidence, Modality, Named, Role, Status};

use super::candidate::build;
use super::consult::mode;
use crate::cast::Cast;
use crate::circumstance::circumstances;
use crate::predicate::contains_stem;
use crate::scene::Scene;

/// Nouns of meetings that stand for one when somebody is named beside them.
const NOUNS: [&str; 26] = [
    "treffen",
    "gespräch",
    "gipfel",
    "unterredung",
    "telefonat",
    "konsultationen",
    "sitzung",
    "konferenz",
    "verhandlungen",
    "besuch",
    "audienz",
    "begegnung",
    "staatsbesuch",
    "zusammenkunft",
    "visite",
    "meeting",
    "talks",
    "summit",
    "visit",
    "negotiations",
    "consultations",
    "phone call",
    "conversation",
    "session",
    "conference",
    "session",
];

/// **Codes** a meeting that a phrase tells beside another verb: "bei einem Gespräch mit …", "nach ihrem Treffen".
///
/// The noun must stand in a phrase of time or occasion, and somebody or a time must be named with it; a bare noun is no event.
pub(crate) fn by_noun(scene: &Scene<'_>, clause: usize) -> Option<Event> {
    let read = scene.clause(clause);
    if read.modality == Modality::Negated || read.kind == ClauseKind::Infinitive {
        return None;
    }
    let (number, argument) = read.arguments.iter().enumerate().find(|(_, a)| is_occasion(scene, a))?;
    let words = scene.document.slice(argument.span).to_lowercase();
    let inside = scene.named(argument);
    let companion = read.arguments.get(number + 1).filter(|next| {
        matches!(next.preposition.as_deref(), Some("mit" | "zwischen" | "with" | "between"))
            && next.span.start.saturating_sub(argument.span.end) < 3
    });
    let beside = companion.map(|next| scene.named(next)).unwrap_or_default();
    let at = circumstances(scene, clause, false);
    let mut cast = Cast::default();
    let own = words.split_whitespace().any(|w| matches!(w, "ihrem" | "ihres" | "ihren" | "ihrer" | "their"));
    let rule = if !beside.is_empty() {
        if !matches!(companion?.preposition.as_deref(), Some("zwischen" | "between")) {
            cast.join(&subject(scene, clause));
        }
        cast.join(&beside);
        "consult.occasion-with"
    } else if own {
        cast.join(&named_or_both(scene, clause));
        "consult.occasion-own"
    } else if inside.actors.len() > 1
        || !inside.actors.is_empty() && (at.ordinal.is_some() || has_time(scene, clause))
    {
        cast.join(&subject(scene, clause));
        cast.join(&inside);
        "consult.occasion-of"
    } else {
        return None;
    };
    if cast.actors.len() == 1 && rule != "consult.occasion-of" && scene.sides.contains(&cast.actors[0]) {
        let missing: Vec<_> = scene.sides.iter().filter(|id| !cast.actors.contains(id)).cloned().collect();
        cast.actors.extend(missing);
    }
    if cast.actors.is_empty()
        || cast.actors.len() > 9
        || cast.actors.len() < 2 && rule != "consult.occasion-of"
    {
        return None;
    }
    let ahead = matches!(argument.preposition.as_deref(), Some("vor" | "before" | "ahead"))
        || read.modality == Modality::Future;
    let status = if ahead { Status::Future } else { Status::Past };
    let span = companion.map_or(argument.span, |next| argument.span.cover(next.span));
    let mut event = build(EventType::Consult, cast, status, Evidence::new(span, rule), at);
    event.mode =
        mode(scene, clause, &event, contains_stem(&words, "besuch") || contains_stem(&words, "visit"));
    Some(event)
}

/// **Codes** a meeting that an adjective tells to be still to come: "das bevorstehende Treffen der Staatschefs", "the upcoming
/// summit", of those whom the phrase names, else of the sides of the report.
pub(crate) fn to_come(scene: &Scene<'_>, clause: usize) -> Option<Event> {
    const AHEAD: [&str; 8] = [
        "bevorstehend",
        "anstehend",
        "geplant",
        "kommend",
        "upcoming",
        "forthcoming",
        "planned",
        "scheduled",
    ];
    let read = scene.clause(clause);
    if read.modality == Modality::Negated {
        return None;
    }
    let argument =
        read.arguments.iter().filter(|argument| scene.owns(clause, argument.span)).find(|argument| {
            let words = scene.document.slice(argument.span).to_lowercase();
            let mut rest = words
                .split_whitespace()
                .skip_while(|word| !AHEAD.iter().any(|ahead| word.starts_with(ahead)));
            rest.next().is_some() && rest.take(3).any(is_meeting)
        })?;
    let mut cast = scene.named(argument);
    if cast.actors.len() < 2 {
        cast.actors
            .extend(scene.sides.iter().filter(|id| !cast.actors.contains(id)).cloned().collect::<Vec<_>>());
    }
    if cast.actors.is_empty() {
        return None;
    }
    let evidence = Evidence::new(argument.span, "consult.to-come");
    let mut event =
        build(EventType::Consult, cast, Status::Future, evidence, circumstances(scene, clause, false));
    event.mode = mode(scene, clause, &event, false);
    Some(event)
}

/// Whether a word (in small letters) ends with a noun of a meeting, whatever its own ending.
fn is_meeting(word: &str) -> bool {
    let bare = |word: &str| word.trim_end_matches(['s', 'e', 'n', ',', '.']).to_owned();
    let word = bare(word);
    NOUNS.iter().any(|stem| word.ends_with(&bare(stem)))
}

/// A phrase such as "bei einem Treffen", "nach dem Gespräch", "on the sidelines of the summit".
fn is_occasion(scene: &Scene<'_>, argument: &Argument) -> bool {
    let occasion = matches!(
        argument.preposition.as_deref(),
        Some(
            "bei"
                | "nach"
                | "während"
                | "auf"
                | "in"
                | "an"
                | "anlässlich"
                | "vor"
                | "zu"
                | "at"
                | "during"
                | "after"
                | "following"
                | "on"
                | "before"
                | "for"
        )
    );
    if !occasion || argument.role == Role::Subject {
        return false;
    }
    let words = scene.document.slice(argument.span);
    words.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| {
        let noun = if scene.is_german() { word.starts_with(char::is_uppercase) } else { true };
        noun && is_meeting(&word.to_lowercase())
    })
}

fn has_time(scene: &Scene<'_>, clause: usize) -> bool {
    scene.mentions_of(clause).any(|m| matches!(m.named, Named::Date { .. }) && !m.is_vague_time())
}

/// Who does what the clause tells, or speaks in it.
fn subject(scene: &Scene<'_>, clause: usize) -> Cast {
    let own = scene.subjects.of(clause);
    if !own.is_empty() {
        return own;
    }
    let sentence = scene.sentence_of(clause);
    sentence
        .clauses
        .clone()
        .map(|other| scene.subjects.of(other))
        .find(|cast| !cast.is_empty())
        .unwrap_or_default()
}

/// "ihrem Treffen": those whom the sentence names, when they are two, else both sides.
fn named_or_both(scene: &Scene<'_>, clause: usize) -> Cast {
    let sentence = scene.named_in_sentence(clause);
    if sentence.actors.len() == 2 {
        return sentence;
    }
    Cast { actors: scene.sides.clone(), people: Vec::new() }
}
