//! The roster of a team: which file is whose, and who belongs to which group.
//!
//! A roster is a table as CSV with the columns `file`, `person` and `group`. It says which reports belong to one
//! person. This module reads no file.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, Trim};

use crate::diagnostic::{ProblemCollector, Problems, Source, Span};
use crate::order::Order as _;
use crate::text::{Clean, nearest};

/// The columns that a roster may have.
const COLUMNS: [&str; 3] = ["file", "person", "group"];

/// The most problems that are listed.
const MOST_PROBLEMS: usize = 20;

/// A row of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RosterRow {
    /// The position among the rows.
    pub(super) number: usize,
    /// The person. `None` if the cell is empty.
    pub(super) person: Option<Clean>,
    /// The group. `None` if the cell is empty.
    pub(super) group: Option<Clean>,
    /// The place in the text.
    at: usize,
}

/// A roster.
#[derive(Debug, Clone)]
pub struct Roster {
    source: Source,
    rows: BTreeMap<String, RosterRow>,
}

impl Roster {
    /// Reads a roster.
    ///
    /// # Errors
    ///
    /// Every problem found, with its line: an unknown column, a row without a file, a file that stands twice.
    pub fn read(source: Source) -> Result<Self, Problems> {
        let mut problems = ProblemCollector::new(&source, MOST_PROBLEMS);
        let rows = rows(&source, &mut problems);
        problems.finish().or_value(Some(rows)).map(|rows| Self { source, rows })
    }

    /// Returns the text, to draw problems from.
    #[must_use]
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// Returns the number of rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns the row of a file that goes by one of these names.
    pub(super) fn find(&self, names: &[&str]) -> Option<&RosterRow> {
        names.iter().find_map(|name| self.rows.get(*name))
    }

    /// Returns a problem for each row whose file was not among the files, up to a limit.
    pub(super) fn missing(&self, used: &[bool]) -> Problems {
        let mut problems = ProblemCollector::new(&self.source, MOST_PROBLEMS);
        let mut missing: Vec<(&String, &RosterRow)> =
            self.rows.iter().filter(|(_, row)| !used.get(row.number).copied().unwrap_or(false)).collect();
        missing.order_by_key(|(_, row)| row.at);
        for (file, row) in missing {
            let message = format!("there is no file \"{file}\" among the reports");
            let advice = "write its path from the folder that all reports are in, or take the line out";
            problems.add(&span(&self.source, row.at), [&message, advice]);
        }
        problems.finish()
    }
}

/// Returns the line that begins at a place.
fn span(source: &Source, at: usize) -> Span {
    at..source.text[at..].find(['\r', '\n']).map_or(source.text.len(), |end| at + end)
}

fn rows(source: &Source, problems: &mut ProblemCollector<'_>) -> BTreeMap<String, RosterRow> {
    // Some spreadsheets separate cells with semicolons.
    let head = source.text.lines().next().unwrap_or_default();
    let delimiter = if head.contains(';') && !head.contains(',') { b';' } else { b',' };
    let mut reader = ReaderBuilder::new();
    let reader = reader.delimiter(delimiter).trim(Trim::All).flexible(true).has_headers(false);
    let mut records = reader.from_reader(source.text.as_bytes()).into_records().flatten();
    let mut rows = BTreeMap::new();
    let Some(head) = records.next() else {
        let words = ["the roster is empty", "write the first line file,person,group and a line for each file"];
        problems.add_whole(words);
        return rows;
    };
    let Some(columns) = columns(source, &head, problems) else { return rows };
    for record in records {
        let place = place(source, &record);
        let cell = |column: Option<usize>| column.and_then(|column| record.get(column)).unwrap_or_default();
        let [file, person, group] = columns.map(cell);
        let file = file.trim_start_matches("./");
        let told = |text: &str| Some(Clean::line(text)).filter(|text| !text.is_empty());
        let row = RosterRow { number: rows.len(), person: told(person), group: told(group), at: place };
        let count = columns.iter().flatten().count();
        if file.is_empty() {
            let words = ["the line names no file", "write the path of a report into the column file"];
            problems.add(&span(source, place), words);
        } else if record.len() != count {
            let message = format!("the line has {} cells and the first line has {count}", record.len());
            let advice = "put quotes around a cell that holds a comma, and leave an unknown cell empty";
            problems.add(&span(source, place), [&message, advice]);
        } else if rows.insert(file.to_owned(), row).is_some() {
            let message = format!("the file \"{file}\" stands twice");
            problems.add(&span(source, place), [&message, "keep one of the two lines"]);
        }
    }
    rows
}

/// Returns the place of a record in the text. Blank lines before it do not belong to it.
fn place(source: &Source, record: &StringRecord) -> usize {
    let at = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or_default();
    let blank = source.text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
    at + blank
}

/// Returns where the columns are: file, person and group. `None` if the first line has a problem.
fn columns(source: &Source, head: &StringRecord, problems: &mut ProblemCollector<'_>) -> Option<[Option<usize>; 3]> {
    let mut found = [None; 3];
    let mut problem = |message: &str, advice: &str| {
        problems.add(&span(source, 0), [message, advice]);
        None
    };
    for (position, cell) in head.iter().enumerate() {
        let name = cell.to_ascii_lowercase();
        let Some(column) = COLUMNS.iter().position(|column| *column == name) else {
            let near = nearest(&name, &COLUMNS).map(|near| format!("did you mean {near}? ")).unwrap_or_default();
            let advice = format!("{near}the columns are file, person and group");
            return problem(&format!("unknown column \"{cell}\""), &advice);
        };
        if found[column].replace(position).is_some() {
            return problem(&format!("the column \"{name}\" stands twice"), "keep one of the two");
        }
    }
    let advice = "begin with the line file,person,group; person or group may be left out";
    match found {
        [None, ..] => problem("there is no column \"file\"", advice),
        [_, None, None] => problem("there is no column \"person\" and none called \"group\"", advice),
        found => Some(found),
    }
}

#[cfg(test)]
mod tests {
    use super::Roster;
    use crate::diagnostic::Source;

    fn read(text: &str) -> Result<Roster, String> {
        let source = Source::new("roster.csv", text.to_owned());
        let shown = |problems: &crate::diagnostic::Problems| {
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        };
        Roster::read(source).map_err(|problems| shown(&problems))
    }

    #[test]
    fn columns_stand_in_any_order_and_cells_may_be_empty_quoted_or_split_by_semicolons() {
        for text in [
            "file,person,group\na/x.json,Ada,Docs\ny.json,\"Jo, the second\",\n",
            "group;file;person\r\nDocs;./a/x.json;Ada\r\n\r\n;y.json;Jo, the second\r\n",
        ] {
            let roster = read(text).expect("it is right");
            let row = roster.find(&["x.json", "a/x.json"]).expect("it is there");
            let words = |text: &Option<crate::text::Clean>| text.as_ref().map(ToString::to_string);
            assert_eq!((words(&row.person).as_deref(), words(&row.group).as_deref()), (Some("Ada"), Some("Docs")));
            let other = roster.find(&["y.json"]).expect("it is there");
            assert_eq!((words(&other.person).as_deref(), other.group.as_ref()), (Some("Jo, the second"), None));
        }
    }

    #[test]
    fn every_mistake_has_its_line_and_what_to_do() {
        for (text, words) in [
            ("", "the roster is empty"),
            ("file,persn\nx.json,Ada\n", "roster.csv:1:1: unknown column \"persn\" (did you mean person?"),
            ("person,group\nAda,Docs\n", "roster.csv:1:1: there is no column \"file\""),
            ("file\nx.json\n", "there is no column \"person\""),
            ("file,file\nx.json\n", "the column \"file\" stands twice"),
            ("file,person\nx.json,Ada\n,Ben\n", "roster.csv:3:1: the line names no file"),
            ("file,person\n\nx.json,Ada\nx.json,Ben\n", "roster.csv:4:1: the file \"x.json\" stands twice"),
            ("file,person\nx.json,Jo, the second\n", "roster.csv:2:1: the line has 3 cells and the first line has 2"),
        ] {
            let problem = read(text).expect_err(text);
            assert!(problem.contains(words), "{text:?}: {problem}");
        }
    }

    #[test]
    fn a_row_whose_file_is_not_there_is_named() {
        let roster = read("file,person\nx.json,Ada\ny.json,Ben\n").expect("it is right");
        let missing = roster.missing(&[true, false]);
        assert_eq!(missing.iter().count(), 1);
        assert!(missing[0].to_string().starts_with("roster.csv:3:1: there is no file \"y.json\""), "{}", missing[0]);
    }
}
