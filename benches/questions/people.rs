//! Made-up people, the same for the same seed.

use devrel_ready::framework::{BandId, Framework, Level, RoleId, SkillId};

/// The shape of the answers of a crowd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A general factor and one for each domain, a quarter of the variance each; the rest is for each skill. Levels 0
    /// to 4 have shares of 8, 22, 34, 26 and 10 percent.
    Undifferentiated,
    /// The targets of a role at the band, plus a shift for the person (0.5) and noise (0.9), rounded and clipped.
    RoleShaped {
        /// The level that replaces the target of a skill that the role does not list.
        unlisted: u32,
    },
    /// People who come from other work: around level 3 in what that work trains, around 0.5 in what it seldom touches,
    /// and around 1.5 elsewhere, plus a shift for the person (0.5) and noise (0.9), rounded and clipped.
    Background(&'static Background),
}

/// Work that people come from. Invented, like everything here.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Background {
    pub(crate) name: &'static str,
    /// The skills that the work trains.
    strong: &'static [&'static str],
    /// The skills that the work seldom touches.
    weak: &'static [&'static str],
}

pub(crate) const BACKGROUNDS: &[Background] = &[
    Background {
        name: "backend developer",
        strong: &["software-building", "system-learning", "troubleshooting", "sample-code", "platform-tooling"],
        weak: &[
            "public-speaking",
            "moderation-conflict",
            "community-strategy",
            "event-organizing",
            "ecosystem-partnerships",
            "policy-governance",
            "license-compliance",
        ],
    },
    Background {
        name: "technical writer",
        strong: &[
            "technical-writing",
            "content-architecture",
            "editing-review",
            "plain-explaining",
            "cross-functional-collaboration",
        ],
        weak: &[
            "software-building",
            "public-speaking",
            "moderation-conflict",
            "community-strategy",
            "event-organizing",
            "ecosystem-partnerships",
            "license-compliance",
        ],
    },
    Background {
        name: "community moderator",
        strong: &["empathic-listening", "relationship-building", "enabling-others", "moderation-conflict"],
        weak: &[
            "software-building",
            "sample-code",
            "content-architecture",
            "impact-measurement",
            "ecosystem-partnerships",
            "license-compliance",
        ],
    },
    Background {
        name: "event organizer",
        strong: &[
            "relationship-building",
            "program-management",
            "event-organizing",
            "cross-functional-collaboration",
            "ecosystem-partnerships",
        ],
        weak: &[
            "software-building",
            "system-learning",
            "troubleshooting",
            "sample-code",
            "content-architecture",
            "editing-review",
            "license-compliance",
        ],
    },
    Background {
        name: "lawyer or compliance person",
        strong: &["license-compliance", "policy-governance", "trusted-representation", "editing-review"],
        weak: &[
            "software-building",
            "troubleshooting",
            "sample-code",
            "content-creation",
            "workshop-teaching",
            "moderation-conflict",
            "event-organizing",
        ],
    },
    Background {
        name: "teacher",
        strong: &["plain-explaining", "public-speaking", "workshop-teaching", "empathic-listening", "enabling-others"],
        weak: &[
            "sample-code",
            "platform-tooling",
            "open-source-practice",
            "ecosystem-partnerships",
            "policy-governance",
            "license-compliance",
        ],
    },
    Background {
        name: "product manager",
        strong: &["program-management", "impact-measurement", "feedback-advocacy", "cross-functional-collaboration"],
        weak: &[
            "sample-code",
            "open-source-practice",
            "content-architecture",
            "workshop-teaching",
            "moderation-conflict",
            "event-organizing",
            "license-compliance",
        ],
    },
];

/// A simple generator of pseudo-random numbers (splitmix64).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 to `end`, without `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).expect("31 bits") % end
    }

    /// Returns a number above 0 and at most 1.
    fn share(&mut self) -> f64 {
        let bits = u32::try_from(self.next() >> 32).expect("32 bits");
        (f64::from(bits) + 1.0) / 4_294_967_296.0
    }

    /// Returns a standard normal number (Box and Muller).
    fn normal(&mut self) -> f64 {
        (-2.0 * self.share().ln()).sqrt() * (std::f64::consts::TAU * self.share()).cos()
    }
}

/// Returns the answers of one person to every skill.
pub(crate) fn person(framework: &Framework, band: BandId, (shape, random): (Shape, &mut Random)) -> Vec<Level> {
    match shape {
        Shape::Undifferentiated => {
            let general = random.normal();
            let domains: Vec<f64> = framework.domains().map(|_| random.normal()).collect();
            let latent = |skill| {
                let domain = domains[framework.skill(skill).domain.index()];
                0.5 * general + 0.5 * domain + 0.5_f64.sqrt() * random.normal()
            };
            // A standard normal number is below these with 8, 30, 64 and 90 percent.
            let cuts = [-1.4051, -0.5244, 0.3585, 1.2816];
            let level = |latent: f64| Level::ALL[cuts.iter().filter(|cut| latent > **cut).count()];
            framework.skills().map(latent).map(level).collect()
        }
        Shape::RoleShaped { unlisted } => {
            let role = framework.roles().nth(random.below(framework.roles().len())).expect("below their number");
            holder(framework, band, (role, unlisted), random)
        }
        Shape::Background(Background { strong, weak, .. }) => {
            let find = |key: &&str| framework.find_skill(key).expect("the shipped framework has it");
            let [strong, weak] = [strong, weak].map(|keys| keys.iter().map(find).collect::<Vec<_>>());
            let around = |skill| match () {
                () if strong.contains(&skill) => 3.0,
                () if weak.contains(&skill) => 0.5,
                () => 1.5,
            };
            scattered(framework, around, random)
        }
    }
}

/// Returns the answers of a person shaped for a role, who answers around `unlisted` what the role does not list.
pub(crate) fn holder(
    framework: &Framework,
    band: BandId,
    (role, unlisted): (RoleId, u32),
    random: &mut Random,
) -> Vec<Level> {
    let around = |skill| framework.role(role).requirement(skill).map_or(unlisted, |it| it.target(band).number());
    scattered(framework, |skill| f64::from(around(skill)), random)
}

/// Returns levels around given ones: with a shift for the person and noise on every answer.
fn scattered(framework: &Framework, around: impl Fn(SkillId) -> f64, random: &mut Random) -> Vec<Level> {
    let shift = 0.5 * random.normal();
    let level = |value: f64| {
        let reached = |level: &&Level| value >= f64::from(level.number()) - 0.5;
        Level::ALL[1..].iter().rfind(reached).copied().unwrap_or(Level::ALL[0])
    };
    framework.skills().map(|skill| level(around(skill) + shift + 0.9 * random.normal())).collect()
}
