//! Named texts that actors sign, adopt or plan.

use serde::{Deserialize, Serialize};

use crate::code::codes;
use crate::{Confidence, Date, Evidence};

/// A treaty, memorandum, communiqué or another text between actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// What kind of text.
    pub kind: InstrumentKind,
    /// Ids of the countries and organizations that it binds.
    pub parties: Vec<String>,
    /// What it is about, in the words of the text.
    pub subject: Option<String>,
    /// How far it has come.
    pub status: InstrumentStatus,
    /// When it reached that status.
    pub date: Option<Date>,
    /// The first year of its term.
    pub valid_from: Option<i16>,
    /// The last year of its term.
    pub valid_to: Option<i16>,
    /// The words that tell it.
    pub evidence: Evidence,
    /// How likely it is right; none in records of programs that did not weigh it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

codes! {
    /// The kinds of instrument.
    InstrumentKind {
        /// A memorandum of understanding or of cooperation.
        Memorandum = "memorandum",
        /// A treaty between states.
        Treaty = "treaty",
        /// An agreement below a treaty.
        Agreement = "agreement",
        /// A statement made together.
        JointStatement = "joint statement",
        /// A communiqué.
        Communique = "communique",
        /// Two notes of the same content, handed to each other.
        ExchangeOfNotes = "exchange of notes",
        /// A roadmap.
        Roadmap = "roadmap",
        /// A programme or plan of action.
        Programme = "programme",
        /// A protocol, also to another instrument.
        Protocol = "protocol",
        /// A contract, usually of companies.
        Contract = "contract",
        /// A declaration.
        Declaration = "declaration",
        /// A letter or declaration of intent.
        LetterOfIntent = "letter of intent",
    }
}

codes! {
    /// How far an instrument has come.
    InstrumentStatus {
        /// Signed.
        Signed = "signed",
        /// Adopted without signatures.
        Adopted = "adopted",
        /// To be signed or adopted.
        Planned = "planned",
        /// In force.
        InForce = "in force",
        /// Being negotiated.
        UnderNegotiation = "under negotiation",
        /// Ratified.
        Ratified = "ratified",
    }
}
