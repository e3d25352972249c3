//! What the analyser is to reach.
//!
//! Where the figures come from: short training runs on the same data reached 79.5 (German LAS) and 81.5 (English), and
//! coding needs sentences and lemmas that are nearly always right. A floor is what a release must have, a goal what is
//! aimed at.

use std::collections::BTreeMap;

use super::table::{Table, figure};
use super::{ENGINES, Engine};

/// A figure with its floor and, where there is more to aim at, its goal.
#[derive(Debug)]
pub(crate) struct Goal {
    figure: &'static str,
    accurate: Bounds,
    fast: Bounds,
}

/// What must be reached, and what is aimed at.
#[derive(Clone, Copy, Debug)]
enum Bounds {
    AtLeast(f64, Option<f64>),
    AtMost(f64),
}

use Bounds::{AtLeast, AtMost};

/// A goal that is the same for both engines.
const fn both(figure: &'static str, bounds: Bounds) -> Goal {
    Goal { figure, accurate: bounds, fast: bounds }
}

/// Of the scores, in percent.
pub(crate) const SCORES: [Goal; 10] = [
    Goal { figure: "German LAS", accurate: AtLeast(80.5, Some(82.0)), fast: AtLeast(77.5, Some(79.0)) },
    Goal { figure: "English LAS", accurate: AtLeast(83.0, Some(85.0)), fast: AtLeast(77.0, Some(81.0)) },
    Goal { figure: "German UPOS", accurate: AtLeast(95.0, None), fast: AtLeast(94.5, None) },
    Goal { figure: "English UPOS", accurate: AtLeast(95.0, None), fast: AtLeast(94.0, None) },
    both("German lemmas", AtLeast(97.0, None)),
    Goal { figure: "German names", accurate: AtLeast(76.0, Some(80.0)), fast: AtLeast(72.0, Some(76.0)) },
    both("German LAS, fall from raw text", AtMost(2.0)),
    both("English LAS, fall from raw text", AtMost(2.0)),
    // Of news; the other two treebanks hold mails, forums and reviews besides.
    both("de_pud sentences", AtLeast(97.0, None)),
    both("en_pud sentences", AtLeast(97.0, None)),
];

/// Of one core and its memory.
pub(crate) const SPEED: [Goal; 4] = [
    Goal {
        figure: "German words/s",
        accurate: AtLeast(2500.0, Some(4000.0)),
        fast: AtLeast(10_000.0, Some(20_000.0)),
    },
    Goal {
        figure: "English words/s",
        accurate: AtLeast(2500.0, Some(4000.0)),
        fast: AtLeast(10_000.0, Some(20_000.0)),
    },
    both("German memory, MB", AtMost(400.0)),
    both("English memory, MB", AtMost(400.0)),
];

/// The figures that were measured.
#[derive(Debug, Default)]
pub(crate) struct Reached(BTreeMap<(Engine, String), f64>);

impl Reached {
    /// Takes a figure as it is printed, with two places, so that a mark never contradicts what stands beside it.
    pub(crate) fn tell(&mut self, engine: Engine, figure: &str, value: Option<f64>) {
        if let Some(value) = value {
            self.0.insert((engine, figure.to_owned()), (value * 100.0).round() / 100.0);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A table of figures and marks: whether the floor and the goal are reached.
pub(crate) fn marks(goals: &[Goal], reached: &Reached) -> String {
    let mut table = Table::new(2, &["engine", "figure", "reached", "floor", "", "goal", ""]);
    for engine in ENGINES {
        for goal in goals {
            let value = reached.0.get(&(engine, goal.figure.to_owned())).copied();
            let bounds = if engine == Engine::Accurate { goal.accurate } else { goal.fast };
            let mut row = vec![engine.name().to_owned(), goal.figure.to_owned(), figure(value)];
            let mark = |reaches: fn(f64, f64) -> bool, bound: f64, wrong: &str| match value {
                Some(value) if reaches(value, bound) => "ok".to_owned(),
                Some(_) => wrong.to_owned(),
                None => "-".to_owned(),
            };
            let at_least = |value, bound| value >= bound;
            match bounds {
                AtLeast(floor, goal) => {
                    row.extend([floor.to_string(), mark(at_least, floor, "below")]);
                    if let Some(goal) = goal {
                        row.extend([goal.to_string(), mark(at_least, goal, "below")]);
                    }
                }
                AtMost(most) => {
                    row.extend([format!("<= {most}"), mark(|value, bound| value <= bound, most, "above")]);
                }
            }
            table.row(row);
        }
    }
    format!("\nReached and aimed at\n\n{}", table.print())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_compare_with_floor_and_goal() {
        let mut reached = Reached::default();
        reached.tell(Engine::Fast, "German LAS", Some(77.496));
        reached.tell(Engine::Accurate, "German LAS", Some(80.494));
        reached.tell(Engine::Fast, "German LAS, fall from raw text", Some(2.01));
        let table = marks(&SCORES, &reached);
        let words = |engine: &str, figure: &str| -> Vec<String> {
            let line = table.lines().find(|line| line.starts_with(engine) && line.contains(figure)).unwrap();
            line.split(figure).nth(1).unwrap().split_whitespace().map(str::to_owned).collect()
        };
        assert_eq!(words("fast", "German LAS "), ["77.50", "77.5", "ok", "79", "below"]);
        assert_eq!(words("accurate", "German LAS "), ["80.49", "80.5", "below", "82", "below"]);
        assert_eq!(words("fast", "German LAS, fall from raw text"), ["2.01", "<=", "2", "above"]);
        assert_eq!(words("fast", "German names"), ["-", "72", "-", "76", "-"]);
    }
}
