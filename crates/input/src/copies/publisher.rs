//! The lines of a document that its publisher may repeat under other articles.

use depesche_model::sketch::Line;
use depesche_model::{Document, Span};
use url::Url;

use super::number_of;
use crate::boilerplate::{is_marked, shape};
use crate::line::{lines, words};

/// What a publisher repeats stands around the article: so many lines above and below are kept.
const ABOVE: usize = 20;
const BELOW: usize = 40;
/// Shorter lines are shared by chance.
const FEWEST_WORDS: usize = 2;
const FEWEST_BYTES: usize = 12;

/// The lines, in order; none if the document does not tell who published it.
pub(super) fn publisher_lines(document: &Document) -> Vec<Line> {
    let Some(publisher) = publisher(document) else { return Vec::new() };
    let text = document.text.as_str();
    let all: Vec<Span> = lines(text).collect();
    let around = |at: usize| at < ABOVE || at + BELOW >= all.len();
    let is_kept = |span: Span| {
        let line = span.of(text);
        let filed = document.dateline.as_ref().is_some_and(|dateline| dateline.evidence.span.overlaps(span));
        // Who wrote it and where it was filed belong to the article, however often they stand there.
        line.len() >= FEWEST_BYTES
            && words(line).take(FEWEST_WORDS).count() == FEWEST_WORDS
            && !filed
            && !shape::is_credit(line)
            && !is_marked(&document.boilerplate, span)
    };
    let line = |span: Span| Line {
        key: number_of(&format!("{publisher}\n{}", span.of(text))),
        span,
        title: document.title.as_deref().is_some_and(|title| title.trim() == span.of(text)),
    };
    all.iter()
        .enumerate()
        .filter(|&(at, span)| around(at) && is_kept(*span))
        .map(|(_, span)| line(*span))
        .collect()
}

/// The host of the address, else the name of the site.
fn publisher(document: &Document) -> Option<String> {
    let host = document.url.as_deref().and_then(|url| Url::parse(url).ok()?.host_str().map(str::to_owned));
    let host = host.map(|host| host.strip_prefix("www.").unwrap_or(&host).to_owned());
    host.or_else(|| document.sitename.clone()).filter(|name| !name.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    #[test]
    fn lines_around_an_article_are_kept_by_their_publisher() {
        let text = "Treffen in Lima\n\nVon Ada Meier\n\nDie Minister sprachen über den Hafen.\n\nLesen, was morgen zählt";
        let mut document = Document::new("x", Language::German, text);
        document.title = Some("Treffen in Lima".into());
        assert_eq!(publisher_lines(&document), []);
        document.url = Some("https://www.example.org/a".into());
        let kept = publisher_lines(&document);
        let words: Vec<_> = kept.iter().map(|line| (line.span.of(text), line.title)).collect();
        assert_eq!(
            words,
            [
                ("Treffen in Lima", true),
                ("Die Minister sprachen über den Hafen.", false),
                ("Lesen, was morgen zählt", false)
            ]
        );
        document.url = Some("https://example.org/b".into());
        assert_eq!(publisher_lines(&document), kept);
        document.url = Some("https://example.com/b".into());
        assert_ne!(publisher_lines(&document)[0].key, kept[0].key);
    }
}
