//! Which blocks of a page are its text.
//!
//! Each block gets a sum of points, set by hand: for what the reader view found, for length and closed sentences, against links,
//! captions, margins and known boilerplate; its neighbours count as well, since texts hang together.

use std::collections::BTreeSet;

use super::block::Block;
use crate::boilerplate::boilerplate;

/// So many bytes of what the reader view found are searched for all blocks together: a thousand times what pages have.
const WORK: usize = 4 << 30;
/// The points that a block starts with.
const START: f64 = -0.6;

/// What a block shows by itself.
struct Shown {
    words: usize,
    /// The share of its characters in links.
    linked: f64,
    /// Whether it is closed as a sentence is.
    closed: bool,
    /// Whether the reader view found it.
    found: bool,
    boilerplate: bool,
}

impl Shown {
    /// A closed sentence of some length that is not all links.
    fn is_prose(&self) -> bool {
        self.words > 12 && self.closed && self.linked < 0.3
    }
}

/// The blocks that are text, in order; `found` is what the reader view took for it.
pub(super) fn chosen<'a>(blocks: &'a [Block], found: &str) -> Vec<&'a str> {
    let shown = shown(blocks, found);
    let core = core(blocks, &shown);
    let total: usize = shown.iter().map(|block| block.words).sum();
    #[expect(clippy::cast_precision_loss, reason = "lengths of pages")]
    let share = (found.chars().count() as f64 / (total as f64 + 1.0) / 6.0).min(2.0);
    let points = |at: usize| points(blocks, &shown, at) + around(&shown, at, core, share);
    (0..blocks.len()).filter(|&at| points(at) > 0.0).map(|at| blocks[at].text.as_str()).collect()
}

fn shown(blocks: &[Block], found: &str) -> Vec<Shown> {
    let found = plain(found);
    let whole = blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n");
    let known: BTreeSet<String> =
        boilerplate(&whole).iter().map(|line| plain(line.span.of(&whole))).collect();
    // Of a hostile page of endless blocks only the first part of what was found is searched for each.
    let most = WORK.checked_div(blocks.len()).unwrap_or(WORK);
    let found = found.get(..found.floor_char_boundary(most)).unwrap_or_default();
    let read = |block: &Block| {
        let text = plain(&block.text);
        let length = text.chars().count().max(1);
        #[expect(clippy::cast_precision_loss, reason = "lengths of blocks")]
        let linked = block.linked as f64 / length as f64;
        Shown {
            words: text.split(' ').count(),
            linked,
            closed: text.ends_with(['.', '!', '?', ':', '"', '”', '“', '»', '…', ')']),
            found: found.contains(&text),
            boilerplate: known.contains(&text),
        }
    };
    blocks.iter().map(read).collect()
}

/// A text with its white space as single blanks.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// From where to where, inclusive, the prose of the reader view reaches; without it, the prose outside of the margins.
fn core(blocks: &[Block], shown: &[Shown]) -> (usize, usize) {
    let places = |wanted: &dyn Fn(usize) -> bool| {
        let places: Vec<usize> = (0..blocks.len()).filter(|&at| shown[at].is_prose() && wanted(at)).collect();
        places.first().copied().zip(places.last().copied())
    };
    places(&|at| shown[at].found)
        .or_else(|| places(&|at| !blocks[at].around && !blocks[at].hinted_away))
        .unwrap_or((0, blocks.len()))
}

/// The points of a block by itself.
fn points(blocks: &[Block], shown: &[Shown], at: usize) -> f64 {
    let (block, read) = (&blocks[at], &shown[at]);
    let text = &block.text;
    let when = |is: bool, points: f64| if is { points } else { 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "lengths of blocks")]
    let (length, capitals) =
        (read.words.min(50) as f64 / 50.0, text.chars().filter(|c| c.is_uppercase()).count() as f64);
    #[expect(clippy::cast_precision_loss, reason = "lengths of blocks")]
    let capitals = capitals / text.chars().count().max(1) as f64;
    let element = match block.element {
        "td" | "th" => 1.5,
        "li" => 0.5,
        "div" => -1.0,
        // What stands below pictures.
        "blockquote" | "figcaption" => -1.2,
        _ => 0.0,
    };
    let prose_next = shown.get(at + 1).is_some_and(|next| next.words > 10 && next.closed);
    let heads = matches!(block.element, "h1" | "h2" | "h3" | "h4") && prose_next;
    START
        + 1.4 * length
        + element
        + when(read.found, 1.1)
        + when(read.boilerplate, -1.4)
        + when(read.closed, 0.6)
        + when(read.words < 6, -0.6)
        + when(read.words > 20, 0.6)
        - 1.3 * read.linked
        - 0.6 * capitals
        + when(heads, 0.4)
        + when(text.contains(['|', '©', '»']), -0.5)
        // The reader view looks into margins as well when the text stands there.
        + when(block.around, if read.found { -0.3 } else { -1.0 })
        + when(block.hinted_away, if read.found { -1.3 } else { -0.8 })
}

/// The points that its neighbours give a block; `share` tells how much of the page the reader view found.
fn around(shown: &[Shown], at: usize, core: (usize, usize), share: f64) -> f64 {
    let when = |is: bool, points: f64| if is { points } else { 0.0 };
    let found = |at: Option<usize>| at.and_then(|at| shown.get(at)).is_some_and(|block| block.found);
    let near = (at.saturating_sub(3)..shown.len().min(at + 4)).filter(|&other| other != at);
    let (mut words, mut prose, mut linked, mut in_view) = (0.0, 0.0, 0.0, 0.0);
    for block in near.map(|other| &shown[other]) {
        #[expect(clippy::cast_precision_loss, reason = "lengths of blocks")]
        let length = block.words as f64;
        words += length;
        prose += when(block.is_prose(), length);
        linked += block.linked * length;
        in_view += when(block.found, length);
    }
    let words = f64::max(words, 1.0);
    let after_boilerplate = shown[at.saturating_sub(2)..at].iter().any(|block| block.boilerplate);
    when(at > core.1, -1.0)
        + when(found(Some(at + 1)), 0.6)
        + when(found(at.checked_sub(1)), 0.3)
        + when(after_boilerplate, -0.3)
        + when(shown[at].found, 0.3 * share)
        + (0.2 * in_view - 0.6 * prose - 0.6 * linked) / words
}
