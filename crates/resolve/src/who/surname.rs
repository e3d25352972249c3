//! The family name inside a name, and how two names compare.

use depesche_model::CountryCode;

use crate::name::{List, close, skeleton};

/// Countries whose usual order is family name first.
const FAMILY_FIRST: List = List("CHN|KOR|PRK|TWN|VNM|SGP|HKG|KHM");
/// Family names that stand first whatever the country is known to be.
const FAMILIES: List = List(
    "Xi|Wang|Li|Zhang|Liu|Hu|Yang|Park|Kim|Moon|Yoon|Lee|Zhao|Qin|Mao|Hua|Geng|Lu|Wen|Jiang|Zhu|Chen| \
     Huang|Xu|Sun|Ma|Zhou|Han|Ding|Tsai|Lai|Nguyen|Nguyễn|Tran|Pham|Cho|Choe|Chung|Kang|Ri|Ban|Xue|Wei| \
     Wu|Fu|Dong|Lin|Song",
);
/// Hungarian given names, which stand last at home and first abroad.
const HUNGARIAN: List = List(
    "Péter|Viktor|János|István|László|József|Zoltán|Sándor|Ferenc|Gábor|Tamás|András|Attila|Balázs|Csaba|Gergely|Levente| \
     Katalin|Judit|Tibor|Imre|Zsolt|Márton|Dávid|Ádám|Mihály|Tamas|Peter|Laszlo|Gabor|Zoltan|Istvan|Pál|Róbert|Márta|Anna",
);
const ROMAN: List = List("I|II|III|IV|V|VI|VII|VIII|XIV|XVI");

/// Titles that the table has as parts of names.
const TITLES: List = List("Papst|Pope|König|King|Queen|Prinz|Prince|Sultan|Scheich|Sheikh|Ajatollah");

/// A name in words, particles and hyphens kept with what they belong to.
fn parts(name: &str) -> Vec<&str> {
    let titles = name.split_whitespace().take_while(|part| TITLES.has(part)).count();
    name.split_whitespace().skip(titles).filter(|part| part.chars().any(char::is_alphanumeric)).collect()
}

/// The family name, particles of the last word included.
pub(crate) fn family(name: &str, country: Option<CountryCode>) -> String {
    let parts = parts(name);
    let Some((last, rest)) = parts.split_last() else { return name.to_owned() };
    let first = rest.first().copied().unwrap_or_default();
    let eastern = country.is_none_or(|code| FAMILY_FIRST.has(code.as_str()));
    if (2..=3).contains(&parts.len()) && eastern && FAMILIES.has(first) {
        return first.to_owned();
    }
    if parts.len() == 2 && country.is_some_and(|code| code.as_str() == "HUN") && HUNGARIAN.has(last) {
        return first.to_owned();
    }
    if ROMAN.has(last) {
        return first.to_owned();
    }
    let mut from = parts.len() - 1;
    while from > 1 && is_particle(parts[from - 1]) {
        from -= 1;
    }
    parts[from..].join(" ")
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "Al" | "al"
            | "El"
            | "el"
            | "Le"
            | "La"
            | "De"
            | "de"
            | "von"
            | "van"
            | "der"
            | "bin"
            | "ben"
            | "Van"
            | "Von"
            | "di"
    )
}

/// A name as English writes it: the given name first, where only the home country puts it last.
pub(crate) fn english_order(name: &str, country: Option<CountryCode>) -> String {
    let family = family(name, country);
    let hungarian = country.is_some_and(|code| code.as_str() == "HUN");
    match name.strip_prefix(&family) {
        Some(given) if hungarian && !given.trim().is_empty() => format!("{} {family}", given.trim()),
        _ => name.to_owned(),
    }
}

/// Whether a name stands with the family name first, as in China, Korea and Vietnam.
pub(crate) fn is_eastern(name: &str, country: Option<CountryCode>) -> bool {
    let first = name.split([' ', '-']).next().unwrap_or_default();
    let there = country.is_some_and(|code| FAMILY_FIRST.has(code.as_str()));
    there || country.is_none() && FAMILIES.has(first)
}

/// The words of a name that are not its family name.
pub(crate) fn given(name: &str, country: Option<CountryCode>) -> String {
    let family = family(name, country);
    name.replacen(&family, "", 1).trim().to_owned()
}

/// Whether given names agree: one is missing, an initial, or they share a word.
pub(crate) fn agree(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.split([' ', '-', '.']).map(skeleton).filter(|word| !word.is_empty()).collect()
    };
    let (a, b) = (words(a), words(b));
    a.is_empty()
        || b.is_empty()
        || a.iter().any(|x| {
            b.iter().any(|y| {
                x == y || close(x, y) || x.len() == 1 && y.starts_with(x) || y.len() == 1 && x.starts_with(y)
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names() {
        let code = |code: &str| code.parse().ok();
        assert_eq!(family("Xi Jinping", code("CHN")), "Xi");
        assert_eq!(family("Jean-Yves Le Drian", code("FRA")), "Le Drian");
        assert_eq!(family("Ursula von der Leyen", None), "von der Leyen");
        assert_eq!(family("Abdullah II", code("JOR")), "Abdullah");
    }
}
