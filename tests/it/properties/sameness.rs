//! Property tests of what makes no difference: the order of files, and the way to the same answers.

use std::collections::BTreeSet;
use std::sync::Arc;

use devrel_ready::assessment::{Aim, Assessment, Choice, Edit, Entry, Moment, Name, StepMark};
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::{Framework, Level, SkillId};
use devrel_ready::report::{ExportFormat, Notes, Report, ReportRequest, Scope, read_answers, results_as_text};
use devrel_ready::score::{Ranking, Scorecard, gaps, is_decided, strengths};
use devrel_ready::text::Clean;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::prop_assert_eq;
use proptest::sample::Index;

use super::cases::{Case, levels};
use super::{changed, for_all};

/// The day of all answers here.
const TODAY: Date = date(2026, 5, 1);

/// Returns the moment of an answer: of the first edition if it is worth another look, else of this one.
fn moment(case: &Case, skill: SkillId) -> Moment {
    let edition = if case.sheet.mark(skill).look_again { 1 } else { case.framework.edition() };
    Moment { today: TODAY, edition, revision: 0 }
}

/// Returns the same person with the same framework in another order.
fn shuffled(case: &Case, priorities: &[u8]) -> Case {
    let framework = changed::shuffled(&case.framework, priorities);
    let sheet = changed::carried(&case.sheet, &case.framework, &framework);
    Case { framework: Arc::new(framework), sheet, starred: case.starred.clone() }
}

/// Returns the content of a card, with ids instead of handles, and without an order among equals.
fn content(case: &Case, card: &Scorecard) -> impl PartialEq + std::fmt::Debug {
    let Case { framework, sheet, .. } = case;
    let key = |skill| framework.skill(skill).key.to_string();
    let scores = [card.readiness(), card.lowest(), card.highest(), card.likely(), card.shown(), card.fit()];
    let words = (card.verdict, card.guaranteed, card.borderline, card.provisional, card.coverage, card.error());
    let must_haves: BTreeSet<_> = card
        .must_haves
        .iter()
        .map(|must_have| (key(must_have.skill), must_have.floor, (must_have.choice.level(), must_have.is_left_out())))
        .collect();
    let gaps: BTreeSet<_> =
        gaps(framework, sheet, card).iter().map(|gap| (key(gap.skill), gap.level, gap.target, gap.lost)).collect();
    let strengths: BTreeSet<_> = strengths(framework, sheet, card).into_iter().map(key).collect();
    let domains: BTreeSet<_> = framework
        .domains()
        .filter_map(|domain| Some((domain, card.domain(framework, sheet, domain)?)))
        .map(|(domain, part)| (framework.domain(domain).key.to_string(), part.lowest(), part.highest()))
        .collect();
    let path = case.path(card).map(|plan| {
        let raised: BTreeSet<_> = plan.steps.iter().map(|step| step.skill).collect();
        (plan.effort(), raised.len())
    });
    let sure = case.path_with_margin(card).map(|plan| plan.effort());
    (scores, words, must_haves, gaps, strengths, domains, (path, sure))
}

#[test]
fn the_order_of_skills_domains_and_files_does_not_matter() {
    for_all(vec(any::<u8>(), 40), |case, priorities| {
        // Stars belong to skills, whose order is about to change.
        let case = Case { starred: vec![false; case.starred.len()], ..case.clone() };
        let other = shuffled(&case, &priorities);
        let [here, there] = [&case, &other].map(Case::scores);
        for (a, b) in here.cards().zip(there.cards()) {
            prop_assert_eq!(content(&case, a), content(&other, b));
        }
        for band in case.framework.bands() {
            let [a, b] = [Ranking::of(&here, band), Ranking::of(&there, band)];
            prop_assert_eq!((&a.order, &a.top, a.settled), (&b.order, &b.top, b.settled));
            let decided = is_decided(&here, &a);
            prop_assert_eq!(decided, is_decided(&there, &b));
        }
        Ok(())
    });
}

/// Returns the answers of a case as entries, with evidence and notes that fit the marks.
fn entries(case: &Case) -> Vec<Entry> {
    let skills = case.framework.skills();
    skills
        .map(|skill| {
            let mark = case.sheet.mark(skill);
            let starred = case.starred[skill.index()];
            Entry {
                choice: mark.choice,
                evidence: if mark.shown { Clean::line("https://example.org/a \"talk\"") } else { Clean::default() },
                note: if starred { Clean::note("one\ntwo") } else { Clean::default() },
                sureness: mark.sureness,
                star: starred,
                flag: starred && mark.shown,
                goal: starred.then_some(Level::ALL[4]),
                steps: steps(starred, mark.shown),
                given: (mark.choice != Choice::Unanswered).then_some(moment(case, skill).given()),
                evidence_on: mark.shown.then_some(TODAY),
            }
        })
        .collect()
}

/// Returns marks of plan steps of both kinds.
fn steps(is_begun: bool, is_done: bool) -> Vec<StepMark> {
    let begun = is_begun.then_some(StepMark { to: Level::ALL[2], begun: Some(TODAY), done: None });
    let done = is_done.then_some(StepMark { to: Level::ALL[4], begun: None, done: Some(TODAY) });
    begun.into_iter().chain(done).collect()
}

fn blank(case: &Case, [role, band]: [Index; 2]) -> Assessment {
    // The aim has no role if the first skill is starred, so that reports with both kinds of aim are compared.
    let role = (!case.starred[0]).then(|| case.role(role));
    let aim = Aim { role, band: case.band(band) };
    Assessment::new(&case.framework, Name::new("me").expect("a plain name"), aim)
}

/// Returns the report as JSON, and as text with the first role in detail.
fn written(assessment: &Assessment) -> [String; 2] {
    let request = ReportRequest {
        assessment,
        generated_at: Timestamp::UNIX_EPOCH,
        notes: Notes::With,
        effort: None,
        scope: Scope { role: assessment.framework().roles().next(), band: None },
    };
    let (json, text) = (Report::of(ReportRequest { scope: Scope::default(), ..request }), Report::of(request));
    [ExportFormat::usual().write(&json), results_as_text(&text)]
}

#[test]
fn the_same_answers_give_the_same_bytes_however_they_came_about() {
    let detours = vec((any::<Index>(), levels()), 0..6);
    for_all((any::<[Index; 2]>(), vec(any::<u8>(), 40), detours), |case, (aim, order, detours)| {
        let framework = &case.framework;
        let mut straight = blank(case, aim);
        for (skill, entry) in framework.skills().zip(entries(case)) {
            straight.restore_entry(skill, entry);
        }

        // Some answers are changed, then all are given in any order, one undone and made again. The last answers count.
        let mut wandering = blank(case, aim);
        for (skill, level) in detours {
            let skill = case.skill(skill);
            wandering.edit(skill, Edit::Choose(Choice::Level(level)), moment(case, skill));
        }
        let said: Vec<_> = framework.skills().zip(entries(case)).collect();
        for (skill, entry) in changed::by_priority(&said, &order) {
            let moment = moment(case, skill);
            wandering.edit(skill, Edit::Note(entry.note), moment);
            wandering.edit(skill, Edit::Evidence(entry.evidence), moment);
            wandering.edit(skill, Edit::Sureness(entry.sureness), moment);
            if entry.star {
                wandering.edit(skill, Edit::ToggleStar, moment);
            }
            if entry.flag {
                wandering.edit(skill, Edit::ToggleFlag, moment);
            }
            wandering.edit(skill, Edit::Goal(entry.goal), moment);
            for mark in entry.steps {
                wandering.edit(skill, Edit::Step(mark.to, mark.progress()), moment);
            }
            wandering.edit(skill, Edit::Choose(entry.choice), moment);
            wandering.set_place(skill);
        }
        wandering.undo();
        wandering.redo();

        let bytes = written(&straight);
        prop_assert_eq!(&written(&wandering), &bytes);

        // The framework comes from its files in another order, and the answers from the report itself.
        let files = changed::by_priority(framework.sources(), &order);
        let again = Arc::new(Framework::parse(files).expect("it was read before"));
        let source = Source::new("report.json", bytes[0].clone());
        let read = read_answers(&again, &source, TODAY);
        prop_assert_eq!(read.map(|read| written(&read)), Ok(bytes));
        Ok(())
    });
}
