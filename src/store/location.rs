//! The paths of data and settings.
//!
//! A path that the person names takes precedence over the usual one of the system. This module only chooses a path. It
//! creates no file and reads none.

use std::path::{Component, Path, PathBuf};

use directories::ProjectDirs;

use super::action::Action;
use super::error::StoreError;

/// Returns the data directory: `named` by the person with an option or a variable, else the usual one of the system. An
/// empty name counts as none.
///
/// # Errors
///
/// There is no usual directory, because the home directory is unknown or not absolute.
pub fn data_dir(named: Option<PathBuf>) -> Result<PathBuf, StoreError> {
    let usual = || ProjectDirs::from("", "", "devrel-ready").map(|dirs| dirs.data_dir().to_owned());
    choose(named, usual)
}

/// Returns the path of the settings file: `named` by the person with a variable, else in the data directory if they
/// named that, else in the usual directory of the system. An empty name counts as none.
///
/// # Errors
///
/// There is no usual directory, because the home directory is unknown or not absolute.
pub fn config_file(named: Option<PathBuf>, named_dir: Option<&Path>) -> Result<PathBuf, StoreError> {
    const FILE: &str = "config.toml";
    if let Some(file) = named.filter(|file| !file.as_os_str().is_empty()) {
        return choose(Some(file), || None);
    }
    let usual = || ProjectDirs::from("", "", "devrel-ready").map(|dirs| dirs.config_dir().to_owned());
    choose(named_dir.map(Path::to_owned), usual).map(|dir| dir.join(FILE))
}

/// Returns the path that a person typed, with `~` as the home directory, even if no shell has expanded it.
///
/// # Errors
///
/// The home directory is unknown or not absolute, or the path begins with the home directory of another person.
pub fn typed_path(typed: &Path) -> Result<PathBuf, StoreError> {
    in_home(typed, std::env::home_dir)
}

fn in_home(typed: &Path, home: impl FnOnce() -> Option<PathBuf>) -> Result<PathBuf, StoreError> {
    let mut parts = typed.components();
    let Some(Component::Normal(first)) = parts.next() else { return Ok(typed.to_owned()) };
    let rest = parts.as_path();
    if first == "~" {
        return home().filter(|dir| dir.is_absolute()).map(|dir| dir.join(rest)).ok_or(StoreError::NoHome);
    }
    // A file may have the name ~x, but ~x/y is in the home directory of x.
    if first.to_string_lossy().starts_with('~') && !rest.as_os_str().is_empty() {
        return Err(StoreError::OtherHome(typed.to_owned()));
    }
    Ok(typed.to_owned())
}

fn choose(named: Option<PathBuf>, usual: impl FnOnce() -> Option<PathBuf>) -> Result<PathBuf, StoreError> {
    if let Some(named) = named.filter(|named| !named.as_os_str().is_empty()) {
        let named = typed_path(&named)?;
        return std::path::absolute(&named).map_err(|cause| StoreError::Io {
            action: Action::Find,
            path: named,
            cause,
        });
    }
    // A relative home directory would put private answers wherever the program starts.
    usual().filter(|dir| Path::is_absolute(dir)).ok_or(StoreError::NoHome)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{choose, config_file, in_home};
    use crate::store::StoreError;

    #[test]
    fn the_named_directory_goes_first_and_is_made_absolute() {
        let usual = || Some(PathBuf::from("/usual"));
        assert_eq!(choose(Some("/named".into()), usual).expect("absolute"), Path::new("/named"));
        let here = std::env::current_dir().expect("tests run somewhere");
        assert_eq!(choose(Some("some/dir".into()), usual).expect("made absolute"), here.join("some/dir"));
    }

    #[test]
    fn settings_are_in_the_file_that_is_named_or_with_the_data_that_is_named() {
        let file = |named: &str, dir: &str| config_file(Some(named.into()), Some(Path::new(dir))).expect("absolute");
        assert_eq!(file("/my.toml", "/data"), Path::new("/my.toml"));
        assert_eq!(file("", "/data"), Path::new("/data/config.toml"));
        let usual = config_file(None, Some(Path::new(""))).expect("tests have a home");
        assert!(usual.is_absolute() && usual.ends_with("devrel-ready/config.toml"), "{usual:?}");
    }

    #[test]
    fn a_tilde_is_the_home_directory_and_never_the_name_of_a_file() {
        let path = |typed: &str| in_home(Path::new(typed), || Some("/home/me".into()));
        for (typed, meant) in [
            ("~", "/home/me"),
            ("~/", "/home/me"),
            ("~/a/b.json", "/home/me/a/b.json"),
            ("a/~", "a/~"),
            ("./~", "./~"),
            ("~x.json", "~x.json"),
            ("/~/x", "/~/x"),
            ("", ""),
        ] {
            assert_eq!(path(typed).expect("a path"), Path::new(meant), "{typed}");
        }
        let error = path("~kim/x.json").expect_err("the home of another person");
        assert!(error.hint().contains("./"), "{}", error.hint());
        assert!(matches!(in_home(Path::new("~"), || None), Err(StoreError::NoHome)));
    }

    #[test]
    fn an_empty_name_is_no_name() {
        assert_eq!(choose(Some("".into()), || Some("/usual".into())).expect("usual"), Path::new("/usual"));
    }

    #[test]
    fn a_home_that_is_missing_or_relative_is_an_error_with_a_way_out() {
        for usual in [None, Some(PathBuf::from("home/me"))] {
            let error = choose(None, || usual).expect_err("no directory to be trusted");
            assert!(matches!(error, StoreError::NoHome));
            assert!(error.hint().contains("--data-dir"), "{}", error.hint());
        }
    }
}
