//! The order of the file calls, and the effect of a failure of each one.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Desk, same, time};
use crate::store::outside::export_on;
use crate::store::{Begun, ConfigFile, Disk, Fs, Held, Loaded, Overwrite, Status};

/// The real disk, with a record of all calls and one failing call.
#[derive(Debug, Clone, Default)]
pub(super) struct Watched(Arc<Mutex<Record>>);

#[derive(Debug, Default)]
struct Record {
    calls: Vec<String>,
    failing: Option<usize>,
}

impl Watched {
    fn failing_at(call: usize) -> Self {
        Self(Arc::new(Mutex::new(Record { calls: Vec::new(), failing: Some(call) })))
    }

    fn record<T>(&self, take: impl FnOnce(&mut Record) -> T) -> T {
        take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Restarts the record and the count towards the failing call.
    pub(super) fn restart(&self, failing: Option<usize>) {
        self.record(|record| *record = Record { calls: Vec::new(), failing });
    }

    pub(super) fn calls(&self) -> Vec<String> {
        self.record(|record| record.calls.clone())
    }

    /// Returns whether the failing call was reached.
    pub(super) fn failed(&self) -> bool {
        self.record(|record| record.failing.is_some_and(|failing| record.calls.len() > failing))
    }

    fn call(&self, what: &str, path: &Path) -> io::Result<()> {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        self.record(|record| {
            record.calls.push(format!("{what} {name}").trim().to_owned());
            if record.failing == Some(record.calls.len() - 1) {
                return Err(io::ErrorKind::StorageFull.into());
            }
            Ok(())
        })
    }
}

impl Fs for Watched {
    type File = File;
    type Lock = Held;

    fn create_new(&self, path: &Path) -> io::Result<File> {
        self.call("create", path)?;
        Disk.create_new(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        let full = self.call("write", Path::new(""));
        // A full disk writes a part of the bytes.
        Disk.write(file, &bytes[..if full.is_ok() { bytes.len() } else { bytes.len() / 2 }])?;
        full
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.call("sync", Path::new(""))?;
        Disk.sync(file)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.call("sync-dir", dir)?;
        Disk.sync_dir(dir)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", to)?;
        Disk.rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename-new", to)?;
        Disk.rename_new(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.call("exchange", other)?;
        Disk.exchange(one, other)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        self.call("open", path)?;
        Disk.open(path)
    }

    fn mark_in_use(&self, file: &File) {
        Disk.mark_in_use(file);
    }

    fn is_left_over(&self, path: &Path) -> bool {
        Disk.is_left_over(path)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call("remove", path)?;
        Disk.remove_file(path)
    }

    fn remove_dir(&self, dir: &Path) -> io::Result<()> {
        self.call("remove-dir", dir)?;
        Disk.remove_dir(dir)
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        self.call("create-dir", dir)?;
        Disk.create_dir(dir)
    }

    fn tighten(&self, dir: &Path) -> io::Result<()> {
        self.call("tighten", dir)?;
        Disk.tighten(dir)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.call("read", path)?;
        Disk.read(path, limit)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<OsString>> {
        self.call("list", dir)?;
        Disk.list(dir)
    }

    fn look(&self, path: &Path) -> io::Result<Option<Status>> {
        self.call("look", path)?;
        Disk.look(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.call("resolve", path)?;
        Disk.resolve(path)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Held>> {
        self.call("lock", path)?;
        Disk.try_lock(path)
    }

    fn holds(&self, lock: &Held, path: &Path) -> io::Result<bool> {
        self.call("holds", path)?;
        Disk.holds(lock, path)
    }
}

#[test]
fn the_calls_of_a_save_are_in_the_order_that_the_promise_needs() {
    let desk = Desk::new();
    let fs = Watched::default();
    let Ok(Begun::New(mut session)) = desk.store_on(fs.clone()).begin(&desk.catalog(), &desk.name) else {
        panic!("expected nothing");
    };
    let dir = desk.path("");
    let key = dir.file_name().and_then(|name| name.to_str()).expect("text");
    let flush_names = format!("sync-dir {key}");
    let written = [
        "remove .current.json.devrel-ready.tmp",
        "create .current.json.devrel-ready.tmp",
        "write",
        "sync",
        "holds lock",
        "look current.json",
    ];
    fs.restart(None);
    session.save(&desk.assessment(1), 1, time(1)).expect("saved");
    let named = ["rename-new current.json", "sync", &flush_names];
    assert_eq!(fs.calls(), [&written[..], &named].concat());
    // The old file is compared before and after the exchange, and the new file is flushed under its name.
    let replaced = [
        "read current.json",
        "exchange current.json",
        "look .current.json.devrel-ready.tmp",
        "read .current.json.devrel-ready.tmp",
        "sync",
        "remove .current.json.devrel-ready.tmp",
        &flush_names,
    ];
    let protocol = [&written[..], &replaced].concat();
    fs.restart(None);
    session.save(&desk.assessment(2), 2, time(2)).expect("saved");
    assert_eq!(fs.calls(), protocol);
    drop(session);
    let Ok(Begun::Sound(mut session, _)) = desk.store_on(fs.clone()).begin(&desk.catalog(), &desk.name) else {
        panic!("expected a sound save");
    };
    session.save(&desk.assessment(3), 3, time(3)).expect("saved");
    fs.restart(None);
    session.save(&desk.assessment(4), 4, time(4)).expect("saved");
    assert_eq!(fs.calls(), protocol, "the backup is made once a session");
}

#[test]
fn whichever_call_of_a_save_fails_the_disk_holds_one_whole_state_and_the_next_save_succeeds() {
    for call in 0.. {
        let desk = Desk::new();
        desk.save(1);
        let fs = Watched::default();
        let Ok(Begun::Sound(mut session, _)) = desk.store_on(fs.clone()).begin(&desk.catalog(), &desk.name) else {
            panic!("expected a sound save");
        };
        fs.restart(Some(call));
        let (old, new) = (desk.assessment(1), desk.assessment(2));
        let saved = session.save(&new, 2, time(2));
        if !fs.failed() {
            assert!(call > 10, "a first save with its backup makes more calls than {call}");
            break;
        }
        let calls = fs.calls();
        let failed = &calls[call];
        let Loaded::Sound(opened) = desk.load() else { panic!("{failed}: expected a sound save") };
        let expected = if opened.revision == 1 { &old } else { &new };
        assert!(same(&desk.framework, &opened.assessment, expected), "{failed}");
        if let Ok(saved) = saved {
            assert_eq!(opened.revision, 2, "{failed}: a false \"saved\"");
            // The only effect of an unreadable backup is that it stays.
            let harmless = failed.starts_with("tighten") || failed.starts_with("read 0");
            assert!(saved.backup_problem.is_some() || harmless, "{failed} was swallowed");
        }
        assert!(desk.names_in("").iter().all(|name| !name.contains("tmp")), "{failed} leaves a temporary file");
        let saved = session.save(&new, 3, time(3)).expect("the disk works again");
        assert!(saved.backup_problem.is_none());
        assert_eq!(desk.names_in("backups"), ["0000000000000001.json"], "{failed}");
    }
}

#[test]
fn whichever_call_of_beginning_fails_nothing_is_taken_for_new_and_nothing_is_written() {
    for call in 0.. {
        let desk = Desk::new();
        desk.save(1);
        let before = desk.current();
        let fs = Watched::failing_at(call);
        let begun = desk.store_on(fs.clone()).begin(&desk.catalog(), &desk.name);
        assert!(matches!(begun, Err(_) | Ok(Begun::Sound(..))), "call {call} led to {begun:?}");
        assert_eq!(desk.current(), before);
        if !fs.failed() {
            break;
        }
    }
}

#[test]
fn whichever_call_of_restoring_fails_the_damaged_file_is_kept_and_the_backup_still_offered() {
    for call in 0.. {
        let desk = Desk::new();
        desk.save(1);
        desk.save(2);
        desk.plant("garbage");
        let fs = Watched::default();
        let Ok(Begun::Damaged(undecided, damaged)) = desk.store_on(fs.clone()).begin(&desk.catalog(), &desk.name)
        else {
            panic!("expected a damaged save");
        };
        fs.restart(Some(call));
        let restored = undecided.restore(&damaged.backup.expect("a backup"));
        let done = restored.is_ok();
        drop(restored);
        let kept = desk.names_in("quarantine") == ["1.json"] || desk.current() == b"garbage";
        assert!(kept, "call {call} lost the damaged file");
        match desk.begin() {
            Begun::Sound(_, opened) => assert!(same(&desk.framework, &opened.assessment, &desk.assessment(1))),
            Begun::Damaged(_, damaged) => assert!(!done && damaged.backup.is_some(), "call {call}"),
            other => panic!("call {call} led to {other:?}"),
        }
        if !fs.failed() {
            break;
        }
    }
}

#[test]
fn whichever_call_of_deleting_fails_the_assessment_is_whole_or_gone() {
    for call in 0.. {
        let desk = Desk::new();
        desk.save(1);
        desk.save(2);
        let fs = Watched::failing_at(call);
        let deleted = desk.store_on(fs.clone()).delete(&desk.name);
        match desk.load() {
            Loaded::Sound(opened) => {
                assert!(deleted.is_err() && same(&desk.framework, &opened.assessment, &desk.assessment(2)));
                assert_eq!(desk.names_in("backups").len(), 1);
            }
            Loaded::Nothing => assert!(desk.store().list().expect("readable").is_empty()),
            other => panic!("call {call} led to {other:?}"),
        }
        if !fs.failed() {
            assert!(deleted.expect("nothing failed").left.is_none());
            break;
        }
    }
}

#[test]
fn whichever_call_of_exporting_fails_no_half_export_stays() {
    let dir = tempfile::TempDir::new().expect("a temporary directory");
    for (name, overwrite) in [("new.md", Overwrite::Refuse), ("old.md", Overwrite::Replace)] {
        for call in 0.. {
            let path = dir.path().join(name);
            let _ = std::fs::remove_file(&path);
            if overwrite == Overwrite::Replace {
                std::fs::write(&path, "old").expect("written");
            }
            let fs = Watched::failing_at(call);
            let exported = export_on(&fs, &path, b"the whole report", overwrite);
            let there = std::fs::read(&path).ok();
            let fine =
                [None, Some("old"), Some("the whole report")].map(|text| text.map(|text| text.as_bytes().to_vec()));
            assert!(fine.contains(&there), "call {call} leaves {there:?}");
            let names = std::fs::read_dir(dir.path()).expect("readable").count();
            assert!(names <= 2, "call {call} leaves a temporary file");
            if !fs.failed() {
                exported.expect("nothing failed");
                break;
            }
        }
    }
}

#[test]
fn settings_are_the_old_or_the_new_ones_whatever_call_fails() {
    let mut failures = 0;
    for failing in 0.. {
        let desk = Desk::new();
        let path = desk.dir.path().join("config.toml");
        std::fs::write(&path, "old").expect("written");
        let watched = Watched::failing_at(failing);
        let file = ConfigFile::on(watched.clone(), path.clone());
        let told = file.read().and_then(|before| file.replace(before.as_ref(), "new"));
        let now = std::fs::read_to_string(&path).expect("there is always a file");
        if !watched.failed() {
            told.expect("nothing failed");
            assert_eq!(now, "new");
            break;
        }
        failures += 1;
        // Only flushes and the removal of the temporary file come after the exchange.
        let failed = watched.calls()[failing].clone();
        // A failure to list leftovers does not stop the write.
        let harmless = failed.starts_with("list") && now == "new";
        let late = ["sync", "remove"].iter().any(|call| failed.starts_with(call));
        assert!(harmless || (told.is_err() && (now == "old" || late)), "{failed} leads to {now}");
        let names = std::fs::read_dir(desk.dir.path()).expect("readable").count();
        assert_eq!(names, 1, "no temporary file stays after {:?}", watched.calls());
    }
    assert!(failures > 5, "{failures} calls");
}
