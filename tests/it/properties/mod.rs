//! Property tests of the scores of any answers to any framework.
//!
//! Each claim is checked on random frameworks and on the shipped one, with random answers. Examples by hand are in
//! `worked_example.rs`, `verdict_rules.rs` and `ranking_rules.rs`. Under Cargo every run has the same cases:
//! `PROPTEST_CASES` sets their number, `PROPTEST_RNG_SEED` the series. A failing case is shrunk and printed.

mod agreements;
mod arithmetic;
mod bounds;
mod by_hand;
mod cases;
mod changed;
mod comparisons;
mod decided;
mod earlier_answers;
mod frameworks;
mod margin;
mod ranking_rules;
mod sameness;
mod shortest_path;
mod soundness;
mod variety;
mod verdict_rules;
mod verdicts;
mod worked_example;

use std::env;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};

use self::cases::{Case, on_random_frameworks, on_the_shipped_framework};

/// The usual number of random frameworks. The shipped framework gets a quarter.
const CASES: u32 = 200;

/// Checks a claim on random frameworks and on the shipped one. `extra` generates further values for the claim.
fn for_all<E: Strategy>(extra: E, claim: impl Fn(&Case, E::Value) -> TestCaseResult) {
    let mut random = runner(1);
    let outcome = random.run(&(on_random_frameworks(), &extra), |(case, extra)| claim(&case, extra));
    let failure = outcome.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(failure.is_empty(), "{failure}");

    let mut shipped = runner(4);
    let outcome = shipped.run(&(on_the_shipped_framework(), &extra), |(case, extra)| claim(&case, extra));
    let failure = outcome.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(failure.is_empty(), "on the shipped framework: {failure}");
}

/// Returns a runner of one in `share` of the usual number of cases.
fn runner(share: u32) -> TestRunner {
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if env::var_os("PROPTEST_CASES").is_none() {
        config.cases = CASES;
    }
    config.cases = (config.cases / share).max(1);
    TestRunner::new(config)
}
