//! Whether a run in quotation marks is somebody's words, or the name of a programme, a paper, a format.

use depesche_model::{Document, Parsed, Span, TokenKind};

use super::mark::Run;

/// From so many words on a run is a sentence, not a name.
const SENTENCE: usize = 7;

/// What a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    /// A sentence or more.
    Sentence,
    /// A part of a sentence, which is speech if somebody is said to speak.
    Fragment,
    /// No speech.
    Name,
}

/// What `run` is, by its words and those beside it.
pub(super) fn speech(document: &Document, parsed: &Parsed, run: &Run) -> Speech {
    let text = &document.text;
    let inner = run.inner.of(text);
    let words: Vec<&str> =
        inner.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
    let before = word_before(parsed, text, run.outer);
    let after = text.get(run.outer.end..).unwrap_or_default();
    if before.is_some_and(|word| word == ":") {
        return if words.len() > 2 || inner.ends_with(['.', '!', '?']) {
            Speech::Sentence
        } else {
            Speech::Fragment
        };
    }
    let ends = inner.ends_with(['.', '!', '?', '…']) || (inner.ends_with(',') && words.len() > 2);
    if words.len() >= SENTENCE || (ends && words.len() > 2 && inner.starts_with(char::is_uppercase)) {
        return Speech::Sentence;
    }
    // "„Grüne Brücke“-Programm", "das „so genannte“ …"
    if after.starts_with('-') || before.is_some_and(is_naming) || is_term(inner) {
        return Speech::Name;
    }
    let is_capital = |word: &&str| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let starts_low = inner.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase);
    let long = words.iter().filter(|word| word.chars().count() > 3);
    let all_capital =
        long.clone().count() > 0 && long.clone().all(&is_capital) && words.first().is_some_and(is_capital);
    let follows_noun = before
        .is_some_and(|word| word.starts_with(char::is_uppercase) && word.chars().count() > 2)
        && !starts_sentence(parsed, text, run.outer);
    // "das Programm „Grüne Brücke“", "the ship “Star”"
    if !starts_low && follows_noun && words.len() <= 5 {
        return Speech::Name;
    }
    if all_capital && words.len() > 1 {
        return Speech::Name;
    }
    // "Laut „Bote“", "wie der „Bote“ berichtet", "dem „Boten“ zufolge": the source itself.
    let next = after.split_whitespace().next().unwrap_or_default();
    if words.len() <= 3 && !starts_low && (before.is_some_and(is_source) || next == "zufolge") {
        return Speech::Name;
    }
    // A capital alone without an article or adjective before it is a name.
    let stands_alone = before.is_some_and(|word| word.starts_with(char::is_lowercase) && !describes(word));
    if words.len() == 1 && !starts_low && stands_alone {
        return Speech::Name;
    }
    Speech::Fragment
}

/// The word or mark before a place, on the same line.
pub(super) fn word_before<'a>(parsed: &Parsed, text: &'a str, span: Span) -> Option<&'a str> {
    let token = parsed.tokens.get(parsed.token_at(span.start).checked_sub(1)?)?;
    let gap = text.get(token.span.end..span.start)?;
    (!gap.contains('\n')).then(|| token.span.of(text))
}

/// Whether the word before the run is the first of its sentence: then its capital says nothing.
fn starts_sentence(parsed: &Parsed, text: &str, span: Span) -> bool {
    let Some(at) = parsed.token_at(span.start).checked_sub(1) else { return true };
    let before = at.checked_sub(1).and_then(|at| parsed.tokens.get(at));
    before.is_none_or(|token| {
        token.kind == TokenKind::Punctuation && matches!(token.span.of(text), "." | "!" | "?" | ":")
    })
}

fn is_naming(word: &str) -> bool {
    const NAMING: &[&str] = &[
        "sogenannte",
        "sogenannten",
        "sogenannter",
        "sogenanntes",
        "genannte",
        "genannten",
        "namens",
        "titel",
        "motto",
        "stichwort",
        "begriff",
        "wort",
        "so-called",
        "titled",
        "entitled",
        "named",
        "nicknamed",
        "motto",
        "word",
        "term",
        "zeitung",
        "magazin",
    ];
    NAMING.contains(&word.to_lowercase().as_str())
}

/// Whether a word introduces a source.
fn is_source(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "laut" | "wie" | "des" | "per")
}

/// Whether a word may stand before a noun: an article, a pronoun, an adjective, "als".
fn describes(word: &str) -> bool {
    const SHORT: &[&str] = &[
        "als", "von", "ein", "der", "die", "das", "den", "dem", "as", "of", "a", "an", "the", "sein", "ihr",
        "kein", "his", "her", "its", "zu", "mit", "für",
    ];
    SHORT.contains(&word) || ["e", "en", "em", "er", "es", "d", "l"].iter().any(|end| word.ends_with(end))
}

fn is_term(inner: &str) -> bool {
    include_str!("../../../../data/quote/terms.tsv").lines().any(|term| term == inner.to_lowercase())
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;
    use crate::quote::mark::runs;

    fn of(language: Language, text: &str) -> Speech {
        let document = Document::new("x", language, text);
        let parsed = depesche_language::parse(&document);
        speech(&document, &parsed, &runs(text)[0])
    }

    #[test]
    fn names_are_no_speech() {
        for text in [
            "Das Programm „Grüne Brücke“ wurde vorgestellt.",
            "Sie stellten die „Neue Agenda“ vor.",
            "Am Treffen „Zentralasien – G7“ nahmen sie teil.",
            "Er las das sogenannte „schwarze Buch“ vor.",
            "Die „Grüne Brücke“-Karte lag aus.",
        ] {
            assert_eq!(of(Language::German, text), Speech::Name, "{text}");
        }
        assert_eq!(of(Language::English, "They joined the \"Green Bridge\" programme."), Speech::Name);
    }

    #[test]
    fn parts_and_sentences() {
        assert_eq!(of(Language::German, "Er sprach von „guten Nachbarn“."), Speech::Fragment);
        assert_eq!(of(Language::German, "Tokio bleibt bei seinen „Fehlern“, sagte er."), Speech::Fragment);
        assert_eq!(
            of(Language::German, "„Wir öffnen heute hier eine neue Tür“, sagte er."),
            Speech::Sentence
        );
    }
}
