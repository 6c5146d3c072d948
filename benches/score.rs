//! Measures scoring, planning, picking a question and comparing, and how their times grow with the framework.
//!
//! `cargo bench --bench score` prints the best of many runs, which other work on the machine disturbs least. It
//! measures growth on made-up frameworks, up to 1,000 skills and 50 roles.
#![expect(clippy::print_stdout, reason = "a program that prints a table")]

#[path = "../tests/shared/made_up.rs"]
mod made_up;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use devrel_ready::assessment::{Aim, AnsweringAgain, Assessment, Choice, Edit, Mark, Moment, Name, PointInTime, Sheet};
use devrel_ready::compare::{Comparison, ComparisonRequest, History, Side};
use devrel_ready::framework::{BandId, Framework, Level};
use devrel_ready::interview::Quick;
use devrel_ready::plan::{Budget, most_gain, open_answers, shortest_path};
use devrel_ready::score::{Evaluation, Scores};
use devrel_ready::text::Clean;
use jiff::civil::date;

use self::made_up::made_up;

/// The share of a sheet that is answered.
#[derive(Clone, Copy)]
enum Answered {
    Half,
    All,
}

fn main() {
    let shipped = Framework::shipped();
    for (name, answered) in [("half answered", Answered::Half), ("all answered", Answered::All)] {
        println!("\nshipped framework, {name}, best of many runs");
        Bench { framework: &shipped, sheet: sheet(&shipped, answered), band: shipped.usual_band() }.everything();
    }
    println!("\nrescore of everything, half answered, every role lists every second skill");
    println!("{:>8}{:>8}{:>14}{:>26}", "skills", "roles", "time", "per skill, role and band");
    for (skills, roles) in [(28, 4), (100, 5), (100, 50), (1_000, 5), (1_000, 50)] {
        let framework = Arc::new(made_up(skills, roles));
        let bench =
            Bench { framework: &framework, sheet: sheet(&framework, Answered::Half), band: framework.usual_band() };
        let time = best(|| bench.rescore());
        let cells = u32::try_from(skills * roles * 3).expect("a small number");
        println!("{skills:>8}{roles:>8}{:>14}{:>26}", words(time), format!("{} ns", (time / cells).as_nanos()));
    }
    println!("\n1,000 skills and 50 roles, half answered");
    let framework = Arc::new(made_up(1_000, 50));
    Bench { framework: &framework, sheet: sheet(&framework, Answered::Half), band: framework.usual_band() }
        .everything();
    println!("\nevery answer given again and compared, for one role and all others beside it");
    println!("{:>8}{:>8}{:>14}{:>26}{:>28}", "skills", "roles", "time", "per skill and role", "history of 50 points");
    for (skills, roles) in [(28, 4), (100, 5), (100, 50), (1_000, 5), (1_000, 50)] {
        let framework = Arc::new(made_up(skills, roles));
        let (before, after) = two_days(&framework);
        let time = best(|| compared(&before, &after));
        let cells = u32::try_from(skills * roles).expect("a small number");
        let each = format!("{} ns", (time / cells).as_nanos());
        let points: Vec<PointInTime> = (1..=50).map(|number| point(number, &before)).collect();
        let history = best(|| listed(&points, &after));
        println!("{skills:>8}{roles:>8}{:>14}{each:>26}{:>28}", words(time), words(history));
    }
}

/// The revision of the answers of the first day.
const FIRST: u64 = 1;

/// Returns complete answers, and the same person a day later, when every answer is another.
fn two_days(framework: &Arc<Framework>) -> (Assessment, Assessment) {
    let name = Name::new("me").expect("a plain word is a name");
    let mut before = Assessment::new(framework, name, Aim { role: None, band: framework.usual_band() });
    let answer = |person: &mut Assessment, shift: usize, revision| {
        let moment = Moment { today: date(2026, 5, 1), edition: 1, revision };
        for (position, skill) in framework.skills().enumerate() {
            person.edit(skill, Edit::Choose(Choice::Level(Level::ALL[(position * 7 + shift) % 5])), moment);
        }
    };
    answer(&mut before, 0, FIRST);
    let mut after = before.clone();
    after.set_again(Some(AnsweringAgain { point: 1, revision: FIRST, hides_former: false }));
    answer(&mut after, 1, FIRST + 1);
    (before.without_history(), after.without_history())
}

fn compared(before: &Assessment, after: &Assessment) -> Comparison {
    let side = |assessment, revision| Side { assessment, revision: Some(revision) };
    let (before, after) = (side(before, FIRST), side(after, FIRST + 1));
    let framework = after.assessment.framework();
    let role = framework.roles().next().expect("there is one");
    let request = ComparisonRequest { before, after, role, band: framework.usual_band() };
    Comparison::of(&request).expect("the same questions")
}

fn point(number: u32, assessment: &Assessment) -> PointInTime {
    let (label, kept_on) = (Clean::default(), date(2026, 5, 1));
    PointInTime { number, label, revision: FIRST, kept_on, assessment: assessment.clone() }
}

struct Bench<'b> {
    framework: &'b Arc<Framework>,
    sheet: Sheet,
    band: BandId,
}

impl Bench<'_> {
    /// Returns the evaluation: all roles and the ranking at all bands. Each result is asked for, because it is computed
    /// then.
    fn rescore(&self) -> Evaluation {
        let evaluation = Evaluation::of(self.framework, self.sheet.clone());
        evaluation.cards().for_each(|card| {
            black_box(card);
        });
        for band in self.framework.bands() {
            black_box(evaluation.ranking(band));
        }
        evaluation
    }

    fn everything(&self) {
        let Self { framework, sheet, band } = self;
        let evaluation = self.rescore();
        let ranking = evaluation.ranking(*band);
        let card = evaluation.card(ranking.order[0], *band);
        let show = |name: &str, time: Duration| println!("{name:>34}{:>14}", words(time));
        show("scores of all roles and bands", best(|| scores(framework, sheet)));
        show("rescore of everything", best(|| self.rescore()));
        show("next question", best(|| Quick::of(framework, &evaluation, *band)));
        show("shortest path", best(|| shortest_path(framework, sheet, card, |_| false)));
        show(
            "most to gain with effort 10",
            best(|| most_gain(framework, sheet, card, Budget { effort: 10, starred: |_| false })),
        );
        show("answers worth giving first", best(|| open_answers(framework, sheet, card)));
    }
}

fn scores(framework: &Arc<Framework>, sheet: &Sheet) -> Scores {
    let scores = Scores::of(framework, sheet.clone());
    scores.cards().for_each(|card| {
        black_box(card);
    });
    scores
}

/// Returns the history with the scores that its list shows.
fn listed(points: &[PointInTime], now: &Assessment) -> History {
    let history = History::of(points, now);
    for row in &history.rows {
        black_box(history.role.map(|role| row.evaluation.card(role, history.band)));
    }
    history
}

/// Returns the shortest of as many runs as fit into a fifth of a second, but at least three.
fn best<T>(run: impl Fn() -> T) -> Duration {
    let start = Instant::now();
    let mut best = Duration::MAX;
    let mut runs = 0;
    while runs < 3 || start.elapsed() < Duration::from_millis(200) {
        let before = Instant::now();
        black_box(run());
        best = best.min(before.elapsed());
        runs += 1;
    }
    best
}

fn words(time: Duration) -> String {
    let nanos = time.as_nanos();
    format!("{}.{} us", nanos / 1_000, nanos % 1_000 / 100)
}

/// Returns a sheet with levels 0 to 4 in turn. Every second skill is open if half are.
fn sheet(framework: &Framework, answered: Answered) -> Sheet {
    let choice = |position: usize| match answered {
        Answered::Half if position % 2 == 1 => Choice::Unanswered,
        Answered::Half | Answered::All => Choice::Level(Level::ALL[position * 7 % 5]),
    };
    (0..framework.skills().len()).map(|position| Mark { choice: choice(position), ..Mark::default() }).collect()
}
