//! Pages, one a file.

pub(crate) mod about;
pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod failure;
pub(crate) mod findings;
mod frame;
pub(crate) mod record;
pub(crate) mod relation;
pub(crate) mod relations;
pub(crate) mod search;
pub(crate) mod start;
mod text;
