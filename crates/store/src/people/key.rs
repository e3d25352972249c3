//! Where similar names are looked for.

use std::collections::BTreeSet;

use depesche_resolve::{family_name, name_key};

/// Letters that begin one name in different romanizations: a letter may be in two kinds.
const KINDS: [&str; 6] = ["aeiou", "sciz", "gkch", "bp", "dt", "fv"];

/// The keys of a name: `=` and the key of each word that may be of the family name, and `~` and the kinds of the first
/// letters of any two words.
///
/// Two spellings of one person's name nearly always share one: they have the family name in common, or two words that
/// are a letter apart and begin alike. A given name in common is no reason to look closer.
pub(crate) fn keys(name: &str) -> BTreeSet<String> {
    let words = words(name);
    let behind = words.iter().skip(usize::from(words.len() > 1)).map(|word| word_key(word));
    let mut keys: BTreeSet<String> = behind.collect();
    if !words.is_empty() {
        keys.insert(word_key(&family_name(name, None)));
    }
    for (at, a) in words.iter().enumerate() {
        for b in &words[at + 1..] {
            for x in kinds(a) {
                for y in kinds(b) {
                    let (x, y) = if x <= y { (x, y) } else { (y, x) };
                    keys.insert(format!("~{x}{y}"));
                }
            }
        }
    }
    keys
}

/// Under what a single word of names is found.
pub(crate) fn word_key(word: &str) -> String {
    format!("={}", name_key(word))
}

/// Whether a name has two words or more.
pub(crate) fn is_full(name: &str) -> bool {
    words(name).len() > 1
}

fn words(name: &str) -> Vec<String> {
    name.split([' ', '-']).map(name_key).filter(|word| !word.is_empty()).collect()
}

/// The kinds of a word's first letter, each by its first letter; the letter itself if it is of none.
fn kinds(word: &str) -> Vec<char> {
    let Some(first) = word.chars().next() else { return Vec::new() };
    let kinds: Vec<char> =
        KINDS.iter().filter(|kind| kind.contains(first)).filter_map(|kind| kind.chars().next()).collect();
    if kinds.is_empty() { vec![first] } else { kinds }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (a, b) in [
            ("Sergej Lawrow", "Sergey Lavrov"),
            ("Bill Clinton", "William Clinton"),
            ("Lawrow", "Sergey Lavrov"),
            ("Tayyip Erdogan", "Recep Tayyip Erdoğan"),
            ("Jermek Kosherbajew", "Yermek Kosherbayev"),
            ("Zhang Chan", "Chan Cang"),
            ("Wang", "Wang Yi"),
        ] {
            assert!(!keys(a).is_disjoint(&keys(b)), "{a} {b}");
        }
        assert!(keys("Angela Merkel").is_disjoint(&keys("Tony Blair")));
        assert!(keys("…").is_empty() && !is_full("Xi …"));
    }
}
