//! Whether what a clause tells is meant as a fact, where the clause alone does not show it.

use depesche_language::is_verb_of;
use depesche_model::{ClauseKind, Modality, Named, Tense};

use crate::predicate::contains_stem;
use crate::scene::Scene;

/// The modality of a clause, with what the clause above it makes of it.
pub(crate) fn modality(scene: &Scene<'_>, clause: usize) -> Modality {
    let read = scene.clause(clause);
    match read.modality {
        Modality::Hypothetical if is_announced(scene, clause) => Modality::Future,
        Modality::Fact if is_to_come(scene, clause) => Modality::Future,
        Modality::Fact | Modality::Future
            if is_doubted(scene, clause) || is_alleged(scene, clause) || is_inverted_if(scene, clause) =>
        {
            Modality::Hypothetical
        }
        modality => modality,
    }
}

/// "said it would help", "would help, the minister said": the speech of the past tells what is to come with "would".
pub(crate) fn is_announced(scene: &Scene<'_>, clause: usize) -> bool {
    let read = scene.clause(clause);
    let would = read.predicate.as_ref().is_some_and(|p| p.modal.as_deref() == Some("would"));
    if !would {
        return false;
    }
    let sentence = scene.sentence_of(clause).clauses.clone();
    let conditional = sentence.clone().any(|other| {
        matches!(scene.clause(other).marker.as_deref(), Some("if" | "unless" | "provided" | "whether"))
    });
    let speaks = |other: usize| {
        let speaker = scene.clause(other);
        speaker.modality == Modality::Fact
            && speaker.predicate.as_ref().is_some_and(|p| {
                p.tense != Tense::Future
                    && (is_verb_of("report", &p.lemma) || is_verb_of("promise", &p.lemma))
            })
    };
    // The speaker may stand above, or beside as in "…, the minister said".
    let beside = || {
        sentence.clone().any(|other| {
            speaks(other) && (other == clause + 1 || scene.clause(other).governor == Some(clause))
        })
    };
    !conditional && (read.governor.is_some_and(speaks) || beside())
}

/// "schließt bis Herbst 2027 zwei Botschaften", "künftig": a present tense with a time to come.
fn is_to_come(scene: &Scene<'_>, clause: usize) -> bool {
    let read = scene.clause(clause);
    let Some(predicate) = read.predicate.as_ref() else { return false };
    let present = predicate.tense == Tense::Present && predicate.modal.is_none();
    // "läuft bis 2026", "gilt ab Mai": what lasts has begun.
    if !present || is_verb_of("last", &predicate.lemma) || is_verb_of("forecast", &predicate.lemma) {
        return false;
    }
    let words = scene.words(clause);
    let soon = ["künftig", "demnächst", "in kürze", "kommenden", "nächsten", "nächster", "nächstes", "next "];
    soon.iter().any(|word| contains_stem(words, word))
        || read.arguments.iter().any(|phrase| {
            let limit = matches!(phrase.preposition.as_deref(), Some("bis" | "ab" | "by"));
            let mut dates = scene.mentions.inside(phrase.span).filter_map(|mention| match &mention.named {
                Named::Date { value: Some(period) } => Some(period.end),
                _ => None,
            });
            limit && dates.any(|date| scene.today().is_none_or(|today| date.last_day() > today.last_day()))
        })
}

/// "It is not true that …", "denied that …", "rumours that …": what hangs on a doubt is none of the reporter's facts.
fn is_doubted(scene: &Scene<'_>, clause: usize) -> bool {
    const DOUBTS: [&str; 18] = [
        "not true",
        "untrue",
        "false",
        "unfounded",
        "unclear",
        "doubt",
        "deny",
        "denie",
        "denying",
        "rumour",
        "rumor",
        "nicht wahr",
        "falsch",
        "dementier",
        "bestritt",
        "bestreite",
        "leugne",
        "gerücht",
    ];
    let read = scene.clause(clause);
    // "bestritt, das Schiff gerammt zu haben": the infinitive is what is denied.
    let content = matches!(read.marker.as_deref(), Some("that" | "dass" | "daß" | "wonach"))
        || read.kind == ClauseKind::Infinitive;
    let Some(above) = read.governor.filter(|_| content) else { return false };
    let words = scene.words(above);
    read.kind != ClauseKind::Main && DOUBTS.iter().any(|doubt| contains_stem(words, doubt))
}

/// "accused India of violating its airspace", "der Vorwurf, Drohnen geliefert zu haben": what somebody is blamed for is said of him,
/// not shown.
fn is_alleged(scene: &Scene<'_>, clause: usize) -> bool {
    const CLAIMS: [&str; 7] =
        ["vorwurf", "vorwürfe", "anschuldig", "behauptung", "accusation", "allegation", "verdacht"];
    let read = scene.clause(clause);
    let Some(above) = read.governor.filter(|_| read.kind != ClauseKind::Main) else { return false };
    let content = read.kind == ClauseKind::Infinitive
        || matches!(read.marker.as_deref(), Some("that" | "dass" | "daß" | "of" | "for" | "wonach"));
    let blames = scene.clause(above).predicate.as_ref().is_some_and(|p| is_verb_of("blame", &p.lemma));
    content && (blames || CLAIMS.iter().any(|claim| contains_stem(scene.words(above), claim)))
}

/// "Had Oslo signed, …", "Should Rome refuse, …": a condition without an "if".
fn is_inverted_if(scene: &Scene<'_>, clause: usize) -> bool {
    let read = scene.clause(clause);
    let first = read.tokens.first().and_then(|&at| scene.parsed.tokens.get(at));
    let opens = first.is_some_and(|t| matches!(scene.document.slice(t.span), "Had" | "Should" | "Were"));
    let mut others = scene.sentence_of(clause).clauses.clone().map(|other| scene.clause(other).modality);
    opens && !scene.is_german() && others.any(|modality| modality == Modality::Hypothetical)
}
