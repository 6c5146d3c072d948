//! Ratings kept with an assessment: whole after every power cut, told when damaged, and moved and deleted with it.

use std::fs;

use jiff::civil::{Date, date};

use super::stage::Stage;
use super::{Desk, same};
use crate::assessment::{Choice, Edit, Moment, Name};
use crate::framework::Level;
use crate::rating::{Rating, RatingRequest, rating_json};
use crate::store::{Deleted, RenameOutcome, SavedRatings};

const TODAY: Date = date(2026, 11, 26);

fn by(desk: &Desk, by: &str, level: usize) -> Rating {
    let request = RatingRequest::of(desk.name.clone(), &desk.framework, &[]);
    let mut theirs = request.to_rate(Name::new(by).expect("a name")).expect("short names");
    let moment = Moment { today: TODAY, edition: desk.framework.edition(), revision: 1 };
    for skill in desk.framework.skills().take(9) {
        theirs.edit(skill, Edit::Choose(Choice::Level(Level::ALL[level])), moment);
    }
    Rating::of(&theirs, TODAY).expect("it is about somebody")
}

impl Desk {
    fn ratings(&self) -> SavedRatings {
        self.store().ratings(&self.framework, &self.name, TODAY).expect("the disk works")
    }
}

#[test]
fn a_power_cut_while_a_rating_is_kept_leaves_every_acknowledged_one_whole_and_the_answers_as_they_were() {
    let desk = Desk::new();
    let stage = Stage::with_saves(&desk, &[3]);
    let mut session = stage.open().expect("the disk works");
    let kept = [by(&desk, "Kim", 2), by(&desk, "Ann", 3)];
    for rating in &kept {
        session.keep_rating(rating).expect("the disk works");
        stage.disk.acknowledge();
    }
    let crashes = stage.disk.crashes();
    assert!(crashes.states.len() > 4, "too few states to tell anything");
    let broken = stage.broken(&crashes, |acknowledged, after| {
        let store = after.store();
        let SavedRatings { ratings, damaged } =
            store.ratings(&desk.framework, &desk.name, TODAY).expect("the disk works");
        // On FAT a new file may have a name before it has content. Nobody was told that this rating is kept.
        let is_new = |number: u32| usize::try_from(number).is_ok_and(|number| number > acknowledged);
        let is_whole = |(rating, kept): (&(u32, Rating), &Rating)| rating_json(&rating.1) == rating_json(kept);
        ratings.len() >= acknowledged
            && ratings.iter().zip(&kept).all(is_whole)
            && damaged.iter().all(|(number, _)| is_new(*number))
    });
    assert_eq!(broken, [""; 0]);
}

#[test]
fn the_newest_of_each_rater_counts_and_the_same_rating_is_kept_once() {
    let desk = Desk::new();
    desk.save(3);
    let (mut session, before) = desk.begin_sound();
    for (rating, number) in [(by(&desk, "Kim", 1), 1), (by(&desk, "Ann", 1), 2), (by(&desk, "kim", 4), 3)] {
        assert_eq!(session.keep_rating(&rating).expect("kept"), number);
        assert_eq!(session.keep_rating(&rating).expect("kept"), number, "the same one once more");
    }
    drop(session);
    let saved = desk.ratings();
    let newest: Vec<String> = saved.newest().iter().map(|(_, rating)| rating.by.to_string()).collect();
    assert_eq!((saved.ratings.len(), newest.join(" ").as_str()), (3, "Ann kim"));
    let (mut session, after) = desk.begin_sound();
    assert!(same(&desk.framework, &before.assessment, &after.assessment), "ratings change no answer");
    session.delete_rating(2).expect("the disk works");
    session.delete_rating(2).expect("a missing one is no error");
    assert_eq!(desk.ratings().ratings.len(), 2);
}

#[test]
fn no_changed_byte_of_a_rating_goes_unnoticed_and_the_others_are_read() {
    let desk = Desk::new();
    desk.save(3);
    let (mut session, _) = desk.begin_sound();
    session.keep_rating(&by(&desk, "Kim", 1)).expect("kept");
    session.keep_rating(&by(&desk, "Ann", 1)).expect("kept");
    let path = desk.path("ratings/0001.json");
    let bytes = fs::read(&path).expect("it is there");
    for place in (0..bytes.len()).step_by(7) {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        fs::write(&path, changed).expect("it can be changed");
        let SavedRatings { ratings, damaged } = desk.ratings();
        assert_eq!((ratings.len(), damaged.len()), (1, 1), "byte {place}");
    }
}

#[test]
fn ratings_move_with_the_assessment_and_are_deleted_with_it() {
    let mut desk = Desk::new();
    desk.save(3);
    let (mut session, opened) = desk.begin_sound();
    session.keep_rating(&by(&desk, "Kim", 1)).expect("kept");
    let to = Name::new("Sam").expect("a name");
    let renamed = desk.store().rename(session, &opened, &to).expect("the disk works");
    assert!(matches!(renamed, RenameOutcome::Renamed(_)));
    drop(renamed);
    desk.name = to;
    assert_eq!(desk.ratings().ratings.len(), 1);
    assert!(matches!(desk.store().delete(&desk.name), Ok(Deleted { left: None })));
    assert!(!desk.path("").exists());
}
