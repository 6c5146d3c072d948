//! Reads the framework in `data/` and answers files as plain JSON values.

use std::{fs, path::Path};

use serde_json::Value;

use super::ratio::Ratio;

/// A framework, reduced to what scores and plans depend on.
pub(super) struct Framework {
    /// The edition of the questions.
    pub(super) edition: i128,
    /// The changes of later editions, as far as they make an answer unsure.
    pub(super) changes: Vec<Change>,
    /// The effort of reaching levels 1, 2, 3 and 4.
    pub(super) effort: Vec<i128>,
    /// Domain ids, framework order.
    pub(super) domains: Vec<String>,
    /// Skills, framework order: domains in order, file order within.
    pub(super) skills: Vec<Skill>,
    /// Bands, lowest first.
    pub(super) bands: Vec<Band>,
    /// Roles, framework order.
    pub(super) roles: Vec<Role>,
}

/// A change of what the levels of a skill mean.
pub(super) struct Change {
    /// The edition that brought it.
    pub(super) edition: i128,
    /// The id of the skill.
    pub(super) skill: String,
    /// The levels whose meaning changed.
    pub(super) levels: Vec<i128>,
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
        let changes = list(&top["changes"]).iter().filter(|change| change["what"] == "meaning").map(change).collect();
        let effort = list(&top["effort"]).iter().map(number).collect();
        Self { edition: number(&top["edition"]), changes, effort, domains, skills, bands, roles }
    }

    /// Returns the answers of a file to each skill, in the framework's order. An answer belongs to the edition it names,
    /// else to that of the file, else to this one.
    pub(super) fn answers(&self, file: &Value) -> Vec<Answer> {
        let edition = file["framework"].get("edition").map_or(self.edition, number);
        self.skills
            .iter()
            .map(|skill| {
                let entry = file["answers"].get(&skill.id);
                let given = entry.and_then(|entry| entry.get("given_edition")).map_or(edition, number);
                match answer(entry) {
                    Answer::Level { level, evidence, .. } if self.means_something_else(&skill.id, level, given) => {
                        Answer::Level { level, evidence, chance: Ratio::new(25, 100) }
                    }
                    answer => answer,
                }
            })
            .collect()
    }

    /// Returns whether a level or the next one changed its meaning after an edition.
    fn means_something_else(&self, skill: &str, level: i128, given: i128) -> bool {
        let later = self.changes.iter().filter(|change| change.skill == skill && change.edition > given);
        later.into_iter().any(|change| change.levels.contains(&level) || change.levels.contains(&(level + 1)))
    }
}

/// Reads a change of meaning. Without levels, all of them changed.
fn change(change: &Value) -> Change {
    let levels =
        change.get("levels").map_or_else(|| (0..=4).collect(), |levels| list(levels).iter().map(number).collect());
    Change { edition: number(&change["edition"]), skill: text(&change["skill"]), levels }
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

#[test]
fn an_answer_of_an_earlier_edition_is_unsure_where_its_level_or_the_next_one_changed() {
    let mut framework = Framework::shipped();
    let skill = framework.skills[0].id.clone();
    let change = |edition, levels: &[i128]| Change { edition, skill: skill.clone(), levels: levels.to_vec() };
    framework.edition = 3;
    framework.changes = vec![change(2, &[3]), change(3, &[1])];
    let percent = |entry: Value, edition: Option<i64>| {
        let mut file = serde_json::json!({"framework": "devrel", "answers": {(skill.as_str()): entry}});
        if let Some(edition) = edition {
            file["framework"] = serde_json::json!({"id": "devrel", "edition": edition});
        }
        match framework.answers(&file)[0] {
            Answer::Level { chance, .. } => chance.times(Ratio::whole(100)).floor(),
            Answer::NotApplicable | Answer::Unanswered => 0,
        }
    };
    let given = |level: i64, edition: i64| serde_json::json!({"level": level, "evidence": "a link", "given_on": "2026-05-01", "given_edition": edition});
    assert_eq!([0, 1, 2, 3, 4].map(|level| percent(given(level, 1), None)), [25, 25, 25, 25, 10]);
    assert_eq!([0, 1, 2, 3, 4].map(|level| percent(given(level, 2), Some(1))), [25, 25, 10, 10, 10]);
    assert_eq!([0, 1, 2, 3, 4].map(|level| percent(given(level, 3), Some(1))), [10; 5]);
    assert_eq!([Some(1), Some(2), Some(3), None].map(|edition| percent(3.into(), edition)), [25, 15, 15, 15]);
    assert_eq!(percent(serde_json::json!({"na": true, "given_edition": 1}), Some(1)), 0);
}
