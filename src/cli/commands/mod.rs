//! The commands, one file each. A command returns a reply or a failure and prints nothing.

pub(crate) mod answer;
pub(crate) mod backups;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod context;
pub(crate) mod delete;
pub(crate) mod example;
pub(crate) mod export;
pub(crate) mod files;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod next;
pub(crate) mod plan;
pub(crate) mod restore;
pub(crate) mod roles;
pub(crate) mod schema;
pub(crate) mod show;
pub(crate) mod skills;
pub(crate) mod work;
