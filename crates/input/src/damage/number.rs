//! Figures that a translation program moved: it takes them out, and puts them back in the wrong order.

use std::sync::LazyLock;

use depesche_model::{Damage, DamageKind, Evidence, Span};
use regex::Regex;

use crate::line::pattern;

/// A figure that is no year, as news write it.
const FIGURE: &str = r"\d{1,3}(?:[.,]\d+)*";
const YEAR: &str = r"(?:19|20)\d\d";
const SCALE: &str = r"(?:Millionen|Milliarden|Billionen|Million|Milliarde|Mio\.?|Mrd\.?|Tausend|million|billion|trillion|thousand)";
const CURRENCY: &str = r"(?:US-Dollar|[Dd]ollars?|[Ee]uros?|yuan|roubles?|Yuan|Rubel|Tenge|Franken|Pfund|Yen|USD|EUR|CNY|RMB|€|\$|£)";
const COUNTED: &str = r"(?:Prozent|percent|per cent|Tonnen|tonnes|tons|Barrel|Kilometer|Megawatt|Gigawatt|%)";

/// "im Jahr 418.2 2021 Millionen US-Dollar": the figure before the year that its clause names.
static BEFORE_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?<lead>[Ii]m Jahre?|[Ii]n|[Dd]es Jahres|[Ss]eit|[Bb]is|by|since|[Ii]n the year)\s(?<figure>{FIGURE})\s(?<year>{YEAR})\s(?<unit>(?:{SCALE}|{COUNTED})(?:\s{CURRENCY})?)"
    ))
});

/// "bis 15 um 2030 %": the figure and the year have changed places.
static SWAPPED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?<lead>[Bb]is|[Bb]is zum Jahr|[Ii]m Jahre?|[Ss]eit|[Bb]y|[Ss]ince|[Ii]n)\s(?<figure>{FIGURE})\s(?<link>um|auf|rund|mindestens|about|to|by)\s(?<year>{YEAR})\s?(?<unit>{COUNTED}|{SCALE})"
    ))
});

/// "130 € Millionen": the currency inside the figure.
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?<figure>\d+(?:[.,]\d+)*)\s(?<currency>{CURRENCY})\s(?<scale>{SCALE})(?:\W|$)"))
});

/// "2023 Millionen US-Dollar im Jahr 523,7": the sum and the year have changed places.
static SUM_FOR_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?<year>{YEAR})\s(?<unit>{SCALE}\s{CURRENCY})\s(?<lead>im Jahre?|in|in the year)\s(?<figure>\d{{1,3}}[.,]\d+|\d{{1,3}})(?:[^\d.,\s%]|[.,]?\s+[^\d\s%MBT]|[.,]?$)"
    ))
});

/// "Millionen 130 Euro": the scale before its figure.
static SCALE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?<scale>Millionen|Milliarden|Mio\.|Mrd\.|million|billion)\s(?<figure>\d{{1,3}}(?:[.,]\d+)?)\s(?<currency>{CURRENCY})(?:\W|$)"
    ))
});

/// "um % 15": the sign before its figure.
static PERCENT_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?<lead>um|auf|rund|etwa|fast|über|by|to|about|nearly)\s(?<unit>%|Prozent|percent)\s(?<figure>\d+(?:[.,]\d+)?)(?:[^\d%]|$)",
    )
});

/// "130 € Euro", "$ 5 Dollar", "15 % Prozent": the unit twice.
static TWICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?<whole>(?<figure>\d+(?:[.,]\d+)*(?:\s(?:Millionen|Milliarden|Mio\.|Mrd\.|million|billion))?)\s?(?:€\s(?<euro>Euros?)|\$\s(?<dollar>(?:US-)?[Dd]ollars?)|%\s(?<percent>Prozent|percent)|£\s(?<pound>Pfund|pounds)))\b",
    )
});

/// "$ 5 Dollar": the sign before the figure and the word behind it.
static AROUND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:€\s?(?<euros>\d+(?:[.,]\d+)*(?:\s(?:Millionen|Milliarden|Mio\.|Mrd\.|million|billion))?\sEuros?)|\$\s?(?<dollars>\d+(?:[.,]\d+)*(?:\s(?:Millionen|Milliarden|Mio\.|Mrd\.|million|billion))?\s(?:US-)?[Dd]ollars?))\b",
    )
});

/// "im Jahr2023", "Millionen523": a figure that ran into the word before it.
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?<word>[Ii]m Jahre?|[Ss]eit|[Bb]is|Ende|Anfang|Mitte|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December|[Ss]ince|[Uu]ntil)(?<figure>(?:19|20)\d\d)\b",
    )
});

/// "45 Milliarden rund Euro": the qualifier inside the figure.
static QUALIFIER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?<figure>\d+(?:[.,]\d+)*\s{SCALE})\s(?<about>rund|etwa|circa|ca\.|knapp|fast|über|mehr als|mindestens|about|around|nearly|almost|over|more than)\s(?<currency>{CURRENCY})(?:\W|$)"
    ))
});

/// "CO2026-Neutralität": a year that ran into a formula, whose own digit is its first.
static FORMULA: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?<formula>CO|SO|NO|N|H|O)(?<year>{YEAR})(?<rest>-\p{{L}}[\p{{L}}-]*)?(?:[^\d\p{{L}}]|$)"
    ))
});

/// A damage of this kind with the parts that its pattern named put into another order.
fn found(
    text: &str,
    pattern: &Regex,
    rule: &'static str,
    repair: impl Fn(&dyn Fn(&'static str) -> String) -> String,
) -> Vec<Damage> {
    let read = |found: regex::Captures<'_>| {
        let part =
            |name: &'static str| found.name(name).map_or_else(String::new, |part| part.as_str().to_owned());
        // Some patterns look one character ahead: the last part that has a name ends the place.
        let start = found.get(0)?.start();
        let end = found.iter().skip(1).flatten().map(|part| part.end()).max()?;
        Some(Damage {
            evidence: Evidence::new(Span::new(start, end), rule),
            kind: DamageKind::MovedNumber,
            repair: Some(repair(&part)),
        })
    };
    pattern.captures_iter(text).filter_map(read).collect()
}

/// Figures that stand in a wrong place.
pub(super) fn moved(text: &str) -> Vec<Damage> {
    let mut all = found(text, &BEFORE_YEAR, "damage.figure-before-year", |part| {
        format!(
            "{} {} {} {}",
            part("lead"),
            part("year"),
            figure(&part("figure"), &part("lead")),
            part("unit")
        )
    });
    all.extend(found(text, &SWAPPED, "damage.figure-for-year", |part| {
        format!(
            "{} {} {} {} {}",
            part("lead"),
            part("year"),
            part("link"),
            figure(&part("figure"), &part("lead")),
            part("unit")
        )
    }));
    all.extend(found(text, &INSIDE, "damage.currency-inside", |part| {
        format!("{} {} {}", part("figure"), part("scale"), part("currency"))
    }));
    all.extend(found(text, &QUALIFIER, "damage.qualifier-inside", |part| {
        format!("{} {} {}", part("about"), part("figure"), part("currency"))
    }));
    all.extend(found(text, &SUM_FOR_YEAR, "damage.sum-for-year", |part| {
        format!("{} {} {} {}", part("figure"), part("unit"), part("lead"), part("year"))
    }));
    all.extend(found(text, &SCALE_FIRST, "damage.scale-first", |part| {
        format!("{} {} {}", part("figure"), part("scale"), part("currency"))
    }));
    all.extend(found(text, &PERCENT_FIRST, "damage.percent-first", |part| {
        format!("{} {} {}", part("lead"), part("figure"), part("unit"))
    }));
    all.extend(found(text, &GLUED, "damage.figure-glued", |part| {
        format!("{} {}", part("word"), part("figure"))
    }));
    all.extend(doubled(text));
    all
}

/// Units that stand twice.
fn doubled(text: &str) -> Vec<Damage> {
    let mut all = found(text, &TWICE, "damage.unit-twice", |part| {
        let unit = ["euro", "dollar", "percent", "pound"].map(part).concat();
        format!("{} {unit}", part("figure"))
    });
    all.extend(found(text, &AROUND, "damage.unit-twice", |part| ["euros", "dollars"].map(part).concat()));
    // The sign before the figure belongs to the place.
    for damage in &mut all {
        let before = text.get(..damage.evidence.span.start).unwrap_or_default();
        let sign = before.trim_end_matches(' ');
        if damage.kind == DamageKind::MovedNumber
            && sign.ends_with(['€', '$'])
            && before.len() - sign.len() < 2
        {
            damage.evidence.span.start = sign.char_indices().next_back().map_or(0, |(at, _)| at);
        }
        damage.kind = DamageKind::WrongUnit;
    }
    all
}

/// The figure with the decimal mark of the language that its preposition shows.
fn figure(figure: &str, lead: &str) -> String {
    let is_english = ["by", "By", "since", "Since", "In the year", "in the year"].contains(&lead);
    let is_decimal = figure.split_once('.').is_some_and(|(_, after)| after.len() < 3 && !after.contains(','));
    if is_decimal && !is_english && !lead.eq_ignore_ascii_case("in") {
        figure.replace('.', ",")
    } else {
        figure.to_owned()
    }
}

/// A year in a formula.
pub(super) struct Stray<'a> {
    pub(super) year: &'a str,
    pub(super) damage: Damage,
}

/// Years that ran into formulas.
pub(super) fn strays(text: &str) -> Vec<Stray<'_>> {
    let damages = found(text, &FORMULA, "damage.year-in-formula", |part| {
        format!("{}{}{}", part("formula"), part("year").chars().next().unwrap_or_default(), part("rest"))
    });
    let years = FORMULA.captures_iter(text).filter_map(|found| Some(found.name("year")?.as_str()));
    years.zip(damages).map(|(year, damage)| Stray { year, damage }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_is_repaired() {
        for (text, words, repair) in [
            (
                "Er lag im Jahr 3,9 2023 Milliarden US-Dollar höher",
                "im Jahr 3,9 2023 Milliarden US-Dollar",
                "im Jahr 2023 3,9 Milliarden US-Dollar",
            ),
            (
                "trade stood in 4.4 2023 billion dollars.",
                "in 4.4 2023 billion dollars",
                "in 2023 4.4 billion dollars",
            ),
            ("soll bis 20 um 2040 Prozent sinken", "bis 20 um 2040 Prozent", "bis 2040 um 20 Prozent"),
            ("weitere 70 € Millionen.", "70 € Millionen", "70 Millionen €"),
            ("gibt 12 Milliarden rund Euro aus", "12 Milliarden rund Euro", "rund 12 Milliarden Euro"),
            (
                "Das waren 2023 Millionen US-Dollar im Jahr 523,7.",
                "2023 Millionen US-Dollar im Jahr 523,7",
                "523,7 Millionen US-Dollar im Jahr 2023",
            ),
            ("Es gab Millionen 30 Euro mehr", "Millionen 30 Euro", "30 Millionen Euro"),
            ("stieg um % 15 an", "um % 15", "um 15 %"),
            ("zahlt 130 € Euro", "130 € Euro", "130 Euro"),
            ("zahlt $ 5 Millionen Dollar", "$ 5 Millionen Dollar", "5 Millionen Dollar"),
            ("wuchs im Jahr2023 stark", "im Jahr2023", "im Jahr 2023"),
        ] {
            let found = moved(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].evidence.span.of(text), words);
            assert_eq!(found[0].repair.as_deref(), Some(repair));
        }
        let text = "die CO2045-Neutralität";
        assert_eq!(strays(text)[0].damage.evidence.span.of(text), "CO2045-Neutralität");
    }
}
