//! The headline of a text: its first line that is one.

use depesche_model::Document;

use crate::line::{lines, words};
use crate::{day, line};

/// The longest headline, in words.
const LONGEST: usize = 25;
/// A headline stands among the first lines or nowhere.
const FIRST_LINES: usize = 8;

/// The first line of the article if it is a headline; a date, a byline or a credit before it does not count.
pub(crate) fn title(document: &Document) -> Option<String> {
    let start = line::head(&document.text, 64 << 10);
    let first: Vec<_> = lines(start)
        .filter(|line| !document.is_boilerplate(*line))
        .take(FIRST_LINES)
        .map(|line| line.of(start))
        .collect();
    for (place, line) in first.iter().enumerate() {
        if is_byline(line) {
            continue;
        }
        let has_text_below = place + 1 < first.len();
        let is_headline = words(line).count() <= LONGEST && !line.ends_with(['.', ':', '“', '"', ',', ';']);
        return (is_headline && has_text_below).then(|| (*line).to_owned());
    }
    None
}

/// A line above or below the headline that says when, by whom or of which picture.
fn is_byline(line: &str) -> bool {
    const STARTS: &[&str] = &["foto:", "bild:", "photo:", "image:", "von ", "by ", "autor:", "author:", "©"];
    let lower = line.to_lowercase();
    let few_words = words(line).count() <= 6;
    few_words && (day::in_line(line).is_some() || STARTS.iter().any(|start| lower.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    fn title_of(text: &str) -> Option<String> {
        title(&Document::new("x", Language::German, text))
    }

    #[test]
    fn the_first_line_that_is_one() {
        let text =
            "3. Mai 2023\nVon Ada Meier\nMinister treffen sich in Oslo\n\nDie Minister trafen sich in Oslo.";
        assert_eq!(title_of(text).as_deref(), Some("Minister treffen sich in Oslo"));
        assert_eq!(title_of("Die Minister trafen sich in Oslo."), None);
        assert_eq!(title_of("Minister treffen sich"), None);
    }
}
