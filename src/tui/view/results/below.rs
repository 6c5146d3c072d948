//! Draws what stands below the roles: what is strong and missing, and as far as there is room the first step, the
//! domains, and what the number leaves out. It scrolls, so that all of it can be read at every size.

use std::rc::Rc;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::lists::Lister;
use crate::assessment::{Choice, Pace, Wish};
use crate::framework::BandId;
use crate::interview::still_open;
use crate::look::{RoleBar, Scale};
use crate::plan::{Plan, PlanTo};
use crate::score::{Fraction, Scorecard, Verdict, remarks};
use crate::text::{counted, fit, width};
use crate::tui::theme::Theme;
use crate::tui::view::parts::{LABEL, SHORT_LABEL, from_word, legend, practice, read_on};
use crate::tui::widget::{Canvas, Grid, LineBuilder, role_bar, sides};
use crate::tui::{App, CurrentAssessment, Intent, Mode};
use crate::words::{effort_words, evidence_words, fit_words, preference_words};

/// The highlighted role, and what is needed to draw it.
pub(super) struct Below<'a> {
    pub(super) app: &'a App,
    pub(super) current: &'a CurrentAssessment,
    pub(super) card: &'a Scorecard,
    pub(super) grid: Grid,
}

impl Below<'_> {
    pub(super) fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let text = Grid::text(area);
        let theme = canvas.theme;
        let builder = canvas.builder(text);
        let most = match (self.is_ready(), self.grid.is_tall()) {
            // The doors that open now stand below.
            (true, false) => 4,
            (false, false) | (true, true) => 8,
            (false, true) => 11,
        };
        let lists = usize::from(text.height).clamp(4, most);
        let mut blocks = vec![self.lists(text.width, lists, theme)];
        blocks.extend(self.more(builder));
        let lines: Vec<Line<'static>> = blocks
            .into_iter()
            .filter(|block| !block.is_empty())
            .enumerate()
            .flat_map(|(position, block)| {
                let gap = (position > 0).then(Line::default);
                gap.into_iter().chain(block)
            })
            .collect();
        if lines.len() <= usize::from(text.height) {
            canvas.scrolled_lines(lines, 0, text);
            return;
        }
        // The hint stands at the right of the last row if there is room, or else in a row of its own.
        let key = read_on(self.app);
        let last = self.app.scroll() + usize::from(text.height) - 1;
        let hint = |hidden: usize| format!("{key}: {}", counted(hidden, "more line", "more lines"));
        let used = lines.get(last).map_or(0, Line::width);
        let fits = used + 2 + width(&hint(lines.len())) <= usize::from(text.width);
        let rows = text.height.saturating_sub(u16::from(!fits));
        let hidden = canvas.scrolled_lines(lines, self.app.scroll(), Rect { height: rows, ..text });
        if hidden > 0 {
            let words = hint(hidden);
            let cells = u16::try_from(width(&words)).unwrap_or(u16::MAX).min(text.width);
            let x = if fits { text.right().saturating_sub(cells) } else { text.x };
            let place = Rect { x, y: text.bottom().saturating_sub(1), width: cells, height: 1 };
            canvas.put(Span::styled(words, theme.faint), place);
        }
    }

    fn lister<'t>(&'t self, theme: &'t Theme, width: u16) -> Lister<'t> {
        let each = if self.grid.is_wide() { 3 } else { 2 };
        Lister { framework: self.app.framework(), current: self.current, card: self.card, theme, width, each }
    }

    fn is_ready(&self) -> bool {
        self.card.verdict == Verdict::Ready && self.current.assessment().coverage().unanswered == 0
    }

    /// Returns the two lists beside each other, or below each other in a narrow window.
    fn lists(&self, width_of: u16, rows: usize, theme: &Theme) -> Vec<Line<'static>> {
        if let Some(open) = self.would_make_firm(width_of, rows, theme) {
            return open;
        }
        if self.grid.is_narrow() {
            let lister = self.lister(theme, width_of);
            let (mut lines, then) = if self.is_ready() {
                (self.next_band(LineBuilder { theme, width: width_of }), lister.worth_showing())
            } else {
                (lister.missing().whole(), lister.strong())
            };
            lines.push(Line::default());
            lines.extend(then.whole());
            return lines;
        }
        let gap = if self.grid.is_wide() { 6 } else { 1 };
        // The right column has the points lost, too.
        let right = (width_of - gap) / 2 + if self.grid.is_wide() { 2 } else { 4 };
        let left = width_of - gap - right;
        if self.is_ready() {
            let lister = self.lister(theme, left);
            let next = LineBuilder { theme, width: right - 2 };
            return beside(lister.worth_showing().cut(rows - 1, theme), self.next_band(next), left, gap + 2);
        }
        let strong = self.lister(theme, left).strong().cut(rows - 1, theme);
        beside(strong, self.lister(theme, right).missing().cut(rows - 1, theme), left, gap)
    }

    /// Returns the open skills that would make a quick result firm, the most telling first.
    fn would_make_firm(&self, width_of: u16, rows: usize, theme: &Theme) -> Option<Vec<Line<'static>>> {
        let assessment = self.current.assessment();
        let is_quick = assessment.pace() == Pace::Quick && assessment.coverage().unanswered > 0;
        let band = self.card.band;
        if !is_quick || assessment.aim().band != band || self.current.ranking(band).leader() != Some(self.card.role) {
            return None;
        }
        let framework = self.app.framework();
        let open = still_open(framework, self.current.sheet(), (self.card.role, band));
        let all: u64 = self.card.coverage.weight;
        let heading = sides(
            Line::styled("What would make it firm", theme.strong),
            Line::styled("each narrows by", theme.faint),
            width_of,
        );
        let row = |position: usize| {
            let skill = open[position];
            let requirement = framework.role(self.card.role).requirement(skill)?;
            let importance = if requirement.is_must_have(band) { "must-have" } else { requirement.importance.word() };
            let tenths = (1_000 * u64::from(requirement.weight)).checked_div(all).unwrap_or(0);
            let right = format!("{importance:<12}{:>6}.{}", tenths / 10, tenths % 10);
            let name = Line::raw(framework.skill(skill).name.to_string());
            Some(sides(name, Line::raw(right), width_of))
        };
        let most = rows.saturating_sub(2);
        let mut lines: Vec<Line<'static>> =
            std::iter::once(heading).chain((0..open.len().min(most)).filter_map(row)).collect();
        if open.len() > most {
            lines.push(Line::styled(format!("and {} more", open.len() - most), theme.faint));
        }
        (!open.is_empty()).then_some(lines)
    }

    /// Returns what comes next once the role is ready: the band above and its first step.
    fn next_band(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let (framework, theme) = (self.app.framework(), builder.theme);
        let Some(above) = framework.bands().find(|band| *band > self.card.band) else {
            let mut lines = vec![Line::styled("What comes next", theme.strong)];
            lines.extend(builder.paragraph("There is no band above. What is strong is worth showing.", theme.text));
            return lines;
        };
        let band = framework.band(above);
        let card = self.current.evaluation().card(self.card.role, above);
        let reached = card.lowest().map_or(0, Fraction::percent);
        let mut lines = vec![Line::styled(format!("What comes next: {}", band.name), theme.strong)];
        let words = if reached < u64::from(band.ready_at) {
            format!("{reached} of the {} that {} asks for.", band.ready_at, band.name)
        } else {
            format!("{reached} points; {} asks for {}.", band.name, band.ready_at)
        };
        lines.extend(builder.paragraph(&words, theme.text));
        match self.plan(above).and_then(|plan| plan.steps.first().copied()) {
            Some(step) => {
                lines.push(Line::styled("The first step of its plan:", theme.text));
                let name = &framework.skill(step.skill).name;
                lines.extend(builder.paragraph(&format!("{name}  {} → {}", from_word(&step), step.to), theme.strong));
            }
            None => lines.push(Line::styled("Nothing is missing for it.", theme.text)),
        }
        lines
    }

    /// Returns the plan that the plan screen shows first.
    fn plan(&self, band: BandId) -> Option<Rc<Plan>> {
        self.current.plan(self.card.role, band, PlanTo::WithMargin)
    }

    /// Returns the blocks that follow the lists.
    fn more(&self, builder: LineBuilder<'_>) -> Vec<Vec<Line<'static>>> {
        let first = if self.is_ready() { self.doors(builder) } else { self.first_step(builder) };
        // In the widest windows the preview shows the step.
        let first = if self.grid.has_preview() && !self.is_ready() { Vec::new() } else { first };
        vec![
            first,
            self.domains(builder),
            self.wishes(builder),
            self.facts(builder),
            self.how_to_read(builder),
            self.remarks(builder),
        ]
    }

    /// Returns the doors that open once a role is ready.
    fn doors(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = builder.theme;
        let key = |intent| self.app.key(Mode::Results, intent);
        let doors = [
            (key(Intent::Export), "a report for a mentor, a manager or yourself"),
            (key(Intent::Next), "look at the band above: what it asks for, and its plan"),
            (key(Intent::Review), "all your answers, to add what shows them"),
        ];
        let door = |(key, words): (String, &'static str)| {
            Line::from(vec![Span::styled(fit(&key, 3), theme.key), Span::styled(words, theme.text)])
        };
        doors.into_iter().filter(|(key, _)| !key.is_empty()).map(door).collect()
    }

    fn first_step(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let (framework, theme) = (self.app.framework(), builder.theme);
        let Some(plan) = self.plan(self.card.band) else { return Vec::new() };
        let Some((step, gain)) = plan.steps.iter().zip(plan.shown_gains()).next() else { return Vec::new() };
        let key = self.app.key(Mode::Results, Intent::Plan);
        let all = if plan.steps.len() == 1 { String::new() } else { format!("  {key} shows all {}", plan.steps.len()) };
        let heading = Line::from(vec![Span::styled("First step", theme.strong), Span::styled(all, theme.faint)]);
        let skill = framework.skill(step.skill);
        let title = Line::from(vec![
            Span::styled(format!("{}  {} → {}  ", skill.name, from_word(step), step.to), theme.strong),
            Span::styled(format!("+{gain}"), theme.gain),
            Span::styled(format!("  effort {}", step.effort), theme.text),
        ]);
        let label = if self.grid.is_narrow() { SHORT_LABEL } else { LABEL - 4 };
        [heading, title].into_iter().chain(practice(skill, step, label, builder)).collect()
    }

    /// Returns each domain with how much of what the role expects of it is reached.
    fn domains(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        const NUMBERS: usize = 8;
        let (framework, theme) = (self.app.framework(), builder.theme);
        let names = framework.domains().map(|domain| width(framework.domain(domain).name.as_str())).max().unwrap_or(0);
        let names = names.min(usize::from(builder.width) / 2);
        let cells = usize::from(builder.width).saturating_sub(names + NUMBERS + 3).min(44);
        let parts = framework.domains().filter_map(|domain| self.card.domain(framework, self.current.sheet(), domain));
        let rows = parts.map(|part| {
            let name = fit(framework.domain(part.domain).name.as_str(), names);
            let mut spans = vec![Span::styled(format!("{name}  "), theme.text)];
            let Some((lowest, highest)) = part.lowest().zip(part.highest()) else {
                spans.push(Span::styled("n/a", theme.text));
                return Line::from(spans);
            };
            // A domain has no bar to reach, so the scale ends at 100.
            spans.extend(role_bar(RoleBar::between(lowest, highest), Scale::whole(cells), theme));
            let numbers = match part.readiness() {
                Some(exact) => exact.percent().to_string(),
                None => format!("{}–{}", lowest.percent(), highest.times_ceil(100)),
            };
            spans.push(Span::styled(format!("{numbers:>NUMBERS$}"), theme.strong));
            Line::from(spans)
        });
        let heading = Line::styled("By domain", theme.strong);
        std::iter::once(heading).chain(rows).collect()
    }

    /// Returns what the person would like to do beside the role, or how to say it.
    fn wishes(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let (assessment, theme, framework) = (self.current.assessment(), builder.theme, self.app.framework());
        if framework.preferences().len() == 0 {
            return Vec::new();
        }
        let heading = sides(
            Line::styled("What you would like to do", theme.strong),
            Line::styled("not scored", theme.faint),
            builder.width,
        );
        let key = self.app.key(Mode::Results, Intent::Wishes);
        if !assessment.has_wishes() {
            let words = format!("{key} asks it: a few statements, beside the roles and never scored.");
            return std::iter::once(heading).chain(builder.paragraph(&words, theme.text)).collect();
        }
        let said = preference_words(assessment, self.card.role);
        let words = said.unwrap_or_else(|| "Nothing you said is about the work of this role.".to_owned());
        let liked = framework.preferences().filter(|it| assessment.wish(*it) == Some(Wish::Yes)).count();
        let liked = format!("{} in all you would like. {key} shows them.", counted(liked, "thing", "things"));
        let words = builder.paragraph(&words, theme.text).into_iter().chain(builder.paragraph(&liked, theme.text));
        std::iter::once(heading).chain(words).collect()
    }

    /// Returns what the number leaves out: coverage, evidence and fit.
    fn facts(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let (card, theme) = (self.card, builder.theme);
        let coverage = card.coverage;
        let skills = counted(coverage.skills, "skill", "skills");
        let words = format!(
            "{} of {skills} of this role answered, {}% of its weight.",
            coverage.answered,
            coverage.weight_percent()
        );
        let mut lines = vec![Line::styled("What the number leaves out", theme.strong)];
        lines.extend(builder.paragraph(&words, theme.text));
        let shown = card.lowest().zip(card.shown());
        let shown = shown.and_then(|(lowest, shown)| evidence_words(lowest.percent(), shown.percent()));
        let evidence = self.app.framework().skills().filter(|skill| {
            let entry = self.current.assessment().entry(*skill);
            entry.choice != Choice::Unanswered && !entry.evidence.is_empty()
        });
        let evidence = evidence.count();
        // Nothing shown yet is no reproach.
        if let Some(words) = shown.filter(|_| evidence > 0) {
            lines.extend(builder.paragraph(&words, theme.text));
        }
        lines.extend(fit_words(card).into_iter().flat_map(|words| builder.paragraph(words, theme.text)));
        lines
    }

    /// Returns what the bars and the effort mean.
    fn how_to_read(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let heading = Line::styled("How to read it", builder.theme.strong);
        let effort = builder.paragraph(&effort_words(self.app.framework()), builder.theme.text);
        std::iter::once(heading).chain(legend(self.current, builder)).chain(effort).collect()
    }

    fn remarks(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let remarks = remarks(self.current.sheet()).into_iter();
        remarks.flat_map(|remark| builder.paragraph(&remark.to_string(), builder.theme.missing)).collect()
    }
}

/// Joins two columns of lines.
fn beside(left: Vec<Line<'static>>, right: Vec<Line<'static>>, cells: u16, gap: u16) -> Vec<Line<'static>> {
    let rows = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let mut lines = Vec::with_capacity(rows);
    for _ in 0..rows {
        let mut line = left.next().unwrap_or_default();
        let filled = usize::from(cells + gap).saturating_sub(line.width());
        if let Some(other) = right.next() {
            // The style of a line becomes the style of its spans, so that it does not reach into its neighbor.
            line = styled(line);
            line.push_span(Span::raw(" ".repeat(filled)));
            line.spans.extend(styled(other).spans);
        }
        lines.push(line);
    }
    lines
}

fn styled(line: Line<'static>) -> Line<'static> {
    let style = line.style;
    line.spans.into_iter().map(|span| Span::styled(span.content, style.patch(span.style))).collect::<Vec<_>>().into()
}
