//! Readiness: who is led by the role they are shaped for, who is ready for it, and what the same level everywhere is
//! enough for.

use devrel_ready::framework::{BandId, Level, RoleId};
use devrel_ready::score::Verdict;

use crate::answers::evaluate;
use crate::people::holder;
use crate::{Stage, UNLISTED, head, line, share};

/// The counts of a crowd that is shaped for roles.
#[derive(Default)]
struct Counts {
    people: usize,
    led: usize,
    named: usize,
    ready: usize,
}

pub(crate) fn print(stage: &Stage) {
    let columns = ["band", "skills not listed", "led by their role", "or too close to it to call", "ready for it"];
    let roles: Vec<RoleId> = stage.framework.roles().collect();
    head("People shaped for a role", &columns);
    for band in stage.framework.bands() {
        for unlisted in 0..3 {
            let counts = shaped(stage, band, (&roles, unlisted));
            let name = &stage.framework.band(band).name;
            line(&[vec![name.to_string(), format!("around {unlisted}")], counts.cells()].concat());
        }
    }
    head("The same, role by role", &[&["band", "role"], &columns[2..]].concat());
    for band in stage.framework.bands() {
        for role in &roles {
            let counts = shaped(stage, band, (&[*role], UNLISTED));
            let (name, short) = (&stage.framework.band(band).name, &stage.framework.role(*role).short);
            line(&[vec![name.to_string(), short.to_string()], counts.cells()].concat());
        }
    }
    same_everywhere(stage);
}

impl Counts {
    fn cells(&self) -> Vec<String> {
        [self.led, self.named, self.ready].map(|part| share(part, self.people)).to_vec()
    }
}

/// Draws people shaped for the roles in turn.
fn shaped(stage: &Stage, band: BandId, (roles, unlisted): (&[RoleId], u32)) -> Counts {
    let mut random = stage.random();
    let mut counts = Counts::default();
    for role in roles.iter().cycle().take(stage.count) {
        let levels = holder(&stage.framework, band, (*role, unlisted), &mut random);
        let evaluation = evaluate(&stage.framework, &levels);
        let ranking = evaluation.ranking(band);
        counts.people += 1;
        counts.led += usize::from(ranking.leader() == Some(*role));
        counts.named += usize::from(ranking.top.contains(role));
        counts.ready += usize::from(evaluation.card(*role, band).verdict == Verdict::Ready);
    }
    counts
}

/// The roles that people with one level everywhere are ready for. Nobody below the usual core target should be.
fn same_everywhere(stage: &Stage) {
    let framework = &stage.framework;
    head("Ready with the same level everywhere", &[&["level"], stage.band_names().as_slice()].concat());
    for level in Level::ALL {
        let levels: Vec<Level> = framework.skills().map(|_| level).collect();
        let evaluation = evaluate(framework, &levels);
        let cell = |band| {
            let is_ready = |role: &RoleId| evaluation.card(*role, band).verdict == Verdict::Ready;
            let ready: Vec<&str> =
                framework.roles().filter(is_ready).map(|role| framework.role(role).short.as_str()).collect();
            let too_low = framework.usual_core_target(band).is_some_and(|target| level < target);
            match (ready.is_empty(), too_low) {
                (true, _) => "none".to_owned(),
                (false, true) => format!("**{}**", ready.join(", ")),
                (false, false) => ready.join(", "),
            }
        };
        let cells: Vec<String> = framework.bands().map(cell).collect();
        line(&[vec![level.to_string()], cells].concat());
    }
}
