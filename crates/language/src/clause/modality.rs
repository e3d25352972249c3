//! Whether a clause tells a fact, a plan, a wish or a denial.

use depesche_model::{Clause, ClauseKind, Modality, Mood, Tense};

use super::view::View;
use crate::verb_class::is_verb_of;

/// Reads the modality of clause `at`; its governor has been read before where it stands before it.
pub(crate) fn modality(view: &View<'_>, clauses: &[Clause], at: usize, first: usize) -> Modality {
    let clause = &clauses[at];
    let governor = clause.governor.and_then(|g| clauses.get(g.wrapping_sub(first)));
    if is_negated(view, clause) {
        return Modality::Negated;
    }
    let Some(predicate) = &clause.predicate else { return Modality::Fact };
    if clause.marker.as_deref().is_some_and(|marker| view.words.is("condition", marker)) {
        return Modality::Hypothetical;
    }
    let above = governor.and_then(|g| g.predicate.as_ref());
    if predicate.tense == Tense::None && clause.kind == ClauseKind::Infinitive {
        let lemma = above.map_or("", |p| p.lemma.as_str());
        let inherited = governor.map_or(Modality::Fact, |g| g.modality);
        return match stance(lemma) {
            Some(stance) => stance,
            None if matches!(clause.marker.as_deref(), Some("um" | "ohne" | "statt" | "anstatt")) => {
                Modality::Hypothetical
            }
            None if inherited == Modality::Fact => Modality::Future,
            None => inherited,
        };
    }
    // "würden sich beteiligen" looks like a future and is none.
    if predicate.tense == Tense::Future && predicate.mood != Mood::Conditional {
        return Modality::Future;
    }
    match predicate.modal.as_deref() {
        Some("sollen" | "wollen" | "shall" | "will") if predicate.mood != Mood::Conditional => {
            Modality::Future
        }
        // "sollte sich öffnen": called for.
        Some("sollen" | "müssen" | "should" | "must") => Modality::CalledFor,
        Some("können" | "dürfen" | "mögen" | "can" | "could" | "may" | "might" | "would") => {
            Modality::Hypothetical
        }
        _ if predicate.mood == Mood::Conditional => Modality::Hypothetical,
        _ => Modality::Fact,
    }
}

/// What a governing verb makes of the infinitive beneath it. What somebody is accused of is not told as a fact.
fn stance(lemma: &str) -> Option<Modality> {
    const STANCES: [(&str, Modality); 4] = [
        ("calls-for", Modality::CalledFor),
        ("denies", Modality::Negated),
        ("supposes", Modality::Hypothetical),
        ("does", Modality::Fact),
    ];
    STANCES.iter().find(|(class, _)| is_verb_of(class, lemma)).map(|&(_, modality)| modality)
}

/// A negation among the clause's own words. "nicht nur" negates nothing.
fn is_negated(view: &View<'_>, clause: &Clause) -> bool {
    clause.tokens.iter().any(|&at| {
        view.is("negation", at)
            && !matches!(
                (view.lower(at), view.lower(at + 1)),
                ("nicht" | "not", "nur" | "only" | "zuletzt" | "least") | ("no", "later" | "fewer" | "less")
            )
            // "was held without charge": what was lacking does not undo what was done.
            && !clause.arguments.iter().any(|phrase| phrase.tokens.start == at && phrase.preposition.is_some())
    })
}
