//! What happened.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::code::codes;
use crate::{Confidence, CountryCode, Date, Evidence};

/// One happening between actors, in the types of the PLOVER ontology.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The PLOVER type.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// How they met; for CONSULT only.
    pub mode: Option<Mode>,
    /// Ids of countries, organizations and formats, the source first.
    pub actors: Vec<String>,
    /// The people who take part, by name.
    pub people: Vec<String>,
    /// When it took place.
    pub date: Option<Date>,
    /// The town, by its English name.
    pub place: Option<String>,
    /// The palace, hotel or hall, by its English name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The state it took place in.
    pub place_country: Option<CountryCode>,
    /// The meeting's format, in English.
    pub format: Option<String>,
    /// Which one of a row of meetings it is.
    pub ordinal: Option<u32>,
    /// Whether it has happened.
    pub status: Status,
    /// The words that tell it best.
    pub evidence: Evidence,
    /// Other places in the document that tell it as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Evidence>,
    /// Fields (`date`, `place`, `actors`, …) that come from other words than the evidence.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<String, Evidence>,
    /// How likely it is right; none in records of programs that did not weigh it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

codes! {
    /// The sixteen event types of PLOVER (Halterman et al. 2023).
    EventType {
        /// Promise, agree or express the intent to cooperate.
        Agree = "AGREE",
        /// Meet, talk, visit, phone, negotiate.
        Consult = "CONSULT",
        /// Endorse, sign a formal agreement, recognise.
        Support = "SUPPORT",
        /// Cooperate in fact.
        Cooperate = "COOPERATE",
        /// Give money, goods or help.
        Aid = "AID",
        /// Yield politically.
        Concede = "CONCEDE",
        /// Yield militarily.
        Retreat = "RETREAT",
        /// Ask somebody for something.
        Request = "REQUEST",
        /// Criticise, condemn, blame.
        Accuse = "ACCUSE",
        /// Refuse, decline.
        Reject = "REJECT",
        /// Threaten.
        Threaten = "THREATEN",
        /// Demonstrate in the street.
        Protest = "PROTEST",
        /// Reduce or break relations, impose sanctions.
        Sanction = "SANCTION",
        /// Move or raise forces.
        Mobilize = "MOBILIZE",
        /// Repress or coerce short of violence: arrest, deport, seize.
        Coerce = "COERCE",
        /// Use violence.
        Assault = "ASSAULT",
    }
}

codes! {
    /// How a CONSULT took place. `online` is added to PLOVER's modes.
    Mode {
        /// One side visits the other.
        Visit = "visit",
        /// They meet on third soil or at the margins of something else.
        ThirdParty = "third-party",
        /// More than two sides.
        Multilateral = "multilateral",
        /// By telephone.
        Phone = "phone",
        /// By video link.
        Online = "online",
    }
}

codes! {
    /// Whether something has happened.
    Status {
        /// It has.
        Past = "past",
        /// It is planned or announced.
        Future = "future",
        /// Somebody asks for it.
        CalledFor = "called-for",
    }
}
