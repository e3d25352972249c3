//! From dates and figures to places on the paper.

use depesche_model::Date;

/// A straight scale from a stretch of numbers to a stretch of paper.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    from: (f64, f64),
    to: (f64, f64),
}

impl Scale {
    /// Numbers `from.0` to `from.1` on the paper between `to.0` and `to.1`.
    pub(super) fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        // A stretch without length would divide by nought; what lies there is drawn in the middle.
        let from = if from.1 > from.0 { from } else { (from.0 - 0.5, from.0 + 0.5) };
        Self { from, to }
    }

    /// The place of `value`.
    pub(super) fn at(self, value: f64) -> f64 {
        let share = (value - self.from.0) / (self.from.1 - self.from.0);
        self.to.0 + share * (self.to.1 - self.to.0)
    }
}

/// The number of a date's day on a time axis.
pub(super) fn day(date: Date) -> f64 {
    f64::from(date.day_number())
}

/// Rounds to a tenth of a unit of the paper, which keeps pages short and the same everywhere.
pub(super) fn place(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// Round numbers from 0 to at least `greatest`, four to seven of them.
pub(super) fn steps(greatest: f64) -> Vec<f64> {
    if !greatest.is_finite() || greatest <= 0.0 {
        return vec![0.0, 1.0];
    }
    let rough = greatest / 5.0;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|n| n * power)
        .find(|step| *step >= rough)
        .unwrap_or(rough);
    let mut steps = vec![0.0];
    let mut number = 0.0;
    while steps.last().is_some_and(|last| *last < greatest) && steps.len() < 12 {
        number += 1.0;
        steps.push(number * step);
    }
    steps
}

/// A mark of a time axis: where it begins, and what is written there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) date: Date,
    pub(super) label: String,
}

/// Years, or months where there is but a short time, from the first to the last date: at most `most` labels, at least `least`
/// months apart.
pub(super) fn ticks(first: Date, last: Date, most: usize, least: usize) -> Vec<Tick> {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(1)) - 1;
    let (from, to) = (months(first.first_day()), months(last.last_day()));
    let count = usize::try_from(to - from).unwrap_or(0) + 1;
    let step = [1, 3, 6, 12, 24, 60, 120, 240, 600]
        .into_iter()
        .find(|step| *step >= least && count.div_ceil(*step) <= most)
        .and_then(|step| i32::try_from(step).ok())
        .unwrap_or(1200);
    let start = from.div_euclid(step) * step;
    (start..=to)
        .step_by(usize::try_from(step).unwrap_or(1200))
        .filter_map(|month| {
            let year = i16::try_from(month.div_euclid(12)).ok()?;
            let number = u8::try_from(month.rem_euclid(12) + 1).ok()?;
            let date = if step >= 12 { Date::year_only(year) } else { Date::of_month(year, number)? };
            Some(Tick { date: date.first_day(), label: date.to_string() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(first: &str, last: &str) -> Vec<String> {
        ticks(first.parse().unwrap(), last.parse().unwrap(), 8, 1)
            .into_iter()
            .map(|tick| tick.label)
            .collect()
    }

    #[test]
    fn axes_have_round_numbers() {
        assert_eq!(steps(43.8), [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
        assert_eq!(steps(7.9), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(steps(0.0), [0.0, 1.0]);
    }

    #[test]
    fn a_short_time_has_months_and_a_long_one_years() {
        assert_eq!(labels("2025-04-18", "2025-06-17"), ["2025-04", "2025-05", "2025-06"]);
        assert_eq!(
            labels("2022", "2025-06"),
            ["2022-01", "2022-07", "2023-01", "2023-07", "2024-01", "2024-07", "2025-01"]
        );
        assert_eq!(labels("2014-03", "2020"), ["2014", "2015", "2016", "2017", "2018", "2019", "2020"]);
    }

    #[test]
    fn places_are_short() {
        assert_eq!(place(12.0), "12");
        assert_eq!(place(12.34), "12.3");
        assert!((Scale::new((5.0, 5.0), (0.0, 100.0)).at(5.0) - 50.0).abs() < 1e-9);
    }
}
