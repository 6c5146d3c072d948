//! Draws the steps of a plan, each as its part of the way, and what the highlighted one means in practice.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{LABEL, SHORT_LABEL, from_word, gutter, practice, read_on, step_levels, step_title};
use super::preview;
use crate::assessment::StepProgress;
use crate::framework::Framework;
use crate::look::{RoleBar, Scale};
use crate::plan::{Plan, PlanTo, Step};
use crate::score::Tenths;
use crate::text::{counted, listed, width};
use crate::tui::theme::{JOINED, TOP, Theme};
use crate::tui::widget::{Block, Canvas, Detail, Grid, name_within, role_bar, visible};
use crate::tui::{App, CurrentAssessment, Intent, Mode, PlanScreen, Target};
use crate::words::{
    MARGIN, effort_words, gain_words, plan_headline, progress_words, step_entry, step_group, step_headings,
    step_mark_words,
};

pub(super) fn draw(app: &App, screen: &PlanScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let (framework, theme, grid) = (app.framework(), canvas.theme, Grid::of(canvas.window()));
    let mut body = canvas.area;
    let plan = screen.plan(app, current);
    if grid.has_preview() {
        let [left, line, right] = Grid::split(body);
        canvas.vertical_line(line);
        if let Ok(plan) = &plan {
            preview_of(app, plan, screen.cursor, &mut canvas.part(preview::inset(right)));
        }
        body = left;
    }
    let top = body.y + u16::from(grid.is_tall());
    let text = Grid::text(Rect { y: top, height: body.bottom().saturating_sub(top), ..body });
    let plan = match plan {
        Ok(plan) => plan,
        Err(none) => {
            canvas.lines(canvas.builder(text).paragraph(&none.words(app), theme.text), text);
            return;
        }
    };
    let other = screen.other_way(current);
    let builder = canvas.builder(text).at_most(112);
    let [sentence, second] = plan_headline(framework, &plan, other.as_deref(), &app.key(Mode::Plan, Intent::OtherWay));
    let mut above = builder.paragraph(
        sentence.within(text.width.into()),
        if plan.steps.is_empty() && plan.ready { theme.ready } else { theme.strong },
    );
    above.extend(builder.paragraph(second.within(text.width.into()), theme.text));
    above.extend(
        assumptions(framework, current, &plan).iter().flat_map(|words| builder.paragraph(words, theme.missing)),
    );
    let about = u16::try_from(above.len()).unwrap_or(u16::MAX);
    canvas.lines(above, text);
    let list_top = top + about + 1;
    if plan.steps.is_empty() {
        let has_above = framework.bands().any(|band| band > screen.band);
        let words = what_else(app, has_above, plan.end().percent() < 100);
        let words = builder.paragraph(&words, theme.text);
        let height = u16::try_from(words.len()).unwrap_or(u16::MAX);
        canvas.lines(words, Rect { y: list_top, height, ..text });
        let y = list_top + height + 1;
        let area = Rect { y, height: body.bottom().saturating_sub(y), ..body };
        if plan.ready {
            what_comes_next(app, current, screen, area, canvas);
        }
        return;
    }
    let rows = Rows::of((app, current), &plan, other.as_deref(), screen, body.width, grid);
    let mut lines = rows.blocks(grid, theme);
    let detail_rows = if grid.is_narrow() { 7 } else { 8.max(body.height / 2).min(body.height.saturating_sub(12)) };
    let head = rows.heading(theme);
    let head_rows = u16::try_from(head.len()).unwrap_or(u16::MAX);
    canvas.lines(head, Rect { y: list_top, height: head_rows, ..body });
    let room = body.bottom().saturating_sub(list_top + head_rows + detail_rows);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(room.max(3));
    let list = Rect { y: list_top + head_rows, height, ..body };
    let at = lines.iter().position(|(target, _)| *target == Some(Target::Entry(screen.cursor))).unwrap_or(0);
    let seen = visible(at, lines.len(), height.into());
    canvas.blocks(lines.drain(seen).collect::<Vec<Block<'_>>>(), list);
    let gap = u16::from(list.bottom() + detail_rows < body.bottom());
    let area = Rect { y: list.bottom() + gap, height: body.bottom().saturating_sub(list.bottom() + gap), ..body };
    if let Some(step) = plan.steps.get(screen.cursor) {
        detail(app, (&plan, other.as_deref()), (screen.cursor, step), area, canvas);
    }
}

/// Says what else the screen can plan: for a band above, or with more effort.
fn what_else(app: &App, has_above: bool, can_gain: bool) -> String {
    let key = |intent| app.key(Mode::Plan, intent);
    let above = has_above.then(|| format!("{} plans for another band", key(Intent::Next)));
    let gain = can_gain.then(|| format!("{} shows what one more unit of effort could gain", key(Intent::Raise)));
    let words: Vec<String> = [above, gain].into_iter().flatten().collect();
    if words.is_empty() { String::new() } else { format!("{}.", words.join(", ")) }
}

/// Draws the way to the band above, once nothing is missing for this one.
fn what_comes_next(
    app: &App,
    current: &CurrentAssessment,
    screen: &PlanScreen,
    area: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    let (framework, theme) = (app.framework(), canvas.theme);
    let Some(band) = screen.next_band(framework) else { return };
    let Ok(plan) = (PlanScreen { band, ..screen.clone() }).plan(app, current) else { return };
    let builder = canvas.builder(Grid::text(area)).at_most(112);
    let mut lines = Vec::new();
    for (position, (step, gain)) in plan.steps.iter().zip(plan.shown_gains()).enumerate() {
        let skill = framework.skill(step.skill);
        lines.push(Line::from(vec![
            Span::styled(format!("{}  {}  ", position + 1, step_title(skill, step)), theme.strong),
            Span::styled(format!("+{gain}"), theme.gain),
            Span::styled(format!("  effort {}", step.effort), theme.text),
        ]));
        lines.extend(builder.after(vec![Span::raw("   ")], skill.statements[step.to.index()].as_str(), theme.text));
    }
    lines.push(Line::default());
    lines.extend(builder.paragraph(&effort_words(framework), theme.text));
    let title = format!("What comes next: {}", framework.band(band).name);
    canvas.detail(Detail { title: &title, place: "", lines, from: app.scroll(), key: &read_on(app) }, area);
}

/// Draws what the highlighted step means, what follows, and what effort is.
fn detail(
    app: &App,
    (plan, other): (&Plan, Option<&Plan>),
    (position, step): (usize, &Step),
    area: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    let (framework, theme, grid) = (app.framework(), canvas.theme, Grid::of(canvas.window()));
    let mark = app.current().and_then(|current| current.assessment().entry(step.skill).step(step.to));
    let label = if grid.is_narrow() { SHORT_LABEL } else { LABEL - 2 };
    let builder = canvas.builder(Grid::text(area)).at_most(112);
    let skill = framework.skill(step.skill);
    let mut lines = Vec::new();
    if let Some(mark) = mark {
        let (label_of_mark, words) = step_mark_words(mark);
        let log = app.current().map(|current| current.assessment().log());
        let entry = log.and_then(|log| step_entry(log, skill.key.as_str(), mark));
        let words = entry.map_or_else(|| words.clone(), |entry| format!("{words}  {entry}"));
        lines.extend(builder.labeled(Span::styled(label_of_mark, theme.text), label, &words, theme.text));
    }
    if !grid.has_preview() {
        lines.extend(practice(skill, step, label, builder));
    }
    let mut then = "Then";
    let following = if grid.has_preview() { plan.steps.len() } else { 2 };
    for step in plan.steps.iter().skip(position + 1).take(following) {
        let skill = framework.skill(step.skill);
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        let words = format!("{}: {}", step_title(skill, step), skill.statements[step.to.index()]);
        lines.extend(builder.labeled(Span::styled(then, theme.text), label, &words, theme.text));
        then = "";
    }
    lines.push(Line::default());
    let margin = if plan.to == PlanTo::WithMargin { format!(" {MARGIN}") } else { String::new() };
    let order = "Must-haves that are too low come first, then what gains most for its effort.";
    let words = format!("{} {order}{margin}", effort_words(framework));
    lines.extend(builder.labeled(Span::styled("Effort", theme.text), label, &words, theme.text));
    lines.extend(builder.labeled(Span::styled("Gain", theme.text), label, &gain_words(plan), theme.text));
    // In a narrow window the title and the hint fill the rule.
    let group = step_group(plan, other, step).filter(|_| !grid.is_narrow()).unwrap_or_default();
    let beside = if group.is_empty() { BESIDE } else { BESIDE + 3 + width(group) };
    let numbered = |name: &str| format!("{}  {}", position + 1, step_levels(name, step));
    let full = numbered(skill.name.as_str());
    let title = match grid.is_narrow() {
        true => step_levels(skill.short.as_str(), step),
        false if width(&full) + beside <= area.width.into() => full,
        false => numbered(skill.short.as_str()),
    };
    canvas.detail(Detail { title: &title, place: group, lines, from: app.scroll(), key: &read_on(app) }, area);
}

/// Draws the highlighted step in the preview of a wide window.
fn preview_of(app: &App, plan: &Plan, cursor: usize, canvas: &mut Canvas<'_, '_>) {
    let Some(step) = plan.steps.get(cursor) else { return };
    let (area, theme) = (canvas.area, canvas.theme);
    let skill = app.framework().skill(step.skill);
    let builder = canvas.builder(area);
    let mut lines = vec![Line::styled(step_title(skill, step), theme.strong), Line::default()];
    lines.extend(practice(skill, step, LABEL - 4, builder));
    lines.extend([Line::default(), preview::titled("All levels", theme)]);
    let own = (!step.assumed).then_some(step.from);
    lines.extend(preview::statements(app, skill, own, None, builder));
    canvas.lines(lines, area);
}

/// Names the assumptions of the plan, and the open answers that would shorten it.
fn assumptions(framework: &Framework, current: &CurrentAssessment, plan: &Plan) -> Option<String> {
    const NAMED: usize = 2;
    let assumed = plan.steps.iter().filter(|step| step.assumed).count();
    if assumed == 0 {
        return None;
    }
    let open = current.open_answers(plan.role, plan.band);
    // The savings of an answer are known only for the shortest path.
    let telling = open.iter().filter(|open| open.shortens() && plan.to != PlanTo::Goals).take(NAMED);
    let names: Vec<&str> = telling.map(|open| framework.skill(open.skill).short.as_str()).collect();
    let steps = counted(assumed, "step starts", "steps start");
    let first = if names.is_empty() { String::new() } else { format!(" Answer {} first.", listed(&names, "or")) };
    Some(format!("{steps} from a question you have not answered, taken as 0.{first}"))
}

/// Cells of the rule around a title, with the hint at the right.
const BESIDE: usize = 30;

/// Cells of the levels, of the gain, and of the effort with the mark of a step behind it.
const LEVELS: usize = 9;
const GAIN: usize = 7;
const EFFORT: usize = 13;

/// The steps as rows, each with its part of the way.
struct Rows<'a> {
    framework: &'a Framework,
    plan: &'a Plan,
    /// The words before each step, where there are some.
    headings: Vec<Option<&'static str>>,
    gains: Vec<Tenths>,
    /// The person's progress with each step.
    progress: Vec<StepProgress>,
    cursor: usize,
    scale: Scale,
    /// The score at the left end of the bars, in percent.
    from: u32,
    names: usize,
    has_bar: bool,
}

impl<'a> Rows<'a> {
    fn of(
        (app, current): (&'a App, &CurrentAssessment),
        plan: &'a Plan,
        other: Option<&Plan>,
        screen: &PlanScreen,
        cells: u16,
        grid: Grid,
    ) -> Self {
        /// Cells of a row apart from the name and the bar.
        const FIXED: usize = 3 + 1 + LEVELS + GAIN + EFFORT + 1;
        let framework = app.framework();
        let ready_at = framework.band(plan.band).ready_at;
        let names = if grid.is_wide() { 34 } else { 22 };
        let bar = usize::from(cells).saturating_sub(FIXED + names + 1).clamp(10, 60);
        // The way starts at a round number below the score.
        let start = u32::try_from(plan.start.percent()).unwrap_or(0) / 10 * 10;
        let from = start.min(ready_at / 10 * 10).min(80);
        let headings = step_headings(plan, other);
        let scale = Scale::cut(ready_at, from, bar);
        let (cursor, gains, has_bar) = (screen.cursor, plan.shown_gains(), !grid.is_narrow());
        let progress = |step: &Step| current.assessment().entry(step.skill).progress(step.to);
        let progress = plan.steps.iter().map(progress).collect();
        Self { framework, plan, headings, gains, progress, cursor, scale, from, names, has_bar }
    }

    /// Returns the lines above the steps: the columns, and the ends of the scale if there are bars.
    fn heading(&self, theme: &Theme) -> Vec<Line<'static>> {
        let names = self.names + 1;
        if !self.has_bar {
            let words = format!("   {:names$}{:<LEVELS$}{:>GAIN$}  effort", "Step", "level", "gain");
            return vec![Line::styled(words, theme.faint)];
        }
        let ready_at = self.framework.band(self.plan.band).ready_at;
        let label = format!("ready at {ready_at}");
        let before = self.scale.before();
        // The label may reach over the column of the levels, up to its head.
        let room = before + LEVELS - "level".len();
        let shown = if width(&label) + 2 <= room { label } else { String::new() };
        let gain = self.scale.after() + GAIN;
        let first = Line::from(vec![
            Span::styled(format!("   {:names$}level", "Step"), theme.faint),
            Span::styled(format!("{shown:>room$}"), theme.text),
            Span::styled(TOP, theme.strong),
            Span::styled(format!("{:>gain$}  effort", "gain"), theme.faint),
        ]);
        let end = self.scale.after();
        let second = Line::from(vec![
            Span::raw(format!("   {:names$}{:LEVELS$}", "", "")),
            Span::styled(format!("{:<before$}", self.from), theme.faint),
            Span::styled(JOINED, theme.faint),
            Span::styled(format!("{:>end$}", "100"), theme.faint),
        ]);
        vec![first, second]
    }

    fn blocks(&self, grid: Grid, theme: &Theme) -> Vec<Block<'static>> {
        let mut blocks: Vec<Block<'static>> = Vec::new();
        let is_spaced = grid.is_airy() && self.plan.steps.len() <= 8;
        for position in 0..self.plan.steps.len() {
            match self.headings[position].filter(|_| self.has_bar) {
                Some(words) => blocks.push((None, vec![self.joined(words, theme)])),
                None if position > 0 && is_spaced => blocks.push((None, vec![self.joined("", theme)])),
                None => {}
            }
            blocks.push((Some(Target::Entry(position)), vec![self.row(position, theme)]));
        }
        blocks
    }

    fn joined(&self, words: &str, theme: &Theme) -> Line<'static> {
        let (names, before) = (self.names + 1 + LEVELS, self.scale.before());
        Line::from(vec![
            Span::styled(format!("   {words:names$}{:before$}", ""), theme.faint),
            Span::styled(JOINED, theme.faint),
        ])
    }

    fn row(&self, position: usize, theme: &Theme) -> Line<'static> {
        let step = &self.plan.steps[position];
        let skill = self.framework.skill(step.skill);
        let is_selected = position == self.cursor;
        let mut spans = gutter(is_selected, false, theme);
        let name = name_within(skill.name.as_str(), skill.short.as_str(), self.names);
        let filled = self.names + 1 - width(name.trim_end());
        spans.push(Span::styled(name.trim_end().to_owned(), theme.entry(is_selected)));
        spans.push(Span::raw(" ".repeat(filled)));
        spans.push(Span::styled(format!("{:<LEVELS$}", format!("{} → {}", from_word(step), step.to)), theme.text));
        if self.has_bar {
            let earlier = position.checked_sub(1).map_or(self.plan.start, |before| self.plan.steps[before].reaches);
            let bar = RoleBar::at(self.plan.start).would_reach(earlier, step.reaches);
            spans.extend(role_bar(bar, self.scale, theme));
        }
        spans.push(Span::styled(format!("{:>GAIN$}", format!("+{}", self.gains[position])), theme.gain));
        spans.push(Span::styled(format!("  {:<2}", step.effort), theme.text));
        let progress = self.progress[position];
        let style = if progress == StepProgress::Done { theme.good } else { theme.accent };
        spans.push(Span::styled(format!("  {}", progress_words(progress)), style));
        Line::from(spans)
    }
}
