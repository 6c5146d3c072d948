//! Reads the framework in `data/` and answers files as plain JSON values.

use std::{fs, path::Path};

use serde_json::Value;

use super::ratio::Ratio;

/// A framework, reduced to what scores depend on.
pub(super) struct Framework {
    /// Domain ids, framework order.
    pub(super) domains: Vec<String>,
    /// Skills, framework order: domains in order, file order within.
    pub(super) skills: Vec<Skill>,
    /// Bands, lowest first.
    pub(super) bands: Vec<Band>,
    /// Roles, framework order.
    pub(super) roles: Vec<Role>,
}

/// A skill that can be answered.
pub(super) struct Skill {
    /// Its id.
    pub(super) id: String,
    /// The id of its domain.
    pub(super) domain: String,
}

/// The seniority of a role.
pub(super) struct Band {
    /// Its id.
    pub(super) id: String,
    /// The readiness that counts as ready.
    pub(super) ready_at: i128,
}

/// A role profile.
pub(super) struct Role {
    /// Its id.
    pub(super) id: String,
    /// The skills it lists, profile order.
    pub(super) listed: Vec<Listed>,
}

/// A skill in the profile of a role.
pub(super) struct Listed {
    /// The position of the skill in the framework's order.
    pub(super) skill: usize,
    /// 5, 3 or 1.
    pub(super) weight: i128,
    /// Whether its importance is core.
    pub(super) core: bool,
    /// Whether it has a floor.
    pub(super) must_have: bool,
    /// One target for each band.
    pub(super) targets: Vec<i128>,
}

/// The answer to one skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// There is no answer.
    Unanswered,
    /// The skill does not apply.
    NotApplicable,
    /// A level.
    Level {
        /// 0 to 4.
        level: i128,
        /// Whether evidence was given.
        evidence: bool,
        /// The chance of being one level off, in each direction.
        chance: Ratio,
    },
}

impl Answer {
    /// Returns the level, if there is one.
    pub(super) fn level(self) -> Option<i128> {
        match self {
            Self::Level { level, .. } => Some(level),
            Self::Unanswered | Self::NotApplicable => None,
        }
    }
}

impl Framework {
    /// Reads the shipped framework from `data/`.
    pub(super) fn shipped() -> Self {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let top = read(&data.join("framework.json"));
        let domains: Vec<String> = list(&top["domains"]).iter().map(|domain| text(&domain["id"])).collect();
        let mut skills = Vec::new();
        for domain in &domains {
            for skill in list(&read(&data.join(format!("skills/{domain}.json")))) {
                skills.push(Skill { id: text(&skill["id"]), domain: domain.clone() });
            }
        }
        let bands = list(&top["bands"])
            .iter()
            .map(|band| Band { id: text(&band["id"]), ready_at: number(&band["ready_at"]) })
            .collect();
        let roles = list(&top["roles"])
            .iter()
            .map(|id| {
                let file = read(&data.join(format!("roles/{}.json", text(id))));
                let listed = list(&file["skills"])
                    .iter()
                    .map(|entry| Listed {
                        skill: skills.iter().position(|skill| entry["skill"] == skill.id).expect("a known skill"),
                        weight: number(&top["importance"][text(&entry["importance"])]),
                        core: entry["importance"] == "core",
                        must_have: list(&file["must_have"]).contains(&entry["skill"]),
                        targets: list(&entry["targets"]).iter().map(number).collect(),
                    })
                    .collect();
                Role { id: text(id), listed }
            })
            .collect();
        Self { domains, skills, bands, roles }
    }

    /// Returns the answers of a file to each skill, in the framework's order.
    pub(super) fn answers(&self, file: &Value) -> Vec<Answer> {
        self.skills.iter().map(|skill| answer(file["answers"].get(&skill.id))).collect()
    }
}

/// Reads one entry of an answers file: absent, a bare level, or an object.
fn answer(entry: Option<&Value>) -> Answer {
    let Some(entry) = entry else { return Answer::Unanswered };
    if entry["na"] == true {
        return Answer::NotApplicable;
    }
    let evidence = entry.get("evidence").is_some();
    let chance = if evidence || entry["sure"] == "sure" {
        Ratio::new(10, 100)
    } else if entry["sure"] == "unsure" {
        Ratio::new(25, 100)
    } else {
        Ratio::new(15, 100)
    };
    Answer::Level { level: number(entry.get("level").unwrap_or(entry)), evidence, chance }
}

/// Reads a JSON file.
fn read(path: &Path) -> Value {
    let content = fs::read_to_string(path).expect("a file of data/ can be read");
    serde_json::from_str(&content).expect("a file of data/ is JSON")
}

/// Returns the elements of a JSON array.
fn list(value: &Value) -> &[Value] {
    value.as_array().expect("an array where the data format has one")
}

/// Returns the text of a JSON string.
fn text(value: &Value) -> String {
    value.as_str().expect("a string where the data format has one").to_owned()
}

/// Returns a JSON whole number.
fn number(value: &Value) -> i128 {
    value.as_i64().expect("a whole number where the data format has one").into()
}

#[test]
fn answers_are_read_in_every_form() {
    let file = serde_json::json!({"a": 3, "b": {"level": 0, "sure": "unsure"}, "c": {"level": 4, "sure": "sure"},
        "d": {"level": 1, "sure": "unsure", "evidence": "https://example.org"}, "e": {"na": true}});
    let level = |level, evidence, percent| Answer::Level { level, evidence, chance: Ratio::new(percent, 100) };
    assert_eq!(answer(file.get("a")), level(3, false, 15));
    assert_eq!(answer(file.get("b")), level(0, false, 25));
    assert_eq!(answer(file.get("c")), level(4, false, 10));
    assert_eq!(answer(file.get("d")), level(1, true, 10));
    assert_eq!(answer(file.get("e")), Answer::NotApplicable);
    assert_eq!(answer(file.get("f")), Answer::Unanswered);
}
