//! Archives: files that hold many documents. One kind a file.

pub(crate) mod feed;
pub(crate) mod http;
pub(crate) mod markup;
pub(crate) mod warc;
pub(crate) mod wiki;
pub(crate) mod zip;
