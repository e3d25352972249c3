//! The English names of countries.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../../data/country/countries.tsv");

static NAMES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let mut lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let Some(name) = lines.next().and_then(|head| head.split('\t').position(|field| field == "name_en"))
    else {
        return BTreeMap::new();
    };
    lines.filter_map(|line| Some((line.split('\t').next()?, line.split('\t').nth(name)?))).collect()
});

/// The English name behind the id of an actor: of a country its name, of an organization or format the id itself.
pub(crate) fn name(id: &str) -> &str {
    NAMES.get(id).copied().unwrap_or(id)
}

/// Whether `id` is the code of a country.
pub(crate) fn is_country(id: &str) -> bool {
    NAMES.contains_key(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_a_country_and_leaves_an_organization() {
        assert_eq!(name("KAZ"), "Kazakhstan");
        assert_eq!(name("SCO"), "SCO");
        assert!(is_country("CHN") && !is_country("code"));
    }
}
