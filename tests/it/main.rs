//! The program as a person or a script meets it. What is inside is tested beside the code.

mod cli;
mod explanations;
mod oracle;
mod plans;
mod questions;
mod tiny;
