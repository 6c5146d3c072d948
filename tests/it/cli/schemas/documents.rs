//! Valid documents of every kind that a person may write, and what the program says to a changed one.

use std::sync::{Arc, OnceLock};

use devrel_ready::diagnostic::{Problem, Problems, Source};
use devrel_ready::framework::Framework;
use devrel_ready::rating::{read_rating, read_request};
use devrel_ready::report::read;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::cli::Place;

/// A valid document.
pub(super) struct Document {
    /// The kind, as in `devrel-ready schema KIND`.
    pub(super) kind: &'static str,
    /// The name of the file in its framework, for a file of one.
    file: Option<&'static str>,
    pub(super) value: Value,
    /// The fields that the program reads; all if there are none. The rest is changed as a whole only.
    pub(super) read: &'static [&'static str],
}

/// The fields of a report that the program reads back.
const READ_OF_A_REPORT: [&str; 9] =
    ["$schema", "schema", "generated_at", "name", "aim", "framework", "answers", "preferences", "log"];

impl Document {
    /// Returns the problems that the program finds in a value in place of this document.
    pub(super) fn problems(&self, value: &Value) -> Option<Problems> {
        let text = value.to_string();
        if let Some(name) = self.file {
            let other = garden_files().iter().filter(|(file, _)| *file != name && self.needs(file));
            let mut sources: Vec<Source> = other.map(|(file, value)| Source::new(file, value.to_string())).collect();
            sources.push(Source::new(name, text));
            return match Framework::parse(sources) {
                Ok(framework) => {
                    let mut problems = framework.soundness_problems();
                    problems.extend(framework.translation_problems());
                    Some(problems).filter(|problems| !problems.is_empty())
                }
                Err(problems) => Some(problems),
            };
        }
        let source = Source::new("me.json", text);
        let (framework, today) = (if self.kind == "report" { shipped() } else { garden() }, date(2026, 7, 1));
        match self.kind {
            "request" => read_request(framework, &source).err(),
            "rating" => read_rating(framework, &source, today).err(),
            _ => read(framework, &source, today).map_or_else(Some, |reading| reading.newer.map(Problems::from)),
        }
    }

    /// Returns the problems in the document itself, or all if there are none: a fault in one file has consequences in
    /// others.
    pub(super) fn own<'p>(&self, problems: &'p Problems) -> Vec<&'p Problem> {
        let own: Vec<&Problem> = problems.iter().filter(|it| Some(it.file.as_str()) == self.file).collect();
        if own.is_empty() { problems.iter().collect() } else { own }
    }

    /// Returns whether a file of the framework is read with this document. The others are optional and slow.
    fn needs(&self, file: &str) -> bool {
        !["terms.json", "editions/1.json", "lang/de.json"].contains(&file) || self.file == Some(file)
    }
}

/// Returns the documents.
pub(super) fn documents() -> Vec<Document> {
    let mut documents = Vec::new();
    for (file, value) in garden_files() {
        let kind = match file.split_once('/') {
            Some(("skills", _)) => "skills",
            Some(("roles", _)) => "role",
            Some(("editions", _)) => "edition",
            Some(("lang", _)) => "language",
            _ => file.strip_suffix(".json").expect("every file is JSON"),
        };
        documents.push(Document { kind, file: Some(file), value: value.clone(), read: &[] });
    }
    for value in answers() {
        documents.push(Document { kind: "answers", file: None, value, read: &[] });
    }
    documents.push(Document { kind: "report", file: None, value: report(), read: &READ_OF_A_REPORT });
    let texts = garden_files().iter().map(|(file, value)| ((*file).to_owned(), json!(value.to_string())));
    let files: serde_json::Map<String, Value> = texts.filter(|(file, _)| file != "editions/1.json").collect();
    let framework = json!({"id": "garden", "edition": 2, "files": files});
    documents.push(Document {
        kind: "request",
        file: None,
        value: json!({
            "schema": "devrel-ready/request/1", "about": "Sam", "framework": framework, "skills": ["digging", "touring"]
        }),
        read: &[],
    });
    let schema = |kind: &str| format!("{kind}.schema.json");
    documents.push(Document {
        kind: "request",
        file: None,
        value: json!({
            "$schema": schema("request"), "schema": "devrel-ready/request/1", "about": "Sam",
            "framework": {"id": "garden", "edition": 2}, "skills": ["digging", "listening"]
        }),
        read: &[],
    });
    documents.push(Document {
        kind: "rating",
        file: None,
        value: json!({
            "$schema": schema("rating"), "schema": "devrel-ready/rating/1", "about": "Sam", "by": "Kim",
            "day": "2026-05-01", "framework": {"id": "garden", "edition": 2},
            "ratings": {"digging": {"level": 3, "evidence": "A bed.", "note": "Ask him."}, "pruning": {"level": 0}},
            "not_seen": ["listening"]
        }),
        read: &[],
    });
    documents
}

fn shipped() -> &'static Arc<Framework> {
    static SHIPPED: OnceLock<Arc<Framework>> = OnceLock::new();
    SHIPPED.get_or_init(Framework::shipped)
}

fn garden() -> &'static Arc<Framework> {
    static GARDEN: OnceLock<Arc<Framework>> = OnceLock::new();
    GARDEN.get_or_init(|| {
        let sources = garden_files().iter().map(|(file, value)| Source::new(file, value.to_string()));
        Arc::new(Framework::parse(sources.collect()).expect("the garden is sound"))
    })
}

fn statements(about: &str) -> Value {
    (0..5).map(|level| json!(format!("{about} at level {level}."))).collect()
}

fn skill(id: &str, resources: &[&str]) -> Value {
    json!({
        "id": id, "name": id, "short": id, "definition": "You do it.", "levels": statements(id),
        "levels_about": statements("They are"), "evidence": "a garden",
        "actions": [["Begin."], ["Go on.", "Rest."], ["Go on."], ["Teach it."]], "resources": resources
    })
}

fn role(id: &str, [first, second, third]: [&str; 3]) -> Value {
    let requirement = |skill: &str, importance: &str, target: u32| json!({"skill": skill, "importance": importance, "targets": [target]});
    json!({
        "$schema": "role.schema.json", "id": id, "name": id, "short": id, "summary": "They garden.",
        "must_have": [first],
        "skills": [requirement(first, "core", 3), requirement(second, "core", 3), requirement(third, "helpful", 1)]
    })
}

/// Returns the files of a small framework with everything that a framework can have.
pub(super) fn garden_files() -> &'static [(&'static str, Value)] {
    static FILES: OnceLock<Vec<(&str, Value)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let framework = json!({
            "$schema": "framework.schema.json", "id": "garden", "edition": 2, "name": "Gardening",
            "language": "en", "question": "Which role in gardening is closest to you?", "noun": "gardening",
            "prompt": "Choose the highest that is true.",
            "levels": ["Not yet", "First steps", "On your own", "Others rely on it", "Makes others better"],
            "importance": {"core": 5, "important": 3, "helpful": 1},
            "bands": [{"id": "grown", "name": "Grown", "ready_at": 80}], "effort": [1, 2, 4, 8],
            "domains": [
                {"id": "hands", "name": "Hands", "summary": "Work with the hands."},
                {"id": "people", "name": "People", "summary": "Work with people."}
            ],
            "roles": ["gardener", "guide"],
            "preferences": [{
                "id": "rain", "short": "rain", "statement": "You like rain.",
                "roles": {"gardener": "central", "guide": "rare"}
            }],
            "changes": [
                {"edition": 2, "skill": "digging", "what": "meaning", "levels": [3, 4], "why": "It was two things."},
                {"edition": 2, "skill": "pruning", "what": "renamed", "from": ["cutting"], "why": "A better name."},
                {"edition": 2, "skill": "touring", "what": "merged", "from": ["walks", "talks"], "why": "They go together."},
                {"edition": 2, "skill": "listening", "what": "targets", "role": "guide", "why": "It was too low."},
                {"edition": 2, "skill": "hoeing", "what": "retired", "why": "Nobody does."}
            ]
        });
        let resources = json!({
            "$schema": "resources.schema.json",
            "book": {"title": "A book", "url": "https://example.org/book"},
            "film": {"title": "A film", "url": "https://example.org/film"}
        });
        let hands = json!({
            "$schema": "skills.schema.json", "skills": [skill("digging", &["book"]), skill("pruning", &[])]
        });
        let terms = json!({
            "$schema": "terms.schema.json", "schema": "devrel-ready/terms/1",
            "count": [100, 200, 258, 300, 332, 358, 381, 400], "clearly": 400, "perhaps": 200,
            "too_little": {"words": 120, "skills": 5}, "english": {"share": 15, "words": ["a", "and"]},
            "hint_only": ["listening"], "boilerplate": ["equal opportunit*"], "role_names": ["head gardener"],
            "log": [0, 69], "usual": {"digging": 12}, "skills": {"digging": [{"term": "dig* ..beds", "weight": 3}]}
        });
        let edition = json!({
            "$schema": "edition.schema.json", "edition": 1,
            "statements": {"digging": statements("Digging"), "cutting": statements("Cutting")}
        });
        let german = json!({
            "$schema": "language.schema.json", "language": "de", "name": "Gärtnern", "noun": "das Gärtnern",
            "question": "Welche Rolle passt?", "prompt": "Wähle den höchsten Satz, der stimmt.",
            "levels": ["Noch nicht", "Erste Schritte", "Selbst", "Andere bauen darauf", "Macht andere besser"],
            "bands": {"grown": "Erfahren"}, "domains": {"hands": {"name": "Hände", "summary": "Handarbeit."}},
            "roles": {"gardener": {"name": "Gärtnerin", "short": "Gärtnern", "summary": "Sie gärtnert."}},
            "preferences": {"rain": {"short": "Regen", "statement": "Du magst Regen."}},
            "resources": {"book": {"title": "Ein Buch", "url": "https://example.org/buch"}},
            "skills": {"digging": {
                "name": "Graben", "short": "Graben", "definition": "Du gräbst.", "levels": statements("Graben"),
                "levels_about": statements("Sie graben"), "evidence": "ein Beet",
                "actions": [["Fang an."], ["Weiter.", "Pause."], ["Weiter."], ["Lehre es."]]
            }}
        });
        vec![
            ("framework.json", framework),
            ("resources.json", resources),
            ("skills/hands.json", hands),
            ("skills/people.json", json!([skill("listening", &[]), skill("touring", &["film"])])),
            ("roles/gardener.json", role("gardener", ["digging", "pruning", "listening"])),
            ("roles/guide.json", role("guide", ["listening", "touring", "digging"])),
            ("terms.json", terms),
            ("editions/1.json", edition),
            ("lang/de.json", german),
        ]
    })
}

fn log_entry() -> Value {
    json!({"id": 1, "on": "2026-05-01", "text": "Dug a bed.", "link": "https://example.org", "skills": ["digging"]})
}

fn answers() -> [Value; 2] {
    let by_hand = json!({
        "schema": "devrel-ready/answers/1", "framework": "garden", "name": "me", "role": "gardener", "band": "grown",
        "answers": {"digging": 3, "listening": {"level": 0}}
    });
    let with_everything = json!({
        "$schema": "answers.schema.json", "schema": "devrel-ready/answers/1",
        "framework": {"id": "garden", "edition": 2}, "name": "me", "aim": {"role": "gardener", "band": "grown"},
        "preferences": {"rain": "not-sure"}, "log": [log_entry()],
        "answers": {
            "digging": {
                "level": 3, "evidence": "a bed", "note": "more", "sure": "unsure", "star": true, "flag": false, "goal": 4,
                "steps": {"4": {"begun": "2026-05-01", "done": "2026-05-02"}}, "given_on": "2026-05-01",
                "given_by": "2026-05-02", "given_edition": 1, "evidence_on": "2026-05-01"
            },
            "touring": {"na": true},
            "pruning": {}
        }
    });
    [by_hand, with_everything]
}

/// Returns a report with every field, as the program writes it; of its results the first only.
pub(super) fn report() -> Value {
    let place = Place::new();
    let step = json!({"3": {"begun": "2026-05-01"}});
    let file = json!({
        "schema": "devrel-ready/answers/1", "framework": "devrel", "aim": {"role": "writer"},
        "preferences": {"travel": "yes"},
        "log": [{"id": 1, "on": "2026-05-01", "text": "Gave a talk.", "link": "x", "skills": ["public-speaking"]}],
        "answers": {
            "technical-writing": {
                "level": 2, "evidence": "x", "note": "y", "sure": "sure", "star": true, "flag": true, "goal": 3,
                "steps": step, "given_on": "2026-05-01", "evidence_on": "2026-05-01"
            },
            "sample-code": {"na": true, "given_by": "2026-05-01", "given_edition": 1},
            "editing-review": {"level": 1}
        }
    });
    place.write("me.json", file.to_string());
    place.run(["import", "me.json"]).done();
    place.run(["keep", "me"]).done();
    place.run(["answer", "me", "editing-review=3"]).done();
    let mut report = place.run(["export", "me", "--with-notes"]).json();
    report["$schema"] = json!("report.schema.json");
    report["results"].as_array_mut().expect("results are a list").truncate(1);
    let new = ["preferences", "titles", "statements", "log", "history", "comparison"];
    assert!(new.iter().all(|field| report.get(field).is_some()), "{report}");
    report
}
