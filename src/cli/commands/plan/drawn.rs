//! A plan drawn: each step with its bar, its gain and its effort, and below the steps in detail.

use super::page::{Planned, as_text};
use crate::cli::figures::{GUTTER, WIDE};
use crate::cli::output::drawn::{DrawnLine, DrawnPage};
use crate::framework::Framework;
use crate::look::{RoleBar, Scale, Tone};
use crate::plan::{Plan, Step};
use crate::report::{PlanSection, plan_introduction, plan_steps, plan_title};
use crate::score::Tenths;
use crate::text::{cut, width};
use crate::words::step_headings;

/// The fewest and the most columns of a bar.
const BAR: [usize; 2] = [12, 40];

/// The columns of the levels, such as `1 -> 2`.
const LEVELS: usize = 6;

/// The columns of the gain and of the effort.
const GAIN: usize = 5;
const EFFORT: usize = 6;

/// Draws a plan.
pub(super) fn plan(page: &mut DrawnPage, planned: &Planned<'_>) {
    let Planned { framework, assessment, plan, .. } = planned;
    let Some(section) = plan else {
        return page.text(&as_text(planned));
    };
    let title = plan_title(framework, assessment.name().as_str(), section);
    page.push_wrapped(page.line(), 0, Tone::Strong, &title);
    page.text(&plan_introduction(framework, section));
    if !section.plan.steps.is_empty() {
        page.blank();
        StepTable::of(page, framework, &section.plan).draw(page, section);
    }
    page.text(&plan_steps(framework, section));
}

/// The columns of the table of steps.
struct StepTable<'p> {
    framework: &'p Framework,
    names: usize,
    /// Whether the effort has a column. The steps in detail have it too.
    has_effort: bool,
    /// The score at the left end of the bars, and how they are laid out; `None` in a window too narrow for bars.
    scale: Option<(u32, Scale)>,
}

impl<'p> StepTable<'p> {
    fn of(page: &DrawnPage, framework: &'p Framework, plan: &Plan) -> Self {
        let short = |step: &Step| width(framework.skill(step.skill).short.as_str());
        let full = |step: &Step| width(framework.skill(step.skill).name.as_str());
        let widest = |cells: &dyn Fn(&Step) -> usize| plan.steps.iter().map(cells).max().unwrap_or_default();
        let without_effort = GUTTER + 2 + LEVELS + 2 + GAIN;
        let has_effort = without_effort + 2 + EFFORT + widest(&short) <= page.columns();
        let others = if has_effort { without_effort + 2 + EFFORT } else { without_effort };
        let most = page.columns().saturating_sub(others);
        let names = if page.columns() >= WIDE { widest(&full) } else { widest(&short) }.min(most);
        let [fewest, most_cells] = BAR;
        let room = (most - names).saturating_sub(2);
        let ready_at = framework.band(plan.band).ready_at;
        // The steps are small beside the whole, so the bars begin shortly before the first one.
        let start = u32::try_from(plan.start.percent()).unwrap_or(0);
        let from = (start.saturating_sub(5) / 10 * 10).min(ready_at.saturating_sub(1));
        let scale = (room > fewest).then(|| (from, Scale::cut(ready_at, from, room.min(most_cells) - 1)));
        Self { framework, names, has_effort, scale }
    }

    const fn levels_from(&self) -> usize {
        GUTTER + self.names + 2
    }

    const fn bar_from(&self) -> usize {
        self.levels_from() + LEVELS + 2
    }

    /// Returns the column where the gains end.
    fn gain_to(&self) -> usize {
        match self.scale {
            Some((_, scale)) => self.bar_from() + scale.cells() + 2 + GAIN,
            None => self.levels_from() + LEVELS + 2 + GAIN,
        }
    }

    fn draw(&self, page: &mut DrawnPage, section: &PlanSection) {
        let plan = &section.plan;
        self.draw_head(page, self.framework.band(plan.band).ready_at);
        self.draw_ends(page);
        let mut earlier = plan.start;
        let headings = step_headings(plan, section.other_way.as_ref());
        for ((step, gain), heading) in plan.steps.iter().zip(plan.shown_gains()).zip(headings) {
            if let Some(words) = heading {
                self.draw_group(page, words);
            }
            let bar = RoleBar::at(plan.start).would_reach(earlier, step.reaches);
            self.draw_step(page, step, (bar, gain));
            earlier = step.reaches;
        }
        if plan.steps.len() > 1 {
            let line = page.line().to(GUTTER).text(Tone::Faint, "together");
            let line = line.right(self.gain_to(), Tone::Gain, &format!("+{}", plan.shown_gain()));
            page.push(self.effort(line, Tone::Text, &plan.effort().to_string()));
        }
    }

    fn draw_head(&self, page: &mut DrawnPage, ready_at: u32) {
        let line = page.line().to(GUTTER).text(Tone::Faint, "Step").to(self.levels_from()).text(Tone::Faint, "level");
        let line = match self.scale {
            Some((_, scale)) => {
                let (top, words) = (line.glyphs().ready_top(), format!("ready at {ready_at}"));
                let column = self.bar_from() + scale.before();
                let words = if line.width() + words.len() < column { words } else { ready_at.to_string() };
                line.right(column, Tone::Text, &words).text(Tone::Strong, top)
            }
            None => line,
        };
        let line = line.right(self.gain_to(), Tone::Faint, "gain");
        page.push(self.effort(line, Tone::Faint, "effort"));
    }

    /// Draws the line with the ends of the bars, if there are bars.
    fn draw_ends(&self, page: &mut DrawnPage) {
        if let Some((from, scale)) = self.scale {
            let line = page.line().to(self.bar_from()).text(Tone::Faint, &from.to_string());
            page.push(self.ready(line, scale).right(self.bar_from() + scale.cells(), Tone::Faint, "100"));
        }
    }

    /// Draws the line above the steps of a group.
    fn draw_group(&self, page: &mut DrawnPage, words: &str) {
        let line = page.line().to(GUTTER).text(Tone::Faint, words);
        page.push(match self.scale {
            Some((_, scale)) => self.ready(line, scale),
            None => line,
        });
    }

    /// Adds the line where ready begins, between two bars.
    fn ready(&self, line: DrawnLine, scale: Scale) -> DrawnLine {
        let mark = line.glyphs().ready_between();
        line.to(self.bar_from() + scale.before()).text(Tone::Faint, mark)
    }

    fn draw_step(&self, page: &mut DrawnPage, step: &Step, (bar, gain): (RoleBar, Tenths)) {
        let skill = self.framework.skill(step.skill);
        let name = if width(skill.name.as_str()) <= self.names { &skill.name } else { &skill.short };
        let line = page.line().to(GUTTER).text(Tone::Text, &cut(name.as_str(), self.names)).to(self.levels_from());
        let line = line.text(Tone::Text, &format!("{} → {}", step.from, step.to));
        let line = match self.scale {
            Some((_, scale)) => line.to(self.bar_from()).bar(&bar.runs(scale)),
            None => line,
        };
        let line = match gain {
            Tenths(0) => line.right(self.gain_to(), Tone::Text, "0"),
            gain => line.right(self.gain_to(), Tone::Gain, &format!("+{gain}")),
        };
        page.push(self.effort(line, Tone::Text, &step.effort.to_string()));
    }

    /// Adds words in the column of the effort, if there is one.
    fn effort(&self, line: DrawnLine, tone: Tone, words: &str) -> DrawnLine {
        if self.has_effort { line.right(self.gain_to() + 2 + EFFORT, tone, words) } else { line }
    }
}
