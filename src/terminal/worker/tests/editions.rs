//! The statements of an earlier edition are read when an answer of that edition is shown, and not before.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::{MOMENT, aim, framework, name, opened};
use crate::assessment::{Choice, Edit, Moment, Pace};
use crate::edition::EditionReport;
use crate::framework::{Catalog, Level};
use crate::store::Store;
use crate::terminal::StorageWorker;
use crate::tui::Effect;

#[test]
fn home_and_opening_read_no_earlier_edition_and_the_report_about_it_does() {
    let dir = tempfile::TempDir::new().expect("a temporary directory");
    let framework = Arc::new((*framework()).clone().without_earlier_editions());
    let worker = || StorageWorker::new(Store::open(dir.path().join("data")), Catalog::of(Arc::clone(&framework)));
    let mut first = worker();
    let new = opened(first.perform(Effect::Create(name("me"), aim(), Pace::Full)));
    let mut assessment = new.assessment;
    for skill in framework.skills() {
        // An answer to edition 1 needs another look.
        assessment.edit(skill, Edit::Choose(Choice::Level(Level::ALL[2])), Moment { edition: 1, ..MOMENT });
    }
    first.perform(Effect::Save(new.revision + 1, Box::new(assessment)));
    assert_eq!(first.finish(), None);
    drop(first);
    let mut second = worker();
    let rows = second.list_first(24).expect("the disk works");
    assert_eq!(rows.len(), 1);
    let assessment = opened(second.perform(Effect::Open(name("me")))).assessment;
    assert!(assessment.worth_another_look() > 0);
    // Reading one is a panic here, so it is seen that the report reads one.
    let report = catch_unwind(AssertUnwindSafe(|| EditionReport::of(&assessment, 1)));
    assert!(report.is_err(), "the report reads the statements");
}
