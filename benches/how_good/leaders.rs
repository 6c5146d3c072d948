//! The roles that lead among people who fit none better than another, and among people who come from other work.

use devrel_ready::framework::{BandId, Level};

use crate::answers::evaluate;
use crate::people::{BACKGROUNDS, Random, Shape};
use crate::{Stage, head, line, share};

/// Below and above these shares, in percent, a role leads too few or too many.
const BOUNDS: [usize; 2] = [18, 32];

pub(crate) fn print(stage: &Stage) {
    let names = stage.role_names();
    let columns = [&["people", "band"], names.as_slice(), &["too close to call", "every role 18% to 32%"]].concat();
    head("Who leads among general people", &columns);
    for band in stage.framework.bands() {
        row(stage, "general", band, &stage.crowd(band, Shape::Undifferentiated));
    }
    let band = stage.framework.find_band("established").expect("the shipped framework has it");
    let general = stage.crowd(band, Shape::Undifferentiated);
    let moved = |to: fn(Level) -> Level| -> Vec<Vec<Level>> {
        general.iter().map(|levels| levels.iter().copied().map(to).collect()).collect()
    };
    row(stage, "one level lower", band, &moved(Level::down));
    row(stage, "one level higher", band, &moved(Level::up));
    let mut random = stage.random();
    let alone: Vec<Vec<Level>> = (0..stage.count).map(|_| unrelated(stage, &mut random)).collect();
    row(stage, "every skill by itself", band, &alone);

    let columns = [&["background", "band"], names.as_slice(), &["too close to call"]].concat();
    head("Who leads among people from other work", &columns);
    for background in BACKGROUNDS {
        let (mut cells, _) = led(stage, band, &stage.crowd(band, Shape::Background(background)));
        cells.insert(0, stage.framework.band(band).name.to_string());
        cells.insert(0, background.name.to_owned());
        line(&cells);
    }
}

/// Draws levels that have nothing to do with each other, with the same shares as those of general people.
fn unrelated(stage: &Stage, random: &mut Random) -> Vec<Level> {
    let mut level = || {
        let roll = random.below(100);
        Level::ALL[[8, 30, 64, 90].iter().filter(|below| roll >= **below).count()]
    };
    stage.framework.skills().map(|_| level()).collect()
}

fn row(stage: &Stage, name: &str, band: BandId, people: &[Vec<Level>]) {
    let (mut cells, leads) = led(stage, band, people);
    cells.insert(0, stage.framework.band(band).name.to_string());
    cells.insert(0, name.to_owned());
    let within = |leads: &usize| (BOUNDS[0] * people.len()..=BOUNDS[1] * people.len()).contains(&(100 * leads));
    cells.push(if leads.iter().all(within) { "yes" } else { "**no**" }.to_owned());
    line(&cells);
}

/// Returns the shares of people that each role leads and that are too close to call, and the number that each role leads.
fn led(stage: &Stage, band: BandId, people: &[Vec<Level>]) -> (Vec<String>, Vec<usize>) {
    let mut leads = vec![0; stage.framework.roles().len()];
    let mut close = 0;
    for levels in people {
        let evaluation = evaluate(&stage.framework, levels);
        let ranking = evaluation.ranking(band);
        leads[ranking.leader().expect("there are answers").index()] += 1;
        close += usize::from(ranking.top.len() > 1);
    }
    let cells = leads.iter().chain([&close]).map(|part| share(*part, people.len())).collect();
    (cells, leads)
}
