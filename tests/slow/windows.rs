//! Tests of several processes that answer the same assessment at the same time.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use devrel_ready::framework::Framework;
use rustix::process::{Pid, Signal, kill_process};

use super::{PROGRAM, Place, Random, described, has, rounds, skip};

/// The number of processes at once.
const AT_ONCE: usize = 4;

/// The results of all processes.
#[derive(Debug, Default)]
struct Tally {
    acknowledged: u64,
    refused: u64,
    lost: u64,
}

/// Starts processes at the same time, each below another command if there is one.
fn meet(before: &[&str], rounds: u64) -> Tally {
    let place = Place::new();
    place.done(["answer", "me", "--new", "editing-review=2"]);
    let framework = Framework::shipped();
    let skills = framework.skill_keys();
    let mut random = Random::new();
    let mut promised: BTreeMap<String, u64> = BTreeMap::new();
    let mut tally = Tally::default();
    for round in 0..rounds {
        let start = random.below(skills.len());
        let asked = (0..AT_ONCE).map(|number| (skills[(start + number) % skills.len()], random.next() % 5));
        let children: Vec<_> = asked
            .map(|(skill, level)| {
                let words: Vec<&str> = before.iter().copied().chain([PROGRAM, "answer", "me"]).collect();
                let mut command = Command::new(words[0]);
                place.prepare(command.args(&words[1..]).arg(format!("{skill}={level}")));
                command.stdout(Stdio::piped()).stderr(Stdio::piped());
                (skill, level, command.spawn().expect("the program starts"))
            })
            .collect();
        for (skill, level, child) in children {
            let output = child.wait_with_output().expect("the program ends");
            match output.status.code() {
                Some(0) => {
                    tally.acknowledged += 1;
                    promised.insert(skill.to_owned(), level);
                }
                Some(1) if described(&output).contains("another window") => tally.refused += 1,
                // Without locks they may remove each other's files.
                Some(1) if !before.is_empty() => {}
                _ => assert!(output.status.success(), "round {round}: {}", described(&output)),
            }
        }
        let report: serde_json::Value =
            serde_json::from_slice(&place.done(["export", "me"]).stdout).expect("a report is JSON");
        let there = |skill: &str| report["answers"][skill]["level"].as_u64();
        tally.lost += promised.iter().map(|(skill, level)| u64::from(there(skill) != Some(*level))).sum::<u64>();
    }
    tally
}

#[test]
fn no_answer_that_was_acknowledged_is_lost_to_another_process() {
    let tally = meet(&[], rounds(40, 1_000));
    println!("{tally:?} (seed {})", Random::seed());
    assert_eq!(tally.lost, 0, "{tally:?} (seed {})", Random::seed());
    // They wait for each other. The test below shows that they do meet.
    assert!(tally.acknowledged > 20 * tally.refused, "{tally:?}");
}

/// Tests the check itself.
#[test]
fn without_locks_answers_would_be_lost_and_noticed() {
    if !has("strace") {
        return skip("processes without locks", "strace is missing");
    }
    let lying = ["strace", "-qq", "-o", "/dev/null", "-e", "trace=flock", "-e", "inject=flock:retval=0"];
    // Comparing the save before it is replaced notices most meetings, so a loss can take several series.
    let loss = (0..30).map(|_| meet(&lying, 10)).find(|tally| tally.lost > 0);
    println!("without locks: {loss:?}");
    assert!(loss.is_some(), "no loss without locks");
}

#[test]
fn the_lock_of_a_killed_process_is_free() {
    if !has("strace") {
        return skip("the lock of a killed process", "strace is missing");
    }
    let place = Place::new();
    place.done(["answer", "me", "--new", "editing-review=2"]);
    let mut strace = Command::new("strace");
    // It stops in the middle of its save and holds the lock.
    strace.args(["-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:signal=STOP:when=1", PROGRAM]);
    let command = place.prepare(strace.args(["answer", "me", "editing-review=3"]));
    let mut held = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("strace starts");
    let Some(holder) = stopped_child_of(held.id()) else {
        held.kill().expect("it was started here");
        held.wait().expect("it ends");
        return skip("the lock of a killed process", "the process could not be stopped");
    };
    let refused = place.run(["answer", "me", "editing-review=4"]);
    assert_eq!(refused.status.code(), Some(1), "{}", described(&refused));
    assert!(described(&refused).contains("another window"), "{}", described(&refused));
    kill_process(holder, Signal::KILL).expect("it is there");
    held.wait().expect("it ends");
    place.done(["answer", "me", "editing-review=4"]);
    assert_eq!(place.level("editing-review"), Some(4));
}

/// Returns the child of a process once it is stopped.
fn stopped_child_of(parent: u32) -> Option<Pid> {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(10) {
        let children = std::fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap_or_default();
        if let Some(child) = children.split_whitespace().next() {
            let stat = std::fs::read_to_string(format!("/proc/{child}/stat")).unwrap_or_default();
            let state = stat.rsplit(") ").next().and_then(|rest| rest.chars().next());
            let name = std::fs::read_to_string(format!("/proc/{child}/comm")).unwrap_or_default();
            // A tracer stops its child for every call. Only a lasting stop is the expected one.
            if matches!(state, Some('T' | 't')) && name.starts_with("devrel-ready") {
                sleep(Duration::from_millis(100));
                let again = std::fs::read_to_string(format!("/proc/{child}/stat")).unwrap_or_default();
                if again == stat {
                    return child.parse().ok().and_then(Pid::from_raw);
                }
            }
        }
        sleep(Duration::from_millis(10));
    }
    None
}
