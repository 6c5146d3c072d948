//! Tests of commands in a terminal: their width, their colors and their characters.

use std::os::unix::process::CommandExt;
use std::path::Path;

use super::{Terminal, code};

const PROGRAM: &str = env!("CARGO_BIN_EXE_devrel-ready");

/// Returns a directory with an assessment, "me", that has answers to all questions.
fn answered() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    let framework = devrel_ready::framework::Framework::shipped();
    let levels = framework.skills().map(|skill| format!("{}={}", framework.skill(skill).key, 1 + skill.index() % 3));
    let mut answer = Terminal::command(PROGRAM, dir.path());
    let done = answer.args(["answer", "me", "--new", "--role", "ospo"]).args(levels).output().expect("it was built");
    assert!(done.status.success(), "{done:?}");
    dir
}

/// Runs a command to its end in a terminal of this width, and returns what it wrote.
fn written(dir: &Path, columns: u16, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let mut command = Terminal::command(PROGRAM, dir);
    command.args(arguments).envs(variables.iter().copied()).process_group(0);
    let mut terminal = Terminal::run_in(&mut command, (columns, 24));
    assert_eq!(code(terminal.end()), 0, "{}", terminal.screen());
    terminal.settle();
    String::from_utf8(terminal.written.clone()).expect("output is UTF-8").replace('\r', "")
}

/// Returns the text without its colors.
fn plain(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').expect("only colors are escape sequences").1)
}

/// Returns the width of the widest line that can be broken.
fn widest(text: &str) -> usize {
    let lines = text.lines().filter(|line| !line.contains("://") && !line.contains('`'));
    lines.map(|line| line.chars().count()).max().unwrap_or_default()
}

#[test]
fn text_is_folded_to_the_width_of_the_window() {
    let dir = answered();
    for arguments in [&["skills", "public-speaking"][..], &["roles"], &["next", "me"], &["skills"]] {
        for columns in [40, 60, 80, 120] {
            let text = written(dir.path(), columns, arguments, &[]);
            let widest = widest(&text);
            assert!(widest <= usize::from(columns), "{arguments:?} at {columns}: {widest} in {text}");
            let filled = usize::from(columns.min(112)) - 24;
            assert!(widest > filled || arguments[0] == "next", "{arguments:?} at {columns}: {widest} in {text}");
        }
    }
}

#[test]
fn the_questions_as_plain_lines_are_folded_to_the_width_of_the_window() {
    let dir = answered();
    for (columns, broken) in [(60, "You turn ideas into working software, from small scripts to\r\nsystems"), (110, "")]
    {
        let mut command = Terminal::command(PROGRAM, dir.path());
        let mut terminal = Terminal::run_in(command.args(["ask", "me"]).process_group(0), (columns, 30));
        terminal.see("All answered.").press("question 1\r").see("What could show it").press("quit\r");
        assert_eq!(code(terminal.end()), 0);
        let text = String::from_utf8_lossy(&terminal.written).into_owned();
        let whole = "You turn ideas into working software, from small scripts to systems that other people rely on.";
        assert!(text.contains(if broken.is_empty() { whole } else { broken }), "{text}");
        assert!(widest(&text) <= usize::from(columns), "{text}");
    }
}

#[test]
fn the_results_are_drawn_with_the_bars_and_colors_of_the_screens() {
    let dir = answered();
    let text = written(dir.path(), 80, &["show", "me"], &[]);
    assert!(text.starts_with("\u{1b}[1m"), "the headline comes first and is bold: {text}");
    for part in ["\u{1b}[36m━━━", "\u{1b}[33m··", "\u{1b}[1m┃", "\u{1b}[33mneeds\u{1b}[0m "] {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
    let text = plain(&text);
    let bars: Vec<usize> = text.lines().filter_map(|line| line.chars().position(|c| c == '┃')).collect();
    assert_eq!(bars.len(), 4, "{text}");
    assert!(bars.iter().all(|column| *column == bars[0]), "one line goes through all bars: {text}");
    for part in ["ready at 85╻", " ± ", "Strong for Open source", "points lost", "Must-haves: ", "What the words mean"]
    {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
    assert!(!text.contains("Gaps, by points lost") && !text.contains("Readiness "), "nothing is said twice: {text}");
}

#[test]
fn the_results_fit_every_window_and_cut_no_name() {
    let dir = answered();
    for columns in [40, 60, 76, 80, 100, 120, 200] {
        for arguments in [&["show", "me"][..], &["show", "me", "--explain"]] {
            let text = plain(&written(dir.path(), columns, arguments, &[]));
            assert!(widest(&text) <= usize::from(columns), "{columns}: {text}");
            assert!(!text.contains('…'), "{columns}: {text}");
        }
    }
    let wide = plain(&written(dir.path(), 120, &["show", "me"], &[]));
    assert!(wide.lines().any(|line| line.contains("Open Source Program Manager  ━")), "{wide}");
}

#[test]
fn colors_and_characters_are_left_out_where_they_are_not_wanted() {
    let dir = answered();
    let show = |variables: &[(&str, &str)]| written(dir.path(), 80, &["show", "me"], variables);
    let without_color = show(&[("NO_COLOR", "1")]);
    assert!(without_color.contains("━━━") && without_color.contains("\u{1b}[1mneeds"), "{without_color:?}");
    assert!(!without_color.contains("\u{1b}[3"), "{without_color:?}");
    assert!(show(&[("COLORFGBG", "0;15")]).contains("\u{1b}[34m━"), "a light background has colors of its own");
    let ascii = show(&[("LC_ALL", "C")]);
    assert!(ascii.is_ascii() && ascii.contains("===") && ascii.contains("+- "), "{ascii:?}");
    let dumb = show(&[("TERM", "dumb")]);
    assert!(!dumb.contains('\u{1b}') && !dumb.contains('━') && dumb.contains("Gaps, by points lost"), "{dumb:?}");
    let narrow = written(dir.path(), 50, &["show", "me"], &[("TERM", "dumb")]);
    assert!(widest(&narrow) <= 70, "only the table of roles is wider: {narrow}");
}

#[test]
fn a_plan_shows_each_step_with_its_bar_and_below_what_to_do() {
    let dir = answered();
    let text = written(dir.path(), 80, &["plan", "me"], &[]);
    for part in ["\u{1b}[95m╍╍", "\u{1b}[95m+", "\u{1b}[36m━━━", "\u{1b}[95m───"] {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
    let text = plain(&text);
    let (table, steps) = text.split_once("\n\n1. ").expect("the steps in detail come after the table");
    assert!(steps.contains("To reach: ") && steps.contains("https://"), "{steps}");
    let rows: Vec<&str> = table.lines().filter(|line| line.contains(" → ")).collect();
    assert_eq!(rows.len(), steps.matches("\n  To reach: ").count(), "{text}");
    // Each bar goes on where the one before it ends.
    let ends: Vec<Option<usize>> = rows.iter().map(|row| row.chars().position(|c| c == '╍')).collect();
    assert!(ends.is_sorted() && ends.iter().all(Option::is_some), "{table}");
    assert!(
        table.contains("in any case") && table.contains("for a margin") && table.contains("gain  effort"),
        "{table}"
    );
}

#[test]
fn a_plan_fits_every_window_and_cuts_no_name() {
    let dir = answered();
    for columns in [40, 60, 80, 120, 200] {
        for arguments in [&["plan", "me"][..], &["plan", "me", "--effort", "9"], &["plan", "me", "--earliest"]] {
            let text = plain(&written(dir.path(), columns, arguments, &[]));
            assert!(widest(&text) <= usize::from(columns), "{columns}: {text}");
            assert!(!text.contains('…'), "{columns}: {text}");
        }
    }
    assert!(written(dir.path(), 80, &["plan", "me"], &[("LC_ALL", "C")]).is_ascii());
    let json = written(dir.path(), 80, &["plan", "me", "--json"], &[]);
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "JSON is never drawn or folded: {json}");
}

#[test]
fn the_list_draws_the_closest_role_and_cuts_the_widest_cell_before_it_breaks_a_row() {
    let dir = answered();
    let long = "n".repeat(48);
    let six = ["moderation-conflict=1", "public-speaking=2", "editing-review=2", "technical-writing=1"];
    let six = [&six[..], &["software-building=2", "system-learning=1"]].concat();
    for (name, answers) in [(long.as_str(), &["public-speaking=2"][..]), ("kim", &six)] {
        let mut command = Terminal::command(PROGRAM, dir.path());
        assert!(command.args(["answer", name, "--new"]).args(answers).output().expect("it was built").status.success());
    }
    let text = written(dir.path(), 80, &["list"], &[]);
    for part in ["\u{1b}[36m━━━", "\u{1b}[1m┃", "\u{1b}[2m\u{1b}[36m───"] {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
    let text = plain(&text);
    assert!(text.contains("ready╻") && text.contains("1 of 28") && text.contains("Answered"), "{text}");
    // A role is named only as surely as the results name it.
    let row = |name: &str| text.lines().find(|line| line.trim_start().starts_with(name)).unwrap_or_default().to_owned();
    assert!(row("kim").contains("likely ") && row("nnn").contains("too early"), "{text}");
    for columns in [30, 40, 60, 80, 120, 200] {
        let text = plain(&written(dir.path(), columns, &["list"], &[]));
        assert_eq!(text.lines().count(), 4, "a row is a line: {text}");
        assert!(widest(&text) <= usize::from(columns), "{columns}: {text}");
        assert_eq!(text.contains(&long), columns >= 160, "{columns}: {text}");
        assert_eq!(text.contains('┃'), columns >= 80, "{columns}: {text}");
        assert!(text.contains("me ") && text.contains("kim "), "{columns}: {text}");
    }
    let dumb = written(dir.path(), 60, &["list"], &[("TERM", "dumb")]);
    assert!(widest(&dumb) <= 60 && dumb.lines().count() == 4 && dumb.contains('…'), "{dumb}");
}

#[test]
fn the_drawn_history_and_comparison_say_what_the_log_has_since_then() {
    let dir = answered();
    for arguments in [
        &["keep", "me"][..],
        &["log", "me", "A guide in three parts", "--skill", "technical-writing"],
        &["answer", "me", "technical-writing=4"],
    ] {
        written(dir.path(), 80, arguments, &[]);
    }
    for arguments in [["history", "me"], ["compare", "me"]] {
        let text = plain(&written(dir.path(), 80, &arguments, &[]));
        assert!(text.contains("━") && text.contains("In the log"), "{arguments:?}: {text}");
        assert!(text.contains("1 entry today"), "{arguments:?}: {text}");
        assert_eq!(text.contains("A guide in three parts"), arguments[0] == "compare", "{text}");
    }
}

#[test]
fn leaving_after_the_last_answer_says_where_one_stands_and_before_it_only_how_to_go_on() {
    let dir = answered();
    let shown = Terminal::command(PROGRAM, dir.path()).args(["show", "me"]).output().expect("it was built").stdout;
    let shown = String::from_utf8(shown).expect("output is UTF-8");
    let headline = shown.lines().take(3).collect::<Vec<_>>().join("\n");
    let leave = || {
        let mut terminal = Terminal::start(dir.path(), &["me"]);
        terminal.see("saved").press("q");
        assert_eq!(code(terminal.end()), 0);
        terminal.settle();
        terminal.screen()
    };
    let left = leave();
    assert!(left.contains(&format!("{headline}\nEverything is saved. Go on with: devrel-ready me")), "{left}");
    let mut answer = Terminal::command(PROGRAM, dir.path());
    let open = answer.args(["answer", "me", "public-speaking=-"]).output().expect("it was built");
    assert!(open.status.success(), "{open:?}");
    let left = leave();
    assert!(left.contains("Everything is saved.") && !left.contains("Shortest way"), "{left}");
}
