//! Who takes part.

use serde::{Deserialize, Serialize};

use crate::{CountryCode, Evidence, Span};

/// A state, organization, meeting format or person that a document names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// ISO 3166-1 alpha-3 for countries, the common English acronym or short name for organizations and
    /// formats, the name for people.
    pub id: String,
    /// What it is.
    pub kind: ActorKind,
    /// The usual English name.
    pub name: String,
    /// Its different spellings, each where it stands first.
    pub as_written: Vec<Span>,
    /// The state itself, or the state that a person speaks for.
    pub country: Option<CountryCode>,
    /// The organization that a person speaks for: `EU`. Written only where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// A person's office, in English.
    pub office: Option<String>,
    /// The first mention.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// The kinds of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A state.
    Country,
    /// An organization.
    Organization,
    /// A recurring meeting format.
    Format,
    /// A person.
    Person,
}
