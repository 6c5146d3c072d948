//! Draws what surrounds every screen: the header with the strip of places, the rule, the message and the footer.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::foot::footer_below;
use crate::assessment::{Choice, Pace};
use crate::framework::SkillId;
use crate::text::{Clean, counted, cut, width};
use crate::tui::theme::{BUSY, DONE, FAILED, RULE, WARNING};
use crate::tui::widget::{Canvas, Grid, LineBuilder, footer_entries, rows, sides, spans_width};
use crate::tui::{
    Access, App, CurrentAssessment, Intent, LookAgainScreen, Place, PostingStage, Saving, Screen, StartStep, Target,
};
use crate::words::{
    CONFIRMING_NOTE, NOTHING_IS_LOST, NOTICE, READING_HELP, SHORT_CONFIRMING_NOTE, SHORT_NOTICE, SHORT_READING_HELP,
    SHORT_UNTIL_LOOKED_AT, UNTIL_LOOKED_AT, last_time_words, quick_progress_words, rating_words,
};

/// Draws header and rule. Returns the area of the body, between the rule and the row of messages.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_, '_>) -> Rect {
    let [head, rule, body, ..] = rows(canvas.area, [Some(1), Some(1), None, Some(1), Some(1)]);
    match app.screen() {
        screen if screen.place().is_some() && app.about().is_some() => rating_head(app, head, rule, canvas),
        screen if screen.place().is_some() && app.current().is_some() => strip(app, head, rule, canvas),
        Screen::Start(start) => steps(app, &start.step, head, rule, canvas),
        _ => title(app, head, rule, canvas),
    }
    body
}

/// Draws the footer, once the body is drawn. It names no key that reads on where no text goes on, and the way back from
/// the results only if something is open and it leads home, because that is not plain then.
pub(super) fn draw_footer(app: &App, canvas: &mut Canvas<'_, '_>) {
    if app.overlay().is_some() || app.leaving().is_some() {
        // A box shows its own keys.
        return;
    }
    let has_more = canvas.has_more();
    let is_complete = app.current().is_some_and(|current| current.assessment().coverage().unanswered == 0);
    let is_results = matches!(app.screen(), Screen::Results(_));
    let shown = app.offered(app.mode()).filter(|binding| match binding.intent {
        Intent::PageDown => has_more,
        Intent::Back => !is_results || !is_complete && app.leads_back().is_some(),
        _ => true,
    });
    let mut entries = footer_entries(shown);
    if matches!(app.screen(), Screen::Posting(posting) if posting.is_at_end()) {
        for entry in &mut entries {
            entry.name(Intent::Accept, "make the role");
        }
    }
    if let Some(word) = app.leads_back() {
        for entry in &mut entries {
            entry.name(Intent::Back, word);
        }
    }
    if app.highlighted_at_home().is_some_and(|row| row.rating.is_some()) {
        for entry in &mut entries {
            entry.name(Intent::Export, "write the file");
        }
    }
    if let (Screen::LookAgain(look), Some(current)) = (app.screen(), app.current())
        && let Choice::Level(level) = current.assessment().entry(look.walk.skill()).choice
    {
        let keep = format!("keep the {level}");
        for entry in &mut entries {
            entry.name(Intent::Accept, &keep);
        }
    }
    footer_below(&entries, canvas);
}

/// Returns the state of the open assessment at the right edge, in words, as a mark, and in its style.
fn state(app: &App, canvas: &Canvas<'_, '_>) -> (String, &'static str, Style) {
    let theme = canvas.theme;
    let access = app.current().map(CurrentAssessment::access);
    match (app.screen(), access, app.saving()) {
        (_, _, Some(Saving::Failed(_))) => ("NOT SAVED".to_owned(), WARNING, theme.error),
        (_, Some(Access::ReadOnly(_) | Access::OpenElsewhere(_)), _) => {
            ("reading only".to_owned(), WARNING, theme.missing)
        }
        (Screen::WhatIf(_), ..) => ("trying out".to_owned(), "╍", theme.gain),
        (_, _, Some(Saving::Saved)) => (format!("{DONE} saved"), DONE, theme.good),
        (_, _, Some(Saving::Writing)) => ("not kept yet".to_owned(), BUSY, theme.missing),
        (..) => (format!("{BUSY} saving"), BUSY, theme.faint),
    }
}

/// Draws the name of the open assessment, the places and the state, and the rule with the present place.
fn strip(app: &App, head: Rect, rule: Rect, canvas: &mut Canvas<'_, '_>) {
    let (theme, grid) = (canvas.theme, Grid::of(canvas.window()));
    let Some(current) = app.current() else { return };
    let (words, mark, style) = state(app, canvas);
    let state = if grid.is_narrow() { mark.to_owned() } else { words };
    // Each save shows both words, and their neighbors must not move.
    let cells = if grid.is_narrow() { 1 } else { width(&state).max(width("… saving")) };
    let state = Span::styled(format!("{state:>cells$} "), style);
    let gap = grid.gap();
    let places: usize = Place::ALL.iter().map(|place| width(place.word()) + gap).sum();
    let right = places + state.width();
    let mut x = if grid.is_narrow() { 1 } else { usize::from(head.width).saturating_sub(right) };
    let name = current.assessment().name();
    let mut left = vec![Span::raw(" ")];
    if !grid.is_narrow() {
        left.push(Span::styled(cut(name.as_str(), x.saturating_sub(3)), theme.strong));
        let used = spans_width(&left);
        let about = about(app, x.saturating_sub(used + 4));
        if grid.is_wide() && !about.is_empty() {
            left.push(Span::styled(format!("  {about}"), theme.faint));
        }
    }
    canvas.put(sides(Line::from(left), Line::from(state), head.width), head);
    let present = app.screen().place();
    let mut under = None;
    for place in Place::ALL {
        let cells = u16::try_from(width(place.word())).unwrap_or(u16::MAX);
        let at = Rect { x: head.x + u16::try_from(x).unwrap_or(u16::MAX), width: cells, ..head }.intersection(head);
        let is_present = present == Some(place);
        canvas.put(Span::styled(place.word(), if is_present { theme.selected } else { theme.text }), at);
        canvas.clickable(at, Target::Do(place.intent()));
        if is_present {
            under = Some(at);
        }
        x += usize::from(cells) + gap;
    }
    let name = if grid.is_narrow() { narrow_name(app, current, under, rule) } else { String::new() };
    put_rule(app, under, &name, rule, canvas);
}

/// Returns the name for the right of a narrow rule, with the framework where that leaves the present place in sight. It
/// says what the mark in the header means if nothing can be changed.
fn narrow_name(app: &App, current: &CurrentAssessment, under: Option<Rect>, rule: Rect) -> String {
    let name = cut(current.assessment().name().as_str(), usize::from(rule.width) / 3);
    if current.read_only().is_some() {
        return format!("{name}, reading only");
    }
    let both = app.framework_name().map(|framework| format!("{} · {framework}", current.assessment().name()));
    let room = usize::from(rule.right().saturating_sub(under.map_or(rule.x, Rect::right))).saturating_sub(5);
    both.filter(|both| width(both) <= room).unwrap_or(name)
}

/// Draws the rule: thick under the present place, green while a ready result is shown.
fn put_rule(app: &App, under: Option<Rect>, name: &str, rule: Rect, canvas: &mut Canvas<'_, '_>) {
    let (theme, cells) = (canvas.theme, usize::from(rule.width));
    let green = app.green_rule().map_or(0, |(step, steps)| cells * step / steps);
    let mut spans = vec![Span::styled(theme.place().repeat(green), theme.good)];
    spans.push(Span::styled(RULE.repeat(cells - green), theme.faint));
    canvas.put(Line::from(spans), rule);
    // In a narrow window the places begin at the left.
    if name.is_empty() {
        put_framework(app, rule, canvas);
    }
    if let Some(under) = under.filter(|_| green == 0) {
        let at = Rect { y: rule.y, ..under };
        canvas.put(Span::styled(theme.place().repeat(at.width.into()), theme.accent), at);
    }
    if !name.is_empty() {
        let name = format!(" {name} ");
        let wide = u16::try_from(width(&name)).unwrap_or(u16::MAX);
        let x = rule.right().saturating_sub(wide + 2);
        canvas.put(Span::styled(name, theme.strong), Rect { x, width: wide, ..rule });
    }
}

/// Returns the aim and the pace of the open assessment, as far as they fit.
fn about(app: &App, room: usize) -> String {
    let Some(current) = app.current() else { return String::new() };
    let (framework, aim) = (app.framework(), current.assessment().aim());
    let band = &framework.band(aim.band).name;
    let quick = if current.assessment().pace() == Pace::Quick { ", quick" } else { "" };
    let words = match aim.role {
        Some(role) => format!("aims at {}, {band}{quick}", framework.role(role).short),
        None => format!("{band}{quick}"),
    };
    if width(&words) <= room { words } else { String::new() }
}

/// Draws the steps to a new assessment.
fn steps(app: &App, step: &StartStep, head: Rect, rule: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let present = match step {
        StartStep::Name => 0,
        StartStep::Role { .. } => 1,
        StartStep::Band { .. } => 2,
        StartStep::Pace { .. } => 3,
    };
    let words: Vec<String> = ["Name", "Aim", "Band", "Pace"]
        .iter()
        .enumerate()
        .map(
            |(position, word)| {
                if position < present { format!("{DONE} {word}") } else { format!("{} {word}", position + 1) }
            },
        )
        .collect();
    let mut right = Vec::new();
    let all: usize = words.iter().map(|word| width(word) + 2).sum();
    let mut x = usize::from(head.width).saturating_sub(all - 1);
    let mut under = Rect { height: 1, ..rule };
    for (position, word) in words.into_iter().enumerate() {
        let wide = width(&word);
        if position == present {
            under = Rect { x: rule.x + u16::try_from(x).unwrap_or(0), width: u16::try_from(wide).unwrap_or(0), ..rule };
        }
        let style = match position {
            _ if position == present => theme.selected,
            _ if position < present => theme.good,
            _ => theme.text,
        };
        x += wide + 2;
        right.push(Span::styled(word, style));
        right.push(Span::raw(if position < 3 { "  " } else { " " }));
    }
    let left = Line::from(vec![Span::styled(" devrel-ready", theme.strong), Span::raw("  New assessment")]);
    let left = if usize::from(head.width) < 76 { Line::styled(" New assessment", theme.strong) } else { left };
    canvas.put(sides(left, Line::from(right), head.width), head);
    plain_rule(app, rule, canvas);
    canvas.put(Span::styled(theme.place().repeat(under.width.into()), theme.accent), under);
}

/// Draws the name of the program, and how many assessments there are.
fn title(app: &App, head: Rect, rule: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let mut left = vec![Span::styled(" devrel-ready", theme.strong)];
    let mut right = Vec::new();
    match app.screen() {
        Screen::Settings(_) => left.push(Span::raw("  Settings")),
        Screen::Posting(posting) => {
            left.push(Span::raw("  Reading a posting"));
            let file = posting.text().file.as_ref().map_or("pasted text", Clean::as_str);
            right.push(Span::styled(format!("{} ", cut(file, usize::from(head.width) / 2)), theme.text));
        }
        Screen::Home(_) if head.width >= 76 && !app.home().is_empty() && app.has_whole_list() => {
            let count = counted(app.home().len(), "assessment", "assessments");
            right.push(Span::styled(format!("{count} on this computer "), theme.text));
        }
        _ => {}
    }
    canvas.put(sides(Line::from(left), Line::from(right), head.width), head);
    plain_rule(app, rule, canvas);
}

/// Draws a rule without a present place.
fn plain_rule(app: &App, rule: Rect, canvas: &mut Canvas<'_, '_>) {
    canvas.put(Line::styled(RULE.repeat(rule.width.into()), canvas.theme.faint), rule);
    put_framework(app, rule, canvas);
}

/// Names the framework at the left of the rule, if it is not the shipped one.
fn put_framework(app: &App, rule: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(name) = app.framework_name() else { return };
    let words = format!(" {} ", cut(name, usize::from(rule.width) / 3));
    let wide = u16::try_from(width(&words)).unwrap_or(u16::MAX);
    let at = Rect { x: rule.x + 1, width: wide, ..rule };
    canvas.put(Span::styled(words, canvas.theme.strong), at.intersection(rule));
}

/// Draws whom a rating is about, how far it is, and the state. A rating has no other places.
fn rating_head(app: &App, head: Rect, rule: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let Some((current, about)) = app.current().zip(app.about()) else { return };
    let (words, _, style) = state(app, canvas);
    let left = Span::styled(format!(" About {}, by {}", about.subject, about.by), theme.strong);
    let seen = Span::styled(format!("{}   ", rating_words(current.assessment())), theme.text);
    let cells = width("… saving");
    let right = Line::from(vec![seen, Span::styled(format!("{words:>cells$} "), style)]);
    canvas.put(sides(Line::from(left), right, head.width), head);
    plain_rule(app, rule, canvas);
}

/// Draws the message in its row, which is blank unless something has to be said. A long message takes the rows above,
/// too.
pub(super) fn draw_message(app: &App, canvas: &mut Canvas<'_, '_>) {
    let area = canvas.area;
    let builder = LineBuilder { theme: canvas.theme, width: area.width.saturating_sub(2) };
    let lines = message(app, builder);
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height / 2);
    let y = area.bottom().saturating_sub(1 + count);
    let place = Rect { x: area.x + 1, y, width: builder.width, height: count };
    if count > 1 {
        canvas.clear(Rect { x: area.x, width: area.width, ..place });
    }
    canvas.lines(lines, place);
}

/// Says in one row which answer a question had last time, or how far quick mode is.
fn progress(current: &CurrentAssessment, skill: SkillId, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let assessment = current.assessment();
    if let Some(words) = last_time_words(assessment, skill) {
        return builder.paragraph(&words, builder.theme.text);
    }
    if assessment.pace() != Pace::Quick || assessment.again().is_some() {
        return Vec::new();
    }
    let words = quick_progress_words(current.assessment().framework(), current.evaluation(), &current.quick());
    let room = usize::from(builder.width);
    let words = if width(&words.full) <= room { words.full } else { cut(&words.short, room) };
    vec![Line::styled(words, builder.theme.text)]
}

/// Says what the answer at hand counts as until the person looks at it again.
fn look_again_message(app: &App, look: &LookAgainScreen, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let waits = app.current().is_some_and(|current| current.assessment().is_worth_another_look(look.walk.skill()));
    let words =
        if width(UNTIL_LOOKED_AT) <= usize::from(builder.width) { UNTIL_LOOKED_AT } else { SHORT_UNTIL_LOOKED_AT };
    if waits { builder.paragraph(words, builder.theme.text) } else { Vec::new() }
}

/// Says how far a posting can be believed, or what confirming leads to.
fn posting_note(stage: PostingStage, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let [long, short] = match stage {
        PostingStage::Found => [READING_HELP, SHORT_READING_HELP],
        PostingStage::Confirm => [CONFIRMING_NOTE, SHORT_CONFIRMING_NOTE],
        PostingStage::Name => return Vec::new(),
    };
    let words = if width(long) <= usize::from(builder.width) { long } else { short };
    vec![Line::styled(words, builder.theme.text)]
}

/// Returns the self-reported notice in one row, so that it covers nothing.
fn notice(cells: u16) -> &'static str {
    if width(NOTICE) <= usize::from(cells) { NOTICE } else { SHORT_NOTICE }
}

fn message(app: &App, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let theme = builder.theme;
    if let Some((name, reason)) = app.unsaved() {
        let whose = if app.current().is_some() { String::new() } else { format!(" ({name})") };
        let words = format!("Not saved{whose}: {reason}");
        let lead = vec![Span::styled(format!("{FAILED} "), theme.error)];
        let mut lines = builder.after(lead, &words, theme.error);
        lines.extend(app.notice().into_iter().flat_map(|notice| builder.paragraph(notice, theme.text)));
        return lines;
    }
    match (app.notice(), app.milestone(), app.screen()) {
        (Some(notice), ..) => builder.paragraph(notice, theme.strong),
        (None, Some(words), _) => {
            let lead = vec![Span::styled(format!("{DONE} "), theme.ready)];
            builder.after(lead, words, theme.ready)
        }
        (None, None, Screen::Question(question)) => {
            app.current().map_or_else(Vec::new, |current| progress(current, question.skill, builder))
        }
        (None, None, Screen::Posting(posting)) => posting_note(posting.stage, builder),
        (None, None, Screen::Edition(_)) => builder.paragraph(NOTHING_IS_LOST, theme.text),
        (None, None, Screen::LookAgain(look)) => look_again_message(app, look, builder),
        (None, None, Screen::Results(_)) => vec![Line::styled(notice(builder.width), theme.faint)],
        (None, None, Screen::Home(_)) if app.is_first_start() => {
            vec![Line::styled(notice(builder.width), theme.faint)]
        }
        _ => Vec::new(),
    }
}
