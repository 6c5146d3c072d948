//! Two frameworks that other people use, in the shape of this program, go all the way on the screens.
//!
//! Their facts are public: the sixteen tracks and four categories of the growth framework "Snowflake", which has no role
//! profiles, and the five axes and four ladders of "Engineering Ladders" with the levels that each position asks for.
//! The words are those of this test.

use std::sync::Arc;

use devrel_ready::diagnostic::Source;
use devrel_ready::framework::Framework;
use serde_json::{Value, json};

use crate::computer::Computer;
use crate::model::Model;
use crate::person::Person;

/// A skill: its id, its name, and the act that its statements are about.
type SkillRow = (&'static str, &'static str, &'static str);

/// A domain: its id, its name and its skills.
type DomainRow = (&'static str, &'static str, &'static [SkillRow]);

/// A skill of a role: its id, its importance, and the target at each band.
type RequirementRow = (&'static str, &'static str, &'static [u8]);

/// A role: its id, its name, its must-haves and its skills.
type RoleRow = (&'static str, &'static str, &'static [&'static str], &'static [RequirementRow]);

/// A framework of others, as facts.
pub(crate) struct OtherField {
    pub(crate) id: &'static str,
    name: &'static str,
    noun: &'static str,
    bands: &'static [(&'static str, &'static str, u32)],
    domains: &'static [DomainRow],
    roles: &'static [RoleRow],
}

pub(crate) const SNOWFLAKE: OtherField = OtherField {
    id: "snowflake",
    name: "Engineering growth",
    noun: "an engineering team",
    bands: &[
        ("engineer", "Engineer", 70),
        ("senior", "Senior engineer", 75),
        ("staff", "Staff engineer", 80),
        ("principal", "Principal engineer", 85),
    ],
    domains: &[
        (
            "building",
            "Building",
            &[
                ("mobile", "Mobile", "ship a part of a mobile app"),
                ("web-client", "Web client", "ship a part of a web client"),
                ("foundations", "Foundations", "improve the tools that others build with"),
                ("servers", "Servers", "ship a service and keep it running"),
            ],
        ),
        (
            "executing",
            "Executing",
            &[
                ("project-management", "Project management", "bring a project to its goal"),
                ("communication", "Communication", "tell the right people what they need to know"),
                ("craft", "Craft", "raise the quality of code and of reviews"),
                ("initiative", "Initiative", "change something that nobody asked you to change"),
            ],
        ),
        (
            "supporting",
            "Supporting",
            &[
                ("career-development", "Career development", "help somebody take the next step at work"),
                ("org-design", "Organization design", "change how teams are cut or work together"),
                ("wellbeing", "Wellbeing", "notice and lighten the load of a colleague"),
                ("accomplishment", "Accomplishment", "clear the way for somebody else's success"),
            ],
        ),
        (
            "strengthening",
            "Strengthening",
            &[
                ("mentorship", "Mentorship", "teach a colleague over some time"),
                ("evangelism", "Evangelism", "represent the team to people outside"),
                ("recruiting", "Recruiting", "bring a good colleague to the team"),
                ("community", "Community", "give people a reason to come together"),
            ],
        ),
    ],
    roles: &[
        (
            "engineer",
            "Product Engineer",
            &["craft"],
            &[
                ("web-client", "core", &[2, 3, 4, 4]),
                ("servers", "core", &[2, 3, 3, 4]),
                ("craft", "core", &[2, 3, 3, 4]),
                ("foundations", "important", &[1, 2, 3, 3]),
                ("initiative", "important", &[1, 2, 3, 4]),
                ("communication", "important", &[1, 2, 3, 3]),
                ("mobile", "helpful", &[1, 1, 2, 2]),
                ("project-management", "helpful", &[1, 2, 2, 3]),
            ],
        ),
        (
            "group-lead",
            "Group Lead",
            &["career-development"],
            &[
                ("career-development", "core", &[2, 3, 4, 4]),
                ("project-management", "core", &[2, 3, 3, 4]),
                ("accomplishment", "core", &[2, 3, 4, 4]),
                ("wellbeing", "important", &[2, 2, 3, 4]),
                ("org-design", "important", &[1, 2, 3, 4]),
                ("recruiting", "important", &[1, 2, 3, 3]),
                ("mentorship", "important", &[2, 3, 3, 4]),
                ("community", "helpful", &[1, 1, 2, 3]),
                ("evangelism", "helpful", &[1, 1, 2, 3]),
            ],
        ),
    ],
};

/// The bands are the positions 5, 6 and 7, which all four ladders have. The axes have levels 1 to 5; the upper two are
/// level 4 here, because level 0 is for who has not begun.
pub(crate) const LADDERS: OtherField = OtherField {
    id: "ladders",
    name: "Engineering ladders",
    noun: "software engineering",
    bands: &[("five", "Position 5", 80), ("six", "Position 6", 85), ("seven", "Position 7", 90)],
    domains: &[
        (
            "work",
            "The work",
            &[
                ("technology", "Technology", "choose, learn and spread a technology"),
                ("system", "System", "build and answer for a part of the system"),
                ("process", "Process", "follow and improve how the team delivers"),
            ],
        ),
        (
            "others",
            "The others",
            &[
                ("people", "People", "help colleagues grow and work together"),
                ("influence", "Influence", "make a difference beyond your own task"),
            ],
        ),
    ],
    roles: &[
        (
            "developer",
            "Developer",
            &["technology"],
            &[
                ("technology", "core", &[4, 4, 4]),
                ("system", "core", &[4, 4, 4]),
                ("people", "important", &[3, 3, 3]),
                ("process", "important", &[4, 4, 4]),
                ("influence", "helpful", &[3, 4, 4]),
            ],
        ),
        (
            "tech-lead",
            "Tech Lead",
            &["system"],
            &[
                ("technology", "important", &[3, 4, 4]),
                ("system", "core", &[4, 4, 4]),
                ("people", "core", &[4, 4, 4]),
                ("process", "important", &[4, 4, 4]),
                ("influence", "helpful", &[2, 3, 4]),
            ],
        ),
        (
            "program-manager",
            "Technical Program Manager",
            &["process"],
            &[
                ("technology", "helpful", &[2, 2, 2]),
                ("system", "helpful", &[2, 3, 4]),
                ("people", "important", &[4, 4, 4]),
                ("process", "core", &[4, 4, 4]),
                ("influence", "core", &[3, 4, 4]),
            ],
        ),
        (
            "manager",
            "Engineering Manager",
            &["people"],
            &[
                ("technology", "helpful", &[3, 3, 3]),
                ("system", "important", &[3, 4, 4]),
                ("people", "core", &[4, 4, 4]),
                ("process", "important", &[4, 4, 4]),
                ("influence", "helpful", &[2, 2, 3]),
            ],
        ),
    ],
};

impl OtherField {
    /// Returns the names and contents of the files.
    pub(crate) fn files(&self) -> Vec<(String, Value)> {
        let bands = self.bands.iter().map(|(id, name, ready)| json!({"id": id, "name": name, "ready_at": ready}));
        let domains = self.domains.iter().map(|(id, name, _)| json!({"id": id, "name": name, "summary": "A domain."}));
        let manifest = json!({
            "id": self.id, "edition": 1, "name": self.name, "noun": self.noun,
            "prompt": "Choose the highest statement that is true of you.",
            "levels": ["Not yet", "With help", "On my own", "Others rely on it", "Makes others better"],
            "importance": {"core": 5, "important": 3, "helpful": 1}, "effort": [1, 2, 4, 8],
            "bands": bands.collect::<Vec<_>>(),
            "domains": domains.collect::<Vec<_>>(),
            "roles": self.roles.iter().map(|role| role.0).collect::<Vec<_>>(),
        });
        let mut files = vec![("framework.json".to_owned(), manifest), ("resources.json".to_owned(), json!({}))];
        for (id, _, skills) in self.domains {
            files.push((format!("skills/{id}.json"), skills.iter().copied().map(skill).collect()));
        }
        files.extend(self.roles.iter().map(|row| (format!("roles/{}.json", row.0), role(row))));
        files
    }

    pub(crate) fn skills(&self) -> impl Iterator<Item = &'static SkillRow> {
        self.domains.iter().flat_map(|domain| domain.2)
    }

    /// Returns the names of the roles.
    pub(crate) fn roles(&self) -> impl Iterator<Item = &'static str> {
        self.roles.iter().map(|role| role.1)
    }

    fn framework(&self) -> Arc<Framework> {
        let sources = self.files().into_iter().map(|(name, value)| Source::new(&name, value.to_string())).collect();
        Arc::new(Framework::parse(sources).expect("the files are well-formed"))
    }
}

fn skill((id, name, act): SkillRow) -> Value {
    let levels = [
        format!("You have not yet tried to {act}."),
        format!("You have helped to {act}."),
        format!("You have done it on your own: {act}."),
        format!("You have been asked three times or more to {act}."),
        format!("You have taught others to {act}."),
    ];
    json!({
        "id": id, "name": name, "short": name, "definition": format!("The ability to {act}."), "levels": levels,
        "evidence": "a link, or the name of a person who saw it",
        "actions": [["Watch somebody do it."], ["Do a small one alone."], ["Take the next one."], ["Teach it."]],
        "resources": [],
    })
}

fn role((id, name, must_have, skills): &RoleRow) -> Value {
    let skills = skills.iter().map(
        |(skill, importance, targets)| json!({"skill": skill, "importance": importance, "targets": targets.to_vec()}),
    );
    json!({"id": id, "name": name, "short": name.split(' ').next_back(), "summary": "A role of others.",
        "must_have": must_have, "skills": skills.collect::<Vec<_>>()})
}

#[test]
fn a_framework_of_others_is_answered_resumed_planned_and_reported() {
    for field in [SNOWFLAKE, LADDERS] {
        for size in [(60, 20), (80, 24), (120, 40)] {
            let what = format!("{} at {size:?}", field.id);
            let mut person = Person::with_shelf(field.framework(), Computer::bare_disk(), size);
            assert!(person.sees_folded(&format!("Which role in {} is closest", field.noun)), "{}", person.screen());
            person.press("<Enter> <Enter> <Enter> <Enter> <Enter> 3 2");
            person.end();
            // Tomorrow, without the files: the same question.
            let disk = Model::holding(&person.computer.disk.tree());
            let mut person = Person::with_shelf(Framework::shipped(), disk, size);
            person.press("<Enter>");
            let third = field.skills().nth(2).expect("there are more than two").1;
            assert!(person.sees(third), "{what}: the question is not {third}:\n{}", person.screen());
            for _ in 2..field.skills().count() {
                person.press("2");
            }
            assert_eq!(person.only_save().coverage().answered, field.skills().count(), "{what}");
            person.press("r");
            for role in field.roles() {
                let last = role.split(' ').next_back().unwrap_or_default();
                assert!(person.sees(last), "{what}: {role} is not in\n{}", person.screen());
            }
            person.press("p");
            assert!(person.sees_folded("effort"), "{what}:\n{}", person.screen());
            person.press("E");
            assert!(person.sees("Report"), "{what}:\n{}", person.screen());
        }
    }
}
