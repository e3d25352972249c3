//! Numbers in digits, with the marks of their language: 43,8 and 5.000 in German, 43.8 and 5,000 in English,
//! 140'000 in Switzerland, 1 000 everywhere.

use rust_decimal::Decimal;

use crate::piece::{Kind, Pieces};

/// A number in digits and the place behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// The number.
    pub(crate) value: Decimal,
    /// The place behind its last piece.
    pub(crate) end: usize,
}

/// More digits than this are no figure, and would not fit into a decimal.
const LONGEST: usize = 24;

/// Reads a number that begins at `at`, its sign or point included. `points` says that the text, though German, writes
/// decimals with a point.
pub(crate) fn literal(pieces: &Pieces, at: usize, points: bool) -> Option<Literal> {
    let opens = at == 0 || !pieces.glued(at) || matches!(pieces.before(at), "(" | "[" | "$" | "€" | "£");
    match pieces.lower(at) {
        "-" | "−" if opens && pieces.glued(at + 1) => {
            let number = unsigned(pieces, at + 1, points)?;
            Some(Literal { value: -number.value, ..number })
        }
        _ => unsigned(pieces, at, points),
    }
}

fn unsigned(pieces: &Pieces, at: usize, points: bool) -> Option<Literal> {
    if pieces.lower(at) == "." && !pieces.glued(at) && pieces.glued(at + 1) && pieces.is(at + 1, Kind::Digits)
    {
        let value = format!("0.{}", pieces.written(at + 1)).parse().ok()?;
        return Some(Literal { value, end: at + 2 });
    }
    if let Some(vulgar) = vulgar(pieces.lower(at)) {
        return Some(Literal { value: vulgar, end: at + 1 });
    }
    if !pieces.is(at, Kind::Digits) || pieces.width(at) > LONGEST {
        return None;
    }
    let mut number = grouped(pieces, at, points)?;
    if let Some(part) = vulgar(pieces.lower(number.end)) {
        number = Literal { value: number.value.checked_add(part)?, end: number.end + 1 };
    } else if let Some(fraction) = slashed(pieces, at) {
        number = fraction;
    } else if let Some(part) = (!pieces.glued(number.end)).then(|| slashed(pieces, number.end)).flatten() {
        // "2 1/4"
        if number.value.is_integer() && part.value < Decimal::ONE {
            number = Literal { value: number.value.checked_add(part.value)?, end: part.end };
        }
    }
    Some(number)
}

/// Digits with the marks between them.
fn grouped(pieces: &Pieces, at: usize, points: bool) -> Option<Literal> {
    let single = || Some(Literal { value: pieces.written(at).parse().ok()?, end: at + 1 });
    // The marks and digits that hang together.
    let mut marks: Vec<&str> = Vec::new();
    let mut groups = vec![at];
    let mut end = at + 1;
    while pieces.glued(end)
        && matches!(pieces.lower(end), "." | "," | "'" | "’")
        && pieces.glued(end + 1)
        && pieces.is(end + 1, Kind::Digits)
    {
        marks.push(pieces.written(end));
        groups.push(end + 1);
        end += 2;
    }
    if marks.is_empty() {
        return spaced(pieces, at, points).or_else(single);
    }
    let last = marks.len() - 1;
    let widths: Vec<usize> = groups.iter().map(|&group| pieces.width(group)).collect();
    let apostrophe = |mark: &str| mark == "'" || mark == "’";
    // Whether the marks up to `upto` divide thousands.
    let thousands = |upto: usize| {
        let inner = widths.get(1..=upto).unwrap_or_default();
        let even = inner.iter().all(|&width| width == 3);
        let indian = marks[0] == ","
            && upto >= 2
            && widths[upto] == 3
            && widths[1..upto].iter().all(|&width| width == 2);
        (1..=3).contains(&widths[0]) && (even || indian) && pieces.written(at) != "0"
    };
    let decimal = |mark: &str| {
        if apostrophe(mark) {
            false
        } else if pieces.german {
            mark == ","
        } else {
            mark == "."
        }
    };
    let whole = |groups: &[usize]| groups.iter().map(|&group| pieces.written(group)).collect::<String>();
    let number = |whole: String, fraction: &str| -> Option<Decimal> {
        if whole.len() + fraction.len() > LONGEST {
            return None;
        }
        if fraction.is_empty() { whole.parse().ok() } else { format!("{whole}.{fraction}").parse().ok() }
    };
    let uniform = marks.iter().all(|mark| *mark == marks[0] || apostrophe(mark) && apostrophe(marks[0]));
    // The last of a list that was cut before it: "24,26,31".
    let listed = at > 1 && pieces.glued(at) && pieces.before(at) == "," && pieces.is(at - 2, Kind::Digits);
    if listed && marks[0] == "," {
        return single();
    }
    if uniform && marks.len() == 1 {
        let group = thousands(1) && !decimal(marks[0]) && !(points && marks[0] == "." && scaled(pieces, end));
        if group {
            return Some(Literal { value: number(whole(&groups), "")?, end });
        }
        if apostrophe(marks[0]) {
            return single();
        }
        return Some(Literal { value: number(whole(&groups[..1]), pieces.written(groups[1]))?, end });
    }
    if uniform {
        // Two marks of one kind can only divide thousands; else it is a list, a date or a section.
        if thousands(groups.len() - 1) {
            return Some(Literal { value: number(whole(&groups), "")?, end });
        }
        return (marks[0] == ",").then(single).flatten();
    }
    // The last mark is the decimal one; those before divide thousands.
    let head_is_uniform = marks[..last].iter().all(|mark| *mark == marks[0]);
    if head_is_uniform && !apostrophe(marks[last]) && thousands(last) {
        return Some(Literal {
            value: number(whole(&groups[..=last]), pieces.written(groups[last + 1]))?,
            end,
        });
    }
    None
}

/// Whether a scale word from a million up follows: nobody writes thousands of millions with a point.
fn scaled(pieces: &Pieces, at: usize) -> bool {
    super::scale::scale_at(pieces, at).is_some_and(|scale| scale.factor >= Decimal::from(1_000_000))
}

/// Groups of three with blanks between them: "1 414 021 100", "12 500".
fn spaced(pieces: &Pieces, at: usize, points: bool) -> Option<Literal> {
    if !(1..=3).contains(&pieces.width(at)) || pieces.written(at).starts_with('0') {
        return None;
    }
    let mut digits = pieces.written(at).to_owned();
    let mut end = at + 1;
    while pieces.width(end) == 3 && one_blank(pieces, end) && digits.len() < LONGEST {
        digits.push_str(pieces.written(end));
        end += 1;
    }
    let glued_on = pieces.glued(end) && pieces.is(end, Kind::Word);
    if end == at + 1 || pieces.is(end, Kind::Digits) || glued_on {
        return None;
    }
    let mark = if pieces.german && !points { "," } else { "." };
    let has_decimals = |mark: &str| {
        pieces.glued_mark(end, mark) && pieces.glued(end + 1) && pieces.is(end + 1, Kind::Digits)
    };
    if has_decimals(mark) {
        digits.push('.');
        digits.push_str(pieces.written(end + 1));
        end += 2;
    }
    if digits.len() > LONGEST + 1 {
        return None;
    }
    Some(Literal { value: digits.parse().ok()?, end })
}

/// Whether exactly one blank, of any width, stands before the piece at `at`.
fn one_blank(pieces: &Pieces, at: usize) -> bool {
    let (Some(before), Some(here)) =
        (at.checked_sub(1).and_then(|before| pieces.get(before)), pieces.get(at))
    else {
        return false;
    };
    let gap = pieces.text.get(before.span.end..here.span.start).unwrap_or_default();
    matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

/// "4/5": a fraction of small numbers. A longer chain of slashes is a date or a number of something.
fn slashed(pieces: &Pieces, at: usize) -> Option<Literal> {
    let chained = |at: usize| pieces.glued_mark(at, "/") || pieces.glued_mark(at, "-");
    let part = |at: usize| pieces.digits(at).filter(|_| pieces.width(at) <= 2);
    if !pieces.glued_mark(at + 1, "/")
        || !pieces.glued(at + 2)
        || chained(at + 3)
        || pieces.glued(at) && at > 0 && pieces.before(at) == "/"
    {
        return None;
    }
    let (above, below) = (part(at)?, part(at + 2)?);
    let value = Decimal::from(above).checked_div(Decimal::from(below))?;
    Some(Literal { value, end: at + 3 })
}

/// "½" and its kind.
pub(crate) fn vulgar(mark: &str) -> Option<Decimal> {
    let (above, below): (u32, u32) = match mark {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
}

/// Whether a German text writes decimals with a point, as machine translations from English do: "418.2 Millionen".
pub(crate) fn has_decimal_points(pieces: &Pieces) -> bool {
    pieces.german
        && (0..pieces.len()).any(|at| {
            pieces.is(at, Kind::Digits)
                && pieces.glued_mark(at + 1, ".")
                && pieces.glued(at + 2)
                && (1..=2).contains(&pieces.width(at + 2))
                && !pieces.glued(at + 3)
                && !(at > 1 && pieces.glued(at) && pieces.before(at) == ".")
                && scaled(pieces, at + 3)
        })
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    fn read(text: &str, language: &Language) -> Option<String> {
        let pieces = Pieces::new(text, language);
        literal(&pieces, 0, has_decimal_points(&pieces)).map(|number| number.value.normalize().to_string())
    }

    #[test]
    fn german_marks() {
        for (text, value) in [
            ("43,8", "43.8"),
            ("5.000", "5000"),
            ("1.234,5", "1234.5"),
            ("140'000", "140000"),
            ("418.2 Millionen", "418.2"),
            ("1.153 Milliarden und 2.5 Millionen", "1.153"),
            ("1 414 021 100", "1414021100"),
            ("12 500,50", "12500.5"),
            ("1/2", "0.5"),
            ("4,800", "4.8"),
            ("-7", "-7"),
        ] {
            assert_eq!(read(text, &Language::German).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn english_marks() {
        for (text, value) in [
            ("43.8", "43.8"),
            ("5,000", "5000"),
            ("1,674,200.5", "1674200.5"),
            ("1,3", "1.3"),
            ("12,34,567.89", "1234567.89"),
            ("22,24,26,31", "22"),
            (".08", "0.08"),
            ("2 1/4", "2.25"),
            ("2½", "2.5"),
        ] {
            assert_eq!(read(text, &Language::English).as_deref(), Some(value), "{text}");
        }
    }
}
