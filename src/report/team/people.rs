//! The person behind a report, and the group that the person belongs to.
//!
//! A person is a file, or a line of a file of lines. Only a roster, or the name in the lines of a file, says that
//! several reports belong to one person: names are not unique, and files that look alike may be two people's.

use super::place::ReportPlace;
use super::roster::{Roster, RosterRow};
use crate::report::BriefReport;
use crate::text::Clean;

/// The rules that tell people apart.
#[derive(Debug, Clone, Default)]
pub struct PeopleRules {
    /// The roster. Without one, the group of a person is the first folder of the path.
    pub roster: Option<Roster>,
    /// Whether the lines of a file belong to the people whose names stand in them.
    pub by_name: bool,
}

/// A person behind a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) person: Clean,
    pub(super) group: Option<Clean>,
    /// Whether other reports of the same person may be found.
    pub(super) joins: bool,
}

impl PeopleRules {
    /// Returns the rows of a place in the roster: that of the line, and that of the file.
    pub(super) fn rows(&self, place: &ReportPlace<'_>) -> [Option<&RosterRow>; 2] {
        let Some(roster) = &self.roster else { return [None, None] };
        let paths = [place.relative, place.shown.trim_start_matches("./")];
        let of_line = place.line.map(|line| paths.map(|path| format!("{path}:{line}")));
        [of_line.and_then(|[one, other]| roster.find(&[&one, &other])), roster.find(&paths)]
    }

    /// Returns the person behind a report.
    pub(super) fn identity(&self, place: &ReportPlace<'_>, report: &BriefReport) -> Identity {
        let [of_line, of_file] = self.rows(place);
        // A row about a file of lines tells the group of all its people, and none of their names.
        let of_person = if place.line.is_some() { of_line } else { of_file };
        let of_path = || self.person_of_path(place);
        let by_name = || (self.by_name && place.line.is_some()).then(|| report.name.clone());
        let named = of_person.and_then(|row| row.person.clone()).or_else(by_name);
        let joins = named.is_some();
        let group = match self.roster {
            None => first_folder(place.relative),
            Some(_) => [of_line, of_file].into_iter().flatten().find_map(|row| row.group.clone()),
        };
        Identity { person: named.unwrap_or_else(of_path), group, joins }
    }

    /// Returns a name for the person that no other file gives: the path without its ending, and the line.
    fn person_of_path(&self, place: &ReportPlace<'_>) -> Clean {
        let path = place.relative;
        let cleaned = Clean::line(path);
        // Where names of people come from elsewhere too, the ending tells a path from them.
        let may_be_a_name = self.roster.is_some() || self.by_name;
        let ending = if place.line.is_some() { ".ndjson" } else { ".json" };
        let stem = path.strip_suffix(ending).filter(|stem| !stem.is_empty() && !stem.contains(':') && !may_be_a_name);
        match (place.line, stem) {
            // Two paths may look alike once they are safe to show.
            _ if cleaned.as_str() != path || path.contains('\u{fffd}') => {
                let line = place.line.map(|line| format!(":{line}")).unwrap_or_default();
                Clean::line(&format!("{path}{line} (file {})", place.number + 1))
            }
            (None, stem) => Clean::line(stem.unwrap_or(path)),
            (Some(line), stem) => Clean::line(&format!("{}:{line}", stem.unwrap_or(path))),
        }
    }
}

fn first_folder(path: &str) -> Option<Clean> {
    let (folder, _) = path.trim_start_matches('/').split_once('/')?;
    Some(Clean::line(folder)).filter(|folder| !folder.is_empty())
}
