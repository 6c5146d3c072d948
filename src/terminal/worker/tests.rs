//! Tests of the worker in a real directory.

mod editions;
mod foreign;
mod listing;
mod versions;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use jiff::civil::date;

use super::StorageWorker;
use super::thread::{Job, Watchdog, work};
use crate::assessment::{Aim, Assessment, Choice, Edit, Moment, Name, Pace};
use crate::framework::{Catalog, Framework, Level};
use crate::report::{Content, ExportFormat, Notes, Scope};
use crate::store::Store;
use crate::text::Clean;
use crate::tui::{Access, Effect, Export, Exported, Listed, Msg, OpenedAssessment, Replace, Settle, Ticket, Wanted};

fn framework() -> Arc<Framework> {
    Framework::shipped()
}

fn worker(dir: &Path) -> StorageWorker {
    StorageWorker::new(Store::open(dir.join("data")), Catalog::of(framework()))
}

/// Returns a watchdog that never reports anything.
fn watch() -> Watchdog {
    Watchdog::new(Duration::from_secs(3_600))
}

fn name(name: &str) -> Name {
    Name::new(name).expect("a plain name")
}

/// The moment of all answers here.
const MOMENT: Moment = Moment { today: date(2026, 5, 1), edition: 2, revision: 2 };

fn aim() -> Aim {
    Aim { role: None, band: framework().usual_band() }
}

/// Returns the assessment that the worker opened.
fn opened(messages: Vec<Msg>) -> OpenedAssessment {
    let found = messages.into_iter().find_map(|msg| if let Msg::Opened(opened) = msg { Some(*opened) } else { None });
    found.expect("something was opened")
}

/// Returns the same answers with the first `skills` skills at level 2.
fn answered(assessment: &Assessment, skills: usize) -> Assessment {
    let mut assessment = assessment.clone();
    for skill in framework().skills().take(skills) {
        assessment.edit(skill, Edit::Choose(Choice::Level(Level::ALL[2])), MOMENT);
    }
    assessment
}

/// Saves an assessment called "me" with three answers. Returns its file.
fn saved(dir: &Path) -> std::path::PathBuf {
    let mut worker = worker(dir);
    let new = opened(worker.perform(Effect::Create(name("me"), aim(), Pace::Full)));
    worker.perform(Effect::Save(new.revision + 1, Box::new(answered(&new.assessment, 3))));
    assert_eq!(worker.finish(), None);
    let shelf = fs::read_dir(dir.join("data/assessments")).expect("it was saved");
    let of_me = shelf.map(|entry| entry.expect("readable").path()).find(|path| path.is_dir()).expect("one directory");
    of_me.join("current.json")
}

#[test]
fn only_the_newest_of_many_states_is_saved() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut worker = worker(dir.path());
    assert_eq!(worker.list_first(100).expect("readable"), []);
    let new = opened(worker.perform(Effect::Create(name("me"), aim(), Pace::Full)));
    let (sender, orders) = channel();
    for count in 1..=20 {
        let save = Effect::Save(
            new.revision + count,
            Box::new(answered(&new.assessment, usize::try_from(count).expect("20"))),
        );
        sender.send(Job::Perform(save)).expect("the worker listens");
    }
    drop(sender);
    let mut reports = Vec::new();
    let unsaved = work(worker, &orders, &watch(), |msg| reports.push(msg));
    assert_eq!(unsaved, None);
    assert!(matches!(reports.as_slice(), [Msg::Saved(_, revision)] if *revision == new.revision + 20), "{reports:?}");
    let again = opened(vec![self::worker(dir.path()).open(&name("me"))]);
    assert_eq!((again.revision, again.assessment.coverage().done()), (new.revision + 20, 20));
}

#[test]
fn a_disk_that_refuses_is_reported_at_once_and_saved_to_once_repaired() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    let mut worker = worker(dir.path());
    assert_eq!(worker.list_first(100).expect("readable").len(), 1);
    let me = opened(vec![worker.open(&name("me"))]);
    let of_me = current.parent().expect("it is in a directory").to_owned();
    let away = dir.path().join("away");
    fs::rename(&of_me, &away).expect("it can be moved");
    fs::write(&of_me, "in the way").expect("it can be written");

    let (sender, orders) = channel();
    let (reporter, reports) = channel();
    let working =
        thread::spawn(move || work(worker, &orders, &watch(), |msg| reporter.send(msg).expect("it is waited for")));
    let save = |count: u64, skills| {
        Job::Perform(Effect::Save(me.revision + count, Box::new(answered(&me.assessment, skills))))
    };
    sender.send(save(1, 5)).expect("the worker listens");
    assert!(matches!(reports.recv(), Ok(Msg::NotSaved(..))));
    sender.send(save(2, 6)).expect("the worker listens");
    assert!(matches!(reports.recv(), Ok(Msg::NotSaved(..))));
    fs::remove_file(&of_me).expect("it is ours");
    fs::rename(&away, &of_me).expect("it can be moved back");
    let repaired = reports.iter().find(|msg| !matches!(msg, Msg::NotSaved(..)));
    assert!(matches!(repaired, Some(Msg::Saved(_, revision)) if revision == me.revision + 2), "{repaired:?}");
    drop(sender);
    assert_eq!(working.join().expect("no bug"), None);
    assert_eq!(opened(vec![self::worker(dir.path()).open(&name("me"))]).assessment.coverage().done(), 6);
}

#[test]
fn what_cannot_be_saved_survives_going_home_and_is_told_when_quitting() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    let mut worker = worker(dir.path());
    let me = opened(vec![worker.open(&name("me"))]);
    fs::remove_dir_all(current.parent().expect("it is in a directory")).expect("it is ours");
    fs::write(current.parent().expect("it is in a directory"), "in the way").expect("it can be written");
    worker.perform(Effect::Save(me.revision + 1, Box::new(answered(&me.assessment, 9))));
    worker.perform(Effect::Close);
    let messages = worker.perform(Effect::Open(name("me")));
    assert!(matches!(messages.last(), Some(Msg::NotSaved(..))), "{messages:?}");
    assert_eq!(opened(messages).assessment.coverage().done(), 9);
    assert!(worker.finish().is_some());
}

#[test]
fn a_second_window_can_look_and_cannot_change() {
    let dir = tempfile::tempdir().expect("a directory");
    saved(dir.path());
    let mut first = worker(dir.path());
    let mut second = worker(dir.path());
    assert_eq!(opened(vec![first.open(&name("me"))]).access, Access::Writable);
    let looking = opened(vec![second.open(&name("me"))]);
    assert!(matches!(looking.access, Access::OpenElsewhere(_)));
    assert_eq!(looking.assessment.coverage().done(), 3);
    first.perform(Effect::Close);
    assert_eq!(opened(vec![second.open(&name("me"))]).access, Access::Writable);
}

#[test]
fn a_window_whose_lock_was_taken_away_says_so_and_leaves_the_other_ones_answers() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    let [mut first, mut second] = [worker(dir.path()), worker(dir.path())];
    let me = opened(vec![first.open(&name("me"))]);
    fs::remove_file(current.with_file_name("lock")).expect("it is ours");
    assert_eq!(opened(vec![second.open(&name("me"))]).access, Access::Writable);
    second.perform(Effect::Save(me.revision + 1, Box::new(answered(&me.assessment, 9))));
    assert!(matches!(second.save(Instant::now()).as_slice(), [Msg::Saved(..)]));
    first.perform(Effect::Save(me.revision + 1, Box::new(answered(&me.assessment, 5))));
    let messages = first.save(Instant::now());
    // The reason comes first, because a long path could fill the screen.
    let says_why = |reason: &Clean| reason.as_str().starts_with("another window or command took over");
    assert!(matches!(messages.as_slice(), [Msg::NotSaved(_, reason)] if says_why(reason)), "{messages:?}");
    assert_eq!(second.finish(), None);
    assert!(first.finish().is_some());
    assert_eq!(opened(vec![worker(dir.path()).open(&name("me"))]).assessment.coverage().done(), 9);
}

#[test]
fn names_are_neither_taken_twice_nor_invented() {
    let dir = tempfile::tempdir().expect("a directory");
    saved(dir.path());
    let mut worker = worker(dir.path());
    assert!(matches!(worker.perform(Effect::Create(name("me"), aim(), Pace::Full)).as_slice(), [Msg::NotOpened(_)]));
    assert!(matches!(worker.open(&name("you")), Msg::NotOpened(_)));
}

#[test]
fn a_file_changed_outside_is_asked_about_once() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    let text = fs::read_to_string(&current).expect("it was saved");
    fs::write(&current, text.replacen("\"level\":2", "\"level\":3", 1)).expect("it can be written");
    let mut worker = worker(dir.path());
    let found = opened(vec![worker.open(&name("me"))]);
    let question = found.question.expect("the person decides");
    assert!(question.found.as_str().contains("is 3 now and was 2. Nothing else was changed."), "{}", question.found);
    assert!(matches!(found.access, Access::ReadOnly(_)));
    let settled = opened(worker.perform(Effect::Settle(Settle::Accept)));
    assert_eq!((settled.access, settled.question), (Access::Writable, None));
    worker.perform(Effect::Close);
    assert_eq!(opened(vec![worker.open(&name("me"))]).question, None);
}

#[test]
fn a_damaged_file_without_a_backup_is_left_alone_unless_the_person_starts_over() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    fs::write(&current, "torn").expect("it can be written");
    let mut worker = worker(dir.path());
    // There is no backup: the save was made by the session that created it.
    assert!(opened(vec![worker.open(&name("me"))]).question.is_some());
    assert!(
        matches!(worker.perform(Effect::Settle(Settle::Restore)).as_slice(), [Msg::NotOpened(_)]),
        "it is not offered"
    );
    worker.perform(Effect::Close);
    assert_eq!(fs::read_to_string(&current).expect("still there"), "torn");
    worker.open(&name("me"));
    let anew = opened(worker.perform(Effect::Settle(Settle::StartOver)));
    assert_eq!(anew.assessment.coverage().done(), 0);
    assert!(current.exists(), "what the screen calls saved is there");
}

#[test]
fn a_damaged_file_with_a_backup_goes_on_from_it() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    let mut worker = worker(dir.path());
    let me = opened(vec![worker.open(&name("me"))]);
    worker.perform(Effect::Save(me.revision + 1, Box::new(answered(&me.assessment, 8))));
    worker.perform(Effect::Close);
    fs::write(&current, "torn").expect("it can be written");
    assert!(opened(vec![worker.open(&name("me"))]).question.is_some());
    let restored = opened(worker.perform(Effect::Settle(Settle::Restore)));
    assert_eq!(restored.assessment.coverage().done(), 3);
    worker.perform(Effect::Save(restored.revision + 1, Box::new(answered(&me.assessment, 4))));
    assert_eq!(worker.finish(), None);
}

#[test]
fn what_the_first_screen_has_no_room_for_is_told_afterwards() {
    let dir = tempfile::tempdir().expect("a directory");
    for number in 0..60 {
        worker(dir.path()).perform(Effect::Create(name(&format!("n{number}")), aim(), Pace::Full));
    }
    let mut worker = worker(dir.path());
    assert_eq!(
        worker.list_first(30).expect("readable").len(),
        11,
        "the 10 that a screen of 30 rows can show, and one to tell that there are more"
    );
    let (_, orders) = channel();
    let mut reports = Vec::new();
    work(worker, &orders, &watch(), |msg| reports.push(msg));
    assert!(matches!(reports.as_slice(), [Msg::Listed(all)] if all.len() == 60), "{reports:?}");
}

#[test]
fn of_very_many_none_is_listed_at_first_and_the_first_frame_knows_that_there_are_others() {
    let dir = tempfile::tempdir().expect("a directory");
    for number in 0..=super::READ_AT_FIRST {
        worker(dir.path()).perform(Effect::Create(name(&format!("n{number}")), aim(), Pace::Full));
    }
    let mut worker = worker(dir.path());
    assert_eq!(worker.list_first(30).expect("readable"), []);
    assert!(!worker.has_complete_list());
}

#[test]
fn what_was_opened_is_called_saved_only_when_the_disk_has_flushed_it() {
    let dir = tempfile::tempdir().expect("a directory");
    saved(dir.path());
    let mut worker = worker(dir.path());
    let me = opened(vec![worker.open(&name("me"))]);
    assert!(!me.safe);
    let (_, orders) = channel();
    let mut reports = Vec::new();
    work(worker, &orders, &watch(), |msg| reports.push(msg));
    let [Msg::Saved(_, revision), Msg::Listed(_)] = reports.as_slice() else { unreachable!("{reports:?}") };
    assert_eq!(*revision, me.revision);
}

#[test]
fn a_save_that_cannot_be_used_is_listed_with_its_trouble() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    fs::write(&current, "torn").expect("it can be written");
    let list = worker(dir.path()).list_first(100).expect("readable");
    assert!(matches!(list.as_slice(), [me] if me.trouble.is_some()), "{list:?}");
}

#[test]
fn a_copy_is_listed_under_its_directory_and_only_the_copy_is_deleted() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    let shelf = current.parent().and_then(Path::parent).expect("two directories up");
    let long = "x".repeat(100);
    for copy in ["copy", &long, "-odd"] {
        fs::create_dir(shelf.join(copy)).expect("created");
        fs::copy(&current, shelf.join(copy).join("current.json")).expect("copied");
    }
    let mut worker = worker(dir.path());
    for left in (1..=3).rev() {
        let list = worker.list_first(100).expect("readable");
        let copies: Vec<_> = list.iter().filter(|summary| summary.which.name().is_none()).collect();
        assert_eq!((list.len(), copies.len()), (left + 1, left));
        let messages = worker.perform(Effect::Delete(copies[0].which.clone()));
        let is_gone = |gone: &Listed| *gone == copies[0].which;
        let messages = messages.as_slice();
        assert!(matches!(messages, [Msg::Deleted(gone), Msg::Listed(list)] if is_gone(gone) && list.len() == left));
    }
    assert_eq!(opened(vec![worker.open(&name("me"))]).assessment.coverage().done(), 3);
}

#[test]
fn a_torn_save_without_a_backup_is_listed_by_its_name_and_asked_about() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    let text = fs::read_to_string(&current).expect("it was saved");
    fs::write(&current, &text[..text.len() - 20]).expect("it can be written");
    let mut worker = worker(dir.path());
    let list = worker.list_first(100).expect("readable");
    assert!(list[0].trouble.is_some(), "{list:?}");
    let name = list[0].which.name().expect("its name can be read").clone();
    assert!(opened(worker.perform(Effect::Open(name))).question.is_some());
}

#[test]
fn deleting_an_open_assessment_takes_it_off_the_list() {
    let dir = tempfile::tempdir().expect("a directory");
    saved(dir.path());
    let mut worker = worker(dir.path());
    worker.open(&name("me"));
    let messages = worker.perform(Effect::Delete(Listed::Named(name("me"))));
    assert!(matches!(messages.as_slice(), [Msg::Deleted(_), Msg::Listed(list)] if list.is_empty()), "{messages:?}");
}

#[test]
fn what_could_not_be_saved_is_let_go_when_it_is_deleted_and_not_before() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    let [mut first, mut second] = [worker(dir.path()), worker(dir.path())];
    let me = opened(vec![first.open(&name("me"))]);
    fs::remove_file(current.with_file_name("lock")).expect("it is ours");
    second.open(&name("me"));
    first.perform(Effect::Save(me.revision + 1, Box::new(answered(&me.assessment, 5))));
    first.perform(Effect::Close);
    let messages = first.perform(Effect::Delete(Listed::Named(name("me"))));
    assert!(matches!(messages.as_slice(), [Msg::NotDeleted(..), Msg::Listed(list)] if list.len() == 1), "{messages:?}");
    second.perform(Effect::Close);
    assert!(first.next_attempt().is_some(), "it is tried again to save it");
    let messages = first.perform(Effect::Delete(Listed::Named(name("me"))));
    assert!(matches!(messages.as_slice(), [Msg::Deleted(_), Msg::Listed(list)] if list.is_empty()), "{messages:?}");
    assert_eq!((first.next_attempt(), first.finish()), (None, None), "there is nothing to be saved any more");
}

#[test]
fn an_export_replaces_a_file_only_after_asking_and_is_what_was_previewed() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut worker = worker(dir.path());
    let new = opened(worker.perform(Effect::Create(name("me"), aim(), Pace::Full)));
    let path = dir.path().join("me.json");
    let wanted = Wanted {
        assessment: new.assessment,
        content: Content::Report,
        notes: Notes::Without,
        form: ExportFormat::usual().usual_form(),
        effort: None,
        scope: Scope::default(),
        revision: None,
    };
    let mut export = |replace| {
        let path = path.to_string_lossy().into_owned();
        let export = Export { ticket: Ticket::default(), wanted: wanted.clone(), path, replace };
        worker.perform(Effect::Export(Box::new(export)))
    };
    assert!(matches!(export(Replace::Ask).as_slice(), [Msg::Exported(_, Exported::Written(_))]));
    assert!(matches!(export(Replace::Ask).as_slice(), [Msg::Exported(_, Exported::Exists(_))]));
    assert!(matches!(export(Replace::Yes).as_slice(), [Msg::Exported(_, Exported::Written(_))]));
    let preview = worker.perform(Effect::Preview(Ticket::default(), Box::new(wanted)));
    let written = fs::read_to_string(&path).expect("it was written");
    let without_time =
        |text: &str| text.lines().filter(|line| !line.contains("generated_at")).map(str::to_owned).collect::<Vec<_>>();
    assert!(
        matches!(preview.as_slice(), [Msg::Previewed(_, rendered)] if without_time(&rendered.text) == without_time(&written)),
        "{preview:?}"
    );
}
