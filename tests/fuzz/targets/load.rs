//! Reads any bytes as settings, answers, a report, a role profile or a framework: no panic. Answers that can be read
//! are the same after they are written as a report and read back. The report has a day, so answers without one are known
//! to be no later; what is written then stays the same.
#![no_main]

use devrel_ready::framework::{Framework, parse_role_with};
use devrel_ready::diagnostic::Source;
use devrel_ready::report::{ExportFormat, Notes, Report, ReportRequest, Scope, read_answers};
use devrel_ready::tui::Preferences;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let framework = Framework::shipped();
    let source = Source::new("fuzz.json", text.to_owned());
    let _ = Preferences::read(&Source::new("config.toml", text.to_owned()));
    let _ = parse_role_with(&framework, &source);
    let _ = Framework::parse(vec![Source::new("framework.json", text.to_owned())]);
    let Ok(assessment) = read_answers(&framework, &source, Default::default()) else { return };
    let report = |assessment| {
        let (generated_at, notes) = (Default::default(), Notes::With);
        let request = ReportRequest { assessment, generated_at, notes, effort: None, scope: Scope::default(), kept: None };
        ExportFormat::usual().write(&Report::of(request))
    };
    let read_back = |text: String| {
        read_answers(&framework, &Source::new("again.json", text), Default::default()).expect("we read what we write")
    };
    let again = read_back(report(&assessment));
    assert_eq!(again.sheet(), assessment.sheet());
    let written = report(&again);
    assert_eq!(report(&read_back(written.clone())), written);
});
