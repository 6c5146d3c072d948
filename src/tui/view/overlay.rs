//! Draws the boxes over a screen: questions with buttons, boxes to type in, and pages to read.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use super::buttons::{button_list, button_row, folded_label};
use super::foot::{foot, footer_below};
use super::{entry, help, menu};
use crate::assessment::Name;
use crate::text::{Clean, counted, cut, fit, grouped, width as width_of};
use crate::tui::widget::{Border, Canvas, FooterEntry, LineBuilder, footer_entries, popup, rows};
use crate::tui::{
    App, Button, Confirm, Conflict, Intent, Leaving, LoadQuestion, Mode, Overlay, Screen, Settle, TextBox, TextPurpose,
    WhyPage,
};
use crate::words::{round_words, to_show_label};

pub(super) fn draw(app: &App, overlay: &Overlay, canvas: &mut Canvas<'_, '_>) {
    match overlay {
        Overlay::Menu(open) => menu::draw(app, open, canvas),
        Overlay::Help { scroll } => {
            Page { title: "What marks and words mean", scroll: *scroll, lines: &|builder| help::lines(app, builder) }
                .draw(app, canvas);
        }
        Overlay::Why(page) => draw_why(app, page, canvas),
        Overlay::Confirm(confirm) => draw_confirm(app, confirm, canvas),
        Overlay::Text(text) => draw_text(app, text, canvas),
        Overlay::Search(search) => menu::search(app, search, canvas),
        Overlay::Entry(form) => entry::draw(app, form, canvas),
        Overlay::Offer(offer) => entry::offer(app, offer, canvas),
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
        let title = cut(self.title, usize::from(width).saturating_sub(6));
        let inside = popup(canvas, &title, Size::new(width, window.height.saturating_sub(2)), Border::Plain);
        let lines = (self.lines)(canvas.builder(inside));
        let body = Rect { height: inside.height.saturating_sub(1), ..inside };
        let below = canvas.scrolled_lines(lines, self.scroll, body);
        if below > 0 {
            let words = format!("{} below", counted(below, "more line", "more lines"));
            canvas.put(Line::styled(words, canvas.theme.faint), Rect { y: body.bottom(), height: 1, ..inside });
        }
        foot(app, canvas);
    }
}

/// Draws the question whether to leave although something is not saved.
pub(super) fn draw_leaving(app: &App, leaving: &Leaving, canvas: &mut Canvas<'_, '_>) {
    let (title, question) = match leaving {
        Leaving::Losing { names, reason } => (
            "Leave without saving?",
            format!(
                "The newest changes of {names} are NOT SAVED: {}. They are lost if you leave now. Staying tries again.",
                reason.as_str().trim_end_matches('.')
            ),
        ),
        Leaving::Undecided { name } => (
            "Leave undecided?",
            format!(
                "Another program or computer has changed the file of {name}. If you leave now, it stays as they wrote \
                 it, and your version is kept: `devrel-ready backups` lists it."
            ),
        ),
        Leaving::Posting => ("Leave without a role?", drop_posting_words(app).to_owned()),
        Leaving::Saved => ("Leave?", "Everything is saved by now.".to_owned()),
    };
    Asking { title, question: &question, lines: Vec::new() }.draw(app, canvas);
}

/// Draws the question which version to use after another program has changed the file.
fn draw_conflict(app: &App, name: &Name, conflict: &Conflict, both: bool, canvas: &mut Canvas<'_, '_>) {
    let title = format!("NOT SAVED: “{name}” was changed elsewhere");
    let lines = if both { versions(&conflict.differences, usize::from(canvas.window().height)) } else { Vec::new() };
    let question = if both { "What differs. What is the same in both is not listed." } else { conflict.found.as_str() };
    Asking { title: &cut(&title, 60), question, lines }.draw(app, canvas);
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
    let (title, question) = match confirm {
        Confirm::Conflict(name, conflict, both) => return draw_conflict(app, name, conflict, *both, canvas),
        Confirm::Delete(which) => (format!("Delete “{}”?", cut(which.as_str(), 44)), delete_words(app, which.as_str())),
        Confirm::DeletePoint(_, point) => (
            "Delete this point in time?".to_owned(),
            format!("It is {point}. What it holds is gone then; your present answers stay. This cannot be undone."),
        ),
        Confirm::DeleteRating(_, rating) => (
            "Delete this rating?".to_owned(),
            format!("It is {rating}. This computer has it no longer then; your own answers stay. This cannot be undone."),
        ),
        Confirm::HandOver(document, who_sees_it) => (
            "Write the rating to a file?".to_owned(),
            format!("{who_sees_it} Your private notes stay out. {} is for handing over.", document.file),
        ),
        Confirm::DeleteEntry(_, entry) => (
            "Delete this entry?".to_owned(),
            format!(
                "It says: {entry}\n\nEvidence that you took from it stays. This can be taken back until you close the \
                 assessment."
            ),
        ),
        Confirm::Again => (
            "Answer again?".to_owned(),
            "Today's answers are kept as a point in time first. Seeing the old answer avoids changes that are none, but \
             invites to say that nothing changed. Hidden, you answer afresh."
                .to_owned(),
        ),
        Confirm::Round(point, given) => ("Answering again".to_owned(), round_words(*point, given)),
        Confirm::LeftBehind(which, left) => (
            "Not everything is deleted".to_owned(),
            format!("Not everything of {which} is deleted: {left}"),
        ),
        Confirm::ById(name, words) => (format!("{name} can only be read"), words.to_string()),
        Confirm::Replace(path, _) | Confirm::Overwrite(path, _) => {
            ("Replace the file?".to_owned(), format!("There is a file {path} already."))
        }
        Confirm::Drop => ("Drop what you typed?".to_owned(), DROP_WORDS.to_owned()),
        Confirm::DropPosting(_) => ("Drop this posting?".to_owned(), drop_posting_words(app).to_owned()),
        Confirm::Load(question) => ("A decision for you".to_owned(), question.found.to_string()),
        Confirm::StartOver(question) => ("Start over?".to_owned(), start_over_words(question)),
    };
    Asking { title: &title, question: &question, lines: Vec::new() }.draw(app, canvas);
}

/// Says what becomes of a text that was not kept yet.
const DROP_WORDS: &str = "It was not kept yet. Dropping it cannot be undone.";

/// Says what is lost with a posting.
fn drop_posting_words(app: &App) -> &'static str {
    match app.screen() {
        Screen::Posting(screen) if screen.text().file.is_none() => {
            "The text that you pasted is in no file, and no role was made of it yet."
        }
        _ => "No role was made of what you decided yet. The file of the posting stays as it is.",
    }
}

/// Says what starting over leads to, and what it keeps.
fn start_over_words(question: &LoadQuestion) -> String {
    let way = question.ways.iter().find(|(way, _)| *way == Settle::StartOver);
    let kept = way.and_then(|(_, words)| words.as_str().split_once("; ")).map(|(_, kept)| format!(", but {kept}"));
    format!("You begin with no answers{}.", kept.unwrap_or_default())
}

/// Says what deleting an assessment takes away.
fn delete_words(app: &App, name: &str) -> String {
    let row = app.home().iter().find(|row| row.which.as_str() == name);
    let answers = row.filter(|row| !row.aim.is_empty()).map_or(0, |row| row.progress.0);
    let answers = if answers > 0 {
        format!("Its {}, ", counted(answers, "answer", "answers"))
    } else {
        "Its answers, ".to_owned()
    };
    let points = match app.screen() {
        Screen::Home(home) => home.points_of(name).filter(|points| *points > 0),
        _ => None,
    };
    let points =
        points.map_or_else(|| "points in time".to_owned(), |it| counted(it, "point in time", "points in time"));
    format!("{answers}notes, log, {points}, ratings and backups go with it. This cannot be undone.")
}

/// A question with buttons.
struct Asking<'q> {
    title: &'q str,
    question: &'q str,
    /// A table below the question, line by line.
    lines: Vec<String>,
}

impl Asking<'_> {
    fn draw(self, app: &App, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let cells = 68.min(canvas.window().width);
        let builder = LineBuilder { theme, width: cells - 4 };
        let mut lines = builder.paragraph(self.question, theme.text);
        if !self.lines.is_empty() {
            lines.push(Line::default());
            lines.extend(self.lines.into_iter().map(|line| Line::styled(line, theme.text)));
        }
        lines.push(Line::default());
        let (buttons, focus) = (app.buttons(), app.focus());
        let wide: usize = buttons.iter().map(|button| width_of(&button.label) + 8).sum();
        let is_row = wide <= usize::from(cells) - 4;
        let folded = |button: &Button| folded_label(&button.label, cells - 4).len();
        let rows_of_buttons = if is_row { 1 } else { buttons.iter().map(folded).sum() };
        let above = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let height = above.saturating_add(u16::try_from(rows_of_buttons).unwrap_or(0)).saturating_add(2);
        let inside = popup(canvas, self.title, Size::new(cells, height), Border::Warning);
        let [text, below] = rows(inside, [Some(above.min(inside.height.saturating_sub(1))), None]);
        canvas.lines(lines, text);
        if is_row {
            button_row(&buttons, Some(focus), below, canvas);
        } else {
            button_list(&buttons, focus, below, canvas);
        }
        question_footer(app, &buttons, focus, canvas);
    }
}

/// Draws what each key of a question does.
fn question_footer(app: &App, buttons: &[Button], focus: usize, canvas: &mut Canvas<'_, '_>) {
    let mode = app.mode();
    let key = |intent| app.key(mode, intent);
    let label = |intent| buttons.iter().find(|button| button.intent == intent).map(|button| short(&button.label));
    let mut entries = Vec::new();
    if matches!(app.overlay(), Some(Overlay::Confirm(Confirm::Load(_)))) {
        // Each way has a key of its own, and all of them have to be in view.
        for intent in [Intent::Yes, Intent::Reset, Intent::Start, Intent::No] {
            if let Some(button) = buttons.iter().find(|button| button.intent == intent) {
                let words = button.label.split("; ").next().unwrap_or_default();
                // The day stands on the button.
                let words = words.split(" of ").next().unwrap_or_default();
                entries.push(FooterEntry::new(intent, key(intent), words));
            }
        }
        entries.push(FooterEntry::new(Intent::Next, "←→".to_owned(), "another button"));
        return footer_below(&entries, canvas);
    }
    if let Some(button) = buttons.get(focus) {
        entries.push(FooterEntry::new(Intent::Accept, key(Intent::Accept), &short(&button.label)));
    }
    if buttons.len() > 1 {
        entries.push(FooterEntry::new(Intent::Next, "←→".to_owned(), "another button"));
    }
    for intent in [Intent::Yes, Intent::No, Intent::Both] {
        if let Some(label) = label(intent) {
            entries.push(FooterEntry::new(intent, key(intent), &label));
        }
    }
    if mode == Mode::Decide {
        entries.push(FooterEntry::new(Intent::Back, key(Intent::Back), "decide later"));
    }
    footer_below(&entries, canvas);
}

/// Returns the beginning of a label, in small letters, for the footer.
fn short(label: &str) -> String {
    let words = cut(label, 24);
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Draws a box to type in, with its two buttons.
fn draw_text(app: &App, text: &TextBox, canvas: &mut Canvas<'_, '_>) {
    let (theme, window) = (canvas.theme, canvas.window());
    let framework = app.framework();
    let (title, hint, seen) = match text.purpose {
        TextPurpose::Evidence(skill) => {
            let skill = framework.skill(skill);
            let label = app.current().map_or("To show it", |current| to_show_label(current.assessment()));
            let title = if app.about().is_some() { "What you saw" } else { "Evidence" };
            (format!("{title}: {}", skill.name), format!("{label}: {}", skill.evidence), 3)
        }
        TextPurpose::Note(skill) => (
            format!("Note: {}", framework.skill(skill).name),
            "Only for you. It stays out of every report unless you put it in.".to_owned(),
            8,
        ),
        TextPurpose::Path => (
            "The file of the report".to_owned(),
            "A file name, with a folder if you like. Nothing is replaced without asking.".to_owned(),
            2,
        ),
        TextPurpose::Open => (
            "Read a posting or a report".to_owned(),
            "The name of a file: a job posting as text, or a report, answers or a save. Or paste the text of a posting \
             here. It is only read."
                .to_owned(),
            2,
        ),
    };
    let cells = 68.min(window.width);
    let hint = LineBuilder { theme, width: cells - 4 }.paragraph(&hint, theme.text);
    let hints = u16::try_from(hint.len()).unwrap_or(1);
    let title = cut(&title, usize::from(cells) - 6);
    let inside = popup(canvas, &title, Size::new(cells, seen + hints + 6), Border::Plain);
    let [above, input, count_row, foot_row] = rows(inside, [Some(hints + 1), None, Some(2), Some(1)]);
    canvas.lines(hint, above);
    canvas.widget(text.field.widget(), input);
    let used = text.field.text().as_str().chars().count();
    let count = if text.field.is_full() {
        Span::styled(
            format!("That is as long as it can get: {} characters.", grouped(text.field.limit())),
            theme.missing,
        )
    } else {
        Span::styled(format!("{used} of {} characters", grouped(text.field.limit())), theme.faint)
    };
    canvas.put(count, Rect { height: 1, ..count_row });
    let [take, leave] = text.button_words();
    let buttons = [
        Button { label: take.to_owned(), intent: Intent::Accept },
        Button { label: leave.to_owned(), intent: Intent::Back },
    ];
    let focus = text.on_buttons().then(|| app.focus());
    button_row(&buttons, focus, foot_row, canvas);
    if text.on_buttons() {
        question_footer(app, &app.buttons(), app.focus(), canvas);
        return;
    }
    let mut entries = footer_entries(app.offered(app.mode()));
    for entry in &mut entries {
        entry.name(Intent::Accept, &take.to_lowercase());
        entry.name(Intent::Back, &leave.to_lowercase());
    }
    footer_below(&entries, canvas);
}
