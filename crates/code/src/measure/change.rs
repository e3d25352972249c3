//! Changes in per cent, and the figures that they belong to.

use depesche_model::{Indicator, Span};
use rust_decimal::Decimal;

use super::cue::{Kind, Word, place};
use super::{Claim, Reading};

impl Change {
    /// A multiple, which always rises.
    pub(super) const MULTIPLE: Self = Self { falls: false, yearly: false };
}

/// A change: its direction, and whether it is that of every year rather than of the figure beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    falls: bool,
    yearly: bool,
}

/// The change that a percentage tells, if it is one and not a share. Fractions of something are shares.
pub(super) fn read(words: &[Word], figure: Span, fraction: Option<Decimal>) -> Option<Change> {
    let at = place(words, figure);
    let end = words.partition_point(|word| word.span.start < figure.end);
    let next = words.get(end).map_or("", |word| word.lower.as_str());
    let before = |back: usize| {
        at.checked_sub(back).and_then(|own| words.get(own)).map_or("", |word| word.lower.as_str())
    };
    // "90 % des Verkehrs", "30 percent of exports": a share of something.
    let of = matches!(next, "der" | "des" | "aller" | "of" | "ihrer" | "seiner");
    let by = (1..=4).any(|back| matches!(before(back), "um" | "by"));
    let sign = matches!(before(1), "+" | "-" | "−" | "plus" | "minus");
    let more = matches!(next, "more" | "mehr" | "higher" | "höher" | "less" | "weniger" | "fewer" | "lower");
    if sign || more {
        let falls = matches!(before(1), "-" | "−" | "minus")
            || matches!(next, "less" | "weniger" | "fewer" | "lower");
        return Some(Change { falls, yearly: false });
    }
    if (of || fraction.is_some()) && !by {
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
        let doubled = claims[place].measure.unit.0 == "x";
        if change.yearly {
            continue;
        }
        if let Some(figure) = changed(reading, claims, place, doubled) {
            // "doubled to 45 million" is a hundred per cent more.
            let per_cent = if doubled { (signed - Decimal::ONE) * Decimal::ONE_HUNDRED } else { signed };
            claims[figure].measure.change_pct = Some(per_cent);
            kept[place] = false;
        }
    }
    let mut kept = kept.into_iter();
    claims.retain(|_| kept.next().unwrap_or(true));
}

fn is_trade(indicator: Indicator) -> bool {
    matches!(indicator, Indicator::Exports | Indicator::Imports | Indicator::TradeTurnover)
}

/// The figure whose change stands at `place`: the one that "auf" or "to" leads to, else the one before.
fn changed(reading: &Reading, claims: &[Claim], place: usize, only_led: bool) -> Option<usize> {
    let change = &claims[place];
    let absolute = |claim: &Claim| {
        claim.sentence == change.sentence
            && claim.measure.unit.0 != "%"
            && claim.measure.unit.0 != "x"
            && claim.measure.indicator != Indicator::People
            && claim.measure.change_pct.is_none()
            // "Exports doubled to 45 million, while imports grew by a third."
            && change.topic.is_none_or(|topic| topic == claim.measure.indicator || !is_trade(topic))
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
    if only_led {
        return leads.map(|(figure, _)| figure);
    }
    leads.or(before).or(next).map(|(figure, _)| figure)
}
