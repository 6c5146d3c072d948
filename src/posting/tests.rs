//! Tests of reading a posting.
