//! Whether a figure is a target: those belong to commitments.

use depesche_model::{Clause, Indicator, Modality, Span};

use super::Reading;
use super::cue::{Kind, Word, place};

/// Whether the figure is to be reached rather than claimed. Help that is promised is a claim as well.
pub(super) fn is_goal(
    reading: &Reading,
    clause: Option<&Clause>,
    words: &[Word],
    figure: Span,
    indicator: Indicator,
) -> bool {
    if matches!(
        indicator,
        Indicator::Aid | Indicator::Loan | Indicator::People | Indicator::Share | Indicator::Companies
    ) {
        return false;
    }
    let at = place(words, figure);
    let end = words.partition_point(|word| word.span.start < figure.end);
    let clause_end = |word: &&Word| !matches!(word.lower.as_str(), "." | ";" | "–" | "(" | ")");
    let back: Vec<&Word> = words[..at].iter().rev().take_while(clause_end).take(18).collect();
    let forth: Vec<&Word> =
        words.get(end..).unwrap_or_default().iter().take_while(clause_end).take(8).collect();
    let verb = back.iter().take(14).chain(&forth).any(|word| word.is(Kind::GoalVerb));
    let own = words.get(at..end).unwrap_or_default().iter().any(|word| word.is(Kind::GoalVerb));
    let wish = back.iter().chain(&forth).any(|word| word.is(Kind::Goal));
    if reading.cues.is_english() {
        // In English the verb follows its "to" or "be".
        return back.iter().take(14).zip(back.iter().skip(1)).any(|(verb, led)| {
            verb.is(Kind::GoalVerb)
                && matches!(led.lower.as_str(), "to" | "be" | "will" | "should" | "would" | "could")
        });
    }
    let told = clause.is_some_and(|clause| {
        clause.modality == Modality::Fact
            && clause.predicate.as_ref().is_some_and(|predicate| {
                predicate.tense == depesche_model::Tense::Past && predicate.modal.is_none()
            })
    });
    let planned = back.iter().chain(&forth).any(|word| {
        matches!(
            word.lower.as_str(),
            "einwerbung" | "vorsieht" | "angestrebt" | "angestrebte" | "angestrebten" | "vorgenommen"
        )
    });
    planned || (verb || own) && wish && !told
}
