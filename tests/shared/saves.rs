//! Saved assessments for tests and benches, made by the program's own store on a disk that does not flush.
//!
//! The answers differ, so that no two assessments rank alike. Flushing a thousand saves would take half a minute. The
//! files are the same without it.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use devrel_ready::assessment::{Aim, Assessment, Choice, Edit, Moment, Name};
use devrel_ready::framework::{Catalog, Framework, Level};
use devrel_ready::store::{Begun, Disk, Fs, Held, Status, Store};
use devrel_ready::text::Clean;
use jiff::Timestamp;
use jiff::civil::date;

/// Returns the name of the n-th assessment.
pub(crate) fn name(number: usize) -> Name {
    Name::new(&format!("assessment {number:04}")).expect("letters and digits make a name")
}

/// Returns the n-th assessment: half to nine tenths answered, in part with evidence and notes.
pub(crate) fn assessment(framework: &Arc<Framework>, number: usize) -> Assessment {
    let role = framework.roles().nth(number % 5);
    let mut assessment = Assessment::new(framework, name(number), Aim { role, band: framework.usual_band() });
    let count = framework.skills().len();
    // Each is answered a day before the one before it, so that the list is in order.
    let days = jiff::Span::new().days(i64::try_from(number).expect("few"));
    let today = date(2026, 5, 1).checked_sub(days).expect("a few years ago");
    let moment = Moment { today, edition: framework.edition(), revision: 1 };
    let answered = count / 2 + number * 7 % (count * 2 / 5);
    for (at, skill) in framework.skills().enumerate().take(answered) {
        assessment.edit(skill, Edit::Choose(Choice::Level(Level::ALL[(at * 7 + number) % 5])), moment);
        if at % 4 == 0 {
            let words = Clean::line("The guide to the first release, read by every new customer since.");
            assessment.edit(skill, Edit::Evidence(words), moment);
        }
    }
    if let Some(open) = framework.skills().nth(answered) {
        assessment.set_place(open);
    }
    assessment
}

/// Saves `count` assessments in a data directory. The first one is answered last.
pub(crate) fn save(framework: &Arc<Framework>, data_dir: &Path, count: usize) {
    let store = Store::on(Unflushed, data_dir.to_owned());
    for number in (1..=count).rev() {
        let begun = store.begin(&Catalog::of(Arc::clone(framework)), &name(number)).expect("the disk works");
        let Begun::New(mut session) = begun else { unreachable!("the directory is new") };
        session.save(&assessment(framework, number), 1, Timestamp::now()).expect("the disk works");
    }
}

/// The disk without flushing.
#[derive(Debug, Clone)]
struct Unflushed;

impl Fs for Unflushed {
    type File = File;
    type Lock = Held;

    fn create_new(&self, path: &Path) -> io::Result<File> {
        Disk.create_new(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        Disk.write(file, bytes)
    }

    fn sync(&self, _: &File) -> io::Result<()> {
        Ok(())
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.rename_new(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        Disk.exchange(one, other)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        Disk.open(path)
    }

    fn mark_in_use(&self, file: &File) {
        Disk.mark_in_use(file);
    }

    fn is_left_over(&self, path: &Path) -> bool {
        Disk.is_left_over(path)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        Disk.remove_file(path)
    }

    fn remove_dir(&self, dir: &Path) -> io::Result<()> {
        Disk.remove_dir(dir)
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        Disk.create_dir(dir)
    }

    fn tighten(&self, dir: &Path) -> io::Result<()> {
        Disk.tighten(dir)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        Disk.read(path, limit)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<OsString>> {
        Disk.list(dir)
    }

    fn look(&self, path: &Path) -> io::Result<Option<Status>> {
        Disk.look(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Disk.resolve(path)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Held>> {
        Disk.try_lock(path)
    }

    fn holds(&self, lock: &Held, path: &Path) -> io::Result<bool> {
        Disk.holds(lock, path)
    }
}
