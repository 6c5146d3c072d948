//! Tests of the program as a person or a script uses it. Unit tests are beside the code.

#[path = "../shared/hostile.rs"]
mod allowed;
mod cli;
mod conflicts;
mod copying;
mod decisions;
mod explanations;
mod hostile;
mod imports;
mod input;
mod journeys;
mod moments;
mod mouse;
mod oracle;
mod person;
mod pictures;
mod plans;
mod properties;
#[cfg(unix)]
mod pty;
mod questions;
mod screens;
mod settings;
mod state;
mod statements;
mod styles;
mod tiny;
mod walls;
