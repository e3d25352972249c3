//! The record: everything that was read, in one SQLite file.
