//! Whether the figures of a document add up: exports and imports to the turnover, a change to what it was before.

use std::collections::BTreeSet;

use depesche_model::{Check, Date, Indicator, Measure, Period, Qualifier};
use rust_decimal::Decimal;

/// A sum may be off by a hundredth: its parts are rounded.
const SUM_PERCENT: i64 = 1;
/// A change may be off by one point: both years are rounded.
const CHANGE_POINTS: i64 = 1;

/// Writes to each claim what the other claims of the document say to it.
pub(super) fn check(measures: &mut [Measure]) {
    let mut checks: Vec<(usize, Check)> = Vec::new();
    for (at, measure) in measures.iter().enumerate() {
        if let Some((parts, check)) = sum(measures, measure) {
            checks.push((at, check.clone()));
            checks.extend(parts.map(|part| (part, check.clone())));
        }
        checks.extend(change(measures, measure).map(|check| (at, check)));
    }
    for (at, check) in checks {
        measures[at].checks.push(check);
    }
}

/// Whether two claims speak of the same states, in the same unit.
fn alike(a: &Measure, b: &Measure) -> bool {
    let of = |measure: &Measure| measure.of.iter().cloned().collect::<BTreeSet<_>>();
    a.unit == b.unit && of(a) == of(b) && exact(a) && exact(b)
}

fn exact(measure: &Measure) -> bool {
    matches!(measure.qualifier, Qualifier::Equal | Qualifier::About)
}

/// The exports and imports that make up a turnover, each told once, and whether they do.
fn sum(measures: &[Measure], turnover: &Measure) -> Option<([usize; 2], Check)> {
    if turnover.indicator != Indicator::TradeTurnover || turnover.period.is_none() || !exact(turnover) {
        return None;
    }
    let only = |indicator: Indicator| {
        let mut found = measures.iter().enumerate().filter(|(_, measure)| {
            measure.indicator == indicator && measure.period == turnover.period && alike(measure, turnover)
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let ((exports_at, exports), (imports_at, imports)) =
        (only(Indicator::Exports)?, only(Indicator::Imports)?);
    let sum = exports.value.checked_add(imports.value)?;
    let off = (sum - turnover.value).abs();
    let holds =
        off.checked_mul(Decimal::ONE_HUNDRED)? <= turnover.value.abs().checked_mul(SUM_PERCENT.into())?;
    let scale = Scale::of(turnover.value);
    let (left, right) = (scale.tell(exports.value), scale.tell(imports.value));
    let says = if holds {
        format!("{left} + {right} = {}{}", scale.tell(turnover.value), scale.name)
    } else {
        format!("{left} + {right} = {}{}, not {}", scale.tell(sum), scale.name, scale.tell(turnover.value))
    };
    Some(([exports_at, imports_at], Check { holds, says }))
}

/// Whether a change fits the claim of the same time a year before.
fn change(measures: &[Measure], now: &Measure) -> Option<Check> {
    let (told, period) = (now.change_pct?, now.period?);
    let earlier = Period::new(year_before(period.start)?, year_before(period.end)?);
    let same = |other: &&Measure| {
        other.indicator == now.indicator && other.period == Some(earlier) && alike(other, now)
    };
    let mut found = measures.iter().filter(same);
    let before = found.next().filter(|before| before.value > Decimal::ZERO)?;
    if found.next().is_some() {
        return None;
    }
    let came =
        (now.value - before.value).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before.value)?.round_dp(1);
    let holds = (came - told).abs() <= Decimal::from(CHANGE_POINTS);
    let scale = Scale::of(now.value);
    let (left, right) = (scale.tell(now.value), scale.tell(before.value));
    let but = if holds { String::new() } else { format!(", not {:+} %", told.normalize()) };
    Some(Check { holds, says: format!("{left} / {right}{} = {:+} %{but}", scale.name, came.normalize()) })
}

fn year_before(date: Date) -> Option<Date> {
    let year = date.year() - 1;
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => Date::of_day(year, month, day),
        (Some(month), None) => Date::of_month(year, month),
        _ => Some(Date::year_only(year)),
    }
}

/// The scale in which figures of a size are told.
pub(super) struct Scale {
    by: Decimal,
    pub(super) name: &'static str,
}

impl Scale {
    pub(super) fn of(value: Decimal) -> Self {
        const MILLION: i64 = 1_000_000;
        let (by, name) = match value {
            value if value >= Decimal::from(1000 * MILLION) => (1000 * MILLION, " billion"),
            value if value >= Decimal::from(MILLION) => (MILLION, " million"),
            _ => (1, ""),
        };
        Self { by: by.into(), name }
    }

    pub(super) fn tell(&self, value: Decimal) -> String {
        value.checked_div(self.by).unwrap_or(value).round_dp(2).normalize().to_string()
    }
}

#[cfg(test)]
mod tests {
    use depesche_model::{Evidence, Span, Unit};

    use super::*;

    fn claim(indicator: Indicator, value: i64, period: &str, change: Option<i64>) -> Measure {
        Measure {
            indicator,
            of: vec!["KAZ".to_owned(), "BEL".to_owned()],
            about: None,
            value: value.into(),
            unit: Unit("USD".to_owned()),
            qualifier: Qualifier::Equal,
            period: period.parse().ok(),
            change_pct: change.map(Decimal::from),
            as_written: Span::new(0, 1),
            damaged: false,
            checks: Vec::new(),
            evidence: Evidence::new(Span::new(0, 1), "measure"),
            confidence: None,
        }
    }

    fn told(measures: &mut [Measure], at: usize) -> Vec<(bool, String)> {
        check(measures);
        measures[at].checks.iter().map(|check| (check.holds, check.says.clone())).collect()
    }

    #[test]
    fn parts_make_the_whole() {
        let parts = |turnover| {
            [
                claim(Indicator::TradeTurnover, turnover, "2023", None),
                claim(Indicator::Exports, 220_700_000, "2023", None),
                claim(Indicator::Imports, 303_000_000, "2023", None),
            ]
        };
        assert_eq!(told(&mut parts(523_700_000), 1), [(true, "220.7 + 303 = 523.7 million".to_owned())]);
        assert_eq!(
            told(&mut parts(623_700_000), 0),
            [(false, "220.7 + 303 = 523.7 million, not 623.7".to_owned())]
        );
        let mut other = parts(623_700_000);
        other[1].period = "2022".parse().ok();
        assert_eq!(told(&mut other, 0), []);
    }

    #[test]
    fn a_change_is_that_from_the_year_before() {
        let years = |change| {
            [
                claim(Indicator::TradeTurnover, 550_000_000, "2023", Some(change)),
                claim(Indicator::TradeTurnover, 500_000_000, "2022", None),
            ]
        };
        assert_eq!(told(&mut years(10), 0), [(true, "550 / 500 million = +10 %".to_owned())]);
        assert_eq!(told(&mut years(32), 0), [(false, "550 / 500 million = +10 %, not +32 %".to_owned())]);
    }
}
