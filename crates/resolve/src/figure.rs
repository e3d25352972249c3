//! Figures: numbers, ordinals, percentages, sums, quantities and multiples.
//!
//! A number with a unit is two mentions, one inside the other: "43,8 Milliarden US-Dollar" is a sum, its
//! "43,8 Milliarden" a number. Numbers that are part of a date are none.

pub(crate) mod currency;
pub(crate) mod digits;
pub(crate) mod english;
mod fraction;
pub(crate) mod german;
mod money;
mod multiple;
pub(crate) mod number;
pub(crate) mod ordinal;
mod percent;
mod power;
mod range;
pub(crate) mod scale;
pub(crate) mod unit;

use depesche_model::{Figure, Mention, Named, Span};

use crate::piece::{Kind, Pieces};
use number::{Number, Writing, number_at};

/// A figure: the pieces from `start` up to `end`.
#[derive(Clone, Debug)]
struct Found {
    start: usize,
    end: usize,
    figure: Figure,
    rule: &'static str,
    /// The number in it, which is a mention of its own.
    number: Option<Number>,
}

/// All figures of a text, by start. `dates` are the mentions of dates, in order: what they cover is no figure, except
/// in durations.
pub(crate) fn figures(pieces: &Pieces, dates: &[Mention]) -> Vec<Mention> {
    let writing = Writing::of(pieces);
    let mut taken = Taken::new(dates);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        if let Some(end) = address_end(pieces, at) {
            at = end;
            continue;
        }
        let next = figure_at(pieces, at, writing).filter(|figure| {
            // A date or duration keeps what it covers, but the number of a duration is a number still.
            taken.allows(pieces.span(figure.start, figure.end), figure)
        });
        match next {
            Some(figure) => {
                at = figure.end.max(at + 1);
                found.push(figure);
            }
            None => at = past_taken(pieces, at, &mut taken),
        }
    }
    range::share_units(pieces, &mut found);
    let mut mentions = Vec::with_capacity(found.len() * 2);
    for figure in found {
        let span = pieces.span(figure.start, figure.end);
        let number = figure.number.map(|number| {
            let named = Named::Figure(Figure::Number { value: number.value });
            Mention::new(pieces.span(number.start, number.end), named, "figure.number")
        });
        mentions.push(Mention::new(span, Named::Figure(figure.figure), figure.rule));
        mentions.extend(number);
    }
    mentions
}

/// The figure that begins at `at`.
fn figure_at(pieces: &Pieces, at: usize, writing: Writing) -> Option<Found> {
    if !may_begin(pieces, at) {
        return None;
    }
    if let Some(sum) = money::before_number(pieces, at, writing) {
        return Some(sum);
    }
    if let Some(figure) = multiple::alone(pieces, at).or_else(|| percent::alone(pieces, at, writing)) {
        return Some(figure);
    }
    let ordinal = ordinal::ordinal_at(pieces, at);
    if let Some(ordinal) = ordinal.filter(|_| pieces.is(at, Kind::Digits)) {
        return Some(place(at, ordinal));
    }
    let Some(number) = number_at(pieces, at, writing, false) else {
        return ordinal.map(|ordinal| place(at, ordinal));
    };
    // "twenty-fifth" begins as a number does, but goes on.
    if let Some(ordinal) = ordinal.filter(|ordinal| ordinal.end > number.end) {
        return Some(place(at, ordinal));
    }
    money::moved(pieces, number)
        .or_else(|| money::after_number(pieces, number, writing))
        .or_else(|| percent::after_number(pieces, number))
        .or_else(|| multiple::after_number(pieces, number))
        .or_else(|| quantity(pieces, number))
        .or_else(|| bare(pieces, number))
}

/// A quick look that spares most words the readers: a figure begins with a digit, a mark of money or a word that some
/// number begins with.
fn may_begin(pieces: &Pieces, at: usize) -> bool {
    pieces.get(at).is_some_and(|piece| match piece.kind {
        Kind::Digits | Kind::Word => true,
        Kind::Break => false,
        Kind::Mark => !matches!(piece.span.of(pieces.text), "," | "\"" | "(" | ")" | ":" | ";" | "!" | "?"),
    })
}

fn place(at: usize, ordinal: ordinal::Ordinal) -> Found {
    let figure = Figure::Ordinal { value: ordinal.value.into() };
    Found { start: at, end: ordinal.end, figure, rule: "figure.ordinal", number: None }
}

/// "3 t", "224 Projekte": a number with what it measures or counts.
fn quantity(pieces: &Pieces, number: Number) -> Option<Found> {
    if number.article {
        return None;
    }
    let unit = unit::unit_at(pieces, number.end)?;
    let measured =
        unit.name.chars().next().is_some_and(|first| !first.is_lowercase()) || unit.name.len() <= 3;
    // "29km" is one word: its digits alone are no number.
    let attached = pieces.glued(number.end) && pieces.is(number.end, Kind::Word);
    if !measured && attached {
        return None;
    }
    let figure = Figure::Quantity { value: number.value, unit: unit.name.to_owned() };
    let rule = if measured { "figure.measured" } else { "figure.counted" };
    let inner = (!attached).then_some(number);
    Some(Found { start: number.start, end: unit.end, figure, rule, number: inner })
}

/// A number without a unit, unless it is an article or hangs on letters.
fn bare(pieces: &Pieces, number: Number) -> Option<Found> {
    let attached = pieces.glued(number.end) && pieces.is(number.end, Kind::Word);
    let in_digits = pieces.is(number.end - 1, Kind::Digits);
    if number.article || attached && in_digits || in_digits && is_clock_or_name(pieces, number) {
        return None;
    }
    let figure = Figure::Number { value: number.value };
    Some(Found { start: number.start, end: number.end, figure, rule: "figure.number", number: None })
}

/// Whether a year, month or other stretch of time stands at `at`, whose half is no share.
fn unit_of_time(pieces: &Pieces, at: usize) -> bool {
    let word = pieces.lower(at);
    let word = if matches!(word, "the" | "this" | "last" | "next") { pieces.lower(at + 1) } else { word };
    crate::date::is_unit_of_time(word, pieces.german)
}

/// Whether the digits belong to a clock or a score: "20.30 Uhr", "2:40 pm"; or to a name: "C5+1".
fn is_clock_or_name(pieces: &Pieces, number: Number) -> bool {
    let colon = |mark: usize, digits: usize| pieces.glued_mark(mark, ":") && pieces.is(digits, Kind::Digits);
    let after = colon(number.end, number.end + 1) && pieces.glued(number.end + 1);
    let before = number.start >= 2 && pieces.glued(number.start) && colon(number.start - 1, number.start - 2);
    let plus = number.start >= 2 && pieces.glued(number.start) && pieces.glued_mark(number.start - 1, "+");
    after || before || plus || pieces.lower(number.end) == "uhr"
}

/// The end of a web address that begins at `at`: nothing in it is a figure.
fn address_end(pieces: &Pieces, at: usize) -> Option<usize> {
    let opens = matches!(pieces.lower(at), "http" | "https" | "www");
    let goes_on =
        pieces.glued_mark(at + 1, ":") && pieces.glued_mark(at + 2, "/") || pieces.glued_mark(at + 1, ".");
    if !opens || !goes_on {
        return None;
    }
    let mut end = at + 1;
    while pieces.glued(end) {
        end += 1;
    }
    Some(end)
}

/// What dates cover.
struct Taken<'d> {
    dates: &'d [Mention],
    next: usize,
}

impl<'d> Taken<'d> {
    fn new(dates: &'d [Mention]) -> Self {
        Self { dates, next: 0 }
    }

    /// The first date that ends behind `start`.
    fn date_from(&mut self, start: usize) -> Option<&'d Mention> {
        while self.dates.get(self.next).is_some_and(|date| date.span.end <= start) {
            self.next += 1;
        }
        self.dates.get(self.next)
    }

    fn allows(&mut self, span: Span, figure: &Found) -> bool {
        let Some(date) = self.date_from(span.start).filter(|date| date.span.overlaps(span)) else {
            return true;
        };
        // The year that slipped into a sum is a date inside it.
        if figure.rule == "money.moved-number" {
            return true;
        }
        with_number(date) && matches!(figure.figure, Figure::Number { .. }) && date.span.contains(span)
    }
}

/// Whether the number in a date is a figure as well: in "vor zwei Jahren", not in "2. Mai".
fn with_number(date: &Mention) -> bool {
    crate::date::WITH_NUMBER.contains(&date.rule.as_ref())
}

/// The piece behind `at`, or behind the date that covers it.
fn past_taken(pieces: &Pieces, at: usize, taken: &mut Taken) -> usize {
    let Some(piece) = pieces.get(at) else { return at + 1 };
    match taken.date_from(piece.span.start) {
        Some(date) if date.span.overlaps(piece.span) && !with_number(date) => {
            pieces.at_byte(date.span.end).max(at + 1)
        }
        _ => at + 1,
    }
}

#[cfg(test)]
mod tests {
    use depesche_model::{Document, Language};
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, language: &Language) -> Vec<String> {
        let pieces = Pieces::new(text, language);
        let found = figures(&pieces, &[]);
        let tell = |mention: &Mention| match &mention.named {
            Named::Figure(Figure::Money { value, currency }) => {
                format!("{} {}", value.normalize(), currency.as_deref().unwrap_or("?"))
            }
            Named::Figure(Figure::Percent { value }) => format!("{value} %"),
            Named::Figure(Figure::Quantity { value, unit }) => format!("{value} {unit}"),
            Named::Figure(figure) => figure.value().to_string(),
            _ => String::new(),
        };
        found.iter().filter(|mention| mention.rule != "figure.number").map(tell).collect()
    }

    #[test]
    fn german() {
        let text = "Der Handel stieg um 32 % auf 43,8 Milliarden US-Dollar; 1000 Schweizer Franken, 12.345$ und zwei Euro \
                    und fünfzig Cent gingen an 27 neue Projekte, rund 2.300 Tonnen auf das 1,5-Fache.";
        assert_eq!(
            read(text, &Language::German),
            ["32 %", "43800000000 USD", "1000 CHF", "12345 USD", "2.5 EUR", "27 projects", "2300 t", "1.5 x"]
        );
    }

    #[test]
    fn english() {
        let text = "US$26 billion, $ 563 million, HK$5m, 300,000 pesos and 40 MUSD; 4.5 per cent of 40 German diplomats";
        assert_eq!(
            read(text, &Language::English),
            [
                "26000000000 USD",
                "563000000 USD",
                "5000000 HKD",
                "300000 ?",
                "40000000 USD",
                "4.5 %",
                "40 people"
            ]
        );
    }

    #[test]
    fn what_slipped_into_a_sum() {
        let text = "im Jahr 418.2 2021 Millionen US-Dollar, 130 € Millionen und 45 Milliarden rund Euro";
        assert_eq!(read(text, &Language::German), ["418200000 USD", "130000000 EUR", "45000000000 EUR"]);
    }

    #[test]
    fn ranges_share_what_follows() {
        let text = "zwischen drei und fünf Milliarden Euro, 30 bis 40 Prozent";
        assert_eq!(read(text, &Language::German), ["3000000000 EUR", "5000000000 EUR", "30 %", "40 %"]);
    }

    #[test]
    fn numbers_stand_inside_sums() {
        let text = "Es sind 3 Mio. Euro.";
        let found = figures(&Pieces::new(text, &Language::German), &[]);
        let words: Vec<&str> = found.iter().map(|mention| mention.span.of(text)).collect();
        assert_eq!(words, ["3 Mio. Euro", "3 Mio."]);
    }

    fn any_language() -> impl Strategy<Value = Language> {
        prop_oneof![Just(Language::German), Just(Language::English)]
    }

    /// Texts of the pieces that figures and dates are made of, in any order.
    fn any_text() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            "[0-9]{1,4}",
            "[0-9]{1,3}[.,'/ -][0-9]{1,4}",
            "[.,;:()/+$€%° -]",
            "(Millionen|Mrd\\.|billion|m|bn|Euro|US-Dollar|Prozent|per cent|halb|Drittel|x|-fach)",
            "(zwei|dreißig|hundert|ein|eine|anderthalb|one|twenty|half|a|and|und|Komma|over|of)",
            "(März|May|Montag|am|im|Ende|vor|in|bis|to|Jahren|weeks|Jahr|letzten|next|ersten|Quartal|Q1|heute)",
            "[a-zäöüß]{1,6}",
            "\\PC",
        ];
        let space = prop_oneof![Just(" "), Just(""), Just("\n"), Just("\u{202f}")];
        proptest::collection::vec((word, space), 0..24)
            .prop_map(|words| words.into_iter().map(|(word, space)| word + space).collect())
    }

    proptest! {
        #[test]
        fn spans_lie_on_characters(text in any_text(), language in any_language()) {
            let document = Document::new("x", language.clone(), text.as_str());
            let pieces = Pieces::new(&document.text, &language);
            let dates = crate::date::dates(&document, &depesche_language::parse(&document), &pieces);
            prop_assert!(dates.is_sorted_by(|a, b| a.span.end <= b.span.start), "{dates:?}");
            for mention in figures(&pieces, &dates).iter().chain(&dates) {
                prop_assert!(document.text.get(mention.span.range()).is_some_and(|words| !words.is_empty()));
            }
        }

        #[test]
        fn values_read_back(cents in 0_i64..1_000_000_000_000) {
            let value = rust_decimal::Decimal::new(cents, 2);
            let german = format!("{value} Euro").replace('.', ",");
            let english = format!("€{value}");
            prop_assert_eq!(read(&german, &Language::German), [format!("{} EUR", value.normalize())]);
            prop_assert_eq!(read(&english, &Language::English), [format!("{} EUR", value.normalize())]);
        }
    }
}
