//! Finding a saved assessment by its name, however that is spelled.
//!
//! The directory of an assessment is called after the exact spelling of its name. People and keyboards spell one name in
//! several ways: composed or not, with or without capitals, with one blank or two. Nothing is written here.

use super::action::Action;
use super::data_directory::Store;
use super::error::{During, StoreError};
use super::find;
use super::fs::Fs;
use crate::assessment::Name;

impl<F: Fs> Store<F> {
    /// Whether there is anything of an assessment, in whatever state. Nothing is opened or written.
    ///
    /// # Errors
    ///
    /// The disk does not tell.
    pub fn knows(&self, name: &Name) -> Result<bool, StoreError> {
        let paths = self.paths(name);
        let current = self.fs.look(&paths.current).during(Action::Read, &paths.current)?;
        Ok(current.is_some() || !find::backups(&self.fs, &paths)?.is_empty())
    }

    /// The saved name that is the same as this one: spelled exactly so, else in another way. None if there is none.
    ///
    /// # Errors
    ///
    /// The disk does not tell.
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
        // The first two are one name; an older version of the program could save both.
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
