//! Phrases that no writer of the language would use: what translation programs make of the words of diplomacy.

use std::sync::LazyLock;

use depesche_model::{Damage, DamageKind, Evidence, Span, table};
use regex::Regex;

use crate::line::pattern;

const TABLE: &str = include_str!("../../../../data/damage/calques.tsv");

/// A phrase of the table.
struct Calque {
    german: bool,
    pattern: Regex,
    /// What it must have been, `$1` for its first group; empty where that is not sure.
    repair: &'static str,
    /// Words of which one must stand somewhere in the text.
    needs: Vec<&'static str>,
}

static CALQUES: LazyLock<Vec<Calque>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| {
        let [lang, phrase, repair, needs] = row[..] else { return None };
        let needs = table::forms(needs).collect();
        // Borders between plain letters are found several times as fast; no row begins with another letter.
        let pattern = pattern(&phrase.replace(r"\b", r"(?-u:\b)"));
        Some(Calque { german: lang == "de", pattern, repair, needs })
    };
    table::rows(TABLE).filter_map(read).collect()
});

/// "Vertreter Deutschlands und Frankreich": of two names that hang on one noun, the second has lost its genitive.
static GENITIVE: LazyLock<Regex> = LazyLock::new(|| {
    let names = "Europa|Asien|Afrika|Amerika|Zentralasien|Nordafrika|Südamerika|Deutschland|Frankreich|Österreich|Italien|Spanien|Russland|China|Japan|Indien|\
                 Kasachstan|Usbekistan|Kirgisistan|Tadschikistan|Turkmenistan|Afghanistan|Pakistan|Aserbaidschan|Armenien|Georgien|Polen|Rumänien|Bulgarien|Ungarn|\
                 Kroatien|Slowenien|Serbien|Griechenland|Finnland|Norwegen|Schweden|Dänemark|Ägypten|Marokko|Algerien|Tunesien|Kenia|Nigeria|Brasilien|Argentinien|\
                 Mexiko|Kanada|Australien|Indonesien|Vietnam|Thailand|Südkorea|Nordkorea|Israel|Jordanien|Saudi-Arabien|Syrien";
    pattern(&format!(
        r"\b(?<noun>\p{{Lu}}\p{{L}}*(?:zentren|märkte|minister|hauptstädte|häfen|regierungen|staaten|grenzen|völker|städte|regionen|länder)) (?<first>{names})s und (?<second>{names})(?<rest>[\s.,;:])"
    ))
});

/// What was translated word for word; `german` says which language the text is read in.
pub(super) fn calques(text: &str, german: bool) -> Vec<Damage> {
    let small = text.to_lowercase();
    let mut found = Vec::new();
    for calque in CALQUES.iter().filter(|calque| calque.german == german) {
        if !calque.needs.is_empty() && !calque.needs.iter().any(|word| small.contains(word)) {
            continue;
        }
        for phrase in calque.pattern.captures_iter(text) {
            let Some(whole) = phrase.get(0) else { continue };
            let mut repair = String::new();
            phrase.expand(calque.repair, &mut repair);
            let repair = Some(repair).filter(|repair| !repair.is_empty());
            // What the table would write is no damage.
            if repair.as_deref() != Some(whole.as_str()) {
                found.push(damage(Span::new(whole.start(), whole.end()), "damage.calque", repair));
            }
        }
    }
    for phrase in GENITIVE.captures_iter(text).filter(|_| german) {
        let (Some(start), Some(end)) = (phrase.name("noun"), phrase.name("second")) else { continue };
        let span = Span::new(start.start(), end.end());
        found.push(damage(span, "damage.genitive-lost", Some(format!("{}s", span.of(text)))));
    }
    found
}

fn damage(span: Span, rule: &'static str, repair: Option<String>) -> Damage {
    Damage { evidence: Evidence::new(span, rule), kind: DamageKind::Mistranslation, repair }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repairs(text: &str, german: bool) -> Vec<(&str, Option<String>)> {
        calques(text, german).into_iter().map(|d| (d.evidence.span.of(text), d.repair)).collect()
    }

    #[test]
    fn the_table_is_read() {
        assert!(CALQUES.len() > 60);
        assert_eq!(
            repairs("Vertreter der Vereinigten Nationen kamen.", true),
            [("Vereinigten Nationen", Some("Vereinten Nationen".to_owned()))]
        );
        assert_eq!(
            repairs("The Chilean Chancellor met his colleague.", false),
            [("Chilean Chancellor", Some("Chilean Foreign Minister".to_owned()))]
        );
    }

    #[test]
    fn what_people_write_is_left_alone() {
        for text in [
            "Die beiden Beamten nahmen den Dieb fest.",
            "Das Haus steht auf dem dritten Hügel der Stadt.",
            "Die Organisation für Islamische Zusammenarbeit tagte.",
            "Er machte sich Notizen.",
            "Die Märkte Deutschlands und Frankreichs wuchsen.",
        ] {
            assert_eq!(repairs(text, true), [], "{text}");
        }
        assert_eq!(repairs("The German Chancellor met his colleague.", false), []);
    }

    #[test]
    fn a_lost_genitive() {
        assert_eq!(
            repairs("die Außenminister Polens und Ungarn.", true),
            [("Außenminister Polens und Ungarn", Some("Außenminister Polens und Ungarns".to_owned()))]
        );
    }
}
