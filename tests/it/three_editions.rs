//! Three editions of the shipped framework: the first, whose statements are kept; the shipped second; and an invented
//! third with every kind of change.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use devrel_ready::diagnostic::Source;
use devrel_ready::framework::Framework;
use serde_json::{Map, Value, json};

/// The files of a framework, by name.
pub(crate) type Files = BTreeMap<String, Value>;

/// Returns the changes of the invented edition, one of each kind and both halves of the split.
pub(crate) fn changes() -> Vec<Value> {
    let change =
        |skill: &str, what: &str| json!({"edition": 3, "skill": skill, "what": what, "why": "It was unclear."});
    let with = |mut change: Value, key: &str, value: Value| {
        change[key] = value;
        change
    };
    vec![
        change("public-speaking", "wording"),
        with(change("troubleshooting", "meaning"), "levels", json!([2])),
        change("podcasting", "new"),
        with(change("teaching", "renamed"), "from", json!(["workshop-teaching"])),
        with(change("networking-online", "split"), "from", json!(["relationship-building"])),
        with(change("networking-in-person", "split"), "from", json!(["relationship-building"])),
        with(change("clear-language", "merged"), "from", json!(["editing-review", "plain-explaining"])),
        change("sustainable-practice", "retired"),
        with(change("public-speaking", "targets"), "role", json!("advocate")),
    ]
}

/// Reads the shipped files, which are edition 2.
fn second() -> Files {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut files = Files::new();
    for folder in ["", "editions", "skills", "roles"] {
        for entry in fs::read_dir(data.join(folder)).expect("the data is beside the tests") {
            let path = entry.expect("a readable folder").path();
            if path.is_file() {
                let name = path.strip_prefix(&data).expect("it is in there").to_string_lossy().replace('\\', "/");
                let text = fs::read_to_string(&path).expect("data is text");
                files.insert(name, serde_json::from_str(&text).expect("data is JSON"));
            }
        }
    }
    // They find skills in a posting and say nothing about editions.
    files.remove("terms.json");
    files
}

fn skills_of(file: &mut Value) -> &mut Vec<Value> {
    file.as_array_mut().expect("a list of skills")
}

fn skill<'f>(files: &'f mut Files, file: &str, id: &str) -> &'f mut Value {
    let skills = skills_of(files.get_mut(file).expect("the file is there"));
    skills.iter_mut().find(|skill| skill["id"] == id).expect("the skill is there")
}

/// Returns the first edition: the kept statements under the targets of the second.
fn first() -> Files {
    let mut files = second();
    let statements = files.remove("editions/1.json").expect("it is kept");
    for (_, file) in files.iter_mut().filter(|(name, _)| name.starts_with("skills/")) {
        for skill in skills_of(file) {
            skill["levels"] = statements["statements"][skill["id"].as_str().expect("an id")].clone();
        }
    }
    let manifest = files.get_mut("framework.json").expect("it is there");
    manifest["edition"] = json!(1);
    let changes = manifest.as_object_mut().expect("an object").remove("changes").expect("edition 2 has some");
    // The targets of edition 1 are not kept. Others stand for them.
    for change in changes.as_array().expect("a list").iter().filter(|change| change["what"] == "targets") {
        let role = format!("roles/{}.json", change["role"].as_str().expect("a change of targets names its role"));
        let rows = files.get_mut(&role).expect("it is there")["skills"].as_array_mut().expect("a list");
        let row = rows.iter_mut().find(|row| row["skill"] == change["skill"]).expect("the role lists it");
        let top = row["targets"][2].as_u64().expect("a level");
        row["targets"][2] = json!(if row["targets"][1] == row["targets"][2] && top < 4 { top + 1 } else { top - 1 });
    }
    files
}

/// Returns the invented third edition.
fn third() -> Files {
    let mut files = second();
    let mut kept = Map::new();
    for (_, file) in files.iter_mut().filter(|(name, _)| name.starts_with("skills/")) {
        kept.extend(
            skills_of(file)
                .iter()
                .map(|skill| (skill["id"].as_str().expect("an id").to_owned(), skill["levels"].clone())),
        );
    }
    files.insert("editions/2.json".to_owned(), json!({"edition": 2, "statements": kept}));
    skill(&mut files, "skills/communication.json", "public-speaking")["levels"][1] =
        json!("You have given one talk or demo to people, live or recorded, short or long.");
    skill(&mut files, "skills/technical.json", "troubleshooting")["levels"][2] =
        json!("You have found the cause of a problem alone and written it down for two other people.");
    let communication = "skills/communication.json";
    skill(&mut files, communication, "workshop-teaching")["id"] = json!("teaching");
    rename(skill(&mut files, communication, "editing-review"), "clear-language", "Clear language");
    let mut podcasting = skill(&mut files, communication, "content-creation").clone();
    rename(&mut podcasting, "podcasting", "Podcasting");
    let list = skills_of(files.get_mut(communication).expect("it is there"));
    list.retain(|skill| skill["id"] != "plain-explaining");
    list.push(podcasting);
    let interpersonal = "skills/interpersonal.json";
    let mut in_person = skill(&mut files, interpersonal, "relationship-building").clone();
    rename(&mut in_person, "networking-in-person", "Networking in person");
    rename(skill(&mut files, interpersonal, "relationship-building"), "networking-online", "Networking online");
    let list = skills_of(files.get_mut(interpersonal).expect("it is there"));
    list.retain(|skill| skill["id"] != "sustainable-practice");
    list.push(in_person);
    for (name, role) in files.iter_mut().filter(|(name, _)| name.starts_with("roles/")) {
        let list = role["skills"].as_array_mut().expect("a list");
        list.retain(|it| it["skill"] != "sustainable-practice" && it["skill"] != "editing-review");
        for it in list.iter_mut() {
            let id = it["skill"].as_str().expect("an id");
            let id = match id {
                "workshop-teaching" => "teaching",
                "plain-explaining" => "clear-language",
                "relationship-building" => "networking-online",
                other => other,
            };
            it["skill"] = json!(id);
            if name == "roles/advocate.json" && it["skill"] == "public-speaking" {
                it["targets"] = json!([1, 2, 3]);
            }
        }
        let online = list.iter().find(|it| it["skill"] == "networking-online").expect("every role has it").clone();
        for id in ["networking-in-person", "podcasting"] {
            let mut more = online.clone();
            more["skill"] = json!(id);
            list.push(more);
        }
    }
    let manifest = files.get_mut("framework.json").expect("it is there");
    manifest["edition"] = json!(3);
    manifest["changes"].as_array_mut().expect("a list").extend(changes());
    files
}

/// Gives a skill another id and name.
fn rename(skill: &mut Value, id: &str, name: &str) {
    skill["id"] = json!(id);
    skill["name"] = json!(name);
    skill["short"] = json!(name);
}

/// Returns the files of an edition.
pub(crate) fn files(edition: u32) -> Files {
    match edition {
        1 => first(),
        2 => second(),
        _ => third(),
    }
}

/// Reads files as a framework.
pub(crate) fn parse(files: &Files) -> Framework {
    let sources = files.iter().map(|(name, value)| Source::new(name, value.to_string())).collect();
    Framework::parse(sources).expect("the three editions are well-formed")
}

/// Returns an edition, 1 to 3.
pub(crate) fn edition(number: u32) -> Arc<Framework> {
    Arc::new(parse(&files(number)))
}
