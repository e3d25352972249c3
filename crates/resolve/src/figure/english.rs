//! English number words: "one hundred and three", "fifty-two", "two million three hundred thousand".

use crate::piece::Pieces;

/// The words for 0 to 19 and the tens.
pub(crate) fn small(word: &str) -> Option<u64> {
    Some(match word {
        "zero" | "nought" | "naught" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// The words for places that are written as one word.
pub(crate) fn place(word: &str) -> Option<u64> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" | "nineth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" | "twelveth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        "fortieth" => 40,
        "fiftieth" => 50,
        "sixtieth" => 60,
        "seventieth" => 70,
        "eightieth" => 80,
        "ninetieth" => 90,
        "hundredth" => 100,
        "thousandth" => 1000,
        "millionth" => 1_000_000,
        "billionth" => 1_000_000_000,
        "trillionth" => 1_000_000_000_000,
        _ => return None,
    })
}

/// The part that a denominator makes: "third", "quarters", "hundredths"; and whether it is a plural.
pub(crate) fn part(word: &str) -> Option<(u64, bool)> {
    match word {
        "half" => Some((2, false)),
        "halves" => Some((2, true)),
        "quarter" => Some((4, false)),
        "quarters" => Some((4, true)),
        _ => {
            let (word, plural) = word.strip_suffix('s').map_or((word, false), |word| (word, true));
            place(word).filter(|n| *n > 2).map(|n| (n, plural))
        }
    }
}

/// A number in words: its value and the place behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    /// The number.
    pub(crate) value: u64,
    /// The place behind its last word.
    pub(crate) end: usize,
}

/// "forty-two", "forty two", "seven", read at `at`: a number below a hundred.
pub(crate) fn below_hundred(pieces: &Pieces, at: usize) -> Option<Words> {
    let value = small(pieces.lower(at))?;
    if value >= 20 {
        // A hyphen may stand between, also with blanks around it.
        for next in [Some(at + 1), pieces.after_dash(at + 1)].into_iter().flatten() {
            if let Some(unit) = small(pieces.lower(next)).filter(|n| (1..10).contains(n)) {
                return Some(Words { value: value + unit, end: next + 1 });
            }
        }
    }
    Some(Words { value, end: at + 1 })
}

/// A number below a thousand: "two hundred and fifty-six", "hundred and one".
pub(crate) fn below_thousand(pieces: &Pieces, at: usize) -> Option<Words> {
    let mut words = match pieces.lower(at) {
        "hundred" => Words { value: 1, end: at },
        _ => below_hundred(pieces, at)?,
    };
    let hundred = pieces.after_dash(words.end).unwrap_or(words.end);
    if pieces.lower(hundred) != "hundred" || words.value == 0 {
        return Some(words);
    }
    words = Words { value: words.value * 100, end: hundred + 1 };
    let joined = pieces.after(words.end, &["and"]);
    let rest = joined.unwrap_or(words.end);
    // "one hundred and three quarters": the three are above the quarters.
    let above = |small: &Words| {
        joined.is_some()
            && part(pieces.lower(small.end)).is_some_and(|(below, plural)| plural && small.value < below)
    };
    if let Some(small) = below_hundred(pieces, rest).filter(|small| small.value > 0 && !above(small)) {
        words = Words { value: words.value + small.value, end: small.end };
    }
    Some(words)
}

/// A whole number in words up to the hundred thousands; larger scales are multiplied by the reader of numbers.
pub(crate) fn cardinal(pieces: &Pieces, at: usize) -> Option<Words> {
    let mut words = match pieces.lower(at) {
        "thousand" => Words { value: 1, end: at },
        _ => below_thousand(pieces, at)?,
    };
    let thousand = pieces.after_dash(words.end).unwrap_or(words.end);
    if pieces.lower(thousand) != "thousand" || words.value == 0 {
        return Some(words);
    }
    words = Words { value: words.value * 1000, end: thousand + 1 };
    let rest = pieces.after(words.end, &["and"]).unwrap_or(words.end);
    if let Some(small) = below_thousand(pieces, rest).filter(|small| (1..1000).contains(&small.value)) {
        words = Words { value: words.value + small.value, end: small.end };
    }
    Some(words)
}

/// A place in words: "twenty-fifth", "one hundred twenty-fifth", "two hundredth".
pub(crate) fn ordinal(pieces: &Pieces, at: usize) -> Option<Words> {
    if let Some(value) = place(pieces.lower(at)) {
        return Some(Words { value, end: at + 1 });
    }
    let base = cardinal(pieces, at)?;
    for next in
        [Some(base.end), pieces.after_dash(base.end), pieces.after(base.end, &["and"])].into_iter().flatten()
    {
        let Some(last) = place(pieces.lower(next)) else { continue };
        let value = match last {
            1..=9 if base.value % 10 == 0 && base.value % 100 != 10 => base.value + last,
            10..=90 if base.value % 100 == 0 => base.value + last,
            100.. => base.value.checked_mul(last)?,
            _ => continue,
        };
        return Some(Words { value, end: next + 1 });
    }
    None
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    fn read(text: &str, by: impl Fn(&Pieces, usize) -> Option<Words>) -> Option<u64> {
        let pieces = Pieces::new(text, &Language::English);
        by(&pieces, 0).filter(|words| words.end == pieces.len()).map(|words| words.value)
    }

    #[test]
    fn reads_cardinals() {
        assert_eq!(read("fifty-two", cardinal), Some(52));
        assert_eq!(read("one hundred and three", cardinal), Some(103));
        assert_eq!(read("two thousand and fifteen", cardinal), Some(2015));
        assert_eq!(read("twelve thousand five hundred", cardinal), Some(12_500));
        assert_eq!(read("five six", cardinal), None);
    }

    #[test]
    fn reads_ordinals() {
        assert_eq!(read("twenty-first", ordinal), Some(21));
        assert_eq!(read("one hundred twenty-fifth", ordinal), Some(125));
        assert_eq!(read("two hundredth", ordinal), Some(200));
        assert_eq!(read("one hundred and third", ordinal), Some(103));
    }
}
