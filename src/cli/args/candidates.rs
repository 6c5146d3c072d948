//! Candidates for the last word of a command line, from the definition of the commands.
//!
//! The shells call the program with a hidden word, so that every shell offers the same, including saved names. This
//! module writes nothing, and leaves out what it cannot find.

use clap::{Arg, Command, ValueHint};

use crate::text::folded;

/// A kind of word that the definition does not list, so the program looks it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lookup {
    Names,
    Roles,
    Bands,
    Skills,
    Levels,
    Commands,
    /// The languages of the framework in use.
    Languages,
}

/// The kind of paths that a shell should offer besides words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum PathKind {
    #[default]
    None,
    Files,
    Directories,
}

/// A word and its description.
pub(crate) type CompletionWord = (String, String);

/// Everything that a shell should offer.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Completions {
    pub(crate) words: Vec<CompletionWord>,
    pub(crate) paths: PathKind,
}

impl Completions {
    /// Writes the format that the shell scripts read: the kind of paths, then one word with its description on each line.
    pub(crate) fn lines(&self) -> String {
        let paths = match self.paths {
            PathKind::None => "words",
            PathKind::Files => "files",
            PathKind::Directories => "directories",
        };
        let words = self.words.iter().map(|(word, about)| match about.as_str() {
            "" => format!("{word}\n"),
            about => format!("{word}\t{about}\n"),
        });
        format!("{paths}\n{}", words.collect::<String>())
    }
}

/// Returns the candidates for the last word, given the words before it. `look_up` supplies words that the definition
/// does not list.
pub(crate) fn complete_word(
    definition: &Command,
    words: &[String],
    look_up: impl Fn(Lookup) -> Vec<CompletionWord>,
) -> Completions {
    let Some((current, before)) = words.split_last() else { return Completions::default() };
    let place = Cursor::behind(definition, before);
    let mut complete_word = match (place.pending, current.split_once('=')) {
        (Some(option), _) => values(option, "", &look_up),
        (None, Some((name, _))) if !place.only_values && name.starts_with("--") => {
            let option = place.long(&name[2..]).map(|option| values(option, &format!("{name}="), &look_up));
            option.unwrap_or_default()
        }
        (None, Some((skill, _))) if place.positional().is_some_and(|argument| argument.get_id() == "answers") => {
            let levels = look_up(Lookup::Levels).into_iter();
            Completions {
                words: levels.map(|(level, about)| (format!("{skill}={level}"), about)).collect(),
                ..Completions::default()
            }
        }
        _ if !place.only_values && current.starts_with('-') => place.options(),
        _ => place.words(&look_up),
    };
    let typed = folded(current);
    complete_word.words.retain(|(word, _)| folded(word).starts_with(&typed));
    complete_word
}

/// The place of the next word on the command line.
struct Cursor<'c> {
    command: &'c Command,
    /// Whether this is the program itself, where a command is allowed.
    is_root: bool,
    /// The option that waits for its value.
    pending: Option<&'c Arg>,
    /// The number of words before it that are not options.
    positionals: usize,
    /// Whether `--` stands before it.
    only_values: bool,
}

impl<'c> Cursor<'c> {
    fn behind(definition: &'c Command, before: &[String]) -> Self {
        let mut place = Self { command: definition, is_root: true, pending: None, positionals: 0, only_values: false };
        for word in before {
            place.pass(word);
        }
        place
    }

    fn pass(&mut self, word: &str) {
        if self.pending.take().is_some() {
            return;
        }
        let option = if self.only_values { None } else { word.strip_prefix('-').filter(|rest| !rest.is_empty()) };
        match option {
            Some("-") => self.only_values = true,
            Some(option) => {
                let found = match option.strip_prefix('-') {
                    Some(long) => self.long(long),
                    None => self.command.get_arguments().find(|it| it.get_short() == option.chars().next()),
                };
                self.pending = found.filter(|option| option.get_action().takes_values());
            }
            None => match self.command.find_subcommand(word).filter(|_| self.positionals == 0 && !self.only_values) {
                Some(command) => (self.command, self.is_root) = (command, false),
                None => self.positionals += 1,
            },
        }
    }

    /// Returns the option with this name.
    fn long(&self, name: &str) -> Option<&'c Arg> {
        self.command.get_arguments().find(|argument| argument.get_long() == Some(name))
    }

    fn options(&self) -> Completions {
        let shown = self.command.get_arguments().filter(|argument| !argument.is_hide_set());
        let words = shown.filter_map(|it| Some((format!("--{}", it.get_long()?), about(it.get_help()))));
        Completions { words: words.collect(), ..Completions::default() }
    }

    /// Returns the argument at this position. An argument for several words also takes every later position.
    fn positional(&self) -> Option<&'c Arg> {
        let mut arguments = self.command.get_positionals().filter(|argument| !argument.is_hide_set());
        let is_last = |argument: &Arg| argument.get_num_args().is_some_and(|count| count.max_values() > 1);
        let last = self.command.get_positionals().last().filter(|argument| is_last(argument));
        arguments.nth(self.positionals).or(last).filter(|argument| !argument.is_hide_set())
    }

    /// Returns the commands allowed here and the values of the argument at this position.
    fn words(&self, look_up: &impl Fn(Lookup) -> Vec<CompletionWord>) -> Completions {
        let mut complete_word = self.positional().map(|argument| values(argument, "", look_up)).unwrap_or_default();
        if self.positionals == 0 && !self.only_values {
            let shown = self.command.get_subcommands().filter(|command| !command.is_hide_set());
            let commands = shown.map(|command| (command.get_name().to_owned(), about(command.get_about())));
            complete_word.words = commands.chain(complete_word.words).collect();
        }
        if self.is_root {
            // A path does not name an assessment.
            complete_word.paths = PathKind::None;
        }
        complete_word
    }
}

/// Returns the values of an argument. `prefix` is the text before the value in the same word.
fn values(argument: &Arg, prefix: &str, look_up: &impl Fn(Lookup) -> Vec<CompletionWord>) -> Completions {
    let possible = argument.get_possible_values();
    let words = match lookup_for(argument) {
        _ if !possible.is_empty() => {
            possible.iter().map(|value| (value.get_name().to_owned(), about(value.get_help()))).collect()
        }
        // The word continues after these.
        Some(kind) if argument.get_id() == "answers" => followed_by("=", look_up(kind)),
        Some(kind) if argument.get_id() == "earlier" => followed_by("@", look_up(kind)),
        Some(kind) => look_up(kind),
        None => Vec::new(),
    };
    let paths = match argument.get_value_hint() {
        ValueHint::FilePath | ValueHint::AnyPath => PathKind::Files,
        ValueHint::DirPath => PathKind::Directories,
        _ => PathKind::None,
    };
    Completions { words: words.into_iter().map(|(word, about)| (format!("{prefix}{word}"), about)).collect(), paths }
}

fn followed_by(mark: &str, words: Vec<CompletionWord>) -> Vec<CompletionWord> {
    words.into_iter().map(|(word, about)| (word + mark, about)).collect()
}

/// Returns the kind of word that an argument takes, by its id in the definition.
fn lookup_for(argument: &Arg) -> Option<Lookup> {
    match argument.get_id().as_str() {
        "name" if argument.is_positional() => Some(Lookup::Names),
        "earlier" => Some(Lookup::Names),
        "role" => Some(Lookup::Roles),
        "band" => Some(Lookup::Bands),
        "skill" | "answers" => Some(Lookup::Skills),
        "language" => Some(Lookup::Languages),
        "command" => Some(Lookup::Commands),
        _ => None,
    }
}

fn about(help: Option<&clap::builder::StyledStr>) -> String {
    help.map(ToString::to_string).unwrap_or_default().lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{CompletionWord, Completions, Lookup, PathKind, complete_word};
    use crate::cli::args::definition::definition;

    fn offered(line: &[&str]) -> Completions {
        let mut definition = definition();
        definition.build();
        let words: Vec<String> = line.iter().map(ToString::to_string).collect();
        complete_word(&definition, &words, |lookup_for| {
            let words: &[&str] = match lookup_for {
                Lookup::Names => &["Ada Lovelace", "me"],
                Lookup::Roles => &["advocate", "writer"],
                Lookup::Bands => &["entry", "lead"],
                Lookup::Skills => &["public-speaking", "technical-writing"],
                Lookup::Levels => &["0", "4", "na", "-"],
                Lookup::Commands => &["show", "plan"],
                Lookup::Languages => &["en", "de"],
            };
            words.iter().map(|word| CompletionWord::from((word.to_string(), String::new()))).collect()
        })
    }

    fn words(line: &[&str]) -> Vec<String> {
        offered(line).words.into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn names_roles_bands_skills_and_levels_are_offered_where_they_can_stand() {
        for (line, offered) in [
            (&["show", "A"][..], &["Ada Lovelace"][..]),
            (&["show", ""], &["Ada Lovelace", "me"]),
            (&["--data-dir", "x", "delete", "m"], &["me"]),
            (&["show", "me", "--role", ""], &["advocate", "writer"]),
            (&["show", "--role=w"], &["--role=writer"]),
            (&["plan", "me", "--band", "l"], &["lead"]),
            (&["skills", "tech"], &["technical-writing"]),
            (&["answer", "me", "pub"], &["public-speaking="]),
            (&["answer", "me", "public-speaking=2", "tech"], &["technical-writing="]),
            (
                &["answer", "me", "public-speaking="],
                &["public-speaking=0", "public-speaking=4", "public-speaking=na", "public-speaking=-"],
            ),
            (&["restore", "m"], &["me@"]),
            (&["backups", "A"], &["Ada Lovelace"]),
            (&["man", "sh"], &["show"]),
            (&["schema", "an"], &["answers"]),
            (&["export", "me", "--format", "j"], &["json", "json-resume"]),
            (&["completions", "ba"], &["bash"]),
            (&["import", "x.json", "--as", ""], &[]),
            (&["show", "me", ""], &[]),
            (&["exp"], &["export"]),
            (&["m"], &["migrate", "man", "me"]),
            (&["--", "m"], &["me"]),
            (&["help", "sh"], &["show"]),
        ] {
            assert_eq!(words(line), offered, "{line:?}");
        }
    }

    #[test]
    fn options_are_offered_behind_a_hyphen_and_paths_where_one_can_stand() {
        assert_eq!(words(&["show", "me", "--ex"]), ["--explain", "--extra-role"]);
        assert!(words(&["answer", "me", "-"]).contains(&"--evidence".to_owned()));
        for (line, paths) in [
            (&["show", ""][..], PathKind::Files),
            (&["import", ""], PathKind::Files),
            (&["export", "me", "-o", ""], PathKind::Files),
            (&["check", "a", ""], PathKind::Files),
            (&["--data-dir", ""], PathKind::Directories),
            (&["delete", ""], PathKind::None),
            (&[""], PathKind::None),
        ] {
            assert_eq!(offered(line).paths, paths, "{line:?}");
        }
    }

    /// Options of free text, without candidates.
    const FREE: [&str; 12] =
        ["evidence", "effort", "as", "link", "on", "since", "edit", "delete", "after", "forget", "seats", "jobs"];

    /// The same for arguments without a long name.
    const FREE_WORDS: [&str; 4] = ["to", "text", "title", "k"];

    #[test]
    fn every_argument_that_takes_a_value_offers_something_or_is_free_text() {
        let mut definition = definition();
        definition.build();
        for command in definition.get_subcommands().filter(|command| command.get_name() != "help") {
            for argument in command.get_arguments().filter(|argument| argument.get_action().takes_values()) {
                let complete_word = super::values(argument, "", &|_| vec![("x".to_owned(), String::new())]);
                let is_free = match argument.get_long() {
                    // It is a day everywhere else.
                    Some("since") if command.get_name() == "check" => false,
                    Some(long) => FREE.contains(&long),
                    None => FREE_WORDS.contains(&argument.get_id().as_str()),
                };
                let offers = !complete_word.words.is_empty() || complete_word.paths != PathKind::None;
                assert_ne!(offers, is_free, "{} of {}", argument.get_id(), command.get_name());
            }
        }
    }
}
