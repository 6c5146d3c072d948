//! Converts the content of a save to an assessment and back.
//!
//! The conversion drops nothing that the framework does not know. Answers to unknown skills become retired answers. An
//! unknown role, band or place is written back until the person chooses another one.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answer, StepRef, Sure};
use super::dates::{SavedAs, Stamp, Writer, date, given_by, given_ref};
use super::log::LogRef;
use super::object::Object;
use super::origin::{Reworded, foreign};
use super::payload::{AboutRef, AgainRef, AimRef, FrameworkRef, Payload, PointRef};
use crate::assessment::{
    About, Aim, AnsweringAgain, Assessment, Choice, Entry, EvidenceLog, Given, Name, Pace, StepMark, Sureness, Wish,
};
use crate::framework::{Catalog, Framework, Level, SkillId};
use crate::order::Order as _;
use crate::store::notice::Notice;
use crate::text::Clean;

/// The content of a file that an assessment cannot hold. The next save contains it again.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct UnknownFields {
    rest: Object,
    framework: Object,
    aim: Object,
    /// Unknown fields of answers, by skill.
    answers: BTreeMap<String, Object>,
    /// Unknown fields about the date of an answer, by skill. A changed answer loses them.
    given: BTreeMap<String, (Given, Object)>,
    /// Marks of plan steps in a form that only a newer version knows, and unknown fields of the others, by skill.
    steps: BTreeMap<String, Vec<(String, StepRef)>>,
    /// Entries of the log with fields that only a newer version knows.
    log: Vec<LogRef>,
    /// A round of answering again and its unknown fields.
    again: Option<(AnsweringAgain, Object)>,
    /// Unknown fields about whom a rating is about.
    about: Object,
    /// Answers under keys that cannot be shown and therefore cannot become retired answers.
    strange: Vec<(String, Answer)>,
    /// An aim that the framework does not know, and its replacement.
    foreign_aim: Option<(Option<String>, String, Aim)>,
    /// A place that the framework does not know, and its replacement.
    foreign_place: Option<(String, SkillId)>,
    /// Wishes about preferences that the framework does not have, or in words that only a newer version knows.
    preferences: Object,
    /// A pace that only a newer version knows.
    later_pace: Option<String>,
}

/// The word for the pace that asks the most telling question next.
const QUICK: &str = "quick";

/// The assessment in a file.
#[derive(Debug)]
pub(in crate::store) struct Decoded {
    pub(in crate::store) assessment: Assessment,
    pub(in crate::store) notices: Vec<Notice>,
    pub(in crate::store) kept: UnknownFields,
}

/// The first save of an import. Nobody has opened its answers since the edition changed, so it counts as a file of the
/// earliest edition among them.
const FIRST: u64 = 1;

/// Builds an assessment named `name` from the content of a file.
pub(in crate::store) fn to_assessment(
    payload: Payload,
    (revision, writer): (u64, Writer),
    catalog: &Catalog,
    name: &Name,
) -> Decoded {
    let mut notices = Vec::new();
    let found = catalog.find(&payload.framework.label());
    let framework = found.as_ref().unwrap_or(catalog.usual());
    let saved = SavedAs::of(&payload, revision, writer);
    // Without the framework, nothing here has the meaning that the file gave to it.
    let is_missing = found.is_none();
    let (aim, foreign_aim) = to_aim(&payload.aim, framework, &mut notices);
    if is_missing {
        notices.clear();
    }
    let mut assessment = Assessment::new(framework, name.clone(), aim);
    // Another framework counts its editions on its own.
    let is_ours = payload.framework.id == framework.id().as_str();
    let written_for = if is_ours { payload.framework.edition } else { framework.edition() };
    let here = |key: &str| framework.key_now(key, written_for);
    let place = framework.find_skill(here(&payload.place).as_str());
    let foreign_place = place.is_none().then(|| (payload.place, assessment.place()));
    assessment.set_place(place.unwrap_or(assessment.place()));
    if payload.pace.as_deref() == Some(QUICK) {
        assessment.set_pace(Pace::Quick);
    }
    let later_pace = payload.pace.filter(|pace| pace != QUICK);
    let foreign = foreign(&payload.framework, framework);
    let reworded = Reworded::since(&payload.framework, catalog, framework);
    assessment.set_file_edition(written_for);
    let is_earlier = written_for < framework.edition();
    let keys: BTreeSet<String> =
        if is_earlier { payload.answers.iter().map(|(key, _)| key.clone()).collect() } else { BTreeSet::new() };
    let mut kept = UnknownFields {
        rest: payload.rest,
        framework: payload.framework.rest,
        aim: payload.aim.rest,
        foreign_aim,
        foreign_place,
        later_pace,
        ..UnknownFields::default()
    };
    if let Some(foreign) = foreign {
        notices.push(Notice::Foreign(foreign.clone()));
        assessment.set_foreign(foreign);
    }
    for (key, said) in payload.preferences.raw_entries() {
        let wish = serde_json::from_str::<String>(said.get()).ok().and_then(|word| Wish::from_key(&word));
        match framework.find_preference(&key).zip(wish) {
            Some((preference, wish)) => assessment.set_wish(preference, Some(wish)),
            None => kept.preferences.put(&key, &said),
        }
    }
    let mut previous = None;
    for (key, answer) in payload.answers {
        // A renamed skill keeps its answer. An answer that already has the new id stays, and so does the other.
        let is_renamable = is_earlier && Clean::line(&key).as_str() == key;
        let renamed = is_renamable.then(|| here(&key).to_string()).filter(|renamed| !keys.contains(renamed));
        let key = renamed.unwrap_or(key);
        previous = framework.find_skill_after(previous, &key);
        let skill = previous.filter(|_| !is_missing);
        // The id of a skill of the framework is clean.
        if skill.is_none() && (Clean::line(&key).as_str() != key || key.is_empty()) {
            kept.strange.push((key, answer));
            continue;
        }
        let mut entry = to_entry(&answer);
        date(&mut entry, &answer, saved);
        if skill.is_some_and(|skill| reworded.concerns(framework, skill)) {
            entry.given = entry.given.map(|given| given.to_other_words(framework.edition()));
        }
        // For example, an answer that an older version cleared, with only its date left.
        let says_nothing = entry.is_blank() && answer.rest.is_empty();
        if let Some((given, said)) = entry.given.zip(answer.given).filter(|(_, said)| !said.rest.is_empty()) {
            kept.given.insert(key.clone(), (given, said.rest));
        }
        let steps: Vec<_> = answer.steps.into_iter().filter(|(level, step)| !is_known(level, step)).collect();
        if !steps.is_empty() {
            kept.steps.insert(key.clone(), steps);
        }
        if !answer.rest.is_empty() {
            kept.answers.insert(key.clone(), answer.rest);
        }
        match skill {
            Some(skill) => assessment.restore_entry(skill, entry),
            // A save would not write it either.
            None if says_nothing => {}
            None => assessment.retire(Clean::line(&key), entry),
        }
    }
    if !payload.log.is_empty() {
        let mut log = payload.log;
        for entry in &mut log {
            entry.skills.iter_mut().for_each(|key| *key = here(key).to_string());
        }
        *assessment.log_mut() = EvidenceLog::of(log.iter().map(LogRef::to_entry).collect());
        kept.log = log.into_iter().filter(|entry| !entry.rest.is_empty()).collect();
    }
    if let Some(AgainRef { point, revision, fresh, rest }) = payload.again {
        let again = AnsweringAgain { point, revision, hides_former: fresh };
        assessment.set_again(Some(again));
        kept.again = Some((again, rest));
    }
    if let Some(about) = payload.about {
        kept.about = set_about(&mut assessment, about);
    }
    if revision == FIRST && assessment.foreign().is_none() {
        assessment.set_file_edition(written_for.min(assessment.earliest_edition()));
    }
    reworded.tell(&assessment, kept.strange.len(), &mut notices);
    Decoded { assessment, notices, kept }
}

/// Sets whom the answers are about. Returns what only a newer version knows of it.
fn set_about(assessment: &mut Assessment, about: AboutRef) -> Object {
    let AboutRef { name, by, skills, rest } = about;
    if let Some((subject, by)) = Name::new(&name).ok().zip(Name::new(&by).ok()) {
        let framework = assessment.framework();
        let is_asked = |skill: &SkillId| skills.iter().any(|key| framework.skill(*skill).key.as_str() == key);
        let asked = framework.skills().filter(is_asked).collect();
        assessment.set_about(About { subject, by, asked });
    }
    rest
}

type ForeignAim = Option<(Option<String>, String, Aim)>;

fn to_aim(said: &AimRef, framework: &Framework, notices: &mut Vec<Notice>) -> (Aim, ForeignAim) {
    let role = said.role.as_deref().and_then(|key| framework.find_role(key));
    let band = framework.find_band(&said.band);
    let lowest = || framework.bands().next().expect("the parser refuses a framework without bands");
    let aim = Aim { role, band: band.unwrap_or_else(lowest) };
    if let (Some(key), None) = (&said.role, role) {
        notices.push(Notice::UnknownRole { key: Clean::line(key) });
    }
    if band.is_none() {
        notices.push(Notice::UnknownBand { key: Clean::line(&said.band) });
    }
    let known = band.is_some() && role.is_some() == said.role.is_some();
    (aim, (!known).then(|| (said.role.clone(), said.band.clone(), aim)))
}

/// Builds the payload of an assessment and adds the kept content of its file.
pub(super) fn to_payload(assessment: &Assessment, kept: &UnknownFields, stamp: Stamp) -> Payload {
    let (framework, place) = (assessment.framework(), assessment.place());
    Payload {
        name: assessment.name().as_str().to_owned(),
        framework: FrameworkRef {
            id: framework.id().as_str().to_owned(),
            edition: framework.edition(),
            sha256: framework.label().sha256.map(str::to_owned),
            rest: kept.framework.clone(),
        },
        aim: from_aim(assessment.aim(), framework, kept),
        place: match &kept.foreign_place {
            Some((said, instead)) if *instead == place => said.clone(),
            _ => framework.skill(place).key.as_str().to_owned(),
        },
        pace: match assessment.pace() {
            Pace::Quick => Some(QUICK.to_owned()),
            Pace::Full => kept.later_pace.clone(),
        },
        saved_at: stamp.saved_at,
        answers: answers(assessment, kept, stamp),
        preferences: preferences(assessment, kept),
        again: assessment.again().map(|again| AgainRef {
            point: again.point,
            revision: again.revision,
            fresh: again.hides_former,
            rest: kept
                .again
                .as_ref()
                .filter(|(then, _)| *then == again)
                .map(|(_, rest)| rest.clone())
                .unwrap_or_default(),
        }),
        log: assessment.log().entries().iter().map(|entry| LogRef::of(entry, &kept.log)).collect(),
        moving_to: None,
        point: None,
        about: assessment.about().map(|about| AboutRef {
            name: about.subject.as_str().to_owned(),
            by: about.by.as_str().to_owned(),
            skills: about.asked.iter().map(|skill| framework.skill(*skill).key.as_str().to_owned()).collect(),
            rest: kept.about.clone(),
        }),
        rest: kept.rest.clone(),
    }
}

/// Builds the payload of a point in time.
pub(super) fn to_point(assessment: &Assessment, kept: &UnknownFields, stamp: Stamp, label: &Clean) -> Payload {
    let point = Some(PointRef { label: label.as_str().to_owned(), ..PointRef::default() });
    // A round of answering again belongs to the present, not to the point that it began with.
    Payload { point, again: None, ..to_payload(assessment, kept, stamp) }
}

/// Builds the payload of an assessment that is about to have another name.
pub(super) fn to_moving(assessment: &Assessment, kept: &UnknownFields, stamp: Stamp, to: &Name) -> Payload {
    Payload { moving_to: Some(to.as_str().to_owned()), ..to_payload(assessment, kept, stamp) }
}

/// Returns the wishes in the order of the framework, then the kept ones.
fn preferences(assessment: &Assessment, kept: &UnknownFields) -> Object {
    let framework = assessment.framework();
    let mut said = Object::default();
    for preference in framework.preferences() {
        if let Some(wish) = assessment.wish(preference) {
            said.put(framework.preference(preference).key.as_str(), wish.key());
        }
    }
    said.append(&kept.preferences);
    said
}

fn from_aim(aim: Aim, framework: &Framework, kept: &UnknownFields) -> AimRef {
    let rest = kept.aim.clone();
    match &kept.foreign_aim {
        Some((role, band, instead)) if *instead == aim => AimRef { role: role.clone(), band: band.clone(), rest },
        _ => AimRef {
            role: aim.role.map(|role| framework.role(role).key.as_str().to_owned()),
            band: framework.band(aim.band).key.as_str().to_owned(),
            rest,
        },
    }
}

/// Returns the answers in the order of the framework, then the retired ones. If a retired skill is back, its current
/// answer replaces the retired one.
fn answers(assessment: &Assessment, kept: &UnknownFields, stamp: Stamp) -> Vec<(String, Answer)> {
    let framework = assessment.framework();
    let now = given_by(framework.edition(), stamp);
    let skills = framework.skills().map(|skill| (&framework.skill(skill).key, assessment.entry(skill)));
    let retired = assessment.retired().iter().map(|(key, entry)| (key, entry));
    let mut seen = BTreeSet::new();
    let mut written = Vec::new();
    for (key, entry) in skills.chain(retired) {
        let rest = kept.answers.get(key.as_str()).cloned().unwrap_or_default();
        let about_given = kept.given.get(key.as_str()).filter(|(given, _)| entry.given == Some(*given));
        let about_given = about_given.map(|(_, rest)| rest.clone()).unwrap_or_default();
        let steps = steps(&entry.steps, kept.steps.get(key.as_str()));
        let answer = Answer { steps, given: given_ref(entry, now, about_given), ..from_entry(entry, rest) };
        if !answer.is_blank() && seen.insert(key.as_str()) {
            written.push((key.as_str().to_owned(), answer));
        }
    }
    written.extend(kept.strange.iter().cloned());
    written
}

/// Converts an answer to an entry without its dates.
pub(super) fn to_entry(answer: &Answer) -> Entry {
    let choice = match answer.level.and_then(Level::new) {
        Some(level) => Choice::Level(level),
        None if answer.not_applicable => Choice::NotApplicable,
        None => Choice::Unanswered,
    };
    let mut steps: Vec<StepMark> = answer.steps.iter().filter_map(|(level, step)| step_mark(level, step)).collect();
    steps.order_by_key(|mark| mark.to);
    Entry {
        choice,
        evidence: Clean::line(&answer.evidence),
        note: Clean::note(&answer.note),
        sureness: match answer.sure {
            Some(Sure::Sure) => Sureness::Sure,
            Some(Sure::Unsure) => Sureness::Unsure,
            None => Sureness::Unsaid,
        },
        star: answer.star,
        flag: answer.flag,
        goal: answer.goal.and_then(Level::new),
        steps,
        given: None,
        evidence_on: None,
    }
}

/// Returns the mark of a step; `None` in a form that only a newer version knows.
fn step_mark(level: &str, step: &StepRef) -> Option<StepMark> {
    let to = Level::ALL.into_iter().find(|to| to.number().to_string() == level)?;
    (step.begun.is_some() || step.done.is_some()).then_some(StepMark { to, begun: step.begun, done: step.done })
}

/// Returns whether a mark holds all that the file says about the step.
fn is_known(level: &str, step: &StepRef) -> bool {
    step_mark(level, step).is_some() && step.rest.is_empty()
}

/// Returns the marks of steps, with what a newer version added to them.
fn steps(marks: &[StepMark], kept: Option<&Vec<(String, StepRef)>>) -> Vec<(String, StepRef)> {
    let kept = kept.map(Vec::as_slice).unwrap_or_default();
    let marked = marks.iter().map(|mark| {
        let level = mark.to.number().to_string();
        let rest = kept.iter().find(|(key, _)| *key == level).map(|(_, step)| step.rest.clone()).unwrap_or_default();
        (level, StepRef { begun: mark.begun, done: mark.done, rest })
    });
    let strange = kept.iter().filter(|(level, step)| step_mark(level, step).is_none()).cloned();
    marked.chain(strange).collect()
}

/// Converts an entry to an answer without the date on which it was given.
fn from_entry(entry: &Entry, rest: Object) -> Answer {
    Answer {
        level: entry.choice.level().map(Level::number),
        not_applicable: entry.choice == Choice::NotApplicable,
        evidence: entry.evidence.as_str().to_owned(),
        note: entry.note.as_str().to_owned(),
        sure: match entry.sureness {
            Sureness::Sure => Some(Sure::Sure),
            Sureness::Unsure => Some(Sure::Unsure),
            Sureness::Unsaid => None,
        },
        star: entry.star,
        flag: entry.flag,
        goal: entry.goal.map(Level::number),
        steps: Vec::new(),
        given: None,
        evidence_on: entry.evidence_on,
        rest,
    }
}
