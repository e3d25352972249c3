//! How likely each record is right: a small logistic model over a handful of clues.
//!
//! The weights are fitted by `train/confidence.py` on coded documents and lie in `data/confidence/weights.tsv`; the file
//! beside it tells how well they are calibrated. A clue is a number between 0 and 1 that anybody can check in the text:
//! whether the actors are named where the event is told, how sure the parser is of the clause, whether it is told aside.

mod clue;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use depesche_model::{Coded, Confidence, Document, Evidence, Mentions, Parsed, table};

use crate::scene::Scene;

/// What speaks for and against a record, by name; what is missing counts as 0.
pub type Clues = BTreeMap<&'static str, f64>;

/// The clues of each record of a document, kind by kind, in the order of [`Coded`].
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct CodedClues {
    /// Of its events.
    pub events: Vec<Clues>,
    /// Of its instruments.
    pub instruments: Vec<Clues>,
    /// Of its measures.
    pub measures: Vec<Clues>,
    /// Of its commitments.
    pub commitments: Vec<Clues>,
    /// Of its quotes.
    pub quotes: Vec<Clues>,
}

/// Weights by kind of record and clue; `base` is what a record without clues has.
static WEIGHTS: LazyLock<BTreeMap<(&'static str, &'static str), f64>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../../data/confidence/weights.tsv"));
    rows.filter_map(|row| Some(((*row.first()?, *row.get(1)?), row.get(2)?.parse().ok()?))).collect()
});

/// The clues of all records.
pub fn clues(document: &Document, parsed: &Parsed, mentions: &Mentions, coded: &Coded) -> CodedClues {
    of_all(&Scene::new(document, parsed, mentions), coded)
}

/// Gives each record its confidence.
pub(crate) fn weigh(scene: &Scene<'_>, coded: &mut Coded) {
    let clues = of_all(scene, coded);
    let confidence = |kind: &'static str, clues: &Clues| Some(confidence(kind, clues));
    for (event, clues) in coded.events.iter_mut().zip(&clues.events) {
        event.confidence = confidence("event", clues);
    }
    for (instrument, clues) in coded.instruments.iter_mut().zip(&clues.instruments) {
        instrument.confidence = confidence("instrument", clues);
    }
    for (measure, clues) in coded.measures.iter_mut().zip(&clues.measures) {
        measure.confidence = confidence("measure", clues);
    }
    for (commitment, clues) in coded.commitments.iter_mut().zip(&clues.commitments) {
        commitment.confidence = confidence("commitment", clues);
    }
    for (quote, clues) in coded.quotes.iter_mut().zip(&clues.quotes) {
        quote.confidence = confidence("quote", clues);
    }
}

/// The kind and the clues of the record with this evidence.
pub(crate) fn of_record(
    scene: &Scene<'_>,
    coded: &Coded,
    evidence: &Evidence,
) -> Option<(&'static str, Clues)> {
    if let Some(event) = coded.events.iter().find(|event| event.evidence == *evidence) {
        return Some(("event", clue::event(scene, event)));
    }
    if let Some(instrument) = coded.instruments.iter().find(|instrument| instrument.evidence == *evidence) {
        return Some(("instrument", clue::instrument(scene, instrument)));
    }
    if let Some(measure) = coded.measures.iter().find(|measure| measure.evidence == *evidence) {
        return Some(("measure", clue::measure(scene, measure)));
    }
    if let Some(commitment) = coded.commitments.iter().find(|commitment| commitment.evidence == *evidence) {
        return Some(("commitment", clue::commitment(scene, commitment)));
    }
    let quote = coded.quotes.iter().find(|quote| quote.evidence == *evidence)?;
    Some(("quote", clue::quote(quote)))
}

/// What a clue of a kind of record weighs.
pub(crate) fn weight(kind: &'static str, clue: &'static str) -> f64 {
    WEIGHTS.get(&(kind, clue)).copied().unwrap_or(0.0)
}

fn of_all(scene: &Scene<'_>, coded: &Coded) -> CodedClues {
    CodedClues {
        events: coded.events.iter().map(|event| clue::event(scene, event)).collect(),
        instruments: coded.instruments.iter().map(|instrument| clue::instrument(scene, instrument)).collect(),
        measures: coded.measures.iter().map(|measure| clue::measure(scene, measure)).collect(),
        commitments: coded.commitments.iter().map(|commitment| clue::commitment(scene, commitment)).collect(),
        quotes: coded.quotes.iter().map(clue::quote).collect(),
    }
}

fn confidence(kind: &'static str, clues: &Clues) -> Confidence {
    let sum =
        weight(kind, "base") + clues.iter().map(|(clue, value)| weight(kind, clue) * value).sum::<f64>();
    Confidence::of_share(1.0 / (1.0 + (-sum).exp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_base_and_every_weight_is_a_number() {
        for kind in ["event", "instrument", "measure", "commitment", "quote"] {
            assert!(WEIGHTS.contains_key(&(kind, "base")), "{kind}");
        }
        assert!(WEIGHTS.values().all(|weight| weight.is_finite()));
    }

    #[test]
    fn clues_move_the_confidence() {
        let plain = confidence("event", &Clues::new());
        let aside = confidence("event", &Clues::from([("unnamed", 1.0)]));
        assert_ne!(plain, aside);
    }
}
