//! The strong and the missing skills of a role, each with its level against the target.

use crate::cli::figures::{GUTTER, MEDIUM, WIDE};
use crate::cli::output::drawn::{DrawnLine, DrawnPage};
use crate::framework::{Level, SkillId};
use crate::look::{SEGMENTS, SkillBar, Tone};
use crate::report::Report;
use crate::score::{Scorecard, Tenths, Verdict, gaps, strengths};
use crate::text::{cut, width};

/// The columns between two lists.
const GAP: usize = 3;

/// A skill with its level against the target.
struct SkillRow<'r> {
    /// The name, and a shorter one for where it does not fit.
    names: [&'r str; 2],
    bar: SkillBar,
    /// The points lost, if the level is below the target.
    lost: Option<String>,
    /// Whether this is a must-have below its floor.
    is_in_the_way: bool,
}

/// A list of skills below a heading.
struct SkillList<'r> {
    heading: String,
    rows: Vec<SkillRow<'r>>,
}

/// The columns between which a list is drawn, and the cells of one level.
#[derive(Clone, Copy)]
struct Place {
    from: usize,
    to: usize,
    segment: usize,
}

/// Draws both lists, side by side if there is room, else first what is missing. Nothing is left out.
pub(super) fn push_skills(page: &mut DrawnPage, report: &Report<'_>, card: &Scorecard) {
    let lists = lists(report, card);
    let segment = if page.columns() >= WIDE { 3 } else { 2 };
    let lists: Vec<SkillList<'_>> = lists.into_iter().filter(|list| !list.rows.is_empty()).collect();
    let beside_names = |list: &SkillList<'_>| GUTTER + 1 + bar_cells(segment) + list.points();
    if let [strong, missing] = lists.as_slice()
        && let others = beside_names(strong) + GAP + beside_names(missing)
        && others + 2 * strong.name().max(missing.name()) <= page.columns()
    {
        let half = beside_names(strong) + (page.columns() - others) / 2;
        let left = Place { from: 0, to: half, segment };
        let right = Place { from: half + GAP, to: page.columns(), segment };
        page.push(missing.head(strong.head(page.line(), left), right));
        for number in 0..strong.rows.len().max(missing.rows.len()) {
            let line = strong.draw(number, page.line(), left);
            page.push(missing.draw(number, line, right));
        }
        page.blank();
        return;
    }
    for list in lists.iter().rev() {
        let place = Place { from: 0, to: page.columns().min(MEDIUM), segment };
        page.push(list.head(page.line(), place));
        for number in 0..list.rows.len() {
            page.push(list.draw(number, page.line(), place));
        }
        page.blank();
    }
}

/// Returns the strong and the missing skills of a role.
fn lists<'r>(report: &'r Report<'_>, card: &Scorecard) -> [SkillList<'r>; 2] {
    let (framework, sheet) = (report.framework(), report.evaluation.sheet());
    let target = |skill: SkillId| {
        let requirement = framework.role(card.role).requirement(skill);
        requirement.map_or(Level::ALL[0], |requirement| requirement.target(card.band))
    };
    let row = |id: SkillId, lost: Option<String>| {
        let skill = framework.skill(id);
        SkillRow {
            names: [skill.name.as_str(), skill.short.as_str()],
            bar: SkillBar::against(sheet.choice(id), target(id)),
            lost,
            is_in_the_way: card.must_haves.iter().any(|it| it.skill == id && it.rules_out_ready()),
        }
    };
    let strong = strengths(framework, sheet, card).into_iter().map(|skill| row(skill, None));
    let missing = gaps(framework, sheet, card).into_iter();
    let missing = missing.map(|gap| row(gap.skill, Some(format!("−{}", Tenths(gap.lost.times_floor(10))))));
    let needless = if card.verdict == Verdict::Ready { ", ready anyway" } else { "" };
    [
        SkillList { heading: format!("Strong for {}", framework.role(card.role).short), rows: strong.collect() },
        SkillList { heading: format!("Missing{needless}"), rows: missing.collect() },
    ]
}

/// Returns the cells of the bar of a level.
const fn bar_cells(segment: usize) -> usize {
    SEGMENTS * (segment + 1) - 1
}

impl SkillList<'_> {
    /// Returns the columns of the widest name, each in its short form.
    fn name(&self) -> usize {
        self.rows.iter().map(|row| width(row.names[1])).max().unwrap_or_default()
    }

    /// Returns the columns for the points lost, with the blank before them.
    fn points(&self) -> usize {
        self.rows.iter().filter_map(|row| row.lost.as_deref()).map(|lost| 1 + width(lost)).max().unwrap_or_default()
    }

    /// Adds the heading.
    fn head(&self, line: DrawnLine, place: Place) -> DrawnLine {
        let has_points = self.rows.iter().any(|row| row.lost.is_some());
        let line = line.to(place.from + GUTTER).text(Tone::Strong, &self.heading);
        let words = " points lost";
        let fits = line.width() + words.len() <= place.to;
        if has_points && fits { line.right(place.to, Tone::Faint, words) } else { line }
    }

    /// Adds one of the skills, if there are so many.
    fn draw(&self, number: usize, line: DrawnLine, Place { from, to, segment }: Place) -> DrawnLine {
        let Some(row) = self.rows.get(number) else { return line };
        let bar_from = to.saturating_sub(self.points() + bar_cells(segment));
        let mark = if row.is_in_the_way { "! " } else { "" };
        let line = line.to(from).text(Tone::Missing, mark).to(from + GUTTER);
        let room = bar_from.saturating_sub(line.width() + 1);
        let [full, short] = row.names;
        let name = if line.measure(full) <= room { full.to_owned() } else { cut(short, room) };
        let line = line.text(Tone::Text, &name).to(bar_from).segments(&row.bar.segments(), segment);
        row.lost.iter().fold(line, |line, lost| line.right(to, Tone::Text, lost))
    }
}
