//! Countries: by name, adjective, inhabitants, capital, seat of government.

use depesche_model::{CountryForm, Mentions, Named};

use super::adjective::{Head, head};
use super::format::FormatSpot;
use super::office::OfficePhrase;
use super::spot::{Scene, Spot};
use super::{capital, place, syntax};
use crate::name::{List, Sense};

/// Behind a country's name these make a name of their own: "Iran Air", "China Daily".
const FIRMS: List = List("Airways|Airlines|Air|Daily|Telecom|Railways|Bank|Holding|Oil|Construction|Open");

/// Adds the countries. The rule tells how a country was named: `country.name`, `country.inhabitant` for the people,
/// `country.inhabitant.person` for one of them, `country.capital`, `country.seat`; `country.adjective` before somebody who speaks for the state,
/// `country.adjective.pair` beside another country's, `country.adjective.thing` before anything else.
pub(crate) fn add_countries(
    scene: &Scene,
    offices: &[OfficePhrase],
    formats: &[FormatSpot],
    mentions: &mut Mentions,
) {
    for spot in scene.spots.iter().chain(&scene.inner) {
        let Some(code) = spot.country() else { continue };
        if formats.iter().any(|format| format.covers(spot.from)) {
            continue;
        }
        let office = offices.iter().any(|phrase| phrase.covers(spot.from));
        let Some((form, rule)) = reading(scene, spot, office) else { continue };
        mentions.list.push(scene.mention(spot, Named::Country { code, form }, rule));
    }
}

fn reading(scene: &Scene, spot: &Spot, office: bool) -> Option<(CountryForm, &'static str)> {
    match spot.sense {
        Sense::Adjective(..) => {
            if spot.from > 0 && is_thing_before(scene, spot) {
                return None;
            }
            let rule = match head(scene, spot.to) {
                Head::Thing => return None,
                Head::Body => "country.adjective",
                _ if office => "country.adjective",
                Head::Pair => "country.adjective.pair",
                Head::Other if is_second(scene, spot) => "country.adjective.pair",
                Head::Other => "country.adjective.thing",
            };
            Some((CountryForm::Adjective, rule))
        }
        Sense::Country { form, ambiguous, .. } => match form {
            CountryForm::Capital => capital::acts(scene, spot).then_some((form, "country.capital")),
            CountryForm::Seat => {
                (!ambiguous || !scene.words.is_capital(spot.to)).then_some((form, "country.seat"))
            }
            CountryForm::Inhabitant if !is_inhabitant(scene, spot) => None,
            CountryForm::Inhabitant if syntax::is_singular(scene, scene.span(spot).start) => {
                Some((form, "country.inhabitant.person"))
            }
            CountryForm::Inhabitant => Some((form, "country.inhabitant")),
            _ => is_country(scene, spot).then_some((form, "country.name")),
        },
        _ => None,
    }
}

/// The second of two adjectives: "Egyptian-Jordanian joint committee". Bosnian Serbs are of one state.
fn is_second(scene: &Scene, spot: &Spot) -> bool {
    let joint = spot.from.checked_sub(1).filter(|&joint| matches!(scene.words.text(joint), "-" | "–"));
    let first = joint.and_then(|joint| scene.ending(joint)).and_then(Spot::country);
    first.is_some_and(|first| first.as_str() != "BIH")
}

fn is_country(scene: &Scene, spot: &Spot) -> bool {
    let words = &scene.words;
    let next = words.text(spot.to);
    if FIRMS.has(next) || next == "$" {
        return false;
    }
    if is_family_name(scene, spot) {
        return false;
    }
    // "Atlanta, Georgia": a federal state of the town's country.
    let town =
        spot.from.checked_sub(1).filter(|&comma| words.is(comma, ",")).and_then(|comma| scene.ending(comma));
    let federal =
        !words.german && ambiguous(spot) && town.is_some_and(|town| is_elsewhere(scene, town, spot));
    if federal {
        return false;
    }
    // "Islamische Republik Pakistan": the longer name follows.
    let republic = words.text(spot.to - 1).starts_with("Republi") && ambiguous(spot);
    if republic && scene.starting(spot.to).is_some_and(Spot::is_name) {
        return false;
    }
    // "Michael Jordan", "Turkey Creek": a name that is another word needs a neighbour that is none.
    !(ambiguous(spot) && !words.german && place::has_given_name(scene, spot.from))
}

/// "Michael Jordan", "Frau Dänemark": a title or a given name stands before it, and the name model sees a person.
fn is_family_name(scene: &Scene, spot: &Spot) -> bool {
    let Some(before) = spot.from.checked_sub(1).filter(|_| !spot.genitive) else { return false };
    if matches!(scene.words.text(before), "Herr" | "Herrn" | "Frau" | "Mr" | "Mrs" | "Ms") {
        return true;
    }
    scene.people.iter().any(|&(from, to)| {
        (from..to).contains(&spot.from) && to - from > 1 && {
            // "Chad Smith": the country's word is the given name.
            let given = if from == spot.from {
                ambiguous(spot)
            } else {
                scene.tables.is_given(scene.words.text(from))
            };
            given && (from..to).all(|at| !scene.words.is_possessive(at))
        }
    })
}

fn is_elsewhere(scene: &Scene, town: &Spot, spot: &Spot) -> bool {
    match town.sense {
        Sense::Place(site) => place::lies_elsewhere(scene, site, spot.country()),
        _ => false,
    }
}

fn ambiguous(spot: &Spot) -> bool {
    matches!(spot.sense, Sense::Country { ambiguous: true, .. })
}

/// "Deutsche" is an inhabitant only where no noun follows; one after an article stays.
fn is_inhabitant(scene: &Scene, spot: &Spot) -> bool {
    let words = &scene.words;
    (words.german || !words.is_capital(spot.to)) && !words.is(spot.to, "&")
}

/// "nordwestchinesisch" is looked up without its direction; "Anti-", "Pro-" and "Ex-" say that it is not the state's.
fn is_thing_before(scene: &Scene, spot: &Spot) -> bool {
    let words = &scene.words;
    let before = words.text(spot.from - 1);
    before == "-" && words.glued(spot.from) && {
        let prefix = spot.from.checked_sub(2).map_or("", |at| words.text(at)).to_lowercase();
        matches!(prefix.as_str(), "anti" | "pro" | "ex" | "prä" | "post")
    }
}
