//! Syntactic words: what a treebank annotates, and so what the analyser reads.
//!
//! They are made from the text between blanks, not from single tokens: a token may be several words ("im" is "in dem",
//! "don't" is "do n't", "US-Präsident" is "US", "-", "Präsident"), and an address is one word out of many tokens. The
//! manner is that of UD_German-GSD and UD_English-EWT, on which the analyser was trained.

mod address;
mod piece;
mod table;

use std::borrow::Cow;
use std::ops::Range;

use depesche_model::{Language, Multiword, Span, Token};

use piece::Cutter;
use table::Parts;

/// A syntactic word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurfaceWord<'t> {
    /// As the analyser reads it: a slice of the text, except for parts that the text does not spell ("dem" of "im").
    pub form: Cow<'t, str>,
    /// Its bytes in the text. The parts of a contraction share the span of the whole.
    pub span: Span,
    /// The token that it begins in, as a place in [`depesche_model::Parsed::tokens`].
    pub token: usize,
    /// Whether it stands apart from the word before it; so does the first word of a sentence, and a part that the
    /// text does not spell.
    pub space_before: bool,
    /// Whether it is part of a contraction.
    pub multiword: Multiword,
}

/// The words of one sentence, whose tokens are `range`. Hyphens are read in the manner of GSD ("US", "-", "Präsident") and
/// EWT; any other language than German is read as English.
///
/// ```
/// use depesche_language::{parse, words};
/// use depesche_model::{Document, Language};
///
/// let document = Document::new("x", Language::German, "Er traf am 18. April ein.");
/// let parsed = parse(&document);
/// let tokens = parsed.sentences[0].tokens.clone();
/// let words = words(&document.text, &parsed.tokens, tokens, &document.lang);
/// let forms: Vec<_> = words.iter().map(|word| &*word.form).collect();
/// assert_eq!(forms, ["Er", "traf", "an", "dem", "18.", "April", "ein", "."]);
/// ```
pub fn words<'t>(
    text: &'t str,
    tokens: &[Token],
    range: Range<usize>,
    language: &Language,
) -> Vec<SurfaceWord<'t>> {
    let Some(held) = tokens.get(range.clone()) else { return Vec::new() };
    let mut cutter = Cutter::new(Parts::of(language), language);
    let mut words = Vec::with_capacity(held.len() + held.len() / 8);
    let mut token = range.start;
    let mut first = 0;
    while first < held.len() {
        // A chunk: tokens without a gap between them.
        let mut last = first;
        while last + 1 < held.len() && held[last].span.end == held[last + 1].span.start {
            last += 1;
        }
        let chunk = Span::new(held[first].span.start, held[last].span.end);
        let following = held.get(last + 1).map(|next| next.span.of(text));
        let mut start = chunk.start;
        for len in cutter.pieces(chunk.of(text), following) {
            let span = Span::new(start, start + len);
            start = span.end;
            while tokens.get(token).is_some_and(|token| token.span.end <= span.start) {
                token += 1;
            }
            let space_before = span.start == chunk.start;
            let behind = following.filter(|_| span.end == chunk.end);
            add(
                &mut words,
                &cutter,
                (text, behind),
                SurfaceWord {
                    form: Cow::Borrowed(span.of(text)),
                    span,
                    token,
                    space_before,
                    multiword: Multiword::Alone,
                },
            );
        }
        first = last + 1;
    }
    words
}

/// Whether an address or the name of a file ends with `word`.
pub(crate) fn is_domain(word: &str) -> bool {
    Parts::of(&Language::English).is_domain(word)
}

/// Adds a piece of the text, or the parts of the contraction that it is before `following`.
fn add<'t>(
    words: &mut Vec<SurfaceWord<'t>>,
    cutter: &Cutter,
    (text, following): (&'t str, Option<&str>),
    word: SurfaceWord<'t>,
) {
    let surface = word.span.of(text);
    let parts = cutter.parts(surface, following);
    let count = parts.len();
    if count < 2 {
        words.push(word);
        return;
    }
    let spelt = parts.iter().map(|part| part.len()).sum::<usize>() == surface.len()
        && parts.iter().all(|part| matches!(part, Cow::Borrowed(_)));
    for (place, form) in parts.into_iter().enumerate() {
        words.push(SurfaceWord {
            form,
            space_before: if place == 0 { word.space_before } else { !spelt },
            multiword: if place == 0 { Multiword::First(count) } else { Multiword::Inside },
            ..word.clone()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    /// The words of a text that is one sentence; "_" joins those without a space between them.
    fn cut(text: &str, language: &Language) -> String {
        let tokens = tokens(text, language);
        let mut joined = String::new();
        for word in words(text, &tokens, 0..tokens.len(), language) {
            if !joined.is_empty() {
                joined.push(if word.space_before { ' ' } else { '_' });
            }
            joined.push_str(&word.form);
        }
        joined
    }

    fn german(text: &str) -> String {
        cut(text, &Language::German)
    }

    fn english(text: &str) -> String {
        cut(text, &Language::English)
    }

    #[test]
    fn parts_german_contractions() {
        assert_eq!(
            german("Im Saal war sie am schnellsten beim Redner, ZUR Freude aller."),
            "In dem Saal war sie an dem schnellsten bei dem Redner_, ZU DER Freude aller_."
        );
        let text = "Er ging zum Tor.";
        let tokens = tokens(text, &Language::German);
        let words = words(text, &tokens, 0..tokens.len(), &Language::German);
        assert_eq!(words[2].multiword, Multiword::First(2));
        assert_eq!(words[3].multiword, Multiword::Inside);
        assert_eq!((words[2].span, words[2].token), (words[3].span, words[3].token));
        assert_eq!(words[3].span.of(text), "zum");
    }

    #[test]
    fn german_full_stops_belong_to_ordinals_and_abbreviations() {
        assert_eq!(
            german(
                "Am 18. April sprach Papst Benedikt XVI. u. a. mit Dr. J. Weiß, z.B. über 43,8 Mrd. Euro."
            ),
            "An dem 18. April sprach Papst Benedikt XVI. u. a. mit Dr. J. Weiß_, z.B. über 43,8 Mrd. Euro_."
        );
        assert_eq!(german("Es kamen 12."), "Es kamen 12_.");
        assert_eq!(
            german("Vom 5.-7. Mai, 30.05.2017, um 6:30 Uhr"),
            "Von dem 5._-_7. Mai_, 30.05.2017_, um 6:30 Uhr"
        );
    }

    #[test]
    fn german_compounds_come_apart() {
        let text = "Der US-Präsident lud G7-Staaten in den Nordost- und Südteil.";
        assert_eq!(german(text), "Der US_-_Präsident lud G7_-_Staaten in den Nordost_- und Südteil_.");
    }

    #[test]
    fn parts_english_contractions() {
        assert_eq!(
            english(
                "I'm sure they don’t and can't, cannot and wouldn't've; we're gonna ask Kazakhstan's and the states' men."
            ),
            "I_'m sure they do_n’t and ca_n't_, can_not and would_n't_'ve_; we_'re gon_na ask Kazakhstan_'s and the states_' men_."
        );
        assert_eq!(
            english("O'Neill left at 5 o'clock in the 1930's."),
            "O'Neill left at 5 o'clock in the 1930's_."
        );
        assert_eq!(english("'We like cats', he said."), "'_We like cats_'_, he said_.");
    }

    #[test]
    fn parts_english_compounds() {
        assert_eq!(
            english("A well-known non-proliferation expert co-wrote a two-page e-mail and/or note."),
            "A well_-_known non-proliferation expert co-wrote a two_-_page e-mail and_/_or note_."
        );
    }

    #[test]
    fn parts_figures_from_their_units() {
        assert_eq!(english("Over 5km for $5.5bn or 3% at 10am."), "Over 5_km for $_5.5_bn or 3_% at 10_am_.");
        assert_eq!(english("On 9/11 the 18th, tel. 713-853-3989"), "On 9/11 the 18th_, tel. 713-853-3989");
        assert_eq!(german("Über 5km und 20er Jahre, 2°C"), "Über 5_km und 20er Jahre_, 2_°_C");
    }

    #[test]
    fn mends_careless_english() {
        assert_eq!(english("Its a nice cat and its tail is long"), "It_s a nice cat and its tail is long");
        assert_eq!(english("Lets go, alot of them lets us in"), "Let_s go_, a_lot of them lets us in");
        assert_eq!(
            english("Don`t say sh*t, keep cookin' at Yahoo! in '05."),
            "Do_n`t say sh*t_, keep cookin' at Yahoo! in '05_."
        );
        assert_eq!(
            english("7 lbs. 5 oz. at 5'11, 50/50, i.e on 5/6"),
            "7 lbs. 5 oz. at 5_'_11_, 50_/_50_, i.e on 5/6"
        );
        assert_eq!(english("He left Enron Corp.."), "He left Enron Corp._.");
    }

    #[test]
    fn marks_that_draw_stay_together() {
        assert_eq!(english("---> see draft .doc |--+--| *~*~*"), "---> see draft .doc |--+--| *~*~*");
        assert_eq!(
            english("call +1 (713) 853-6197 or 713/853-6197"),
            "call +1 (_713_) 853-6197 or 713/853-6197"
        );
        assert_eq!(english("in alt.animals by j@ACME_DEV"), "in alt.animals by j@ACME_DEV");
    }

    #[test]
    fn keeps_addresses_whole() {
        assert_eq!(
            english("Write to j.doe@mfa.gov.kz (see https://www.gov.kz/a-b?c=1&d)."),
            "Write to j.doe@mfa.gov.kz (_see https://www.gov.kz/a-b?c=1&d_)_."
        );
        assert_eq!(german("Unter www.gov.kz oder amazon.com."), "Unter www.gov.kz oder amazon.com_.");
    }

    #[test]
    fn keeps_names_of_files_whole() {
        assert_eq!(english("See 2001-#7_final~1.DOC, -draft.pdf."), "See 2001-#7_final~1.DOC_, -draft.pdf_.");
    }

    #[test]
    fn marks_stand_alone() {
        assert_eq!(
            german("ASTANA, 25. November (Kazinform) – „Ja …“, sagte er."),
            "ASTANA_, 25. November (_Kazinform_) – „_Ja …_“_, sagte er_."
        );
        assert_eq!(english("\"Well...\" he said -- why?!"), "\"_Well_..._\" he said -- why_?!");
        assert_eq!(english("Really.? Yes!. No... ?"), "Really_.? Yes_!. No_... ?");
        assert_eq!(english("The U.S. said so in Washington, D.C."), "The U.S. said so in Washington_, D.C.");
    }
}
