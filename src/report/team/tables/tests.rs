//! Claims about the tables.
