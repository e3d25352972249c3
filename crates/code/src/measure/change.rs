//! Changes in per cent, and the figures that they belong to.

use depesche_model::{Indicator, Span};
use rust_decimal::Decimal;

use super::cue::{Kind, Word, place};
use super::{Claim, Reading};

/// A change: its direction, and whether it is that of every year rather than of the figure beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    falls: bool,
    yearly: bool,
}

/// The change that a percentage tells, if it is one and not a share. Fractions of something are shares.
pub(super) fn read(words: &[Word], figure: Span, fraction: &Option<Decimal>) -> Option<Change> {
    if fraction.is_some() {
        return None;
    }
    let at = place(words, figure);
    let end = words.partition_point(|word| word.span.start < figure.end);
    let next = words.get(end).map_or("", |word| word.lower.as_str());
    let before = |back: usize| {
        at.checked_sub(back).and_then(|own| words.get(own)).map_or("", |word| word.lower.as_str())
    };
    // "90 % des Verkehrs", "30 percent of exports": a share of something.
    let of = matches!(next, "der" | "des" | "aller" | "of" | "ihrer" | "seiner");
    let by = (1..=4).any(|back| matches!(before(back), "um" | "by"));
    if of && !by {
        return None;
    }
    let near = |reach: usize| {
        let back = words[..at].iter().rev().take(reach);
        let forth = words.get(end..).unwrap_or_default().iter().take(reach);
        back.chain(forth)
    };
    let told = |kind: Kind, reach: usize| near(reach).any(|word| word.is(kind) && word.lower != "zu");
    let falls = told(Kind::Down, 8) && !told(Kind::Up, 4);
    if !by && !told(Kind::Up, 6) && !falls {
        return None;
    }
    Some(Change { falls, yearly: told(Kind::Yearly, 4) })
}

/// Makes changes beside an absolute figure that figure's own.
pub(super) fn attach(reading: &Reading, claims: &mut Vec<Claim>) {
    let mut kept: Vec<bool> = vec![true; claims.len()];
    for place in 0..claims.len() {
        let Some(change) = claims[place].change else { continue };
        let value = claims[place].measure.value;
        let signed = if change.falls && value > Decimal::ZERO { -value } else { value };
        claims[place].measure.value = signed;
        if change.yearly || claims[place].measure.unit.0 != "%" {
            continue;
        }
        if let Some(figure) = changed(reading, claims, place) {
            claims[figure].measure.change_pct = Some(signed);
            kept[place] = false;
        }
    }
    let mut kept = kept.into_iter();
    claims.retain(|_| kept.next().unwrap_or(true));
}

/// The figure whose change stands at `place`: the one that "auf" or "to" leads to, else the one before.
fn changed(reading: &Reading, claims: &[Claim], place: usize) -> Option<usize> {
    let change = &claims[place];
    let absolute = |claim: &Claim| {
        claim.sentence == change.sentence
            && claim.measure.unit.0 != "%"
            && claim.measure.unit.0 != "x"
            && claim.measure.indicator != Indicator::People
    };
    let next = claims.iter().enumerate().skip(place + 1).find(|(_, claim)| absolute(claim) && !claim.bracket);
    let leads = next.filter(|(_, claim)| {
        let between =
            reading.document.text.get(change.figure.end..claim.measure.as_written.start).unwrap_or_default();
        let words: Vec<String> = between.split_whitespace().map(str::to_lowercase).collect();
        words.len() <= 8
            && words.iter().any(|word| {
                matches!(word.as_str(), "auf" | "to" | "reached" | "reaching" | "erreichte" | "und" | "and")
            })
    });
    let before =
        claims[..place].iter().enumerate().rev().find(|(_, claim)| absolute(claim) && !claim.bracket);
    leads.or(before).or(next).map(|(figure, _)| figure)
}
