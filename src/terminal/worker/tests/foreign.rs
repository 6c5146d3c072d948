//! Tests with a save of another framework.

use std::fs;

use super::{answered, name, opened, saved, worker};
use crate::report::{Content, ExportFormat, Notes, Scope};
use crate::text::Clean;
use crate::tui::{Access, Effect, Export, Exported, Msg, Replace, Ticket, Wanted};

#[test]
fn answers_to_another_framework_are_only_looked_at_every_time_and_there_is_no_report_of_them() {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    let text = fs::read_to_string(&current).expect("it is text");
    let (_, payload) = text.split_once('\n').expect("two lines");
    let payload = payload.replacen("\"id\":\"devrel\"", "\"id\":\"acme\"", 1);
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(format!("devrel-ready/save/1\n5\n{payload}").as_bytes());
    let (length, crc) = (payload.len(), hasher.finalize());
    let head = format!(r#"{{"schema":"devrel-ready/save/1","revision":5,"length":{length},"crc32":"{crc:08x}"}}"#);
    let before = format!("{head}\n{payload}");
    fs::write(&current, &before).expect("it can be written");
    let mut worker = worker(dir.path());
    let words = "these answers were given to another framework, \"acme\"";
    for _ in 0..2 {
        let me = opened(vec![worker.open(&name("me"))]);
        assert_eq!(me.access, Access::ReadOnly(Clean::line(words)));
        let wanted = Wanted {
            assessment: me.assessment.clone(),
            content: Content::Report,
            notes: Notes::Without,
            form: ExportFormat::usual().usual_form(),
            effort: None,
            scope: Scope::default(),
            revision: None,
        };
        let preview = worker.perform(Effect::Preview(Ticket::default(), Box::new(wanted.clone())));
        assert!(
            matches!(preview.as_slice(), [Msg::Previewed(_, rendered)] if rendered.text.contains(words)),
            "{preview:?}"
        );
        let path = dir.path().join("report.json");
        let (ticket, path_text) = (Ticket::default(), path.to_string_lossy().into_owned());
        let export = Export { ticket, wanted, path: path_text, replace: Replace::Ask };
        let refused = worker.perform(Effect::Export(Box::new(export)));
        assert!(
            matches!(refused.as_slice(), [Msg::Exported(_, Exported::Refused(why))] if why.as_str().contains(words))
        );
        assert!(!path.exists());
        // Nothing is saved, whatever a window sends.
        worker.perform(Effect::Save(me.revision + 1, Box::new(answered(&me.assessment, 8))));
        worker.perform(Effect::Close);
    }
    let listed = worker.list_first(30).expect("readable");
    assert_eq!(listed[0].trouble.as_ref().map(Clean::as_str), Some(words));
    assert_eq!(fs::read_to_string(&current).expect("it is text"), before);
}
