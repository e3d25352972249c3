//! Who said what.

use serde::{Deserialize, Serialize};

use crate::code::codes;
use crate::{Confidence, CountryCode, Evidence, Span};

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The speaker's name, or the body that spoke.
    pub speaker: Option<String>,
    /// The speaker as the text names him or her beside the quote.
    pub as_written: Option<Span>,
    /// The state that the speaker speaks for.
    pub country: Option<CountryCode>,
    /// Whether the words stand in quotation marks.
    pub direct: bool,
    /// How the words are told.
    #[serde(rename = "type")]
    pub kind: QuoteType,
    /// The words without their marks.
    pub text: Span,
    /// The words with the cue that names the speaker.
    pub evidence: Evidence,
    /// How likely it is right; none in records of programs that did not weigh it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

codes! {
    /// How somebody's words are told (Petersen-Frey and Biemann 2024).
    QuoteType {
        /// In quotation marks.
        Direct = "Direct",
        /// As a clause of their own: "sagte, dass …".
        Indirect = "Indirect",
        /// As a sentence of its own that goes on with indirect speech: "Er habe …".
        Continued = "IndirectFreeIndirect",
        /// As what was said, without its words.
        Reported = "Reported",
    }
}
