//! `devrel-ready man`: the manual, out of the one definition of the commands.

use std::io::{self, Write};

use clap::Args;
use clap_mangen::Man;

use super::failure::Failure;
use super::output::Reply;
use crate::json::nearest;

/// Print the manual page
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(super) struct Manual {
    /// The page of this command instead of the one of the program
    command: Option<String>,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready man | man -l -
  devrel-ready man show | man -l -
  devrel-ready man > ~/.local/share/man/man1/devrel-ready.1";

impl Manual {
    pub(super) fn run(self) -> Result<Reply, Failure> {
        let mut definition = super::definition();
        // Only then do the commands know what they are called with the program's name before theirs.
        definition.build();
        let definition = match self.command {
            None => definition,
            Some(written) => command(&definition, &written)?,
        };
        Ok(Reply::result(page(definition)))
    }
}

fn page(definition: clap::Command) -> String {
    let notes = definition.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    let has_commands = definition.has_subcommands();
    let page = Man::new(definition).source(concat!("devrel-ready ", env!("CARGO_PKG_VERSION")));
    let mut roff = Vec::new();
    let sections = [Man::render_title, Man::render_name_section, Man::render_synopsis_section]
        .into_iter()
        .chain([Man::render_description_section, Man::render_options_section])
        .chain(has_commands.then_some(Man::render_subcommands_section as Section));
    for section in sections {
        section(&page, &mut roff).expect("memory takes everything");
    }
    String::from_utf8_lossy(&roff).into_owned() + &as_written(&notes)
}

/// Writes one section of a page.
type Section = fn(&Man, &mut dyn Write) -> io::Result<()>;

/// Examples as they stand: their lines must not be filled up like prose.
fn as_written(notes: &str) -> String {
    let mut roff = ".SH NOTES\n.nf\n".to_owned();
    for line in notes.lines() {
        let escaped = line.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq");
        // A line that starts with a dot would be a command to the formatter.
        roff += if escaped.starts_with('.') { "\\&" } else { "" };
        roff += &escaped;
        roff.push('\n');
    }
    roff + ".fi\n"
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
