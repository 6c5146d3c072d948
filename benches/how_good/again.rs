//! The same people answer twice: how often the words stay the same.

use devrel_ready::framework::{BandId, Level};
use devrel_ready::score::Verdict;

use crate::answers::{SLIP, answers, evaluate};
use crate::people::Shape;
use crate::{Stage, UNLISTED, head, line, share};

pub(crate) fn print(stage: &Stage) {
    head(
        "The same people answer twice",
        &[
            "people",
            "band",
            "one level off",
            "same verdict",
            "ready again",
            "ready again, if not close",
            "same leader",
            "same leader, if not too close",
            "the new leader was named",
        ],
    );
    for (name, shape) in [("general", Shape::Undifferentiated), ("shaped", Shape::RoleShaped { unlisted: UNLISTED })] {
        for band in stage.framework.bands() {
            row(stage, (name, band), (&stage.crowd(band, shape), SLIP));
        }
    }
    let band = stage.framework.find_band("established").expect("the shipped framework has it");
    let people = stage.crowd(band, Shape::RoleShaped { unlisted: UNLISTED });
    for (name, slip) in [("shaped and sure", 2), ("shaped and unsure", 5)] {
        row(stage, (name, band), (&people, slip));
    }
}

/// Counts of how often something holds, of how many.
#[derive(Default)]
struct TeamTally(usize, usize);

impl TeamTally {
    fn count(&mut self, holds: bool) {
        self.0 += usize::from(holds);
        self.1 += 1;
    }

    fn cell(&self) -> String {
        share(self.0, self.1)
    }
}

fn row(stage: &Stage, (name, band): (&str, BandId), (people, slip): (&[Vec<Level>], usize)) {
    let framework = &stage.framework;
    let mut random = stage.random();
    let mut tallies: [TeamTally; 6] = Default::default();
    let [same, ready, clearly_ready, leader, clear_leader, named] = &mut tallies;
    for levels in people {
        let [first, second] = [(); 2].map(|()| evaluate(framework, &answers(levels, slip, &mut random)));
        let [before, after] = [&first, &second].map(|evaluation| evaluation.ranking(band));
        let [leads, leads_then] = [before, after].map(|ranking| ranking.leader().expect("there are answers"));
        let [card, card_then] = [&first, &second].map(|evaluation| evaluation.card(leads, band));
        same.count(card.verdict == card_then.verdict);
        if card.verdict == Verdict::Ready {
            ready.count(card_then.verdict == Verdict::Ready);
            if !card.borderline {
                clearly_ready.count(card_then.verdict == Verdict::Ready);
            }
        }
        leader.count(leads == leads_then);
        if before.top.len() == 1 {
            clear_leader.count(leads == leads_then);
        }
        named.count(before.top.contains(&leads_then));
    }
    let off = format!("{}%", 5 * slip);
    let band = framework.band(band).name.to_string();
    line(&[vec![name.to_owned(), band, off], tallies.iter().map(TeamTally::cell).collect()].concat());
}
