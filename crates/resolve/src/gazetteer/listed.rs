//! Places listed by hand: regions and venues; states and provinces that stand beside towns.

use std::borrow::Cow;

use depesche_model::table::{forms, rows};
use depesche_model::{CountryCode, PlaceKind};

const REGIONS: &str = include_str!("../../../../data/place/regions.tsv");
const VENUES: &str = include_str!("../../../../data/place/venues.tsv");
const DIVISIONS: &str = include_str!("../../../../data/place/divisions.tsv");

/// A place that the gazetteer of towns does not have.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    /// The usual English name.
    pub(crate) name: Cow<'static, str>,
    pub(crate) kind: PlaceKind,
    pub(crate) country: Option<CountryCode>,
    /// The town of a venue.
    pub(crate) city: Option<&'static str>,
    /// Its other spellings, parted by `|`.
    pub(crate) forms: &'static str,
}

/// The listed places, in the order of the tables.
pub(crate) fn listed() -> impl Iterator<Item = Listed> {
    let regions = rows(REGIONS).map(|row| Listed {
        name: cell(&row, 0).into(),
        kind: if cell(&row, 1) == "city" { PlaceKind::City } else { PlaceKind::Region },
        country: cell(&row, 2).parse().ok(),
        city: None,
        forms: cell(&row, 3),
    });
    let venues = rows(VENUES).map(|row| Listed {
        name: cell(&row, 0).into(),
        kind: PlaceKind::Venue,
        country: cell(&row, 1).parse().ok(),
        city: Some(cell(&row, 2)),
        forms: cell(&row, 3),
    });
    regions.chain(venues)
}

/// A state or province: its country and GeoNames' code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Division {
    pub(crate) country: CountryCode,
    pub(crate) code: &'static str,
}

/// Every name of a state or province.
pub(crate) fn divisions() -> impl Iterator<Item = (&'static str, Division)> {
    rows(DIVISIONS).flat_map(|row| {
        let country = cell(&row, 0).parse().ok();
        let code = cell(&row, 1);
        forms(cell(&row, 2)).filter_map(move |name| Some((name, Division { country: country?, code })))
    })
}

fn cell(row: &[&'static str], at: usize) -> &'static str {
    row.get(at).copied().unwrap_or_default()
}
