//! Files that hold several documents, one behind the other.

use std::io::BufRead;

use crate::source::Format;
use crate::{Loaded, Options};

/// Bytes as they come.
pub(crate) type Bytes = Box<dyn BufRead + Send>;

/// The documents of one file. What cannot be read is a finding among them; the stream goes on behind it where it can.
pub(crate) trait Stream: Send {
    /// The next thing; `None` at the end. With `pass` it is only passed over: [`Step::Passed`] stands for what would
    /// have been a document, so that both ways count the same.
    fn next(&mut self, options: &Options, pass: bool) -> Option<Step>;
}

/// What a stream comes to.
pub(crate) enum Step {
    /// A document, or what was wrong with one.
    Document(Box<Loaded>),
    /// One that was passed over; its id, if it brings one of its own.
    Passed(Option<String>),
    /// A file inside the file.
    Inside(Inside),
}

impl From<Loaded> for Step {
    fn from(loaded: Loaded) -> Self {
        Self::Document(Box::new(loaded))
    }
}

/// A file inside a file.
pub(crate) struct Inside {
    /// What is in it.
    pub(crate) bytes: Bytes,
    /// For the ids of its documents.
    pub(crate) id: String,
    /// For findings.
    pub(crate) name: String,
    pub(crate) format: Format,
}

/// Documents that are all read already.
pub(crate) struct Ready(std::vec::IntoIter<Loaded>);

impl Ready {
    pub(crate) fn new(loaded: Vec<Loaded>) -> Self {
        Self(loaded.into_iter())
    }
}

impl Stream for Ready {
    fn next(&mut self, _: &Options, pass: bool) -> Option<Step> {
        self.0.next().map(|loaded| if pass { Step::Passed(None) } else { loaded.into() })
    }
}
