//! The hand rules for where a sentence ends.

use depesche_model::{Document, Language, Token, TokenKind};

use super::wrap::Wrap;
use crate::token::{Abbreviations, is_apostrophe};
use crate::word;
use crate::words::Words;

/// Whether a sentence often begins with `word`: an article, a pronoun, a preposition, never a noun.
pub(crate) fn is_usual_beginning(word: &str, language: &Language) -> bool {
    // "They've", "It’s"
    let word = word.split(is_apostrophe).next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && Words::of(language).is("beginning", &word.to_lowercase())
}

pub(super) fn is_closing(mark: &str) -> bool {
    matches!(mark, "“" | "”" | "\"" | "«" | "»" | ")" | "]" | "'" | "’" | "‘" | "›" | "‹")
}

/// Whether the sentence that begins with token `first` ends with token `at`; there is a next one.
pub(super) fn ends(
    document: &Document,
    tokens: &[Token],
    first: usize,
    at: usize,
    (abbreviations, wrap): (&Abbreviations, &Wrap),
) -> bool {
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
        1 if wrap.is_full(token.span.end..next.span.start) => {}
        1 if goes_on && !matches!(word, "." | "!" | "?" | ":") => {
            return word == "," && is_salutation(text, &tokens[first..=at]) && starts_large(following);
        }
        _ => return true,
    }
    if gap.is_empty() && !is_closing(word) {
        return is_glued_stop(text, tokens, at);
    }
    let stop = if is_closing(word) {
        // "…“ Er", "…“) Er", "….[2] Er": the stop stands before the closing marks.
        !gap.is_empty() && stop_before(text, tokens, at)
    } else {
        is_stop(word)
    };
    if stop {
        // A closing mark that stands right behind belongs to the sentence; so does a note, "….[2]".
        return !(goes_on && !begins_small(text, tokens, at, &document.lang)
            || gap.is_empty() && is_closing(following)
            || is_note(text, &tokens[at + 1..])
            || word == "." && is_numeral(text, tokens, first, at)
            || is_closing(word) && names_speaker(document, tokens, at));
    }
    if word.ends_with('.') && token.kind == TokenKind::Word && word.len() > 1 {
        if abbreviations.wants_number(word) {
            let numbered = next.kind == TokenKind::Number || is_roman(following);
            return !(goes_on || numbered || is_initial(word) || abbreviations.never_ends(word));
        }
        // "Mrd. Das", "U.S. The": the full stop does double duty only before a usual beginning.
        let beginning = match tokens.get(at + 2) {
            Some(after) if is_opening(following) => after.span.of(text),
            _ => following,
        };
        return !abbreviations.never_ends(word)
            && !is_initial(word)
            && is_usual_beginning(beginning, &document.lang);
    }
    false
}

/// The most words and marks of a line such as "Thanks," or "Dear Mr. Miller,".
const SALUTATION: usize = 5;

/// Whether a sentence so far is a short line of its own.
fn is_salutation(text: &str, tokens: &[Token]) -> bool {
    let begins = tokens.first().is_some_and(|token| {
        let before = text[..token.span.start].trim_end_matches([' ', '\t', '\u{a0}']);
        before.is_empty() || before.ends_with('\n')
    });
    let ends = tokens.last().map_or(0, |token| token.span.end);
    let whole = tokens.first().is_some_and(|token| !text[token.span.start..ends].contains('\n'));
    tokens.len() <= SALUTATION && begins && whole
}

fn starts_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Letters of a word behind which a full stop is none of an abbreviation.
const WHOLE_WORD: usize = 4;

/// Whether a sentence ends with the bare stop `at` though a small letter follows, as people write in English letters and
/// comments: "it works. thanks". German ones hardly do, and have more abbreviations.
fn begins_small(text: &str, tokens: &[Token], at: usize, language: &Language) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| tokens[before].span.of(text)) else { return false };
    let plain = before.chars().count() >= WHOLE_WORD && before.chars().all(char::is_lowercase);
    *language == Language::English
        && match tokens[at].span.of(text) {
            "?" | "!" => true,
            "." => plain,
            _ => false,
        }
}

/// Whether the stop of a sentence lost the blank behind it: "am Ende.Der Minister".
fn is_glued_stop(text: &str, tokens: &[Token], at: usize) -> bool {
    let [before, stop, next] = [at.checked_sub(1), Some(at), Some(at + 1)]
        .map(|at| at.and_then(|at| tokens.get(at)).map(|token| token.span.of(text)).unwrap_or_default());
    let is_word = |word: &str, first: fn(char) -> bool| {
        let mut letters = word.chars();
        letters.next().is_some_and(first) && letters.clone().count() > 0 && letters.all(char::is_lowercase)
    };
    let small = |c: char| c.is_alphabetic();
    let whole = at.checked_sub(1).is_some_and(|before| tokens[before].span.end == tokens[at].span.start)
        // "www.Example.Com" is an address.
        && at.checked_sub(2).is_none_or(|earlier| tokens[earlier].span.end < tokens[at - 1].span.start)
        && tokens.get(at + 2).is_none_or(|after| tokens[at + 1].span.end < after.span.start);
    matches!(stop, "." | "!" | "?")
        && whole
        && is_word(before, small)
        && is_word(next, char::is_uppercase)
        && !word::is_domain(next)
}

/// The most closing marks and figures of notes that stand behind a stop.
const CLOSING_MARKS: usize = 12;

/// Whether nothing but closing marks and notes in square brackets stands between a stop and the end of token `at`.
fn stop_before(text: &str, tokens: &[Token], at: usize) -> bool {
    let mut note = false;
    for place in (at.saturating_sub(CLOSING_MARKS)..=at).rev() {
        let mark = tokens[place].span.of(text);
        match mark {
            "]" => note = true,
            "[" if note => note = false,
            _ if note && (tokens[place].kind == TokenKind::Number || matches!(mark, "," | "-" | "–")) => {}
            _ if note => return false,
            _ if is_closing(mark) => {}
            _ => return is_stop(mark),
        }
        let Some(before) = place.checked_sub(1) else { return false };
        // Some write a blank before the note.
        if tokens[before].span.end != tokens[place].span.start && mark != "[" {
            return false;
        }
    }
    false
}

/// Whether the mark of a note begins `tokens`: "[2]", "[3, 4]".
fn is_note(text: &str, tokens: &[Token]) -> bool {
    let mut marks = tokens.iter().take(CLOSING_MARKS).map(|token| (token.kind, token.span.of(text)));
    marks.next().is_some_and(|(_, mark)| mark == "[")
        && marks.next().is_some_and(|(kind, _)| kind == TokenKind::Number)
        && marks
            .find(|&(kind, mark)| !(kind == TokenKind::Number || matches!(mark, "," | "-" | "–")))
            .is_some_and(|(_, mark)| mark == "]")
}

/// Whether the full stop `at` belongs to a numeral: the number of a list ("1. Der Rat …") or of a ruler ("Otto I. (…").
fn is_numeral(text: &str, tokens: &[Token], first: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= first) else { return false };
    let numeral = tokens[before];
    let word = numeral.span.of(text);
    let following = tokens.get(at + 1).map(|next| next.span.of(text));
    let opens = before == first || tokens[before - 1].span.of(text) == ":";
    numeral.span.end == tokens[at].span.start
        && (opens && numeral.kind == TokenKind::Number && word.len() < 3
            || following == Some("(") && is_roman(word))
}

/// Whether the words behind a quotation that ends with "?" or "!" tell who spoke: "“Why?” Obama asked."
pub(super) fn names_speaker(document: &Document, tokens: &[Token], at: usize) -> bool {
    let text = document.text.as_str();
    let question = at.checked_sub(1).is_some_and(|before| matches!(tokens[before].span.of(text), "?" | "!"));
    let words = Words::of(&document.lang);
    question
        && tokens[at + 1..]
            .iter()
            .take(4)
            .map(|token| token.span.of(text))
            .take_while(|word| word.starts_with(char::is_alphabetic))
            .any(|word| words.is("saying", word))
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "„" | "“" | "\"" | "«" | "»" | "(" | "[" | "'" | "‘" | "‚" | "›" | "‹")
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 2
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…") || mark.len() > 1 && mark.bytes().all(|b| b == b'.')
}
