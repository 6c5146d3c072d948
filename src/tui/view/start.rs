//! Draws the steps to a new assessment: a name, an aim, a level, a pace.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{LABEL, gutter, read_on, widest};
use crate::assessment::Name;
use crate::framework::{Importance, Level, RoleId};
use crate::look::{Cell, Glyphs, RoleBar, Scale};
use crate::text::{counted, listed, width};
use crate::tui::theme::{RULE, TOP};
use crate::tui::widget::{Block, Canvas, Detail, Grid, LineBuilder, role_bar, sides};
use crate::tui::{App, StartScreen, StartStep, Target};
use crate::words::{OWN_ROLE, duration_words};

pub(super) fn draw(app: &App, start: &StartScreen, canvas: &mut Canvas<'_, '_>) {
    let body = canvas.area;
    let grid = Grid::of(canvas.window());
    let top = body.y + u16::from(grid.is_tall());
    let area = Rect { y: top, height: body.bottom().saturating_sub(top), ..body };
    let step = Step { app, area, builder: canvas.builder(Grid::text(area)).at_most(100) };
    match &start.step {
        StartStep::Name => step.name(start, canvas),
        StartStep::Role { cursor, .. } => step.roles(*cursor, canvas),
        StartStep::Band { cursor, role, .. } => step.bands(*cursor, *role, canvas),
        StartStep::Pace { cursor, .. } => step.paces(*cursor, canvas),
    }
}

/// The inputs that a step needs.
struct Step<'a> {
    app: &'a App,
    area: Rect,
    builder: LineBuilder<'a>,
}

impl Step<'_> {
    /// Draws the question of the step and what it means. Returns the area below.
    fn head(&self, question: &str, about: &str, canvas: &mut Canvas<'_, '_>) -> Rect {
        let theme = canvas.theme;
        let mut lines = self.builder.paragraph(question, theme.strong);
        lines.extend(self.builder.paragraph(about, theme.text));
        let used = u16::try_from(lines.len()).unwrap_or(u16::MAX) + 1;
        canvas.lines(lines, Grid::text(self.area));
        Rect { y: self.area.y + used, height: self.area.height.saturating_sub(used), ..self.area }
    }

    fn name(&self, start: &StartScreen, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let about = "Your own name, a project, or the job you think of. Reports and requests show it.";
        let below = Grid::text(self.head("What shall it be called?", about, canvas));
        let indent = u16::try_from(LABEL).unwrap_or(0).min(below.width);
        let wide = below.width.saturating_sub(indent).min(44);
        let line = Rect { y: below.y, height: 1, ..below };
        canvas.put(Span::styled("Name", theme.text), line);
        if let Some(field) = start.field() {
            canvas.widget(field.widget(), Rect { x: below.x + indent, width: wide, ..line });
        }
        let under = Rect { y: line.y + 1, x: below.x + indent, width: wide, height: 1 };
        canvas.put(Span::styled(RULE.repeat(wide.into()), theme.faint), under);
        let mut lines = Vec::new();
        if let Some(problem) = &start.problem {
            lines.extend(self.builder.paragraph(problem, theme.error));
            lines.push(Line::default());
        }
        let taken: Vec<&str> = self.app.home().iter().filter_map(|row| row.which.name()).map(Name::as_str).collect();
        if !taken.is_empty() {
            let named: Vec<&str> = taken.iter().copied().take(6).collect();
            let more = taken.len() - named.len();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let words = format!("{}{more}", named.join(", "));
            lines.extend(self.builder.labeled(Span::styled("Taken", theme.text), LABEL, &words, theme.text));
        }
        let kept = format!("{}, on this computer only", self.app.data_dir());
        lines.extend(self.builder.labeled(Span::styled("Kept in", theme.text), LABEL, &kept, theme.text));
        lines.push(Line::default());
        let questions = self.app.framework().skills().len();
        let words = format!(
            "{}, {}. For each skill you choose the highest of five statements that is true of you. There are no trick \
             questions.",
            counted(questions, "question", "questions"),
            duration_words(questions)
        );
        lines.extend(self.builder.paragraph(&words, theme.text));
        canvas.lines(lines, Rect { y: under.y + 2, height: below.bottom().saturating_sub(under.y + 2), ..below });
    }

    fn roles(&self, cursor: usize, canvas: &mut Canvas<'_, '_>) {
        let (framework, theme) = (self.app.framework(), canvas.theme);
        let about = format!(
            "{} scored in any case. The aim only says whose gaps come first.",
            if framework.roles().len() == 1 {
                "The role is".to_owned()
            } else {
                format!("All {} are", framework.roles().len())
            }
        );
        let below = self.head("Which role do you think of?", &about, canvas);
        let mut names = vec![("Not sure yet", ["the result says which one is closest", "the result says which one"])];
        let roles = framework.roles().map(|role| framework.role(role));
        names.extend(roles.map(|role| (role.name.as_str(), [if role.file.is_some() { OWN_ROLE } else { "" }; 2])));
        let column = widest(names.iter().map(|(name, _)| *name), 40) + 3;
        let rows: Vec<Block<'_>> = names
            .iter()
            .enumerate()
            .map(|(position, (name, beside))| {
                let is_selected = position == cursor;
                let mut spans = gutter(is_selected, false, theme);
                spans.push(Span::styled((*name).to_owned(), theme.entry(is_selected)));
                spans.push(Span::raw(" ".repeat(column.saturating_sub(width(name)).max(1))));
                let room = usize::from(below.width).saturating_sub(Line::from(spans.clone()).width() + 1);
                let fits = |words: &&&str| width(words) <= room;
                spans.push(Span::styled(beside.iter().find(fits).copied().unwrap_or_default(), theme.text));
                (Some(Target::Entry(position)), vec![Line::from(spans)])
            })
            .collect();
        let most = below.height.saturating_sub(7).max(3);
        let seen = crate::tui::widget::visible(cursor, rows.len(), most.into());
        let shown: Vec<Block<'_>> = rows.into_iter().skip(seen.start).take(seen.len()).collect();
        let listed = u16::try_from(shown.len()).unwrap_or(u16::MAX);
        canvas.blocks(shown, Rect { height: listed, ..below });
        let role = cursor.checked_sub(1).and_then(|position| framework.roles().nth(position));
        let area = Rect { y: below.y + listed + 1, height: below.height.saturating_sub(listed + 1), ..below };
        let later = || {
            let words = "You can aim at a role at any time later, in the results. It changes no answer.";
            ("Not sure yet".to_owned(), self.builder.paragraph(words, theme.text))
        };
        let about = |role| (framework.role(role).name.to_string(), self.about_role(role));
        let (title, lines) = role.map_or_else(later, about);
        canvas
            .detail(Detail { title: &title, place: "", lines, from: self.app.scroll(), key: &read_on(self.app) }, area);
    }

    /// Returns what a role is, and which skills matter most to it.
    fn about_role(&self, role: RoleId) -> Vec<Line<'static>> {
        let (framework, theme) = (self.app.framework(), self.builder.theme);
        let band = framework.usual_band();
        let named = framework.role(role);
        let matching = |wanted: &dyn Fn(&crate::framework::Requirement) -> bool| {
            let skills = named.requirements.iter().filter(|it| wanted(it));
            skills.map(|it| framework.skill(it.skill).short.as_str()).collect::<Vec<_>>()
        };
        let mut lines = self.builder.paragraph(named.summary.as_str(), theme.text);
        let mut add = |label: &'static str, names: &[&str]| {
            if !names.is_empty() {
                lines.extend(self.builder.labeled(
                    Span::styled(label, theme.text),
                    LABEL - 2,
                    &listed(names, "and"),
                    theme.text,
                ));
            }
        };
        add("Core", &matching(&|it| it.importance == Importance::Core));
        add("Must-have", &matching(&|it| it.is_must_have(band)));
        lines
    }

    fn bands(&self, cursor: usize, role: Option<RoleId>, canvas: &mut Canvas<'_, '_>) {
        let (framework, theme) = (self.app.framework(), canvas.theme);
        let about = "A band is how senior the role is: it says how far each skill has to go.";
        let below = self.head("For which band?", about, canvas);
        let column = widest(framework.bands().map(|band| framework.band(band).name.as_str()), 30) + 3;
        let rows: Vec<Block<'_>> = framework
            .bands()
            .enumerate()
            .map(|(position, band)| {
                let is_selected = position == cursor;
                let named = framework.band(band);
                let mut spans = gutter(is_selected, false, theme);
                spans.push(Span::styled(named.name.to_string(), theme.entry(is_selected)));
                spans.push(Span::raw(" ".repeat(column.saturating_sub(width(named.name.as_str())).max(1))));
                let usual = framework.usual_core_target(band);
                spans.push(Span::styled(format!("ready at {}", named.ready_at), theme.text));
                if let Some(level) = usual {
                    let usual = format!("   most core skills at level {level}");
                    let with_its_name = format!("{usual}, {}", framework.level_name(level));
                    let room = usize::from(below.width).saturating_sub(Line::from(spans.clone()).width() + 1);
                    let fits = width(&with_its_name) <= room;
                    spans.push(Span::styled(if fits { with_its_name } else { usual }, theme.text));
                }
                (Some(Target::Entry(position)), vec![Line::from(spans)])
            })
            .collect();
        let listed = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        canvas.blocks(rows, Rect { height: listed, ..below });
        let area = Rect { y: below.y + listed + 1, height: below.height.saturating_sub(listed + 1), ..below };
        let Some(lines) = self.one_skill(role) else { return };
        let (title, lines) = lines;
        canvas
            .detail(Detail { title: &title, place: "", lines, from: self.app.scroll(), key: &read_on(self.app) }, area);
    }

    /// Returns what each band asks of one skill: the weightiest must-have of the role.
    fn one_skill(&self, role: Option<RoleId>) -> Option<(String, Vec<Line<'static>>)> {
        let (framework, theme) = (self.app.framework(), self.builder.theme);
        let role = role.or_else(|| framework.roles().next())?;
        let requirement = framework.role(role).requirements.iter().max_by_key(|it| (it.must_have, it.weight))?;
        let skill = framework.skill(requirement.skill);
        let names = widest(framework.bands().map(|band| framework.band(band).name.as_str()), 30) + 2;
        let mut lines = Vec::new();
        for band in framework.bands() {
            let target: Level = requirement.target(band);
            let bar = vec![Glyphs::Unicode.of(Cell::Reached).repeat(2); target.index()].join(" ");
            let gap = names.saturating_sub(width(framework.band(band).name.as_str()));
            let lead = vec![
                Span::styled(framework.band(band).name.to_string(), theme.strong),
                Span::raw(" ".repeat(gap)),
                Span::styled(format!("{target}  "), theme.text),
                Span::styled(format!("{bar:<14}"), theme.reached),
            ];
            lines.extend(self.builder.after(lead, skill.statements[target.index()].as_str(), theme.text));
        }
        Some((format!("What each asks of one skill, {}", skill.name), lines))
    }

    fn paces(&self, cursor: usize, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let about = "Nothing that you answer in the quick look is asked again.";
        let below = self.head("All questions, or a quick look first?", about, canvas);
        let questions = self.app.framework().skills().len();
        let options = [
            (
                format!("All {}", counted(questions, "question", "questions")),
                duration_words(questions),
                "One number for each role instead of a range, with gaps, plan and report.",
            ),
            (
                "Quick look".to_owned(),
                "about half of them".to_owned(),
                "Asks next what tells the roles apart most, and stops when the leading role is settled. The score keeps \
                 a range; you can go on later.",
            ),
        ];
        let mut blocks: Vec<Block<'_>> = Vec::new();
        for (position, (name, time, words)) in options.into_iter().enumerate() {
            let is_selected = position == cursor;
            let cells = self.builder.width;
            let title =
                sides(Line::styled(name, theme.entry(is_selected)), Line::styled(time, theme.text), cells.min(72));
            let lines = std::iter::once(title).chain(self.builder.at_most(72).paragraph(words, theme.text));
            let lines = lines.map(|line| {
                let mut spans = gutter(is_selected, false, theme);
                spans.extend(
                    line.spans.into_iter().map(|span| Span::styled(span.content, line.style.patch(span.style))),
                );
                Line::from(spans)
            });
            blocks.push((Some(Target::Entry(position)), lines.collect()));
            blocks.push((None, vec![Line::default()]));
        }
        let used: usize = blocks.iter().map(|(_, lines)| lines.len()).sum();
        canvas.blocks(blocks, below);
        let y = below.y + u16::try_from(used).unwrap_or(u16::MAX);
        let area = Grid::text(Rect { y, height: below.bottom().saturating_sub(y), ..below });
        canvas.lines(self.what_is_left(), area);
    }

    /// Shows what is left open at the end of each pace.
    fn what_is_left(&self) -> Vec<Line<'static>> {
        const WORDS: usize = 17;
        let (framework, theme) = (self.app.framework(), self.builder.theme);
        let ready_at = framework.band(framework.usual_band()).ready_at;
        let scale = Scale::even(ready_at, usize::from(self.builder.width).saturating_sub(WORDS + 10).min(44));
        let before = WORDS + scale.before();
        let mut lines = vec![Line::from(vec![
            Span::styled(format!("{:<before$}", "What is left open at the end"), theme.text),
            Span::styled(TOP, theme.strong),
            Span::styled(" ready", theme.text),
        ])];
        for (words, lowest, highest) in [("all questions", 74, 74), ("quick look", 48, 92)] {
            let mut spans = vec![Span::styled(format!("{words:<WORDS$}"), theme.text)];
            spans.extend(role_bar(RoleBar::example(lowest, highest), scale, theme));
            let numbers = if lowest == highest { lowest.to_string() } else { format!("{lowest}–{highest}") };
            spans.push(Span::styled(format!("{numbers:>8}"), theme.strong));
            lines.push(Line::from(spans));
        }
        lines
    }
}
