//! The picture of a team as a web page.

use super::TeamForm;
use crate::report::format::team_page;

/// The row of this form in the table.
pub(super) const FORM: TeamForm =
    TeamForm { name: "html", endings: &["html", "htm"], title: "a web page for people", render: team_page };
