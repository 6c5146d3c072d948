//! Tests of the entries of the list.

use super::{saved, worker};

#[test]
fn the_list_tells_aim_progress_and_who_leads() {
    let dir = tempfile::tempdir().expect("a directory");
    saved(dir.path());
    let list = worker(dir.path()).list_first(100).expect("readable");
    assert_eq!(list.len(), 1);
    let me = &list[0];
    assert_eq!(me.progress, (3, 28));
    assert_eq!(me.answered.as_str(), "1 May 2026");
    assert!(me.aim.as_str().starts_with("not sure yet, "), "{}", me.aim);
    assert!(me.standing.is_some());
    assert_eq!(me.trouble, None);
}
