//! Asks whether to do something that cannot be undone.

use std::io::stdin;

use super::line::next as next_line;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::print_message;

/// Most times that the question is asked, so that input for another program does not loop forever.
const TIMES: usize = 3;

/// Asks until the answer is yes or no, and returns whether it is yes. Any other answer does not count as yes.
pub(crate) fn asked(question: &str) -> Result<bool, Failure> {
    let mut words = question.to_owned();
    for _ in 0..TIMES {
        print_message(&format!("{words}Type yes or no; an empty line means no:\n"));
        let line = next_line(&mut stdin().lock()).map_err(Failure::Confirmation)?;
        if let Some(end) = line.end_words() {
            print_message(&end);
            return Ok(false);
        }
        match line.text().map(|typed| typed.trim().to_lowercase()).as_deref() {
            Some("y" | "yes") => return Ok(true),
            Some("n" | "no" | "quit" | "q" | "exit" | "") => return Ok(false),
            _ => words = String::from("That is neither yes nor no. Nothing is deleted yet.\n"),
        }
    }
    Ok(false)
}
