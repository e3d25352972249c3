//! Marks on a text. They may overlap, so the text is cut at every end of every mark.

use depesche_model::Span;

/// A stretch of text with all marks that cover it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The stretch, in bytes.
    pub(crate) span: Span,
    /// The marks that cover it, as places in the list of marks: the shortest first, so that the first is the one
    /// that a reader means when pointing here.
    pub(crate) marks: Vec<usize>,
}

/// Cuts `within` at the ends of `marks`. The passages are in order, touch, and cover `within` wholly. A mark that
/// does not fit the text's characters is left out rather than moved.
pub(crate) fn passages(text: &str, within: Span, marks: &[Span]) -> Vec<Passage> {
    let fits = |mark: &Span| {
        !mark.is_empty() && text.is_char_boundary(mark.start) && text.is_char_boundary(mark.end)
    };
    let mut here: Vec<(usize, Span)> =
        marks.iter().copied().enumerate().filter(|(_, mark)| fits(mark) && mark.overlaps(within)).collect();
    here.sort_by_key(|(place, mark)| (mark.len(), mark.start, *place));
    let mut cuts: Vec<usize> = here
        .iter()
        .flat_map(|(_, mark)| [mark.start, mark.end])
        .filter(|cut| within.start < *cut && *cut < within.end)
        .chain([within.start, within.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|ends| {
            let &[start, end] = ends else { return None };
            let span = Span::new(start, end);
            let marks =
                here.iter().filter(|(_, mark)| mark.overlaps(span)).map(|(place, _)| *place).collect();
            Some(Passage { span, marks })
        })
        .collect()
}

/// The lines of a text without their ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.trim_end_matches(['\n', '\r']).len());
        start += line.len();
        span
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, marks: &[(usize, usize)]) -> Vec<(String, Vec<usize>)> {
        let marks: Vec<Span> = marks.iter().map(|(start, end)| Span::new(*start, *end)).collect();
        passages(text, Span::new(0, text.len()), &marks)
            .into_iter()
            .map(|passage| (passage.span.of(text).to_owned(), passage.marks))
            .collect()
    }

    #[test]
    fn overlapping_marks_keep_all_words_in_order() {
        assert_eq!(
            cut("signed in Turin today", &[(0, 15), (10, 21)]),
            [
                ("signed in ".to_owned(), vec![0]),
                ("Turin".to_owned(), vec![1, 0]),
                (" today".to_owned(), vec![1])
            ]
        );
    }

    #[test]
    fn the_shorter_mark_comes_first() {
        assert_eq!(cut("abc", &[(0, 3), (1, 2)])[1], ("b".to_owned(), vec![1, 0]));
    }

    #[test]
    fn marks_that_do_not_fit_are_left_out() {
        assert_eq!(cut("äb", &[(1, 3), (0, 99), (2, 2)]), [("äb".to_owned(), vec![])]);
    }

    #[test]
    fn lines_lose_their_ends_only() {
        let text = "a\r\n\nbö\n";
        assert_eq!(lines(text).map(|line| line.of(text)).collect::<Vec<_>>(), ["a", "", "bö"]);
    }
}
