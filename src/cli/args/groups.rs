//! Groups of commands for the help, by purpose, the most important first.

use std::fmt::Write;

/// Purposes and their commands, including those of later versions. The help shows existing commands only.
const GROUPS: [(&str, &[&str]); 7] = [
    ("Assess", &["ask", "show", "plan", "next", "answer", "list", "delete"]),
    (
        "Look back and grow",
        &["again", "keep", "history", "compare", "log", "due", "backups", "restore", "rename", "copy", "migrate"],
    ),
    ("With others", &["invite", "rate"]),
    ("Take away", &["export", "import", "posting"]),
    (
        "Questions and roles",
        &["roles", "skills", "check", "schema", "frameworks", "new-framework", "new-role", "bundle"],
    ),
    ("Teams", &["team", "tables"]),
    ("For the shell", &["completions", "man", "help"]),
];

/// Adds the groups to the help of the program.
pub(crate) fn grouped(definition: clap::Command) -> clap::Command {
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{}Arguments:\n{{positionals}}\n\n\
         Options:\n{{options}}{{after-help}}",
        listing(&definition)
    );
    definition.help_template(template)
}

/// Returns every command with its summary, below the heading of its group.
fn listing(definition: &clap::Command) -> String {
    let shown: Vec<&clap::Command> = definition.get_subcommands().filter(|command| !command.is_hide_set()).collect();
    let width = shown.iter().map(|command| command.get_name().len()).max().unwrap_or_default();
    let about = |name: &str| match shown.iter().find(|command| command.get_name() == name) {
        Some(command) => command.get_about().map(ToString::to_string),
        // clap adds this command when it parses.
        None => (name == "help").then(|| "Explain a command, with examples".to_owned()),
    };
    let mut text = String::new();
    for (heading, commands) in GROUPS {
        let listed: Vec<(&str, String)> = commands.iter().filter_map(|name| Some((*name, about(name)?))).collect();
        if listed.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{heading}:");
        for (name, about) in listed {
            let _ = writeln!(text, "  {name:width$}  {about}");
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::GROUPS;
    use crate::assessment::reserved;

    #[test]
    fn every_command_there_is_or_will_be_has_one_group() {
        for word in reserved() {
            let count = GROUPS.iter().flat_map(|(_, commands)| *commands).filter(|name| *name == word).count();
            assert_eq!(count, 1, "{word}");
        }
        let grouped: usize = GROUPS.iter().map(|(_, commands)| commands.len()).sum();
        assert_eq!(grouped, reserved().len());
    }
}
