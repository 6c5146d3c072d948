//! The answers as CSV, for a spreadsheet: one row a skill.
//!
//! The form follows RFC 4180: a header, CRLF after each row, quotes where they are needed. A cell that a spreadsheet
//! would take for a formula gets an apostrophe before it.

use csv::{Terminator, WriterBuilder};

use super::{ExportFormat, Variant};
use crate::assessment::Choice;
use crate::framework::{RoleId, SkillId};
use crate::report::{Report, ReportedAnswer, ReportedSkill};
use crate::score::{Decimal, SkillLine, skill_lines};

/// The row of this format in the table of formats.
pub(super) const FORMAT: ExportFormat = ExportFormat {
    name: "csv",
    endings: &["csv"],
    title: "CSV for a spreadsheet",
    short: "CSV",
    readers: "for a spreadsheet: one row a skill",
    contents: "one row a skill: answer, statement, evidence, targets",
    is_for_people: false,
    may_have_notes: false,
    variant: Some(Variant {
        flag: "excel",
        label: "For",
        choices: ["any program", "Excel"],
        contents: "the same, marked so that Excel reads every letter right",
        render: for_excel,
        seen: Some(render),
    }),
    render,
    seen: None,
    handout: None,
};

/// The columns before those of the roles.
const COLUMNS: [&str; 8] = ["skill", "name", "domain", "status", "level", "level_name", "statement", "evidence"];

/// The mark by which Excel knows UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

fn for_excel(report: &Report<'_>) -> String {
    format!("{BYTE_ORDER_MARK}{}", render(report))
}

fn render(report: &Report<'_>) -> String {
    let framework = report.framework();
    let (_, band) = report.focus();
    let roles: Vec<RoleId> = framework.roles().collect();
    let of_role = |role: &RoleId| {
        let key = &framework.role(*role).key;
        [format!("{key}_target"), format!("{key}_points_lost")]
    };
    let header = COLUMNS.map(str::to_owned).into_iter().chain(roles.iter().flat_map(of_role));
    let mut rows = vec![header.collect::<Vec<String>>()];
    let lines: Vec<Vec<SkillLine<'_>>> = roles
        .iter()
        .map(|role| skill_lines(framework, report.evaluation.sheet(), report.evaluation.card(*role, band)))
        .collect();
    let answers: Vec<ReportedAnswer<'_>> = report.answers().collect();
    for skill in framework.skills() {
        let answer = answers.iter().find(|it| matches!(it.skill, ReportedSkill::Asked(asked) if asked == skill));
        let mut row = answer_cells(report, skill, answer);
        row.extend(lines.iter().flat_map(|lines| role_cells(lines, skill)));
        rows.push(row);
    }
    csv_text(rows)
}

/// Writes equally long rows as CSV. No cell can be a formula.
pub(in crate::report) fn csv_text(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| guarded(cell)))
            .expect("memory takes every row, and rows are equally long");
    }
    let bytes = writer.into_inner().expect("memory takes every row");
    String::from_utf8(bytes).expect("every cell is text")
}

fn answer_cells(report: &Report<'_>, skill: SkillId, answer: Option<&ReportedAnswer<'_>>) -> Vec<String> {
    let framework = report.framework();
    let texts = framework.skill(skill);
    let choice = report.assessment.entry(skill).choice;
    let status = match choice {
        Choice::Level(_) => "answered",
        Choice::NotApplicable => "not_applicable",
        Choice::Unanswered => "unanswered",
    };
    let level = choice.level();
    vec![
        texts.key.to_string(),
        texts.name.to_string(),
        framework.domain(texts.domain).name.to_string(),
        status.to_owned(),
        level.map(|level| level.to_string()).unwrap_or_default(),
        level.map(|level| framework.level_name(level).to_string()).unwrap_or_default(),
        answer
            .and_then(|answer| answer.statement(framework))
            .map(|chosen| chosen.words.to_string())
            .unwrap_or_default(),
        report.assessment.entry(skill).evidence.to_string(),
    ]
}

/// The target of a role, and the points that the skill costs; empty where the role does not ask for the skill, or where
/// the skill does not apply.
fn role_cells(lines: &[SkillLine<'_>], skill: SkillId) -> [String; 2] {
    let Some(line) = lines.iter().find(|line| line.requirement.skill == skill) else { return Default::default() };
    let is_left_out = line.choice == Choice::NotApplicable;
    let lost = if is_left_out { String::new() } else { Decimal::floor(line.lost).to_string() };
    [line.target.to_string(), lost]
}

/// Keeps a cell from being a formula.
pub(in crate::report) fn guarded(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_formula_gets_an_apostrophe_and_other_words_stay() {
        for formula in ["=HYPERLINK(\"https://x\")", "+1", "-1", "@SUM(A1)", "\tx"] {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        for words in ["", "a = b", "'=1", "3", "https://example.org"] {
            assert_eq!(guarded(words), words);
        }
    }
}
