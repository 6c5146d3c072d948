//! Checks the soundness of role profiles beyond the form of their files.
//!
//! The rules: targets never fall from band to band; every must-have is core and has a floor of at least 1 at every
//! band; a role has at most three must-haves; a person exactly on the lower band's targets stays at least 5 points
//! below this band's bar; above the first band, a person exactly on one role's targets scores at most 95 in every other
//! role; a person with the same level everywhere, one below the usual core target of the band, is not ready; every
//! skill belongs to a role; every role draws on at least two domains, if there are two. Profiles that break these rules
//! give misleading scores.

use super::{BandId, Framework, Importance, Role, RoleId};
use crate::diagnostic::{Problem, Problems, Source};
use crate::json::{Document, locate};
use crate::text::Clean;

/// The most must-haves of a role; with more, "must" means little.
const MUST_HAVES: usize = 3;
/// The least distance of a person on the lower band's targets below a band's bar, in points.
const BAND_DISTANCE: u64 = 5;
/// The highest readiness, in percent, that a person exactly on one role's targets may reach in another role.
const OVERLAP: u64 = 95;

pub(super) fn problems(framework: &Framework) -> Problems {
    let mut found = unused_skills(framework);
    for id in framework.roles() {
        found.extend(of_role(framework, id));
    }
    found
}

/// Returns the problems of one role.
pub(super) fn of_role(framework: &Framework, id: RoleId) -> Problems {
    let role = framework.role(id);
    let mut found = falling_targets(framework, role);
    found.extend(weak_must_haves(framework, role));
    found.extend(few_domains(framework, role));
    found.extend(bands_too_close(framework, role));
    found.extend(ready_without_a_strength(framework, role));
    found.extend(roles_too_alike(framework, id));
    found
}

/// Returns the readiness in a role of a person with given levels, as `(numerator, denominator)`:
/// `N = sum of w * 12 * min(a, t) / t` over `D = 12 * sum of w`.
fn readiness_on(role: &Role, band: BandId, level: impl Fn(super::SkillId) -> u32) -> (u64, u64) {
    role.requirements.iter().fold((0, 0), |(numerator, denominator), requirement| {
        let target = requirement.target(band).number();
        let credit = 12 * level(requirement.skill).min(target) / target;
        let weight = u64::from(requirement.weight);
        (numerator + weight * u64::from(credit), denominator + 12 * weight)
    })
}

fn unused_skills(framework: &Framework) -> Problems {
    let used = |skill| framework.roles().any(|role| framework.role(role).requirement(skill).is_some());
    let unused = framework.skills().filter(|skill| !used(*skill));
    unused
        .map(|id| {
            let skill = framework.skill(id);
            let file = format!("skills/{}.json", framework.domain(skill.domain).key);
            let message = format!("no role uses the skill \"{}\"", skill.key);
            at(framework, &file, &[], [&message, "list it in a role, or take it out: asking it helps nobody"])
        })
        .collect()
}

fn falling_targets(framework: &Framework, role: &Role) -> Problems {
    let falling = role.requirements.iter().enumerate().filter(|(_, listed)| !listed.targets.is_sorted());
    falling
        .map(|(position, requirement)| {
            let key = &framework.skill(requirement.skill).key;
            let message = format!("the targets of \"{key}\" fall from one band to the next");
            let path = ["skills", &position.to_string(), "targets"];
            in_role(framework, role, &path, [&message, "let each band expect at least as much as the one before"])
        })
        .collect()
}

fn weak_must_haves(framework: &Framework, role: &Role) -> Problems {
    let must_haves = || role.requirements.iter().filter(|requirement| requirement.must_have);
    let weak = must_haves().filter(|requirement| requirement.importance != Importance::Core).map(|requirement| {
        let key = &framework.skill(requirement.skill).key;
        let message = format!("the must-have \"{key}\" is only {}", requirement.importance.word());
        in_role(framework, role, &["must_have"], [&message, "make it core, or do not require it"])
    });
    let many = (must_haves().count() > MUST_HAVES).then(|| {
        let message = format!("the role has {} must-haves", must_haves().count());
        in_role(framework, role, &["must_have"], [&message, "keep the three that nothing can make up for"])
    });
    let needless = must_haves().filter_map(|requirement| {
        let band = framework.bands().find(|band| !requirement.is_must_have(*band))?;
        let (key, band) = (&framework.skill(requirement.skill).key, &framework.band(band).key);
        let message = format!("the must-have \"{key}\" asks for nothing at {band}: its target there is 1");
        Some(in_role(framework, role, &["must_have"], [&message, "raise the target to 2, or do not require it"]))
    });
    weak.chain(many).chain(needless).collect()
}

/// Returns the problems of bands at which a person with one level everywhere, one below the usual core target, is
/// ready.
fn ready_without_a_strength(framework: &Framework, role: &Role) -> Vec<Problem> {
    let bands = framework.bands().filter_map(|band| Some((band, framework.usual_core_target(band)?)));
    bands
        .filter_map(|(band, usual)| {
            let level = usual.down();
            let (numerator, denominator) = readiness_on(role, band, |_| level.number());
            let named = framework.band(band);
            let reaches_bar = 100 * numerator >= u64::from(named.ready_at) * denominator;
            let misses = role.requirements.iter().any(|it| it.is_must_have(band) && level < it.floor(band));
            (reaches_bar && !misses).then(|| {
                let message = format!(
                    "a person at level {level} everywhere is ready at {}, where core skills usually ask for {usual}",
                    named.key
                );
                in_role(framework, role, &["skills"], [&message, "raise targets of core skills at this band"])
            })
        })
        .collect()
}

fn few_domains(framework: &Framework, role: &Role) -> Option<Problem> {
    let domain = |requirement: &super::Requirement| framework.skill(requirement.skill).domain;
    let first = role.requirements.first().map(domain);
    let single = role.requirements.iter().all(|requirement| Some(domain(requirement)) == first);
    (single && framework.domains().len() > 1).then(|| {
        let words = ["the role draws on one domain only", "list skills of at least two domains"];
        in_role(framework, role, &["skills"], words)
    })
}

fn bands_too_close(framework: &Framework, role: &Role) -> Problems {
    let pairs = framework.bands().zip(framework.bands().skip(1));
    pairs
        .filter_map(|(lower, upper)| {
            let on_lower = |skill| role.requirement(skill).map_or(0, |listed| listed.target(lower).number());
            let (numerator, denominator) = readiness_on(role, upper, on_lower);
            let bar = u64::from(framework.band(upper).ready_at);
            (100 * numerator + BAND_DISTANCE * denominator > bar * denominator).then(|| {
                let [lower, upper] = [lower, upper].map(|band| &framework.band(band).key);
                let percent = 100 * numerator / denominator;
                let message = format!("the targets of {lower} already give {percent} of the {bar} asked at {upper}");
                in_role(framework, role, &["skills"], [&message, "raise targets of core skills in the upper band"])
            })
        })
        .collect()
}

fn roles_too_alike(framework: &Framework, id: RoleId) -> Problems {
    let ideal = framework.role(id);
    let others = || framework.roles().map(|other| framework.role(other)).filter(|it| it.file.is_none());
    let pairs = framework
        .bands()
        .skip(1)
        .flat_map(|band| others().filter(|other| other.key != ideal.key).map(move |other| (band, other)));
    pairs
        .filter_map(|(band, other)| {
            let on_target = |skill| ideal.requirement(skill).map_or(0, |listed| listed.target(band).number());
            let (numerator, denominator) = readiness_on(other, band, on_target);
            (100 * numerator > OVERLAP * denominator).then(|| {
                let message = format!(
                    "a person exactly on its {} targets is {} percent ready for \"{}\" too",
                    framework.band(band).key,
                    100 * numerator / denominator,
                    other.key
                );
                in_role(framework, ideal, &["skills"], [&message, "set the two roles further apart, or join them"])
            })
        })
        .collect()
}

/// Returns a problem at a place in the file of a role.
pub(super) fn in_role(framework: &Framework, role: &Role, path: &[&str], words: [&str; 2]) -> Problem {
    match &role.file {
        Some(file) => in_source(file.source(), &[path], words),
        None => at(framework, &format!("roles/{}.json", role.key), path, words),
    }
}

/// Returns a problem at a place in a file, or about the file if there is no such place.
pub(super) fn at(framework: &Framework, name: &str, path: &[&str], words: [&str; 2]) -> Problem {
    at_first(framework, name, &[path], words)
}

/// Returns a problem at the first of these places that a file has, or about the file if it has none of them.
pub(super) fn at_first(framework: &Framework, name: &str, paths: &[&[&str]], words: [&str; 2]) -> Problem {
    match framework.sources().iter().find(|source| source.name.as_str().ends_with(name)) {
        Some(source) => in_source(source, paths, words),
        None => Problem::with_file(&Clean::line(name), words),
    }
}

fn in_source(source: &Source, paths: &[&[&str]], words: [&str; 2]) -> Problem {
    let place = |document: Document<'_>| paths.iter().filter(|it| !it.is_empty()).find_map(|it| locate(&document, it));
    match Document::parse(source).ok().and_then(place) {
        Some(span) => Problem::at(&source.name, &source.text, span, words),
        None => Problem::with_file(&source.name, words),
    }
}
