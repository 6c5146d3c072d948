//! What is printed: replies, failures, tables, snippets and hints. The only code of the command line that writes to a stream.

pub(crate) mod failure;
pub(crate) mod farewell;
pub(crate) mod hint;
pub(crate) mod page;
pub(crate) mod reply;
pub(crate) mod snippet;
pub(crate) mod table;
