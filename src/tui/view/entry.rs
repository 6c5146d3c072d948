//! Draws the boxes of the log: writing an entry, and taking one as evidence.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use super::buttons::button_row;
use super::foot::foot;
use crate::assessment::LOG_TEXT_LIMIT;
use crate::text::{counted, cut, grouped, width};
use crate::tui::theme::{CHOSEN, CURSOR};
use crate::tui::widget::{Block, Border, Canvas, LineBuilder, columns, popup, rows, visible};
use crate::tui::{App, Button, EntryForm, EntryLine, EvidenceOffer, Intent, SkillRow, Target};
use crate::words::log_day;

/// Cells of the words before the lines.
const WORD: u16 = 14;

/// The widest box.
const WIDEST: u16 = 76;

/// Draws an entry that is being written.
pub(super) fn draw(app: &App, form: &EntryForm, canvas: &mut Canvas<'_, '_>) {
    let (theme, window) = (canvas.theme, canvas.window());
    let title = if form.id.is_some() { "Change the entry" } else { "New entry" };
    let tall = window.height.saturating_sub(4).min(22);
    let inside = popup(canvas, title, Size::new(WIDEST.min(window.width), tall), Border::Plain);
    let [text, address, day, skills, _, below, footnote_row, foot_row] =
        rows(inside, [Some(3), Some(1), Some(1), Some(1), Some(1), None, Some(1), Some(1)]);
    let places = EntryLine::ALL.into_iter().zip([text, address, day, skills]).enumerate();
    for (position, (line, place)) in places {
        let [word, field] = columns(place, 0, [Some(WORD), None]);
        let is_present = line == form.line;
        let mark = if is_present { format!("{CURSOR} ") } else { "  ".to_owned() };
        let name = Span::styled(line.word(), theme.entry(is_present));
        canvas.put(Line::from(vec![Span::styled(mark, theme.accent), name]), word);
        canvas.clickable(place, Target::Tab(position));
        match line {
            EntryLine::Skills => canvas.put(Line::styled(named(app, form, field.width.into()), theme.text), field),
            line if is_present => canvas.widget(form.field(line).widget(), field),
            line => {
                let typed = form.field(line).text();
                let shown = LineBuilder { theme, width: field.width }.paragraph(typed.as_str(), theme.text);
                canvas.lines(shown.into_iter().take(field.height.into()), field);
            }
        }
    }
    if form.line == EntryLine::Skills {
        draw_skills(app, form, below, canvas);
    } else {
        let hint = LineBuilder { theme, width: below.width }.paragraph(&hint(app, form), theme.text);
        canvas.lines(hint, below);
    }
    canvas.put(Line::from(footnote(form, theme)), footnote_row);
    let labels = [("Keep", Intent::Yes), ("Drop", Intent::Back)];
    let labels = labels.map(|(label, intent)| Button { label: label.to_owned(), intent });
    button_row(&labels, None, foot_row, canvas);
    foot(app, canvas);
}

/// Names the skills in one row, as many as fit.
fn named(app: &App, form: &EntryForm, cells: usize) -> String {
    let framework = app.framework();
    let name = |key: &crate::text::Clean| {
        framework
            .find_skill(key.as_str())
            .map_or_else(|| key.to_string(), |skill| framework.skill(skill).short.to_string())
    };
    let names: Vec<String> = form.skills.iter().map(name).collect();
    let all = names.join(", ");
    match names.len() {
        0 => "none yet".to_owned(),
        _ if width(&all) <= cells => all,
        count => cut(&format!("{count}: {all}"), cells),
    }
}

/// Says what the line is for.
fn hint(app: &App, form: &EntryForm) -> String {
    match form.line {
        EntryLine::Text => "What you did and what came of it, in a sentence or two. Numbers help: how many, how often.",
        EntryLine::Link => "A link to it, if there is one: a talk, a page, a change.",
        EntryLine::Day => {
            return format!("When it was, as in {}. It says what you did, so not later than today.", app.today());
        }
        EntryLine::Skills => "",
    }
    .to_owned()
}

/// Returns what is to mend, or how long the text is.
fn footnote(form: &EntryForm, theme: &crate::tui::theme::Theme) -> Span<'static> {
    if let Some(problem) = &form.problem {
        return Span::styled(problem.clone(), theme.missing);
    }
    if !matches!(form.line, EntryLine::Text | EntryLine::Link) {
        return Span::raw("");
    }
    let used = form.focused().text().as_str().chars().count();
    let words = format!("{used} of {} characters", grouped(LOG_TEXT_LIMIT));
    Span::styled(words, if used > LOG_TEXT_LIMIT { theme.missing } else { theme.faint })
}

/// Draws the search for a skill, and what it finds.
fn draw_skills(app: &App, form: &EntryForm, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let framework = app.framework();
    let [search, list] = rows(area, [Some(1), None]);
    super::menu::field(form.focused(), "type some letters of a skill", search, canvas);
    let found = form.rows(framework);
    if found.is_empty() {
        canvas.put(Line::styled("No skill has these words.", theme.text), list);
    }
    let seen = visible(form.cursor, found.len(), list.height.into());
    let blocks: Vec<Block<'_>> = seen
        .map(|position| {
            let is_selected = position == form.cursor;
            let mark = if is_selected { format!("{CURSOR} ") } else { "  ".to_owned() };
            let (is_named, words) = match &found[position] {
                SkillRow::Keep => (false, "Keep the entry".to_owned()),
                SkillRow::Skill(skill) => (form.names(framework, *skill), framework.skill(*skill).name.to_string()),
                SkillRow::Retired(key) => (true, key.to_string()),
            };
            let named = if is_named { CHOSEN } else { " " };
            let line = Line::from(vec![
                Span::styled(mark, theme.accent),
                Span::styled(format!("{named} "), theme.good),
                Span::styled(words, theme.entry(is_selected)),
            ]);
            (Some(Target::Entry(position)), vec![line])
        })
        .collect();
    canvas.blocks(blocks, list);
}

/// Draws the entries that can be taken as evidence.
pub(super) fn offer(app: &App, offer: &EvidenceOffer, canvas: &mut Canvas<'_, '_>) {
    let (theme, window) = (canvas.theme, canvas.window());
    let Some(current) = app.current() else { return };
    let (framework, assessment) = (app.framework(), current.assessment());
    let entries = offer.entries(assessment);
    let cells = WIDEST.min(window.width);
    let builder = LineBuilder { theme, width: cells - 4 };
    let evidence = &assessment.entry(offer.skill).evidence;
    let is_shown = !evidence.is_empty() && !assessment.is_hidden(offer.skill);
    let now =
        if is_shown { format!("Now: {}", cut(evidence.as_str(), usize::from(cells) - 10)) } else { String::new() };
    let count = counted(entries.len(), "entry of your log shows it", "entries of your log show it");
    let mut head = builder.paragraph(&format!("{count}. Taking one changes no answer."), theme.text);
    if is_shown {
        head.push(Line::styled(now, theme.text));
    }
    head.push(Line::default());
    let above = u16::try_from(head.len()).unwrap_or(u16::MAX);
    let wanted = u16::try_from(2 * (entries.len() + 1)).unwrap_or(u16::MAX).saturating_add(above + 2);
    let height = wanted.min(window.height.saturating_sub(4));
    let title = cut(&format!("Evidence: {}", framework.skill(offer.skill).name), usize::from(cells) - 6);
    let inside = popup(canvas, &title, Size::new(cells, height), Border::Plain);
    let [top, list] = rows(inside, [Some(above), None]);
    canvas.lines(head, top);
    let seen = visible(offer.cursor, entries.len() + 1, (usize::from(list.height) / 2).max(1));
    let blocks: Vec<Block<'_>> = seen
        .map(|position| {
            let is_selected = position == offer.cursor;
            let mark = if is_selected { format!("{CURSOR} ") } else { "  ".to_owned() };
            let lead = |mark: String| Span::styled(mark, theme.accent);
            let room = usize::from(list.width).saturating_sub(2);
            let lines = if let Some(entry) = entries.get(position) {
                let taken = if offer.is_taken(assessment, entry) { "  is the evidence now" } else { "" };
                let link = if entry.link.is_empty() { "" } else { "  link" };
                let others = entry.skills.len().saturating_sub(1);
                let others = if others > 0 { format!("  shows {others} more") } else { String::new() };
                let first = cut(entry.text.as_str(), room);
                let second = cut(&format!("{}{link}{others}{taken}", log_day(entry)), room);
                vec![
                    Line::from(vec![lead(mark.clone()), Span::styled(first, theme.entry(is_selected))]),
                    Line::from(vec![lead(mark), Span::styled(second, theme.text)]),
                ]
            } else {
                let words =
                    if evidence.is_empty() { "Write my own" } else { "Write it myself, beginning with what is there" };
                vec![Line::from(vec![lead(mark), Span::styled(words, theme.entry(is_selected))])]
            };
            (Some(Target::Entry(position)), lines)
        })
        .collect();
    canvas.blocks(blocks, list);
    foot(app, canvas);
}
