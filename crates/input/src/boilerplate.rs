//! Lines that are no part of the article.
use depesche_model::{Evidence, Span};

/// The lines of `text` that are no part of the article, in order.
pub fn boilerplate(_text: &str) -> Vec<Evidence> {
    Vec::new()
}

/// Whether a line is among those that were marked.
pub(crate) fn is_marked(boilerplate: &[Evidence], line: Span) -> bool {
    let next = boilerplate.partition_point(|marked| marked.span.end <= line.start);
    boilerplate.get(next).is_some_and(|marked| marked.span.overlaps(line))
}
