//! Classes of verbs that rules ask for: those that promise, those that ask, those that only report.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use depesche_model::table;

const TABLE: &str = include_str!("../../../data/verb/classes.tsv");

static CLASSES: LazyLock<BTreeMap<&'static str, BTreeSet<&'static str>>> = LazyLock::new(|| {
    let mut classes: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for row in table::rows(TABLE) {
        if let [class, cells @ ..] = &row[..] {
            // An infinitive is hardly ever one of both languages, so that one set serves.
            classes.entry(*class).or_default().extend(cells.iter().flat_map(|cell| table::forms(cell)));
        }
    }
    classes
});

/// Whether the verb with this infinitive belongs to a class of `data/verb/classes.tsv`.
///
/// ```
/// assert!(depesche_language::is_verb_of("promise", "zusagen"));
/// assert!(!depesche_language::is_verb_of("promise", "treffen"));
/// ```
pub fn is_verb_of(class: &str, lemma: &str) -> bool {
    CLASSES.get(class).is_some_and(|verbs| verbs.contains(lemma))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_verbs() {
        assert!(CLASSES.len() > 15);
        assert!(CLASSES.values().all(|verbs| !verbs.is_empty()));
    }
}
