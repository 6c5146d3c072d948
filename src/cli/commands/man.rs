//! `devrel-ready man`: prints the manual page, built from the definition of the commands.

use std::fmt::Write as _;
use std::io::{self, Write};

use clap::Args;
use clap_mangen::Man;

use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::text::nearest;

/// Print the manual page
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct ManArgs {
    /// The page of this command instead of the one of the program
    command: Option<String>,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready man | man -l -
  devrel-ready man show | man -l -
  devrel-ready man > ~/.local/share/man/man1/devrel-ready.1

The folder has to be there; `mkdir -p` makes it.";

impl ManArgs {
    pub(crate) fn run(self, mut definition: clap::Command) -> Result<Reply, Failure> {
        // `build` fills in the full names of the subcommands.
        definition.build();
        let definition = match self.command {
            None => definition,
            Some(written) => command(&definition, &written)?,
        };
        Ok(Reply::exact(page(definition)))
    }
}

/// The day of the last change to the manual. It is fixed, so that the same program prints the same page.
const DATE: &str = "2026-11-27";

/// Longest line in the source of a page.
const LINE: usize = 80;

/// Environment variables, in the order of the manual page.
const ENVIRONMENT: [(&str, &str); 9] = [
    ("DEVREL_READY_DATA_DIR", "The directory of the assessments; --data-dir goes before it."),
    ("DEVREL_READY_CONFIG", "The file of settings."),
    ("DEVREL_READY_FRAMEWORK", "The framework for new assessments, an id or a path; --framework goes before it."),
    ("NO_COLOR", "If it is set, nothing is drawn in color."),
    ("COLORFGBG", "If it says that the background is light, colors for a light background are drawn."),
    ("TERM", "If it is empty or dumb, the questions come as plain lines."),
    (
        "LC_ALL, LC_MESSAGES, LANG",
        "The language of the questions and roles, if they are there in it; --language goes before it.",
    ),
    ("LC_ALL, LC_CTYPE, LANG", "Where the first that is set does not name UTF-8, only ASCII is drawn."),
    ("SOURCE_DATE_EPOCH", "The time of a report in seconds since 1970, so that it can be made again byte by byte."),
];

/// Files, in the order of the manual page.
const FILES: [(&str, &str); 3] = [
    ("~/.local/share/devrel-ready/", "The assessments, on Linux."),
    ("~/.config/devrel-ready/config.toml", "The settings, on Linux."),
    (
        "~/Library/Application Support/devrel-ready/",
        "The assessments and the settings, on macOS. `devrel-ready --help` ends with where they are on this computer.",
    ),
];

fn page(definition: clap::Command) -> String {
    let notes = definition.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    let has_commands = definition.has_subcommands();
    let name = definition.get_display_name().unwrap_or_else(|| definition.get_name()).to_uppercase();
    let title = format!(".TH {name} 1 {DATE} \"devrel-ready {}\"\n", env!("CARGO_PKG_VERSION"));
    let page = Man::new(definition);
    let mut roff = Vec::new();
    let sections = [Man::render_name_section, Man::render_synopsis_section]
        .into_iter()
        .chain([Man::render_description_section as Section, Man::render_options_section])
        .chain(has_commands.then_some(Man::render_subcommands_section as Section));
    for section in sections {
        section(&page, &mut roff).expect("memory takes everything");
    }
    let text = tidy(&String::from_utf8_lossy(&roff));
    let more = [listed("ENVIRONMENT", &ENVIRONMENT), listed("FILES", &FILES)].concat();
    PRELUDE.to_owned() + &title + &text + &more + &as_written(&notes)
}

/// Defines `\\*(Aq` as an apostrophe for every formatter.
const PRELUDE: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

/// Removes repeated preludes and trailing blanks, and fills the lines.
fn tidy(roff: &str) -> String {
    let mut text = String::new();
    for line in roff.lines().map(str::trim_end).filter(|line| !line.is_empty() && !PRELUDE.contains(line)) {
        if line == ".br" && text.ends_with("\n.br\n") {
            continue;
        }
        if line.starts_with('.') {
            text += line;
            text.push('\n');
        } else {
            push_filled(&mut text, line);
        }
    }
    text
}

/// Adds words, wrapped into lines. The formatter fills them again.
fn push_filled(text: &mut String, words: &str) {
    let mut length = 0;
    for word in words.split(' ') {
        if length > 0 && length + 1 + word.len() > LINE {
            text.push('\n');
            length = 0;
        }
        // A line that starts with one of these would be a command to the formatter.
        let guard = if length == 0 && word.starts_with(['.', '\'']) { "\\&" } else { "" };
        let space = if length > 0 { " " } else { "" };
        let _ = write!(text, "{space}{guard}{word}");
        length += space.len() + guard.len() + word.len();
    }
    text.push('\n');
}

/// Builds a section of names with descriptions.
fn listed(heading: &str, entries: &[(&str, &str)]) -> String {
    let mut text = format!(".SH {heading}\n");
    for (name, what) in entries {
        let _ = writeln!(text, ".TP\n\\fB{}\\fR", escaped(name));
        push_filled(&mut text, &escaped(what));
    }
    text
}

/// Writes one section of a page.
type Section = fn(&Man, &mut dyn Write) -> io::Result<()>;

/// Formats the examples. Their lines must not be filled like prose.
fn as_written(notes: &str) -> String {
    let mut roff = ".SH NOTES\n.nf\n".to_owned();
    for line in notes.lines().map(str::trim_end) {
        // A line that starts with a dot would be a command to the formatter.
        roff += if line.starts_with('.') { "\\&" } else { "" };
        roff += &escaped(line);
        roff.push('\n');
    }
    roff + ".fi\n"
}

/// Escapes all characters that have a meaning for the formatter.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq").replace('`', "\\(ga").replace('~', "\\(ti")
}

fn command(definition: &clap::Command, written: &str) -> Result<clap::Command, Failure> {
    definition.find_subcommand(written).cloned().ok_or_else(|| {
        let known: Vec<&str> = definition.get_subcommands().map(clap::Command::get_name).collect();
        let hint = nearest(written, &known).map_or_else(
            || "`devrel-ready --help` lists the commands".to_owned(),
            |near| format!("did you mean {near}?"),
        );
        Failure::usage(format!("there is no command \"{written}\""), hint)
    })
}
