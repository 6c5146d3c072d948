//! Draws the steps of a plan, and what the highlighted step means in practice.

use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

use super::Shape;
use super::results::bands;
use crate::framework::{Framework, Skill};
use crate::plan::{Plan, PlanTo, Step, open_answers};
use crate::score::Decimal;
use crate::text::{counted, fit, listed, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, LineBuilder, RangeBar, rows, shortened, visible};
use crate::tui::{App, CurrentAssessment, Intent, Mode, PlanScreen, Target};
use crate::words::{MARGIN, effort_words, plan_words};

/// Cells of a row apart from the skill's name.
const FIXED: usize = 40;
/// The mark of a step that stands in both ways to ready.
const IN_ANY_CASE: &str = "in any case";
/// From this width on, the list has room for the mark.
const MARKED: u16 = 76;
/// The widest column of skill names.
const NAME: usize = 40;
/// From this height on, the screen explains effort.
const EXPLAINED: u16 = 20;
/// From this height on, the screen explains effort even if the plan rests on assumptions.
const SPACIOUS: u16 = 30;

pub(super) fn draw(app: &App, screen: &PlanScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let (framework, theme) = (app.framework(), canvas.theme);
    let area = canvas.area.inner(Margin::new(1, 0));
    let builder = canvas.builder(area);
    let plan = match screen.plan(app, current) {
        Ok(plan) => plan,
        Err(none) => {
            canvas.lines(builder.paragraph(&none.words(app), theme.text), area);
            return;
        }
    };
    let other_way = screen.other_way(current);
    let words = format!("{}. {}", framework.role(plan.role).name, plan_words(framework, &plan, other_way.as_ref()));
    let mut above = builder.paragraph(&words, theme.strong);
    let assumed = assumptions(framework, current, &plan);
    above.extend(assumed.iter().flat_map(|words| builder.paragraph(words, theme.caution)));
    if area.height >= if assumed.is_none() { EXPLAINED } else { SPACIOUS } {
        above.extend(builder.paragraph(&how_it_is_made(framework, &plan), theme.quiet));
    }
    let spacing = u16::from(Shape::of(canvas.window()) == Shape::Wide);
    let steps = u16::try_from(plan.steps.len()).unwrap_or(u16::MAX);
    // The list takes what it needs, but leaves half of the screen to the highlighted step.
    let list = steps.min(area.height / 2 - 2).max(1);
    let about = u16::try_from(above.len()).unwrap_or(2) + spacing;
    let heights = [Some(1), Some(about), Some(1), Some(list), Some(1), None];
    let [tabs, about, head, entries, line, detail] = rows(area, heights);
    bands(framework, screen.band, &mut canvas.part(tabs));
    canvas.lines(above, about);
    if plan.steps.is_empty() {
        let [next, raise] = [Intent::Next, Intent::Raise].map(|intent| app.key(Mode::Plan, intent));
        let has_next = framework.bands().next_back() != Some(screen.band);
        let can_gain = plan.start.percent() < 100;
        let next = has_next.then(|| format!("{next} looks at the next band"));
        let more = can_gain.then(|| format!("{raise} shows what more effort could still gain"));
        let hints: Vec<String> = next.into_iter().chain(more).collect();
        let words = if hints.is_empty() { String::new() } else { format!("{}.", hints.join(", and ")) };
        let hint = builder.paragraph(&words, theme.quiet);
        canvas.lines(hint, Rect { y: head.y + 1, height: 2, ..head }.intersection(area));
        return;
    }
    let columns = Columns::of(area.width, framework.band(screen.band).ready_at, other_way.is_some());
    let table = Table { framework, plan: &plan, other_way: other_way.as_ref(), cursor: screen.cursor, theme, columns };
    canvas.put(Line::styled(table.heading(), theme.quiet), head);
    let seen = visible(screen.cursor, plan.steps.len(), entries.height.into());
    canvas.blocks(seen.map(|position| (Some(Target::Entry(position)), vec![table.row(position)])), entries);
    canvas.put(builder.rule_at(screen.cursor, plan.steps.len()), line);
    if let Some(step) = plan.steps.get(screen.cursor) {
        let sections = practice(framework.skill(step.skill), step, canvas.builder(detail));
        let lines: usize = sections.iter().map(|section| section.len() + 1).sum();
        let gap = usize::from(lines <= detail.height.into());
        let spaced = sections.into_iter().flat_map(|section| vec![Line::default(); gap].into_iter().chain(section));
        canvas.lines(shortened(spaced.collect(), detail.height, theme), detail);
    }
}

/// Explains effort, the margin and the order of the steps.
fn how_it_is_made(framework: &Framework, plan: &Plan) -> String {
    let margin = if plan.to == PlanTo::WithMargin { format!(" {MARGIN}") } else { String::new() };
    let order = "Must-haves that are too low come first, then what gains most for its effort.";
    format!("{} {order}{margin}", effort_words(framework))
}

/// Names the assumptions of the plan, and the open answers that would shorten it.
fn assumptions(framework: &Framework, current: &CurrentAssessment, plan: &Plan) -> Option<String> {
    const NAMED: usize = 2;
    let assumed = plan.steps.iter().filter(|step| step.assumed).count();
    if assumed == 0 {
        return None;
    }
    let card = current.evaluation().card(plan.role, plan.band);
    // The savings of an answer are known only for the shortest path.
    let open = if plan.to == PlanTo::Goals { Vec::new() } else { open_answers(framework, current.sheet(), card) };
    let telling = open.iter().filter(|open| open.shortens()).take(NAMED);
    let names: Vec<&str> = telling.map(|open| framework.skill(open.skill).name.as_str()).collect();
    let steps = counted(assumed, "step starts", "steps start");
    let first = if names.is_empty() { String::new() } else { format!(" Answer {} first.", listed(&names, "or")) };
    Some(format!("{steps} from a question you have not answered, taken as 0.{first}"))
}

/// The widths of the table's columns.
#[derive(Debug, Clone, Copy)]
struct Columns {
    names: usize,
    /// Whether a step that stands in both ways to ready is marked in the list.
    has_mark: bool,
    /// Cells of the bar with the score after each step, and the start of "ready".
    bar: Option<(u16, u32)>,
}

impl Columns {
    fn of(width: u16, ready_at: u32, is_marked: bool) -> Self {
        /// Cells of a bar, with a space before it.
        const BAR: u16 = 31;
        let has_mark = is_marked && width >= MARKED;
        let mark = if has_mark { IN_ANY_CASE.len() + 2 } else { 0 };
        let fixed = FIXED + mark;
        let room = width.saturating_sub(u16::try_from(fixed + NAME).unwrap_or(u16::MAX));
        let bar = (room >= BAR).then(|| ((room - 1).min(60), ready_at));
        Self { names: usize::from(width).saturating_sub(fixed).min(NAME), has_mark, bar }
    }
}

/// The steps of a plan, one in each line.
struct Table<'a> {
    framework: &'a Framework,
    plan: &'a Plan,
    /// The other way to ready, if this is one.
    other_way: Option<&'a Plan>,
    cursor: usize,
    theme: &'a Theme,
    columns: Columns,
}

impl Table<'_> {
    fn heading(&self) -> String {
        let step = fit("Step", self.columns.names);
        format!("  {step} {:>7} {:>8} {:>8} {:>7}", "Level", "Gain", "Reaches", "Effort")
    }

    /// Returns the step at a position.
    fn row(&self, position: usize) -> Line<'static> {
        let (mark, style) = self.theme.entry(position, self.cursor);
        let step = &self.plan.steps[position];
        let skill = self.framework.skill(step.skill);
        let name = if width(skill.name.as_str()) > self.columns.names { &skill.short } else { &skill.name };
        let name = fit(name.as_str(), self.columns.names);
        let from = if step.assumed { "?".to_owned() } else { step.from.to_string() };
        let levels = format!("{from} to {}", step.to);
        let gain = format!("+{}", Decimal::floor(step.gain));
        let words = format!("{mark} {name} {levels:>7} {gain:>8} {:>8} {:>7}", step.reaches.percent(), step.effort);
        let mut spans = vec![Span::styled(words, style)];
        if self.columns.has_mark {
            let in_both = self.other_way.is_some_and(|other| other.has_step(step));
            let mark = if in_both { IN_ANY_CASE } else { "" };
            spans.push(Span::styled(format!("  {mark:width$}", width = IN_ANY_CASE.len()), self.theme.quiet));
        }
        if let Some((cells, ready_at)) = self.columns.bar {
            spans.push(Span::raw(" "));
            spans.extend(RangeBar::at(step.reaches, ready_at).spans(cells, self.theme));
        }
        Line::from(spans)
    }
}

/// Returns what the highlighted step means: the statement to reach, what to do, what to read.
fn practice(skill: &Skill, step: &Step, builder: LineBuilder<'_>) -> [Vec<Line<'static>>; 3] {
    let theme = builder.theme;
    let section =
        |lead: &'static str, words: &str, style| builder.after(vec![Span::styled(lead, theme.quiet)], words, style);
    let reach = section("To reach  ", skill.statements[step.to.index()].as_str(), theme.strong);
    let leads = |first: &'static str| std::iter::once(first).chain(std::iter::repeat("          "));
    let actions = leads("To do     ").zip(&skill.actions[step.from.index()]);
    let actions = actions.flat_map(|(lead, action)| section(lead, action.as_str(), theme.text));
    let resources = leads("To read   ").zip(&skill.resources);
    let resources = resources
        .flat_map(|(lead, resource)| section(lead, &format!("{}  {}", resource.title, resource.url), theme.text));
    [reach, actions.collect(), resources.collect()]
}
