//! The shared parts of a question: the title, the words about the answer, and the bar of a role.

use ratatui::text::{Line, Span};

use crate::assessment::{Choice, Entry, Pace, Sureness};
use crate::edition::former_answers;
use crate::framework::{BandId, Skill};
use crate::look::{RoleBar, Scale};
use crate::score::Scorecard;
use crate::text::{fit, width};
use crate::tui::theme::{DOT, FLAG, STAR, Theme};
use crate::tui::widget::{Grid, LineBuilder, name_within, role_bar, sides};
use crate::tui::{App, CurrentAssessment, QuestionScreen};
use crate::words::{former_answer_words, given_words, question_words, to_show_label};

/// In place of what tells about a hidden answer.
const HIDDEN: &str = "hidden until you answer";

/// The question and everything that its parts need.
pub(super) struct QuestionView<'a> {
    pub(super) app: &'a App,
    pub(super) current: &'a CurrentAssessment,
    pub(super) screen: &'a QuestionScreen,
    pub(super) skill: &'a Skill,
    pub(super) entry: &'a Entry,
    pub(super) theme: &'a Theme,
    pub(super) grid: Grid,
}

impl QuestionView<'_> {
    pub(super) const fn builder(&self, width: u16) -> LineBuilder<'_> {
        LineBuilder { theme: self.theme, width }
    }

    /// Returns whether the skills and the roles have panes of their own.
    pub(super) const fn has_panes(&self) -> bool {
        self.grid.is_wide() && self.grid.is_tall()
    }

    /// Returns the skill's name, and its position in the domain and among all.
    pub(super) fn title(&self, cells: u16) -> Line<'static> {
        let framework = self.app.framework();
        let domain = framework.domain(self.skill.domain);
        let mut inside = framework.skills_of(self.skill.domain);
        let position = inside.position(|skill| skill == self.screen.skill).unwrap_or(0) + 1;
        let count = framework.skills_of(self.skill.domain).count();
        let all = format!("{} of {}", self.screen.skill.index() + 1, framework.skills().len());
        let assessment = self.current.assessment();
        if let Some(about) = assessment.about() {
            let long = format!("About {} {DOT} {all}", about.subject);
            return self.title_with(cells, long, all);
        }
        if assessment.again().is_some() {
            // The number of given answers counts here, not the place in the list.
            let given = given_words(assessment);
            let long = format!("Answering again {DOT} {given}");
            return self.title_with(cells, long, given);
        }
        let long = if assessment.pace() == Pace::Quick {
            let coverage = self.current.sheet().coverage();
            format!("Quick mode {DOT} {} of {} answered", coverage.done(), coverage.skills())
        } else {
            format!("{} {position} of {count} {DOT} {all}", domain.name)
        };
        self.title_with(cells, long, all)
    }

    /// Returns the skill's name with words at the right: the long ones if they fit.
    fn title_with(&self, cells: u16, long: String, short: String) -> Line<'static> {
        let room = usize::from(cells);
        let fits = width(self.skill.name.as_str()) + 2 + width(&long) <= room;
        let place = if fits && !self.grid.is_narrow() { long } else { short };
        let left = room.saturating_sub(width(&place) + 2);
        let name = name_within(self.skill.name.as_str(), self.skill.short.as_str(), left);
        sides(Line::styled(name.trim_end().to_owned(), self.theme.strong), Line::styled(place, self.theme.text), cells)
    }

    /// Returns what could show a level, behind its label.
    pub(super) fn to_show(&self, cells: u16) -> Vec<Line<'static>> {
        let label = Span::styled(to_show_label(self.current.assessment()), self.theme.faint);
        self.builder(cells).labeled(label, 12, self.skill.evidence.as_str(), self.theme.text)
    }

    /// Returns whether the person chose to see nothing of the former answer until they give this one.
    pub(super) fn is_hidden(&self) -> bool {
        self.current.assessment().is_hidden(self.screen.skill)
    }

    /// Returns the evidence, or what stands in its place while the former answer is hidden.
    pub(super) fn evidence(&self) -> &str {
        let evidence = self.entry.evidence.as_str();
        if self.is_hidden() && !evidence.is_empty() { HIDDEN } else { evidence }
    }

    /// Returns the note, or what stands in its place while the former answer is hidden.
    pub(super) fn note(&self) -> &str {
        let note = self.entry.note.as_str();
        if self.is_hidden() && !note.is_empty() { HIDDEN } else { note }
    }

    /// Returns what the person answered to the skills that this one comes from, one in each line.
    pub(super) fn before(&self) -> Vec<String> {
        let former = former_answers(self.current.assessment(), self.screen.skill);
        former.iter().map(former_answer_words).collect()
    }

    /// Returns the marks of the answer in words.
    pub(super) fn marks(&self) -> String {
        let mut marks = Vec::new();
        if !self.is_hidden() && self.current.assessment().is_worth_another_look(self.screen.skill) {
            marks.push("the statements have changed since: look again".to_owned());
        }
        match self.entry.sureness {
            _ if self.is_hidden() => {}
            Sureness::Sure => marks.push("sure".to_owned()),
            Sureness::Unsure => marks.push("unsure".to_owned()),
            Sureness::Unsaid => {}
        }
        if self.entry.star {
            marks.push(format!("{STAR} to grow"));
        }
        if self.entry.flag {
            marks.push(format!("{FLAG} come back"));
        }
        marks.join(&format!(" {DOT} "))
    }

    /// Returns the reason for the question in quick mode.
    pub(super) fn why_asked(&self) -> Option<String> {
        if self.current.assessment().pace() == Pace::Full || self.entry.choice != Choice::Unanswered {
            return None;
        }
        let framework = self.app.framework();
        let question = self.current.quick().question?;
        (question.skill == self.screen.skill).then(|| question_words(framework, question))
    }

    /// Returns whether the answers are about another person.
    pub(super) fn is_rating(&self) -> bool {
        self.current.assessment().about().is_some()
    }

    pub(super) fn band(&self) -> BandId {
        self.current.assessment().aim().band
    }

    /// Returns the score of a role. A rating of another person has none.
    pub(super) fn card(&self, position: usize) -> Option<&Scorecard> {
        if self.is_rating() {
            return None;
        }
        let role = self.app.framework().roles().nth(position)?;
        Some(self.current.evaluation().card(role, self.band()))
    }

    /// Returns a role's range as a bar that shows what the last answer fixed.
    pub(super) fn bar(&self, card: &Scorecard, cells: usize) -> Vec<Span<'static>> {
        let before = self.current.before().map(|before| before.card(card.role, card.band));
        let scale = Scale::even(self.app.framework().band(card.band).ready_at, cells);
        match RoleBar::of(card) {
            Some(bar) => role_bar(bar.grown_from(before), scale, self.theme),
            None => vec![Span::styled(fit("not assessed", scale.cells()), self.theme.text)],
        }
    }
}
