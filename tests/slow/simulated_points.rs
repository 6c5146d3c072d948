//! The points in time on a simulated disk that fails and tells hostile words.

use std::collections::BTreeMap;

use devrel_ready::assessment::{Name, PointInTime};
use devrel_ready::text::Clean;
use devrel_ready::tui::{Effect, Kept, Msg, PointList};
use jiff::civil::date;

use super::Random;

/// The points of every assessment.
#[derive(Default)]
pub(super) struct SimulatedPoints(BTreeMap<Name, Vec<PointInTime>>);

impl SimulatedPoints {
    /// Performs a request about points, or fails. Returns the replies. The words are labels and reasons.
    pub(super) fn work(&mut self, effect: Effect, (fails, words): (bool, Clean), random: &mut Random) -> Vec<Msg> {
        match effect {
            Effect::ListPoints(name) if fails => vec![self.list(name, vec![words])],
            Effect::ListPoints(name) => vec![self.list(name, Vec::new())],
            Effect::KeepPoint(_, assessment, _) if fails => vec![Msg::NotKept(assessment.name().clone(), words)],
            Effect::KeepPoint(revision, assessment, _) => {
                let name = assessment.name().clone();
                let points = self.0.entry(name.clone()).or_default();
                let newest = points.last().map(|point| point.number);
                let kept = if let Some(newest) = newest.filter(|_| random.below(3) == 0) {
                    Kept::Already(newest)
                } else {
                    let number = newest.unwrap_or_default() + 1;
                    let kept_on = date(2026, 1 + i8::try_from(random.below(5)).expect("small"), 1);
                    points.push(PointInTime { number, label: words, revision, kept_on, assessment: *assessment });
                    Kept::As(number)
                };
                // The list comes first, so that whoever asked for the point finds it.
                vec![self.list(name.clone(), Vec::new()), Msg::Kept(name, kept)]
            }
            Effect::DeletePoint(name, _) if fails => vec![self.list(name, Vec::new()), Msg::Warned(words)],
            Effect::DeletePoint(name, number) => {
                self.0.entry(name.clone()).or_default().retain(|point| point.number != number);
                vec![self.list(name.clone(), Vec::new()), Msg::PointDeleted(name, number)]
            }
            _ => Vec::new(),
        }
    }

    fn list(&self, name: Name, damaged: Vec<Clean>) -> Msg {
        let points = self.0.get(&name).cloned().unwrap_or_default();
        Msg::Points(name, PointList { points, damaged, ratings: Vec::new() })
    }
}
