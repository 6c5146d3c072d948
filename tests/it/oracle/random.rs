//! Random answers files of people of different shapes, the same for the same seed.

use serde_json::{Map, Value, json};

use super::framework::Framework;

/// A simple xorshift generator. The seed in a failure message is enough to repeat it.
pub(super) struct Random(u64);

/// The number of shapes.
const SHAPES: u64 = 15;

impl Random {
    /// Creates a separate generator for file `index`, so that one file can be repeated alone.
    pub(super) fn new(seed: u64, index: u64) -> Self {
        let mixed = seed ^ index.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut random = Self(mixed.max(1));
        for _ in 0..8 {
            random.next();
        }
        random
    }

    /// Returns the next 64 bits (xorshift64*).
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Returns a number from 0 to `end`, without `end`.
    fn below(&mut self, end: u64) -> u64 {
        (self.next() >> 16) % end
    }

    /// Returns the same for a position.
    fn position(&mut self, end: usize) -> usize {
        usize::try_from(self.below(u64::try_from(end).expect("a small number"))).expect("a small number")
    }

    /// Returns true with this percentage.
    fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    /// Returns a level from `low` to `high`.
    fn level(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.below(u64::try_from(high - low + 1).expect("low to high"))).expect("a small number")
    }
}

/// The answer to one skill, before evidence and the like are added.
#[derive(Clone, Copy)]
enum Rough {
    /// No answer.
    Silent,
    /// Not applicable.
    NotApplicable,
    /// A level.
    Level(i64),
}

/// Returns the answers file `index` of the series `seed`.
pub(super) fn answers_file(framework: &Framework, seed: u64, index: u64) -> Value {
    let mut random = Random::new(seed, index);
    let rough = shape(framework, index % SHAPES, &mut random);
    let band = &framework.bands[random.position(framework.bands.len())].id;
    // The habits of this person: how often with evidence, sure, unsure, or in the short form.
    let habits: [u64; 4] = [0; 4].map(|_| [0, 10, 40, 80, 100][random.position(5)]);
    let mut entries: Vec<(String, Value)> = Vec::new();
    for (skill, rough) in framework.skills.iter().zip(rough) {
        let entry = match rough {
            Rough::Silent => continue,
            Rough::NotApplicable => json!({"na": true}),
            Rough::Level(level) => level_entry(level, habits, &mut random),
        };
        entries.push((skill.id.clone(), entry));
    }
    if random.percent(50) {
        // The order of the entries has no meaning.
        for last in (1..entries.len()).rev() {
            entries.swap(last, random.position(last + 1));
        }
    }
    let file_edition = give_days(&mut entries, &mut random);
    let answers: Map<String, Value> = entries.into_iter().collect();
    let mut file = json!({"schema": "devrel-ready/answers/1", "framework": "devrel", "band": band, "answers": answers});
    if let Some(edition) = file_edition {
        file["framework"] = json!({"id": "devrel", "edition": edition});
    }
    if random.percent(50) {
        file["role"] = json!(framework.roles[random.position(framework.roles.len())].id);
    }
    file
}

/// Adds to some answers when and to which edition they were given. Returns the edition that the file names, if any.
fn give_days(entries: &mut [(String, Value)], random: &mut Random) -> Option<u64> {
    let dated = [0, 30, 100][random.position(3)];
    for (_, entry) in entries {
        if !random.percent(dated) {
            continue;
        }
        if let Some(level) = entry.as_i64() {
            *entry = json!({"level": level});
        }
        entry["given_on"] = json!(format!("2026-05-{:02}", 1 + random.below(28)));
        if random.percent(70) {
            entry["given_edition"] = json!(1 + random.below(2));
        }
    }
    random.percent(40).then(|| 1 + random.below(2))
}

/// Returns a level in one of its written forms.
fn level_entry(level: i64, [evidence, sure, unsure, bare]: [u64; 4], random: &mut Random) -> Value {
    let mut entry = Map::new();
    entry.insert("level".to_owned(), json!(level));
    if random.percent(evidence) {
        let number = random.below(1000);
        entry.insert("evidence".to_owned(), json!(format!("https://example.org/piece/{number}")));
    }
    if random.percent(unsure / 2) {
        entry.insert("sure".to_owned(), json!("unsure"));
    } else if random.percent(sure) {
        entry.insert("sure".to_owned(), json!("sure"));
    }
    if entry.len() == 1 && random.percent(bare) { json!(level) } else { Value::Object(entry) }
}

/// Returns a person of a shape: one rough answer for each skill, in the framework's order.
fn shape(framework: &Framework, shape: u64, random: &mut Random) -> Vec<Rough> {
    let count = framework.skills.len();
    let mut rough = vec![Rough::Silent; count];
    match shape {
        // No answers, sometimes with some n/a.
        0 => {
            let chance = [0, 0, 20, 100][random.position(4)];
            drop_some(&mut rough, chance, Rough::NotApplicable, random);
        }
        // Complete, with any levels.
        1 => rough.fill_with(|| Rough::Level(random.level(0, 4))),
        // Partly answered.
        2 => {
            rough.fill_with(|| Rough::Level(random.level(0, 4)));
            let chance = 10 + random.below(85);
            drop_some(&mut rough, chance, Rough::Silent, random);
        }
        // The same level everywhere, complete or not.
        3 => {
            rough.fill(Rough::Level(random.level(0, 4)));
            let chance = [0, 0, 30, 70][random.position(4)];
            drop_some(&mut rough, chance, Rough::Silent, random);
        }
        // Exactly a role's targets.
        4 => rough = role_shaped(framework, 0, random),
        // Near a role's targets.
        5 => rough = role_shaped(framework, 60, random),
        // Near a role's targets, with some missing or n/a.
        6 => {
            rough = role_shaped(framework, 40, random);
            let (silent, not_applicable) = (random.below(60), random.below(20));
            drop_some(&mut rough, silent, Rough::Silent, random);
            drop_some(&mut rough, not_applicable, Rough::NotApplicable, random);
        }
        // Complete but for some n/a.
        7 => {
            rough.fill_with(|| Rough::Level(random.level(1, 4)));
            let chance = [5, 15, 40, 90][random.position(4)];
            drop_some(&mut rough, chance, Rough::NotApplicable, random);
        }
        // High levels near the bars, sometimes with a few missing.
        8 => {
            rough.fill_with(|| Rough::Level(random.level(2, 4)));
            let chance = [0, 0, 5, 15][random.position(4)];
            drop_some(&mut rough, chance, Rough::Silent, random);
        }
        // All skills of a role are n/a; the rest is random.
        9 => {
            rough.fill_with(|| Rough::Level(random.level(0, 4)));
            let chance = [0, 50][random.position(2)];
            drop_some(&mut rough, chance, Rough::Silent, random);
            let role = random.position(framework.roles.len());
            for listed in &framework.roles[role].listed {
                rough[listed.skill] = Rough::NotApplicable;
            }
        }
        // One domain only, or all but one.
        10 => {
            let domain = &framework.domains[random.position(framework.domains.len())];
            let only = random.percent(50);
            for (skill, rough) in framework.skills.iter().zip(&mut rough) {
                if (skill.domain == *domain) == only {
                    *rough = Rough::Level(random.level(0, 4));
                }
            }
        }
        // Every target of every role is met. All roles are equal, so the later tie rules decide.
        11 => {
            for role in &framework.roles {
                for listed in &role.listed {
                    let target = listed.targets.iter().copied().max().unwrap_or(0);
                    let target = i64::try_from(target).expect("a target is a level");
                    rough[listed.skill] = match rough[listed.skill] {
                        Rough::Level(level) => Rough::Level(level.max(target)),
                        Rough::Silent | Rough::NotApplicable => Rough::Level(target),
                    };
                }
            }
            let chance = [0, 5][random.position(2)];
            drop_some(&mut rough, chance, Rough::NotApplicable, random);
        }
        // High levels, with n/a on the least important skills of a role, up to a fifth of its weight.
        12 => {
            rough.fill_with(|| Rough::Level(random.level(3, 4)));
            let role = &framework.roles[random.position(framework.roles.len())];
            let mut left = role.listed.iter().map(|listed| listed.weight).sum::<i128>() / 5;
            for _ in 0..60 {
                let listed = &role.listed[random.position(role.listed.len())];
                let dropped = matches!(rough[listed.skill], Rough::NotApplicable);
                if !listed.core && !listed.must_have && !dropped && listed.weight <= left {
                    rough[listed.skill] = Rough::NotApplicable;
                    left -= listed.weight;
                }
            }
        }
        // A handful of answers.
        13 => {
            for _ in 0..=random.below(6) {
                rough[random.position(count)] = Rough::Level(random.level(0, 4));
            }
        }
        // A role's targets are met or passed, with some of its skills n/a: ready, but provisional.
        _ => {
            rough = role_shaped(framework, 0, random);
            for rough in &mut rough {
                if let Rough::Level(level) = rough {
                    *level = (*level + random.level(0, 1)).min(4);
                }
            }
            let chance = 3 + random.below(20);
            drop_some(&mut rough, chance, Rough::NotApplicable, random);
        }
    }
    rough
}

/// Replaces each answer with the given chance.
fn drop_some(rough: &mut [Rough], chance: u64, by: Rough, random: &mut Random) {
    for rough in rough {
        if random.percent(chance) {
            *rough = by;
        }
    }
}

/// Returns the targets of a random role at a random band, each with some chance off by one. Unlisted skills have low
/// levels.
fn role_shaped(framework: &Framework, off: u64, random: &mut Random) -> Vec<Rough> {
    let role = &framework.roles[random.position(framework.roles.len())];
    let band = random.position(framework.bands.len());
    (0..framework.skills.len())
        .map(|skill| {
            let target = role.listed.iter().find(|listed| listed.skill == skill).map(|listed| listed.targets[band]);
            let level = match target {
                Some(target) => i64::try_from(target).expect("a target is a level"),
                None => random.level(0, 2),
            };
            let shift = if random.percent(off) { random.level(-1, 1) } else { 0 };
            Rough::Level((level + shift).clamp(0, 4))
        })
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_files_and_every_kind_of_entry() {
    let framework = Framework::shipped();
    let files = |seed| -> Vec<String> {
        (0..4 * SHAPES).map(|index| answers_file(&framework, seed, index).to_string()).collect()
    };
    assert_eq!(files(7), files(7));
    assert_ne!(files(7), files(8));
    let all = files(7).concat();
    for kind in [
        "\":0",
        "\":4",
        "\"na\":true",
        "\"evidence\":",
        "\"sure\"}",
        "\"unsure\"}",
        "\"answers\":{}",
        "\"role\":",
        "\"framework\":\"devrel\"",
        "\"edition\":1",
        "\"edition\":2",
        "\"given_on\":",
        "\"given_edition\":1",
        "\"given_edition\":2",
    ] {
        assert!(all.contains(kind), "no file has {kind}");
    }
}
