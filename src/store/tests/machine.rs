//! A person answers, undoes, saves, is interrupted in every way, and opens the assessment again. Acknowledged answers
//! exist, and no others appear.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any};
use proptest::prop_oneof;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

use super::model::{Bug, Fault, How, Model};
use super::stage::Stage;
use super::{Desk, MOMENT};
use crate::assessment::{Aim, Assessment, Choice, Edit};
use crate::framework::Level;
use crate::store::tests::time;
use crate::store::{Begun, Damage, Damaged, Loaded, ReadOnly, Session};

#[derive(Debug, Clone)]
enum Op {
    Answer(usize, usize),
    Undo,
    Redo,
    Save,
    SaveOnBadDisk(Fault),
    /// The window closes or the program is killed. Unsaved work is lost.
    OpenAgain,
    PowerCut(u64),
    SecondWindow,
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let how = prop_oneof![Just(How::Refused), Just(How::Short), Just(How::Late)];
    let fault =
        (0..20_usize, any::<bool>(), how).prop_map(|(after, for_good, how)| Fault { after, errno: 5, for_good, how });
    let op = prop_oneof![
        6 => (0..28_usize, 0..7_usize).prop_map(|(skill, choice)| Op::Answer(skill, choice)),
        1 => Just(Op::Undo),
        1 => Just(Op::Redo),
        4 => Just(Op::Save),
        2 => fault.prop_map(Op::SaveOnBadDisk),
        2 => Just(Op::OpenAgain),
        2 => any::<u64>().prop_map(Op::PowerCut),
        1 => Just(Op::SecondWindow),
    ];
    vec(op, 1..60)
}

type Answers = Vec<Choice>;

/// The person, the disk, and the acknowledged answers.
struct Play<'d> {
    stage: Stage<'d>,
    bug: Option<Bug>,
    session: Option<Session<Model>>,
    work: Assessment,
    acknowledged: Option<Answers>,
    /// The states of failed saves since then. Each may be on the disk or not.
    tried: Vec<Answers>,
}

impl<'d> Play<'d> {
    fn new(desk: &'d Desk, bug: Option<Bug>) -> Result<Self, String> {
        let stage = Stage::bare(desk);
        let work = blank(desk);
        let mut play = Self { stage, bug, session: None, work, acknowledged: None, tried: Vec::new() };
        play.open()?;
        Ok(play)
    }

    fn answers(&self, assessment: &Assessment) -> Answers {
        self.stage.desk.framework.skills().map(|skill| assessment.entry(skill).choice).collect()
    }

    fn allowed(&self, found: Option<&Assessment>) -> Result<(), String> {
        let found = found.map(|assessment| self.answers(assessment));
        let fine = found == self.acknowledged || found.as_ref().is_some_and(|found| self.tried.contains(found));
        if fine { Ok(()) } else { Err(format!("found {found:?} instead of {:?}", self.acknowledged)) }
    }

    /// Opens the assessment. The state found counts as acknowledged.
    fn open(&mut self) -> Result<(), String> {
        self.session = None;
        self.stage.disk.plant(self.bug);
        let (session, work) = match self.stage.begin().map_err(|error| error.to_string())? {
            Begun::New(session) => (session, None),
            Begun::Sound(session, opened) => (session, Some(opened.assessment)),
            // On FAT a new file may have a name before it has content. Then there is no save.
            Begun::Damaged(undecided, Damaged { damage: Damage::Empty, backup: None, .. }) => {
                (undecided.start_over().map_err(|error| error.to_string())?, None)
            }
            other => return Err(format!("opening led to {other:?}")),
        };
        self.allowed(work.as_ref())?;
        self.acknowledged = work.as_ref().map(|work| self.answers(work));
        self.tried.clear();
        self.work = work.unwrap_or_else(|| blank(self.stage.desk));
        self.session = Some(session);
        Ok(())
    }

    fn save(&mut self) -> bool {
        let answers = self.answers(&self.work);
        let session = self.session.as_mut().expect("a session is always open between steps");
        let saved = session.save(&self.work, session.revision() + 1, time(1)).is_ok();
        self.tried.push(answers.clone());
        if saved {
            self.acknowledged = Some(answers);
            self.tried.clear();
        }
        saved
    }

    fn step(&mut self, op: &Op) -> Result<(), String> {
        match op {
            Op::Answer(skill, choice) => {
                let skill = self.stage.desk.framework.skills().nth(*skill).expect("28 skills");
                self.work.edit(skill, Edit::Choose(to_choice(*choice)), MOMENT);
            }
            Op::Undo => drop(self.work.undo()),
            Op::Redo => drop(self.work.redo()),
            Op::Save if !self.save() => return Err("a save failed on a good disk".to_owned()),
            Op::Save => {}
            Op::SaveOnBadDisk(fault) => {
                self.stage.disk.fail(Some(*fault));
                self.save();
                self.stage.disk.fail(None);
            }
            Op::OpenAgain => self.open()?,
            Op::PowerCut(seed) => {
                let mut random = *seed;
                let tree = self.stage.disk.crash(|below| {
                    random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    usize::try_from(random >> 33).expect("31 bits") % below
                });
                self.session = None;
                self.stage = self.stage.on(&tree);
                self.open()?;
            }
            Op::SecondWindow => match self.stage.begin().map_err(|error| error.to_string())? {
                Begun::ReadOnly(ReadOnly::Locked, Loaded::Sound(opened)) => self.allowed(Some(&opened.assessment))?,
                Begun::ReadOnly(ReadOnly::Locked, Loaded::Nothing) => self.allowed(None)?,
                other => return Err(format!("the second window got {other:?}")),
            },
        }
        Ok(())
    }
}

fn blank(desk: &Desk) -> Assessment {
    let band = desk.framework.usual_band();
    Assessment::new(&desk.framework, desk.name.clone(), Aim { role: None, band })
}

fn to_choice(number: usize) -> Choice {
    match (Level::ALL.get(number), number) {
        (Some(level), _) => Choice::Level(*level),
        (None, 5) => Choice::NotApplicable,
        (None, _) => Choice::Unanswered,
    }
}

fn play(cases: u32, bug: Option<Bug>) -> Result<(), TestError<Vec<Op>>> {
    let desk = Desk::new();
    let max_shrink_iters = if bug.is_some() { 0 } else { 1_000 };
    let config = Config { cases, max_shrink_iters, failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(&ops(), |ops| {
        let mut play = Play::new(&desk, bug).map_err(TestCaseError::fail)?;
        for (number, op) in ops.iter().enumerate() {
            play.step(op).map_err(|why| TestCaseError::fail(format!("step {number}, {op:?}: {why}")))?;
        }
        play.open().map_err(TestCaseError::fail)
    })
}

#[test]
fn whatever_happens_what_was_acknowledged_is_there() {
    // PROPTEST_CASES overrides the number.
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(150);
    play(cases, None).expect("the promise holds");
}

#[test]
fn each_careless_way_to_save_breaks_the_promise_sooner_or_later() {
    let bugs = [
        Bug::NoFileFlush,
        Bug::NoFlushAfterRename,
        Bug::NoDirectoryFlush,
        Bug::TruncateInPlace,
        Bug::MoveAside,
        Bug::ErrorsIgnored,
    ];
    for bug in bugs {
        assert!(play(2_000, Some(bug)).is_err(), "{bug:?} was not noticed");
    }
}
