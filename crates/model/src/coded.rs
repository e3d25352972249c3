//! All that was read from one document.

use serde::{Deserialize, Serialize};

use crate::{Actor, Commitment, Confidence, Event, Instrument, Measure, Quote};

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

impl Coded {
    /// Leaves out the records that are less likely right than `least`; those that nobody weighed stay.
    pub fn leave_out_below(&mut self, least: Confidence) {
        let stays = |confidence: Option<Confidence>| confidence.is_none_or(|confidence| confidence >= least);
        self.events.retain(|event| stays(event.confidence));
        self.instruments.retain(|instrument| stays(instrument.confidence));
        self.measures.retain(|measure| stays(measure.confidence));
        self.commitments.retain(|commitment| stays(commitment.confidence));
        self.quotes.retain(|quote| stays(quote.confidence));
    }
}
