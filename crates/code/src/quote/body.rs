//! Speakers without a name of their own: ministries, spokesmen, envoys.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use depesche_model::{CountryCode, Language};

use depesche_model::table::{forms, rows};

static GERMAN: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| read(&Language::German));
static ENGLISH: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| read(&Language::English));
static ADJECTIVES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../../../data/country/forms.tsv"));
    rows.filter_map(|row| match row[..] {
        [code, "en", "adjective", words, ..] => Some((code, forms(words).next()?)),
        _ => None,
    })
    .collect()
});

fn read(language: &Language) -> BTreeMap<&'static str, &'static str> {
    let rows =
        rows(include_str!("../../../../data/quote/bodies.tsv")).filter(|row| row[0] == language.code());
    rows.filter_map(|row| if let [_, words, english] = row[..] { Some((words, english)) } else { None })
        .flat_map(|(words, english)| words.split(' ').map(move |word| (word, english)))
        .collect()
}

/// The English name of the body or office that a word in small letters stands for.
pub(super) fn english(language: &Language, word: &str) -> Option<&'static str> {
    let table = if *language == Language::German { &GERMAN } else { &ENGLISH };
    table.get(word).copied()
}

/// "Danish ambassador", "Chinese Foreign Ministry".
pub(super) fn name(country: Option<CountryCode>, english: &str) -> String {
    match country.and_then(|code| ADJECTIVES.get(code.as_str()).copied()) {
        Some(adjective) => format!("{adjective} {english}"),
        None => english.to_owned(),
    }
}

/// Whether the English name is an office, which a person holds, and no body.
pub(super) fn is_office(english: &str) -> bool {
    english.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_english() {
        assert_eq!(english(&Language::German, "außenamt"), Some("Foreign Ministry"));
        assert_eq!(name("CHN".parse().ok(), "Foreign Ministry"), "Chinese Foreign Ministry");
        assert!(is_office("ambassador") && !is_office("Ministry"));
    }
}
