//! Finds a saved assessment by any spelling of its name.
//!
//! The directory of an assessment depends on the exact spelling of its name. One name has several spellings: composed
//! or not, with or without capitals, with one blank or two. This module writes nothing.

use super::action::Action;
use super::data_directory::Store;
use super::error::{During, StoreError};
use super::find;
use super::fs::Fs;
use crate::assessment::Name;

impl<F: Fs> Store<F> {
    /// Returns whether an assessment has a save or a backup, in any state. Opens and writes no file.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub fn knows(&self, name: &Name) -> Result<bool, StoreError> {
        let paths = self.paths(name);
        let current = self.fs.look(&paths.current).during(Action::Read, &paths.current)?;
        Ok(current.is_some() || !find::backups(&self.fs, &paths)?.is_empty())
    }

    /// Returns the saved name that matches this one, the exact spelling first; `None` if no name matches.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub fn saved_name(&self, name: &Name) -> Result<Option<Name>, StoreError> {
        if self.knows(name)? {
            return Ok(Some(name.clone()));
        }
        let saved = self.list()?.into_iter().filter_map(|listed| listed.name);
        Ok(saved.into_iter().find(|saved| saved.is_same(name)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use tempfile::TempDir;

    use crate::assessment::{Aim, Assessment, Name};
    use crate::framework::Catalog;
    use crate::store::{Begun, Store};

    #[test]
    fn a_name_is_found_by_every_spelling_and_by_its_own_first() {
        let catalog = Catalog::shipped();
        let framework = catalog.usual();
        let dir = TempDir::new().expect("a directory");
        let store = Store::open(dir.path().to_owned());
        let name = |text: &str| Name::new(text).expect("a name");
        // The first two are one name. An older version of the program could save both.
        for saved in ["Zoe\u{308}", "Zoë", "Ada  Lovelace"] {
            let Ok(Begun::New(mut session)) = store.begin(&catalog, &name(saved)) else { unreachable!("it is new") };
            let aim = Aim { role: None, band: framework.usual_band() };
            let assessment = Assessment::new(framework, name(saved), aim);
            session.save(&assessment, 1, Timestamp::UNIX_EPOCH).expect("saved");
        }
        let found = |text: &str| store.saved_name(&name(text)).expect("it can be read").map(|it| it.to_string());
        for (typed, saved) in [
            ("Zoë", Some("Zoë")),
            ("Zoe\u{308}", Some("Zoe\u{308}")),
            ("ada lovelace", Some("Ada  Lovelace")),
            ("ADA   LOVELACE", Some("Ada  Lovelace")),
            ("Zoe", None),
            ("Ada", None),
        ] {
            assert_eq!(found(typed).as_deref(), saved, "{typed}");
        }
        assert!(found("ZOË").is_some());
    }
}
