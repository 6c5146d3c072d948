//! The frameworks that an assessment can belong to.
//!
//! A save names its framework exactly, and the catalog finds it: the one for new assessments, the one that ships with
//! the program, or one on the shelf. It hands out every framework with the extra roles that are meant for it. The
//! catalog reads no file itself and changes no answer.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use super::{ExtraRoles, Framework, Language, Medium};
use crate::diagnostic::{Problems, Source};
use crate::text::Clean;

/// The exact name of a framework: what a save says about the questions that it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameworkLabel<'l> {
    /// The id.
    pub id: &'l str,
    /// The edition.
    pub edition: u32,
    /// The digest of its files. A save of the questions that ship with the program has none.
    pub sha256: Option<&'l str>,
}

/// The place where frameworks are kept that assessments belong to.
pub trait FrameworkShelf: fmt::Debug + Send + Sync {
    /// Returns the framework whose files have this digest.
    fn find(&self, sha256: &str) -> Option<Framework>;

    /// Returns the framework of this id that has the newest edition, and of one edition that which came last.
    fn newest(&self, id: &str) -> Option<Framework>;
}

/// The frameworks found on the shelf so far, by their digests.
type Found = BTreeMap<String, Option<Arc<Framework>>>;

/// The known frameworks. There is at least one: the usual one, for new assessments.
#[derive(Debug, Clone)]
pub struct Catalog {
    usual: Arc<Framework>,
    /// Whether the usual framework is from the shelf, and not from the files of its author.
    is_usual_shelved: bool,
    shelf: Option<Arc<dyn FrameworkShelf>>,
    found: Arc<Mutex<Found>>,
    /// The roles that are added to each framework.
    extra: Arc<ExtraRoles>,
    /// The framework that ships with the program, with its extra roles.
    shipped: Arc<OnceLock<Arc<Framework>>>,
    /// The language that the person reads, if another one than each framework's own was asked for.
    language: Option<Language>,
    medium: Medium,
    /// The first language that the medium cannot set, among those asked for and those of the frameworks.
    unset: Arc<OnceLock<Language>>,
}

/// The problem of a framework that has the id of the shipped one, and what to do.
pub const IMPOSTOR: [&str; 2] = [
    "this calls itself \"devrel\", and only the questions that ship with the program are called so",
    "give it an id of its own in framework.json",
];

/// The framework that ships with the program, read when something needs it.
static SHIPPED: LazyLock<Arc<Framework>> = LazyLock::new(Framework::shipped);

impl Catalog {
    /// Returns the catalog whose usual framework is the one that ships with the program.
    #[must_use]
    pub fn shipped() -> Self {
        Self::of(Arc::clone(&SHIPPED))
    }

    /// Returns a catalog with this usual framework.
    #[must_use]
    pub fn of(usual: Arc<Framework>) -> Self {
        Self {
            usual,
            is_usual_shelved: false,
            shelf: None,
            found: Arc::default(),
            extra: Arc::default(),
            shipped: Arc::default(),
            language: None,
            medium: Medium::default(),
            unset: Arc::default(),
        }
    }

    /// Returns the catalog with a shelf. The shelf is read only if a save names a framework that is not at hand.
    #[must_use]
    pub fn with_shelf(self, place: Arc<dyn FrameworkShelf>) -> Self {
        Self { shelf: Some(place), ..self }
    }

    /// Returns the catalog with extra roles. Every framework that it hands out has those that are meant for it.
    #[must_use]
    pub fn with_extra_roles(self, extra: ExtraRoles) -> Self {
        let usual = extra.added_to(&self.usual);
        Self { usual, extra: Arc::new(extra), found: Arc::default(), shipped: Arc::default(), ..self }
    }

    /// Returns the catalog with one more extra role, for a framework that it has handed out, and that framework with the
    /// role. The role comes last, so the ids of the others stay.
    ///
    /// # Errors
    ///
    /// Every problem of the file. An id that another role has is one of them.
    pub fn with_one_more_role(&self, framework: &Framework, file: Source) -> Result<(Self, Framework), Problems> {
        let whole = framework.with_extra_role(&file)?;
        Ok((self.clone().with_extra_roles(self.extra.with(file)), whole))
    }

    /// Returns a framework with the extra roles that are meant for it.
    #[must_use]
    pub fn whole(&self, framework: &Arc<Framework>) -> Arc<Framework> {
        self.extra.added_to(framework)
    }

    /// Returns the role files that cannot be used, with their problems, as far as a framework was handed out for them.
    #[must_use]
    pub fn unusable_roles(&self) -> Vec<(Clean, Problems)> {
        self.extra.unusable()
    }

    /// Returns a framework as every screen and command gets it: with its extra roles, in the language of the person.
    fn handed_out(&self, framework: &Arc<Framework>) -> Arc<Framework> {
        self.shown(self.whole(framework))
    }

    /// Returns the framework that ships with the program.
    fn shipped_one(&self) -> &Arc<Framework> {
        self.shipped.get_or_init(|| self.handed_out(&SHIPPED))
    }

    /// Returns the catalog with another usual framework.
    #[must_use]
    pub fn using(&self, usual: Arc<Framework>) -> Self {
        Self { usual: self.shown(usual), is_usual_shelved: false, ..self.clone() }
    }

    /// Returns the catalog whose frameworks are shown in a language, where they have it and the medium can set it.
    #[must_use]
    pub fn in_language(self, language: Option<Language>, medium: Medium) -> Self {
        let (found, shipped, unset) = (Arc::default(), Arc::default(), Arc::default());
        let catalog = Self { found, shipped, language, medium, unset, ..self };
        Self { usual: catalog.shown(Arc::clone(&catalog.usual)), ..catalog }
    }

    /// Returns the first language that was wanted and that the medium cannot set.
    #[must_use]
    pub fn unset_language(&self) -> Option<&Language> {
        self.unset.get()
    }

    /// Returns a framework as it is shown. Without a language, nothing is read. A translation that is missing or has
    /// problems never takes the questions away: their own texts are shown then.
    #[must_use]
    pub fn shown(&self, framework: Arc<Framework>) -> Arc<Framework> {
        let wanted = self.language.as_ref().and_then(|wanted| framework.language_for(wanted));
        let wanted = wanted.unwrap_or_else(|| framework.own_language().clone());
        if !self.medium.sets(&wanted) {
            // The language stays the first one: one sentence is enough.
            let _ = self.unset.set(wanted);
            return framework;
        }
        if wanted == *framework.language() {
            return framework;
        }
        framework.translated(&wanted).map_or(framework, Arc::new)
    }

    /// Returns the catalog whose usual framework is from the shelf. It replaces no other text of the same edition: only
    /// an author who names the files means to change what has been answered.
    #[must_use]
    pub fn with_usual_from_shelf(self) -> Self {
        Self { is_usual_shelved: true, ..self }
    }

    /// Returns the framework for new assessments.
    #[must_use]
    pub const fn usual(&self) -> &Arc<Framework> {
        &self.usual
    }

    /// Returns whether a framework has the id of the shipped one and is another one.
    #[must_use]
    pub fn is_impostor(framework: &Framework) -> bool {
        framework.has_shipped_id() && framework.sha256() != SHIPPED.sha256()
    }

    /// Returns the framework to open a save with. The usual framework counts for every save of its id, because it can
    /// be a later edition, unless the save belongs to an edition that it does not know and the shelf has.
    #[must_use]
    pub fn find(&self, label: &FrameworkLabel<'_>) -> Option<Arc<Framework>> {
        if self.usual.id().as_str() == label.id {
            let is_later = label.edition > self.usual.edition();
            let is_same = label.edition == self.usual.edition();
            let exact = (is_later || is_same && self.is_usual_shelved).then(|| self.exact(label)).flatten();
            return Some(exact.unwrap_or_else(|| Arc::clone(&self.usual)));
        }
        self.exact(label)
    }

    /// Returns the framework that a file of others names, which may have no digest: exactly this one, or else the
    /// newest of its id.
    #[must_use]
    pub fn find_or_newest(&self, label: &FrameworkLabel<'_>) -> Option<Arc<Framework>> {
        let newest =
            || self.shelf.as_ref().and_then(|shelf| shelf.newest(label.id)).map(|it| self.handed_out(&Arc::new(it)));
        self.find(label).or_else(newest)
    }

    /// Returns exactly the framework that a save names.
    #[must_use]
    pub fn exact(&self, label: &FrameworkLabel<'_>) -> Option<Arc<Framework>> {
        if label.id == Framework::SHIPPED_ID {
            let usual = Some(&self.usual).filter(|usual| usual.has_shipped_id());
            return Some(Arc::clone(usual.unwrap_or_else(|| self.shipped_one())));
        }
        let sha256 = label.sha256?;
        if self.usual.sha256() == sha256 {
            return Some(Arc::clone(&self.usual));
        }
        let kept = self.shelf.as_ref()?;
        // A thread that panicked while it held the map has left it whole.
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let known = found.entry(sha256.to_owned()).or_insert_with(|| {
            let is_named =
                |framework: &Framework| framework.id().as_str() == label.id && framework.edition() == label.edition;
            kept.find(sha256).filter(is_named).map(|framework| self.handed_out(&Arc::new(framework)))
        });
        known.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{Catalog, FrameworkLabel, FrameworkShelf};
    use crate::diagnostic::Source;
    use crate::framework::{ExtraRoles, Framework};

    /// Returns the shipped framework with another id, edition and name.
    fn named(id: &str, edition: u32, name: &str) -> Framework {
        let shipped = Framework::shipped();
        let sources = shipped.sources().iter().map(|source| {
            let text = source.text.replace("\"id\": \"devrel\"", &format!("\"id\": \"{id}\""));
            let text = text
                .replace("\"edition\": 2,\n  \"name\": \"", &format!("\"edition\": {edition},\n  \"name\": \"{name}"));
            Source::new(source.name.as_str(), text)
        });
        let framework = Framework::parse(sources.collect()).expect("only labels are others");
        assert_eq!((framework.id().as_str(), framework.edition()), (id, edition));
        framework
    }

    /// A shelf that counts how often it is read.
    #[derive(Debug)]
    struct Shelf(Vec<Framework>, AtomicUsize);

    impl FrameworkShelf for Shelf {
        fn find(&self, sha256: &str) -> Option<Framework> {
            self.1.fetch_add(1, Ordering::Relaxed);
            self.0.iter().find(|it| it.sha256() == sha256).cloned()
        }

        fn newest(&self, id: &str) -> Option<Framework> {
            self.0.iter().rfind(|it| it.id().as_str() == id).cloned()
        }
    }

    fn label(framework: &Framework) -> FrameworkLabel<'_> {
        framework.label()
    }

    #[test]
    fn a_save_finds_exactly_its_framework_and_the_shelf_is_read_once_and_only_for_others() {
        let (one, other) = (named("sre", 3, "A"), named("sre", 3, "B"));
        let shelf = Arc::new(Shelf(vec![one.clone(), other.clone()], AtomicUsize::new(0)));
        let catalog = Catalog::shipped().with_shelf(Arc::clone(&shelf) as Arc<dyn FrameworkShelf>);
        let shipped = catalog.usual().label();
        assert!(catalog.find(&shipped).is_some_and(|found| found.has_shipped_id()));
        assert_eq!(shelf.1.load(Ordering::Relaxed), 0, "nothing was looked up");
        for _ in 0..3 {
            for wanted in [&one, &other] {
                assert_eq!(catalog.find(&label(wanted)).expect("shelved").sha256(), wanted.sha256());
            }
        }
        assert_eq!(shelf.1.load(Ordering::Relaxed), 2);
        assert!(catalog.find(&FrameworkLabel { edition: 2, ..label(&one) }).is_some(), "the digest was looked up");
        let absent = named("sre", 3, "C");
        assert!(catalog.find(&label(&absent)).is_none());
        assert!(catalog.find(&FrameworkLabel { sha256: None, ..label(&one) }).is_none(), "no digest, no guess");
    }

    #[test]
    fn the_framework_in_use_counts_for_its_earlier_editions_and_other_texts_and_the_shelf_for_later_ones() {
        let (one, other, later) = (named("sre", 3, "A"), named("sre", 3, "B"), named("sre", 4, "A"));
        let shelf = Arc::new(Shelf(vec![other.clone(), later.clone()], AtomicUsize::new(0)));
        let catalog = Catalog::of(Arc::new(one.clone())).with_shelf(shelf);
        assert_eq!(catalog.find(&label(&other)).expect("in use").sha256(), one.sha256());
        assert_eq!(catalog.find(&label(&later)).expect("shelved").sha256(), later.sha256());
        let shelved = catalog.clone().with_usual_from_shelf();
        assert_eq!(shelved.find(&label(&other)).expect("shelved").sha256(), other.sha256(), "its own");
        let shipped = FrameworkLabel { id: "devrel", edition: 1, sha256: None };
        assert!(catalog.find(&shipped).is_some_and(|found| found.has_shipped_id()));
    }

    #[test]
    fn every_framework_comes_with_the_roles_that_are_meant_for_it() {
        let (sre, shipped) = (named("sre", 3, "A"), Framework::shipped());
        let shelf: Arc<dyn FrameworkShelf> = Arc::new(Shelf(vec![sre.clone()], AtomicUsize::new(0)));
        let advocate = shipped.sources().iter().find(|it| it.name.as_str() == "roles/advocate.json").expect("shipped");
        let file = |id: &str, framework: &str| {
            let ids = format!("\"framework\": \"{framework}\", \"id\": \"{id}\"");
            Source::new(&format!("{id}.json"), advocate.text.replace("\"id\": \"advocate\"", &ids))
        };
        let extra = || ExtraRoles::of(vec![file("one", "devrel"), file("two", "sre"), file("three", "other")], []);
        let roles = |framework: &Framework| -> Vec<String> {
            framework.extra_roles().map(|(_, role, _)| role.key.to_string()).collect()
        };
        let catalog = Catalog::shipped().with_shelf(Arc::clone(&shelf)).with_extra_roles(extra());
        assert_eq!(roles(catalog.usual()), ["one"]);
        let found = catalog.find(&label(&sre)).expect("shelved");
        assert_eq!(roles(&found), ["two"]);
        assert!(Arc::ptr_eq(&found, &catalog.find(&label(&sre)).expect("shelved")), "two states can be compared");
        let other = Catalog::of(Arc::new(sre)).with_extra_roles(extra());
        let devrel = || other.exact(&shipped.label()).expect("shipped");
        assert_eq!((roles(other.usual()), roles(&devrel())), (vec!["two".to_owned()], vec!["one".to_owned()]));
        assert!(Arc::ptr_eq(&devrel(), &devrel()), "two states can be compared");
        assert!(catalog.unusable_roles().is_empty() && other.unusable_roles().is_empty());
    }

    #[test]
    fn a_role_that_was_just_made_comes_last_in_every_framework_and_a_faulty_one_changes_nothing() {
        let shipped = Framework::shipped();
        let advocate = shipped.sources().iter().find(|it| it.name.as_str() == "roles/advocate.json").expect("shipped");
        let file = |id: &str| {
            Source::new(
                &format!("{id}.json"),
                advocate.text.replace("\"id\": \"advocate\"", &format!("\"id\": \"{id}\"")),
            )
        };
        let catalog = Catalog::shipped().with_extra_roles(ExtraRoles::of(vec![file("zebra")], []));
        let (more, whole) = catalog.with_one_more_role(catalog.usual(), file("ant")).expect("sound");
        let keys = |framework: &Framework| -> Vec<String> {
            framework.extra_roles().map(|(_, role, _)| role.key.to_string()).collect()
        };
        assert_eq!((keys(more.usual()), keys(&whole)), (keys(&whole), vec!["zebra".to_owned(), "ant".to_owned()]));
        let ids = |framework: &Framework| -> Vec<_> {
            catalog.usual().roles().map(|id| framework.role(id).key.clone()).collect()
        };
        assert_eq!(ids(catalog.usual()), ids(more.usual()), "the ids of the others stay");
        assert!(more.with_one_more_role(more.usual(), file("writer")).is_err());
        assert_eq!(keys(more.usual()).len(), 2);
    }

    #[test]
    fn nobody_poses_as_the_shipped_framework() {
        assert!(Catalog::is_impostor(&named("devrel", 2, "Not ")));
        assert!(!Catalog::is_impostor(&named("sre", 2, "")));
        assert!(!Catalog::is_impostor(&Framework::shipped()));
    }
}
