//! Changing a setting in a text, and nothing else in it: comments, order, spaces and line ends stay.
//!
//! The place of a value is known to the byte, so only those bytes are replaced; what is not there yet gets a line of
//! its own. The new text is read again before anybody writes it, so a change that would do anything else is refused.

use toml::de::DeTable;

use super::values::{Item, Setting};
use super::{Config, read};
use crate::diagnostic::{Source, Span};

/// What a new file begins with.
const BEGINNING: &str = "# Settings of devrel-ready. The settings screen changes them, and so can you.\n\n";

/// Why a text stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unchangeable {
    /// There are problems in it, and changing it could make them worse.
    #[error("there are problems in it")]
    Wrong,
    /// Something else would have changed with it.
    #[error("something else in it would have changed too")]
    Unfaithful,
}

/// The text with these settings.
///
/// # Errors
///
/// There are problems in the text, or the change would not come out as meant.
pub fn change(source: &Source, settings: &[Setting]) -> Result<String, Unchangeable> {
    let (before, problems) = read(source);
    if !problems.finish().is_empty() {
        return Err(Unchangeable::Wrong);
    }
    let mut text = source.text.to_string();
    if text.trim().is_empty() {
        BEGINNING.clone_into(&mut text);
    }
    for setting in settings {
        text = changed(&text, *setting);
    }
    let mut meant = before;
    for setting in settings {
        meant.settings.set(*setting);
    }
    let new = Source { name: source.name.clone(), text: text.clone().into() };
    if says(&new, &meant) { Ok(text) } else { Err(Unchangeable::Unfaithful) }
}

/// Whether a text says this and nothing else, wherever in it.
pub(super) fn says(source: &Source, meant: &Config) -> bool {
    /// The key changes without their places.
    fn keys(config: &Config) -> impl Iterator<Item = Vec<&str>> {
        let words = config.keys.iter().map(|it| [&it.mode, &it.intent].into_iter().chain(&it.keys));
        words.map(|words| words.map(|word| word.text.as_str()).collect())
    }
    let (config, problems) = read(source);
    problems.finish().is_empty() && config.settings == meant.settings && keys(&config).eq(keys(meant))
}

fn changed(text: &str, setting: Setting) -> String {
    let places = places(text);
    let (item, word) = (setting.item(), setting.word());
    if let Some((_, span)) = places.iter().find(|(other, _)| *other == item) {
        return format!("{}\"{word}\"{}", &text[..span.start], &text[span.end..]);
    }
    let feed = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = format!("{} = \"{word}\"{feed}", item.name());
    let last = places.iter().map(|(_, span)| span.end).max();
    let (before, after) = text.split_at(last.map_or_else(|| below_the_heading(text), |end| line_end(text, end)));
    let start = if before.is_empty() || before.ends_with('\n') { "" } else { feed };
    // Beside other settings no gap is needed; above anything else it is.
    let gap =
        if last.is_some() || after.trim_start_matches('\r').starts_with('\n') || after.is_empty() { "" } else { feed };
    format!("{before}{start}{line}{gap}{after}")
}

/// Where the values of settings stand.
fn places(text: &str) -> Vec<(Item, Span)> {
    let (root, _) = DeTable::parse_recoverable(text);
    let place = |item: Item| root.get_ref().get(item.name()).map(|value| (item, value.span()));
    Item::ALL.into_iter().filter_map(place).collect()
}

/// Where the comment that a file begins with ends, with the empty line behind it; the start, if there is none.
fn below_the_heading(text: &str) -> usize {
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        match line.trim() {
            "" if place > 0 => return place + line.len(),
            comment if comment.starts_with('#') => place += line.len(),
            _ => return 0,
        }
    }
    place
}

/// Where the line of a place ends, with its end.
fn line_end(text: &str, place: usize) -> usize {
    text[place..].find('\n').map_or(text.len(), |feed| place + feed + 1)
}
