//! People whose reports the tests write.

use std::sync::Arc;

use devrel_ready::assessment::{
    About, Aim, Assessment, Choice, Edit, LogDraft, Moment, Name, PointInTime, Sureness, Wish,
};
use devrel_ready::framework::{Framework, Level};
use devrel_ready::rating::Rating;
use devrel_ready::report::{ExportFormat, FORMATS, Form, Notes, Report, ReportRequest, Scope, Timeline};
use devrel_ready::text::Clean;
use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::any_framework::GERMAN;
use crate::languages::bicycles;

/// A person with what is kept beside the answers.
pub(super) struct Sample {
    /// The name of the file.
    pub(super) name: &'static str,
    pub(super) assessment: Assessment,
    points: Vec<PointInTime>,
    ratings: Vec<Rating>,
}

/// Texts that would mean something if they were not escaped.
pub(super) const HOSTILE: [&str; 20] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}</style>",
    "javascript:alert(1)",
    "data:text/html,<b>x</b>",
    "https://example.org/\"><script>alert(1)</script>",
    "=HYPERLINK(\"https://example.org\",\"click\")",
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "-2+3",
    "a | b | c",
    "![x](https://example.org/x.png)",
    "[x](javascript:alert(1)) and [^1] and [[wiki]]",
    "**bold** _em_ ~~gone~~ `code`",
    "# not a heading",
    "1. not a list",
    "www.example.org and kim@example.org",
    "&lt;b&gt; &amp; &#60;",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

/// The words that stand for the hostile ones in a report of the same shape.
const HARMLESS: &str = "harmless words";

const MAY: Date = date(2026, 5, 2);
const TODAY: Date = date(2026, 11, 26);

fn moment(framework: &Framework, today: Date, revision: u64) -> Moment {
    Moment { today, edition: framework.edition(), revision }
}

/// Builds a person who answers every skill with the level of its position; `None` leaves it open.
fn person(framework: &Arc<Framework>, name: &str, level: impl Fn(usize) -> Option<usize>) -> Assessment {
    let aim = Aim { role: framework.roles().next_back(), band: framework.usual_band() };
    let mut assessment = Assessment::new(framework, Name::new(name).expect("a plain name"), aim);
    for (position, skill) in framework.skills().enumerate() {
        if let Some(level) = level(position) {
            assessment.edit(skill, Edit::Choose(Choice::Level(Level::ALL[level])), moment(framework, MAY, 1));
        }
    }
    assessment
}

/// Writes the same texts into every place that takes one.
fn fill(assessment: &mut Assessment, text: impl Fn(usize) -> String) {
    let framework = Arc::clone(assessment.framework());
    for (position, skill) in framework.skills().enumerate() {
        let now = moment(&framework, TODAY, 2);
        assessment.edit(skill, Edit::Evidence(Clean::line(&text(position))), now);
        assessment.edit(skill, Edit::Note(Clean::note(&format!("{}\nsecond line", text(position + 1)))), now);
    }
    let skill = framework.skills().next().map(|skill| framework.skill(skill).key.clone());
    for position in 0..HOSTILE.len() {
        let skills = skill.clone().into_iter().collect();
        let (words, link) = (Clean::line(&text(position)), Clean::line(&text(position + 2)));
        let draft = LogDraft { on: TODAY, text: words, link, skills };
        assessment.log_mut().add(draft, TODAY).expect("a short text");
    }
    assessment.edit(
        framework.skills().next().expect("a skill"),
        Edit::Sureness(Sureness::Unsure),
        moment(&framework, TODAY, 2),
    );
}

fn wished(mut assessment: Assessment) -> Assessment {
    let framework = Arc::clone(assessment.framework());
    for (position, preference) in framework.preferences().enumerate() {
        assessment.set_wish(preference, Some(Wish::ALL[position % 3]));
    }
    assessment
}

/// Returns what another person sees: every third skill two levels higher or lower.
fn rating(assessment: &Assessment) -> Rating {
    let mut theirs = assessment.clone();
    let framework = Arc::clone(theirs.framework());
    let by = Name::new("Kim <i>M & *co*").expect("a plain name");
    theirs.set_about(About { subject: assessment.name().clone(), by, asked: framework.skills().collect() });
    for skill in framework.skills().step_by(3) {
        let level = theirs.entry(skill).choice.level().map_or(2, |level| (level.index() + 2) % 5);
        theirs.edit(skill, Edit::Choose(Choice::Level(Level::ALL[level])), moment(&framework, TODAY, 3));
    }
    Rating::of(&theirs, TODAY).expect("it is about another person")
}

/// Returns a point in time with other answers.
fn point(number: u32, assessment: &Assessment, label: &str) -> PointInTime {
    let mut earlier = assessment.clone();
    let framework = Arc::clone(earlier.framework());
    for skill in framework.skills().step_by(3) {
        let level = earlier.entry(skill).choice.level().map_or(Level::ALL[1], Level::down);
        earlier.edit(skill, Edit::Choose(Choice::Level(level)), moment(&framework, MAY, u64::from(number)));
    }
    PointInTime { number, label: Clean::line(label), revision: 1, kept_on: MAY, assessment: earlier }
}

impl Sample {
    fn new(name: &'static str, assessment: Assessment, labels: &[&str]) -> Self {
        let points = (1..).zip(labels).map(|(number, label)| point(number, &assessment, label)).collect();
        let ratings = if labels.len() == 2 { vec![rating(&assessment)] } else { Vec::new() };
        Self { name, assessment, points, ratings }
    }

    /// Writes the report in a form.
    pub(super) fn written(&self, form: Form, notes: Notes) -> String {
        let generated_at = Timestamp::from_second(1_795_651_200).expect("a date in range");
        let kept =
            (!self.points.is_empty()).then_some(Timeline { points: &self.points, ratings: &self.ratings, revision: 2 });
        let assessment = &self.assessment;
        let scope = Scope::default();
        form.write(&Report::of(ReportRequest { assessment, generated_at, notes, effort: None, scope, kept }))
    }
}

/// Returns all people.
pub(super) fn samples() -> Vec<Sample> {
    let framework = Framework::shipped();
    let mut complete = wished(person(&framework, "Sam", |position| Some((position * 7 + 2) % 5)));
    fill(&mut complete, |position| match position % 3 {
        0 => format!("https://example.org/shown/{position}"),
        1 => format!("Ran workshop {position}, 40 people"),
        _ => String::from("A page of the handbook"),
    });
    let best = person(&framework, "Best", |_| Some(4));
    let half = person(&framework, "Half", |position| (position % 2 == 0).then_some(position % 4));
    let mut left_out = person(&framework, "Left out", |_| Some(2));
    for skill in framework.skills().take(20) {
        left_out.edit(skill, Edit::Choose(Choice::NotApplicable), moment(&framework, MAY, 2));
    }
    let empty = person(&framework, "Empty", |_| None);
    let wide = person(&framework, &"評".repeat(24), |position| Some(position % 5));
    let german = person(&GERMAN.framework(), "Käthe Müller-Lüdenscheidt", |position| Some(position % 4));
    vec![
        Sample::new("complete", complete, &["spring", ""]),
        Sample::new("best", best, &[]),
        Sample::new("half", half, &["half"]),
        Sample::new("left-out", left_out, &[]),
        Sample::new("empty", empty, &[]),
        Sample::new("wide", wide, &["評価評価"]),
        Sample::new("german", german, &["Frühling"]),
        Sample::new("translated", person(&bicycles("de"), "Kim", |position| Some(position % 4)), &["Frühling"]),
        Sample::new("right-to-left", person(&bicycles("he"), "Kim", |position| Some(position % 4)), &[""]),
        hostile(),
    ]
}

/// Returns a person with hostile texts in every place that takes one.
pub(super) fn hostile() -> Sample {
    with_texts("hostile", "<b>K & \"Q\" | *x*", |position| HOSTILE[position % HOSTILE.len()].to_owned())
}

/// Returns the same person with harmless texts.
pub(super) fn harmless() -> Sample {
    with_texts("harmless", "harmless", |_| HARMLESS.to_owned())
}

fn with_texts(file: &'static str, name: &str, text: impl Fn(usize) -> String) -> Sample {
    let framework = Framework::shipped();
    let mut assessment = person(&framework, name, |position| Some((position * 7 + 2) % 5));
    fill(&mut assessment, &text);
    Sample::new(file, assessment, &[text(0).as_str(), text(12).as_str()])
}

/// Returns every form.
pub(super) fn forms() -> Vec<Form> {
    let shapes = |format: &'static ExportFormat| {
        let variant = format.variant.as_ref().map(|_| Form { format, is_variant: true });
        [Some(format.usual_form()), variant].into_iter().flatten()
    };
    FORMATS.iter().flat_map(shapes).collect()
}

/// Returns the form with this name.
pub(super) fn form(name: &str) -> Form {
    ExportFormat::named(name).expect("it is in the table").usual_form()
}
