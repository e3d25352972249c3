//! The lines of a text.

use depesche_model::Span;
use regex::Regex;

/// The lines of `text` that are not blank, without the blanks at their ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Span> {
    text.split(['\n', '\r'])
        .map(|line| Span::within(text, line).trimmed(text))
        .filter(|line| !line.is_empty())
}

/// The words of a line: stretches of letters and digits, with hyphens, apostrophes and points inside.
pub(crate) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | '@' | '&')))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// The longest start of `text` with at most `max` bytes that ends at a character's border.
pub(crate) fn head(text: &str, max: usize) -> &str {
    text.get(..text.floor_char_boundary(max)).unwrap_or(text)
}

/// Compiles a pattern of this crate.
pub(crate) fn pattern(pattern: &str) -> Regex {
    #[expect(clippy::expect_used, reason = "the patterns are constants, and every one is used by a test")]
    Regex::new(pattern).expect("a pattern that is valid")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_places_in_the_text() {
        let text = "\n Über uns \r\n\r\n\tZwei  \n";
        let found: Vec<_> = lines(text).map(|line| line.of(text)).collect();
        assert_eq!(found, ["Über uns", "Zwei"]);
    }

    #[test]
    fn words_keep_their_insides() {
        let found: Vec<_> = words("„G7-Staaten“ (u.a. Japan's) – 3 Min.").collect();
        assert_eq!(found, ["G7-Staaten", "u.a", "Japan's", "3", "Min"]);
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(head("aü", 2), "a");
        assert_eq!(head("aü", 9), "aü");
    }
}
