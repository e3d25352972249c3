//! What somebody promised.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{Confidence, Date, Evidence};

/// A promise, a plan or a target, with its due date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// Ids of those who promise.
    pub actors: Vec<String>,
    /// What they promise, in the words of the text.
    pub what: String,
    /// The figure to be reached.
    pub target: Option<Target>,
    /// By when.
    pub deadline: Option<Date>,
    /// The words that tell it.
    pub evidence: Evidence,
    /// How likely it is right; none in records of programs that did not weigh it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

/// A figure to be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Target {
    /// An amount or a number.
    Amount(#[serde(with = "crate::decimal")] Decimal),
    /// A factor or a change: `x2`, `-15%`.
    Relative(String),
}
