//! Changes a setting in a text and leaves everything else as it is: comments, order, spaces and line ends.
//!
//! Only the bytes of the value are replaced. A setting that is missing gets a line of its own. The new text is parsed
//! again before it is returned, and a change with any other effect is refused.

use toml::de::DeTable;

use super::values::{Item, Setting};
use super::{Config, read};
use crate::diagnostic::{Source, Span};

/// The first lines of a new file.
const BEGINNING: &str = "# Settings of devrel-ready. The settings screen changes them, and so can you.\n\n";

/// The reason why a text was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unchangeable {
    /// The text has problems, and changing it could make them worse.
    #[error("there are problems in it")]
    Wrong,
    /// The change would have changed something else too.
    #[error("something else in it would have changed too")]
    Unfaithful,
}

/// Returns the text with these settings.
///
/// # Errors
///
/// There are problems in the text, or the change would have another effect.
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
    let mut expected = before;
    for setting in settings {
        expected.settings.set(*setting);
    }
    let new = Source { name: source.name.clone(), text: text.clone().into() };
    if says(&new, &expected) { Ok(text) } else { Err(Unchangeable::Unfaithful) }
}

/// Returns whether a text says exactly what `expected` says, in whatever places.
pub(super) fn says(source: &Source, expected: &Config) -> bool {
    let (config, problems) = read(source);
    problems.finish().is_empty() && placeless(config) == placeless(expected.clone())
}

/// Returns the same content with every place left out.
fn placeless(mut config: Config) -> Config {
    let words = config.keys.iter_mut().flat_map(|change| {
        change.span = Span::default();
        [&mut change.mode, &mut change.intent].into_iter().chain(&mut change.keys)
    });
    for word in words.chain(&mut config.modes).chain(&mut config.framework) {
        word.span = Span::default();
    }
    if let Some((_, span)) = &mut config.language {
        *span = Span::default();
    }
    config
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
    // A new line needs a gap above everything but other settings.
    let gap =
        if last.is_some() || after.trim_start_matches('\r').starts_with('\n') || after.is_empty() { "" } else { feed };
    format!("{before}{start}{line}{gap}{after}")
}

/// Returns the places of the values of settings.
fn places(text: &str) -> Vec<(Item, Span)> {
    let (root, _) = DeTable::parse_recoverable(text);
    let place = |item: Item| root.get_ref().get(item.name()).map(|value| (item, value.span()));
    Item::ALL.into_iter().filter_map(place).collect()
}

/// Returns the end of the comment at the beginning of a file, including the empty line after it; 0 if there is no
/// comment.
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

/// Returns the end of the line of a place, including its line end.
fn line_end(text: &str, place: usize) -> usize {
    text[place..].find('\n').map_or(text.len(), |feed| place + feed + 1)
}
