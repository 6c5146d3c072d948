//! Tests of the real program that keeps points in time, answers again and renames, and is killed at any moment, or at any
//! system call, or whose system calls fail: everything happens as a whole or not at all, and nothing that was
//! acknowledged is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use devrel_ready::assessment::Assessment;
use devrel_ready::framework::{Catalog, Framework, Level};
use devrel_ready::store::{Loaded, Store};

use super::faults::{CALLS, ERRORS, Fault, run, works};
use super::{PROGRAM, Place, Random, described, is_long, rounds, skip};

/// Levels by skill.
type Levels = BTreeMap<String, u32>;

/// Everything that is saved, as a second window reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    name: String,
    levels: Levels,
    /// Number, label and levels of each point.
    points: Vec<(u32, String, Levels)>,
    /// The point of a round of answering again, and the skills whose answers are still to give.
    round: Option<(u32, BTreeSet<String>)>,
}

/// The act of a person.
#[derive(Debug, Clone)]
enum Deed {
    Answer(String, u32),
    Keep(String),
    Again,
    End,
    Rename(String),
}

impl State {
    /// Reads what is saved. Fails if the assessment is not listed exactly once, or if anything of it is not whole.
    fn read(place: &Place) -> Result<Self, String> {
        let (store, catalog) = (Store::open(place.data()), Catalog::of(Framework::shipped()));
        let listed = store.list().map_err(|error| error.to_string())?;
        let [entry] = &listed[..] else { return Err(format!("{} are listed", listed.len())) };
        let Some(name) = &entry.name else { return Err("it has no name".to_owned()) };
        let Ok(Loaded::Sound(opened)) = store.load(&catalog, name) else { return Err("the save is not sound".into()) };
        let saved = store.points(&catalog, name).map_err(|error| error.to_string())?;
        if !saved.damaged.is_empty() {
            return Err(format!("{:?}", saved.damaged));
        }
        let points: Vec<_> =
            saved.points.iter().map(|it| (it.number, it.label.to_string(), levels(&it.assessment))).collect();
        let me = &opened.assessment;
        let key = |skill| me.framework().skill(skill).key.to_string();
        let round = me.again().map(|again| (again.point, me.still_to_give().map(key).collect()));
        if let Some((point, _)) = &round
            && points.iter().all(|(number, ..)| number != point)
        {
            return Err(format!("the answers before the round are gone: there is no point {point}"));
        }
        Ok(Self { name: me.name().to_string(), levels: levels(me), points, round })
    }

    /// Returns the states that are fine once a deed was acknowledged.
    fn after(&self, deed: &Deed) -> Vec<Self> {
        let mut after = self.clone();
        match deed {
            Deed::Answer(skill, level) => {
                after.levels.insert(skill.clone(), *level);
                if let Some((_, to_give)) = &mut after.round {
                    to_give.remove(skill);
                }
            }
            Deed::Keep(label) => after.points.push(self.next_point(label)),
            Deed::Again if self.round.is_some() => {}
            Deed::Again => {
                let to_give: BTreeSet<String> = self.levels.keys().cloned().collect();
                // A point with the same answers is as good as a new one. The newest that can be read is taken.
                let alike = self.points.iter().filter(|(.., levels)| *levels == self.levels);
                let round = |number: u32| Self { round: Some((number, to_give.clone())), ..self.clone() };
                let mut fine: Vec<Self> = alike.map(|(number, ..)| round(*number)).collect();
                let point = self.next_point("");
                after.round = Some((point.0, to_give.clone()));
                after.points.push(point);
                fine.push(after);
                return fine;
            }
            Deed::End => after.round = None,
            Deed::Rename(name) => after.name.clone_from(name),
        }
        vec![after]
    }

    /// Returns the states that are fine while nobody knows whether a deed was done: the old one, the new one, and for a
    /// round of answering again the point without the round.
    fn before_or_after(&self, deed: &Deed) -> Vec<Self> {
        let mut fine = self.after(deed);
        if matches!(deed, Deed::Again) {
            fine.extend(self.after(&Deed::Keep(String::new())));
        }
        fine.push(self.clone());
        fine
    }

    fn next_point(&self, label: &str) -> (u32, String, Levels) {
        (self.points.last().map_or(1, |(number, ..)| number + 1), label.to_owned(), self.levels.clone())
    }

    /// Returns the arguments of a deed.
    fn arguments(&self, deed: &Deed) -> Vec<String> {
        let name = self.name.clone();
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match deed {
            Deed::Answer(skill, level) => words(&["answer", &name, &format!("{skill}={level}")]),
            Deed::Keep(label) => words(&["keep", &name, "--as", label]),
            Deed::Again => words(&["again", &name]),
            Deed::End => words(&["again", &name, "--end"]),
            Deed::Rename(to) => words(&["rename", &name, to]),
        }
    }
}

fn levels(assessment: &Assessment) -> Levels {
    let framework = assessment.framework();
    let level = |skill| assessment.entry(skill).choice.level().map(Level::number);
    framework.skills().filter_map(|skill| Some((framework.skill(skill).key.to_string(), level(skill)?))).collect()
}

/// Chooses what to do next.
fn next_deed(state: &State, round: u64, random: &mut Random) -> Deed {
    match random.below(10) {
        0..2 => Deed::Keep(format!("after round {round}")),
        2..4 => Deed::Rename(if state.name == "me" { "Ada Lovelace".to_owned() } else { "me".to_owned() }),
        4 => Deed::Again,
        5 if state.round.as_ref().is_some_and(|(_, to_give)| to_give.len() < 3) => Deed::End,
        _ => {
            let framework = Framework::shipped();
            let skill = (*random.pick(&framework.skill_keys())).to_owned();
            // Half of the answers are the same once more.
            let any = u32::try_from(random.below(5)).expect("small");
            let same = state.levels.get(&skill).filter(|_| random.below(2) == 0);
            Deed::Answer(skill.clone(), same.copied().unwrap_or(any))
        }
    }
}

/// Reads what is there after a deed. Fails if it is no state that the deed may leave.
fn judged(place: &Place, (before, deed): (&State, &Deed), output: &Output) -> Result<State, String> {
    let found = State::read(place)?;
    let is_done = output.status.success();
    let fine = if is_done { before.after(deed) } else { before.before_or_after(deed) };
    if fine.contains(&found) {
        return Ok(found);
    }
    Err(format!(
        "{deed:?} {}, expected one of\n{fine:#?}\nfound\n{found:#?}",
        if is_done { "was done" } else { "broke off" }
    ))
}

fn fresh() -> Place {
    let place = Place::new();
    place.done(["answer", "me", "--new", "editing-review=2", "public-speaking=1", "technical-writing=3"]);
    place
}

#[test]
fn killed_at_any_moment_what_was_kept_renamed_and_given_again_is_whole() {
    let mut random = Random::new();
    let mut place = fresh();
    let mut state = State::read(&place).expect("it was just saved");
    let (mut kills, mut done, mut after_all) = (0_u64, 0_u64, 0_u64);
    let mut life = Duration::from_millis(10);
    for round in 0..rounds(120, 5_000) {
        let deed = next_deed(&state, round, &mut random);
        let mut command = Command::new(PROGRAM);
        place.prepare(command.args(state.arguments(&deed))).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        // One in four lives on, and tells how long a life is on this machine. The others may end before.
        let (started, lives_on) = (Instant::now(), random.below(4) == 0);
        if !lives_on {
            sleep(life * u32::try_from(random.below(1_000)).expect("small") / 1_000);
            child.kill().expect("it was started here");
        }
        let output = child.wait_with_output().expect("it ends");
        life = if lives_on { started.elapsed() } else { life };
        let is_killed = output.status.signal() == Some(9);
        assert!(is_killed || output.status.success(), "round {round}: {deed:?}: {}", described(&output));
        let found = judged(&place, (&state, &deed), &output);
        let context = format!("round {round} (seed {})", Random::seed());
        let found = found.unwrap_or_else(|why| unreachable!("{context}: {why}\n{}", described(&output)));
        kills += u64::from(is_killed);
        done += u64::from(!is_killed);
        after_all += u64::from(is_killed && found != state);
        state = found;
        if state.points.len() > 20 {
            place = fresh();
            state = State::read(&place).expect("it was just saved");
        }
    }
    println!(
        "{kills} kills, {after_all} of them after the deed, {done} deeds acknowledged: 0 lost (seed {})",
        Random::seed()
    );
    assert!(kills > 10 && done > 10, "{kills} kills and {done} deeds tell little");
}

/// Returns a place in a round of answering again, and deeds that change everything there is.
fn deeds() -> (Place, Vec<Deed>) {
    let place = fresh();
    place.done(["keep", "me", "--as", "first"]);
    let answer = |skill: &str, level| Deed::Answer(skill.to_owned(), level);
    let names = Deed::Rename("Ada Lovelace".to_owned());
    (place, vec![Deed::Keep("second".to_owned()), Deed::Again, names, answer("editing-review", 2), Deed::End])
}

/// The calls that change what is on the disk. Between them a kill finds nothing new.
const CHANGES: [&str; 4] = ["write", "?rename,?renameat,?renameat2", "?unlink,?unlinkat", "?mkdir,?mkdirat"];

/// Plays every deed with faults at the calls of each group. The short form plays one in `share`.
fn play(kinds: &[String], groups: &[&'static str], share: usize) -> u32 {
    let mut random = Random::new();
    let (place, deeds) = deeds();
    let mut faults = 0;
    for deed in deeds {
        let before = State::read(&place).expect("it is whole");
        for calls in groups.iter().copied() {
            for first in 1.. {
                if !is_long() && random.below(share) > 0 {
                    continue;
                }
                let copy = place.copy();
                let what = random.pick(kinds).clone();
                let fault = Fault { calls, what, first, later: "" };
                let arguments = before.arguments(&deed);
                let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                let (output, reached) = run(&copy, &fault, &arguments);
                let context = || format!("{fault:?} of {deed:?}: {}", described(&output));
                assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{}", context());
                let found = judged(&copy, (&before, &deed), &output);
                let found = found.unwrap_or_else(|why| unreachable!("{}\n{why}", context()));
                // Whatever was left behind, the next deed works.
                copy.done(["keep", &found.name, "--as", "afterwards"]);
                let next = State::read(&copy).unwrap_or_else(|why| unreachable!("{}\nand then {why}", context()));
                assert!(found.after(&Deed::Keep("afterwards".to_owned())).contains(&next), "{}", context());
                if !reached {
                    break;
                }
                faults += 1;
            }
        }
        // The deeds follow each other.
        place.done(before.arguments(&deed));
    }
    faults
}

#[test]
fn killed_at_any_system_call_a_point_a_round_and_a_new_name_are_there_or_not() {
    if !works() {
        return skip("points in time killed at system calls", "strace is missing or may not trace here");
    }
    let kills = play(&["signal=KILL".to_owned()], &CHANGES, 1);
    println!("{kills} kills, 0 lost (seed {})", Random::seed());
    assert!(kills > 20, "{kills} kills tell nothing");
}

#[test]
fn whichever_system_call_fails_a_point_a_round_and_a_new_name_are_whole() {
    if !works() {
        return skip("points in time with failing system calls", "strace is missing or may not trace here");
    }
    let kinds: Vec<String> = ERRORS.iter().map(|error| format!("error={error}")).collect();
    let faults = play(&kinds, &CALLS, 6);
    println!("{faults} faults, 0 false \"done\" (seed {})", Random::seed());
    assert!(faults > 20, "{faults} faults tell nothing");
}

/// Tests the check itself.
#[test]
fn a_lost_a_torn_and_a_second_one_are_noticed() {
    let (place, _) = deeds();
    let before = State::read(&place).expect("it is whole");
    let output = place.done(["keep", "me", "--as", "second"]);
    let deed = Deed::Keep("second".to_owned());
    assert!(judged(&place, (&before, &deed), &output).is_ok());
    let file = |end: &str| {
        let all = place.everything();
        all.into_iter().find(|path| path.to_string_lossy().ends_with(end)).expect("it is there")
    };
    let point = file("0002.json");
    let whole = std::fs::read(&point).expect("readable");
    std::fs::write(&point, &whole[..whole.len() / 2]).expect("writable");
    assert!(judged(&place, (&before, &deed), &output).is_err_and(|why| why.contains("number: 2")));
    std::fs::remove_file(&point).expect("it is there");
    assert!(judged(&place, (&before, &deed), &output).is_err_and(|why| why.contains("was done")));
    std::fs::write(&point, whole).expect("writable");
    let dir = file("current.json").parent().expect("it is in a directory").to_owned();
    super::copy_dir(&dir, &dir.with_file_name("me-0000000000000000"));
    assert_eq!(State::read(&place), Err("2 are listed".to_owned()));
}
