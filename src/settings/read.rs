//! Reads settings from a text and finds all its problems.
//!
//! The parser goes on after a mistake, so that a person sees all mistakes at once. A missing bracket can move
//! everything behind it to another table, so that nothing behind it is checked.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::values::Item;
use super::{Config, KeyChange, SpannedText};
use crate::diagnostic::{ProblemCollector, Source, Span};
use crate::framework::Language;
use crate::order::Order as _;
use crate::text::{listed, nearest};

/// Largest text that is read. A file that changes every key needs a tenth of it. A larger one full of mistakes would be
/// slow.
const SIZE_LIMIT: usize = 64 * 1024;

/// The name of the setting for the framework of new assessments.
const FRAMEWORK: &str = "framework";

/// The name of the setting for the language of the questions and roles.
const LANGUAGE: &str = "language";

/// Most problems that are listed. An ordinary settings file has fewer lines.
const PROBLEM_LIMIT: usize = 40;

/// Returns the settings of a text and its problems. A setting with a problem keeps its usual value.
#[must_use]
pub fn read(source: &Source) -> (Config, ProblemCollector<'_>) {
    let mut problems = ProblemCollector::new(source, PROBLEM_LIMIT);
    if source.text.len() > SIZE_LIMIT {
        problems
            .add_whole(["this is larger than 64 KiB, too large for settings", "check that it is the file you mean"]);
        return (Config::default(), problems);
    }
    let (root, mistakes) = DeTable::parse_recoverable(&source.text);
    let mut mistakes: Vec<(Span, &str)> = mistakes.iter().map(|it| (it.span().unwrap_or(0..0), it.message())).collect();
    mistakes.order_by_key(|(span, _)| span.start);
    // Further mistakes on the same line are consequences of the first one.
    mistakes.dedup_by(|next, first| !source.text.get(first.0.start..next.0.start).is_some_and(|it| it.contains('\n')));
    let lines = Lines::of(&source.text, mistakes.iter().map(|(span, _)| span));
    for (span, message) in mistakes {
        let word = source.text.get(span.clone()).unwrap_or_default();
        let (message, advice) = rephrase(message, word);
        problems.add(&span, [&message, &advice]);
    }
    let mut reading = Reading { problems, lines, config: Config::default() };
    for (name, value) in root.get_ref() {
        reading.entry(name, value);
    }
    let Reading { problems, mut config, .. } = reading;
    config.keys.order_by_key(|change| change.span.start);
    (config, problems)
}

/// Rewrites a message of the parser, and adds advice.
fn rephrase(message: &str, word: &str) -> (String, String) {
    let cause = message.split(", expected").next().unwrap_or(message);
    let advice = match cause {
        "string values must be quoted" | "invalid boolean" => format!("put it in quotes: \"{word}\""),
        "duplicate key" => "keep one of the two".to_owned(),
        _ => "write NAME = \"VALUE\", or [keys.MODE] and below it NAME = [\"KEY\"]".to_owned(),
    };
    let message = if cause == "duplicate key" { format!("\"{word}\" stands here twice") } else { cause.to_owned() };
    (format!("not valid TOML: {message}"), advice)
}

/// The lines that can be checked although the text has mistakes.
#[derive(Debug, Default)]
struct Lines {
    wrong: Vec<Range<usize>>,
    /// The place from which on nothing is sure to stand in the right table.
    torn_from: Option<usize>,
}

impl Lines {
    /// Finds the lines of mistakes, which come in order, at most one for each line.
    fn of<'m>(text: &str, mistakes: impl Iterator<Item = &'m Span>) -> Self {
        let mut lines = Self::default();
        for span in mistakes {
            let line = line_at(text, span.start);
            // A missing or extra bracket changes the meaning of everything behind it.
            if lines.torn_from.is_none() && text[line.clone()].contains(['[', ']', '{', '}']) {
                lines.torn_from = Some(line.start);
            }
            lines.wrong.push(line);
        }
        lines
    }

    fn can_be_judged(&self, span: &Span) -> bool {
        let after = self.wrong.partition_point(|line| line.start <= span.start);
        let on_a_wrong_line = after.checked_sub(1).is_some_and(|before| self.wrong[before].contains(&span.start));
        !on_a_wrong_line && self.torn_from.is_none_or(|from| span.start < from)
    }
}

/// Returns the line around a place.
fn line_at(text: &str, place: usize) -> Range<usize> {
    let (before, after) = text.as_bytes().split_at(place.min(text.len()));
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
    // A mistake at the very end of a line belongs to that line.
    let end = after.iter().position(|byte| *byte == b'\n').map_or(text.len(), |feed| before.len() + feed + 1);
    start..end
}

struct Reading<'s> {
    problems: ProblemCollector<'s>,
    lines: Lines,
    config: Config,
}

impl Reading<'_> {
    fn wrong(&mut self, span: &Span, words: [&str; 2]) {
        if self.lines.can_be_judged(span) {
            self.problems.add(span, words);
        }
    }

    /// Reads one entry of the outermost table.
    fn entry(&mut self, name: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>) {
        let word = name.get_ref().as_ref();
        match word {
            "keys" => return self.modes(value),
            FRAMEWORK => return self.framework(value),
            LANGUAGE => return self.language(value),
            _ => {}
        }
        match Item::ALL.into_iter().find(|item| item.name() == word) {
            Some(item) => self.setting(item, value),
            None => self.wrong(&name.span(), [&format!("there is no setting \"{word}\""), &known_settings(word)]),
        }
    }

    fn setting(&mut self, item: Item, value: &Spanned<DeValue<'_>>) {
        let words: Vec<&str> = item.choices().iter().map(|choice| choice.word()).collect();
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
        let name = item.name();
        let Some(word) = value.get_ref().as_str() else {
            let message = format!("{name} is {} instead of a word in quotes", kind(value.get_ref()));
            return self.wrong(&value.span(), [&message, &format!("write {}", listed(&quoted, "or"))]);
        };
        if let Some(choice) = item.choices().iter().find(|choice| choice.word() == word) {
            return self.config.settings.set(*choice);
        }
        let advice = nearest(&word.to_lowercase(), &words)
            .map_or_else(|| format!("write {}", listed(&quoted, "or")), |near| format!("did you mean \"{near}\"?"));
        self.wrong(&value.span(), [&format!("{name} cannot be \"{word}\""), &advice]);
    }

    /// Reads which framework new assessments use. Whether there is one, only a command can tell.
    fn framework(&mut self, value: &Spanned<DeValue<'_>>) {
        if let Some(text) = value.get_ref().as_str().filter(|text| !text.trim().is_empty()) {
            self.config.framework = Some(SpannedText { text: text.to_owned(), span: value.span() });
        } else {
            let message = format!("{FRAMEWORK} is {} instead of an id or a path", kind(value.get_ref()));
            let advice = "write framework = \"sre\", or the path of a folder or a bundle";
            self.wrong(&value.span(), [&message, advice]);
        }
    }

    /// Reads the language of the questions and roles. Which frameworks have it, only a command can tell.
    fn language(&mut self, value: &Spanned<DeValue<'_>>) {
        let advice = "write a tag in quotes, such as \"de\" or \"pt-BR\"";
        let Some(tag) = value.get_ref().as_str() else {
            let message = format!("{LANGUAGE} is {} instead of a tag", kind(value.get_ref()));
            return self.wrong(&value.span(), [&message, advice]);
        };
        self.config.language = Language::new(tag).map(|language| (language, value.span()));
        if self.config.language.is_none() {
            self.wrong(&value.span(), [&format!("\"{tag}\" is no tag of a language"), advice]);
        }
    }

    /// Reads the tables of all modes.
    fn modes(&mut self, value: &Spanned<DeValue<'_>>) {
        const ADVICE: &str =
            "write [keys.MODE], such as [keys.question], and below it lines such as evidence = [\"e\"]";
        let Some(modes) = value.get_ref().as_table() else {
            let message = format!("keys is {} instead of a table for each mode", kind(value.get_ref()));
            return self.wrong(&value.span(), [&message, ADVICE]);
        };
        for (mode, intents) in modes {
            let Some(intents) = intents.get_ref().as_table() else {
                let message = format!("\"{}\" is no table of a mode", mode.get_ref());
                self.wrong(&mode.span(), [&message, ADVICE]);
                continue;
            };
            if self.lines.can_be_judged(&mode.span()) {
                self.config.modes.push(word_of(mode));
            }
            for (intent, keys) in intents {
                self.keys(&word_of(mode), &word_of(intent), keys);
            }
        }
    }

    /// Reads the keys of one intent.
    fn keys(&mut self, mode: &SpannedText, intent: &SpannedText, value: &Spanned<DeValue<'_>>) {
        let span = value.span();
        let name = &intent.text;
        let Some(list) = value.get_ref().as_array() else {
            let message = format!("{name} is {} instead of a list of keys", kind(value.get_ref()));
            let key = value.get_ref().as_str().unwrap_or("e");
            return self.wrong(&span, [&message, &format!("write {name} = [\"{key}\"]")]);
        };
        let mut keys = Vec::new();
        for key in list {
            if let Some(text) = key.get_ref().as_str() {
                keys.push(SpannedText { text: text.to_owned(), span: key.span() });
                continue;
            }
            let message = format!("a key is {} instead of a name in quotes", kind(key.get_ref()));
            self.wrong(&key.span(), [&message, "write it in quotes, such as \"e\" or \"3\" or \"Ctrl-E\""]);
        }
        if list.is_empty() {
            let message = format!("{name} would be left without a key");
            self.wrong(&span, [&message, "name a key, or take the line out to have the usual ones"]);
        }
        if !keys.is_empty() && self.lines.can_be_judged(&intent.span) {
            self.config.keys.push(KeyChange { mode: mode.clone(), intent: intent.clone(), keys, span });
        }
    }
}

fn word_of(word: &Spanned<toml::de::DeString<'_>>) -> SpannedText {
    SpannedText { text: word.get_ref().to_string(), span: word.span() }
}

fn known_settings(word: &str) -> String {
    let mut names: Vec<&str> = Item::ALL.into_iter().map(Item::name).collect();
    names.extend([FRAMEWORK, LANGUAGE, "keys"]);
    match nearest(&word.to_lowercase(), &names) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("there are {}", listed(&names, "and")),
    }
}

/// Names the type of a value, with its article.
const fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a word",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
