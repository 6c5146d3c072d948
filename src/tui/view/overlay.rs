//! What lies over a screen: help, questions, fields, search.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::help;
use crate::framework::SkillId;
use crate::text::{cut, fit, width as width_of};
use crate::tui::theme::Theme;
use crate::tui::widget::{Block, Canvas, height, indented, popup, visible};
use crate::tui::{App, Confirm, Field, Intent, Leaving, Overlay, Search, Spot, WhyPage, matches};

pub(super) fn draw(app: &App, overlay: &Overlay, canvas: &mut Canvas<'_, '_>) {
    match overlay {
        Overlay::Help { scroll } => draw_help(app, *scroll, canvas),
        Overlay::Why(page) => draw_why(app, page, canvas),
        Overlay::Confirm(confirm) => draw_confirm(app, confirm, canvas),
        Overlay::Evidence { skill, field } => {
            let title = format!("Evidence for {}", app.framework().skill(*skill).name);
            let hint = format!("For example: {}", app.framework().skill(*skill).evidence);
            draw_field(app, (field, 3), [&title, &hint], canvas);
        }
        Overlay::Note { skill, field } => {
            let title = format!("Note on {}", app.framework().skill(*skill).name);
            let hint = "Private: it stays out of every report unless you ask for it.";
            draw_field(app, (field, 8), [&title, hint], canvas);
        }
        Overlay::Path { field } => {
            let hint = "A file name, with a folder if you like. Nothing is replaced without asking.";
            draw_field(app, (field, 2), ["Where should the report go?", hint], canvas);
        }
        Overlay::Search(search) => draw_search(app, search, canvas),
    }
}

fn draw_help(app: &App, scroll: usize, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let lines = |width| help::lines(app, theme, width);
    draw_page(app, ("Help", scroll, &lines), canvas);
}

/// The arithmetic of a role at a band, number by number.
fn draw_why(app: &App, page: &WhyPage, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let told = page.told(app);
    let lines = |width| {
        let page = told.iter().flat_map(|(title, paragraphs)| {
            let words = paragraphs.iter();
            let words = words.flat_map(move |words| indented(Vec::new(), &Span::styled(words, theme.text), width));
            [Line::styled(*title, theme.strong)].into_iter().chain(words).chain([Line::default()])
        });
        page.collect()
    };
    draw_page(app, (&page.title(app), page.scroll, &lines), canvas);
}

/// A title, the first line shown, and the lines for a width.
type Page<'p> = (&'p str, usize, &'p dyn Fn(u16) -> Vec<Line<'static>>);

/// A page over the whole height, with what is below it counted.
fn draw_page(app: &App, (title, scroll, lines): Page<'_>, canvas: &mut Canvas<'_, '_>) {
    // A little wider than the page would only leave bits of the screen below beside it.
    let window = canvas.window();
    let width = if window.width < 90 { window.width } else { 84 };
    let inside = popup(canvas, title, [width, window.height]);
    let [body, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(inside);
    let lines = lines(body.width);
    let start = scroll.min(lines.len().saturating_sub(body.height.into()));
    canvas.scrolled(start);
    let below = lines.len().saturating_sub(start + usize::from(body.height));
    canvas.lines(lines.into_iter().skip(start).collect(), body);
    draw_foot(app, (below, foot), canvas);
}

/// The keys of what lies over the screen, and how many lines of it are hidden below.
fn draw_foot(app: &App, (below, area): (usize, Rect), canvas: &mut Canvas<'_, '_>) {
    let more = if below > 0 { format!("{below} more below") } else { String::new() };
    let said = u16::try_from(more.len()).unwrap_or(u16::MAX);
    let [keys, rest] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(said)]).areas(area);
    canvas.footer(app.keymap().bindings(app.mode()), keys);
    canvas.put(Span::styled(more, canvas.theme.quiet), rest);
}

/// Whether to leave although something is not saved.
pub(super) fn draw_leaving(app: &App, leaving: &Leaving, canvas: &mut Canvas<'_, '_>) {
    let (title, question, words) = match leaving {
        Leaving::Losing { names, reason } => (
            "Leave without saving?",
            format!(
                "The newest changes of {names} are NOT SAVED: {}. They are lost if you leave now.",
                reason.as_str().trim_end_matches('.')
            ),
            ["leave and lose them", "stay; saving is tried again"],
        ),
        Leaving::Saved => ("Leave?", "Everything is saved by now.".to_owned(), ["leave", "stay"]),
    };
    let choices = [Intent::Yes, Intent::No].into_iter().zip(words.map(str::to_owned));
    draw_question(app, [title, &question], choices.collect(), canvas);
}

fn draw_confirm(app: &App, confirm: &Confirm, canvas: &mut Canvas<'_, '_>) {
    let (title, question, yes, no) = match confirm {
        Confirm::Delete(which) => (
            "Delete?",
            format!("Delete the assessment {which} with all its answers, notes and backups? This cannot be undone."),
            "delete it".to_owned(),
            Some("keep it".to_owned()),
        ),
        Confirm::Replace(path, _) => (
            "Replace?",
            format!("There is a file {path} already."),
            "replace it".to_owned(),
            Some("leave it, and write nothing".to_owned()),
        ),
        Confirm::Load(question) => {
            let no = question.no.as_ref().map(ToString::to_string);
            ("A decision for you", question.found.to_string(), question.yes.to_string(), no)
        }
    };
    let later = matches!(confirm, Confirm::Load(_)).then(|| "decide later; nothing is touched".to_owned());
    let choices = [(Intent::Yes, Some(yes)), (Intent::No, no), (Intent::Back, later)];
    let choices = choices.into_iter().filter_map(|(intent, words)| Some((intent, words?)));
    draw_question(app, [title, &question], choices.collect(), canvas);
}

/// A question with the answers it can be given.
fn draw_question(app: &App, [title, question]: [&str; 2], choices: Vec<(Intent, String)>, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let width = 66.min(canvas.window().width);
    let question = indented(Vec::new(), &Span::styled(question, theme.text), width - 4);
    let keys = choices.iter().map(|(intent, _)| width_of(&app.key(app.mode(), *intent))).max().unwrap_or(1);
    let choices = choices.into_iter().map(|(intent, words)| {
        let lead = vec![Span::styled(fit(&app.key(app.mode(), intent), keys), theme.key), Span::raw("  ")];
        (Some(Spot::Do(intent)), indented(lead, &Span::styled(words, theme.strong), width - 4))
    });
    let blocks: Vec<Block<'_>> = [(None, question), (None, vec![Line::default()])].into_iter().chain(choices).collect();
    let inside = popup(canvas, title, [width, height(&blocks).saturating_add(2)]);
    canvas.blocks(blocks, inside);
}

fn draw_field(app: &App, (field, rows): (&Field, u16), [title, hint]: [&str; 2], canvas: &mut Canvas<'_, '_>) {
    let (theme, width) = (canvas.theme, 74.min(canvas.window().width));
    let full = format!("That is as long as it can get: {} characters.", field.limit());
    let (hint, style) = if field.is_full() { (full.as_str(), theme.caution) } else { (hint, theme.quiet) };
    let hint = indented(Vec::new(), &Span::styled(hint.to_owned(), style), width - 4);
    let hints = u16::try_from(hint.len()).unwrap_or(1);
    let inside = popup(canvas, &cut(title, usize::from(width) - 6), [width, rows + hints + 4]);
    let constraints = [Constraint::Length(hints + 1), Constraint::Fill(1), Constraint::Length(1)];
    let [above, input, foot] = Layout::vertical(constraints).areas(inside);
    canvas.lines(hint, above);
    canvas.put(field.widget(), input);
    canvas.footer(app.keymap().bindings(app.mode()), foot);
}

fn draw_search(app: &App, search: &Search, canvas: &mut Canvas<'_, '_>) {
    let (theme, window) = (canvas.theme, canvas.window());
    let inside = popup(canvas, "Find a skill", [66.min(window.width), 16.min(window.height)]);
    let constraints = [Constraint::Length(2), Constraint::Fill(1), Constraint::Length(1)];
    let [input, list, foot] = Layout::vertical(constraints).areas(inside);
    let [mark, typed] =
        Layout::horizontal([Constraint::Length(2), Constraint::Fill(1)]).areas(Rect { height: 1, ..input });
    canvas.put(Line::styled("/", theme.key), mark);
    canvas.put(search.field.widget(), typed);
    let found = matches(app.framework(), search.field.text().as_str());
    if found.is_empty() {
        canvas.put(Line::styled("No skill has these words.", theme.quiet), list);
    }
    let seen = visible(search.cursor, found.len(), list.height.into());
    let below = found.len() - seen.end;
    let rows = seen.map(|position| {
        let row = found_row(app, found[position], position == search.cursor, (theme, list.width));
        (Some(Spot::Entry(position)), vec![row])
    });
    canvas.blocks(rows, list);
    draw_foot(app, (below, foot), canvas);
}

fn found_row(app: &App, skill: SkillId, here: bool, (theme, width): (&Theme, u16)) -> Line<'static> {
    let (mark, style) = if here { (theme.marks.cursor, theme.cursor) } else { (" ", theme.text) };
    let skill = app.framework().skill(skill);
    let domain = Line::styled(app.framework().domain(skill.domain).name.to_string(), theme.quiet);
    super::sides(Line::styled(format!("{mark} {}", skill.name), style), domain, width)
}
