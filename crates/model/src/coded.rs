//! All that was read from one document.

use serde::{Deserialize, Serialize};

use crate::{Actor, Commitment, Event, Instrument, Measure, Quote};

/// The records of one document, each in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coded {
    /// Who is named.
    pub actors: Vec<Actor>,
    /// What happened.
    pub events: Vec<Event>,
    /// What was signed, adopted or planned.
    pub instruments: Vec<Instrument>,
    /// Which figures were claimed.
    pub measures: Vec<Measure>,
    /// What was promised.
    pub commitments: Vec<Commitment>,
    /// Who said what.
    pub quotes: Vec<Quote>,
}
