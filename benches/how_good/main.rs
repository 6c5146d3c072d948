//! The results of the scores for invented people: who leads, who is ready, how steady that is, and what plans lead to.
//!
//! This is a simulation, not a measurement of time: `cargo bench --bench how_good` prints the tables of
//! `docs/how-good.md` with a tenth of the people, in less than a minute. With `HOW_GOOD=long` in the environment it prints
//! those of the page. The only argument is the seed (2026).
#![expect(clippy::print_stdout, reason = "a program that prints tables")]
#![expect(clippy::float_arithmetic, reason = "nothing here is part of the program; people are drawn")]

mod again;
mod answers;
mod leaders;
mod noise;
#[path = "../questions/people.rs"]
mod people;
mod plans;
mod ready;
mod second_day;

use devrel_ready::framework::{BandId, Framework, Level};

use people::{Random, Shape};

/// The level around which people shaped for a role answer what their role does not list, unless a table says otherwise.
const UNLISTED: u32 = 1;

/// The inputs of every table.
struct Stage {
    framework: std::sync::Arc<Framework>,
    /// The number of people in each line of a table.
    count: usize,
    seed: u64,
}

impl Stage {
    /// Returns a generator. Every crowd starts a new one, so that no table depends on another.
    fn random(&self) -> Random {
        Random::new(self.seed)
    }

    /// Draws people of a shape.
    fn crowd(&self, band: BandId, shape: Shape) -> Vec<Vec<Level>> {
        let mut random = self.random();
        (0..self.count).map(|_| people::person(&self.framework, band, (shape, &mut random))).collect()
    }

    /// Returns the names of the bands.
    fn band_names(&self) -> Vec<&str> {
        self.framework.bands().map(|band| self.framework.band(band).name.as_str()).collect()
    }

    /// Returns the short names of the roles.
    fn role_names(&self) -> Vec<&str> {
        self.framework.roles().map(|role| self.framework.role(role).short.as_str()).collect()
    }
}

fn main() {
    let is_long = std::env::var_os("HOW_GOOD").is_some_and(|form| form == "long");
    let seed = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(2_026);
    let stage = Stage { framework: Framework::shipped(), count: if is_long { 20_000 } else { 2_000 }, seed };
    let Stage { framework, count, .. } = &stage;
    println!("Edition {}, {count} people in each line, seed {seed}", framework.edition());
    leaders::print(&stage);
    ready::print(&stage);
    again::print(&stage);
    noise::print(&stage);
    plans::print(&stage);
}

/// Prints the head of a table.
fn head(title: &str, columns: &[&str]) {
    println!("\n{title}\n");
    println!("| {} |", columns.join(" | "));
    println!("|{}", "---|".repeat(columns.len()));
}

/// Prints a line of a table.
fn line(cells: &[String]) {
    println!("| {} |", cells.join(" | "));
}

/// Returns a share in percent with one decimal, rounded to the nearest.
fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    let per_mille = (2_000 * part + whole) / (2 * whole);
    format!("{}.{}%", per_mille / 10, per_mille % 10)
}
