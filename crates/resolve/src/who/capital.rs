//! Whether a capital stands for its government: "Astana sieht keine Probleme", and not "in Astana".

use depesche_model::CountryForm;

use super::place;
use super::spot::{Scene, Spot};
use crate::name::{List, Sense};

/// After these words a town is a place.
const PLACE_DE: List = List(
    "in|im|nach|aus|bei|um|am|an|ab|bis|via|durch|über|nahe|unweit|richtung|raum|stadt|hauptstadt| \
     flughafen|großraum|region|provinz|metropole|nördlich|südlich|östlich|westlich|auf|hansestadt| \
     hafen|bahnhof|universität|innenstadt|zentrum",
);
const PLACE_EN: List = List(
    "in|at|from|near|outside|via|through|around|city|capital|into|visiting|visit|left|visited|leave| \
     reached|downtown|airport|port",
);
/// A line of more characters behind a town is a paragraph that was filed there.
const PARAGRAPH: usize = 90;
/// A town and one of these is a thing in it or named after it.
const THING: List = List(
    "Abkommen|Agreement|Airport|Accord|Accords|Konferenz|Conference|University|Universität|Summit| \
     Gipfel|Protocol|Protokoll|Besuch|Reise|Street|Declaration|Erklärung|Region|Forum|Office|City| \
     Stadt|Messe|Marathon|Museum|Zeitung|Post|Times|Bureau",
);

/// Whether the capital at `spot` stands for the government.
pub(crate) fn acts(scene: &Scene, spot: &Spot) -> bool {
    let Sense::Country { code, form: CountryForm::Capital, ambiguous, .. } = spot.sense else { return false };
    if scene.is_dateline(spot.from) || looks_like_dateline(scene, spot) || place::is_namesake(scene, spot) {
        return false;
    }
    let words = &scene.words;
    let next = spot.to;
    if words.hyphen(next) || THING.has(words.text(next)) || next_is_name(scene, next) {
        return false;
    }
    // "Neu-Delhi" is one spot; "Ost-Berlin", "Groß-Berlin" and "Santiago de …" are other places.
    if spot.from > 0 && words.hyphen(spot.from - 1) {
        return false;
    }
    if ambiguous && !scene.spots.iter().any(|other| other.country() == Some(code) && !other.is_capital()) {
        return false;
    }
    if words.german && is_visited(scene, spot) {
        return false;
    }
    // "a Paris court", "the Ankara prosecutor's office"
    let article = matches!(words.before(spot.from), "a" | "an" | "the" | "The" | "A") && !spot.genitive;
    if !words.german && article {
        return false;
    }
    match governor(scene, spot).as_deref() {
        Some("von" | "vom") => is_agent(scene, spot),
        Some("to") => !is_motion(scene, spot),
        Some(word) => !(if words.german { PLACE_DE } else { PLACE_EN }).has(word),
        None => true,
    }
}

/// "hat Nairobi besucht", "besuchte Prag", "Ulan-Bator zu besuchen": a visit goes to the town.
fn is_visited(scene: &Scene, spot: &Spot) -> bool {
    const VISITING: List =
        List("besucht|besuchen|besuchte|besuchten|bereist|bereisen|bereiste|bereisten|besuche");
    let words = &scene.words;
    let behind = if words.is(spot.to, "zu") { spot.to + 1 } else { spot.to };
    let before = (spot.from.saturating_sub(5)..spot.from)
        .any(|at| VISITING.has(words.text(at)) && words.text(at).ends_with(['e', 'n']));
    VISITING.has(words.text(behind)) || before
}

/// The preposition or noun that rules the town, before the other members of a list: "in Budapest, London und Rom".
fn governor(scene: &Scene, spot: &Spot) -> Option<String> {
    let mut at = spot.from;
    for _ in 0..8 {
        let before = at.checked_sub(1)?;
        let word = scene.words.text(before);
        let joins = matches!(word, "," | "und" | "and" | "oder" | "or" | "sowie" | "/" | "–" | "-");
        if joins {
            match scene.ending(before) {
                Some(other) if other.is_capital() || matches!(other.sense, Sense::Place(_)) => {
                    at = other.from;
                }
                _ => return None,
            }
        } else {
            return scene.words.is_word(before).then(|| word.to_lowercase());
        }
    }
    None
}

/// "eine von Riad geführte Allianz", "wird von Moskau unterstützt": the town does it.
fn is_agent(scene: &Scene, spot: &Spot) -> bool {
    let words = &scene.words;
    let next = words.text(spot.to);
    let participle = words.is_small(spot.to)
        && (next.contains("ge")
            || next.contains("iert")
            || next.starts_with("unter")
            || next.starts_with("be"))
        && ["te", "ten", "ter", "tes", "t", "en", "ene", "enen"].iter().any(|ending| next.ends_with(ending));
    let passive = (spot.from.saturating_sub(8)..spot.from)
        .any(|at| matches!(words.text(at), "wird" | "werden" | "wurde" | "wurden" | "worden"));
    participle || passive
}

/// "travelled to Moscow", "a visit to Moscow", but "ties to Moscow".
fn is_motion(scene: &Scene, spot: &Spot) -> bool {
    const MOTION: List = List(
        "visit|trip|travel|travels|travelled|traveled|travelling|traveling|went|go|going|flew|fly| \
         flight|came|come|return|returned|invited|ambassador|envoy|journey|arrive|headed|heads|moved| \
         back|visits|delegation|way|road|drive|sent|route",
    );
    let words = &scene.words;
    (spot.from.saturating_sub(4)..spot.from).any(|at| MOTION.has(words.text(at).to_lowercase().as_str()))
}

/// "Washington Carver", "Sofia Petrowa": given names and surnames.
fn next_is_name(scene: &Scene, next: usize) -> bool {
    !scene.words.german && scene.words.is_capital(next) && scene.spot(next).is_none()
}

/// "BISCHKEK, 3. Juli", "Maskat – Letzte Station", "Moscow, April 26:" at the start of a line or behind a headline's
/// full stop.
fn looks_like_dateline(scene: &Scene, spot: &Spot) -> bool {
    let words = &scene.words;
    let mut to = spot.to;
    let mut from = spot.from;
    while let Some(other) = scene.ending(from.saturating_sub(1)).filter(|_| words.is(from - 1, "/")) {
        from = other.from;
    }
    while words.is(to, "/") && scene.starting(to + 1).is_some() {
        to = scene.starting(to + 1).map_or(to + 1, |other| other.to);
    }
    if !words.opens(from) && !words.is(from.wrapping_sub(1), "(") {
        return false;
    }
    let mark = words.text(to);
    let line = scene.document.text[scene.words.span(from, to).end..].lines().next().unwrap_or_default();
    // "Quito: Nach dem Mord …" at the head of a paragraph; "Moskau: NATO schuld" is a headline.
    let paragraph = line.chars().count() > PARAGRAPH && words.opens(from);
    // "MONTEVIDEO. Nach einem Vierteljahrhundert …"
    let loud = words.text(from).chars().count() > 2 && words.text(from).chars().all(char::is_uppercase);
    let alone = paragraph && (mark == ":" || mark == "." && (loud || words.is_break_before(from)));
    alone
        || matches!(mark, "–" | "—" | "(")
        || (mark == "-" && !words.hyphen(to))
        || (mark == "," && words.text(to + 1).chars().all(|char| char.is_ascii_digit()))
        || (mark == "," && is_month(words.text(to + 1)))
        || (mark == "," && words.is(to + 2, "–"))
        || (mark == ","
            && scene.starting(to + 1).is_some_and(|next| next.is_name() && next.country() == spot.country()))
}

fn is_month(word: &str) -> bool {
    const MONTHS: List = List("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec");
    MONTHS.iter().any(|month| word.starts_with(month)) || word == "Medienmitteilung"
}

#[cfg(test)]
mod tests {
    use depesche_model::Language::{English, German};

    use crate::who::tests::told;

    #[test]
    fn capitals_act() {
        for text in [
            "Probleme mit Moskau sieht Astana keine.",
            "Die Kontakte zwischen Taschkent und Berlin sind gut.",
            "Riad hatte sie abgebrochen.",
            "Die von Riad geführte Allianz griff an.",
        ] {
            assert!(told(German, text).iter().any(|line| line.ends_with("Capital")), "{text}");
        }
        assert!(told(English, "It could harm ties to Moscow.").iter().any(|line| line.ends_with("Capital")));
    }

    #[test]
    fn capitals_are_places() {
        for text in [
            "Er kam in Astana an.",
            "Die Kulturforen in Budapest, London, Rom und Warschau bleiben.",
            "Belgrad – Bei einem Angriff starben zwei.",
            "ASTANA, 3. Juli. Es begann.",
            "Der Zug fährt von Moskau nach Peking.",
        ] {
            assert!(!told(German, text).iter().any(|line| line.ends_with("Capital")), "{text}");
        }
        assert!(!told(English, "He travelled to Moscow.").iter().any(|line| line.ends_with("Capital")));
    }
}
