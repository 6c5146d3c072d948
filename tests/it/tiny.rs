//! Small random frameworks, small enough to try every possibility, and sheets of answers to them.

use std::sync::Arc;

use devrel_ready::assessment::{Choice, Mark, Sheet};
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::{Framework, Level};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use serde_json::{Value, json};

/// A skill of a role: position of the skill, importance (0 core, 1 important, 2 helpful), must-have, target.
pub(crate) type Row = (usize, usize, bool, u32);

/// A framework of one band and two domains.
#[derive(Debug, Clone)]
pub(crate) struct Tiny {
    pub(crate) ready_at: u32,
    pub(crate) effort: [u32; 4],
    pub(crate) weights: [u32; 3],
    /// The domain of each skill, 0 or 1.
    pub(crate) skills: Vec<u8>,
    pub(crate) roles: Vec<Vec<Row>>,
}

impl Tiny {
    pub(crate) fn framework(&self) -> Arc<Framework> {
        let domains = ["d0", "d1"].map(|id| json!({"id": id, "name": id, "summary": id}));
        let [core, important, helpful] = self.weights;
        let roles: Vec<String> = (0..self.roles.len()).map(|role| format!("r{role}")).collect();
        let manifest = json!({
            "id": "tiny", "edition": 1, "name": "Tiny", "prompt": "Choose.", "levels": ["a", "b", "c", "d", "e"],
            "importance": {"core": core, "important": important, "helpful": helpful},
            "bands": [{"id": "only", "name": "Only", "ready_at": self.ready_at}],
            "effort": self.effort, "domains": domains, "roles": roles
        });
        let of_domain = |domain: u8| -> Value {
            let inside = (0..).zip(&self.skills).filter(|(_, other)| **other == domain);
            inside.map(|(position, _)| skill(position)).collect()
        };
        let mut files = vec![("framework.json".to_owned(), manifest), ("resources.json".to_owned(), json!({}))];
        files.extend([0, 1].map(|domain| (format!("skills/d{domain}.json"), of_domain(domain))));
        files.extend(roles.iter().zip(&self.roles).map(|(id, rows)| (format!("roles/{id}.json"), role(id, rows))));
        let sources = files.into_iter().map(|(name, value)| Source::new(&name, value.to_string())).collect();
        Arc::new(Framework::parse(sources).expect("made-up frameworks are well-formed"))
    }
}

fn skill(position: usize) -> Value {
    json!({
        "id": format!("s{position}"), "name": format!("Skill {position}"), "definition": "A skill.",
        "levels": ["zero", "one", "two", "three", "four"], "evidence": "a link",
        "actions": [["do one"], ["do two"], ["do three"], ["do four"]], "resources": []
    })
}

fn role(id: &str, rows: &[Row]) -> Value {
    let name = |position: usize| format!("s{position}");
    let words = ["core", "important", "helpful"];
    let must_have: Vec<String> = rows.iter().filter(|row| row.2).map(|row| name(row.0)).collect();
    let skills: Vec<Value> =
        rows.iter().map(|row| json!({"skill": name(row.0), "importance": words[row.1], "targets": [row.3]})).collect();
    json!({"id": id, "name": id, "short": id, "summary": id, "must_have": must_have, "skills": skills})
}

/// Generates frameworks of so many skills (at least two) in two domains, and so many roles. Every role lists at least
/// one skill.
pub(crate) fn tiny(
    skills: std::ops::RangeInclusive<usize>,
    roles: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Tiny> {
    let sizes = (skills, roles);
    sizes.prop_flat_map(|(skills, roles)| {
        let row = (0..3_usize, prop::bool::weighted(0.25), 1..=4_u32, prop::bool::weighted(0.8));
        let role = prop::collection::vec(row, skills).prop_map(|rows| {
            let listed = |(position, row): (usize, &(usize, bool, u32, bool))| {
                (row.3 || position == 0).then_some((position, row.0, row.1, row.2))
            };
            rows.iter().enumerate().filter_map(listed).collect::<Vec<Row>>()
        });
        let weights = prop_oneof![Just([5, 3, 1]), prop::array::uniform3(1..=9_u32)];
        let effort = prop_oneof![Just([1, 2, 4, 8]), prop::array::uniform4(1..=9_u32)];
        // The domains rise, so that the positions here are those of the framework. Both domains are used.
        let split = 1..=skills - 1;
        (1..=100_u32, effort, weights, split, prop::collection::vec(role, roles)).prop_map(
            move |(ready_at, effort, weights, split, roles)| Tiny {
                ready_at,
                effort,
                weights,
                skills: (0..skills).map(|position| u8::from(position >= split)).collect(),
                roles,
            },
        )
    })
}

/// Generates an answer, most often none.
pub(crate) fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        6 => (0..5_usize).prop_map(|level| Choice::Level(Level::ALL[level])),
        3 => Just(Choice::Unanswered),
        1 => Just(Choice::NotApplicable),
    ]
}

/// Returns a sheet of these answers.
pub(crate) fn sheet(choices: &[Choice]) -> Sheet {
    choices.iter().map(|choice| Mark { choice: *choice, ..Mark::default() }).collect()
}

/// Generates a framework with answers, and a boolean for each skill.
pub(crate) fn answered(
    skills: std::ops::RangeInclusive<usize>,
    roles: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = (Tiny, Vec<Choice>, Vec<bool>)> {
    tiny(skills, roles).prop_flat_map(|tiny| {
        let count = tiny.skills.len();
        let choices = prop::collection::vec(choice(), count);
        (Just(tiny), choices, prop::collection::vec(any::<bool>(), count))
    })
}
