//! Whether two spellings may be one person's name.

use std::collections::HashMap;
use std::sync::LazyLock;

use depesche_model::{CountryCode, table};

use super::person_name::strip_titles;
use super::surname;
use crate::name::{List, close, skeleton};

const GIVEN_NAMES: &str = include_str!("../../../../data/person/given-names.tsv");

/// Whether two spellings may be one person's name: other romanizations, titles, patronymics, initials, a family name
/// alone, names left out. `country` is the state of whoever is meant, if that is known: it tells which part is the
/// family name.
///
/// Names alone prove nothing: whoever asks has to know that the two stand in one report, or hold one office.
///
/// ```
/// use depesche_resolve::same_person;
/// assert!(same_person("Sergej W. Lawrow", "Sergey Lavrov", None));
/// assert!(!same_person("Angela Merkel", "Andrea Merkel", None));
/// ```
pub fn same_person(a: &str, b: &str, country: Option<CountryCode>) -> bool {
    let (a, b) = (strip_titles(a), strip_titles(b));
    if skeleton(&a) == skeleton(&b) {
        return true;
    }
    if surname::is_eastern(&a, country) && surname::is_eastern(&b, country) {
        return same_eastern(&a, &b, country);
    }
    let (a, b) = (parts(&a, country), parts(&b, country));
    let turned: Vec<String> = b.iter().rev().cloned().collect();
    same_western(&a, &b) || b.len() == 2 && a.len() == 2 && same_western(&a, &turned)
}

/// Family name first, and a given name of two syllables that are written apart, together or with a hyphen. One letter more
/// or less is another person.
fn same_eastern(a: &str, b: &str, country: Option<CountryCode>) -> bool {
    let korean = country.is_some_and(|code| matches!(code.as_str(), "KOR" | "PRK"));
    let split = |name: &str| -> (String, String) {
        let mut words =
            name.split([' ', '-']).map(|word| if korean { korean_sounds(word) } else { skeleton(word) });
        (words.next().unwrap_or_default(), words.collect())
    };
    let ((family_a, given_a), (family_b, given_b)) = (split(a), split(b));
    family_a == family_b && (given_a.is_empty() || given_b.is_empty() || given_a == given_b)
}

/// What the romanizations of Korean have in common: the vowels o, u, eo and eu are one here, and so are weak and strong
/// consonants.
fn korean_sounds(word: &str) -> String {
    let mut sounds = word.to_lowercase();
    for (from, to) in [
        ("rhee", "i"),
        ("lee", "i"),
        ("yi", "i"),
        ("ri", "i"),
        ("oi", "o"),
        ("oe", "o"),
        ("eo", "o"),
        ("eu", "o"),
        ("oo", "o"),
        ("ou", "o"),
        ("u", "o"),
        ("ae", "e"),
        ("ch", "j"),
        ("k", "g"),
        ("p", "b"),
        ("t", "d"),
        ("l", "r"),
    ] {
        sounds = sounds.replace(from, to);
    }
    sounds
}

/// Parts that some spellings have and others leave out.
const LOOSE: List = List(
    "al|el|as|ash|asch|ad|ar|an|at|bin|ibn|bint|ben|von|van|der|den|de|da|di|do|dos|das|du|la|le|ould|y|e|ol|os|ul|ur",
);

/// The words of a name as skeletons, without particles.
fn parts(name: &str, country: Option<CountryCode>) -> Vec<String> {
    let japanese = country.is_none_or(|code| code.as_str() == "JPN");
    let mut list: Vec<String> = Vec::new();
    let mut servant = false;
    for word in name.split([' ', '-']).map(|word| word.trim_end_matches(['.', ','])) {
        let small = word.to_lowercase();
        if LOOSE.has(&small) {
            continue;
        }
        // "Abd al-Fattah", "Abdel Fattah", "Abdelfattah" are one name.
        if matches!(small.as_str(), "abd" | "abdel" | "abdul" | "abdal" | "abdol" | "abdou") {
            servant = true;
            continue;
        }
        let long_vowels = japanese && (small.contains("ou") || small.contains("oo") || small.contains("uu"));
        let word = if long_vowels && country.is_some() {
            small.replace("ou", "o").replace("oo", "o").replace("uu", "u")
        } else {
            small
        };
        let mut bones = skeleton(&word);
        for prefix in ["abdel", "abdul", "abdal", "abdol", "abdar", "abder"] {
            if let Some(rest) = bones.strip_prefix(prefix).filter(|rest| rest.len() > 3) {
                bones = format!("abd{rest}");
            }
        }
        if std::mem::take(&mut servant) {
            bones = format!("abd{bones}");
        }
        if !bones.is_empty() {
            list.push(bones);
        }
    }
    list
}

/// Given name first; what the shorter name has, the longer one must have as well, in that order.
fn same_western(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let [given, rest @ ..] = short else { return false };
    if rest.is_empty() {
        // A family name alone; of a full name it may be any word but the first.
        let names = if long.len() == 1 { long } else { &long[1..] };
        return names.iter().any(|name| same_bare(given, name));
    }
    if short.concat() == long.concat() {
        return true;
    }
    if !same_initials(short, long) || !same_generation(short, long) {
        return false;
    }
    // "Tayyip Erdogan" for "Recep Tayyip Erdoğan": the first given name is the one that is left out.
    let skipped = if long.len() > short.len() { long.len() - short.len() } else { 0 };
    (0..=skipped)
        .any(|skip| same_given(given, &long[skip]) && all_in_order(rest, &long[skip + 1..], skip > 0))
}

/// Whether all words of `names`, initials aside, stand in `others` in that order; `exactly` for whole words only.
fn all_in_order(names: &[String], others: &[String], exactly: bool) -> bool {
    let mut left = others.iter().filter(|word| word.len() > 1);
    let mut found = false;
    names.iter().filter(|word| word.len() > 1).all(|word| {
        found = true;
        left.by_ref().any(|other| word == other || is_genitive(word, other) || !exactly && near(word, other))
    }) && found
}

/// Middle initials, where both have some: "George W." is not "George H. W.".
fn same_initials(a: &[String], b: &[String]) -> bool {
    let of = |words: &[String]| -> Vec<String> {
        words.iter().skip(1).filter(|word| word.len() == 1).cloned().collect()
    };
    let (a, b) = (of(a), of(b));
    a.is_empty() || b.is_empty() || a == b
}

/// Father and son: one of them is told to be the younger.
fn same_generation(a: &[String], b: &[String]) -> bool {
    let junior =
        |words: &[String]| words.iter().any(|word| matches!(word.as_str(), "ir" | "iunior" | "ii" | "iii"));
    junior(a) == junior(b)
}

fn same_given(a: &str, b: &str) -> bool {
    let initial = |a: &str, b: &str| a.len() == 1 && b.starts_with(a);
    let group =
        || GIVEN.get(a).zip(GIVEN.get(b)).is_some_and(|(a, b)| a.iter().any(|number| b.contains(number)));
    near(a, b) || initial(a, b) || initial(b, a) || group()
}

/// A family name alone has to be the same, but for hissing and hard sounds, which romanizations mix up.
fn same_bare(a: &str, b: &str) -> bool {
    let sounds = |name: &str| name.replace(['c', 'z'], "s").replace('g', "k");
    let (a, b) = (sounds(a), sounds(b));
    a == b || is_genitive(&a, &b)
}

/// A letter or two apart, and the first one of one kind: what is left of two romanizations when the rest agrees.
fn near(a: &str, b: &str) -> bool {
    const KINDS: [&str; 6] = ["aeiou", "sciz", "gkch", "bp", "dt", "fv"];
    let alike = |a: char, b: char| a == b || KINDS.iter().any(|kind| kind.contains(a) && kind.contains(b));
    let first = a.chars().next().zip(b.chars().next()).is_some_and(|(a, b)| alike(a, b));
    // "Albusaidi" for "al-Busaidi"
    let article = |a: &str, b: &str| a.strip_prefix("al").is_some_and(|rest| rest.len() > 4 && rest == b);
    a == b || first && close(a, b) || article(a, b) || article(b, a)
}

/// "Tokajews", "Selenskyjs": the last "i" of a skeleton falls away where nothing follows it.
fn is_genitive(a: &str, b: &str) -> bool {
    let of = |a: &str, b: &str| a.strip_suffix('s').is_some_and(|a| a == b || a.strip_suffix('i') == Some(b));
    of(a, b) || of(b, a)
}

/// The groups of given names that each skeleton belongs to.
static GIVEN: LazyLock<HashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, row) in table::rows(GIVEN_NAMES).enumerate() {
        for name in row.first().copied().into_iter().flat_map(table::forms) {
            groups.entry(skeleton(name)).or_default().push(number);
        }
    }
    groups
});

#[cfg(test)]
mod tests {
    use super::*;

    /// The share of pairs that are judged wrongly, and what they are.
    fn wrong(table: &str) -> (f64, Vec<String>) {
        let mut wrong = Vec::new();
        let mut pairs = 0.0;
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [a, b, same, country, ..] = cells[..] else { continue };
            pairs += 1.0;
            if same_person(a, b, country.parse().ok()) != (same == "yes") {
                wrong.push(format!("{a} / {b} / {same} {country}"));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a few hundred pairs")]
        let share = wrong.len() as f64 / pairs;
        (share, wrong)
    }

    #[test]
    fn pairs_of_spellings() {
        for (name, table, allowed) in [
            ("tuned", include_str!("../../tests/spelling/tuned.tsv"), 0.03),
            ("apart", include_str!("../../tests/spelling/apart.tsv"), 0.03),
        ] {
            let (share, wrong) = wrong(table);
            println!("{name}: {:.1} % wrong", share * 100.0);
            assert!(share <= allowed, "{name}: {:.1} % wrong: {wrong:#?}", share * 100.0);
        }
    }
}
