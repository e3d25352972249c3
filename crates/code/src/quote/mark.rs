//! Runs of text in quotation marks.
//!
//! | marks | where |
//! |---|---|
//! | `„…“` `‚…‘` `»…«` `›…‹` | German |
//! | `«…»` `‹…›` | Swiss |
//! | `“…”` `‘…’` `"…"` | English, and everywhere on the web |
//!
//! A run ends in its paragraph: a mark that is never closed is closed by the paragraph's end.

use depesche_model::Span;

/// The longest run, in bytes; a longer one is two marks that do not belong together.
const LONGEST: usize = 4000;

/// A run with and without its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) outer: Span,
    pub(super) inner: Span,
    /// Whether it has its closing mark.
    pub(super) is_closed: bool,
}

/// The runs of a text that lie in no other, in order.
pub(super) fn runs(text: &str) -> Vec<Run> {
    text.split('\n').flat_map(|line| runs_of_line(text, Span::within(text, line))).collect()
}

fn runs_of_line(text: &str, line: Span) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut nested = 0_usize;
    // The last mark that closed a run inside the open one: all there is if the outer run is never closed.
    let mut last_inner = None;
    let mut before = None;
    let mut chars = line.of(text).char_indices().map(|(at, c)| (line.start + at, c)).peekable();
    while let Some((at, mark)) = chars.next() {
        let after = chars.peek().map(|&(_, c)| c);
        match open {
            Some((opening, start)) if closes(opening, mark, before, after) => {
                let end = at + mark.len_utf8();
                if nested > 0 {
                    nested -= 1;
                    last_inner = Some((at, end));
                } else {
                    runs.extend(run(text, opening, start, at, end));
                    open = None;
                }
            }
            Some((opening, _)) if mark == opening && opens(mark, before, after) => nested += 1,
            None if opens(mark, before, after) => {
                open = Some((mark, at));
                (nested, last_inner) = (0, None);
            }
            _ => {}
        }
        before = Some(mark);
    }
    if let Some((opening, start)) = open {
        if let Some((at, end)) = last_inner {
            runs.extend(run(text, opening, start, at, end));
        } else if opening != '‘'
            && opening != '‚'
            && text.get(start..line.end).is_some_and(|rest| rest.split(' ').count() > 3)
        {
            runs.extend(
                run(text, opening, start, line.end, line.end).map(|run| Run { is_closed: false, ..run }),
            );
        }
    }
    runs
}

fn run(text: &str, opening: char, start: usize, inner_end: usize, end: usize) -> Option<Run> {
    let inner = Span::new(start + opening.len_utf8(), inner_end).trimmed(text);
    let fits = !inner.is_empty() && inner.len() <= LONGEST && inner.of(text).contains(char::is_alphanumeric);
    fits.then_some(Run { outer: Span::new(start, end).trimmed(text), inner, is_closed: true })
}

/// Whether a run may start with `mark` here.
fn opens(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let is_first = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '–' | '—' | '-' | '/' | ':' | '"' | '„' | '“')
    });
    let has_word = after.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '[' | '(' | '…' | '.' | '‚' | '‘' | '\'' | '„' | '$' | '€')
    });
    match mark {
        '„' | '‟' => after.is_some_and(|c| !c.is_whitespace()),
        '“' | '"' | '”' | '‚' | '‘' | '‹' | '›' => is_first && has_word,
        '«' | '»' => is_first && after.is_some(),
        _ => false,
    }
}

/// Whether `mark` closes a run that `opening` opened.
fn closes(opening: char, mark: char, before: Option<char>, after: Option<char>) -> bool {
    let is_last = before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric());
    match opening {
        '„' | '‟' => {
            matches!(mark, '“' | '”') && !before.is_none_or(char::is_whitespace) || mark == '"' && is_last
        }
        '“' | '”' => mark == '”' || matches!(mark, '“' | '"') && is_last,
        '"' => matches!(mark, '"' | '“' | '”') && is_last,
        '«' => mark == '»',
        '»' => mark == '«',
        '‹' => mark == '›',
        '›' => mark == '‹',
        '‚' | '‘' => matches!(mark, '‘' | '’') && is_last,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<&str> {
        runs(text).iter().map(|run| run.inner.of(text)).collect()
    }

    #[test]
    fn all_marks() {
        for text in [
            "Er sagte: „Ja, gern.“ Dann",
            "He said: “Ja, gern.” Then",
            "He said: \"Ja, gern.\" Then",
            "Er sagte: »Ja, gern.« Dann",
            "Er sagte: «Ja, gern.» Dann",
            "Er sagte: « Ja, gern. » Dann",
            "Er sagte: ‚Ja, gern.‘ Dann",
            "Er sagte: „Ja, gern.” Dann",
            "Er sagte: „Ja, gern.\" Dann",
        ] {
            assert_eq!(inner(text), ["Ja, gern."], "{text}");
        }
    }

    #[test]
    fn nested_runs_belong_to_the_outer_one() {
        assert_eq!(
            inner("„Das ‚Haus‘ und das „Dorf“ sind da“, sagte er."),
            ["Das ‚Haus‘ und das „Dorf“ sind da"]
        );
        assert_eq!(inner("\"It's the 'best' of Iran's\" and 5\" wide"), ["It's the 'best' of Iran's"]);
    }

    #[test]
    fn a_paragraph_ends_a_run() {
        assert_eq!(inner("Er sagte: „Wir gehen nach Haus.\nUnd “so“ weiter"), ["Wir gehen nach Haus.", "so"]);
        assert_eq!(inner("„“ und „ “ nichts"), Vec::<&str>::new());
    }
}
