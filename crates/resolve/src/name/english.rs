//! Names in the German romanization, written as English does.
//!
//! The tables of the two transcriptions: Duden for Russian and its neighbours, BGN/PCGN as the English press simplifies it.

use depesche_model::CountryCode;

use super::List;

/// States whose names come from Cyrillic letters, or from Armenian and Georgian ones by the same rules.
const CYRILLIC: List = List("RUS|UKR|BLR|KAZ|KGZ|TJK|UZB|TKM|BGR|MKD|MNG|ARM|GEO|AZE");
/// States whose names come from Persian letters.
const PERSIAN: List = List("IRN|AFG");
/// Kyrgyz and Tajik names have no "y" between the vowels of "-aev".
const SHORT: List = List("KGZ|TJK");

/// Longer ones before their parts.
const LETTERS: [(&str, &str); 17] = [
    ("schtsch", "shch"),
    ("tsch", "ch"),
    ("dsch", "j"),
    ("sch", "sh"),
    ("ch", "kh"),
    ("ijew", "iyev"),
    ("ajew", "ayev"),
    ("ejew", "eyev"),
    ("jew", "yev"),
    ("skij", "sky"),
    ("skyj", "skyi"),
    ("ij", "iy"),
    ("ju", "yu"),
    ("ja", "ya"),
    ("je", "ye"),
    ("jo", "yo"),
    ("w", "v"),
];

/// A name of somebody of that state as English writes it, if it is in the German romanization; otherwise as it is.
pub(crate) fn english(name: &str, country: Option<CountryCode>) -> String {
    let Some(code) = country else { return name.to_owned() };
    let small = name.to_lowercase();
    let endings = ["ow", "owa", "ew", "ewa", "wili", "wna", "jan", "ij", "ej"];
    let german = ["sch", "ja", "ju", "ij", "yj"].iter().any(|sign| small.contains(sign))
        || small.split([' ', '-']).any(|word| endings.iter().any(|ending| word.ends_with(ending)));
    let english = ["sh", "zh", "kh", "v", "ya", "yu", "ye"].iter().any(|sign| small.contains(sign));
    if !german || english {
        return name.to_owned();
    }
    if CYRILLIC.has(code.as_str()) {
        let short = SHORT.has(code.as_str());
        return by_words(name, |word| {
            let word = replace(word);
            let word = vowel_glides(&word);
            if short { word.replace("ayev", "aev").replace("iyev", "iev") } else { word }
        });
    }
    if PERSIAN.has(code.as_str()) {
        return by_words(name, replace);
    }
    name.to_owned()
}

/// "Sergej" is "Sergei", "Perebyjnis" "Perebyinis": behind a vowel and before none, "j" is a vowel in English.
fn vowel_glides(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let is_vowel = |at: Option<usize>| {
        at.and_then(|at| letters.get(at)).is_some_and(|letter| "aeiouy".contains(*letter))
    };
    let glide = |at: usize| match letters[at] {
        'j' if is_vowel(at.checked_sub(1)) && is_vowel(Some(at + 1)) => 'y',
        'j' if is_vowel(at.checked_sub(1)) => 'i',
        letter => letter,
    };
    (0..letters.len()).map(glide).collect()
}

fn replace(word: &str) -> String {
    let mut written = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        if let Some((from, to)) = LETTERS.iter().find(|(from, _)| rest.starts_with(from)) {
            written.push_str(to);
            rest = &rest[from.len()..];
        } else {
            written.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    written
}

/// Does `change` with each word in small letters and gives it its capital back.
fn by_words(name: &str, change: impl Fn(&str) -> String) -> String {
    let word = |word: &str| {
        let changed = change(&word.to_lowercase());
        let mut letters = changed.chars();
        match letters.next() {
            Some(first) if word.starts_with(char::is_uppercase) => {
                first.to_uppercase().chain(letters).collect()
            }
            _ => changed,
        }
    };
    let hyphened = |part: &str| part.split('-').map(word).collect::<Vec<_>>().join("-");
    name.split(' ').map(hyphened).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_romanizations_become_english() {
        for (german, code, expected) in [
            ("Armen Papikjan", "ARM", "Armen Papikyan"),
            ("Schalwa Papuaschwili", "GEO", "Shalva Papuashvili"),
            ("Jewhen Perebyjnis", "UKR", "Yevhen Perebyinis"),
            ("Asilbek Osmonalijew", "KGZ", "Asilbek Osmonaliev"),
            ("Sergej Rjabkow", "RUS", "Sergei Ryabkov"),
            ("Madschid Tacht-Rawantschi", "IRN", "Majid Takht-Ravanchi"),
            // What is written in the English way stays.
            ("Murat Nurtleu", "KAZ", "Murat Nurtleu"),
            ("Roman Vassilenko", "KAZ", "Roman Vassilenko"),
            ("Hans Schwab", "DEU", "Hans Schwab"),
        ] {
            assert_eq!(english(german, code.parse().ok()), expected);
        }
    }
}
