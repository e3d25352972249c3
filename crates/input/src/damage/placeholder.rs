//! Marks that somebody or something meant to fill in and did not.

use std::sync::LazyLock;

use depesche_model::{Damage, DamageKind, Evidence, Span};
use regex::Regex;

use crate::day;
use crate::line::{lines, pattern};

/// A year or a number, with the words that show which: "im Jahr XNUMX".
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?<year>[Ii]m Jahre?|[Ii]n the year|[Bb]is zum Jahr|[Dd]es Jahres|[Bb]is|[Ss]eit|[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|year)\s)?\b(?:X{1,2}NUMX{1,2}|XXXX|20XX|19XX|20\?\?|YYYY|JJJJ)\b",
    )
});

/// What a page's own program left: `[IMAGE_CAPTION]`, `{{title}}`.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\[[A-Z]{2,}(?:[_ ][A-Z]{2,})+\]|\[(?:NAME|DATE|DATUM|TITLE|TITEL|CAPTION|LINK|TODO|TBD|TK)\]|\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|%[A-Z_]{3,30}%|\{\d\}|\{[a-z_]{2,30}\}|%\d?\$?[sd]\b|\blorem ipsum\b|\[object Object\]",
    )
});

/// What stands for something that is missing.
pub(super) fn placeholders(text: &str) -> Vec<Damage> {
    let damage = |span, rule| Damage {
        evidence: Evidence::new(span, rule),
        kind: DamageKind::Placeholder,
        repair: None,
    };
    let mut found: Vec<_> = NUMBER
        .captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let rule =
                if found.name("year").is_some() { "damage.placeholder-year" } else { "damage.placeholder" };
            Some(damage(Span::new(whole.start(), whole.end()), rule))
        })
        .collect();
    found.extend(
        MARK.find_iter(text)
            .map(|mark| damage(Span::new(mark.start(), mark.end()), "damage.placeholder-mark")),
    );
    found.extend(without_date(text).into_iter().map(|span| damage(span, "damage.placeholder-date")));
    found
}

/// "Published / on" over two lines without a date behind them.
fn without_date(text: &str) -> Vec<Span> {
    const STATUS: &[&str] =
        &["veröffentlicht", "publiziert", "aktualisiert", "erstellt", "published", "posted", "updated"];
    const SMALL: &[&str] = &["on", "am", "at", "um", "by", "von"];
    let is = |span: Span, list: &[&str]| list.contains(&span.of(text).to_lowercase().trim_end_matches(':'));
    let mut found = Vec::new();
    let mut lines = lines(text).peekable();
    let mut last: Option<Span> = None;
    while let Some(line) = lines.next() {
        let status = last.replace(line).filter(|last| is(*last, STATUS));
        let Some(status) = status.filter(|_| is(line, SMALL)) else { continue };
        let next = lines.peek().map(|next| next.of(text)).unwrap_or_default();
        // A short line behind it is what was to be filled in: a date, a name.
        let words = next.split_whitespace().count();
        let is_filled = (1..=3).contains(&words) || (words <= 8 && day::in_line(next).is_some());
        if !is_filled {
            found.push(status.cover(line));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found() {
        let text = "Bau ab im Jahr XXXX, Treffen XNUMX in Rom. Bild: [IMAGE_TEXT] {{name}}";
        let found: Vec<_> = placeholders(text).iter().map(|d| d.evidence.span.of(text)).collect();
        assert_eq!(found, ["im Jahr XXXX", "XNUMX", "[IMAGE_TEXT]", "{{name}}"]);
    }

    #[test]
    fn a_date_that_is_missing() {
        let text = "Titel\n\nVeröffentlicht\n\non\n\nDie Minister trafen sich in der Stadt.";
        assert_eq!(placeholders(text)[0].evidence.span.of(text), "Veröffentlicht\n\non");
        assert_eq!(placeholders("Published\non\n3 May 2023\nThe ministers met."), []);
    }
}
