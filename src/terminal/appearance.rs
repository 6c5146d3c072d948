//! Reads from the environment how the terminal looks: color, characters, a multiplexer in between, and whether it can
//! be drawn on.
//!
//! The environment is read once, before the first frame, and passed on as values. The terminal itself is asked nothing.

use std::ffi::OsString;

use crate::look::Background;
use crate::tui::Multiplexer;

/// The abilities of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appearance {
    /// Whether color is allowed: `NO_COLOR` is unset or empty.
    pub color: bool,
    /// The background, as far as `COLORFGBG` tells.
    pub background: Background,
    /// Whether the locale is UTF-8, so that characters beyond ASCII are shown correctly.
    pub unicode: bool,
    /// Whether the terminal cannot move its cursor, so that screens cannot be drawn.
    pub dumb: bool,
    /// The program between this one and the terminal, if its variables show one.
    pub multiplexer: Multiplexer,
}

impl Appearance {
    /// Reads the environment.
    #[must_use]
    pub fn from_environment() -> Self {
        Self::of(|name| std::env::var_os(name))
    }

    /// Reads variables through `get`. An empty variable counts as unset, as in POSIX.
    fn of(get: impl Fn(&str) -> Option<OsString>) -> Self {
        let get = |name| get(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(get);
        let locale = locale.unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        Self {
            color: get("NO_COLOR").is_none(),
            background: Background::told(&get("COLORFGBG").unwrap_or_default().to_string_lossy()),
            unicode: locale.contains("utf-8") || locale.contains("utf8"),
            dumb: get("TERM").is_none_or(|term| term == "dumb"),
            // Inside each other, tmux and GNU screen inherit their variables. Only screen needs wrapping.
            multiplexer: match (get("STY"), get("TMUX")) {
                (Some(_), _) => Multiplexer::Screen,
                (None, Some(_)) => Multiplexer::Tmux,
                (None, None) => Multiplexer::None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Appearance;
    use crate::look::Background;
    use crate::tui::Multiplexer;

    fn appearance(variables: &[(&str, &str)]) -> Appearance {
        Appearance::of(|name| variables.iter().find(|(other, _)| *other == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn color_goes_only_when_no_color_says_something() {
        assert!(appearance(&[]).color);
        assert!(appearance(&[("NO_COLOR", "")]).color);
        assert!(!appearance(&[("NO_COLOR", "0")]).color);
    }

    #[test]
    fn the_background_is_the_one_that_the_terminal_tells() {
        let background = |colors| appearance(&[("COLORFGBG", colors)]).background;
        assert_eq!(["15;0", "", "0;15"].map(background), [Background::Dark, Background::Dark, Background::Light]);
    }

    #[test]
    fn the_strongest_locale_variable_decides_about_characters() {
        let cases: [(&[(&str, &str)], bool); 6] = [
            (&[], false),
            (&[("LANG", "de_DE.UTF-8")], true),
            (&[("LANG", "C.utf8")], true),
            (&[("LANG", "en_US.UTF-8"), ("LC_ALL", "C")], false),
            (&[("LANG", "C"), ("LC_CTYPE", "en_US.UTF-8")], true),
            (&[("LANG", "en_US.UTF-8"), ("LC_ALL", "")], true),
        ];
        for (variables, unicode) in cases {
            assert_eq!(appearance(variables).unicode, unicode, "{variables:?}");
        }
    }

    #[test]
    fn a_multiplexer_is_known_by_its_variable() {
        assert_eq!(appearance(&[]).multiplexer, Multiplexer::None);
        assert_eq!(appearance(&[("TMUX", "/tmp/tmux-0/default,1,0")]).multiplexer, Multiplexer::Tmux);
        assert_eq!(appearance(&[("STY", "1.tty.host")]).multiplexer, Multiplexer::Screen);
        assert_eq!(appearance(&[("STY", "1.tty"), ("TMUX", "/tmp/x")]).multiplexer, Multiplexer::Screen);
    }

    #[test]
    fn a_terminal_without_a_name_or_called_dumb_is_not_drawn_on() {
        assert!(appearance(&[]).dumb);
        assert!(appearance(&[("TERM", "")]).dumb);
        assert!(appearance(&[("TERM", "dumb")]).dumb);
        assert!(!appearance(&[("TERM", "xterm-256color")]).dumb);
    }
}
