//! The commands, one in each file. A command returns a reply or a failure and prints nothing.

pub(crate) mod again;
pub(crate) mod answer;
pub(crate) mod ask;
pub(crate) mod backups;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod complete;
pub(crate) mod completions;
pub(crate) mod copy;
pub(crate) mod delete;
pub(crate) mod example;
pub(crate) mod export;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod keep;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod next;
pub(crate) mod open;
pub(crate) mod plan;
pub(crate) mod rename;
pub(crate) mod restore;
pub(crate) mod roles;
pub(crate) mod schema;
pub(crate) mod show;
pub(crate) mod skills;
