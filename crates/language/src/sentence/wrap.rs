//! Lines that were broken only because they were full, as mail programs and old wire services break them.

use std::collections::BTreeSet;

/// Wrapped lines are so long at least and at most, in characters; a longer line is a paragraph.
const WIDTHS: std::ops::RangeInclusive<usize> = 50..=100;

/// So many full lines are no accident.
const FULL_LINES: usize = 4;

/// Where a text's lines end for want of room.
#[derive(Debug, Default)]
pub(super) struct Wrap(BTreeSet<usize>);

impl Wrap {
    /// Finds the line breaks that mean no more than a blank. A text is wrapped if hardly any line that another one
    /// follows would have had room for the next word; else all its breaks are meant, as those of a list are.
    pub(super) fn of(text: &str) -> Self {
        let mut widest = 0;
        for line in text.lines() {
            let length = line.trim_end().chars().count();
            // An address may be longer than a line.
            if line.trim().contains(' ') {
                widest = widest.max(length);
            }
            if widest > *WIDTHS.end() {
                return Self::default();
            }
        }
        if !WIDTHS.contains(&widest) {
            return Self::default();
        }
        let mut full = BTreeSet::new();
        let mut breaks = 0;
        let mut end = 0;
        let mut lines = text.split('\n').peekable();
        while let (Some(line), Some(next)) = (lines.next(), lines.peek()) {
            end += line.len();
            let (line, next) = (line.trim_end(), next.trim_start());
            if !line.is_empty() && !next.is_empty() {
                breaks += 1;
                let word = next.split_whitespace().next().unwrap_or_default();
                if line.chars().count() + 1 + word.chars().count() > widest {
                    full.insert(end);
                }
            }
            end += 1;
        }
        if full.len() >= FULL_LINES && full.len() * 10 >= breaks * 9 { Self(full) } else { Self::default() }
    }

    /// Whether the gap between two tokens, in bytes, is such a break.
    pub(super) fn is_full(&self, gap: std::ops::Range<usize>) -> bool {
        !self.0.is_empty() && self.0.range(gap).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRAPPED: &str = "The foreign ministers of the five countries met in Astana on\n\
        Monday and signed a declaration about the use of water from\n\
        Syr Darya and Amu Darya.\n\nThey will meet again in Tashkent before the end of the year\n\
        Mr. Smith said. He did not say what the talks would be about\nor who would come.\n";

    fn breaks(text: &str) -> usize {
        let wrap = Wrap::of(text);
        text.match_indices('\n').filter(|&(at, _)| wrap.is_full(at..at + 1)).count()
    }

    #[test]
    fn full_lines_go_on() {
        assert_eq!(breaks(WRAPPED), 4);
        assert_eq!(breaks(&WRAPPED.replace('\n', "\r\n")), 4);
    }

    #[test]
    fn lines_with_room_are_meant() {
        assert_eq!(breaks(&WRAPPED.replace(" and ", "\nand ")), 0);
        assert_eq!(breaks(&WRAPPED.replace("\n\n", &format!("\n\n{}\n\n", "x ".repeat(60)))), 0);
        assert_eq!(breaks("Astana\nBishkek\nDushanbe\nTashkent\nAshgabat"), 0);
    }
}
