//! What is to be reached, and by when.

use depesche_language::is_verb_of;
use depesche_model::{Commitment, DamageKind, Date, Document, Figure, Named, Span, Target};
use depesche_resolve::Names;
use rust_decimal::Decimal;

use crate::scene::Scene;

/// The figure to be reached: `x2`, `-15%`, a sum.
pub(super) fn target(scene: &Scene<'_>, number: usize) -> Option<Target> {
    let words = scene.words(number);
    let lemma = scene.clause(number).predicate.as_ref()?.lemma.as_str();
    let factor = [("double", "x2"), ("triple", "x3"), ("halve", "x0.5")]
        .iter()
        .find(|(class, _)| is_verb_of(class, lemma))
        .map(|&(_, factor)| factor)
        .or_else(|| (words.contains("verdoppelung") || words.contains("verdopplung")).then_some("x2"));
    if let Some(factor) = factor {
        return Some(Target::Relative(factor.to_owned()));
    }
    let falls = is_verb_of("reduce", lemma);
    scene.mentions_of(number).find_map(|mention| match &mention.named {
        Named::Figure(Figure::Percent { value }) => {
            let sign = if falls { "-" } else { "+" };
            Some(Target::Relative(format!("{sign}{}%", value.normalize())))
        }
        Named::Figure(Figure::Money { value, .. } | Figure::Quantity { value, .. })
            if *value > Decimal::ONE =>
        {
            Some(Target::Amount(*value))
        }
        _ => None,
    })
}

/// "bis 2030", "im Jahr 2026", "by 2030": the due date, if it is no date of the past.
pub(super) fn deadline(scene: &Scene<'_>, number: usize) -> Option<(Date, Span)> {
    scene.mentions_of(number).find_map(|mention| {
        let Named::Date { value: Some(period) } = &mention.named else { return None };
        let future = scene.today().is_none_or(|today| period.end.last_day() >= today.first_day());
        future.then_some((period.end, mention.span))
    })
}

/// Where a broken place with a proved repair stands in the clause, target and deadline are read from the repair:
/// "bis 15 um 2030 %" is "bis 2030 um 15 %".
pub(super) fn mend(scene: &Scene<'_>, number: usize, names: &Names, commitment: &mut Commitment) {
    let span = scene.evidence(number);
    let Some(damage) = scene
        .document
        .damage
        .iter()
        .find(|d| d.kind == DamageKind::MovedNumber && span.overlaps(d.evidence.span))
    else {
        return;
    };
    let Some(repair) = &damage.repair else { return };
    let text = scene.document.text.as_str();
    let whole = span.cover(damage.evidence.span);
    let mended = [
        Span::new(whole.start, damage.evidence.span.start).of(text),
        repair,
        Span::new(damage.evidence.span.end, whole.end).of(text),
    ]
    .concat();
    let mut document = Document::new("", scene.document.lang.clone(), mended);
    document.published = scene.document.published;
    let parsed = depesche_language::parse(&document);
    let mentions = depesche_resolve::resolve(&document, &parsed, names);
    let mended = Scene::new(&document, &parsed, &mentions);
    for clause in 0..parsed.clauses.len() {
        if mended.clause(clause).predicate.as_ref().map(|p| &p.lemma)
            == scene.clause(number).predicate.as_ref().map(|p| &p.lemma)
        {
            commitment.target = target(&mended, clause);
            commitment.deadline = deadline(&mended, clause).map(|(date, _)| date);
            return;
        }
    }
}
