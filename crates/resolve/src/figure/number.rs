//! Numbers as they stand in a text: in digits, in words, in both, with fractions and scales.

use rust_decimal::Decimal;

use super::scale::{Scale, scale_at};
use super::{digits, english, fraction, german, power};
use crate::piece::{Kind, Pieces};

/// A number and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// How much.
    pub(crate) value: Decimal,
    /// The place of its first piece.
    pub(crate) start: usize,
    /// The place behind its last piece.
    pub(crate) end: usize,
    /// Whether it is only an article or "one": a number in front of a unit, else none.
    pub(crate) article: bool,
    /// The largest scale word in it: a million for "3,2 Millionen".
    pub(crate) scale: Option<Decimal>,
    /// Whether it is a fraction in words: "zwei Drittel".
    pub(crate) fraction: bool,
}

/// How numbers are written in this text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Writing {
    /// A German text with decimal points.
    pub(crate) points: bool,
}

impl Writing {
    /// Looks through the text once.
    pub(crate) fn of(pieces: &Pieces) -> Self {
        Self { points: digits::has_decimal_points(pieces) }
    }
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// Reads the number that begins at `at`. `money` says that a currency stands before it, so that "5m" is five million.
pub(crate) fn number_at(pieces: &Pieces, at: usize, writing: Writing, money: bool) -> Option<Number> {
    if let Some(next) = pieces.after_any(at, &["minus", "negative"]) {
        let number = number_at(pieces, next, writing, money).filter(|number| !number.article)?;
        return Some(Number { value: -number.value, start: at, ..number });
    }
    let base = in_digits(pieces, at, writing, money).or_else(|| {
        if !pieces.is(at, Kind::Word) {
            None
        } else if pieces.german {
            german_words(pieces, at)
        } else {
            english_words(pieces, at)
        }
    })?;
    let base = if pieces.german { base } else { over(pieces, base, writing) };
    let mut number = scaled(pieces, base, writing, money)?;
    // "a hundred thousand trillionths"
    if !pieces.german
        && number.scale.is_some()
        && pieces.is(number.end, Kind::Word)
        && pieces.is(at, Kind::Word)
    {
        number = english_part(pieces, number).unwrap_or(number);
    }
    number.value = number.value.normalize();
    Some(number)
}

fn plain(value: Decimal, start: usize, end: usize) -> Number {
    Number { value, start, end, article: false, scale: None, fraction: false }
}

fn in_digits(pieces: &Pieces, at: usize, writing: Writing, money: bool) -> Option<Number> {
    // Digits on a letter are a name: G7, CO2, A1. Digits on the code of a currency are a sum: USD115.
    if !money && pieces.glued(at) && at > 0 && pieces.is(at - 1, Kind::Word) {
        return None;
    }
    let literal = digits::literal(pieces, at, writing.points)?;
    let literal = power::raised(pieces, literal).unwrap_or(literal);
    let number = plain(literal.value, at, literal.end);
    if pieces.german {
        return Some(german_part(pieces, number).unwrap_or(number));
    }
    Some(english_part(pieces, number).or_else(|| and_a_half(pieces, number)).unwrap_or(number))
}

/// "drei", "eine halbe (Million)", "anderthalb", "zwei Drittel", "drei Komma fünf".
fn german_words(pieces: &Pieces, at: usize) -> Option<Number> {
    let word = pieces.lower(at);
    if let Some(value) = halves(word) {
        return Some(plain(value, at, at + 1));
    }
    if is_half(word) {
        let scale = scale_at(pieces, at + 1)?;
        return Some(Number { fraction: scale.factor < Decimal::TEN, ..plain(HALF, at, at + 1) });
    }
    if let Some(part) = word.strip_prefix("drei").and_then(german_denominator).filter(|four| *four == 4) {
        return Some(Number { fraction: true, ..plain(Decimal::from(3) / Decimal::from(part), at, at + 1) });
    }
    // "die Hälfte der Ausfuhren", but not "die zweite Hälfte des Jahres"
    if word == "hälfte" && matches!(pieces.lower(at + 1), "der" | "des" | "aller" | "ihrer" | "seiner") {
        let counted = german::ordinal(pieces.before(at)).is_some();
        let time = super::unit_of_time(pieces, at + 2);
        return (!counted && !time).then(|| Number { fraction: true, ..plain(HALF, at, at + 1) });
    }
    let article = matches!(word, "ein" | "eine" | "einen" | "einem" | "einer" | "eines");
    let value = if article { 1 } else { german::cardinal(word)? };
    let mut number = Number { article, ..plain(Decimal::from(value), at, at + 1) };
    if let Some(part) = german_part(pieces, number) {
        return Some(part);
    }
    if pieces.lower(number.end) == "komma" {
        let mut digits = String::new();
        let mut end = number.end + 1;
        while let Some(digit) = german::cardinal(pieces.lower(end)) {
            digits.push_str(&digit.to_string());
            end += 1;
        }
        if !digits.is_empty() && digits.len() < 12 {
            number = Number { end, ..plain(format!("{value}.{digits}").parse().ok()?, at, end) };
        }
    }
    Some(number)
}

/// "anderthalb", "dreieinhalb", "einundhalb".
fn halves(word: &str) -> Option<Decimal> {
    if word == "anderthalb" {
        return Some(Decimal::ONE + HALF);
    }
    let whole = word.strip_suffix("halb")?;
    let whole = whole.strip_suffix("und").or_else(|| whole.strip_suffix("ein"))?;
    let whole = german::cardinal(whole.strip_suffix("und").unwrap_or(whole))?;
    Some(Decimal::from(whole) + HALF)
}

fn is_half(word: &str) -> bool {
    matches!(word, "halb" | "halbe" | "halber" | "halben" | "halbes" | "halbem")
}

/// A part of a German number: "drei halbe", "zwei Drittel", "ein Viertel".
fn german_part(pieces: &Pieces, number: Number) -> Option<Number> {
    let word = pieces.lower(number.end);
    let below = if is_half(word) { 2 } else { german_denominator(word)? };
    if !number.value.is_integer() || number.value > Decimal::ONE_HUNDRED {
        return None;
    }
    let value = number.value.checked_div(Decimal::from(below))?;
    Some(Number { value, end: number.end + 1, article: false, fraction: true, ..number })
}

fn german_denominator(word: &str) -> Option<u64> {
    let word = word.strip_suffix(['n', 's']).unwrap_or(word);
    match word {
        "drittel" => Some(3),
        "siebtel" => Some(7),
        "viertel" => Some(4),
        _ => {
            let stem = word.strip_suffix("stel").or_else(|| word.strip_suffix("tel"))?;
            german::cardinal(stem).or_else(|| (stem == "ach").then_some(8)).filter(|below| *below > 2)
        }
    }
}

/// "five", "a million", "half a million", "two thirds", "nought point three".
fn english_words(pieces: &Pieces, at: usize) -> Option<Number> {
    let word = pieces.lower(at);
    let next_scale =
        |at: usize| scale_at(pieces, at).filter(|scale| !scale.letter && scale.factor > Decimal::TEN);
    match word {
        "a" | "an" => {
            if next_scale(at + 1).is_some() {
                return Some(Number { article: true, ..plain(Decimal::ONE, at, at + 1) });
            }
            if let Some(part) = english_parts(pieces, at + 1) {
                return Some(Number { start: at, ..part });
            }
            let (below, _) = english::part(pieces.lower(at + 1)).filter(|part| !part.1)?;
            let alone = match pieces.get(at + 2) {
                None => true,
                Some(piece) => piece.kind != Kind::Word || pieces.lower(at + 2) == "of",
            };
            if !alone || pieces.after_dash(at + 2).is_some() {
                return None;
            }
            Some(Number { fraction: true, ..plain(Decimal::ONE / Decimal::from(below), at, at + 2) })
        }
        "half"
            if pieces.lower(at + 1) == "of" && english::ordinal(pieces, at.saturating_sub(1)).is_none() =>
        {
            let time = super::unit_of_time(pieces, at + 2) || pieces.is(at + 2, Kind::Digits);
            (!time).then(|| Number { fraction: true, ..plain(HALF, at, at + 1) })
        }
        "half" | "quarter" => english_parts(pieces, at),
        _ => {
            // "dozen", "hundred" and the like alone are no figure.
            let words = english::cardinal(pieces, at).filter(|_| !matches!(word, "hundred" | "thousand"))?;
            if let Some(fraction) = fraction::compound(pieces, at) {
                return Some(fraction);
            }
            let words = tens_and_unit(pieces, at).unwrap_or(words);
            let article = word == "one" && words.end == at + 1;
            let mut number = Number { article, ..plain(Decimal::from(words.value), at, words.end) };
            if pieces.lower(number.end) == "point" {
                number = point(pieces, number).unwrap_or(number);
            }
            Some(english_part(pieces, number).or_else(|| and_a_half(pieces, number)).unwrap_or(number))
        }
    }
}

/// "twenty and four hours", "thirty and two and a half": the old way of counting, before a unit of time or a fraction.
fn tens_and_unit(pieces: &Pieces, at: usize) -> Option<english::Words> {
    let tens = english::small(pieces.lower(at)).filter(|tens| *tens >= 20)?;
    let unit = pieces.after(at + 1, &["and"])?;
    let units = english::small(pieces.lower(unit)).filter(|unit| (1..10).contains(unit))?;
    let goes_on = super::unit_of_time(pieces, unit + 1)
        || matches!(pieces.lower(unit + 1), "hour" | "hours" | "minutes" | "seconds")
        || part_after_and(pieces, unit + 1).is_some();
    // "between twenty and four hours" tells two.
    (goes_on && !matches!(pieces.before(at), "between" | "both"))
        .then_some(english::Words { value: tens + units, end: unit + 1 })
}

/// "half a million", "half million", "quarter million": the part alone.
fn english_parts(pieces: &Pieces, at: usize) -> Option<Number> {
    let below: i64 = match pieces.lower(at) {
        "half" => 2,
        "quarter" => 4,
        _ => return None,
    };
    let scale = pieces.after_any(at + 1, &["a"]).unwrap_or(at + 1);
    scale_at(pieces, scale).filter(|scale| !scale.letter && !pieces.glued(scale.end - 1))?;
    Some(Number { fraction: false, ..plain(Decimal::ONE / Decimal::from(below), at, scale) })
}

/// "nought point nought three": digits after the point.
fn point(pieces: &Pieces, number: Number) -> Option<Number> {
    let mut digits = String::new();
    let mut end = number.end + 1;
    while let Some(words) = english::below_hundred(pieces, end) {
        digits.push_str(&words.value.to_string());
        end = words.end;
    }
    let value =
        format!("{}.{digits}", number.value).parse().ok().filter(|_| (1..12).contains(&digits.len()))?;
    Some(Number { value, end, article: false, ..number })
}

/// "two thirds", "one-eighth", "five - eighths".
fn english_part(pieces: &Pieces, number: Number) -> Option<Number> {
    let next = pieces.after_dash(number.end).unwrap_or(number.end);
    let (below, plural) = english::part(pieces.lower(next))?;
    let one = number.value == Decimal::ONE;
    if one == plural || !number.value.is_integer() || pieces.digits(number.start).is_some() && !plural {
        return None;
    }
    let value = number.value.checked_div(Decimal::from(below))?;
    let mut end = next + 1;
    // "two thirds of a million"
    if let Some(scale) = pieces.after(end, &["of", "a"]).filter(|&at| scale_at(pieces, at).is_some()) {
        end = scale;
    }
    Some(Number { value, end, article: false, fraction: true, ..number })
}

/// "and a half", "and three quarters", "and a third" behind a number: the sum.
fn and_a_half(pieces: &Pieces, number: Number) -> Option<Number> {
    let (value, end) = part_after_and(pieces, number.end)?;
    Some(Number { value: number.value.checked_add(value)?, end, article: false, ..number })
}

pub(crate) fn part_after_and(pieces: &Pieces, at: usize) -> Option<(Decimal, usize)> {
    let next = pieces.after(at, &["and"])?;
    let (above, next) = match pieces.lower(next) {
        "a" | "an" => (1, next + 1),
        "half" => (1, next),
        _ => english::below_hundred(pieces, next).map(|words| (words.value, words.end))?,
    };
    let next = pieces.after_dash(next).unwrap_or(next);
    let (below, plural) = english::part(pieces.lower(next)).filter(|part| part.1 == (above > 1))?;
    let _ = plural;
    let value = Decimal::from(above).checked_div(Decimal::from(below))?;
    (value < Decimal::ONE).then_some((value, next + 1))
}

/// "one over three", "one in twenty": a quotient.
fn over(pieces: &Pieces, number: Number, writing: Writing) -> Number {
    let divided = || {
        let next = pieces
            .after(number.end, &["over"])
            .or_else(|| pieces.after(number.end, &["in"]).filter(|_| number.value == Decimal::ONE))?;
        let below = in_digits(pieces, next, writing, false).or_else(|| {
            english::cardinal(pieces, next).map(|words| plain(Decimal::from(words.value), next, words.end))
        })?;
        // "1 in 2019" and "2 over 3 years" are something else.
        let unit = pieces.is(below.end, Kind::Word) && pieces.lower(number.end) == "over";
        if unit
            || !below.value.is_integer()
            || below.value <= Decimal::ONE
            || below.value > Decimal::from(1000)
        {
            return None;
        }
        let value = number.value.checked_div(below.value)?;
        Some(Number { value, end: below.end, article: false, fraction: true, ..number })
    };
    divided().unwrap_or(number)
}

/// Multiplies with the scale words behind the number, and adds what follows them.
fn scaled(pieces: &Pieces, number: Number, writing: Writing, money: bool) -> Option<Number> {
    let mut number = number;
    let mut at = number.end;
    if number.fraction || number.value == HALF || number.value == HALF * HALF {
        // "half a million", "two thirds of a million"
        at = pieces.after_any(at, &["a"]).filter(|&at| scale_at(pieces, at).is_some()).unwrap_or(at);
    }
    at = pieces.after_dash(at).filter(|&at| pieces.glued(at) && scale_at(pieces, at).is_some()).unwrap_or(at);
    while let Some(scale) = scale_at(pieces, at) {
        let attached = pieces.glued(at) && pieces.is(at - 1, Kind::Digits);
        if scale.letter && !(money && is_last_letter(pieces, &scale)) {
            break;
        }
        if pieces.lower(at) == "k" && !attached && !pieces.is(at - 1, Kind::Digits) {
            break;
        }
        number.value = number.value.checked_mul(scale.factor)?;
        number.scale = Some(number.scale.map_or(scale.factor, |largest| largest.max(scale.factor)));
        number.end = scale.end;
        number.article = false;
        at = scale.end;
        if let Some((part, end)) = (!pieces.german).then(|| part_after_and(pieces, at)).flatten() {
            let inner = scale_at(pieces, end).filter(|inner| inner.factor < scale.factor && !inner.letter);
            let (part, end) = match inner {
                Some(inner) => (part.checked_mul(inner.factor)?, inner.end),
                None => (part.checked_mul(scale.factor)?, end),
            };
            number.value = number.value.checked_add(part)?;
            number.end = end;
            break;
        }
        if let Some(rest) = smaller(pieces, at, scale.factor, writing) {
            number.value = number.value.checked_add(rest.value)?;
            number.end = rest.end;
            break;
        }
    }
    Some(number)
}

/// Whether nothing but a blank or a mark follows a scale of one letter.
fn is_last_letter(pieces: &Pieces, scale: &Scale) -> bool {
    !(pieces.glued(scale.end) && pieces.is(scale.end, Kind::Digits))
}

/// The smaller number that follows a scale: "three million two hundred thousand", "3 hundred and 21".
fn smaller(pieces: &Pieces, at: usize, factor: Decimal, writing: Writing) -> Option<Number> {
    let and = if pieces.german { "und" } else { "and" };
    let joined = pieces.after(at, &[and]);
    let next = joined.unwrap_or(at);
    let rest = if pieces.german {
        let cardinal =
            german::cardinal(pieces.lower(next)).filter(|_| pieces.lower(next) != "ein" && joined.is_none());
        plain(Decimal::from(cardinal?), next, next + 1)
    } else if pieces.is(next, Kind::Digits) && joined.is_some() && factor <= Decimal::ONE_THOUSAND {
        in_digits(pieces, next, writing, false).filter(|rest| {
            rest.value.is_integer()
                && pieces.get(rest.end).is_none_or(|piece| !piece.glued || piece.kind == Kind::Mark)
        })?
    } else {
        let words = english::cardinal(pieces, next)?;
        plain(Decimal::from(words.value), next, words.end)
    };
    let rest = match scale_at(pieces, rest.end).filter(|scale| !scale.letter) {
        Some(scale) if rest.value * scale.factor < factor => scaled(pieces, rest, writing, false)?,
        Some(_) => return None,
        None => rest,
    };
    let fits = rest.value > Decimal::ZERO && rest.value < factor;
    let no_and = joined.is_none() || rest.value < Decimal::ONE_HUNDRED || rest.scale.is_some();
    (fits && no_and).then_some(rest)
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    fn read(text: &str, language: &Language) -> Option<String> {
        let pieces = Pieces::new(text, language);
        let number = number_at(&pieces, 0, Writing::of(&pieces), false)?;
        assert_eq!(number.end, pieces.len(), "{text}: {number:?}");
        Some(number.value.to_string())
    }

    #[test]
    fn german() {
        for (text, value) in [
            ("dreiundvierzig Komma acht Milliarden", "43800000000"),
            ("anderthalb Millionen", "1500000"),
            ("eine halbe Million", "500000"),
            ("ein halbes Dutzend", "6"),
            ("fünf Dutzend", "60"),
            ("drei halbe", "1.5"),
            ("drei Viertel", "0.75"),
            ("drei Millionen zweihunderttausend", "3200000"),
            ("3,2 Mio", "3200000"),
            ("750 Tsd", "750000"),
            ("1,2 Billionen", "1200000000000"),
        ] {
            assert_eq!(read(text, &Language::German).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn english() {
        for (text, value) in [
            ("half a million", "500000"),
            ("a dozen", "12"),
            ("3 hundred and 21", "321"),
            ("2.12 hundred", "212"),
            ("five and a half million", "5500000"),
            ("one million and a half", "1500000"),
            ("one billion and a half million", "1000500000"),
            ("three quarters", "0.75"),
            ("twenty-three fifths", "4.6"),
            ("three lakh crore", "3000000000000"),
            ("nought point nought three", "0.03"),
            ("two million three hundred thousand", "2300000"),
            ("4.5bn", "4500000000"),
            ("100k", "100000"),
        ] {
            assert_eq!(read(text, &Language::English).as_deref(), Some(value), "{text}");
        }
    }
}
