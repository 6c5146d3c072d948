//! The ratings that a person keeps with an assessment: one file each, with a checksum like a save.
//!
//! A rating is written like a save and never changes. Only deleting it, or the assessment, removes it. Ratings are
//! beside the answers and never in them.

use std::sync::Arc;

use jiff::civil::Date;

use super::data_directory::Store;
use super::error::StoreError;
use super::find::read_if_there;
use super::format::{seal, unseal};
use super::fs::Fs;
use super::layout::Paths;
use super::session::Session;
use super::{durable, guard, numbered};
use crate::assessment::Name;
use crate::diagnostic::Source;
use crate::framework::Framework;
use crate::rating::{Rating, rating_json, read_rating};
use crate::text::Clean;

/// All ratings kept with an assessment, in the order of their numbers.
#[derive(Debug, Default)]
pub struct SavedRatings {
    /// The ratings that can be used, with their numbers.
    pub ratings: Vec<(u32, Rating)>,
    /// The numbers of the ratings that cannot be used, with what is wrong. Their files stay.
    pub damaged: Vec<(u32, Clean)>,
}

impl SavedRatings {
    /// Returns the newest rating of each rater with its number, in the order in which they were kept.
    #[must_use]
    pub fn newest(&self) -> Vec<(u32, &Rating)> {
        let is_newest = |place: usize, rating: &Rating| {
            self.ratings[place + 1..].iter().all(|(_, later)| !later.by.is_same(&rating.by))
        };
        let all = self.ratings.iter().enumerate();
        all.filter(|(place, (_, rating))| is_newest(*place, rating))
            .map(|(_, (number, rating))| (*number, rating))
            .collect()
    }
}

impl<F: Fs> Store<F> {
    /// Reads all ratings kept with an assessment of a framework, without locking or writing anything. A damaged one is told apart and
    /// hides no other one. No day is later than today.
    ///
    /// # Errors
    ///
    /// The directory cannot be read.
    pub fn ratings(&self, framework: &Arc<Framework>, name: &Name, today: Date) -> Result<SavedRatings, StoreError> {
        let paths = self.paths(name);
        guard::check(&self.fs, &paths)?;
        let mut saved = SavedRatings::default();
        for number in numbered::numbers(&self.fs, &paths.ratings)? {
            match rating(&self.fs, &paths, (framework, today), number) {
                Ok(rating) => saved.ratings.push((number, rating)),
                Err(why) => saved.damaged.push((number, why)),
            }
        }
        Ok(saved)
    }
}

/// Reads one rating. Fails with what is wrong with it.
fn rating<F: Fs>(
    fs: &F,
    paths: &Paths,
    (framework, today): (&Arc<Framework>, Date),
    number: u32,
) -> Result<Rating, Clean> {
    let bytes = read_if_there(fs, &paths.rating(number)).map_err(|error| error.reason())?.unwrap_or_default();
    let (_, text) = unseal(&bytes)?;
    let source = Source::new("the rating", text.to_owned());
    read_rating(framework, &source, today).map_err(|problems| {
        problems.iter().next().map_or_else(|| Clean::line("it cannot be read"), |problem| problem.message.clone())
    })
}

impl<F: Fs> Session<F> {
    /// Keeps a rating with the assessment and returns its number; the number of an equal one if there is one. When this
    /// returns, the rating survives a crash and a power cut.
    ///
    /// # Errors
    ///
    /// The operation failed, and no rating was added. The call can be repeated.
    pub fn keep_rating(&mut self, rating: &Rating) -> Result<u32, StoreError> {
        self.hold.hold_on(&self.fs, &self.paths)?;
        let text = rating_json(rating);
        let numbers = numbered::numbers(&self.fs, &self.paths.ratings)?;
        for number in &numbers {
            let path = self.paths.rating(*number);
            let bytes = read_if_there(&self.fs, &path)?.unwrap_or_default();
            if unseal(&bytes).is_ok_and(|(_, kept)| kept == text.trim_end()) {
                return Ok(*number);
            }
        }
        let number = numbers.last().map_or(1, |last| last + 1);
        let path = self.paths.rating(number);
        durable::ensure_dir(&self.fs, &self.paths.ratings)?;
        durable::tighten(&self.fs, &self.paths.ratings);
        durable::replace(&self.fs, &path, seal(number.into(), text.trim_end()).as_bytes())?;
        Ok(number)
    }

    /// Deletes a rating for good. A missing one is no error.
    ///
    /// # Errors
    ///
    /// The operation failed.
    pub fn delete_rating(&mut self, number: u32) -> Result<(), StoreError> {
        self.hold.hold_on(&self.fs, &self.paths)?;
        numbered::delete(&self.fs, &self.paths.rating(number))
    }
}
