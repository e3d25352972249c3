//! Exact decimals as JSON numbers: `700000000`, `19.8`.
//!
//! Whole numbers leave as integers, so that nobody meets `7e8`; the others as the shortest number that reads
//! back to the same decimal.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes a decimal as a number.
pub fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    let value = value.normalize();
    match value.to_i64().filter(|_| value.is_integer()) {
        Some(whole) => serializer.serialize_i64(whole),
        None => value.to_f64().serialize(serializer),
    }
}

/// Reads a decimal from a number.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let number = serde_json::Number::deserialize(deserializer)?;
    number
        .to_string()
        .parse()
        .or_else(|_| Decimal::from_scientific(&number.to_string()))
        .map_err(serde::de::Error::custom)
}

/// The same for a decimal that may be missing.
pub mod option {
    use super::{Decimal, Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Number(#[serde(with = "super")] Decimal);

    /// Writes a number or `null`.
    pub fn serialize<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
        value.map(Number).serialize(serializer)
    }

    /// Reads a number or `null`.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
        Ok(Option::<Number>::deserialize(deserializer)?.map(|number| number.0))
    }
}
