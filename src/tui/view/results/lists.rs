//! Builds the lists of what is strong and what is missing for a role.

use ratatui::text::{Line, Span};

use crate::framework::{Framework, SkillId};
use crate::look::SkillBar;
use crate::score::{Scorecard, gaps, strengths};
use crate::tui::CurrentAssessment;
use crate::tui::theme::{Theme, WARNING};
use crate::tui::view::parts::{heading, points};
use crate::tui::widget::{name_within, skill_bar, skill_cells};
use crate::words::strengths_to_show;

/// A list with its heading. Each line is at most as wide as its column.
pub(super) struct List {
    pub(super) heading: Line<'static>,
    pub(super) rows: Vec<Line<'static>>,
}

impl List {
    /// Returns the heading and at most so many rows. The last one counts what is left out.
    pub(super) fn cut(mut self, most: usize, theme: &Theme) -> Vec<Line<'static>> {
        if self.rows.len() > most {
            let left = self.rows.len() - most.saturating_sub(1);
            self.rows.truncate(most.saturating_sub(1));
            self.rows.push(Line::styled(format!("and {left} more"), theme.faint));
        }
        std::iter::once(self.heading).chain(self.rows).collect()
    }

    pub(super) fn whole(self) -> Vec<Line<'static>> {
        std::iter::once(self.heading).chain(self.rows).collect()
    }
}

/// Builds lists in a column of this width.
pub(super) struct Lister<'a> {
    pub(super) framework: &'a Framework,
    pub(super) current: &'a CurrentAssessment,
    pub(super) card: &'a Scorecard,
    pub(super) theme: &'a Theme,
    pub(super) width: u16,
    /// Cells of a segment of a bar.
    pub(super) each: usize,
}

impl Lister<'_> {
    /// Returns the skills at or above their target, strongest first.
    pub(super) fn strong(&self) -> List {
        let role = &self.framework.role(self.card.role).short;
        let skills = strengths(self.framework, self.current.sheet(), self.card).into_iter();
        let heading = heading(&format!("Strong for {role}"), "", self.width, self.theme);
        List { heading, rows: skills.map(|skill| self.row(skill, None)).collect() }
    }

    /// Returns the strong skills that nothing shows yet.
    pub(super) fn worth_showing(&self) -> List {
        let shown = strengths_to_show(self.current.assessment(), self.current.evaluation(), self.card).into_iter();
        let rows: Vec<Line<'_>> = shown.map(|skill| self.row(skill, None)).collect();
        let words = if rows.is_empty() { ", all with evidence" } else { ", no evidence yet" };
        let mut heading = Line::styled("Worth showing", self.theme.strong);
        heading.push_span(Span::styled(words, self.theme.faint.remove_modifier(ratatui::style::Modifier::BOLD)));
        List { heading, rows }
    }

    /// Returns the skills below their target, with what each costs.
    pub(super) fn missing(&self) -> List {
        let gaps = gaps(self.framework, self.current.sheet(), self.card).into_iter();
        let rows = gaps.map(|gap| self.row(gap.skill, Some(format!("−{}", points(gap.lost)))));
        List { heading: heading("  Missing", "points lost", self.width, self.theme), rows: rows.collect() }
    }

    /// Returns the line of a skill: its name, its bar, and what stands at the right.
    fn row(&self, skill: SkillId, right: Option<String>) -> Line<'static> {
        /// Cells of the points lost.
        const RIGHT: usize = 5;
        let Self { framework, current, card, theme, each, .. } = *self;
        let named = framework.skill(skill);
        let requirement = framework.role(card.role).requirement(skill);
        let target = requirement.map(|it| it.target(card.band));
        let choice = current.sheet().choice(skill);
        let bar = target.map_or_else(|| SkillBar::of(choice), |target| SkillBar::against(choice, target));
        let bar = bar.towards(current.assessment().entry(skill).goal_ahead());
        let right_cells = if right.is_some() { RIGHT + 2 } else { 0 };
        let column = usize::from(self.width).saturating_sub(skill_cells(each) + 1 + right_cells);
        let is_missed = card.must_haves.iter().any(|it| it.skill == skill && it.rules_out_ready());
        let style = if is_missed { theme.strong } else { theme.text };
        let mut spans = Vec::new();
        if right.is_some() {
            // The mark stands before the name, in columns of its own.
            spans.push(Span::styled(if is_missed { WARNING } else { " " }, theme.missing));
            spans.push(Span::raw(" "));
        }
        spans.push(Span::styled(name_within(named.name.as_str(), named.short.as_str(), column), style));
        spans.push(Span::raw(" "));
        spans.extend(skill_bar(bar, each, theme));
        if let Some(right) = right {
            spans.push(Span::styled(format!("{right:>RIGHT$}"), theme.text));
        }
        Line::from(spans)
    }
}
