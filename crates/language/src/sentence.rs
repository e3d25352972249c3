//! Sentences, headlines and other lines that stand by themselves.

use depesche_model::{Document, Language, Sentence, Span, Token, TokenKind};

use crate::token::Abbreviations;
use crate::words::Words;

/// No sentence is longer, in tokens: lists and broken pages are cut, so that reading stays linear in the length of a text.
const LONGEST: usize = 400;

/// A line of more tokens is a paragraph that lost its full stop.
const LONGEST_HEADLINE: usize = 24;

/// Words that often begin a German sentence and hardly ever follow an ordinal.
const BEGINNINGS: [&str; 64] = [
    "Der",
    "Die",
    "Das",
    "Den",
    "Dem",
    "Des",
    "Ein",
    "Eine",
    "Einen",
    "Einem",
    "Er",
    "Sie",
    "Es",
    "Wir",
    "Ich",
    "Man",
    "In",
    "Im",
    "Am",
    "An",
    "Auf",
    "Aus",
    "Bei",
    "Beim",
    "Mit",
    "Nach",
    "Seit",
    "Vor",
    "Von",
    "Zu",
    "Zum",
    "Zur",
    "Zwischen",
    "Unter",
    "Über",
    "Für",
    "Gegen",
    "Durch",
    "Während",
    "Wegen",
    "Laut",
    "Dabei",
    "Damit",
    "Dazu",
    "Davon",
    "Daher",
    "Darauf",
    "Außerdem",
    "Zudem",
    "Ferner",
    "Auch",
    "Aber",
    "Doch",
    "Und",
    "Als",
    "Wenn",
    "Weil",
    "Nachdem",
    "Beide",
    "Dies",
    "Diese",
    "Dieser",
    "Dieses",
    "Allein",
];

/// Whether a German sentence often begins with `word`.
pub(crate) fn is_usual_beginning(word: &str) -> bool {
    BEGINNINGS.contains(&word)
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "“" | "”" | "\"" | "«" | "»" | ")" | "]" | "'" | "’" | "‘" | "›" | "‹")
}

/// Groups the tokens of a document into sentences.
///
/// A blank line ends a sentence; so does a line break, unless the line goes on with a small letter. The dateline is a
/// sentence of its own. Sentences are in order, do not overlap and hold every token.
pub(crate) fn sentences(document: &Document, tokens: &[Token]) -> Vec<Sentence> {
    let text = document.text.as_str();
    let abbreviations = Abbreviations::of(&document.lang);
    let mut sentences = Vec::new();
    let mut first = 0;
    let mut line = 0;
    let mut counted = 0;
    for at in 0..tokens.len() {
        let last = at + 1 == tokens.len();
        let endless = at + 1 - first >= LONGEST;
        if !last && !endless && !ends(document, tokens, at, abbreviations) {
            continue;
        }
        let span = Span::new(tokens[first].span.start, tokens[at].span.end);
        line += text[counted..span.start].matches('\n').count();
        counted = span.start;
        sentences.push(Sentence {
            span,
            tokens: first..at + 1,
            clauses: 0..0,
            line,
            headline: is_headline(text, tokens, first, at),
        });
        first = at + 1;
    }
    sentences
}

/// A headline has its line for itself and no full stop.
fn is_headline(text: &str, tokens: &[Token], first: usize, last: usize) -> bool {
    let begins = text[..tokens[first].span.start].trim_end_matches([' ', '\t', '\u{a0}']);
    let ends = text[tokens[last].span.end..].trim_start_matches([' ', '\t', '\u{a0}']);
    let stopped =
        tokens[first..=last].iter().rev().take(2).any(|t| matches!(t.span.of(text), "." | "!" | "…" | "..."));
    last - first < LONGEST_HEADLINE
        && !stopped
        && (begins.is_empty() || begins.ends_with('\n'))
        && (ends.is_empty() || ends.starts_with(['\n', '\r']))
}

/// Whether a sentence ends with token `at`; there is a next one.
fn ends(document: &Document, tokens: &[Token], at: usize, abbreviations: &Abbreviations) -> bool {
    let text = document.text.as_str();
    let words = Words::of(&document.lang);
    let (token, next) = (tokens[at], tokens[at + 1]);
    if let Some(dateline) = &document.dateline {
        let border = dateline.evidence.span;
        if token.span.end <= border.end && border.end <= next.span.start
            || token.span.end <= border.start && border.start <= next.span.start
        {
            return true;
        }
    }
    let gap = &text[token.span.end..next.span.start];
    let word = token.span.of(text);
    let following = next.span.of(text);
    let goes_on = following.starts_with(char::is_lowercase) || word == "," || words.is_open(word);
    match gap.matches('\n').count() {
        0 => {}
        1 if goes_on && !matches!(word, "." | "!" | "?" | ":") => return false,
        _ => return true,
    }
    if gap.is_empty() && !is_closing(word) {
        return false;
    }
    let stop = if is_closing(word) {
        // "…“ Er": the stop stands before the closing mark.
        let before = at.checked_sub(1).map(|before| tokens[before]);
        before.is_some_and(|before| before.span.end == token.span.start && is_stop(before.span.of(text)))
            && !gap.is_empty()
    } else {
        is_stop(word)
    };
    if stop {
        // A closing mark that stands right behind belongs to the sentence.
        return !(goes_on || is_closing(following) && gap.is_empty());
    }
    if word.ends_with('.') && token.kind == TokenKind::Word && word.len() > 1 {
        if abbreviations.never_ends(word)
            || abbreviations.wants_number(word) && next.kind == TokenKind::Number
        {
            return false;
        }
        // "Mrd. Das", "U.S. The": the full stop does double duty only before a usual beginning.
        return if document.lang == Language::German {
            is_usual_beginning(following) && !is_initial(word)
        } else {
            matches!(
                following,
                "The"
                    | "He"
                    | "She"
                    | "It"
                    | "They"
                    | "In"
                    | "On"
                    | "At"
                    | "But"
                    | "A"
                    | "An"
                    | "This"
                    | "His"
            ) && !is_initial(word)
        };
    }
    false
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 2
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…" | "..." | "....")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn split(text: &str, language: Language) -> Vec<String> {
        let document = Document::new("x", language, text);
        let tokens = tokens(text, &document.lang);
        sentences(&document, &tokens).iter().map(|s| document.slice(s.span).to_owned()).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(
            split(
                "Dr. Müller traf z. B. am 18. April u. a. Prof. J. Smith. Danach reiste er ab.",
                Language::German
            ),
            ["Dr. Müller traf z. B. am 18. April u. a. Prof. J. Smith.", "Danach reiste er ab."]
        );
        assert_eq!(
            split("Mr. Xi left the U.S. on Jan. 5. The talks had ended.", Language::English),
            ["Mr. Xi left the U.S. on Jan. 5.", "The talks had ended."]
        );
    }

    #[test]
    fn quotes_keep_their_marks() {
        assert_eq!(
            split("„Wir sind bereit.“ Er ging. „Gut!“, sagte sie.", Language::German),
            ["„Wir sind bereit.“", "Er ging.", "„Gut!“, sagte sie."]
        );
    }

    #[test]
    fn lines_stand_by_themselves() {
        assert_eq!(
            split("Gipfel in Astana\n\nDie Minister\ntrafen sich.", Language::German),
            ["Gipfel in Astana", "Die Minister\ntrafen sich."]
        );
    }
}
