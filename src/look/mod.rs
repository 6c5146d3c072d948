//! The visual language that both shells share: what each cell of a bar means, and what each color is for.
//!
//! A bar is a row of [`Run`]s of cells by meaning. A shell turns each meaning into a character of [`Glyphs`] and
//! the style of its [`Tone`]. So the screens and the printed pages draw the same bars.

mod digits;
mod glyphs;
mod role_bar;
mod skill_bar;
mod spark;
mod tone;

pub use digits::big_number;
pub use glyphs::{Glyphs, in_ascii};
pub use role_bar::{RoleBar, Scale};
pub use skill_bar::{SEGMENTS, SkillBar};
pub use spark::spark;
pub use tone::{Background, Tone};

/// The meaning of a cell of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Reached, up to ready or to the target.
    Reached,
    /// Half a cell of it: the end of a settled score.
    HalfReached,
    /// Reached beyond ready.
    Beyond,
    /// A level beyond the target. It adds nothing to the score.
    AboveTarget,
    /// Missing up to ready or to the target.
    Missing,
    /// Not known yet: an answer is open.
    Open,
    /// The gain that a step of a plan or a tried level would bring.
    Gain,
    /// The gain between two points in time.
    Gained,
    /// The gain that earlier steps of a plan would bring.
    EarlierGain,
    /// The place where ready begins.
    Ready,
    /// Nothing.
    Blank,
}

/// Neighboring cells of one meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The meaning.
    pub cell: Cell,
    /// The number of cells.
    pub count: usize,
}

/// Collects runs, joining neighbors of one meaning.
#[derive(Debug, Default)]
struct Runs(Vec<Run>);

impl Runs {
    fn push(&mut self, cell: Cell, count: usize) {
        match self.0.last_mut() {
            _ if count == 0 => {}
            Some(last) if last.cell == cell => last.count += count,
            _ => self.0.push(Run { cell, count }),
        }
    }
}
