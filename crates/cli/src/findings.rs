//! What was wrong with the input of a run: counted by kind, the first ones kept to be shown.

use std::collections::BTreeMap;

use depesche_model::Finding;

use crate::terminal;

/// So many findings are shown; a large archive has thousands.
const SHOWN: usize = 50;

/// The findings of a run. Its size does not grow with the input.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    first: Vec<Finding>,
    kinds: BTreeMap<&'static str, usize>,
}

impl Findings {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.kinds.values().sum()
    }

    /// How many there are of each kind, by name.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.kinds.iter().map(|(&kind, &number)| (kind, number))
    }

    /// Lists the first ones on standard error, and says how many of each kind there are if that is not all.
    pub(crate) fn list(&self) {
        terminal::list(&self.first);
        if self.len() > self.first.len() {
            let kinds: Vec<_> = self.kinds().map(|(kind, number)| format!("{number} {kind}")).collect();
            terminal::say(&format!("  … {} in all: {}", self.len(), kinds.join(", ")));
        }
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        for finding in findings {
            *self.kinds.entry(finding.kind.name()).or_default() += 1;
            if self.first.len() < SHOWN {
                self.first.push(finding);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use depesche_model::FindingKind;

    use super::*;

    #[test]
    fn many_findings_are_counted() {
        let mut findings = Findings::default();
        findings.extend((0..60).map(|n| Finding::new(format!("{n}"), FindingKind::Empty, "x")));
        findings.extend([Finding::new("a", FindingKind::Binary, "x")]);
        assert_eq!((findings.len(), findings.first.len()), (61, SHOWN));
        assert_eq!(findings.kinds().collect::<Vec<_>>(), [("binary", 1), ("empty", 60)]);
    }
}
