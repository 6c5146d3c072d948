//! Writes reports of made-up people, one a line, for the engines: `people NUMBER FILE`.
#![expect(clippy::print_stderr, reason = "a program that was called wrongly says so")]

use std::fs::File;
use std::io::{BufWriter, Write};

use devrel_ready::framework::Framework;

use team_people::{json_of, made_up};

#[path = "../../tests/shared/team_people.rs"]
mod team_people;

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [number, file] = args.as_slice() else {
        eprintln!("cargo bench --bench people -- NUMBER FILE");
        return Ok(());
    };
    let number: u64 = number.parse().map_err(std::io::Error::other)?;
    let framework = Framework::shipped();
    let today = devrel_ready::clock::local_day(devrel_ready::clock::now());
    let mut out = BufWriter::new(File::create(file)?);
    for person in 0..number {
        out.write_all(json_of(&made_up(&framework, person, &format!("Person {person}"), today), true).as_bytes())?;
    }
    out.flush()
}
