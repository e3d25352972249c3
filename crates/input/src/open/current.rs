//! How far the file that is being read has been read.

use std::sync::Arc;

use crate::Loaded;
use crate::packed::Meter;
use crate::place::{Done, Origin, Place};

/// The file that is being read.
#[derive(Debug, Default)]
pub(super) struct Current {
    origin: Option<Arc<Origin>>,
    /// Documents and findings so far, of which so many are only passed over.
    pub(super) number: u64,
    passed: u64,
    pub(super) meter: Meter,
    /// Bytes that were told of already.
    told: u64,
    size: u64,
    /// Bytes of earlier files that no document told of.
    owed: u64,
}

impl Current {
    pub(super) fn enter(&mut self, origin: Arc<Origin>, size: u64, done: Done) {
        let passed = match done {
            Done::Items(items) => items,
            Done::Whole => u64::MAX,
        };
        *self = Self { origin: Some(origin), passed, size, owed: self.owed, ..Self::default() };
    }

    /// What was not told of a file is owed when it is left.
    pub(super) fn leave(&mut self) {
        let owed = self.owed + self.size.saturating_sub(self.told);
        *self = Self { owed, ..Self::default() };
    }

    /// Whether the next document is only passed over.
    pub(super) const fn passes(&self) -> bool {
        self.number < self.passed
    }

    pub(super) fn place(&mut self, mut loaded: Loaded) -> Loaded {
        self.number += 1;
        let read = if self.origin.is_some() { self.meter.read().min(self.size) } else { 0 };
        loaded.bytes = read.saturating_sub(self.told) + std::mem::take(&mut self.owed);
        self.told = self.told.max(read);
        loaded.place = self.origin.clone().map(|origin| Place { origin, number: self.number });
        loaded
    }
}
