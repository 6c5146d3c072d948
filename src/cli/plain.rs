//! The bare command on a terminal that cannot be drawn on: the same by lines.
//!
//! Lists the assessments and asks for a name, or asks the questions of the one that was named.

use std::io::stdin;

use super::ask::{Missing, converse, next_line, quietly};
use super::context::Context;
use super::failure::Failure;
use super::list::List;
use super::output::{Reply, tell};
use crate::assessment::Name;

const WHY: &str =
    "This terminal cannot move its cursor (TERM is empty or dumb), so the questions come as plain lines.\n";

/// What an empty line means.
const USUAL_NAME: &str = "me";

/// Asks the questions of the assessment that is named now or by a line.
pub(super) fn run(context: &Context, name: Option<Name>) -> Result<Reply, Failure> {
    quietly(sit_down(context, name))
}

fn sit_down(context: &Context, name: Option<Name>) -> Result<Reply, Failure> {
    tell(WHY)?;
    if let Some(name) = name {
        return converse(context, &name, Missing::Ask);
    }
    let Reply { result, talk, .. } = List::plain().run(context)?;
    // Where there is nothing yet, no name can be a slip.
    let missing = if result.is_empty() { Missing::Start } else { Missing::Ask };
    let asked = if missing == Missing::Start {
        "What should your first assessment be called? An empty line calls it"
    } else {
        tell(&format!("\n{result}{talk}\n"))?;
        "Which assessment? Type its name, or a new one; an empty line means"
    };
    let question = format!("{asked} \"{USUAL_NAME}\"; quit leaves:\n");
    match read_name(&question)? {
        Some(name) => converse(context, &name, missing),
        None => Ok(Reply::default()),
    }
}

/// Asks until there is a name; none if the person leaves.
fn read_name(question: &str) -> Result<Option<Name>, Failure> {
    loop {
        tell(question)?;
        let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
        let Some(typed) = line.text() else {
            if line.is_end() {
                return Ok(None);
            }
            continue;
        };
        let typed = match typed.trim() {
            "" => USUAL_NAME,
            "quit" | "q" => return Ok(None),
            typed => typed,
        };
        match Name::new(typed) {
            Ok(name) => return Ok(Some(name)),
            Err(problem) => tell(&format!("Please choose another one: {problem}.\n"))?,
        }
    }
}
