//! Sentences as the engines read them.

use std::ops::Range;

use super::Form;

/// Several sentences of one language in a row.
#[derive(Debug)]
pub(crate) struct Batch<'a> {
    /// All words, sentence by sentence.
    pub(crate) words: Vec<Form<'a>>,
    /// The words of each sentence.
    pub(crate) sentences: Vec<Range<usize>>,
    /// The piece that opens each sentence and says in which treebank's manner it is read.
    pub(crate) style: u32,
}

/// No more words are read at a time: enough to keep the processor busy, few enough for its cache.
const WORDS: usize = 1200;

/// Parts sentences into groups of neighbours, each with about as many words as are read at a time.
pub(crate) fn groups(sentences: &[&[Form<'_>]]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let (mut first, mut words) = (0, 0);
    for (at, sentence) in sentences.iter().enumerate() {
        if at > first && words + sentence.len() > WORDS {
            groups.push(first..at);
            (first, words) = (at, 0);
        }
        words += sentence.len();
    }
    if first < sentences.len() {
        groups.push(first..sentences.len());
    }
    groups
}

impl<'a> Batch<'a> {
    pub(crate) fn new(sentences: &[&[Form<'a>]], style: u32) -> Self {
        let words: Vec<Form<'a>> = sentences.concat();
        let mut end = 0;
        let sentences = sentences.iter().map(|sentence| {
            let start = end;
            end += sentence.len();
            start..end
        });
        Self { sentences: sentences.collect(), words, style }
    }
}
