//! Figures as claims.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::code::codes;
use crate::{Confidence, Evidence, Period, Span};

/// A figure that a text claims: of what, whose, for which time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What is measured.
    pub indicator: Indicator,
    /// Whose it is; for exports and imports the exporter or importer first.
    pub of: Vec<String>,
    /// What it is of, in the words of the text.
    pub about: Option<String>,
    /// The value, in units of `unit`.
    #[serde(with = "crate::decimal")]
    pub value: Decimal,
    /// What it is counted in.
    pub unit: Unit,
    /// Exactly, more, less, or about so much.
    pub qualifier: Qualifier,
    /// The time that it is for.
    pub period: Option<Period>,
    /// The change on the time before that is told beside it, in per cent.
    #[serde(with = "crate::decimal::option")]
    pub change_pct: Option<Decimal>,
    /// The figure with its unit and qualifier, as the text has it.
    pub as_written: Span,
    /// Whether the figure stands in a broken place.
    pub damaged: bool,
    /// What the other claims of the document say to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// The words that tell it.
    pub evidence: Evidence,
    /// How likely it is right; none in records of programs that did not weigh it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

/// A sum that was done with the claims of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Whether it comes out as the text has it.
    pub holds: bool,
    /// The sum, for people: `220.7 + 303 = 523.7 million`.
    pub says: String,
}

/// A currency (ISO 4217), `%`, `count`, `t`, `km`, `MW`, `x`, …
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Unit(pub String);

codes! {
    /// What is measured.
    Indicator {
        /// Exports and imports together.
        TradeTurnover = "trade turnover",
        /// Exports.
        Exports = "exports",
        /// Imports.
        Imports = "imports",
        /// Investment, in money.
        Investment = "investment",
        /// Investment projects, by number or value.
        InvestmentProjects = "investment projects",
        /// Companies.
        Companies = "companies",
        /// Aid.
        Aid = "aid",
        /// A loan.
        Loan = "loan",
        /// Goods carried.
        TransportVolume = "transport volume",
        /// A share.
        Share = "share",
        /// A change told by itself.
        Growth = "growth",
        /// People.
        People = "people",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// How exactly a figure is meant.
    Qualifier {
        /// Exactly.
        Equal = "=",
        /// More than.
        More = ">",
        /// Less than.
        Less = "<",
        /// About.
        About = "~",
    }
}
