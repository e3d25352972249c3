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
    if may_begin(pieces, at) { figure_from(pieces, at, writing) } else { None }
}

fn figure_from(pieces: &Pieces, at: usize, writing: Writing) -> Option<Found> {
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
/// number begins with. One word too many costs a little time, one too few a figure: a test holds it against texts that
/// are read without it.
fn may_begin(pieces: &Pieces, at: usize) -> bool {
    pieces.get(at).is_some_and(|piece| match piece.kind {
        Kind::Digits => true,
        Kind::Word => may_begin_with(pieces, at),
        Kind::Break => false,
        Kind::Mark => !matches!(piece.span.of(pieces.text), "," | "\"" | "(" | ")" | ":" | ";" | "!" | "?"),
    })
}

fn may_begin_with(pieces: &Pieces, at: usize) -> bool {
    let word = pieces.lower(at);
    let counts = if pieces.german { may_count_in_german(word) } else { may_count_in_english(word) };
    counts
        || word == "per"
        || ordinal::may_be_roman(pieces.written(at))
        || money::may_stand_before(pieces, at)
}

fn may_count_in_german(word: &str) -> bool {
    // "verdoppelt", "verdreifacht"
    german::may_begin(word.strip_prefix("ver").unwrap_or(word))
        || ["halb", "hälfte", "anderthalb", "verdoppel", "minus", "negative", "zuerst"]
            .iter()
            .any(|beginning| word.starts_with(beginning))
}

fn may_count_in_english(word: &str) -> bool {
    matches!(word, "a" | "an" | "half" | "quarter" | "hundred" | "thousand" | "minus" | "negative")
        || english::small(word).is_some()
        || english::place(word).is_some()
        || multiple::in_english(word).is_some()
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
mod tests;
