//! Parts of pages that more than one page shows.

pub(crate) mod card;
pub(crate) mod event;
pub(crate) mod explanation;
pub(crate) mod figure;
pub(crate) mod instrument;
pub(crate) mod promise;
pub(crate) mod quote;
pub(crate) mod source;
pub(crate) mod word;
