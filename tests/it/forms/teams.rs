//! Pages about teams: with and without names, small and large, with hostile names and files.

use std::sync::Arc;

use devrel_ready::assessment::{Aim, Choice, Mark, Sheet};
use devrel_ready::framework::{Framework, Level};
use devrel_ready::report::team::{SkippedFile, TeamFiles, TeamForm, TeamReport};
use devrel_ready::score::Evaluation;
use devrel_ready::team::{Member, Naming, PictureRequest, TeamPicture, TeamTally, parse_seats};
use devrel_ready::text::Clean;
use jiff::Timestamp;

use super::samples::HOSTILE;

fn member(framework: &Arc<Framework>, number: usize) -> Member {
    let mark = |skill: usize| Mark {
        choice: match (number * 7 + skill * 3) % 11 {
            9 => Choice::Unanswered,
            10 => Choice::NotApplicable,
            other => Choice::Level(Level::ALL[(other + number) % 5]),
        },
        ..Mark::default()
    };
    let sheet: Sheet = (0..framework.skills().len()).map(mark).collect();
    let name = HOSTILE.get(number).map_or_else(|| format!("Person {number}"), |text| format!("{number} {text}"));
    Member {
        person: Clean::line(&name),
        group: Some(Clean::line(HOSTILE[number % 3])),
        aim: Aim { role: framework.roles().nth(number % 5), band: framework.usual_band() },
        evaluation: Evaluation::of(framework, sheet),
        wants: vec![number.is_multiple_of(3); framework.skills().len()],
    }
}

fn page(people: usize, naming: Naming) -> String {
    let framework = Framework::shipped();
    let seats = parse_seats(&framework, "advocate/established=3,writer/established=2,ospo/lead").expect("three kinds");
    let mut tally = TeamTally::new(&framework, Some(&seats), naming == Naming::Named);
    for number in 0..people {
        tally.add(member(&framework, number));
    }
    let picture = TeamPicture::of(tally, PictureRequest { seats: Some(seats), naming }).expect("there are enough");
    let skipped = HOSTILE.iter().map(|text| SkippedFile { file: Clean::line(text), reason: Clean::line(text) });
    let files = TeamFiles { skipped: skipped.collect(), ..TeamFiles::default() };
    let report = TeamReport { picture, files, generated_at: Timestamp::UNIX_EPOCH };
    TeamForm::named("html").expect("there is one").write(&report)
}

/// Returns the pages with the names of their files.
pub(super) fn pages() -> [(&'static str, String); 4] {
    [
        ("team-named", page(12, Naming::Named)),
        ("team-many", page(70, Naming::Named)),
        ("team-hidden", page(60, Naming::Aggregate { least: 5 })),
        ("team-tiny", page(5, Naming::Aggregate { least: 5 })),
    ]
}
