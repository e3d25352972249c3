//! Which word of the gold is which word of the program, when both cut the same text in their own way.
//!
//! The manner of the CoNLL 2018 shared task: whatever is compared is a range of the text's characters without its blanks.
//! A word that is a token answers to the word over the same characters. The words of a multiword token have no
//! characters of their own ("im" = in + dem), so those inside the same stretch are matched by their forms, in order.
//!
//! The task's own script differs in one corner: it lets a word that stands just before such a stretch, and has no partner,
//! match inside it. Here the description holds; it is a word or two in forty thousand of a badly cut text.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::bail;

use super::treebank::Treebank;

/// Where the sentences, tokens and words of a treebank lie in its text without blanks.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    characters: Vec<char>,
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) tokens: Vec<Range<usize>>,
    words: Vec<Placed>,
    /// The stretches of the multiword tokens.
    multiwords: Vec<Range<usize>>,
}

/// A word in lower case, and where its token lies.
#[derive(Debug)]
struct Placed {
    form: String,
    range: Range<usize>,
}

impl Layout {
    pub(crate) fn of(treebank: &Treebank) -> Self {
        let mut layout = Self::default();
        for sentence in &treebank.sentences {
            let start = layout.characters.len();
            for token in &sentence.tokens {
                let from = layout.characters.len();
                layout.characters.extend(token.form.chars().filter(|c| !c.is_whitespace()));
                let range = from..layout.characters.len();
                layout.words.extend(
                    sentence.words[token.words.clone()]
                        .iter()
                        .map(|word| Placed { form: word.form.to_lowercase(), range: range.clone() }),
                );
                if token.multiword {
                    layout.multiwords.push(range.clone());
                }
                layout.tokens.push(range);
            }
            layout.sentences.push(start..layout.characters.len());
        }
        layout
    }

    /// The words that lie wholly inside a stretch; `from` is where the search goes on.
    fn inside(&self, stretch: &Range<usize>, from: usize) -> Range<usize> {
        let words = &self.words[from..];
        let start = from + words.partition_point(|word| word.range.start < stretch.start);
        let end = from + words.partition_point(|word| word.range.end <= stretch.end);
        start..end.max(start)
    }
}

/// Pairs of words that are the same, by their numbers in the gold and in what was found, in order.
pub(crate) fn align(gold: &Layout, found: &Layout) -> anyhow::Result<Vec<(usize, usize)>> {
    same_text(gold, found)?;
    let mut pairs = Vec::new();
    let stretches = stretches(gold, found);

    let free = |word: &Placed| {
        let before = stretches.partition_point(|stretch| stretch.end <= word.range.start);
        stretches.get(before).is_none_or(|stretch| stretch.start >= word.range.end)
    };
    let by_range: BTreeMap<(usize, usize), usize> = (found.words.iter().enumerate())
        .filter(|(_, word)| free(word))
        .map(|(number, word)| ((word.range.start, word.range.end), number))
        .collect();
    for (number, word) in gold.words.iter().enumerate().filter(|(_, word)| free(word)) {
        if let Some(other) = by_range.get(&(word.range.start, word.range.end)) {
            pairs.push((number, *other));
        }
    }

    let (mut in_gold, mut in_found) = (0..0, 0..0);
    for stretch in &stretches {
        in_gold = gold.inside(stretch, in_gold.end);
        in_found = found.inside(stretch, in_found.end);
        let forms = |layout: &Layout, words: &Range<usize>| -> Vec<String> {
            layout.words[words.clone()].iter().map(|word| word.form.clone()).collect()
        };
        let common = common(&forms(gold, &in_gold), &forms(found, &in_found));
        pairs.extend(common.into_iter().map(|(g, f)| (in_gold.start + g, in_found.start + f)));
    }
    pairs.sort_unstable();
    Ok(pairs)
}

fn same_text(gold: &Layout, found: &Layout) -> anyhow::Result<()> {
    if gold.characters == found.characters {
        return Ok(());
    }
    let same = gold.characters.iter().zip(&found.characters).take_while(|(g, f)| g == f).count();
    let near = |layout: &Layout| -> String {
        layout.characters[same.saturating_sub(20)..].iter().take(40).collect()
    };
    bail!("the texts part at character {same}: gold {:?}, found {:?}", near(gold), near(found))
}

/// The multiword tokens of both sides; those that overlap are one stretch.
fn stretches(gold: &Layout, found: &Layout) -> Vec<Range<usize>> {
    let mut all: Vec<_> = gold.multiwords.iter().chain(&found.multiwords).cloned().collect();
    all.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in all {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The longest common subsequence. Among several, forms that match early are taken, and the gold moves on first.
fn common(gold: &[String], found: &[String]) -> Vec<(usize, usize)> {
    // longest[g][f]: the length for what is left from there on.
    let mut longest = vec![vec![0; found.len() + 1]; gold.len() + 1];
    for g in (0..gold.len()).rev() {
        for f in (0..found.len()).rev() {
            longest[g][f] = if gold[g] == found[f] {
                longest[g + 1][f + 1] + 1
            } else {
                longest[g + 1][f].max(longest[g][f + 1])
            };
        }
    }
    let (mut g, mut f, mut pairs) = (0, 0, Vec::new());
    while g < gold.len() && f < found.len() {
        if gold[g] == found[f] {
            pairs.push((g, f));
            (g, f) = (g + 1, f + 1);
        } else if longest[g][f] == longest[g + 1][f] {
            g += 1;
        } else {
            f += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::treebank::tests::treebank;

    fn pairs(gold: &str, found: &str) -> Vec<(usize, usize)> {
        align(&Layout::of(&treebank(gold)), &Layout::of(&treebank(found))).unwrap()
    }

    #[test]
    fn tokens_answer_to_the_same_characters() {
        // "ab" and "a b" part; "c" and "d" meet again although the sentence is cut elsewhere.
        assert_eq!(pairs("1 ab\n2 c\n\n1 d", "1 a\n2 b\n3 c\n4 d"), [(1, 2), (2, 3)]);
    }

    #[test]
    fn words_of_a_range_answer_to_the_same_forms() {
        let gold = "1 Er\n2-3 Im\n2 In\n3 dem\n4 Hof";
        assert_eq!(pairs(gold, gold), [(0, 0), (1, 1), (2, 2), (3, 3)]);
        // Not taken apart: one word that has neither's form.
        assert_eq!(pairs(gold, "1 Er\n2 Im\n3 Hof"), [(0, 0), (3, 2)]);
        // Taken apart wrongly: one of the words is right.
        assert_eq!(pairs(gold, "1 Er\n2-3 Im\n2 an\n3 DEM\n4 Hof"), [(0, 0), (2, 2), (3, 3)]);
    }

    #[test]
    fn overlapping_ranges_are_one_stretch() {
        // abc|d|e against a|bcd|e: the ranges make one stretch "abcd", in which "x" and "d" are found again.
        let gold = "1-2 abc\n1 x\n2 y\n3 d\n4 e";
        let found = "1 a\n2-4 bcd\n2 x\n3 d\n4 z\n5 e";
        assert_eq!(pairs(gold, found), [(0, 1), (2, 2), (3, 4)]);
    }

    #[test]
    fn a_word_that_sticks_out_of_a_stretch_matches_nothing() {
        assert_eq!(pairs("1-2 im\n1 in\n2 dem\n3 Hof", "1 imHof"), []);
    }

    #[test]
    fn other_texts_are_no_match() {
        let part = align(&Layout::of(&treebank("1 ab")), &Layout::of(&treebank("1 ac"))).unwrap_err();
        assert!(part.to_string().contains("character 1"), "{part}");
    }

    #[test]
    fn the_longest_common_subsequence_keeps_the_order() {
        let letters = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        assert_eq!(common(&letters("abcbd"), &letters("bcadb")), [(1, 0), (2, 1), (4, 3)]);
        assert_eq!(common(&letters("ab"), &letters("")), []);
    }
}
