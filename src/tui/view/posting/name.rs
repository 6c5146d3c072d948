//! Draws the naming of the role that is made of a posting.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::page::PostingPage;
use crate::posting::Decision;
use crate::text::counted;
use crate::tui::theme::RULE;
use crate::tui::view::parts::LABEL;
use crate::tui::widget::{Canvas, Grid};
use crate::words::made_role_meaning;

impl PostingPage<'_> {
    /// Draws the name of the role, and what becomes of it.
    pub(super) fn name(&self, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let area = canvas.area;
        let builder = canvas.builder(Grid::text(area)).at_most(100);
        let confirmation = self.screen.confirmation();
        let kept = counted(confirmation.count(Decision::Kept), "skill", "skills");
        let band = &self.screen.framework().band(confirmation.band()).name;
        let mut lines = builder.paragraph("What shall the role be called?", theme.strong);
        lines.extend(builder.paragraph(&format!("It asks for {kept} at {band}."), theme.text));
        let below = Grid::text(self.head(lines, 4, area, canvas));
        let indent = u16::try_from(LABEL).unwrap_or(0).min(below.width);
        let wide = below.width.saturating_sub(indent).min(44);
        let line = Rect { height: 1, ..below };
        canvas.put(Span::styled("Name", theme.text), line);
        if let Some(field) = self.screen.field() {
            canvas.widget(field.widget(), Rect { x: below.x + indent, width: wide, ..line });
        }
        let under = Rect { y: line.y + 1, x: below.x + indent, width: wide, height: 1 };
        canvas.put(Span::styled(RULE.repeat(wide.into()), theme.faint), under);
        let mut lines = Vec::new();
        if let Some(problem) = &self.screen.problem {
            lines.extend(builder.paragraph(problem, theme.error));
            lines.push(Line::default());
        }
        lines.extend(builder.paragraph(&made_role_meaning(confirmation), theme.text));
        let next = match &self.screen.text().own {
            Some(own) => format!("Then you see how far \"{}\" is from it.", own.name()),
            None => "Then it can be the aim of an assessment.".to_owned(),
        };
        lines.extend(builder.paragraph(&next, theme.text));
        canvas.lines(lines, Rect { y: under.y + 2, height: below.bottom().saturating_sub(under.y + 2), ..below });
    }
}
