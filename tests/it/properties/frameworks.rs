//! Frameworks for tests, written by hand or random, and read by the ordinary parser.
//!
//! A [`Blueprint`] is plain numbers. Skills are called `s0`, `s1`, ..., roles `r0`, bands `b0`, domains `d0`. Random
//! ones shrink to few domains, skills, roles and bands, short role profiles, low targets and equal small weights.

use devrel_ready::diagnostic::Source;
use devrel_ready::framework::{Framework, Importance};
use proptest::array::{uniform3, uniform4};
use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::prop_oneof;
use proptest::strategy::{Just, Strategy};
use serde_json::{Value, json};

/// The edition of every framework here.
pub(super) const EDITION: u32 = 2;

/// Most skills of a random framework.
const SKILLS: usize = 10;

/// Most bands of a random framework.
const BANDS: usize = 4;

/// Most must-haves of a role.
const MUST_HAVES: usize = 3;

/// Everything in a framework that scores depend on.
#[derive(Debug, Clone)]
pub(super) struct Blueprint {
    /// The weights of core, important and helpful.
    pub(super) weights: [u32; 3],
    /// The effort of reaching levels 1, 2, 3 and 4.
    pub(super) effort: [u32; 4],
    /// The readiness that each band requires.
    pub(super) bars: Vec<u32>,
    /// The domain of every skill: starting at 0, without gaps, never falling.
    pub(super) domains: Vec<usize>,
    /// The rows of each role.
    pub(super) roles: Vec<Vec<Row>>,
}

/// One listed skill of a role.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) skill: usize,
    pub(super) importance: Importance,
    pub(super) must_have: bool,
    /// One target for each band.
    pub(super) targets: Vec<u32>,
}

impl Row {
    /// Creates a core skill.
    pub(super) fn core(skill: usize, targets: &[u32]) -> Self {
        Self { skill, importance: Importance::Core, must_have: false, targets: targets.to_vec() }
    }

    /// Creates a core skill that is a must-have.
    pub(super) fn must_have(skill: usize, targets: &[u32]) -> Self {
        Self { must_have: true, ..Self::core(skill, targets) }
    }

    /// Creates an important skill.
    pub(super) fn important(skill: usize, targets: &[u32]) -> Self {
        Self { importance: Importance::Important, ..Self::core(skill, targets) }
    }

    /// Creates a helpful skill.
    pub(super) fn helpful(skill: usize, targets: &[u32]) -> Self {
        Self { importance: Importance::Helpful, ..Self::core(skill, targets) }
    }
}

impl Blueprint {
    /// Creates a blueprint with one domain, weights 5, 3 and 1, effort 1, 2, 4 and 8, and a single band.
    pub(super) fn small(bar: u32, skills: usize, roles: Vec<Vec<Row>>) -> Self {
        Self { weights: [5, 3, 1], effort: [1, 2, 4, 8], bars: vec![bar], domains: vec![0; skills], roles }
    }

    /// Returns the framework, as if read from files.
    pub(super) fn framework(&self) -> Framework {
        Framework::parse(self.sources()).expect("a blueprint describes a whole framework")
    }

    fn sources(&self) -> Vec<Source> {
        let domains = self.domains.last().map_or(0, |last| last + 1);
        let named = |kind: &str, count: usize| -> Vec<String> { (0..count).map(|n| format!("{kind}{n}")).collect() };
        let band =
            |(n, bar): (usize, &u32)| json!({"id": format!("b{n}"), "name": format!("Band {n}"), "ready_at": bar});
        let domain = |id: String| json!({"name": id.to_uppercase(), "summary": "A domain.", "id": id});
        let manifest = json!({
            "id": "random", "edition": EDITION, "name": "Random", "prompt": "Choose.",
            "levels": named("Level ", 5),
            "importance": {"core": self.weights[0], "important": self.weights[1], "helpful": self.weights[2]},
            "bands": self.bars.iter().enumerate().map(band).collect::<Vec<_>>(),
            "effort": self.effort,
            "domains": named("d", domains).into_iter().map(domain).collect::<Vec<_>>(),
            "roles": named("r", self.roles.len()),
            "changes": (0..self.domains.len()).map(change).collect::<Vec<_>>(),
        });
        let skills = (0..domains).map(|domain| (format!("skills/d{domain}.json"), self.skills(domain)));
        let roles = self.roles.iter().enumerate().map(|(n, rows)| (format!("roles/r{n}.json"), role(n, rows)));
        [("framework.json".to_owned(), manifest), ("resources.json".to_owned(), json!({}))]
            .into_iter()
            .chain(skills)
            .chain(roles)
            .map(|(name, value)| Source::new(&name, value.to_string()))
            .collect()
    }

    fn skills(&self, domain: usize) -> Value {
        let inside = self.domains.iter().enumerate().filter(|(_, other)| **other == domain);
        let skill = |(n, _): (usize, &usize)| {
            json!({"id": format!("s{n}"), "name": format!("Skill {n}"), "definition": "A skill.",
                "levels": ["None", "One", "Two", "Three", "Four"], "evidence": "a link",
                "actions": [["Start."], ["Go on."], ["Lead."], ["Teach."]], "resources": []})
        };
        inside.map(skill).collect()
    }
}

/// Returns the change of a skill: one of its levels has meant something else since the first edition.
fn change(n: usize) -> Value {
    json!({"edition": EDITION, "skill": format!("s{n}"), "what": "meaning", "levels": [n % 5], "why": "It was unclear."})
}

fn role(n: usize, rows: &[Row]) -> Value {
    let must_haves = rows.iter().filter(|row| row.must_have).map(|row| format!("s{}", row.skill));
    let listed = |row: &Row| {
        let skill = format!("s{}", row.skill);
        json!({"skill": skill, "importance": row.importance.word(), "targets": row.targets})
    };
    json!({"id": format!("r{n}"), "name": format!("Role {n}"), "short": format!("R{n}"), "summary": "A role.",
        "must_have": must_haves.collect::<Vec<_>>(), "skills": rows.iter().map(listed).collect::<Vec<_>>()})
}

/// A row of a role before the numbers of skills and bands are known.
#[derive(Debug, Clone)]
struct RowDraft {
    listed: bool,
    importance: usize,
    must_have: bool,
    first: u32,
    rises: Vec<u32>,
}

/// Generates a blueprint: 2 to 4 domains, 3 to 10 skills, 1 to 5 roles, 1 to 4 bands.
pub(super) fn blueprints() -> impl Strategy<Value = Blueprint> {
    let weights = prop_oneof![Just([5, 3, 1]), uniform3(1..=20_u32)];
    let effort = prop_oneof![Just([1, 2, 4, 8]), uniform4(1..=9_u32)];
    let bars = vec(50..=100_u32, 1..=BANDS);
    let domains = (2..=4_usize, vec(0..4_usize, 3..=SKILLS));
    let roles = vec(vec(row_drafts(), SKILLS), 1..=5);
    (weights, effort, bars, domains, roles).prop_map(|(weights, effort, mut bars, (count, raw), roles)| {
        bars.sort_unstable();
        // The first skills have different domains, so that no domain is empty.
        let count = count.min(raw.len());
        let mut domains: Vec<usize> =
            raw.iter().enumerate().map(|(n, raw)| if n < count { n } else { raw % count }).collect();
        domains.sort_unstable();
        let roles = roles.iter().map(|drafts| rows(&drafts[..domains.len()], bars.len())).collect();
        Blueprint { weights, effort, bars, domains, roles }
    })
}

fn row_drafts() -> impl Strategy<Value = RowDraft> {
    let numbers = (0..3_usize, 1..=4_u32, vec(0..=1_u32, BANDS - 1));
    (weighted(0.6), weighted(0.4), numbers).prop_map(|(listed, must_have, (importance, first, rises))| RowDraft {
        listed,
        importance,
        must_have,
        first,
        rises,
    })
}

/// Returns the listed rows, or the first row if none is listed, because a role has to list something.
fn rows(drafts: &[RowDraft], bands: usize) -> Vec<Row> {
    let none = drafts.iter().all(|draft| !draft.listed);
    let mut must_haves = 0;
    let mut rows = Vec::new();
    for (skill, draft) in drafts.iter().enumerate().filter(|(n, draft)| draft.listed || (none && *n == 0)) {
        let importance = Importance::ALL[draft.importance];
        let must_have = draft.must_have && importance == Importance::Core && must_haves < MUST_HAVES;
        must_haves += usize::from(must_have);
        let target = |band: usize| (draft.first + draft.rises[..band].iter().sum::<u32>()).min(4);
        rows.push(Row { skill, importance, must_have, targets: (0..bands).map(target).collect() });
    }
    rows
}
