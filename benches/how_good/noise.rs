//! The share of comparisons of two days that call a change real: of people who did not change, and of people who did.

use devrel_ready::assessment::Sureness;
use devrel_ready::framework::BandId;

use crate::second_day::{Aimed, Days, Said, said};
use crate::{Stage, head, line, share};

/// The number of answers of a short look back, and of the steps of people who changed.
const FEW: usize = 6;

pub(crate) fn print(stage: &Stage) {
    let columns = ["people", "band", "answers", "given again", "role", "probably real or real", "real"];
    let more = ["levels that differ", "by two or more", "spread of the changes in errors"];
    head("Unchanged people compared with themselves", &[columns.as_slice(), &more].concat());
    for again in [None, Some(FEW)] {
        let mut all = Said::default();
        for are_shaped in [false, true] {
            for band in stage.framework.bands() {
                all = all.with(&unchanged(stage, Days { are_shaped, again, ..usual(band) }));
            }
        }
        let again = again.map_or_else(|| "all".to_owned(), |some: usize| some.to_string());
        let names = ["together", "", "as usual", &again, "the aim"].map(str::to_owned).to_vec();
        line(&[names, words(&all), apart(&all)].concat());
    }
    let established = stage.framework.find_band("established").expect("the shipped framework has it");
    for sureness in [Sureness::Sure, Sureness::Unsure] {
        for are_shaped in [false, true] {
            unchanged(stage, Days { are_shaped, sureness, ..usual(established) });
        }
    }
    for are_shaped in [false, true] {
        for band in stage.framework.bands() {
            unchanged(stage, Days { are_shaped, by: Aimed::Leader, ..usual(band) });
        }
    }

    let more = ["mean change", "change below 0"];
    head("People who truly made six steps", &[columns.as_slice(), &more].concat());
    for again in [None, Some(FEW)] {
        for are_shaped in [false, true] {
            for band in stage.framework.bands() {
                let days = Days { are_shaped, again, steps: FEW, ..usual(band) };
                let said = told(stage, days);
                let change = said.hundredths / (10 * i64::try_from(said.people).expect("few"));
                let more = [format!("{}.{}", change / 10, change % 10), share(said.backward, said.people)];
                line(&[cells(stage, days, &said), more.to_vec()].concat());
            }
        }
    }
}

const fn usual(band: BandId) -> Days {
    Days { band, are_shaped: true, sureness: Sureness::Unsaid, again: None, steps: 0, by: Aimed::Role }
}

fn told(stage: &Stage, days: Days) -> Said {
    said(&stage.framework, days, stage.count, stage.seed)
}

fn unchanged(stage: &Stage, days: Days) -> Said {
    let said = told(stage, days);
    line(&[cells(stage, days, &said), apart(&said)].concat());
    said
}

/// Returns how many levels differ in the comparison of one person, how many by two or more, and how far the changes
/// spread, in errors: 1 if the errors are right.
fn apart(said: &Said) -> Vec<String> {
    let a_person = |of_all: usize| format!("{}.{}", of_all / said.people, 10 * of_all / said.people % 10);
    let [changes, errors] = said.squares;
    let hundredths = (10_000 * changes / errors.max(1)).isqrt();
    let spread = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    [[said.differing, said.two_or_more].map(a_person).to_vec(), vec![spread]].concat()
}

fn cells(stage: &Stage, days: Days, said: &Said) -> Vec<String> {
    let shape = if days.are_shaped { "shaped" } else { "general" };
    let sureness = match days.sureness {
        Sureness::Sure => "sure",
        Sureness::Unsaid => "as usual",
        Sureness::Unsure => "unsure",
    };
    let again = days.again.map_or_else(|| "all".to_owned(), |some| some.to_string());
    let by = if days.by == Aimed::Role { "the aim" } else { "the leader" };
    let band = stage.framework.band(days.band).name.to_string();
    [vec![shape.to_owned(), band, sureness.to_owned(), again, by.to_owned()], words(said)].concat()
}

fn words(said: &Said) -> Vec<String> {
    [said.alarms, said.real].map(|part| share(part, said.people)).to_vec()
}
