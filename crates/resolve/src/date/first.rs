//! A quick look that spares most words the readers: only these begin a time.
//!
//! One word too many costs a little time, one too few a date. A test holds both lists against texts that are read
//! without them.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{Reader, calendar, feast, holiday};
use crate::figure::{english, german};
use crate::piece::Kind;

static ENGLISH: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let parts = "early earlier beginning start mid middle late later end rest remainder now same eoy kw kalenderwoche";
    let steps = "the last past previous preceding this current next coming upcoming following first final on";
    let days = "yesterday today tonight tomorrow tmrw day week weekend weekends month quarter year years jahr fy cy \
                fortnight gesamtjahr q h w spring summer autumn winter";
    let lengths = "in for within less more all a an couple half quarter hundred thousand minus negative few";
    let decades = "twenties thirties forties fifties sixties seventies eighties nineties";
    [parts, steps, days, lengths, decades].into_iter().flat_map(str::split_whitespace).collect()
});

/// What may stand between "the" and the rest of a time, units aside.
const UNITS_MEANT: [&str; 4] = ["fortnight", "first", "last", "final"];

/// The words of a length behind "in" and "for", numbers aside.
const COUNTS: [&str; 7] = ["a", "an", "half", "quarter", "couple", "minus", "negative"];

/// How German words of time begin, numbers aside.
const GERMAN: [&str; 9] = [
    // Months, in English as well, as in "Aug-05-2019".
    "jan jän jaen feb mär maer mrz mar apr mai may jun jul aug sep okt oct nov dez dec",
    // Weekdays and parts of a day.
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag nacht",
    // Seasons.
    "früh vorfrühling sommer hochsommer spät herbst winter",
    // Units and what is named after them.
    "tag tg woche wochenende monat quartal trimester halbjahr jahr kalenderjahr kalenderwoche dekade gesamtjahr \
     geschäftsjahr haushaltsjahr year week viertelstunde kw eoy fy cy",
    // Days told from the report.
    "vorgestern gestern gestrig heut morgen morgig übermorgen heuer vorjahr vorvorjahr vormonat vorwoche vortag",
    // What points to the last, this or the next.
    "dies vergang letzt vorig zurückliegend abgelaufen verwichen verflossen vorletzt vorvorig laufend aktuell jetzig \
     heurig kommend nächst folgend bevorstehend anstehend übernächst selben gleichen demselben desselben derselben",
    // Parts of a time, and lengths.
    "anfang beginn mitte ende ganze couple halb hälfte anderthalb viertel minus negative",
    // Times without a value.
    "jetzt derzeit zurzeit gegenwärtig momentan damal kürzlich unlängst neulich zukunft bald ehemalig einstig \
     zukünftig",
    "q h ex",
];

/// The beginnings above and those of feasts, by their first byte.
static BEGINNINGS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let mut by_byte = vec![Vec::new(); 256];
    for beginning in GERMAN.into_iter().flat_map(str::split_whitespace).chain(feast::first_words()) {
        if let Some(&byte) = beginning.as_bytes().first() {
            by_byte[usize::from(byte)].push(beginning);
        }
    }
    by_byte
});

impl Reader<'_> {
    /// Whether a time may begin with the word at `at`.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        if self.pieces.german { self.may_begin_in_german(at) } else { self.may_begin_in_english(at) }
    }

    fn may_begin_in_german(&self, at: usize) -> bool {
        let pieces = self.pieces;
        let word = pieces.lower(at);
        match word {
            // The commonest words begin a time only before certain others.
            "das" | "dem" => pieces.lower(at + 1) == "jahr",
            "von" => pieces.lower(at + 1) == "nun",
            "unter" => pieces.lower(at + 1) == "der",
            "vor" | "in" => {
                let next = pieces.lower(at + 1);
                !pieces.is(at + 1, Kind::Word)
                    || matches!(next, "kurzem" | "a" | "an")
                    || ["halb", "hälfte", "anderthalb", "couple", "minus", "negative"]
                        .iter()
                        .any(|beginning| next.starts_with(beginning))
                    || german::may_begin(next)
            }
            "a" | "an" => !pieces.is_capital(at),
            "zuerst" => true,
            _ => {
                let first = word.as_bytes().first().copied().map_or(0, usize::from);
                BEGINNINGS[first].iter().any(|beginning| word.starts_with(beginning))
                    || german::may_begin(word)
            }
        }
    }

    fn may_begin_in_english(&self, at: usize) -> bool {
        let pieces = self.pieces;
        let word = pieces.lower(at);
        // All words that begin a time have small Latin letters, and none is longer than "international".
        if word.len() > 13 || !word.is_ascii() {
            return false;
        }
        // The commonest words begin a time only before certain others.
        if matches!(word, "the" | "in" | "for") && pieces.is(at + 1, Kind::Word) {
            let next = pieces.lower(at + 1);
            let counts = matches!(next, "hundred" | "thousand") || english::small(next).is_some();
            return counts
                || match word {
                    "the" => calendar::unit(next, false).is_some() || UNITS_MEANT.contains(&next),
                    _ => COUNTS.contains(&next),
                };
        }
        ENGLISH.contains(word)
            || calendar::month_named(word, false).is_some()
            || calendar::is_weekday(word)
            || english::small(word).is_some()
            || english::place(word).is_some()
            || holiday::begins(word)
    }
}

#[cfg(test)]
mod tests {
    use depesche_model::{Document, Language, Parsed, Period};

    use super::super::Context;
    use super::*;
    use crate::own_texts::own_texts;
    use crate::piece::Pieces;

    #[test]
    fn no_time_is_passed_over() {
        for language in [Language::German, Language::English] {
            for text in own_texts(&language) {
                let mut document = Document::new("x", language.clone(), text);
                document.published = "2025-03-05".parse().ok();
                let pieces = Pieces::new(&document.text, &document.lang);
                let parsed = Parsed::default();
                let context = Context::of(&document, &parsed);
                let told = document.published;
                let reader = Reader {
                    pieces: &pieces,
                    context: &context,
                    last: told,
                    told,
                    last_period: told.map(Period::from),
                };
                for at in (0..pieces.len()).filter(|&at| pieces.is(at, Kind::Word)) {
                    let words = || pieces.span(at, (at + 6).min(pieces.len())).of(&document.text);
                    assert!(reader.may_begin(at) || reader.read(at).is_empty(), "{:?}", words());
                }
            }
        }
    }
}
