//! What lies over a screen: help, questions, fields, search.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span, Text};

use super::help;
use crate::framework::SkillId;
use crate::report::explain;
use crate::score::Scores;
use crate::text::cut;
use crate::tui::theme::Theme;
use crate::tui::widget::{footer, indented, popup, visible};
use crate::tui::{App, Confirm, Field, Intent, Mode, Overlay, Screen, Search, WhyPage, matches};

pub(super) fn draw(app: &App, overlay: &Overlay, theme: &Theme, frame: &mut Frame<'_>) {
    match overlay {
        Overlay::Help { scroll } => draw_help(app, *scroll, theme, frame),
        Overlay::Why(page) => draw_why(app, page, theme, frame),
        Overlay::Confirm(confirm) => draw_confirm(app, confirm, theme, frame),
        Overlay::Evidence { skill, field } => {
            let title = format!("Evidence for {}", app.framework().skill(*skill).name);
            let hint = format!("For example: {}", app.framework().skill(*skill).evidence);
            draw_field(app, (field, 3), [&title, &hint], (theme, frame));
        }
        Overlay::Note { skill, field } => {
            let title = format!("Note on {}", app.framework().skill(*skill).name);
            let hint = "Private: it stays out of every report unless you ask for it.";
            draw_field(app, (field, 8), [&title, hint], (theme, frame));
        }
        Overlay::Path { field } => {
            let hint = "A file name, with a folder if you like. Nothing is replaced without asking.";
            draw_field(app, (field, 2), ["Where should the report go?", hint], (theme, frame));
        }
        Overlay::Search(search) => draw_search(app, search, theme, frame),
    }
}

fn draw_help(app: &App, scroll: usize, theme: &Theme, frame: &mut Frame<'_>) {
    let lines = |width| help::lines(app, theme, width);
    draw_page(app, ("Help", scroll, &lines), theme, frame);
}

/// The arithmetic of a role at a band, number by number.
fn draw_why(app: &App, page: &WhyPage, theme: &Theme, frame: &mut Frame<'_>) {
    let framework = app.framework();
    let WhyPage { role, band, sheet, scroll } = page;
    let mut told = explain::everything(framework, sheet, Scores::of(framework, sheet).card(*role, *band));
    if let (Screen::Plan(screen), Some(sitting)) = (app.screen(), app.sitting())
        && let Some(plan) = screen.plan(app, sitting).filter(|plan| plan.role == *role)
    {
        told.insert(0, ("Plan", explain::plan(framework, &plan)));
    }
    let lines = |width| {
        let page = told.iter().flat_map(|(title, paragraphs)| {
            let words = paragraphs.iter();
            let words = words.flat_map(move |words| indented(Vec::new(), &Span::styled(words, theme.text), width));
            [Line::styled(*title, theme.strong)].into_iter().chain(words).chain([Line::default()])
        });
        page.collect()
    };
    let tried = app.sitting().is_some_and(|sitting| sitting.sheet() != sheet);
    let what_if = if tried { ", what if" } else { "" };
    let title = format!("Why: {}, {}{what_if}", framework.role(*role).name, framework.band(*band).name);
    draw_page(app, (&title, *scroll, &lines), theme, frame);
}

/// A title, the first line shown, and the lines for a width.
type Page<'p> = (&'p str, usize, &'p dyn Fn(u16) -> Vec<Line<'static>>);

/// A page over the whole height, with what is below it counted.
fn draw_page(app: &App, (title, scroll, lines): Page<'_>, theme: &Theme, frame: &mut Frame<'_>) {
    // A little wider than the page would only leave bits of the screen below beside it.
    let width = if frame.area().width < 90 { frame.area().width } else { 84 };
    let inside = popup(frame, theme, title, [width, frame.area().height]);
    let [body, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(inside);
    let lines = lines(body.width);
    let start = scroll.min(lines.len().saturating_sub(body.height.into()));
    let below = lines.len().saturating_sub(start + usize::from(body.height));
    frame.render_widget(Text::from(lines.into_iter().skip(start).collect::<Vec<_>>()), body);
    let mut last = footer(app.keymap().bindings(app.mode()), theme, foot.width);
    if below > 0 {
        last = super::sides(last, Line::styled(format!("{below} more below"), theme.quiet), foot.width);
    }
    frame.render_widget(last, foot);
}

fn draw_confirm(app: &App, confirm: &Confirm, theme: &Theme, frame: &mut Frame<'_>) {
    let (title, question, yes, no) = match confirm {
        Confirm::Delete(name, _) => (
            "Delete?",
            format!("Delete the assessment {name} with all its answers, notes and backups? This cannot be undone."),
            "delete it".to_owned(),
            Some("keep it".to_owned()),
        ),
        Confirm::QuitUnsaved(name, reason) => (
            "Leave without saving?",
            format!("The newest changes of {name} are NOT SAVED: {reason} They are lost if you leave now."),
            "leave and lose them".to_owned(),
            Some("stay; saving is tried again".to_owned()),
        ),
        Confirm::Replace(path, _) => (
            "Replace?",
            format!("There is a file {path} already."),
            "replace it".to_owned(),
            Some(format!("leave it; {} changes the name", app.key(Mode::Export, Intent::Rename))),
        ),
        Confirm::Load(question) => {
            let no = question.no.as_ref().map(ToString::to_string);
            ("A decision for you", question.found.to_string(), question.yes.to_string(), no)
        }
    };
    let width = 66.min(frame.area().width);
    let question = indented(Vec::new(), &Span::styled(question, theme.text), width - 4);
    let choice = |intent: Intent, words: String| {
        let key = app.key(app.mode(), intent);
        indented(vec![Span::styled(key, theme.key), Span::raw("  ")], &Span::styled(words, theme.strong), width - 4)
    };
    let mut lines = question;
    lines.push(Line::default());
    lines.extend(choice(Intent::Yes, yes));
    lines.extend(no.into_iter().flat_map(|no| choice(Intent::No, no)));
    if let Confirm::Load(_) = confirm {
        lines.extend(choice(Intent::Back, "decide later; nothing is touched".to_owned()));
    }
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let inside = popup(frame, theme, title, [width, height]);
    frame.render_widget(Text::from(lines), inside);
}

fn draw_field(
    app: &App,
    (field, rows): (&Field, u16),
    [title, hint]: [&str; 2],
    (theme, frame): (&Theme, &mut Frame<'_>),
) {
    let width = 74.min(frame.area().width);
    let full = format!("That is as long as it can get: {} characters.", field.limit());
    let (hint, style) = if field.is_full() { (full.as_str(), theme.caution) } else { (hint, theme.quiet) };
    let hint = indented(Vec::new(), &Span::styled(hint.to_owned(), style), width - 4);
    let hints = u16::try_from(hint.len()).unwrap_or(1);
    let inside = popup(frame, theme, &cut(title, usize::from(width) - 6), [width, rows + hints + 4]);
    let constraints = [Constraint::Length(hints + 1), Constraint::Fill(1), Constraint::Length(1)];
    let [above, input, foot] = Layout::vertical(constraints).areas(inside);
    frame.render_widget(Text::from(hint), above);
    frame.render_widget(field.widget(), input);
    frame.render_widget(footer(app.keymap().bindings(app.mode()), theme, foot.width), foot);
}

fn draw_search(app: &App, search: &Search, theme: &Theme, frame: &mut Frame<'_>) {
    let size = [66.min(frame.area().width), 16.min(frame.area().height)];
    let inside = popup(frame, theme, "Find a skill", size);
    let constraints = [Constraint::Length(2), Constraint::Fill(1), Constraint::Length(1)];
    let [input, list, foot] = Layout::vertical(constraints).areas(inside);
    let [mark, typed] =
        Layout::horizontal([Constraint::Length(2), Constraint::Fill(1)]).areas(Rect { height: 1, ..input });
    frame.render_widget(Line::styled("/", theme.key), mark);
    frame.render_widget(search.field.widget(), typed);
    let found = matches(app.framework(), search.field.text().as_str());
    if found.is_empty() {
        frame.render_widget(Line::styled("No skill has these words.", theme.quiet), list);
    }
    let seen = visible(search.cursor, found.len(), list.height.into());
    let rows = seen.map(|position| found_row(app, found[position], position == search.cursor, (theme, list.width)));
    frame.render_widget(rows.collect::<Text<'_>>(), list);
    frame.render_widget(footer(app.keymap().bindings(app.mode()), theme, foot.width), foot);
}

fn found_row(app: &App, skill: SkillId, here: bool, (theme, width): (&Theme, u16)) -> Line<'static> {
    let (mark, style) = if here { (theme.marks.cursor, theme.cursor) } else { (" ", theme.text) };
    let skill = app.framework().skill(skill);
    let domain = Line::styled(app.framework().domain(skill.domain).name.to_string(), theme.quiet);
    super::sides(Line::styled(format!("{mark} {}", skill.name), style), domain, width)
}
