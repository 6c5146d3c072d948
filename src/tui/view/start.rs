//! Draws the steps to a new assessment: a name, a band, a role, a pace.

use ratatui::text::Line;

use super::parts::page;
use crate::text::counted;
use crate::tui::widget::{Block, Canvas, LineBuilder, columns, height, rows};
use crate::tui::{App, Intent, Mode, StartScreen, StartStep, Target};
use crate::words::band_words;

pub(super) fn draw(app: &App, start: &StartScreen, canvas: &mut Canvas<'_, '_>) {
    let area = page(canvas.area);
    let builder = canvas.builder(area);
    let blocks = match &start.step {
        StartStep::Name => return name(start, &mut canvas.part(area)),
        StartStep::Band { cursor, .. } => Options { app, cursor: *cursor, builder }.bands(),
        StartStep::Pace { cursor, .. } => Options { app, cursor: *cursor, builder }.paces(),
        StartStep::Role { cursor, .. } => Options { app, cursor: *cursor, builder }.roles(area.height),
    };
    canvas.blocks(blocks, area);
}

fn name(start: &StartScreen, canvas: &mut Canvas<'_, '_>) {
    let (theme, area) = (canvas.theme, canvas.area);
    let [question, line, below, hint] = rows(area, [2, 1, 2, 3].map(Some));
    canvas.put(Line::styled("1 of 4   What should this assessment be called?", theme.strong), question);
    let [mark, input] = columns(line, 0, [Some(2), None]);
    canvas.put(Line::styled(theme.marks.cursor, theme.cursor), mark);
    if let Some(field) = start.field() {
        canvas.put(field.widget(), input);
    }
    if let Some(problem) = &start.problem {
        canvas.put(Line::styled(problem.clone(), theme.bad), below);
    }
    let words =
        "Your name, a date, or the person you are answering about. You can keep several, and nobody else sees it.";
    canvas.lines(canvas.builder(area).at_most(76).paragraph(words, theme.quiet), hint);
}

/// The choices of a step.
struct Options<'a> {
    app: &'a App,
    cursor: usize,
    builder: LineBuilder<'a>,
}

impl Options<'_> {
    fn bands(&self) -> Vec<Block<'static>> {
        let mut blocks = vec![self.head("2 of 4   How senior a role do you have in mind?")];
        let framework = self.app.framework();
        for (position, band) in framework.bands().enumerate() {
            blocks.push(self.option(position, framework.band(band).name.as_str(), &band_words(framework, band)));
        }
        let words = "All of them are scored from the same answers, so you can look at the others at any time.";
        blocks.push(self.hint(words));
        blocks
    }

    fn roles(&self, height_of_page: u16) -> Vec<Block<'static>> {
        let framework = self.app.framework();
        let named = framework.roles().map(|role| framework.role(role));
        let unsure = ("Not sure yet", "The answers will show where you lean.");
        let options: Vec<(&str, &str)> =
            std::iter::once(unsure).chain(named.map(|role| (role.name.as_str(), role.summary.as_str()))).collect();
        let named = options.iter().enumerate();
        let full: Vec<Block<'_>> =
            named.clone().map(|(position, (name, summary))| self.option(position, name, summary)).collect();
        let short = || {
            // Without room for all summaries, only the highlighted one is shown, below the names.
            let rows = named.map(|(position, (name, _))| self.option(position, name, ""));
            let (_, summary) = options[self.cursor];
            let shown = self.builder.at_most(78).after(vec!["  ".into()], summary, self.builder.theme.text);
            rows.chain([(None, vec![Line::default()]), (None, shown)]).collect()
        };
        let words = "All roles are scored from the same answers; this only decides which plan you are shown first.";
        let head = self.head("3 of 4   Is there a role you are aiming at?");
        let hint = self.hint(words);
        let fits = usize::from(height(&full)) + head.1.len() + hint.1.len() <= height_of_page.into();
        let body: Vec<Block<'_>> = if fits { full } else { short() };
        std::iter::once(head).chain(body).chain([hint]).collect()
    }

    fn paces(&self) -> Vec<Block<'static>> {
        let skills = self.app.framework().skills().len();
        let skills = counted(skills, "question", "questions");
        let all = format!("{skills} in order, about 15 minutes. You get the full picture.");
        let quick = "The most telling question next, until it is clear which role is closest to your skills: usually half to two thirds of \
                     them. The rest can follow at any time, and nothing is asked twice.";
        let words = format!("{} changes this while you answer.", self.app.key(Mode::Question, Intent::Pace));
        vec![
            self.head("4 of 4   How would you like to answer?"),
            self.option(0, "All questions", &all),
            self.option(1, "Quick", quick),
            self.hint(&words),
        ]
    }

    /// Returns the question of a step.
    fn head(&self, words: &'static str) -> Block<'static> {
        (None, vec![Line::styled(words, self.builder.theme.strong), Line::default()])
    }

    /// Returns the hint below the choices.
    fn hint(&self, words: &str) -> Block<'static> {
        let words = self.builder.at_most(76).paragraph(words, self.builder.theme.quiet);
        (None, std::iter::once(Line::default()).chain(words).collect())
    }

    /// Returns the entry at a position, with its key.
    fn option(&self, position: usize, name: &str, words: &str) -> Block<'static> {
        let theme = self.builder.theme;
        let (mark, style) = theme.entry_in(theme.strong, position, self.cursor);
        let key = u8::try_from(position + 1).map(|at| self.app.key(Mode::Pick, Intent::Pick(at))).unwrap_or_default();
        let mut lines = vec![Line::styled(format!("{mark} {key:1}  {name}"), style)];
        if !words.is_empty() {
            lines.extend(self.builder.at_most(78).after(vec!["     ".into()], words, theme.text));
        }
        (Some(Target::Entry(position)), lines)
    }
}
