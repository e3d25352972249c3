//! Which of GeoNames' alternate names, that carry no language, an English or German text may have.
//!
//! Alternate names are exonyms of all languages, airport codes and machine romanizations. A name is kept if it is the
//! usual one in another romanization: the same consonants in the same order, whatever letters write them.

use std::collections::BTreeMap;

use depesche_model::place_key;

use super::source::City;

/// How usual a spelling is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usage {
    /// The English name of a town of the table of names.
    Listed,
    /// GeoNames' own name, or another of the table of names.
    Usual,
    /// Among GeoNames' alternate names only.
    Rare,
}

/// All keys under which a town is filed.
pub(super) fn keys(city: &City) -> BTreeMap<String, Usage> {
    let mut keys = BTreeMap::new();
    for name in std::iter::once(&city.name).chain(&city.known) {
        let listed = name == &city.name && !city.known.is_empty();
        for key in variants(&place_key(name)) {
            keys.entry(key).or_insert(if listed { Usage::Listed } else { Usage::Usual });
        }
    }
    let usual: Vec<String> =
        std::iter::once(&city.name).chain(&city.known).map(|name| bones(&place_key(name))).collect();
    for name in &city.others {
        let key = place_key(name);
        let plausible = name.starts_with(char::is_uppercase)
            && name.chars().all(is_latin)
            && name.chars().any(char::is_lowercase)
            && key.len() > 3
            && !has_foreign_ending(&key, &keys)
            && usual.contains(&bones(&key));
        if plausible {
            for key in variants(&key) {
                keys.entry(key).or_insert(Usage::Rare);
            }
        }
    }
    keys.retain(|key, _| {
        key.chars().count() > 1 && key.chars().next().is_some_and(|first| !first.is_ascii_digit())
    });
    keys
}

/// "münchen" is found as "munchen" and "muenchen" as well.
fn variants(key: &str) -> Vec<String> {
    let mut list = vec![key.to_owned()];
    if key.contains(['ä', 'ö', 'ü']) {
        list.push(key.replace('ä', "a").replace('ö', "o").replace('ü', "u"));
        list.push(key.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue"));
    }
    if let Some(rest) = key.strip_prefix("saint ").or_else(|| key.strip_prefix("sankt ")) {
        list.push(format!("st {rest}"));
    }
    list
}

/// "Birmingamas", "Birmingama", "Birminghamo": Lithuanian, Latvian and Esperanto add an ending to the name.
fn has_foreign_ending(key: &str, keys: &BTreeMap<String, Usage>) -> bool {
    ["as", "a", "o", "i", "e", "is", "os", "u", "y"]
        .iter()
        .filter_map(|ending| key.strip_suffix(ending))
        .any(|stem| stem.len() > 3 && keys.contains_key(stem))
}

fn is_latin(letter: char) -> bool {
    !letter.is_alphabetic()
        || letter < '\u{250}'
        || ('\u{1e00}'..='\u{1eff}').contains(&letter)
        || letter == 'ʻ'
}

/// The consonants of a name, those that romanizations exchange made one.
fn bones(key: &str) -> String {
    let mut text = key.to_owned();
    for (from, to) in ROMANIZATIONS {
        text = text.replace(from, to);
    }
    let mut bones = String::new();
    let mut last = ' ';
    for letter in text.chars() {
        if letter != last
            && !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' | 'ä' | 'ö' | 'ü' | ' ' | 'h')
        {
            bones.push(letter);
        }
        last = letter;
    }
    // Names that begin with a vowel keep it: "Aden" is no "Dana".
    if text.starts_with(['a', 'e', 'i', 'o', 'u', 'ä', 'ö', 'ü']) {
        bones.insert(0, '*');
    }
    bones
}

/// In this order. Voiced and voiceless hissing sounds become one, as do the ways to write them.
const ROMANIZATIONS: [(&str, &str); 22] = [
    ("schtsch", "1"),
    ("shch", "1"),
    ("dzh", "2"),
    ("dsch", "2"),
    ("dj", "2"),
    ("tsch", "1"),
    ("tch", "1"),
    ("sch", "s"),
    ("zh", "s"),
    ("sh", "s"),
    ("kh", "3"),
    ("ch", "3"),
    ("gh", "g"),
    ("ts", "z"),
    ("tz", "z"),
    ("1", "3"),
    ("ph", "f"),
    ("th", "t"),
    ("q", "k"),
    ("z", "s"),
    ("w", "v"),
    ("c", "k"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn romanizations_meet() {
        for (a, b) in [
            ("Chelyabinsk", "Tscheljabinsk"),
            ("Voronezh", "Woronesch"),
            ("Samarkand", "Samarqand"),
            ("Kherson", "Cherson"),
            ("Lutsk", "Luzk"),
        ] {
            assert_eq!(bones(&place_key(a)), bones(&place_key(b)), "{a} {b}");
        }
        assert_ne!(bones(&place_key("London")), bones(&place_key("Lontoo")));
    }
}
