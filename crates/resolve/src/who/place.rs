//! Towns, regions and venues.

mod bearer;
mod beside;
mod evidence;

use depesche_model::{CountryCode, Mention, Mentions, Named, PlaceKind};

use super::capital;
use super::spot::{Scene, Site, Spot};
use crate::gazetteer::best_known;
use crate::name::{List, Sense};

pub(crate) use evidence::town_at;

/// After these words a name of the gazetteer is a place.
const BEFORE: List = List(
    "in|im|nach|aus|bei|von|zwischen|über|stadt|hauptstadt|hafen|region|provinz|insel|flughafen|nahe| \
     um|an|am|auf|at|from|near|to|of|city|outside|capital|und|and|der|die|hafenstadt|hansestadt| \
     südlich|nördlich|into|via|between|around|for|für|urlaubsort|küstenstadt|ort|kurort|badeort| \
     schloss|gegen|aus|the|unweit|town|kleinstadt|großstadt|grenzstadt|gemeinde|dorf",
);

/// Adds the places: every town of the gazetteer that is used as one, every capital that does not act, and seats of
/// government that somebody is in.
pub(crate) fn add_places(scene: &Scene, mentions: &mut Mentions) {
    for spot in &scene.spots {
        let (site, is_capital) = match (spot.sense, spot.place) {
            (Sense::Place(site), _) if is_place(scene, spot, site) => (site, false),
            (Sense::Country { .. }, Some(site)) if spot.is_capital() && !capital::acts(scene, spot) => {
                (site, true)
            }
            (Sense::Country { .. }, Some(site @ Site::Listed(_))) if is_inside(scene, spot) => (site, false),
            _ => continue,
        };
        let Some((named, rule)) = named(scene, spot, site) else { continue };
        let rule = if is_capital && matches!(rule, "place.name" | "place.population") {
            "place.capital"
        } else {
            rule
        };
        mentions.list.push(Mention::new(scene.span(spot), named, rule));
    }
}

/// Takes the places out that turn out to be a person's name, or a part of it.
pub(crate) fn drop_people(scene: &Scene, mentions: &mut Mentions) {
    let people: Vec<_> = mentions
        .list
        .iter()
        .filter(|mention| matches!(mention.named, Named::Person { .. }))
        .map(|mention| mention.span)
        .collect();
    let families: Vec<String> = mentions.people.iter().map(|person| person.family.clone()).collect();
    mentions.list.retain(|mention| {
        let Named::Place { site: PlaceKind::City, .. } = mention.named else { return true };
        let words = scene.document.slice(mention.span);
        let bare = words.strip_suffix('s').unwrap_or(words);
        let unsure = mention.rule != "place.capital" && mention.rule != "place.country-beside";
        !(people.iter().any(|span| span.contains(mention.span))
            || unsure && is_word(scene, mention) && families.iter().any(|name| name == words || name == bare))
    });
}

/// Whether the name of a town is a word or a person's as well.
fn is_word(scene: &Scene, mention: &Mention) -> bool {
    let spot = scene.spots.iter().find(|spot| scene.span(spot) == mention.span);
    spot.is_some_and(|spot| match spot.sense {
        Sense::Place(Site::Towns(towns)) => {
            best_known(&towns.list()).is_some_and(|town| !town.is_sure(scene.words.german))
        }
        _ => false,
    })
}

fn named(scene: &Scene, spot: &Spot, site: Site) -> Option<(Named, &'static str)> {
    match site {
        Site::Towns(towns) => {
            let (town, rule) = bearer::bearer(scene, spot, towns)?;
            let named = Named::Place {
                name: town.name.to_owned(),
                country: town.country,
                coordinates: Some(town.coordinates),
                site: PlaceKind::City,
                city: None,
            };
            Some((named, rule))
        }
        Site::Listed(at) => {
            let listed = scene.tables.places.get(at)?;
            let named = Named::Place {
                name: listed.name.to_string(),
                country: listed.country,
                coordinates: None,
                site: listed.kind,
                city: listed.city.map(str::to_owned),
            };
            Some((named, if listed.kind == PlaceKind::Venue { "place.venue" } else { "place.name" }))
        }
    }
}

/// Whether none of the places of that name is known to lie in a country.
pub(crate) fn lies_elsewhere(scene: &Scene, site: Site, country: Option<CountryCode>) -> bool {
    let elsewhere = |at: Option<CountryCode>| at.is_some() && at != country;
    match site {
        Site::Towns(towns) => {
            let list = towns.list();
            best_known(&list).is_some_and(|town| elsewhere(town.country))
        }
        Site::Listed(at) => scene.tables.places.get(at).is_some_and(|listed| elsewhere(listed.country)),
    }
}

/// Whether words that stand beside a capital say that it is another town of that name: "Tripolis im Libanon".
pub(crate) fn is_namesake(scene: &Scene, spot: &Spot) -> bool {
    let Some(Site::Towns(towns)) = spot.place else { return false };
    let named = bearer::bearer(scene, spot, towns);
    named.is_some_and(|(town, rule)| rule == "place.country-beside" && town.country != spot.country())
}

fn is_place(scene: &Scene, spot: &Spot, site: Site) -> bool {
    let words = &scene.words;
    if has_given_name(scene, spot.from) || !words.is_capital(spot.from) {
        return false;
    }
    let before = spot.from.checked_sub(1).map_or(String::new(), |at| scene.small(at));
    // What is no word and no person's name was looked at when it was found.
    let unsure = matches!(site, Site::Towns(towns) if best_known(&towns.list()).is_some_and(|town| !town.is_sure(words.german)));
    unsure
        || BEFORE.has(before.as_str())
        || scene.is_dateline(spot.from)
        || matches!(before.as_str(), "," | "/" | "(" | "„")
        || words.opens(spot.from)
        || matches!(words.text(spot.to), "(" | "," | "–" | "/")
}

/// "im Élysée-Palast", "in der Akorda", "at the Kremlin": somebody is there, whoever governs.
fn is_inside(scene: &Scene, spot: &Spot) -> bool {
    let Some(before) = spot.from.checked_sub(1) else { return false };
    let article = matches!(
        scene.words.text(before),
        "der" | "dem" | "the" | "Residenz" | "Präsidentenpalast" | "residence"
    );
    let preposition =
        |at: usize| matches!(scene.small(at).as_str(), "in" | "im" | "at" | "am" | "inside" | "vor");
    preposition(before) || article && before.checked_sub(1).is_some_and(preposition)
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
mod tests;
