//! Builds the help: the purpose of the screen, and its keys from the table that the input uses.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::fit;
use crate::tui::theme::Theme;
use crate::tui::widget::LineBuilder;
use crate::tui::{App, Screen};
use crate::words::band_words;

/// Returns the lines of the help for the screen below.
pub(super) fn lines(app: &App, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    const KEYS: usize = 18;
    let theme = builder.theme;
    let mut lines = builder.paragraph(about(app.screen()), theme.text);
    if let Screen::Home(_) = app.screen() {
        let place = format!("Your answers are kept in {}", app.data_dir());
        lines.extend(builder.paragraph(&place, theme.quiet));
    }
    lines.push(Line::default());
    for told_together in app.keymap().bindings(app.mode_below()).chunk_by(|a, b| a.help == b.help) {
        let keys = told_together.iter().flat_map(|binding| binding.keys.iter());
        let keys: Vec<String> = keys.map(ToString::to_string).collect();
        let lead = vec![Span::styled(fit(&keys.join(" "), KEYS), theme.key), Span::raw("  ")];
        lines.extend(builder.after(lead, told_together[0].help, theme.text));
    }
    lines.push(Line::default());
    for (mark, style, meaning) in marks(app.screen(), theme) {
        let lead = vec![Span::styled(fit(mark, KEYS), style), Span::raw("  ")];
        lines.extend(builder.after(lead, meaning, theme.text));
    }
    for (word, meaning) in
        words(app.screen()).iter().map(|(word, meaning)| (*word, (*meaning).to_owned())).chain(bands(app))
    {
        let lead = vec![Span::styled(fit(word, KEYS), theme.strong), Span::raw("  ")];
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
        Screen::Start(_) => "Setting up a new assessment: a name, how senior a role, and which one if you know.",
        Screen::Question(_) => {
            "Choose the highest statement that is fully true for you today and that you could show or describe with \
             one example. Skipping is fine: what is open counts neither for nor against you."
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
        Screen::Export(_) => {
            "Your report as a file that people and programs can read. Private notes stay out unless you put them in."
        }
        Screen::Wishes(_) => {
            "What you would like to do, in your own judgment. It stands beside the roles in words and is never scored."
        }
        Screen::Settings(_) => {
            "How the program looks and behaves. A change takes effect at once and is saved in a file."
        }
    }
}

/// Explains the marks of a screen.
fn marks(screen: &Screen, theme: &Theme) -> Vec<(&'static str, Style, &'static str)> {
    let marks = &theme.marks;
    let answers = [
        (marks.answered, theme.certain, "answered"),
        (marks.unanswered, theme.quiet, "still open"),
        (marks.not_applicable, theme.quiet, "does not apply to you"),
        (marks.star, theme.caution, "starred: you want to grow this"),
        (marks.flag, theme.bad, "flagged: you want to come back to this"),
        (marks.evidence, theme.good, "with evidence"),
        (marks.note, theme.text, "with a note"),
    ];
    let ranges = [
        (marks.certain, theme.certain, "reached already, whatever you answer next"),
        (marks.open, theme.open, "still open"),
        (marks.bar, theme.strong, "the bar: where ready begins"),
    ];
    let moments = [
        (marks.gained, theme.certain, "for a moment: what the last answer made certain"),
        (marks.ruled_out, theme.quiet, "for a moment: what the last answer ruled out"),
        (marks.leading, theme.strong, "in front, or too close to the one in front to call"),
    ];
    let must_haves = [
        (marks.plus_minus, theme.quiet, "the error: two times out of three, another day's answers end up this close"),
        (marks.done, theme.text, "a must-have that is met"),
        (marks.missed, theme.text, "a must-have that is too low"),
        (marks.unanswered, theme.text, "a must-have that is not answered yet"),
        (marks.not_applicable, theme.text, "a must-have marked as not applicable: give it a level to be judged"),
    ];
    match screen {
        Screen::Question(_) => [&answers[..], &ranges, &moments].concat(),
        Screen::Review(_) => answers.to_vec(),
        Screen::Results(_) => [&ranges[..], &must_haves].concat(),
        Screen::Role(_) => [&ranges[..], &[(marks.done, theme.text, "on target: nothing lost")]].concat(),
        Screen::Plan(_) | Screen::WhatIf(_) => ranges.to_vec(),
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
        ("Borderline", "nearer to where ready begins than 1.28 times the error: another day could decide"),
        ("Provisional", "ready only because of the skills marked as not applicable"),
        ("Too close to call", "the difference is smaller than what answering on another day would change"),
        ("Settled", "the open answers are unlikely to put another role in front"),
        ("Decided", "no open answer can put another role in front any more"),
        ("Stronger here", "your answers in what the role needs, compared with all your answers"),
        ("Evidence", "how many of the points you reached rest on answers with evidence"),
    ];
    match screen {
        Screen::Question(_) | Screen::Results(_) | Screen::Role(_) | Screen::WhatIf(_) => SCORES,
        _ => &[],
    }
}
