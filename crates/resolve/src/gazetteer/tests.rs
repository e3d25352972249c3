use depesche_model::Language::{English, German};

use super::*;
use crate::name::Words;

fn named(text: &str, language: &depesche_model::Language) -> Option<(&'static str, String)> {
    let words = Words::new(text, language);
    let list = longest(&words, 0)?.towns.list();
    let town = *best_known(&list)?;
    Some((town.name, town.country.map(|code| code.to_string()).unwrap_or_default()))
}

#[test]
fn spellings_lead_to_towns() {
    for (text, name, country) in [
        ("Tscheljabinsks Werke", "Chelyabinsk", "RUS"),
        ("Sankt Pölten liegt", "Sankt Pölten", "AUT"),
        ("St. Pölten liegt", "Sankt Pölten", "AUT"),
        ("Frankfurt (Oder) liegt", "Frankfurt (Oder)", "DEU"),
        ("Alma-Ata war", "Almaty", "KAZ"),
        ("Xi’an ist", "Xi'an", "CHN"),
        ("Muenchen ist", "Munich", "DEU"),
    ] {
        assert_eq!(named(text, &German), Some((name, country.to_owned())), "{text}");
    }
    assert_eq!(named("Kraków’s mayor", &English), Some(("Kraków", "POL".to_owned())));
}

#[test]
fn coordinates_are_in_degrees() {
    let words = Words::new("Samarkand", &German);
    let town = longest(&words, 0).unwrap().towns.list()[0];
    assert!(
        (town.coordinates.latitude - 39.65).abs() < 0.1 && (town.coordinates.longitude - 66.96).abs() < 0.1
    );
    assert!(town.population > 300_000 && !town.capital);
}

#[test]
fn tables_are_small() {
    let files = CITIES.as_ref().map(|cities| cities.names.as_bytes().len() + cities.rows.len());
    assert!(files.is_some_and(|bytes| bytes > 1_000_000 && bytes < 4_000_000), "{files:?}");
}

#[test]
fn venues_lie_in_known_towns() {
    let lost = listed().filter(|listed| {
        let Some(city) = listed.city else { return false };
        let words = Words::new(city, &English);
        let list = longest(&words, 0).map(|name| name.towns.list()).unwrap_or_default();
        !list.iter().any(|town| town.country == listed.country)
    });
    assert_eq!(lost.map(|venue| (venue.name, venue.city)).collect::<Vec<_>>(), []);
}

/// "Country, German name, English name": capitals and other towns of the news.
const KNOWN: &str = include_str!("known.tsv");

#[test]
fn known_towns_resolve_in_both_languages() {
    let mut lost = Vec::new();
    for row in depesche_model::table::rows(KNOWN) {
        for (name, language) in [(row[1], &German), (row[2], &English)] {
            if named(name, language).is_none_or(|(_, country)| country != row[0]) {
                lost.push((row[0], name));
            }
        }
    }
    assert_eq!(lost, []);
}
