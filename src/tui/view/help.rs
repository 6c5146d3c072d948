//! Builds the page that explains the marks and words of a screen.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::look::Cell;
use crate::text::fit;
use crate::tui::theme::{CHOSEN, DONE, FLAG, STAR, Theme, WARNING};
use crate::tui::widget::LineBuilder;
use crate::tui::{App, Screen};
use crate::words::band_words;

/// Returns what the screen below is for, and what its marks and words mean.
pub(super) fn lines(app: &App, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    const LEAD: usize = 16;
    let theme = builder.theme;
    let mut lines = builder.paragraph(about(app.screen()), theme.text);
    if let Screen::Home(_) = app.screen() {
        let place = format!("Your answers are kept in {}", app.data_dir());
        lines.extend(builder.paragraph(&place, theme.text));
    }
    lines.push(Line::default());
    for (mark, style, meaning) in marks(app.screen(), theme) {
        let lead = vec![Span::styled(fit(mark, LEAD), style), Span::raw("  ")];
        lines.extend(builder.after(lead, meaning, theme.text));
    }
    for (word, meaning) in
        words(app.screen()).iter().map(|(word, meaning)| (*word, (*meaning).to_owned())).chain(bands(app))
    {
        let lead = vec![Span::styled(fit(word, LEAD), theme.strong), Span::raw("  ")];
        lines.extend(builder.after(lead, &meaning, theme.text));
    }
    lines
}

/// Explains the bands, on the screens that show scores.
fn bands(app: &App) -> impl Iterator<Item = (&str, String)> {
    let framework = app.framework();
    let shown = !words(app.screen()).is_empty();
    let bands = framework.bands().filter(move |_| shown);
    bands.map(|band| (framework.band(band).name.as_str(), band_words(framework, band)))
}

const fn about(screen: &Screen) -> &'static str {
    match screen {
        Screen::Home(_) => "Your saved assessments. Everything is saved as you go; nothing leaves this computer.",
        Screen::Start(_) => {
            "Setting up a new assessment: a name, a role if you know one, how senior, and how to answer."
        }
        Screen::Question(_) => {
            "Choose the highest statement that is fully true for you today and that you could show or describe with \
             one example. Skipping is fine: what is open counts neither for nor against you."
        }
        Screen::Edition(_) => {
            "The questions have a new edition. What you answered is carried over; where the meaning changed, please look \
             again."
        }
        Screen::LookAgain(_) => {
            "The statements as you answered them, and as they are asked now. Keep your level, or choose another one."
        }
        Screen::Review(_) => "All your answers. Jump to any of them and change it; results follow at once.",
        Screen::Results(_) => "Where you stand for every role, at the band highlighted at the top.",
        Screen::Role(_) => "How the score of one role comes about, skill by skill.",
        Screen::Plan(_) => {
            "What to do next for one role: the steps with the least effort that lead to ready. Effort counts 1, 2, 4 and \
             8 for reaching levels 1 to 4; it has no unit, only ratios matter."
        }
        Screen::WhatIf(_) => {
            "Levels being tried out. Your answers stay as they are; leaving forgets what you tried, unless you keep it as \
             a goal."
        }
        Screen::History(_) => {
            "The points in time that you kept. A point holds everything as it was and never changes. Delete takes \
             one away, and deleting the assessment takes all."
        }
        Screen::Compare(_) => {
            "What changed between two states, and why. The rows add up to the change. The error comes from what was \
             given again; what was carried over adds no doubt."
        }
        Screen::SideBySide(_) => {
            "You and a person who rated you, skill by skill, the largest difference first. A rating never mixes with your \
             own answers or scores."
        }
        Screen::Export(_) => {
            "Your report as a file that people and programs can read. Private notes stay out unless you put them in."
        }
        Screen::Wishes(_) => {
            "What you would like to do, in your own judgment. It stands beside the roles in words and is never scored."
        }
        Screen::Log(_) => {
            "What you did and when, with the skills that it shows: the memory for your evidence, for a review, and for a \
             resume. Nothing of it enters a score."
        }
        Screen::Posting(_) => {
            "What a job posting asks for, with the line that says so. Years are not turned into levels, a wish is not told \
             from a requirement, and nothing is said about your chances. What you confirm becomes a role of your own, \
             which is scored like the others. The posting is not kept."
        }
        Screen::Settings(_) => {
            "How the program looks and behaves. A change takes effect at once and is saved in a file."
        }
    }
}

/// Explains the marks of a screen.
fn marks(screen: &Screen, theme: &Theme) -> Vec<(&'static str, Style, &'static str)> {
    let cell = |cell| theme.cell(cell);
    let bars = [
        ("━", cell(Cell::Reached), "reached, up to where ready begins or up to the target"),
        ("━ ═", cell(Cell::Beyond), "beyond ready; beyond a target, where it adds nothing to the score"),
        ("·", cell(Cell::Missing), "missing up to ready or to the target"),
        ("─", cell(Cell::Open), "still open"),
        ("┃", theme.strong, "where ready begins"),
    ];
    let goals = [("╍", theme.gain, "up to a goal you kept")];
    let gains = [
        ("╍", theme.gain, "what this step or a tried level would gain"),
        ("─", theme.gain, "what the steps before would gain"),
    ];
    let flash = [("╍", theme.gain, "for a moment: what the last answer fixed")];
    let answers = [
        (CHOSEN, theme.good, "your answer"),
        (STAR, theme.text, "starred: you want to grow this"),
        (FLAG, theme.text, "flagged: you want to come back to this"),
    ];
    let scores = [
        ("± 4", theme.strong, "the error: two times out of three, another day's answers end up this close"),
        ("≈ 83", theme.strong, "too close to another role to call"),
        (WARNING, theme.missing, "a must-have that is too low, or marked as not applicable"),
        (DONE, theme.ready, "ready; or on target, where nothing is lost"),
    ];
    match screen {
        Screen::Question(_) => [&bars[..], &flash, &answers].concat(),
        Screen::Review(_) => [&bars[..1], &answers].concat(),
        Screen::Results(_) | Screen::Role(_) => [&bars[..], &goals, &scores].concat(),
        Screen::Home(_) => [&bars[..], &scores].concat(),
        Screen::Plan(_) | Screen::WhatIf(_) => [&bars[..], &gains].concat(),
        _ => Vec::new(),
    }
}

/// Returns the terms of a screen with their explanations.
const fn words(screen: &Screen) -> &'static [(&'static str, &'static str)] {
    const SCORES: &[(&str, &str)] = &[
        ("Band", "how senior a role is: it expects more, and ready begins higher"),
        ("Readiness", "how much of what the role expects you have reached, weighted by importance, 0 to 100"),
        ("Range", "where the final readiness will lie, whatever the open answers turn out to be"),
        ("Likely", "where it will lie if the rest of you resembles what you answered"),
        ("Target, 1 of 2", "the level a role expects of a skill; you are at 1, it expects 2"),
        ("Weight", "how much a skill counts for a role: core skills most, helpful ones least"),
        ("Must-have", "whatever the score, you have to be at most one level below its target"),
        ("Still open", "the open answers decide whether you are ready"),
        ("Not yet", "below where ready begins, or a must-have is too low or marked n/a"),
        ("Close", "nearer to where ready begins than 1.28 times the error: another day could decide"),
        ("Provisional", "ready only because of the skills marked as not applicable"),
        ("Too close to call", "the difference is smaller than what answering on another day would change"),
        ("Settled", "the open answers are unlikely to put another role in front"),
        ("Decided", "no open answer can put another role in front any more"),
        ("Stronger here", "your answers in what the role needs, compared with all your answers"),
        ("Effort", "what raising levels takes: 1, 2, 4 and 8 for levels 1 to 4; no unit of time, only ratios matter"),
        ("Evidence", "how many of the points you reached rest on answers with evidence"),
    ];
    match screen {
        Screen::Question(_) | Screen::Results(_) | Screen::Role(_) | Screen::WhatIf(_) => SCORES,
        _ => &[],
    }
}
