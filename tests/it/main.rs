//! Tests of the program as a person or a script uses it. Unit tests are beside the code.

mod agreement;
#[path = "../shared/hostile.rs"]
mod allowed;
mod any_framework;
mod boxes;
mod cli;
mod computer;
mod conflicts;
mod copying;
mod damage;
mod dead_keys;
mod decisions;
mod editions;
mod every_screen;
mod explanations;
mod extra_roles;
mod false_alarms;
mod first_time;
mod forms;
mod frameworks;
mod home;
mod hostile;
mod imports;
mod input;
mod journeys;
mod keys;
mod languages;
mod links;
mod log;
mod menu;
mod messages;
#[expect(dead_code, reason = "only the tests of the store use the rest")]
#[path = "../shared/model/mod.rs"]
mod model;
mod moments;
mod mouse;
mod node;
mod oracle;
mod other_fields;
mod over_time;
#[expect(dead_code, reason = "only the simulations use the rest")]
#[expect(clippy::float_arithmetic, reason = "people are drawn")]
#[path = "../../benches/questions/people.rs"]
mod people;
mod person;
mod pictures;
mod places;
mod plans;
mod posting_screen;
mod postings;
mod properties;
#[cfg(unix)]
mod pty;
mod python;
mod questions;
mod rating;
mod saving;
mod screens;
#[path = "../../benches/how_good/second_day.rs"]
mod second_day;
mod settings;
mod state;
mod statements;
mod steady;
mod styles;
#[path = "../shared/team_people.rs"]
mod team_people;
mod three_editions;
mod tiny;
mod undo;
mod walls;
mod whole_words;
mod windows;

// The disk in memory is also compiled inside the library, so it imports from `crate::store`.
use devrel_ready::store;
