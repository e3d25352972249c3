//! Towns, regions and other places.

use depesche_model::{Mention, Mentions, Named};

use super::capital;
use super::spot::{Scene, Spot};
use crate::name::{List, Sense};

/// After these words a name of the gazetteer is a place.
const BEFORE: List = List(
    "in|im|nach|aus|bei|von|zwischen|über|stadt|hauptstadt|hafen|region|provinz|insel|flughafen|nahe| \
     um|an|am|auf|at|from|near|to|of|city|outside|capital|und|and|der|die|hafenstadt|hansestadt| \
     südlich|nördlich|into|via|between|around|for|für|urlaubsort|küstenstadt|ort|kurort|badeort| \
     schloss|gegen|aus",
);

/// Adds the places: every town of the gazetteer that is used as one, and every capital that does not act.
pub(crate) fn add_places(scene: &Scene, mentions: &mut Mentions) {
    for spot in &scene.spots {
        let (place, capital) = match (spot.sense, spot.place) {
            (Sense::Place(place), _) => (place, false),
            (Sense::Country { .. }, Some(place)) if spot.is_capital() => (place, true),
            _ => continue,
        };
        let sure = if capital { !capital::acts(scene, spot) } else { is_place(scene, spot) };
        let Some(row) = scene.tables.places.get(place).filter(|_| sure) else { continue };
        let named = Named::Place { name: row.name.clone(), country: row.country };
        let rule = if capital { "place.capital" } else { "place.name" };
        mentions.list.push(Mention::new(scene.span(spot), named, rule));
    }
}

fn is_place(scene: &Scene, spot: &Spot) -> bool {
    let words = &scene.words;
    if has_given_name(scene, spot.from) || !words.is_capital(spot.from) {
        return false;
    }
    let before = spot.from.checked_sub(1).map_or(String::new(), |at| scene.small(at));
    BEFORE.has(before.as_str())
        || scene.is_dateline(spot.from)
        || matches!(before.as_str(), "," | "/" | "(" | "„")
        || words.opens(spot.from)
        || matches!(words.text(spot.to), "(" | "," | "–" | "/")
}

/// Whether a capitalised word that is nothing known stands right before `at`, as a given name would; in German, where
/// nouns have capitals, only one that looks like a given name is counted: none.
pub(crate) fn has_given_name(scene: &Scene, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    !scene.words.german
        && scene.words.is_capital(before)
        && scene.spot(before).is_none()
        && !scene.words.opens(before)
}

#[cfg(test)]
mod tests {
    use depesche_model::Language::German;

    use crate::who::tests::told;

    #[test]
    fn towns_are_places() {
        assert_eq!(
            told(German, "Das Treffen in Samarkand und die Konferenz in Genf."),
            ["Samarkand = place Samarkand", "Genf = place Geneva"]
        );
    }
}
