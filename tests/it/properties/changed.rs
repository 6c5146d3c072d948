//! Changed frameworks, made by rewriting the files of another.

use devrel_ready::assessment::Sheet;
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::{BandId, Framework, RoleId, SkillId};
use serde_json::{Value, json};

/// Multiplies all weights by a factor.
pub(super) fn heavier(framework: &Framework, factor: u32) -> Framework {
    rewritten(framework, |name, file| {
        if name == "framework.json" {
            each(&mut file["importance"], |weight| *weight = json!(number(weight) * u64::from(factor)));
        }
    })
}

/// Raises one target by one, unless it is the highest already.
pub(super) fn harder(framework: &Framework, (role, band): (RoleId, BandId), skill: SkillId) -> Framework {
    let (role, skill) = (&framework.role(role).key, &framework.skill(skill).key);
    rewritten(framework, |name, file| {
        if name == format!("roles/{role}.json") {
            each(&mut file["skills"], |listed| {
                if listed["skill"] == skill.as_str() {
                    let target = &mut listed["targets"][band.index()];
                    *target = json!((number(target) + 1).min(4));
                }
            });
        }
    })
}

/// Lowers all targets to at most `highest`.
pub(super) fn easy(framework: &Framework, highest: u64) -> Framework {
    rewritten(framework, |name, file| {
        if name.starts_with("roles/") {
            each(&mut file["skills"], |listed| {
                each(&mut listed["targets"], |target| *target = json!(number(target).min(highest)));
            });
        }
    })
}

/// Changes the order of files, domains, skills and the rows of each role, but not of roles and bands.
pub(super) fn shuffled(framework: &Framework, priorities: &[u8]) -> Framework {
    let shuffle = |list: &mut Value| {
        if let Some(list) = list.as_array_mut() {
            *list = by_priority(list, priorities);
        }
    };
    let rewritten = sources(framework, |name, file| match name {
        "framework.json" => shuffle(&mut file["domains"]),
        "resources.json" => {}
        role if role.starts_with("roles/") => {
            shuffle(&mut file["must_have"]);
            shuffle(&mut file["skills"]);
        }
        _ => shuffle(file),
    });
    Framework::parse(by_priority(&rewritten, priorities)).expect("order is no part of the format")
}

/// Returns the marks of a sheet in the order of another framework with the same skills.
pub(super) fn carried(sheet: &Sheet, from: &Framework, to: &Framework) -> Sheet {
    let same = |skill| from.find_skill(to.skill(skill).key.as_str()).expect("both have the same skills");
    to.skills().map(|skill| sheet.mark(same(skill))).collect()
}

/// Returns the items sorted by their priority. Equal ones keep their order.
pub(super) fn by_priority<T: Clone>(items: &[T], priorities: &[u8]) -> Vec<T> {
    let mut ranked: Vec<(u8, T)> = priorities.iter().copied().cycle().zip(items.iter().cloned()).collect();
    ranked.sort_by_key(|(priority, _)| *priority);
    ranked.into_iter().map(|(_, item)| item).collect()
}

fn rewritten(framework: &Framework, rewrite: impl Fn(&str, &mut Value)) -> Framework {
    Framework::parse(sources(framework, rewrite)).expect("the change keeps to the format")
}

fn sources(framework: &Framework, rewrite: impl Fn(&str, &mut Value)) -> Vec<Source> {
    let changed = framework.sources().iter().map(|source| {
        let mut file = serde_json::from_str(&source.text).expect("the framework was read from JSON");
        rewrite(source.name.as_str(), &mut file);
        Source::new(source.name.as_str(), file.to_string())
    });
    changed.collect()
}

fn each(collection: &mut Value, change: impl Fn(&mut Value)) {
    match collection {
        Value::Array(items) => items.iter_mut().for_each(change),
        Value::Object(fields) => fields.values_mut().for_each(change),
        _ => {}
    }
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("weights and targets are whole numbers")
}
