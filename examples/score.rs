//! Scores a file of answers and prints the roles in order: `cargo run --example score -- answers.json`.
#![expect(clippy::print_stdout, reason = "this is what the example is for")]

use std::error::Error;

use devrel_ready::clock;
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::Framework;
use devrel_ready::report::read_answers;
use devrel_ready::score::{Evaluation, Fraction};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a file of answers")?;
    let framework = Framework::shipped();
    let source = Source::new(&path, std::fs::read_to_string(&path)?);
    let assessment =
        read_answers(&framework, &source, clock::local_day(clock::now())).map_err(|problems| problems.to_string())?;
    let evaluation = Evaluation::of(&framework, assessment.sheet());
    let band = assessment.aim().band;
    for role in &evaluation.ranking(band).order {
        let card = evaluation.card(*role, band);
        let [lowest, highest] = [card.lowest(), card.highest()].map(|score| score.map_or(0, Fraction::percent));
        println!("{}: {lowest} to {highest}, {}", framework.role(*role).name, card.verdict.word());
    }
    Ok(())
}
