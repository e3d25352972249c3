//! Where something is: coordinates, kinds of places, and the key under which a gazetteer files a place's name.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A point on the globe, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coordinates {
    /// Degrees north of the equator, -90 to 90.
    pub latitude: f64,
    /// Degrees east of Greenwich, -180 to 180.
    pub longitude: f64,
}

/// What kind of place a name stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PlaceKind {
    /// A town of any size.
    #[default]
    City,
    /// A part of a state, an island, a sea, a border crossing: anything between town and state.
    Region,
    /// A palace, hotel or hall in or near a town: Schloss Bellevue, Camp David.
    Venue,
}

/// The key of a name: small letters, no diacritics but those of German, no apostrophes and stops, one blank for anything
/// else between two words.
///
/// ```
/// use depesche_model::place_key;
/// assert_eq!(place_key("Arkhangel’sk"), "arkhangelsk");
/// assert_eq!(place_key("Frankfurt (Oder)"), "frankfurt oder");
/// assert_eq!(place_key("Chișinău"), "chisinau");
/// assert_eq!(place_key("St. Pölten"), "st pölten");
/// ```
pub fn place_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for letter in name.chars() {
        if is_silent(letter) || is_combining_mark(letter) {
            continue;
        }
        if letter.is_alphanumeric() {
            fold(letter, &mut key);
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Apostrophes, the letters that stand for them in romanizations, and stops.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' | 'ʹ' | 'ʺ' | '.')
}

fn fold(letter: char, key: &mut String) {
    match letter {
        'a'..='z' | '0'..='9' | 'ä' | 'ö' | 'ü' => key.push(letter),
        'A'..='Z' => key.push(letter.to_ascii_lowercase()),
        'Ä' | 'æ' | 'Æ' => key.push('ä'),
        'Ö' | 'ø' | 'Ø' => key.push('ö'),
        'Ü' => key.push('ü'),
        'ß' | 'ẞ' => key.push_str("ss"),
        'ł' | 'Ł' => key.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => key.push('d'),
        'ı' | 'İ' => key.push('i'),
        'ə' | 'Ə' => key.push('a'),
        'þ' | 'Þ' => key.push_str("th"),
        'œ' | 'Œ' => key.push_str("oe"),
        'ħ' | 'Ħ' => key.push('h'),
        _ => {
            let base = letter.nfd().find(|part| !is_combining_mark(*part)).unwrap_or(letter);
            key.extend(base.to_lowercase());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_share_a_key() {
        for (a, b) in [
            ("Xi’an", "Xian"),
            ("Ulan-Bator", "Ulan Bator"),
            ("İzmir", "Izmir"),
            ("Hải Dương", "Hai Duong"),
            ("N'Djamena", "N’Djaména"),
            ("Washington, D.C.", "Washington DC"),
        ] {
            assert_eq!(place_key(a), place_key(b), "{a} {b}");
        }
        assert_ne!(place_key("Höf"), place_key("Hof"));
    }
}
