//! Counts the questions of quick mode, and how often its leader is the same after all answers.
//!
//! This is a simulation, not a measurement of time: `cargo bench --bench questions` prints the table of
//! `docs/quick-mode.md`. The arguments are, in this order: the number of people of each shape (2000), the seed (2026),
//! and the level around which role-shaped people answer skills that their role does not list (1). The key of a band
//! (established) can stand anywhere among them.
#![expect(clippy::print_stdout, reason = "a program that prints a table")]
#![expect(clippy::float_arithmetic, reason = "nothing here is part of the program; people are drawn, rules tried")]

mod people;
mod rules;

use std::sync::Arc;

use devrel_ready::assessment::{Choice, Mark, Sheet};
use devrel_ready::framework::{BandId, Framework, Level, RoleId, SkillId};
use devrel_ready::interview::Quick;
use devrel_ready::score::{Evaluation, Ranking, Scores, is_decided};

use people::{Random, Shape};
use rules::View;

/// Picks the next question.
type Pick = fn(&View) -> Option<SkillId>;

/// A rule for picking questions and for stopping.
enum Rule {
    /// The rule of the program.
    Program,
    /// Another rule: settled by `factor` standard deviations, from so many answers on.
    Tried { pick: Pick, factor: f64, answers: usize },
}

const RULES: &[(&str, Rule)] = &[
    ("the program", Rule::Program),
    ("framework order, factor 2", tried(rules::in_order, 2.0, 6)),
    ("rival with the smallest lead, factor 2", tried(rules::smallest_lead, 2.0, 6)),
    ("closest rival and new domains, factor 2", tried(rules::closest_rival_new_domains, 2.0, 6)),
    ("all rivals by chance of reversal, factor 2", tried(rules::all_rivals, 2.0, 6)),
    ("all rivals by chance and new domains, factor 2", tried(rules::all_rivals_new_domains, 2.0, 6)),
    ("all rivals by Cantelli's bound, factor 2", tried(rules::all_rivals_by_bound, 2.0, 6)),
    ("one step ahead, weakest rival, factor 2", tried(rules::look_ahead, 2.0, 6)),
    ("one step ahead, chance of reversal, factor 2", tried(rules::least_regret, 2.0, 6)),
    ("closest rival, factor 1.64", tried(rules::closest_rival, 1.64, 6)),
    ("closest rival, factor 1.8", tried(rules::closest_rival, 1.8, 6)),
    ("closest rival, factor 1.9", tried(rules::closest_rival, 1.9, 6)),
    ("closest rival, factor 2.2", tried(rules::closest_rival, 2.2, 6)),
    ("closest rival, factor 2.5", tried(rules::closest_rival, 2.5, 6)),
    ("closest rival, factor 2.75", tried(rules::closest_rival, 2.75, 6)),
    ("closest rival, factor 3", tried(rules::closest_rival, 3.0, 6)),
    ("closest rival, factor 2, from 4 answers", tried(rules::closest_rival, 2.0, 4)),
    ("closest rival, factor 2, from 8 answers", tried(rules::closest_rival, 2.0, 8)),
    ("closest rival, factor 2, from 12 answers", tried(rules::closest_rival, 2.0, 12)),
    ("all rivals by Cantelli's bound, factor 1.9", tried(rules::all_rivals_by_bound, 1.9, 6)),
    ("all rivals by Cantelli's bound, factor 2.1", tried(rules::all_rivals_by_bound, 2.1, 6)),
];

const fn tried(pick: Pick, factor: f64, answers: usize) -> Rule {
    Rule::Tried { pick, factor, answers }
}

/// The result for one person.
struct Attempt {
    asked: usize,
    decided: bool,
    kept: bool,
    /// Whether the leader found is at least too close to call with the leader after all answers.
    close: bool,
}

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<u64>().ok());
    let (count, seed) = (numbers.next().unwrap_or(2_000), numbers.next().unwrap_or(2_026));
    let unlisted = numbers.next().and_then(|level| u32::try_from(level).ok()).unwrap_or(1);
    let framework = Framework::shipped();
    let named = std::env::args().skip(1).find_map(|argument| framework.find_band(&argument));
    let band = named.unwrap_or_else(|| framework.find_band("established").expect("the shipped framework has it"));
    let (key, questions) = (&framework.band(band).key, framework.skills().len());
    println!("{count} people of each shape, seed {seed}, band {key}, {questions} questions");
    println!("role-shaped people answer what their role does not list around level {unlisted}");
    let crowd = |shape| -> Vec<Vec<Level>> {
        let mut random = Random::new(seed);
        (0..count).map(|_| people::person(&framework, band, (shape, &mut random))).collect()
    };
    let row = |name: &str, people: &[Vec<Level>], rule: &Rule| {
        let sittings: Vec<Attempt> = people.iter().map(|answers| sit(&framework, band, (answers, rule))).collect();
        println!("| {name} | {} |", summary(sittings));
    };
    let shapes = [("role-shaped", Shape::RoleShaped { unlisted }), ("undifferentiated", Shape::Undifferentiated)];
    let few = [
        ("the rule of the program", Rule::Program),
        ("closest rival, factor 2.5", tried(rules::closest_rival, 2.5, 6)),
        ("closest rival, factor 2.75", tried(rules::closest_rival, 2.75, 6)),
    ];
    for (name, rule) in &few {
        println!("\n| {name} | mean | median | decided | leader kept | or too close |");
        println!("|---|---|---|---|---|---|");
        for (name, shape) in shapes {
            row(name, &crowd(shape), rule);
        }
        for background in people::BACKGROUNDS {
            row(background.name, &crowd(Shape::Background(background)), rule);
        }
    }
    for (name, shape) in shapes {
        println!("\n| {name} | mean | median | decided | leader kept | or too close |");
        println!("|---|---|---|---|---|---|");
        let people = crowd(shape);
        for (name, rule) in RULES {
            row(name, &people, rule);
        }
    }
    let of_each = usize::try_from(count).expect("a small number") / people::BACKGROUNDS.len();
    let crowds = people::BACKGROUNDS.iter().map(|background| crowd(Shape::Background(background)));
    let people: Vec<Vec<Level>> = crowds.flat_map(|crowd| crowd.into_iter().take(of_each)).collect();
    println!("\n| all backgrounds together | mean | median | decided | leader kept | or too close |");
    println!("|---|---|---|---|---|---|");
    for (name, rule) in RULES {
        row(name, &people, rule);
    }
}

fn summary(mut sittings: Vec<Attempt>) -> String {
    let people = sittings.len();
    sittings.sort_by_key(|sitting| sitting.asked);
    let asked: usize = sittings.iter().map(|sitting| sitting.asked).sum();
    let per_mille = |part: usize| format!("{}.{}%", 1_000 * part / people / 10, 1_000 * part / people % 10);
    let count = |test: fn(&Attempt) -> bool| per_mille(sittings.iter().filter(|sitting| test(sitting)).count());
    let mean = format!("{}.{:02}", asked / people, 100 * asked / people % 100);
    let median = sittings[people / 2].asked;
    let shares = [count(|sitting| sitting.decided), count(|sitting| sitting.kept), count(|sitting| sitting.close)];
    format!("{mean} | {median} | {}", shares.join(" | "))
}

/// Asks a person until the role is settled or decided. Compares with the result of all answers.
fn sit(framework: &Arc<Framework>, band: BandId, (answers, rule): (&[Level], &Rule)) -> Attempt {
    let complete: Sheet = answers.iter().map(|level| mark(Choice::Level(*level))).collect();
    let mut sheet: Sheet = answers.iter().map(|_| mark(Choice::Unanswered)).collect();
    let mut asked = 0;
    loop {
        let (found, decided, leader, question) = look(framework, band, (&sheet, rule));
        match question {
            Some(skill) if !found => sheet.choose(skill, Choice::Level(answers[skill.index()])),
            _ => {
                let evaluation = Evaluation::of(framework, complete);
                let top = &evaluation.ranking(band).top;
                let close = leader.is_some_and(|leader| top.contains(&leader));
                return Attempt { asked, decided, kept: leader == top.first().copied(), close };
            }
        }
        asked += 1;
    }
}

/// Returns whether the role is found, whether it is decided, the leader, and the next question.
fn look(
    framework: &Arc<Framework>,
    band: BandId,
    (sheet, rule): (&Sheet, &Rule),
) -> (bool, bool, Option<RoleId>, Option<SkillId>) {
    let scores = Scores::of(framework, sheet.clone());
    let ranking = Ranking::of(&scores, band);
    match rule {
        Rule::Program => {
            let quick = Quick::of(framework, &Evaluation::of(framework, sheet.clone()), band);
            (quick.is_found(), quick.decided, quick.leader(), quick.question.map(|question| question.skill))
        }
        Rule::Tried { pick, factor, answers } => {
            let view = View::of(framework, sheet, (&scores, band, &ranking.order));
            let decided = is_decided(&scores, &ranking);
            let settled = sheet.coverage().answered >= *answers && view.is_settled(*factor);
            let question = pick(&view).or_else(|| view.open.first().copied());
            (settled || decided, decided, ranking.leader(), question)
        }
    }
}

fn mark(choice: Choice) -> Mark {
    Mark { choice, ..Mark::default() }
}
