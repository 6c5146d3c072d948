//! The program as a person or a script meets it. What is inside is tested beside the code.

mod cli;
mod journeys;
mod oracle;
mod person;
mod pictures;
#[cfg(unix)]
mod pty;
mod screens;
mod walls;
