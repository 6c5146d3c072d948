//! The coverage of a team as CSV, for a spreadsheet: one row a skill. A hidden number is an empty cell.

use super::{TeamForm, TeamReport};
use crate::framework::Level;
use crate::report::format::csv_text;
use crate::team::SkillCoverage;

/// The row of this form in the table.
pub(super) const FORM: TeamForm =
    TeamForm { name: "csv", endings: &["csv"], title: "CSV for a spreadsheet: the coverage, one row a skill", render };

fn render(report: &TeamReport) -> String {
    let framework = &report.picture.framework;
    let levels = Level::ALL.map(|level| format!("level_{level}"));
    let before =
        ["skill", "name", "domain", "asked_level", "people", "able", "one_below", "further", "possible", "answered"];
    let header = before.map(str::to_owned).into_iter().chain(levels).chain(["single_point".to_owned()]);
    let people = report.picture.people.to_string();
    let row = |row: &SkillCoverage| {
        let skill = framework.skill(row.skill);
        let texts = [&skill.key, &skill.name, &framework.domain(skill.domain).name].map(ToString::to_string);
        let asked = row.asked.map(|asked| asked.to_string()).unwrap_or_default();
        let classes = row.by_class.map(|it| [it.able, it.one_below, it.further]).unwrap_or_default();
        let numbers = classes.into_iter().chain([row.possible, row.answered]);
        let levels = row.by_level.map_or([None; Level::ALL.len()], |levels| levels.map(Some));
        let numbers = numbers.chain(levels).map(|number| number.map(|number| number.to_string()).unwrap_or_default());
        let single = row.single_point.map(|single| single.to_string()).unwrap_or_default();
        texts.into_iter().chain([asked, people.clone()]).chain(numbers).chain([single]).collect::<Vec<_>>()
    };
    csv_text(std::iter::once(header.collect()).chain(report.picture.coverage.iter().map(row)))
}
