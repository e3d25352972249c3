//! Cutting what stands between two blanks into words.

use std::borrow::Cow;

use depesche_model::Language;

use super::address::{address, file};
use super::table::Parts;
use crate::token::{Abbreviations, is_apostrophe, is_hyphen, is_word_char};

/// Cuts the chunks of one sentence, in their order.
pub(super) struct Cutter {
    parts: &'static Parts,
    abbreviations: &'static Abbreviations,
    german: bool,
    /// Whether a single quotation mark is open: then an apostrophe behind "s" closes it.
    quoted: bool,
}

impl Cutter {
    pub(super) fn new(parts: &'static Parts, language: &Language) -> Self {
        let german = *language == Language::German;
        Self { parts, abbreviations: Abbreviations::of(language), german, quoted: false }
    }

    /// The lengths in bytes of the words of a chunk; `following` is the token behind the blank, if the sentence goes on.
    /// They are not empty and make up the chunk.
    pub(super) fn pieces(&mut self, chunk: &str, following: Option<&str>) -> Vec<usize> {
        let mut lengths = Vec::new();
        let mut at = 0;
        let mut bracket = false;
        // No address begins before this byte: it was looked for once.
        let mut no_address = 0;
        while let Some(first) = chunk[at..].chars().next() {
            let rest = &chunk[at..];
            let before = chunk[..at].chars().next_back();
            let len = if let Some(len) = self.smiley(rest, before, bracket) {
                len
            } else if let Some(len) = before.is_none().then(|| file(rest, self.parts)).flatten() {
                len
            } else if first.is_alphanumeric() && at >= no_address {
                match address(rest, self.parts) {
                    Ok(len) => len,
                    Err(searched) => {
                        no_address = at + searched;
                        self.piece(first, rest, before, following)
                    }
                }
            } else {
                self.piece(first, rest, before, following)
            };
            // Whatever the rules say, each step takes at least one character.
            let len = len.max(first.len_utf8());
            bracket = bracket && first != ')' || first == '(';
            lengths.push(len);
            at += len;
        }
        lengths
    }

    fn piece(&mut self, first: char, rest: &str, before: Option<char>, following: Option<&str>) -> usize {
        if first.is_numeric() || matches!(first, '.' | '+') && before.is_none() && signed(rest) {
            return self.number(rest, following);
        }
        if is_word_char(first) || first == '_' && rest[1..].starts_with(is_word_char) {
            return self.word(rest, following);
        }
        if first == '.' && before.is_none() && !self.german {
            // ".doc", the name of the file being elsewhere
            let ending = run(&rest[1..], char::is_alphanumeric);
            if ending + 1 == rest.len() && self.parts.is_domain(&rest[1..]) {
                return rest.len();
            }
        }
        if matches!(first, '#' | '@') && rest[1..].starts_with(char::is_alphabetic) {
            return 1 + run(&rest[1..], |c| c.is_alphanumeric() || c == '_');
        }
        self.mark(first, rest, before)
    }

    fn smiley(&self, rest: &str, before: Option<char>, bracket: bool) -> Option<usize> {
        let smiley = self.parts.smileys.iter().find(|smiley| {
            rest.get(..smiley.len()).is_some_and(|found| found.eq_ignore_ascii_case(smiley))
                && !rest[smiley.len()..].starts_with(char::is_alphanumeric)
        })?;
        let letters = smiley.starts_with(char::is_alphanumeric);
        let closes = bracket && smiley.ends_with(')');
        // Behind a word it is one only where nothing but marks follows: not in "a:/b".
        let apart = before.is_none_or(|c| !c.is_alphanumeric());
        let ends = rest.len() <= smiley.len() + 1;
        (!closes && (before.is_none() || !letters && (apart || ends))).then_some(smiley.len())
    }

    /// The length of what begins with a letter.
    fn word(&self, rest: &str, following: Option<&str>) -> usize {
        let dotted = dotted(rest).max(self.abbreviations.inner(rest)).max(self.unstopped(rest));
        if dotted > 0 {
            return dotted;
        }
        if let Some(len) = self.slashed(rest) {
            return len;
        }
        let mut end = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|&(_, c)| c);
            let inside = is_word_char(c)
                || c.is_numeric()
                || c == '_'
                || self.is_apostrophe(c) && next.is_some_and(is_word_char) && !self.cut_here(rest, at)
                // "sh*t"
                || c == '*' && !self.german && at > 0 && next.is_some_and(char::is_alphabetic)
                || c == '&' && at <= 3 && next.is_some_and(char::is_uppercase) && is_capital(&rest[..at])
                || is_hyphen(c) && self.joins(rest, at, c);
            if !inside {
                break;
            }
            end = at + c.len_utf8();
        }
        let after = &rest[end..];
        if after.starts_with('$') && end <= 2 && is_capital(&rest[..end]) {
            return end + 1;
        }
        if let Some(apostrophe) = after.chars().next().filter(|&c| is_apostrophe(c))
            && !self.quoted
            && (rest[..end].ends_with(['s', 'x', 'z', 'ß', 'S']) || self.lost_g(&rest[..end]))
            && !after[apostrophe.len_utf8()..].starts_with(is_apostrophe)
        {
            return end + apostrophe.len_utf8();
        }
        if after.starts_with('!') && !after[1..].starts_with('!') && self.parts.is_marked(&rest[..=end]) {
            return end + 1;
        }
        if let Some(first) = self.parts.run_together(&rest[..end]) {
            return first;
        }
        if self.takes_stop(&rest[..end], after, following) { end + 1 } else { end }
    }

    /// Whether `c` stands for an apostrophe inside an English word; many type an accent.
    fn is_apostrophe(&self, c: char) -> bool {
        is_apostrophe(c) || !self.german && matches!(c, '`' | '´')
    }

    /// Whether the apostrophe behind `word` stands for a "g": "cookin'".
    fn lost_g(&self, word: &str) -> bool {
        !self.german && word.len() > LONGEST_UNKNOWN && word.ends_with("in")
    }

    /// The length of an abbreviation at the start of `rest` that lost its last full stop: "i.e", "p.m".
    fn unstopped(&self, rest: &str) -> usize {
        let short = rest.as_bytes().get(1) == Some(&b'.') && rest.is_char_boundary(3);
        let whole =
            !rest.get(3..).is_some_and(|after| after.starts_with(|c: char| c == '.' || c.is_alphanumeric()));
        let known = || self.abbreviations.contains(&format!("{}.", &rest[..3]));
        if !self.german && short && whole && known() { 3 } else { 0 }
    }

    /// The length of "w/o" and the like at the start of `rest`.
    fn slashed(&self, rest: &str) -> Option<usize> {
        // Looked at no further, so that "a/a/a/…" takes linear time.
        const LONGEST: usize = 8;
        let inside = |c: char| c.is_alphanumeric() || c == '/';
        let len: usize = rest.chars().take(LONGEST).take_while(|&c| inside(c)).map(char::len_utf8).sum();
        let word = &rest[..len];
        (word.contains('/') && !rest[len..].starts_with(inside) && self.parts.is_slashed(word)).then_some(len)
    }

    /// Whether a German "'s" behind a small word is a word of its own: "geht's".
    fn cut_here(&self, rest: &str, at: usize) -> bool {
        self.german
            && rest.starts_with(char::is_lowercase)
            && rest[at..].chars().nth(1) == Some('s')
            && !rest[at..].chars().nth(2).is_some_and(char::is_alphanumeric)
    }

    /// Whether the hyphen at byte `at` joins.
    fn joins(&self, rest: &str, at: usize, hyphen: char) -> bool {
        let next = &rest[at + hyphen.len_utf8()..];
        if self.german || !next.starts_with(char::is_alphanumeric) || !self.parts.is_bound(&rest[..at]) {
            return false;
        }
        // "non-adult-like" comes apart as a whole.
        let part = run(next, char::is_alphanumeric);
        !next[part..].starts_with(is_hyphen)
    }

    /// Whether the full stop that begins `after` belongs to `word` before it.
    fn takes_stop(&self, word: &str, after: &str, following: Option<&str>) -> bool {
        let Some(after) = after.strip_prefix('.') else { return false };
        if word.len() > LONGEST_ABBREVIATION {
            return false;
        }
        if after.starts_with('.') {
            // "Jr..": its own full stop and that of the sentence.
            return !self.german && after == "." && self.abbreviations.contains(&format!("{word}."));
        }
        let goes_on = after.is_empty() && following.is_some();
        let next = if after.is_empty() { following.unwrap_or_default() } else { after };
        let stopped = format!("{word}.");
        if self.abbreviations.wants_number(&stopped) {
            return next.starts_with(char::is_numeric) || goes_on && !is_capital_word(next);
        }
        if self.abbreviations.contains(&stopped) {
            // "…, etc." at the end of a sentence gives its stop to the sentence in EWT; "Inc." and "D.C." do not.
            let gives = !self.german && !goes_on && after.is_empty() && word.starts_with(char::is_lowercase);
            return !gives;
        }
        let mut letters = word.chars();
        let initial = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        if initial {
            return goes_on || after.starts_with(['-', ',']) || after.starts_with(char::is_alphabetic);
        }
        if !goes_on {
            return false;
        }
        if self.parts.is_stopped(word) {
            return true;
        }
        // In English a small letter behind the stop is careless writing as often as an unknown abbreviation.
        self.german
            && (is_roman(word)
                || next.starts_with(|c: char| c.is_lowercase() || c.is_numeric())
                    && word.chars().count() <= LONGEST_UNKNOWN)
    }

    /// The length of what begins with a figure.
    fn number(&self, rest: &str, following: Option<&str>) -> usize {
        let signs = run(rest, |c| matches!(c, '.' | '+'));
        let mut end = signs + figures(&rest[signs..], self.german);
        let plain = end;
        // "713/853-6197"
        let group = rest[signs..end].rsplit('/').next().unwrap_or_default();
        if let Some(len) = hyphened(&rest[end..], group, self.german) {
            end += len;
        }
        let after = &rest[end..];
        let letters = run(after, char::is_alphanumeric);
        if letters > 0 {
            if self.parts.is_unit(&after[..letters]) || self.parts.is_unit(&after[..dotted(after)]) {
                return end;
            }
            end += letters;
            return end;
        }
        // "the 1930's"
        let mut chars = after.chars();
        if !self.german
            && let Some(apostrophe) = chars.next().filter(|&c| is_apostrophe(c))
            && chars.next() == Some('s')
            && !chars.next().is_some_and(char::is_alphanumeric)
        {
            return end + apostrophe.len_utf8() + 1;
        }
        let Some(behind) = after.strip_prefix('.') else { return end };
        let goes_on = behind.is_empty() && following.is_some();
        let short = end == plain && rest[..end].bytes().all(|b| b.is_ascii_digit()) && end <= 4;
        let ordinal = self.german && short && (goes_on || behind.starts_with(['-', '–', '/', ',']));
        if ordinal { end + 1 } else { end }
    }

    /// The length of what begins with a mark.
    fn mark(&mut self, first: char, rest: &str, before: Option<char>) -> usize {
        if !self.german && before.is_none() && is_drawing(rest) {
            return rest.len();
        }
        for whole in ["``", "''", "’’", "‘’"] {
            if rest.starts_with(whole) {
                return whole.len();
            }
        }
        if is_apostrophe(first) || matches!(first, '‘' | '‚') {
            let len = first.len_utf8();
            let letters = run(&rest[len..], is_word_char);
            if letters > 0 && !self.german {
                let word = &rest[len..len + letters];
                let ending = ["s", "re", "ve", "ll", "d", "m"].iter().any(|e| e.eq_ignore_ascii_case(word));
                let figures_before = before.is_some_and(char::is_alphanumeric);
                // "rock 'n' roll"
                let behind = rest[len + letters..].chars().next().filter(|&c| is_apostrophe(c));
                if let Some(closing) = behind.filter(|_| word.eq_ignore_ascii_case("n")) {
                    return len + letters + closing.len_utf8();
                }
                if self.parts.is_leading(word) || ending && (before.is_none() || figures_before) {
                    return len + letters;
                }
            }
            // "the '90s", "in '05"
            let decade = run(&rest[len..], char::is_alphanumeric);
            let figures = run(&rest[len..], char::is_numeric);
            if !self.german && (decade == 3 && figures > 0 || decade == 2 && figures == 2 && before.is_none())
            {
                return len + decade;
            }
            if self.german && rest[len..len + letters] == *"s" {
                return len + letters;
            }
            self.quoted = !self.quoted && before.is_none_or(|c| !c.is_alphanumeric()) && rest.len() > len;
            return len;
        }
        match first {
            '!' | '?' | '.' if !self.german && mixed(rest) > 0 => mixed(rest),
            '!' | '?' if !self.german => run(rest, |c| matches!(c, '!' | '?')),
            '.' | '-' | '=' | '*' | '_' | '~' | '+' | '<' | '>' | '#' | '$' => run(rest, |c| c == first),
            _ => first.len_utf8(),
        }
    }

    /// The parts of a contraction, or the word alone.
    ///
    /// `following` is what stands behind the blank behind it.
    pub(super) fn parts<'t>(&self, word: &'t str, following: Option<&str>) -> Vec<Cow<'t, str>> {
        if let Some(parts) = self.parts.contraction(word, following)
            && (self.german || word != "IM")
        {
            return spelt(word, parts);
        }
        if self.german {
            return vec![Cow::Borrowed(word)];
        }
        let mut stem = word;
        let mut endings = Vec::new();
        while let Some(len) = self.ending(stem) {
            let (front, ending) = stem.split_at(stem.len() - len);
            endings.push(Cow::Borrowed(ending));
            stem = front;
        }
        endings.push(Cow::Borrowed(stem));
        endings.reverse();
        endings
    }

    /// The length of the ending that an English word can lose.
    fn ending(&self, word: &str) -> Option<usize> {
        let mut back = word.char_indices().rev();
        let (last, c) = back.next()?;
        if is_apostrophe(c) && back.next().is_some_and(|(_, c)| matches!(c, 's' | 'S' | 'x' | 'z')) {
            return Some(word.len() - last);
        }
        let (_, start) = self.parts.endings.iter().find_map(|ending| {
            let mut back = word.char_indices().rev();
            let mut start = word.len();
            for letter in ending.chars().rev() {
                let (at, c) = back.next()?;
                if !(c.to_ascii_lowercase() == letter || letter == '\'' && self.is_apostrophe(c)) {
                    return None;
                }
                start = at;
            }
            back.next().filter(|(_, c)| c.is_alphabetic()).map(|_| (ending, start))
        })?;
        Some(word.len() - start)
    }
}

/// Bytes of the longest abbreviation that is looked up.
const LONGEST_ABBREVIATION: usize = 16;

/// A full stop inside a sentence belongs to a word that is not known as an abbreviation only if it is no longer than
/// this, in letters.
const LONGEST_UNKNOWN: usize = 4;

/// The length of the characters at the start of `rest` for which `inside` holds.
pub(super) fn run(rest: &str, inside: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !inside(c)).unwrap_or(rest.len())
}

/// The length of "!." or ".?" at the start of `rest`, which English treebanks keep together.
fn mixed(rest: &str) -> usize {
    let shout = |rest: &str| run(rest, |c| matches!(c, '!' | '?'));
    let stops = |rest: &str| run(rest, |c| c == '.');
    match (shout(rest), stops(rest)) {
        (0, 1) if shout(&rest[1..]) > 0 => 1 + shout(&rest[1..]),
        (0, _) => 0,
        (shout, _) => {
            if stops(&rest[shout..]) == 1 {
                shout + 1
            } else {
                0
            }
        }
    }
}

/// Whether a chunk is drawn of several marks: "--->", "|---+---|", "*~*~*".
fn is_drawing(chunk: &str) -> bool {
    let drawn = |c: char| matches!(c, '-' | '=' | '+' | '|' | '<' | '>' | '~' | '*' | '_' | '\\' | '{' | '}');
    let mut marks = chunk.chars();
    let first = marks.next();
    chunk != "<>" && chunk.chars().all(drawn) && marks.any(|c| Some(c) != first)
}

fn is_capital(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_uppercase)
}

fn is_capital_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M'))
}

/// Whether a sign and a figure begin `rest`: ".265", "+49…".
fn signed(rest: &str) -> bool {
    let mut chars = rest.chars();
    let sign = chars.next();
    chars.next().is_some_and(|c| c.is_ascii_digit()) && (matches!(sign, Some('.' | '+')))
}

/// The length of single letters with full stops between them, at least two; the last stop may be missing: "U.S",
/// "z.B.", "d.h.".
fn dotted(rest: &str) -> usize {
    let mut end = 0;
    let mut letters = 0;
    let mut chars = rest.char_indices();
    while let Some((at, letter)) = chars.next() {
        if !letter.is_alphabetic() {
            break;
        }
        let stop = chars.next();
        if stop.is_some_and(|(_, c)| c == '.') {
            letters += 1;
            end = at + letter.len_utf8() + 1;
            continue;
        }
        // "U.S" behind which no letter stands; but "J.Smith" comes apart behind its initial.
        if letters > 0 && letter.is_uppercase() && stop.is_none_or(|(_, c)| !c.is_alphanumeric()) {
            letters += 1;
            end = at + letter.len_utf8();
        }
        break;
    }
    if letters < 2 { 0 } else { end }
}

/// The length of figures with marks inside: "43,8", "12:30", in English "9/11" but "24", "/", "7".
fn figures(rest: &str, german: bool) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().is_some_and(|&(_, c)| c.is_numeric());
        let mark = match c {
            '.' | ',' | ':' => true,
            // "10'000"; in English heights: "5'11"
            '\'' | '’' => german,
            '/' => !german && !is_fraction(rest, at),
            _ => false,
        };
        if !(c.is_numeric() || mark && next) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether the slash at byte `at` parts two figures that cannot be day and month: "50/50", "2001/02".
fn is_fraction(rest: &str, at: usize) -> bool {
    let (first, next) = (&rest[..at], &rest[at + 1..]);
    let (second, behind) = next.split_at(run(next, |c| c.is_ascii_digit()));
    let (Ok(first), Ok(second)) = (first.parse::<u32>(), second.parse::<u32>()) else { return false };
    // "05/02/2001", "713/853-6197"
    let more = behind.starts_with(['/', '-']);
    !(more || first.min(second) <= 12 && first.max(second) <= 31)
}

/// The length of what hyphens join to the figures before `rest`: the rest of a telephone number, in German also that
/// of a range.
fn hyphened(rest: &str, before: &str, german: bool) -> Option<usize> {
    // No telephone number has more; so "1-1-1-…" takes linear time.
    const MOST: usize = 6;
    let mut groups = vec![before.len()];
    let mut end = 0;
    while rest[end..].starts_with('-') && groups.len() < MOST {
        let len = run(&rest[end + 1..], char::is_numeric);
        if len == 0 {
            break;
        }
        groups.push(len);
        end += 1 + len;
    }
    if rest[end..].starts_with(char::is_alphabetic) || end == 0 {
        return None;
    }
    let telephone = groups.len() > 2 || matches!(groups[..], [3 | 5, 4] | [1, 4 | 5]);
    (german || telephone).then_some(end)
}

/// The parts of `word` as they stand in it, or with its capitals where it does not spell them.
fn spelt<'t>(word: &'t str, parts: &[&'static str]) -> Vec<Cow<'t, str>> {
    let letters = |text: &str| text.chars().count();
    if parts.iter().map(|part| letters(part)).sum::<usize>() == letters(word)
        && parts.concat() == word.to_lowercase()
    {
        let mut rest = word;
        return parts
            .iter()
            .map(|part| {
                let end = rest.char_indices().nth(letters(part)).map_or(rest.len(), |(at, _)| at);
                let (front, behind) = rest.split_at(end);
                rest = behind;
                Cow::Borrowed(front)
            })
            .collect();
    }
    let shouted = letters(word) > 1 && is_capital(word);
    let capital = word.starts_with(char::is_uppercase);
    parts
        .iter()
        .enumerate()
        .map(|(place, part)| {
            Cow::Owned(if shouted {
                part.to_uppercase()
            } else if capital && place == 0 {
                let mut chars = part.chars();
                chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
            } else {
                (*part).to_owned()
            })
        })
        .collect()
}
