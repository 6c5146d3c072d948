//! Sentences about a team. No sentence ranks people, and a hidden number stays hidden in all of them.

use super::error_words;
use super::general::NOTICE;
use crate::framework::{BandId, Framework, RoleId};
use crate::score::Verdict;
use crate::team::{
    Departure, Growth, Naming, Pair, RoleCost, RolePicture, SeatRequest, SkillCoverage, Teaching, TeamPicture, Tie,
};
use crate::text::{Clean, counted, grouped, listed, number_word};

/// Stands for a number that is hidden.
pub const HIDDEN: &str = "*";

/// The explanation of how the seats are filled.
pub const SEATS_WORDS: &str = "The assignment with the most ready people, then the highest sum of readiness. It is \
                               exact, and no ranking.";

/// The explanation of a hire.
pub const HIRE_WORDS: &str = "A person exactly on the targets, the one that helps most first.";

/// The explanation of a way to grow.
pub const GROWTH_WORDS: &str = "The ways with the least effort to one more seat with somebody who is ready. Effort has \
                                no unit: reaching level 1, 2, 3, 4 counts 1, 2, 4, 8. It is not time.";

/// The explanation of the numbers of a role.
const ROLES_WORDS: &str = "Everybody against each role. Aim: who aims at it. Open: answers still to come decide. Mean: \
                           of the lowest readiness that each set of answers guarantees.";

/// The explanation of the costs of a role.
const COSTS_WORDS: &str = "Costs most: points lost, the mean of all.";

/// The explanation of the numbers of a group.
pub const GROUPS_WORDS: &str = "The share of what is asked that each group reaches, in percent: the mean of the group.";

/// The most skills that one sentence names.
const NAMED_SKILLS: usize = 8;

/// Returns the title of a picture.
#[must_use]
pub fn team_title(people: u32) -> String {
    format!("Team of {}", grouped(people as usize))
}

/// Returns a role at a band.
#[must_use]
pub fn seat_words(framework: &Framework, role: RoleId, band: BandId) -> String {
    format!("{}, {}", framework.role(role).name, framework.band(band).name)
}

/// Returns a role at a band, for a narrow place.
#[must_use]
pub fn short_seat_words(framework: &Framework, role: RoleId, band: BandId) -> String {
    format!("{}, {}", framework.role(role).short, framework.band(band).name)
}

/// Says which seats were asked for.
#[must_use]
pub fn asked_seats_words(framework: &Framework, seats: &[SeatRequest]) -> String {
    let first = seats.first().map(|seat| seat.band);
    let is_one_band = seats.iter().all(|seat| Some(seat.band) == first);
    let name = |seat: &SeatRequest| {
        let role = &framework.role(seat.role).name;
        let count = if seat.count == 1 { String::new() } else { format!(" ({})", seat.count) };
        if is_one_band { format!("{role}{count}") } else { format!("{role} {}{count}", framework.band(seat.band).name) }
    };
    let names: Vec<String> = seats.iter().map(name).collect();
    let all = match (first, seats.len()) {
        (Some(band), 1) if is_one_band => format!(", {}", framework.band(band).name),
        (Some(band), _) if is_one_band => format!("; all {}", framework.band(band).name),
        _ => String::new(),
    };
    format!("Seats asked for: {}{all}.", names.join(", "))
}

/// Returns the three sentences at the top: what is covered, what is missing, and how the seats are filled.
#[must_use]
pub fn team_headline(picture: &TeamPicture) -> [String; 3] {
    [covered_words(picture), missing_words(picture), filled_words(picture)]
}

fn covered_words(picture: &TeamPicture) -> String {
    let (least, words) = match picture.naming {
        Naming::Named => (2, "two".to_owned()),
        Naming::Aggregate { least } => (least, least.to_string()),
    };
    let asked = picture.coverage.iter().filter(|row| row.asked.is_some());
    let covered = asked.clone().filter(|row| row.able().is_some_and(|able| able >= least)).count();
    let skills = counted(asked.count(), "skill", "skills");
    match (covered, hidden_skills(picture)) {
        (1, 0) => format!("1 of {skills} is covered by {words} people or more."),
        (_, 0) => format!("{covered} of {skills} are covered by {words} people or more."),
        // A hidden number may be large: it hides a small one.
        (0, _) => format!("How many of {skills} are covered by {words} people or more is hidden."),
        (covered, _) => format!("At least {covered} of {skills} are covered by {words} people or more."),
    }
}

fn missing_words(picture: &TeamPicture) -> String {
    let gaps: Vec<&str> = team_gaps(picture).map(|row| picture.framework.skill(row.skill).name.as_str()).collect();
    let more = gaps.len().saturating_sub(NAMED_SKILLS);
    let mut named: Vec<String> = gaps.iter().take(NAMED_SKILLS).map(|name| (*name).to_owned()).collect();
    if more > 0 {
        named.push(format!("{more} more"));
    }
    let first = match gaps.len() {
        0 if picture.coverage.iter().any(is_all_hidden) => "No skill is shown as missing.".to_owned(),
        0 => "Somebody covers every skill.".to_owned(),
        _ => format!("Nobody covers {}.", listed(&named, "and")),
    };
    let second = match picture.naming {
        Naming::Named => match single_points(picture).count() {
            0 => String::new(),
            1 => " One skill rests on one person.".to_owned(),
            count => format!(" {} rest on one person each.", number_word(count, "skill", "skills")),
        },
        Naming::Aggregate { .. } => match hidden_skills(picture) {
            0 => String::new(),
            1 => " For one skill the number is hidden.".to_owned(),
            count => format!(" For {count} skills the number is hidden."),
        },
    };
    format!("{first}{second}")
}

fn filled_words(picture: &TeamPicture) -> String {
    let seats = counted(seat_count(picture), "seat", "seats");
    let Some(filled) = picture.seats.filled_ready else {
        let least = least_words(picture.naming);
        return format!("How many of {seats} have somebody who is ready is hidden: it is about fewer than {least}.");
    };
    let has = if filled == 1 || seat_count(picture) == 1 { "has" } else { "have" };
    let words = format!("{filled} of {seats} {has} somebody who is ready.");
    match picture.growth.as_deref().and_then(<[_]>::first) {
        Some(Growth { person, role, band, effort, .. }) => {
            let seat = seat_words(&picture.framework, *role, *band);
            format!("{words} Closest to one more: {person} as {seat}, effort {effort}.")
        }
        None => words,
    }
}

fn seat_count(picture: &TeamPicture) -> usize {
    picture.seats.asked.iter().map(|seat| seat.count as usize).sum()
}

fn least_words(naming: Naming) -> String {
    let least = if let Naming::Aggregate { least } = naming { least } else { 1 };
    format!("{least} people")
}

/// Returns the asked skills that nobody is able at.
pub fn team_gaps(picture: &TeamPicture) -> impl Iterator<Item = &SkillCoverage> {
    picture.coverage.iter().filter(|row| row.able() == Some(0))
}

/// Returns the asked skills that exactly one person is able at; none without names.
pub fn single_points(picture: &TeamPicture) -> impl Iterator<Item = &SkillCoverage> {
    picture.coverage.iter().filter(|row| row.single_point == Some(true))
}

/// Returns whether all numbers of a row are hidden. Otherwise a hidden number is never 0.
fn is_all_hidden(row: &SkillCoverage) -> bool {
    row.by_class.is_some_and(|it| it.able.is_none() && it.one_below.is_none() && it.further.is_none())
}

/// Returns the number of asked skills for which the number of able people is hidden.
fn hidden_skills(picture: &TeamPicture) -> usize {
    picture.coverage.iter().filter(|row| row.by_class.is_some() && row.able().is_none()).count()
}

/// Says what to do if most skills hide how many people are able. `None` if they do not.
#[must_use]
pub fn mostly_hidden_words(picture: &TeamPicture) -> Option<String> {
    let asked = picture.coverage.iter().filter(|row| row.asked.is_some()).count();
    let least = least_words(picture.naming);
    (2 * hidden_skills(picture) > asked).then(|| {
        format!(
            "in a small team most numbers are about fewer than {least}, and hidden; for a talk with these people, --names \
             shows them"
        )
    })
}

/// Says what the star stands for. `None` where nothing can be hidden.
#[must_use]
pub fn hidden_legend(naming: Naming) -> Option<String> {
    match naming {
        Naming::Named => None,
        Naming::Aggregate { least } => Some(format!(
            "{HIDDEN} stands for a hidden number: it is about fewer than {least} people, or such a number could be worked \
             out from it."
        )),
    }
}

/// Returns a number, or the star if it is hidden.
#[must_use]
pub fn number_or_star(number: Option<u32>) -> String {
    number.map_or_else(|| HIDDEN.to_owned(), |number| number.to_string())
}

/// Says how many are able: `4`, `4 +1` with one who may be, `1 only`, `none`, or the star.
#[must_use]
pub fn able_words(row: &SkillCoverage) -> String {
    let number = match (row.able(), row.single_point) {
        (None, _) => return HIDDEN.to_owned(),
        (Some(0), _) => "none".to_owned(),
        (Some(_), Some(true)) => "1 only".to_owned(),
        (Some(able), _) => able.to_string(),
    };
    match row.possible {
        Some(possible) if possible > 0 => format!("{number} +{possible}"),
        _ => number,
    }
}

/// Says how the person in a seat stands: `81 ± 3.6, not yet`.
#[must_use]
pub fn seated_words(pair: &Pair) -> String {
    let verdict = match pair.verdict {
        Verdict::Ready => "ready",
        Verdict::NotYet => "not yet",
        Verdict::Open => "still open",
        Verdict::NotAssessed => return "not assessed".to_owned(),
    };
    let error = pair.error.map(|error| format!(" {}", error_words(error))).unwrap_or_default();
    format!("{}{error}, {verdict}", pair.readiness)
}

/// Names two people who could as well have each other's place.
#[must_use]
pub fn tie_words(framework: &Framework, tie: &Tie) -> String {
    let seat = seat_words(framework, tie.role, tie.band);
    format!("{} as {seat}, could as well be {}: too close to call.", tie.person, tie.other)
}

/// Says what the numbers beside a role are. Without names, no costs are told.
#[must_use]
pub fn roles_words(naming: Naming) -> String {
    match naming {
        Naming::Named => format!("{ROLES_WORDS} {COSTS_WORDS}"),
        Naming::Aggregate { .. } => ROLES_WORDS.to_owned(),
    }
}

/// Names what costs a team most for a role. `None` if nothing does.
#[must_use]
pub fn costs_words(framework: &Framework, role: &RolePicture) -> Option<String> {
    let cost = |cost: &RoleCost| format!("{} −{}", framework.skill(cost.skill).name, cost.points);
    let costs: Vec<String> = role.costs.iter().map(cost).collect();
    (!costs.is_empty()).then(|| format!("Costs most: {}", costs.join(", ")))
}

/// Names the steps of a way to grow: `Measuring impact to 1, Building software to 2`.
#[must_use]
pub fn growth_steps_words(framework: &Framework, growth: &Growth) -> String {
    let step = |(skill, level): &(_, _)| format!("{} to {level}", framework.skill(*skill).name);
    growth.steps.iter().map(step).collect::<Vec<_>>().join(", ")
}

/// Says what a team would miss without a person.
#[must_use]
pub fn leaving_words(framework: &Framework, leaving: &Departure) -> String {
    let skills: Vec<&str> = leaving.skills.iter().map(|skill| framework.skill(*skill).name.as_str()).collect();
    let seats = match leaving.seats {
        0 => None,
        1 => Some("one seat fewer has somebody who is ready".to_owned()),
        seats => Some(format!("{seats} seats fewer have somebody who is ready")),
    };
    let skills = (!skills.is_empty()).then(|| format!("nobody covers {}", listed(&skills, "and")));
    let parts: Vec<String> = skills.into_iter().chain(seats).collect();
    format!("Without {}: {}.", leaving.person, parts.join("; "))
}

/// Says who could teach a skill to whom.
#[must_use]
pub fn teaching_words(framework: &Framework, teaching: &Teaching) -> String {
    let names = |people: &[Clean]| people.iter().map(ToString::to_string).collect::<Vec<_>>();
    let skill = &framework.skill(teaching.skill).name;
    format!(
        "{skill}: {} could teach {}.",
        listed(&names(&teaching.teachers), "or"),
        listed(&names(&teaching.learners), "and")
    )
}

/// Says in a sentence or two what the numbers are, and whether people are named.
#[must_use]
pub fn team_notice(naming: Naming) -> String {
    match naming {
        Naming::Named => format!("{NOTICE} People are named."),
        Naming::Aggregate { .. } => format!("{NOTICE} Nobody is named."),
    }
}

/// Says what becomes of what people have told, in a few paragraphs.
#[must_use]
pub fn team_privacy_words(naming: Naming) -> [String; 2] {
    let files = "Evidence, notes and marks stay in the files, and nothing was sent anywhere.";
    match naming {
        Naming::Named => [
            "People are named here. This was made from files that its maker holds already, with --names. It is for talking \
             with these people, and not for ranking or judging them: levels are self-reported, and people read the \
             statements differently."
                .to_owned(),
            format!("{files} Sent on, this is personal data of everybody who is named."),
        ],
        Naming::Aggregate { least } => [
            format!(
                "Nobody is named here. Numbers about fewer than {least} people are hidden, and with them the next \
                 smallest, so that nothing can be worked out from sums. Groups of fewer than {least} are joined with the \
                 next smallest. How many files were read, old, replaced or skipped is always shown. 0 is shown: it says what is missing, and not who."
            ),
            format!(
                "{files} Two of these can be subtracted from each other if they are made of almost the same people, or of the \
                 same people with other seats, groups or -k, so keep to one. Levels are self-reported."
            ),
        ],
    }
}

/// Counts the files: `12 reports read, 1 older one of the same person replaced, 2 files skipped.`
#[must_use]
pub fn team_files_words(read: u32, replaced: u32, older: u32, skipped: u32) -> String {
    let part = |count: u32, one: &str, several: &str| {
        if count == 0 { String::new() } else { format!(", {}", counted(count as usize, one, several)) }
    };
    let read = counted(read as usize, "report read", "reports read");
    let replaced = part(replaced, "older one of the same person replaced", "older ones of the same person replaced");
    let older = part(older, "report with answers older than a year", "reports with answers older than a year");
    format!("{read}{replaced}{older}{}.", part(skipped, "file skipped", "files skipped"))
}

/// Returns the words of a picture of a team with their meanings.
#[must_use]
pub fn team_terms(naming: Naming) -> Vec<(&'static str, &'static str)> {
    let mut terms = vec![
        ("Asked", "the highest target that the seats have for the skill, where it is core or important to them."),
        (
            "Able",
            "at or above what is asked. Learning does not count. \"+1\" means that one answer is open and may turn out so.",
        ),
        (
            "Ready",
            "at the score that the band asks for or above, and every must-have at most one level below its target.",
        ),
    ];
    if naming == Naming::Named {
        terms.push((
            "± (give or take)",
            "on another day some answers might be one level higher or lower. About two times out of three that moves the \
             score by no more than this.",
        ));
        terms.push((
            "Too close to call",
            "exchanging two people changes less than what answering on another day would.",
        ));
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::{asked_seats_words, team_files_words};
    use crate::framework::Framework;
    use crate::team::parse_seats;

    #[test]
    fn seats_of_one_band_name_it_once() {
        let framework = Framework::shipped();
        let words = |seats| asked_seats_words(&framework, &parse_seats(&framework, seats).expect("they are right"));
        assert_eq!(words("writer/entry"), "Seats asked for: Technical Writer, First role.");
        assert_eq!(
            words("advocate/established=2,writer/established"),
            "Seats asked for: Developer Advocate (2), Technical Writer; all Established."
        );
        assert_eq!(
            words("advocate/established=2,writer/entry"),
            "Seats asked for: Developer Advocate Established (2), Technical Writer First role."
        );
    }

    #[test]
    fn files_are_counted_and_what_there_is_none_of_is_left_out() {
        assert_eq!(team_files_words(1, 0, 0, 0), "1 report read.");
        let words = "12 reports read, 1 older one of the same person replaced, 2 reports with answers older than a year, \
                     3 files skipped.";
        assert_eq!(team_files_words(12, 1, 2, 3), words);
    }
}
