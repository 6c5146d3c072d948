//! Draws the overlays: help, arithmetic, confirmations, fields, search.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use super::help;
use crate::assessment::Name;
use crate::text::{Clean, cut, fit, width as width_of};
use crate::tui::widget::{Block, Canvas, LineBuilder, columns, height, popup, rows, sides, visible};
use crate::tui::{App, Confirm, Conflict, Field, Intent, Leaving, Overlay, Search, Target, WhyPage};

pub(super) fn draw(app: &App, overlay: &Overlay, canvas: &mut Canvas<'_, '_>) {
    match overlay {
        Overlay::Help { scroll } => {
            Page { title: "Help", scroll: *scroll, lines: &|builder| help::lines(app, builder) }.draw(app, canvas);
        }
        Overlay::Why(page) => draw_why(app, page, canvas),
        Overlay::Confirm(confirm) => draw_confirm(app, confirm, canvas),
        Overlay::Evidence { skill, field } => {
            let title = format!("Evidence for {}", app.framework().skill(*skill).name);
            let hint = format!("For example: {}", app.framework().skill(*skill).evidence);
            Entering { title: &title, hint: &hint, field, rows: 3 }.draw(app, canvas);
        }
        Overlay::Note { skill, field } => {
            let title = format!("Note on {}", app.framework().skill(*skill).name);
            let hint = "Private: it stays out of every report unless you ask for it.";
            Entering { title: &title, hint, field, rows: 8 }.draw(app, canvas);
        }
        Overlay::Path { field } => {
            let hint = "A file name, with a folder if you like. Nothing is replaced without asking.";
            Entering { title: "Where should the report go?", hint, field, rows: 2 }.draw(app, canvas);
        }
        Overlay::Search(search) => draw_search(app, search, canvas),
    }
}

/// Draws the arithmetic of a role at a band.
fn draw_why(app: &App, page: &WhyPage, canvas: &mut Canvas<'_, '_>) {
    let parts = page.paragraphs(app);
    let lines = |builder: LineBuilder<'_>| {
        let theme = builder.theme;
        let page = parts.iter().flat_map(|(title, paragraphs)| {
            let words = paragraphs.iter().flat_map(move |words| builder.paragraph(words, theme.text));
            [Line::styled(*title, theme.strong)].into_iter().chain(words).chain([Line::default()])
        });
        page.collect()
    };
    Page { title: &page.title(app), scroll: page.scroll, lines: &lines }.draw(app, canvas);
}

/// A page over the whole height. It counts the lines below the visible part.
struct Page<'p> {
    title: &'p str,
    /// The first line shown, limited so that the page stays full.
    scroll: usize,
    lines: &'p dyn Fn(LineBuilder<'_>) -> Vec<Line<'static>>,
}

impl Page<'_> {
    fn draw(&self, app: &App, canvas: &mut Canvas<'_, '_>) {
        // On a narrow window the page takes the whole width, because strips of the screen below would only distract.
        let window = canvas.window();
        let width = if window.width < 90 { window.width } else { 84 };
        let inside = popup(canvas, self.title, Size::new(width, window.height));
        let [body, foot] = rows(inside, [None, Some(1)]);
        let lines = (self.lines)(canvas.builder(body));
        let start = self.scroll.min(lines.len().saturating_sub(body.height.into()));
        canvas.scrolled(start);
        let below = lines.len().saturating_sub(start + usize::from(body.height));
        canvas.lines(lines.into_iter().skip(start).collect(), body);
        draw_foot(app, below, &mut canvas.part(foot));
    }
}

/// Draws the keys of the overlay, and the number of lines hidden below.
fn draw_foot(app: &App, below: usize, canvas: &mut Canvas<'_, '_>) {
    let more = if below > 0 { format!("{below} more below") } else { String::new() };
    let cells = u16::try_from(more.len()).unwrap_or(u16::MAX);
    let [keys, rest] = columns(canvas.area, 0, [None, Some(cells)]);
    canvas.footer(app.keymap().bindings(app.mode()), keys);
    canvas.put(Span::styled(more, canvas.theme.quiet), rest);
}

/// Draws the question whether to leave although something is not saved.
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
        Leaving::Undecided { name } => (
            "Leave undecided?",
            format!(
                "Another program or computer has changed the file of {name}. If you leave now, it stays as they wrote \
                 it, and your version is kept: `devrel-ready backups` lists it."
            ),
            ["leave; both versions are kept", "stay and decide"],
        ),
        Leaving::Saved => ("Leave?", "Everything is saved by now.".to_owned(), ["leave", "stay"]),
    };
    let choices = [Intent::Yes, Intent::No].into_iter().zip(words.map(str::to_owned)).collect();
    Asking { title, question: &question, lines: Vec::new(), choices }.draw(app, canvas);
}

/// Draws the question which version to use after another program has changed the file.
fn draw_conflict(app: &App, name: &Name, conflict: &Conflict, both: bool, canvas: &mut Canvas<'_, '_>) {
    let title = format!("NOT SAVED: \"{name}\" was changed elsewhere");
    let words = |words: Option<&Clean>| words.map(ToString::to_string);
    let look = if both { "back to the question" } else { "look at both" };
    let look = (!conflict.differences.is_empty()).then(|| look.to_owned());
    let later = (!both).then(|| "decide later; it stays NOT SAVED".to_owned());
    let choices = [
        (Intent::Yes, words(conflict.mine.as_ref())),
        (Intent::No, words(conflict.theirs.as_ref())),
        (Intent::Both, look),
        (Intent::Back, later),
    ];
    let choices = choices.into_iter().filter_map(|(intent, words)| Some((intent, words?))).collect();
    let lines = if both { versions(&conflict.differences, usize::from(canvas.window().height)) } else { Vec::new() };
    let question = if both { "What differs. What is the same in both is not listed." } else { conflict.found.as_str() };
    Asking { title: &cut(&title, 60), question, lines, choices }.draw(app, canvas);
}

/// Lists the differences between two versions, as many as fit into the window.
fn versions(differences: &[[Clean; 3]], height: usize) -> Vec<String> {
    /// Lines around the table.
    const AROUND: usize = 14;
    let row = |[what, mine, theirs]: [&str; 3]| format!("{} {} {}", fit(what, 28), fit(mine, 14), cut(theirs, 16));
    let room = height.saturating_sub(AROUND).max(1);
    let seen = if differences.len() > room { room.saturating_sub(1) } else { room };
    let rows = differences.iter().take(seen).map(|cells| row(cells.each_ref().map(Clean::as_str)));
    let more = differences.len().saturating_sub(seen);
    let more = (more > 0).then(|| format!("and {more} more"));
    [row(["", "Mine", "Theirs"])].into_iter().chain(rows).chain(more).collect()
}

fn draw_confirm(app: &App, confirm: &Confirm, canvas: &mut Canvas<'_, '_>) {
    if let Confirm::Conflict(name, conflict, both) = confirm {
        return draw_conflict(app, name, conflict, *both, canvas);
    }
    let (title, question, yes, no) = match confirm {
        Confirm::Delete(which) => (
            "Delete?",
            format!("Delete the assessment {which} with all its answers, notes and backups? This cannot be undone."),
            "delete it".to_owned(),
            Some("keep it".to_owned()),
        ),
        Confirm::LeftBehind(which, left) => (
            "Not everything is deleted",
            format!("The answers of {which} are deleted, but not everything: {left}"),
            String::new(),
            Some("close this".to_owned()),
        ),
        Confirm::Replace(path, _) => (
            "Replace?",
            format!("There is a file {path} already."),
            "replace it".to_owned(),
            Some("leave it, and write nothing".to_owned()),
        ),
        // `draw_conflict` draws this one.
        Confirm::Conflict(..) => return,
        Confirm::Load(question) => {
            let no = question.no.as_ref().map(ToString::to_string);
            ("A decision for you", question.found.to_string(), question.yes.to_string(), no)
        }
    };
    let later = matches!(confirm, Confirm::Load(_)).then(|| "decide later; nothing is touched".to_owned());
    let yes = (!yes.is_empty()).then_some(yes);
    let choices = [(Intent::Yes, yes), (Intent::No, no), (Intent::Back, later)];
    let choices = choices.into_iter().filter_map(|(intent, words)| Some((intent, words?)));
    Asking { title, question: &question, lines: Vec::new(), choices: choices.collect() }.draw(app, canvas);
}

/// A question with its possible answers.
struct Asking<'q> {
    title: &'q str,
    question: &'q str,
    /// A table below the question, line by line.
    lines: Vec<String>,
    /// The answers with their effects, in words.
    choices: Vec<(Intent, String)>,
}

impl Asking<'_> {
    fn draw(self, app: &App, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let width = 66.min(canvas.window().width);
        let builder = LineBuilder { theme, width: width - 4 };
        let question = builder.paragraph(self.question, theme.text);
        let keys = self.choices.iter().map(|(intent, _)| width_of(&app.key(app.mode(), *intent))).max().unwrap_or(1);
        let choices = self.choices.into_iter().map(|(intent, words)| {
            let lead = vec![Span::styled(fit(&app.key(app.mode(), intent), keys), theme.key), Span::raw("  ")];
            (Some(Target::Do(intent)), builder.after(lead, &words, theme.strong))
        });
        let table: Vec<Line<'static>> = self.lines.into_iter().map(|line| Line::styled(line, theme.text)).collect();
        let table = if table.is_empty() { table } else { [vec![Line::default()], table].concat() };
        let above = [(None, question), (None, table), (None, vec![Line::default()])];
        let blocks: Vec<Block<'_>> = above.into_iter().chain(choices).collect();
        let inside = popup(canvas, self.title, Size::new(width, height(&blocks).saturating_add(2)));
        canvas.blocks(blocks, inside);
    }
}

/// A field to type in.
struct Entering<'q> {
    title: &'q str,
    /// The hint above the field.
    hint: &'q str,
    field: &'q Field,
    /// The number of visible lines.
    rows: u16,
}

impl Entering<'_> {
    fn draw(&self, app: &App, canvas: &mut Canvas<'_, '_>) {
        let Self { title, hint, field, rows: seen } = *self;
        let (theme, width) = (canvas.theme, 74.min(canvas.window().width));
        let full = format!("That is as long as it can get: {} characters.", field.limit());
        let (hint, style) = if field.is_full() { (full.as_str(), theme.caution) } else { (hint, theme.quiet) };
        let hint = LineBuilder { theme, width: width - 4 }.paragraph(hint, style);
        let hints = u16::try_from(hint.len()).unwrap_or(1);
        let inside = popup(canvas, &cut(title, usize::from(width) - 6), Size::new(width, seen + hints + 4));
        let [above, input, foot] = rows(inside, [Some(hints + 1), None, Some(1)]);
        canvas.lines(hint, above);
        canvas.put(field.widget(), input);
        canvas.footer(app.keymap().bindings(app.mode()), foot);
    }
}

fn draw_search(app: &App, search: &Search, canvas: &mut Canvas<'_, '_>) {
    let (framework, theme, window) = (app.framework(), canvas.theme, canvas.window());
    let inside = popup(canvas, "Find a skill", Size::new(66.min(window.width), 16.min(window.height)));
    let [input, list, foot] = rows(inside, [Some(2), None, Some(1)]);
    let [mark, typed] = columns(Rect { height: 1, ..input }, 0, [Some(2), None]);
    canvas.put(Line::styled("/", theme.key), mark);
    canvas.put(search.field.widget(), typed);
    let found = framework.search(search.field.text().as_str());
    if found.is_empty() {
        canvas.put(Line::styled("No skill has these words.", theme.quiet), list);
    }
    let seen = visible(search.cursor, found.len(), list.height.into());
    let below = found.len() - seen.end;
    let entries = seen.map(|position| {
        let (mark, style) = theme.entry(position, search.cursor);
        let skill = framework.skill(found[position]);
        let name = Line::styled(format!("{mark} {}", skill.name), style);
        let domain = Line::styled(framework.domain(skill.domain).name.to_string(), theme.quiet);
        (Some(Target::Entry(position)), vec![sides(name, domain, list.width)])
    });
    canvas.blocks(entries, list);
    draw_foot(app, below, &mut canvas.part(foot));
}
