//! Chooses the headline by the state of the answers.

use super::lines::{Headline, HeadlineRow, Said, SettledScore, missed, row, tenths, way};
use crate::assessment::{Assessment, Choice, Pace};
use crate::framework::{BandId, Framework, RoleId, SkillId};
use crate::interview::{Quick, still_open};
use crate::plan::PlanTo;
use crate::score::{Evaluation, Fraction, Ranking, Scorecard, Tenths, Verdict};
use crate::text::{counted, listed};
use crate::words::{ClosestWords, ENOUGH_TO_GUESS, closest_words, range_words};

/// Builds the headline of the answers at a band.
pub fn headline(assessment: &Assessment, evaluation: &Evaluation, band: BandId) -> Headline {
    headline_about(assessment, evaluation, assessment.aim().role, band)
}

/// Builds the headline that is printed on leaving: once every question is answered, or quick mode has found the leading
/// role. `None` before.
pub fn finished_headline(assessment: &Assessment) -> Option<Headline> {
    let (framework, band) = (assessment.framework(), assessment.aim().band);
    let evaluation = Evaluation::of(framework, assessment.sheet());
    let is_found = || assessment.pace() == Pace::Quick && Quick::of(framework, &evaluation, band).is_found();
    let is_finished = assessment.coverage().unanswered == 0 || is_found();
    is_finished.then(|| headline(assessment, &evaluation, band))
}

/// Builds the headline whose other lines are about a role that the person looks at, whatever they aim at.
pub fn headline_about(
    assessment: &Assessment,
    evaluation: &Evaluation,
    role: Option<RoleId>,
    band: BandId,
) -> Headline {
    let place = assessment.place();
    Teller { framework: assessment.framework(), assessment, evaluation, role, band, place }.headline()
}

/// Builds the same headline from the answers alone: it does not depend on the question where the person stopped.
pub fn headline_of_answers(
    assessment: &Assessment,
    evaluation: &Evaluation,
    role: Option<RoleId>,
    band: BandId,
) -> Headline {
    let framework = assessment.framework();
    let first = framework.skills().find(|skill| evaluation.sheet().choice(*skill) == Choice::Unanswered);
    let place = first.unwrap_or(assessment.place());
    Teller { framework, assessment, evaluation, role, band, place }.headline()
}

/// Builds the lines that tell where a saved assessment stands, without a plan, because a list shows many of them.
pub fn summary(assessment: &Assessment, evaluation: &Evaluation, band: BandId) -> Vec<HeadlineRow> {
    let role = assessment.aim().role;
    let place = assessment.place();
    let teller = Teller { framework: assessment.framework(), assessment, evaluation, role, band, place };
    let coverage = assessment.coverage();
    let ranking = evaluation.ranking(band);
    let Some(leader) = ranking.leader() else { return Vec::new() };
    if coverage.unanswered > 0 {
        let next = teller.next_in_order().map(|skill| row("Next", teller.framework.skill(skill).name.as_str()));
        let answered = format!("{} of {}", coverage.done(), coverage.skills());
        let is_decided = evaluation.is_decided(band);
        let closest = closest_words(ranking, coverage, is_decided);
        let likely = (!matches!(closest, ClosestWords::Certain(_))).then(|| teller.likely(closest));
        return likely.into_iter().chain([row("Answered", answered)]).chain(next).collect();
    }
    let card = evaluation.card(teller.subject().unwrap_or(leader), band);
    teller.in_the_way(card).into_iter().collect()
}

/// Returns how long some questions take, about half a minute each.
pub fn duration_words(questions: usize) -> String {
    /// Measured in seconds for each question.
    const EACH: usize = 32;
    match (EACH * questions + 30) / 60 {
        0 | 1 => "about a minute".to_owned(),
        minutes => format!("about {minutes} minutes"),
    }
}

fn without_score(sentence: Said, rows: Vec<HeadlineRow>) -> Headline {
    Headline { sentence, rows, score: None, is_ready: false }
}

/// The inputs of the lines.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) framework: &'a Framework,
    pub(super) assessment: &'a Assessment,
    pub(super) evaluation: &'a Evaluation,
    /// The role that the lines after the first are about; `None` for the leader.
    pub(super) role: Option<RoleId>,
    pub(super) band: BandId,
    /// The question where the person goes on.
    place: SkillId,
}

impl<'a> Teller<'a> {
    fn headline(self) -> Headline {
        let ranking = self.evaluation.ranking(self.band);
        let coverage = self.assessment.coverage();
        let plain = |sentence: &str, rows| without_score(sentence.into(), rows);
        if coverage.done() == 0 {
            return plain("Nothing is answered yet", self.beginning());
        }
        let Some(leader) = ranking.order.first().copied() else {
            let next = vec![row("Next", "give one of them a level")];
            return plain("Not assessed: every skill of this role is marked as not applicable", next);
        };
        let card = self.evaluation.card(leader, self.band);
        let is_alone = ranking.top.len() < 2;
        let is_ready = is_alone && card.verdict == Verdict::Ready;
        if coverage.unanswered > 0 && !is_ready {
            return Headline { is_ready: false, score: None, ..self.incomplete(ranking) };
        }
        if !is_alone {
            return self.too_close(ranking);
        }
        let subject = self.subject().unwrap_or(leader);
        let about = self.evaluation.card(subject, self.band);
        // The score of another role would be taken for that of the leader, whose name stands beside it.
        let score = card.readiness().filter(|_| card.verdict != Verdict::NotAssessed);
        let score = score.map(|score| SettledScore { percent: score.percent(), ready_at: self.ready_at() });
        let mut rows = self.rows(about);
        if subject != leader {
            let short = format!("{}: ", self.short(subject));
            for row in &mut rows {
                row.text = row.text.clone().after(&short);
            }
        }
        Headline { sentence: self.leading(card), rows, score, is_ready }
    }

    /// Returns the role that the other lines are about, if one is chosen and it can be scored.
    pub(super) fn subject(self) -> Option<RoleId> {
        self.role.filter(|role| self.evaluation.card(*role, self.band).lowest().is_some())
    }

    pub(super) fn ready_at(self) -> u32 {
        self.framework.band(self.band).ready_at
    }

    pub(super) fn name(self, role: RoleId) -> &'a str {
        self.framework.role(role).name.as_str()
    }

    pub(super) fn short(self, role: RoleId) -> &'a str {
        self.framework.role(role).short.as_str()
    }

    /// Names a group of roles. Full names of more than two would fill the line.
    fn names(self, group: &[RoleId]) -> Said {
        let short: Vec<&str> = group.iter().map(|role| self.short(*role)).collect();
        let full: Vec<&str> = group.iter().map(|role| self.name(*role)).collect();
        match short.as_slice() {
            [first, second, rest @ ..] if rest.len() > 1 => {
                Said::new(listed(&short, "and"), format!("{first}, {second} and {} others", rest.len()))
            }
            [_, _, _] => listed(&short, "and").into(),
            _ => Said::new(listed(&full, "and"), listed(&short, "and")),
        }
    }

    fn beginning(self) -> Vec<HeadlineRow> {
        let skills = self.framework.skills().len();
        let place = self.place;
        let next = format!("{}, question {} of {skills}", self.framework.skill(place).name, place.index() + 1);
        vec![row("Next", next), row("Time", format!("{}; stop at any time", duration_words(skills)))]
    }

    fn incomplete(self, ranking: &Ranking) -> Headline {
        let is_quick = self.assessment.pace() == Pace::Quick && self.assessment.aim().band == self.band;
        let coverage = self.assessment.coverage();
        let (done, open) = (coverage.done(), coverage.unanswered);
        let answered = format!("{done} of {} answered: ", coverage.skills());
        let leader = ranking.leader();
        let is_decided = leader.is_some() && self.evaluation.is_decided(self.band);
        if let (true, Some(leader)) = (is_quick && (is_decided || ranking.settled), leader) {
            return without_score(self.quick_found(ranking, leader, is_decided), self.firmness(leader));
        }
        let sentence = match leader {
            Some(leader) if is_decided => {
                let words = |name: &str| format!("{answered}{name} leads, whatever the rest will be");
                Said::new(words(self.name(leader)), words(self.short(leader)))
            }
            Some(leader) if ranking.settled => {
                let words = |name: &str| format!("{answered}{name} probably leads");
                Said::new(words(self.name(leader)), words(self.short(leader)))
            }
            _ => {
                let long = format!("{answered}the leading role is not decided yet");
                Said::new(long, format!("{answered}no role is decided yet"))
            }
        };
        let likely = self.likely(closest_words(ranking, coverage, is_decided));
        let next =
            self.next_question().map_or_else(String::new, |skill| format!("{}; ", self.framework.skill(skill).name));
        let next = format!("{next}{} to go", duration_words(open));
        without_score(sentence, vec![likely, row("Next", next)])
    }

    /// Says which role is likely, or when that can be said.
    fn likely(self, closest: ClosestWords) -> HeadlineRow {
        match closest.role() {
            Some(role) => {
                let words = |name: &str| format!("{name}, if the rest resembles this");
                row("Likely", Said::new(words(self.name(role)), words(self.short(role))))
            }
            None => row("Likely", format!("after {ENOUGH_TO_GUESS} answers it can be said")),
        }
    }

    /// Returns the question that comes next: where the person stopped, or else the first open one after it.
    fn next_question(self) -> Option<SkillId> {
        if self.assessment.pace() == Pace::Quick {
            let quick = Quick::of(self.framework, self.evaluation, self.assessment.aim().band);
            if let Some(question) = quick.question {
                return Some(question.skill);
            }
        }
        self.next_in_order()
    }

    /// Returns the question where the person stopped, or else the first open one after it.
    fn next_in_order(self) -> Option<SkillId> {
        let place = self.place;
        if self.evaluation.sheet().choice(place) == Choice::Unanswered {
            return Some(place);
        }
        self.assessment.next_to_ask(place)
    }

    fn quick_found(self, ranking: &Ranking, leader: RoleId, is_decided: bool) -> Said {
        let word = if is_decided { "Decided" } else { "Settled" };
        let asked = counted(self.assessment.coverage().done(), "question", "questions");
        let words = |name: &str, close: &str| {
            if close.is_empty() {
                format!("{word} after {asked}: closest to your skills is {name}")
            } else {
                format!("{word} after {asked}: {name} is in front, too close to call with {close}")
            }
        };
        let close = self.names(ranking.top.get(1..).unwrap_or_default()).short;
        Said::new(words(self.name(leader), &close), words(self.short(leader), &close))
    }

    /// Says whether later answers can change the verdict, and which ones would make it firmer.
    fn firmness(self, leader: RoleId) -> Vec<HeadlineRow> {
        let card = self.evaluation.card(leader, self.band);
        let firm = match (card.verdict, range_words(card)) {
            (Verdict::Ready, _) => row("Firm", "ready, whatever the open answers turn out to be"),
            (Verdict::NotYet, _) => row("Firm", "not yet ready, whatever the open answers turn out to be"),
            (_, Some(range)) => row("Not firm yet", range),
            _ => row("Not firm yet", "nothing is left to score"),
        };
        let open = still_open(self.framework, self.evaluation.sheet(), (leader, self.band));
        let Some(first) = open.first().filter(|_| !card.guaranteed) else {
            return vec![firm];
        };
        let must_haves = card.must_haves.iter().filter(|it| it.choice == Choice::Unanswered).count();
        let name = &self.framework.skill(*first).name;
        let next = match must_haves {
            0 => format!("{name}; {} left make it one number", counted(open.len(), "question", "questions")),
            1 => format!("{name}, a must-have, makes it firmer"),
            count => format!("{name}, one of {count} must-haves that make it firmer"),
        };
        vec![firm, row("Next", next)]
    }

    fn too_close(self, ranking: &Ranking) -> Headline {
        let lead = if ranking.top == ranking.equal { "Exactly equal: " } else { "Too close to call: " };
        let group = ranking.top.as_slice();
        let subject = self.subject().filter(|aim| !group.contains(aim));
        let rows = match (subject, group) {
            (Some(aim), _) => {
                let short = format!("{}: ", self.short(aim));
                let rows = self.rows(self.evaluation.card(aim, self.band)).into_iter();
                rows.map(|row| HeadlineRow { text: row.text.after(&short), ..row }).collect()
            }
            (None, [first, .., last]) => {
                let apart = self.evaluation.apart(self.band, [*first, *last]);
                let apart = apart.map(|apart| {
                    let words = |change: &str| {
                        let unit = if apart.points == Tenths(10) { "point" } else { "points" };
                        format!("{} {unit}; {change} {}", tenths(apart.points), tenths(apart.usual_change))
                    };
                    Said::new(words("a different day usually changes at most"), words("another day changes at most"))
                });
                let ways: Vec<Said> = self.two_of(group).map(|role| self.way_of(role)).collect();
                let joined = |part: fn(&Said) -> &str| ways.iter().map(part).collect::<Vec<_>>().join("; ");
                let ways = Said::new(joined(|way| &way.full), joined(|way| &way.short));
                let apart = apart.map(|words| row("Apart by", words));
                apart.into_iter().chain([row("Shortest way", ways)]).collect()
            }
            _ => Vec::new(),
        };
        without_score(self.names(group).after(lead), rows)
    }

    /// Returns two roles of a group: the one aimed at, if it is among them, and the first others.
    fn two_of(self, group: &[RoleId]) -> impl Iterator<Item = RoleId> {
        let aim = self.role.filter(|aim| group.contains(aim));
        aim.into_iter().chain(group.iter().copied().filter(move |role| Some(*role) != aim)).take(2)
    }

    /// Returns the short name of a role, with its shortest way.
    fn way_of(self, role: RoleId) -> Said {
        let way = match self.plan(role, PlanTo::Ready).filter(|plan| plan.ready) {
            None => Said::new("no way yet", "no way"),
            Some(plan) if plan.steps.is_empty() => Said::new("ready already", "ready"),
            Some(plan) => Said::new(way(&plan), counted(plan.steps.len(), "step", "steps")),
        };
        way.after(&format!("{} ", self.short(role)))
    }

    /// Returns the first line for a leader of its own.
    fn leading(self, card: &Scorecard) -> Said {
        let (name, short, ready_at) = (self.name(card.role), self.short(card.role), self.ready_at());
        let percent = card.lowest().map_or(0, Fraction::percent);
        let both = |words: &dyn Fn(&str) -> String| Said::new(words(name), words(short));
        match card.verdict {
            Verdict::Ready if card.provisional => both(&|role| format!("Ready, provisionally: {role}")),
            Verdict::Ready if card.borderline => {
                both(&|role| format!("Ready, just: {role}, {percent} with {ready_at} asked for"))
            }
            Verdict::Ready => {
                let open = self.assessment.coverage().unanswered;
                let band = &self.framework.band(self.band).name;
                let rest = match open {
                    0 => format!(", {band}"),
                    1 => ", whatever the open answer turns out to be".to_owned(),
                    open => format!(", whatever the {open} open answers turn out to be"),
                };
                both(&|role| format!("✓ Ready for {role}{rest}"))
            }
            _ if self.one_step(card).is_some() => both(&|role| format!("One step from ready: {role}")),
            _ if card.borderline && missed(card).next().is_none() && card.blocked_by().next().is_none() => {
                both(&|role| format!("Almost ready: {role}, {percent} of {ready_at}"))
            }
            _ => Said::new(format!("Closest to your skills today: {name}"), format!("Closest today: {name}")),
        }
    }
}
