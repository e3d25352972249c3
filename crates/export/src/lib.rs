//! How a record leaves: one file a format.
