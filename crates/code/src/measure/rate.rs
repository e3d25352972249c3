//! Whether a sum and its conversion into another currency, "8,8 Milliarden US-Dollar (8,1 Milliarden Euro)", can be the same.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use depesche_model::{Check, Measure, table};
use rust_decimal::Decimal;

use super::arithmetic::Scale;

const RATES: &str = include_str!("../../../../data/figure/rates.tsv");

/// The least and the most that was paid for a US dollar, by currency.
static BOUNDS: LazyLock<BTreeMap<&'static str, (Decimal, Decimal)>> = LazyLock::new(|| {
    let rows = table::rows(RATES).filter_map(|row| match row[..] {
        [code, least, most] => Some((code, (least.parse().ok()?, most.parse().ok()?))),
        _ => None,
    });
    rows.collect()
});

/// What stands between a sum and its conversion is no longer, in bytes.
const LONGEST: usize = 40;
/// Words that say that the second sum is the first one again.
const AGAIN: [&str; 12] = [
    "(",
    "umgerechnet",
    " oder ",
    "das sind",
    "das entspricht",
    "entspricht",
    "beziehungsweise",
    "bzw.",
    " or ",
    "equivalent",
    "equal to",
    "equals",
];

/// Writes to each claim that tells a sum again, in another currency right behind the first one, and to that, whether both can be
/// the same.
pub(super) fn check(measures: &mut [Measure], text: &str) {
    for at in 1..measures.len() {
        if let Some(check) = rate(&measures[at - 1], &measures[at], text) {
            measures[at - 1].checks.push(check.clone());
            measures[at].checks.push(check);
        }
    }
}

fn rate(first: &Measure, second: &Measure, text: &str) -> Option<Check> {
    let same = first.indicator == second.indicator && first.of == second.of && first.period == second.period;
    let between = text.get(first.as_written.end..second.as_written.start)?;
    let again =
        AGAIN.iter().any(|word| between.contains(word) || second.as_written.of(text).starts_with(word));
    if !same || first.unit == second.unit || between.len() > LONGEST || between.contains('\n') || !again {
        return None;
    }
    let bounds = |measure: &Measure| BOUNDS.get(measure.unit.0.as_str()).copied();
    let ((least, most), (other_least, other_most)) = (bounds(first)?, bounds(second)?);
    let came = second.value.checked_div(first.value)?;
    let (least, most) = (other_least.checked_div(most)?, other_most.checked_div(least)?);
    let holds = (least..=most).contains(&came);
    let tell = |measure: &Measure| {
        let scale = Scale::of(measure.value);
        format!("{}{} {}", scale.tell(measure.value), scale.name, measure.unit.0)
    };
    let (left, right) = (tell(second), tell(first));
    let but = if holds {
        String::new()
    } else {
        format!(", which was between {} and {} since 2000", round(least), round(most))
    };
    let says = format!("{left} / {right} = {} {} for one {}{but}", round(came), second.unit.0, first.unit.0);
    Some(Check { holds, says })
}

/// To three figures that count.
fn round(value: Decimal) -> Decimal {
    value.round_sf(3).unwrap_or(value).normalize()
}

#[cfg(test)]
mod tests {
    use depesche_model::{Evidence, Indicator, Qualifier, Span, Unit};

    use super::*;

    /// The checks of two sums in a text; each is told as it is written, with its value and unit.
    fn checks(text: &str, sums: [(&str, i64, &str); 2]) -> Vec<(bool, String)> {
        let mut measures = sums.map(|(written, value, unit)| {
            let start = text.find(written).unwrap();
            Measure {
                indicator: Indicator::TradeTurnover,
                of: vec!["KAZ".to_owned(), "DEU".to_owned()],
                about: None,
                value: value.into(),
                unit: Unit(unit.to_owned()),
                qualifier: Qualifier::Equal,
                period: None,
                change_pct: None,
                as_written: Span::new(start, start + written.len()),
                damaged: false,
                checks: Vec::new(),
                evidence: Evidence::new(Span::new(0, text.len()), "measure"),
                confidence: None,
            }
        });
        check(&mut measures, text);
        measures.into_iter().flat_map(|it| it.checks).map(|check| (check.holds, check.says)).collect()
    }

    #[test]
    fn a_conversion_holds_or_does_not() {
        let (usd, eur) = ("8,8 Milliarden US-Dollar", "8,1 Milliarden Euro");
        let found =
            checks(&format!("{usd} ({eur})"), [(usd, 8_800_000_000, "USD"), (eur, 8_100_000_000, "EUR")]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], (true, "8.1 billion EUR / 8.8 billion USD = 0.92 EUR for one USD".to_owned()));
        let found = checks(
            &format!("{usd}, umgerechnet {eur}"),
            [(usd, 8_800_000_000, "USD"), (eur, 8_100_000, "EUR")],
        );
        assert!(
            !found[0].0 && found[0].1.ends_with("which was between 0.6 and 1.25 since 2000"),
            "{found:?}"
        );
    }

    #[test]
    fn two_sums_are_no_conversion() {
        let (eur, usd) = ("100 Millionen Euro", "5 Millionen Dollar");
        let sums = [(eur, 100_000_000, "EUR"), (usd, 5_000_000, "USD")];
        assert_eq!(checks(&format!("{eur} und {usd}"), sums), []);
        let sums = [(eur, 100_000_000, "EUR"), (usd, 5_000_000, "XXX")];
        assert_eq!(checks(&format!("{eur} ({usd})"), sums), []);
    }
}
