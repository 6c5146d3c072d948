//! Tests of confirming a posting, and of the cost of reading one.

use std::sync::Arc;

use jiff::civil::date;

use super::{Decision, MadeFrom, MentionGroup, NearestRole, Posting, RoleConfirmation};
use crate::diagnostic::Source;
use crate::framework::{BandId, Framework, Importance, Level, Role, SkillId, parse_role_with};
use crate::text::Clean;

const TEXT: &str = include_str!("../../tests/it/postings/harborline.txt");

fn confirmation(framework: &Arc<Framework>, band: &str) -> RoleConfirmation {
    let band = framework.find_band(band).expect("it is there");
    RoleConfirmation::new(Arc::clone(framework), &Posting::read(framework, TEXT), band)
}

fn made() -> MadeFrom {
    MadeFrom { id: "mine".to_owned(), name: Clean::line("Mine"), day: date(2026, 5, 1) }
}

/// Returns the finished role as the parser reads it back.
fn finished(confirmation: &RoleConfirmation) -> Role {
    let framework = confirmation.framework();
    let draft = confirmation.finish(made()).expect("a skill is kept");
    let source = Source::new("mine.json", draft.file(framework));
    parse_role_with(framework, &source).map_err(|problems| problems.to_string()).expect("the file is sound")
}

fn targets(framework: &Framework, role: &Role, skill: SkillId) -> Vec<u32> {
    let requirement = role.requirement(skill).expect("it is kept");
    framework.bands().map(|band| requirement.target(band).number()).collect()
}

#[test]
fn what_is_clearly_asked_comes_first_and_counts_as_core() {
    let framework = Framework::shipped();
    let mut confirmation = confirmation(&framework, "established");
    let groups: Vec<MentionGroup> = confirmation.items().iter().map(|item| item.group).collect();
    assert_eq!(groups.len(), 18);
    assert!(groups.is_sorted());
    confirmation.keep_rest();
    let role = finished(&confirmation);
    let importances = role.requirements.iter().map(|it| it.importance);
    assert_eq!(importances.filter(|it| *it == Importance::Core).count(), 10);
    assert!(role.requirements.iter().all(|it| !it.must_have));
    assert_eq!(role.summary.as_str(), "Made from a job posting on 2026-05-01.");
}

#[test]
fn the_usual_levels_are_the_targets_of_the_nearest_role() {
    let framework = Framework::shipped();
    for band in framework.band_keys() {
        let mut confirmation = confirmation(&framework, band);
        let nearest = confirmation.nearest().expect("an advocate");
        assert_eq!(framework.role(nearest).key.as_str(), "advocate");
        confirmation.keep_rest();
        let role = finished(&confirmation);
        for requirement in &role.requirements {
            let theirs = framework.role(nearest).requirement(requirement.skill);
            for band in framework.bands() {
                let expected = theirs.map_or(2, |theirs| theirs.target(band).number());
                assert_eq!(requirement.target(band).number(), expected);
            }
        }
    }
}

#[test]
fn a_confirmed_level_stays_and_the_targets_of_the_other_bands_never_fall() {
    let framework = Framework::shipped();
    let bands: Vec<BandId> = framework.bands().collect();
    for band in &bands {
        for level in &Level::ALL[1..] {
            let mut confirmation = confirmation(&framework, framework.band(*band).key.as_str());
            let skill = confirmation.current().expect("something was found").skill;
            confirmation.keep(Some(*level));
            let targets = targets(&framework, &finished(&confirmation), skill);
            assert_eq!(targets[band.index()], level.number());
            assert!(targets.is_sorted(), "{targets:?}");
        }
    }
}

#[test]
fn a_chosen_level_stays_at_another_band_even_if_it_is_the_usual_one() {
    let framework = Framework::shipped();
    let [low, high] = ["entry", "lead"].map(|band| framework.find_band(band).expect("it is there"));
    let mut confirmation = confirmation(&framework, "entry");
    let nearest = framework.role(confirmation.nearest().expect("an advocate"));
    let rises = |skill| nearest.requirement(skill).is_some_and(|it| it.target(low) < it.target(high));
    let items = confirmation.items().to_vec();
    let rising: Vec<usize> = (0..items.len()).filter(|position| rises(items[*position].skill)).collect();
    confirmation.go_to(rising[0]);
    confirmation.keep(Some(items[rising[0]].level));
    confirmation.look_at(high);
    assert_eq!(confirmation.items()[rising[0]].level, items[rising[0]].level);
    assert!(confirmation.items()[rising[1]].level > items[rising[1]].level, "nobody chose this one");
}

#[test]
fn a_decision_goes_on_to_the_next_open_skill_and_back_changes_nothing() {
    let framework = Framework::shipped();
    let mut confirmation = confirmation(&framework, "established");
    assert!(!confirmation.back());
    confirmation.keep(None);
    confirmation.drop_current();
    assert_eq!(confirmation.position(), 2);
    assert!(confirmation.back() && confirmation.back());
    assert_eq!(confirmation.current().map(|item| item.decision), Some(Decision::Kept));
    // The next open skill is the third: the second is decided.
    confirmation.keep(Some(Level::ALL[4]));
    assert_eq!(confirmation.position(), 2);
    confirmation.go_to(17);
    confirmation.drop_current();
    assert_eq!(confirmation.position(), 2, "what was passed over comes at the end");
    confirmation.keep_rest();
    assert_eq!(confirmation.current(), None);
    assert_eq!([Decision::Kept, Decision::Dropped, Decision::Open].map(|it| confirmation.count(it)), [16, 2, 0]);
    confirmation.drop_current();
    assert_eq!(confirmation.count(Decision::Dropped), 2, "at the end there is nothing to drop");
}

#[test]
fn level_0_asks_for_nothing_and_a_role_without_skills_is_none() {
    let framework = Framework::shipped();
    let mut confirmation = confirmation(&framework, "entry");
    confirmation.keep(Some(Level::ALL[0]));
    assert_eq!(confirmation.items()[0].decision, Decision::Dropped);
    assert_eq!(confirmation.finish(made()), None);
}

#[test]
fn a_skill_is_added_once_and_counts_as_important_until_that_is_changed() {
    let framework = Framework::shipped();
    let mut confirmation = confirmation(&framework, "established");
    let found = confirmation.items()[3].skill;
    confirmation.add(found);
    assert_eq!((confirmation.position(), confirmation.items().len()), (3, 18));
    let missing = framework.find_skill("sustainable-practice").expect("it is there");
    confirmation.add(missing);
    assert_eq!((confirmation.position(), confirmation.items().len()), (18, 19));
    confirmation.weigh(Importance::Helpful);
    confirmation.keep(None);
    let role = finished(&confirmation);
    assert_eq!(role.requirement(missing).map(|it| it.importance), Some(Importance::Helpful));
}

#[test]
fn without_terms_a_role_is_made_of_what_a_person_adds_at_level_2() {
    let framework = Arc::new(Framework::example().expect("it is sound"));
    let posting = Posting::read(&framework, TEXT);
    assert_eq!(posting.nearest, NearestRole::Unclear);
    let mut confirmation = RoleConfirmation::new(Arc::clone(&framework), &posting, framework.usual_band());
    assert!(confirmation.items().is_empty() && confirmation.finish(made()).is_none());
    let skill = framework.skills().next().expect("there are skills");
    confirmation.add(skill);
    confirmation.keep(None);
    let targets = targets(&framework, &finished(&confirmation), skill);
    assert!(targets.iter().all(|target| *target == 2), "{targets:?}");
}

#[test]
fn the_title_names_roles_by_their_names() {
    let framework = Framework::shipped();
    let titled = |title: &str| -> Vec<String> {
        let posting = Posting::read(&framework, title);
        posting.titled.iter().map(|role| framework.role(*role).key.to_string()).collect()
    };
    assert_eq!(titled("Senior Developer-Advocate (m/f/x)"), ["advocate"]);
    assert_eq!(titled("Writer or community manager"), ["writer", "community-manager"]);
    assert!(titled("Engineer").is_empty());
}

#[test]
fn the_cost_of_any_pattern_grows_with_the_text() {
    let framework = Framework::shipped();
    let terms = framework.posting_terms().expect("it has terms");
    let patterns: Vec<&str> = terms.terms.iter().flatten().map(|term| term.pattern.as_str()).collect();
    let table = super::pattern::Patterns::new(patterns.iter().copied());
    let steps = |text: &str| {
        let lines = super::page::lines(text);
        let words = super::word::PostingWords::of(&lines).words;
        let mut text = table.text(&words);
        text.matches(0..patterns.len(), 0..words.len());
        text.steps
    };
    // Every pattern with `..`, repeated so that its beginning matches everywhere and its end nowhere.
    for pattern in patterns.iter().filter(|pattern| pattern.contains("..")) {
        let first = pattern.split(' ').next().unwrap_or_default().replace('*', "");
        let [short, long] = [200, 1_600].map(|count| steps(&format!("{first} ").repeat(count)));
        assert!(long <= 9 * short + 100, "{pattern}: {short} and {long}");
    }
}
