//! Words, numbers and marks.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use depesche_model::{Language, Span, Token, TokenKind};

use depesche_model::table;

use crate::sentence::is_usual_beginning;

const ABBREVIATIONS: &str = include_str!("../../../data/language/abbreviations.tsv");

/// The abbreviations of one language, by what may follow them.
#[derive(Debug, Default)]
pub(crate) struct Abbreviations {
    /// Never at the end of a sentence.
    inside: BTreeSet<&'static str>,
    /// Inside when a figure follows.
    before_number: BTreeSet<&'static str>,
    /// May end a sentence as well: "Mrd.", "U.S.", "etc.".
    either: BTreeSet<&'static str>,
}

static GERMAN: LazyLock<Abbreviations> = LazyLock::new(|| Abbreviations::read(&Language::German));
static ENGLISH: LazyLock<Abbreviations> = LazyLock::new(|| Abbreviations::read(&Language::English));

impl Abbreviations {
    pub(crate) fn of(language: &Language) -> &'static Self {
        if *language == Language::German { &GERMAN } else { &ENGLISH }
    }

    fn read(language: &Language) -> Self {
        let mut read = Self::default();
        for row in table::rows(ABBREVIATIONS) {
            let [code, kind, forms] = row[..] else { continue };
            if code != language.code() {
                continue;
            }
            // "z. B." is two tokens, "z." and "B."; a single letter with a full stop is an initial anyway.
            let parts = table::forms(forms).flat_map(|form| form.split(' '));
            match kind {
                "before-number" => read.before_number.extend(parts),
                "any" | "name" => read.inside.extend(parts),
                _ => read.either.extend(parts),
            }
        }
        read
    }

    /// Whether `word`, its full stop included, is an abbreviation.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.never_ends(word) || self.before_number.contains(word) || self.either.contains(word)
    }

    /// The length of an abbreviation with a full stop inside that begins `rest`: "Ph.D.".
    pub(crate) fn inner(&self, rest: &str) -> usize {
        const LONGEST: usize = 12;
        let run = rest
            .char_indices()
            .take(LONGEST)
            .find(|&(_, c)| !(c == '.' || c.is_alphanumeric()))
            .map_or_else(|| rest.len().min(LONGEST), |(at, _)| at);
        let word = rest.get(..run).unwrap_or_default();
        if word.ends_with('.') && word.matches('.').count() > 1 && self.contains(word) { run } else { 0 }
    }

    /// Whether a sentence cannot end with `word`.
    pub(crate) fn never_ends(&self, word: &str) -> bool {
        self.inside.contains(word)
    }

    /// Whether a sentence cannot end with `word` when a figure follows.
    pub(crate) fn wants_number(&self, word: &str) -> bool {
        self.before_number.contains(word)
    }
}

pub(crate) fn is_word_char(c: char) -> bool {
    c.is_alphabetic() || c == '\u{ad}' || ('\u{300}'..='\u{36f}').contains(&c)
}

pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Splits `text` into tokens. Spans are in order, do not overlap, and cover every character that is not blank.
///
/// A full stop belongs to its word in abbreviations and initials ("z. B.", "Mr.", "J. Smith"), to its number in
/// German ordinals ("18. April"). A hyphen inside a word joins it ("G7-Staaten"); an English possessive is a token of
/// its own ("Kazakhstan" + "'s").
pub(crate) fn tokens(text: &str, language: &Language) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
        let Some(first) = rest.chars().next() else { break };
        let start = text.len() - rest.len();
        let (len, kind) = if is_word_char(first) {
            (word(rest, language), TokenKind::Word)
        } else if first.is_numeric() {
            number(rest, language)
        } else if language.code() == "en" && is_apostrophe(first) && possessive(rest) {
            (first.len_utf8() + 1, TokenKind::Word)
        } else if is_punctuation(first) {
            let same = if first == '.' || first == '-' || first == '–' {
                rest.chars().take_while(|&c| c == first).map(char::len_utf8).sum()
            } else {
                first.len_utf8()
            };
            (same, TokenKind::Punctuation)
        } else {
            (first.len_utf8(), TokenKind::Symbol)
        };
        tokens.push(Token { span: Span::new(start, start + len), kind });
        rest = &rest[len..];
    }
    tokens
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        && !matches!(
            c,
            '%' | '$' | '+' | '=' | '<' | '>' | '^' | '`' | '|' | '~' | '&' | '*' | '#' | '@' | '_'
        )
        || matches!(
            c,
            '„' | '“'
                | '”'
                | '»'
                | '«'
                | '‚'
                | '‘'
                | '’'
                | '›'
                | '‹'
                | '–'
                | '—'
                | '…'
                | '¿'
                | '¡'
                | '·'
                | '•'
                | '\u{2010}'
                | '\u{2011}'
        )
}

fn possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    chars.next() == Some('s') && chars.next().is_none_or(|c| !c.is_alphanumeric())
}

/// The length in bytes of the word that `rest` begins with.
fn word(rest: &str, language: &Language) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let inside = is_word_char(c)
            || c.is_numeric()
            || is_hyphen(c) && next.is_some_and(char::is_alphanumeric)
            || is_apostrophe(c)
                && next.is_some_and(is_word_char)
                && !(*language == Language::English && possessive(&rest[at..]));
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    // "U.S.", "z.B.": single letters with full stops between them; "Ph.D."
    let dotted = dotted(rest).max(Abbreviations::of(language).inner(rest));
    if dotted > end {
        return dotted;
    }
    let is_initial = rest[..end].chars().count() == 1 && rest.starts_with(char::is_uppercase);
    let with_stop = rest.get(..=end).filter(|word| word.ends_with('.'));
    match with_stop {
        Some(word) if Abbreviations::of(language).contains(word) => end + 1,
        // An initial is followed by a name: "J. Smith".
        Some(_) if is_initial && followed_by_name(&rest[end + 1..], language) => end + 1,
        _ => end,
    }
}

fn followed_by_name(rest: &str, language: &Language) -> bool {
    let Some(rest) = rest.strip_prefix(' ') else { return false };
    let word = &rest[..rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len())];
    // "J. A. Smith": a second initial may look like an article.
    let initial = word.chars().nth(1).is_none();
    word.starts_with(char::is_uppercase) && (initial || !is_usual_beginning(word, language))
}

/// The length of a run of single letters with full stops, at least two: "U.S.", "d.h.".
fn dotted(rest: &str) -> usize {
    let mut end = 0;
    let mut letters = 0;
    let mut chars = rest.char_indices();
    while let (Some((_, letter)), Some((at, '.'))) = (chars.next(), chars.next()) {
        if !letter.is_alphabetic() {
            break;
        }
        letters += 1;
        end = at + 1;
    }
    if letters >= 2 { end } else { 0 }
}

/// The length in bytes and the kind of what begins with a digit: "43,8", "18.", "30.05.2017", "5G-Netz".
fn number(rest: &str, language: &Language) -> (usize, TokenKind) {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let inside = c.is_numeric()
            || matches!(c, '.' | ',' | '\'' | '’' | ':' | '/') && next.is_some_and(char::is_numeric);
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    let after = &rest[end..];
    // "5G-Netz", "20er", "3rd": letters right behind make it a word; a unit ("5km") stays with its number too.
    if after.starts_with(is_word_char) {
        // "below 2C. Many": what stands behind a figure is no initial.
        let len = word(after, language);
        let letter = after.chars().next().map_or(0, char::len_utf8);
        let len = if len == letter + 1 && after[letter..].starts_with('.') { letter } else { len };
        return (end + len, TokenKind::Word);
    }
    if after.starts_with(is_hyphen) && after.chars().nth(1).is_some_and(is_word_char) {
        let len = end + 1 + word(&after[after.chars().next().map_or(0, char::len_utf8)..], language);
        return (len, TokenKind::Word);
    }
    let whole = rest[..end].bytes().all(|b| b.is_ascii_digit());
    if *language == Language::German && whole && end <= 3 && ordinal_follows(&rest[..end], after, language) {
        end += 1;
    }
    (end, TokenKind::Number)
}

const MONTHS: [&str; 17] = [
    "Januar",
    "Jänner",
    "Februar",
    "Feber",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "Jahrhundert",
    "Sitzung",
    "Runde",
];

/// Whether the full stop behind a German number makes it an ordinal: a month, a small letter, another ordinal or a
/// noun that is no usual beginning of a sentence follows.
fn ordinal_follows(number: &str, after: &str, language: &Language) -> bool {
    let Some(next) = after.strip_prefix('.') else { return false };
    let Some(next) = next.strip_prefix([' ', '\u{a0}']) else { return false };
    let word: String = next.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
    if MONTHS.iter().any(|month| word.starts_with(month)) || word.starts_with(char::is_lowercase) {
        return true;
    }
    if word.starts_with(|c: char| c.is_numeric()) {
        // "am 14. 11. 2024"
        let year =
            word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit());
        let month = number.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number));
        return next[word.len()..].starts_with('.') || month && year;
    }
    !word.is_empty() && !is_usual_beginning(&word, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, language: &Language) -> Vec<String> {
        tokens(text, language).iter().map(|token| token.span.of(text).to_owned()).collect()
    }

    #[test]
    fn keeps_ordinals_and_abbreviations() {
        assert_eq!(
            split("Am 18. April, z. B. um 43,8 Mrd. USD.", &Language::German),
            ["Am", "18.", "April", ",", "z.", "B.", "um", "43,8", "Mrd.", "USD", "."]
        );
        assert_eq!(
            split("Die 24. Sitzung endete 2024. Das Forum", &Language::German),
            ["Die", "24.", "Sitzung", "endete", "2024", ".", "Das", "Forum"]
        );
        assert_eq!(split("Es kamen 12. Das war viel.", &Language::German)[2], "12");
    }

    #[test]
    fn keeps_dates_with_blanks() {
        assert_eq!(
            split("am 14. 11. 2024 in Rom", &Language::German),
            ["am", "14.", "11.", "2024", "in", "Rom"]
        );
    }

    #[test]
    fn parts_the_english_possessive() {
        assert_eq!(
            split("Mr. Xi met Kazakhstan's J. Smith in the U.S. today.", &Language::English),
            ["Mr.", "Xi", "met", "Kazakhstan", "'s", "J.", "Smith", "in", "the", "U.S.", "today", "."]
        );
    }

    #[test]
    fn joins_hyphenated_words() {
        assert_eq!(
            split("G7-Staaten, „Zentralasien – G7“", &Language::German),
            ["G7-Staaten", ",", "„", "Zentralasien", "–", "G7", "“"]
        );
    }
}
