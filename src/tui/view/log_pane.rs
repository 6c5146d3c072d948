//! Draws the pane beside the log: the highlighted entry with its skills, and the log skill by skill and month by month.

use std::collections::BTreeMap;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{read_on, statement};
use crate::assessment::{EvidenceLog, LogEntry};
use crate::framework::SkillId;
use crate::look::{SkillBar, spark};
use crate::order::Order as _;
use crate::text::width;
use crate::tui::widget::{Canvas, Grid, LineBuilder, name_within, sides, skill_bar, spans_width};
use crate::tui::{App, CurrentAssessment};
use crate::words::log_day;

pub(super) fn draw(
    app: &App,
    current: &CurrentAssessment,
    entry: Option<&LogEntry>,
    place: String,
    grid: Grid,
    area: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    let theme = canvas.theme;
    let builder = canvas.builder(area);
    let pane = Pane { app, current, builder, has_statements: grid.has_preview() };
    let mut lines = Vec::new();
    if let Some(entry) = entry {
        let title = Line::styled(log_day(entry), theme.strong);
        lines.push(sides(title, Line::styled(place, theme.faint), area.width));
        lines.push(Line::default());
        lines.extend(builder.paragraph(entry.text.as_str(), theme.text));
        if !entry.link.is_empty() {
            lines.extend(builder.paragraph(entry.link.as_str(), theme.accent));
        }
        lines.extend(pane.skills_of(entry));
        lines.extend(pane.by_skill());
    }
    lines.extend(pane.bare());
    if grid.has_preview() {
        lines.extend(pane.by_month());
    }
    let inside = Rect { height: area.height.saturating_sub(1), ..area };
    let hidden = canvas.scrolled_lines(lines, app.scroll(), inside);
    if hidden > 0 {
        let words = format!("{}: {hidden} more lines", read_on(app));
        canvas.put(Line::styled(words, theme.text), Rect { y: inside.bottom(), height: 1, ..area });
    }
}

/// The pane and everything that its parts need.
struct Pane<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    builder: LineBuilder<'a>,
    has_statements: bool,
}

impl Pane<'_> {
    fn log(&self) -> &EvidenceLog {
        self.current.assessment().log()
    }

    /// Returns the skills of an entry: how far each is, and whether the entry is its evidence.
    fn skills_of(&self, entry: &LogEntry) -> Vec<Line<'static>> {
        let (theme, framework) = (self.builder.theme, self.app.framework());
        let mut lines = vec![Line::default(), Line::styled("Its skills", theme.strong)];
        for key in &entry.skills {
            let Some(skill) = framework.find_skill(key.as_str()) else {
                lines.push(Line::styled(key.to_string(), theme.text));
                continue;
            };
            lines.extend(self.skill_of(skill, entry));
        }
        if entry.skills.is_empty() {
            lines.push(Line::styled("none yet", theme.text));
        }
        lines
    }

    fn skill_of(&self, skill: SkillId, entry: &LogEntry) -> Vec<Line<'static>> {
        let (theme, assessment) = (self.builder.theme, self.current.assessment());
        let named = self.app.framework().skill(skill);
        let answer = assessment.entry(skill);
        let is_hidden = assessment.is_hidden(skill);
        let evidence = match () {
            () if is_hidden => "",
            () if answer.evidence.is_empty() => "no evidence yet",
            () if answer.evidence == entry.as_evidence() => "is evidence here",
            () => "has other evidence",
        };
        let name = name_within(named.name.as_str(), named.short.as_str(), 26);
        let mut spans = vec![Span::styled(name.trim_end().to_owned(), theme.text)];
        let mut below = Vec::new();
        if !is_hidden {
            let gap = 27_usize.saturating_sub(width(name.trim_end())).max(1);
            spans.push(Span::raw(" ".repeat(gap)));
            spans.extend(skill_bar(SkillBar::of(answer.choice), 2, theme));
            if let Some(level) = answer.choice.level() {
                spans.push(Span::styled(format!(" {level}"), theme.strong));
                if self.has_statements {
                    below.extend(statement("You", named, level, 10, self.builder));
                    let next = level.up();
                    if next > level {
                        below.extend(statement("Next", named, next, 10, self.builder));
                    }
                }
            }
        }
        let used = spans_width(&spans);
        let room = usize::from(self.builder.width);
        let mut lines = Vec::new();
        if used + 2 + width(evidence) <= room {
            spans.push(Span::styled(format!("  {evidence}"), theme.text));
            lines.push(Line::from(spans));
        } else {
            lines.push(Line::from(spans));
            lines.push(Line::styled(format!("  {evidence}"), theme.text));
        }
        lines.extend(below);
        lines
    }

    /// Counts the entries of each skill, the most first.
    fn by_skill(&self) -> Vec<Line<'static>> {
        /// Most skills that are listed.
        const MOST: usize = 14;
        let (theme, framework) = (self.builder.theme, self.app.framework());
        let count = |skill: SkillId| {
            let key = framework.skill(skill).key.as_str();
            self.log().entries().iter().filter(|entry| entry.shows(key)).count()
        };
        let mut counts: Vec<(SkillId, usize)> = framework.skills().map(|skill| (skill, count(skill))).collect();
        counts.retain(|(_, count)| *count > 0);
        counts.order_by_key(|(_, count)| std::cmp::Reverse(*count));
        if counts.is_empty() {
            return Vec::new();
        }
        let more = counts.len().saturating_sub(MOST);
        let mut lines = vec![Line::default(), Line::styled("Entries by skill", theme.strong)];
        for (skill, count) in counts.into_iter().take(MOST) {
            let skill = framework.skill(skill);
            let room = usize::from(self.builder.width).saturating_sub(6);
            let name = name_within(skill.name.as_str(), skill.short.as_str(), room);
            let name = Line::styled(name.trim_end().to_owned(), theme.text);
            lines.push(sides(name, Line::styled(count.to_string(), theme.text), self.builder.width));
        }
        if more > 0 {
            lines.push(Line::styled(format!("and {more} more"), theme.faint));
        }
        lines
    }

    /// Names the core skills of the aim that have nothing to show, and what could show them.
    fn bare(&self) -> Vec<Line<'static>> {
        let (theme, framework) = (self.builder.theme, self.app.framework());
        let bare = self.current.assessment().core_without_evidence();
        if bare.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![Line::default()];
        lines.extend(self.builder.paragraph("Core for your aim, without an entry or evidence", theme.strong));
        for skill in bare {
            let skill = framework.skill(skill);
            lines.extend(self.builder.paragraph(skill.name.as_str(), theme.text));
            let lead = vec![Span::styled("  To show it: ", theme.text)];
            lines.extend(self.builder.after(lead, skill.evidence.as_str(), theme.text));
        }
        lines
    }

    /// Counts the entries of the last months that have any.
    fn by_month(&self) -> Vec<Line<'static>> {
        /// Most months that are drawn.
        const MOST: usize = 7;
        let theme = self.builder.theme;
        let mut months: BTreeMap<(i16, i8), (String, u64)> = BTreeMap::new();
        for entry in self.log().entries() {
            let month = months.entry((entry.on.year(), entry.on.month()));
            month.or_insert_with(|| (entry.on.strftime("%b").to_string(), 0)).1 += 1;
        }
        let most = months.values().map(|(_, count)| *count).max().unwrap_or_default();
        let first = months.len().saturating_sub(MOST);
        let months = months.into_values().skip(first);
        let words = months.map(|(name, count)| format!("{name} {} {count}", spark(&[count], [0, most])));
        let words = words.collect::<Vec<_>>().join("  ");
        if words.is_empty() {
            return Vec::new();
        }
        vec![Line::default(), Line::styled("Month by month", theme.strong), Line::styled(words, theme.text)]
    }
}
