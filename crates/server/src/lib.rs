//! Pages and API of a record.
