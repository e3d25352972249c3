//! Units and counted nouns, from `data/figure/units.tsv` and `people.tsv`.

use std::sync::LazyLock;

use crate::lexicon::Lexicon;
use crate::piece::{Kind, Pieces};

/// What a number measures or counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// `t`, `km`, `people`, `projects`.
    pub(crate) name: &'static str,
    /// The place behind it.
    pub(crate) end: usize,
}

#[derive(Clone, Copy, Debug)]
struct Noun {
    name: &'static str,
    measured: bool,
    /// `None` for symbols, which every language writes.
    german: Option<bool>,
}

static UNITS: &str = include_str!("../../../../data/figure/units.tsv");
static PEOPLE: &str = include_str!("../../../../data/figure/people.tsv");
static COUNTRIES: &str = include_str!("../../../../data/country/forms.tsv");

static NOUNS: LazyLock<Lexicon<Noun>> = LazyLock::new(|| {
    let rows = |table: &'static str| table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let language = |code: &str| match code {
        "de" => Some(true),
        "en" => Some(false),
        _ => None,
    };
    let units = rows(UNITS).filter_map(move |row| {
        let [name, kind, lang, forms] = fields(row)?;
        Some((forms, Noun { name, measured: kind == "measured", german: language(lang) }))
    });
    let people = rows(PEOPLE).filter_map(move |row| {
        let (lang, forms) = row.split_once('\t')?;
        Some((forms, Noun { name: "people", measured: false, german: language(lang) }))
    });
    let all = units.chain(people).flat_map(|(forms, noun)| forms.split('|').map(move |form| (form, noun)));
    Lexicon::new(all)
});

/// The inhabitants of countries: "Serben", "Israelis". Their names are compared as they are written.
static INHABITANTS: LazyLock<std::collections::HashSet<&'static str>> = LazyLock::new(|| {
    COUNTRIES
        .lines()
        .filter_map(|row| fields::<4>(row).filter(|[_, _, kind, _]| *kind == "inhabitant"))
        .flat_map(|[.., forms]| forms.split('|'))
        .collect()
});

fn fields<const N: usize>(row: &str) -> Option<[&str; N]> {
    let mut fields = row.split('\t');
    let mut array = [""; N];
    for field in &mut array {
        *field = fields.next()?;
    }
    Some(array)
}

/// The unit or counted noun behind a number, at `at`.
pub(crate) fn unit_at(pieces: &Pieces, at: usize) -> Option<Unit> {
    let direct = pieces.after_dash(at).filter(|_| pieces.glued(at)).unwrap_or(at);
    if let Some((unit, _)) = noun_at(pieces, direct) {
        return Some(unit);
    }
    // Adjectives may stand between a number and what it counts, but not between a number and a measure.
    let mut noun = at;
    for _ in 0..3 {
        noun = adjective_end(pieces, noun)?;
        if let Some((unit, measured)) = noun_at(pieces, noun) {
            return (!measured).then_some(unit);
        }
    }
    None
}

/// A noun of the tables at `at`, and whether it is a measure.
fn noun_at(pieces: &Pieces, at: usize) -> Option<(Unit, bool)> {
    if !pieces.is(at, Kind::Word) && pieces.lower(at) != "°" {
        return None;
    }
    let fits = |noun: &Noun| noun.german.is_none_or(|german| german == pieces.german);
    if let Some((end, noun)) = NOUNS.find(pieces, at, fits) {
        // A German noun has a capital; in small letters "stimmen" is something else.
        if noun.measured || !pieces.german || pieces.is_capital(at) {
            let cut_off = pieces.is(end, Kind::Word) && pieces.glued(end);
            return (!cut_off).then_some((Unit { name: noun.name, end }, noun.measured));
        }
    }
    let word = pieces.written(at);
    // In English the singular is mostly an adjective: "40 German diplomats".
    if INHABITANTS.contains(word) && (pieces.german || word.ends_with('s')) {
        return Some((Unit { name: "people", end: at + 1 }, false));
    }
    let noun = compound(pieces, at)?;
    Some((Unit { name: noun.name, end: at + 1 }, noun.measured))
}

/// The noun of the tables that closes a German compound: "Gemeinschaftsunternehmen", "Friedenssoldaten".
fn compound(pieces: &Pieces, at: usize) -> Option<&'static Noun> {
    const SHORTEST: usize = 5;
    let word = pieces.lower(at);
    if !pieces.german || !pieces.is_capital(at) {
        return None;
    }
    let starts = word.char_indices().map(|(start, _)| start).skip(3);
    starts
        .take_while(|&start| word.len() - start >= SHORTEST)
        .filter_map(|start| NOUNS.word(&word[start..]))
        .find(|noun| noun.german == Some(true) && !matches!(noun.name, "m" | "ft" | "g"))
}

/// The place behind an adjective at `at`: "afrikanischen", "new", "German", "EU-finanzierte".
fn adjective_end(pieces: &Pieces, at: usize) -> Option<usize> {
    if !pieces.is(at, Kind::Word) || pieces.glued(at) && pieces.after_dash(at.checked_sub(1)?).is_none() {
        return None;
    }
    let word = pieces.lower(at);
    let adjective = if pieces.german {
        let ending = ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending));
        let small = !pieces.is_capital(at) || word.contains("isch") || word.ends_with("er");
        let particle =
            ["weitere", "solche", "seiner", "ihrer", "dieser", "aller", "jener", "oder", "unter", "über"];
        (ending && small && word.len() > 3 && (!particle.contains(&word) || word == "weitere"))
            || matches!(word, "us" | "eu" | "un" | "uno")
    } else {
        word.len() > 2 && !NO_ADJECTIVES.contains(&word)
    };
    let end = adjective.then_some(at + 1)?;
    // "US-amerikanische", "state-owned"
    Some(pieces.after_dash(end).filter(|_| pieces.glued(end) && pieces.glued(end + 1)).unwrap_or(end))
}

/// English words that end the phrase of a number.
const NO_ADJECTIVES: [&str; 38] = [
    "the", "and", "for", "with", "from", "into", "over", "per", "than", "are", "was", "were", "has", "had",
    "have", "that", "this", "those", "these", "his", "her", "its", "their", "who", "which", "will", "would",
    "could", "when", "after", "before", "between", "under", "about", "while", "but", "not", "percent",
];

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    fn unit(text: &str, language: &Language) -> Option<&'static str> {
        let pieces = Pieces::new(text, language);
        unit_at(&pieces, 1).filter(|unit| unit.end == pieces.len()).map(|unit| unit.name)
    }

    #[test]
    fn measures_and_counts() {
        for (text, name) in [
            ("3 t", "t"),
            ("980 Kilometern", "km"),
            ("224 Projekte", "projects"),
            ("27 neue Investitionsprojekte", "projects"),
            ("50 Gemeinschaftsunternehmen", "companies"),
            ("200000 Israelis", "people"),
            ("41 afrikanischen Ländern", "countries"),
            ("60 US-amerikanische Soldaten", "people"),
        ] {
            assert_eq!(unit(text, &Language::German), Some(name), "{text}");
        }
        for (text, name) in [("40 German diplomats", "people"), ("12 state-owned companies", "companies")] {
            assert_eq!(unit(text, &Language::English), Some(name), "{text}");
        }
        assert_eq!(unit("3 und Projekte", &Language::German), None);
    }
}
