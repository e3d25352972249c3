//! German number words: "dreiundvierzig", "zweihundertsechsundfünfzig", "einhunderttausend", "siebenundzwanzigste".

use std::borrow::Cow;

/// The number that a German cardinal stands for, in small letters and written as one word.
pub(crate) fn cardinal(word: &str) -> Option<u64> {
    below_million(&spelled(word)?)
}

/// The place that a German ordinal stands for: "dritte", "siebenundzwanzigsten", "Milliardsten".
pub(crate) fn ordinal(word: &str) -> Option<u64> {
    if word == "zuerst" {
        return Some(1);
    }
    let stem = ["en", "er", "es", "em", "e", "ens"].iter().find_map(|ending| word.strip_suffix(ending))?;
    ordinal_stem(stem)
}

/// The number of a group: "zu dritt", "zu elft".
pub(crate) fn group(word: &str) -> Option<u64> {
    (word != "erst").then(|| ordinal_stem(word)).flatten()
}

/// An ordinal without its ending: "dritt", "siebzigst", "milliardst".
pub(crate) fn ordinal_stem(stem: &str) -> Option<u64> {
    let stem = spelled(stem)?;
    // The irregular ones may also close a compound: "hundertdritt".
    for (irregular, value) in [("erst", 1), ("dritt", 3), ("siebt", 7), ("acht", 8)] {
        if let Some(before) = stem.strip_suffix(irregular) {
            return match before {
                "" => Some(value),
                _ => below_million(before.strip_suffix("und").unwrap_or(before))
                    .filter(|n| n % 100 == 0)
                    .map(|n| n + value),
            };
        }
    }
    for (scale, value) in
        [("million", 1_000_000), ("milliard", 1_000_000_000), ("billion", 1_000_000_000_000)]
    {
        if let Some(before) = stem.strip_suffix("st").and_then(|stem| stem.strip_suffix(scale)) {
            return if before.is_empty() { Some(value) } else { below_million(before)?.checked_mul(value) };
        }
    }
    let (value, st) = match stem.strip_suffix("st").and_then(below_million) {
        Some(value) => (value, true),
        None => (below_million(stem.strip_suffix('t')?)?, false),
    };
    // From twenty on the ending is "ste", below "te".
    let last = value % 100;
    (((1..20).contains(&last)) != st).then_some(value)
}

/// Whether a word begins as number words do. Most words of a text begin otherwise and are not looked at further.
pub(crate) fn may_begin(word: &str) -> bool {
    let beginnings: &[&str] = match word.as_bytes().first() {
        Some(b'a') => &["acht"],
        Some(b'b') => &["billion"],
        Some(b'd') => &["drei", "drit"],
        Some(b'e') => &["ein", "erst", "elf"],
        Some(b'f') => &["fünf", "fuenf"],
        Some(b'h') => &["hundert"],
        Some(b'm') => &["million", "milliard"],
        Some(b'n') => &["neun", "null"],
        Some(b's') => &["sech", "sieb"],
        Some(b't') => &["tausend"],
        Some(b'v') => &["vier"],
        Some(b'z') => &["zwei", "zehn", "zwan", "zwö", "zwo"],
        _ => return false,
    };
    beginnings.iter().any(|beginning| word.starts_with(beginning))
}

/// "ss" and the vowels written with "e" in their usual spelling; `None` for words that begin as no number does.
fn spelled(word: &str) -> Option<Cow<'_, str>> {
    if word.len() > 80 || !may_begin(word) {
        return None;
    }
    let mut spelled = Cow::Borrowed(word);
    if !word.as_bytes().windows(2).any(|pair| matches!(pair, b"ue" | b"wo" | b"ss")) {
        return Some(spelled);
    }
    for (written, usual) in [("fuenf", "fünf"), ("zwoelf", "zwölf"), ("dreissig", "dreißig"), ("zwo", "zwei")]
    {
        if spelled.contains(written) {
            spelled = Cow::Owned(spelled.replace(written, usual));
        }
    }
    Some(spelled)
}

/// The bytes of "elftausend", "tausendelf" and the like: no compound of numbers is shorter.
const SHORTEST_COMPOUND: usize = "tausend".len();

fn below_million(word: &str) -> Option<u64> {
    if word == "null" {
        return Some(0);
    }
    // Compounds are longer than any number that is one word by itself.
    if word.len() < SHORTEST_COMPOUND {
        return unit(word).or_else(|| teen(word)).or_else(|| ten(word));
    }
    let Some((thousands, rest)) = word.split_once("tausend") else { return below_thousand(word) };
    let thousands = if thousands.is_empty() { 1 } else { below_thousand(thousands)? };
    Some(thousands * 1000 + remainder(rest, below_thousand)?)
}

fn below_thousand(word: &str) -> Option<u64> {
    let Some((hundreds, rest)) = word.split_once("hundert") else { return below_hundred(word) };
    let hundreds = if hundreds.is_empty() { 1 } else { below_hundred(hundreds).filter(|n| *n < 100)? };
    Some(hundreds * 100 + remainder(rest, below_hundred)?)
}

/// What follows a hundred or a thousand, with or without "und".
fn remainder(rest: &str, read: impl Fn(&str) -> Option<u64>) -> Option<u64> {
    if rest.is_empty() { Some(0) } else { read(rest).or_else(|| read(rest.strip_prefix("und")?)) }
}

fn below_hundred(word: &str) -> Option<u64> {
    if let Some(n) = unit(word).or_else(|| teen(word)).or_else(|| ten(word)) {
        return Some(n);
    }
    // "einundzwanzig": the "und" that closes a unit, not the one inside "hundert".
    let (one, tens) = word.split_once("und")?;
    Some(unit(one)? + ten(tens)?)
}

fn unit(word: &str) -> Option<u64> {
    Some(match word {
        "ein" | "eins" => 1,
        "zwei" => 2,
        "drei" => 3,
        "vier" => 4,
        "fünf" => 5,
        "sechs" => 6,
        "sieben" => 7,
        "acht" => 8,
        "neun" => 9,
        _ => return None,
    })
}

fn teen(word: &str) -> Option<u64> {
    Some(match word {
        "zehn" => 10,
        "elf" => 11,
        "zwölf" => 12,
        "dreizehn" => 13,
        "vierzehn" => 14,
        "fünfzehn" => 15,
        "sechzehn" => 16,
        "siebzehn" => 17,
        "achtzehn" => 18,
        "neunzehn" => 19,
        _ => return None,
    })
}

fn ten(word: &str) -> Option<u64> {
    Some(match word {
        "zwanzig" => 20,
        "dreißig" => 30,
        "vierzig" => 40,
        "fünfzig" => 50,
        "sechzig" => 60,
        "siebzig" => 70,
        "achtzig" => 80,
        "neunzig" => 90,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cardinals() {
        for (word, value) in [
            ("null", 0),
            ("elf", 11),
            ("dreiundvierzig", 43),
            ("einhundertdrei", 103),
            ("zweihundertsechsundfuenfzig", 256),
            ("tausend", 1000),
            ("neunzehnhundertneunzig", 1990),
            ("zweitausendundeins", 2001),
            ("hundertfünfzigtausend", 150_000),
        ] {
            assert_eq!(cardinal(word), Some(value), "{word}");
        }
        for word in ["wunde", "einigung", "hundertfach", "verein", "dreier", "und", ""] {
            assert_eq!(cardinal(word), None, "{word}");
        }
    }

    #[test]
    fn reads_ordinals() {
        for (word, value) in [
            ("erster", 1),
            ("dritten", 3),
            ("siebte", 7),
            ("siebenten", 7),
            ("achter", 8),
            ("zwölften", 12),
            ("siebenundzwanzigsten", 27),
            ("einhunderttausendste", 100_000),
            ("milliardsten", 1_000_000_000),
        ] {
            assert_eq!(ordinal(word), Some(value), "{word}");
        }
        for word in
            ["erst", "achte s", "gesten", "letzten", "vierte l", "achtern", "hundertes", "einsten", "besten"]
        {
            assert_eq!(ordinal(word), None, "{word}");
        }
        assert_eq!(group("zwoelft"), Some(12));
    }
}
