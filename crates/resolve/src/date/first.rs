//! A quick look that spares most English words the readers: only these words begin a time.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{Reader, calendar, holiday};
use crate::figure::english;

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let parts = "early earlier beginning start mid middle late later end rest remainder now same eoy kw kalenderwoche";
    let steps = "the last past previous preceding this current next coming upcoming following first final on";
    let days = "yesterday today tonight tomorrow tmrw day week weekend weekends month quarter year years jahr fy cy \
                fortnight gesamtjahr q h w spring summer autumn winter";
    let lengths = "in for within less more all a an couple half quarter hundred thousand minus negative few";
    let decades = "twenties thirties forties fifties sixties seventies eighties nineties";
    [parts, steps, days, lengths, decades].into_iter().flat_map(str::split_whitespace).collect()
});

impl Reader<'_> {
    /// Whether an English time may begin with the word at `at`.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        let word = self.pieces.lower(at);
        // All words that begin a time have small Latin letters, and none is longer than "international".
        if word.len() > 13 || !word.is_ascii() {
            return false;
        }
        WORDS.contains(word)
            || calendar::month_named(word, false).is_some()
            || calendar::is_weekday(word)
            || english::small(word).is_some()
            || english::place(word).is_some()
            || holiday::begins(word)
    }
}
