//! Renders questions and results as plain lines: no columns, no drawing, no meaning by position or color.

use std::fmt::Write;

use super::command::{Availability, HELP};
use super::feedback::{self, EVIDENCE_COUNTS_MORE};
use crate::assessment::{Assessment, Choice, Sheet, Sureness};
use crate::cli::output::hint::Program;
use crate::edition::{EditionReport, LookAgainWalk, former_answers};
use crate::framework::{Framework, Level, PreferenceId, SkillId};
use crate::score::{Decimal, Evaluation, Scorecard, gaps, remarks};
use crate::text::push_paragraph;
use crate::words::{
    NOTHING_IS_LOST, NOTICE, PREFERENCES, STATEMENTS_CHANGED, Term, Terms, again_begun_words, changed_because_words,
    coverage_words, definition_for, edition_headline, edition_summary, evidence_words, fit_words, former_answer_words,
    last_time_words, leading_term, leading_words, must_haves, not_anonymous_words, preference_words, rater_words,
    role_terms, role_words, seen_words, standing_words, statements_for,
};

/// Returns the prompt. It names the question, because other text may stand between them.
pub(super) fn prompt(assessment: &Assessment) -> String {
    let here = assessment.place();
    if assessment.about().is_some() {
        return format!("Question {}, what you have seen (0 to 4, skip, back, help or quit):\n", here.index() + 1);
    }
    format!("Question {}, your answer (0 to 4, na, skip, back, help or quit):\n", here.index() + 1)
}

/// The prompt after every question is answered.
pub(super) const ALL_ANSWERED: &str = "All answered. Type results, back, question and its number, or quit:\n";

/// The prompt after the last question of a rating.
pub(super) const RATING_ENDED: &str =
    "That was the last question. Type back, open, question and its number, or quit:\n";

/// The prompt after the last question of quick mode.
pub(super) const ENOUGH_ANSWERED: &str =
    "Nothing more is asked. Type all, results, back, question and number, or quit:\n";

/// Returns the first line: name and progress.
pub(super) fn head(assessment: &Assessment) -> String {
    if let Some(about) = assessment.about() {
        let [who_sees_it, how] = rater_words(about);
        let mut text = String::new();
        push_paragraph(&mut text, 0, &who_sees_it);
        push_paragraph(&mut text, 0, &how);
        return text + &format!("{}\n", seen_words(assessment));
    }
    let again = assessment.again().map_or_else(String::new, |again| {
        format!("{}\n", again_begun_words(again.point, false, assessment.left_to_ask()))
    });
    format!("{}: {}.\n{again}", assessment.name(), coverage_words(assessment.coverage()))
}

/// Returns the instructions before the first question.
pub(super) fn how_to_choose(assessment: &Assessment) -> String {
    let mut text = String::new();
    let choose = assessment.about().map_or_else(
        || assessment.framework().prompt().to_string(),
        |about| format!("Choose the highest statement that is fully true of {}.", about.subject),
    );
    push_paragraph(&mut text, 0, &choose);
    text + "Type help for everything else you can type. You can leave at any time.\n"
}

/// The message at the start of quick mode.
pub(super) const QUICK_FROM_HERE: &str =
    "Quick mode: from here on the most telling question comes next. Type all to have all in order.";

/// The message on returning to quick mode.
pub(super) const QUICK_IS_ON: &str =
    "Quick mode is on: the most telling question comes next. Type all to have all in order.";

/// Returns words as lines, each with its end.
pub(super) fn lines(words: &str) -> String {
    words.lines().flat_map(|line| [line, "\n"]).collect()
}

/// Renders a question with the answer so far, and the prompt. In quick mode it says first how far that is, and why this
/// question comes.
pub(super) fn question(framework: &Framework, assessment: &Assessment, quick: [Option<String>; 2]) -> String {
    let here = assessment.place();
    let skill = framework.skill(here);
    let mut text = String::from("\n");
    let (number, count) = (here.index() + 1, framework.skills().len());
    let about = assessment.about().map(|about| format!(", about {}", about.subject)).unwrap_or_default();
    let _ = writeln!(text, "Question {number} of {count}{about}: {}", skill.name);
    for words in quick.into_iter().flatten() {
        push_paragraph(&mut text, 0, &format!("{}.", words.trim_end_matches('.')));
    }
    push_paragraph(&mut text, 0, &definition_for(assessment, here));
    for (level, statement) in Level::ALL.into_iter().zip(statements_for(assessment, here)) {
        push_numbered(&mut text, &level.to_string(), statement.as_str());
    }
    push_paragraph(&mut text, 0, &format!("What could show it: {}.", skill.evidence.as_str().trim_end_matches('.')));
    push_so_far(&mut text, framework, assessment);
    text + &prompt(assessment)
}

/// Says what a new edition does to the answers. Returns an empty text if they are for the edition at hand.
pub(super) fn edition(assessment: &Assessment) -> String {
    let Some(report) = EditionReport::at_opening(assessment) else { return String::new() };
    let framework = assessment.framework();
    let mut text = String::new();
    for said in edition_headline(&report) {
        push_paragraph(&mut text, 0, &format!("{}.", said.full.trim_end_matches('.')));
    }
    push_paragraph(&mut text, 0, &format!("{}.", edition_summary(framework, &report)));
    push_paragraph(&mut text, 0, NOTHING_IS_LOST);
    if !report.look_again.is_empty() {
        text += "Type look again to go through them, now or later.\n";
    }
    text
}

/// Renders an answer to an earlier edition: the statements then and now of its level and the next one.
pub(super) fn look_again(assessment: &Assessment, walk: &LookAgainWalk) -> String {
    let (framework, here) = (assessment.framework(), walk.skill());
    let (skill, entry) = (framework.skill(here), assessment.entry(here));
    let given = walk.given_to();
    let before = framework.earlier_statements(given, here);
    let mut text = format!("\nLook again: {}\n", skill.name);
    push_paragraph(&mut text, 0, &format!("Why: {}", changed_because_words(framework, here, given)));
    let own = entry.choice.level();
    let is_looked_at = !assessment.is_worth_another_look(here);
    let which = if is_looked_at { "Your answer now".to_owned() } else { format!("Your answer to edition {given}") };
    let _ = writeln!(text, "{which}: {}", feedback::choice(framework, entry.choice));
    for level in Level::ALL {
        let now = &skill.statements[level.index()];
        let is_near = own.is_some_and(|own| level == own || level == own.up());
        match before.as_ref().map(|five| &five[level.index()]) {
            Some(then) if is_near && then != now => {
                push_numbered(&mut text, &level.to_string(), &format!("Then: {then}"));
                push_numbered(&mut text, &level.to_string(), &format!("Now: {now}"));
            }
            _ => push_numbered(&mut text, &level.to_string(), now.as_str()),
        }
    }
    if !entry.evidence.is_empty() {
        push_paragraph(&mut text, 0, &format!("Your evidence so far: {}", entry.evidence));
    }
    text
}

/// Adds a line that starts with a number. Its further lines are indented to the text.
pub(super) fn push_numbered(text: &mut String, lead: &str, words: &str) {
    let _ = writeln!(text, "{lead}  {words}");
}

fn push_so_far(text: &mut String, framework: &Framework, assessment: &Assessment) {
    let entry = assessment.entry(assessment.place());
    for former in former_answers(assessment, assessment.place()) {
        push_paragraph(text, 0, &format!("Before, {}", former_answer_words(&former)));
    }
    let last_time = last_time_words(assessment, assessment.place());
    if let Some(words) = &last_time {
        push_paragraph(text, 0, words);
        if assessment.is_hidden(assessment.place()) {
            return;
        }
    }
    let answer = match entry.choice {
        Choice::Unanswered => "none".to_owned(),
        Choice::NotApplicable => "na, it does not apply".to_owned(),
        choice @ Choice::Level(_) => feedback::choice(framework, choice),
    };
    let sureness = match (entry.choice, entry.sureness) {
        // A first answer is still to come, so its sureness is left out.
        (Choice::Unanswered, _) | (_, Sureness::Unsaid) => "",
        (_, Sureness::Sure) => ", sure",
        (_, Sureness::Unsure) => ", unsure",
    };
    let mark = |set: bool, word| if set { word } else { "" };
    let (star, flag) = (mark(entry.star, ", starred"), mark(entry.flag, ", flagged"));
    if last_time.is_none() || !(sureness.is_empty() && star.is_empty() && flag.is_empty()) {
        let _ = writeln!(text, "Your answer so far: {answer}{sureness}{star}{flag}");
    }
    if assessment.is_worth_another_look(assessment.place()) {
        push_paragraph(text, 0, STATEMENTS_CHANGED);
    }
    if !entry.evidence.is_empty() {
        push_paragraph(text, 0, &format!("Your evidence so far: {}", entry.evidence));
        if entry.sureness == Sureness::Unsure {
            push_paragraph(text, 0, EVIDENCE_COUNTS_MORE);
        }
    }
    let note: Vec<&str> = entry.note.as_str().lines().collect();
    match note.as_slice() {
        [] => {}
        [only] => push_paragraph(text, 0, &format!("Your note so far: {only}")),
        several => {
            for (number, line) in (1..).zip(several) {
                push_paragraph(text, 0, &format!("Your note so far, line {number}: {line}"));
            }
        }
    }
}

/// The results as text.
pub(super) struct Results {
    pub(super) text: String,
    /// The terms in the text.
    pub(super) terms: Terms,
}

/// Returns the results in sentences that can each be understood alone.
pub(super) fn results(framework: &Framework, assessment: &Assessment) -> Results {
    let evaluation = Evaluation::of(assessment.framework(), assessment.sheet());
    let aim = assessment.aim();
    let (sheet, ranking) = (evaluation.sheet(), evaluation.ranking(aim.band));
    let band = &framework.band(aim.band).name;
    let mut text = format!("\n{}. Band: {band}.\n", coverage_words(assessment.coverage()));
    let mut terms: Terms = leading_term(ranking).into_iter().chain([Term::Band]).collect();
    let unranked = framework.roles().filter(|role| !ranking.order.contains(role));
    for role in ranking.order.iter().copied().chain(unranked) {
        let card = evaluation.card(role, aim.band);
        terms.extend(role_terms(sheet, card));
        push_paragraph(&mut text, 0, &role_words(framework, sheet, card));
        if let Some(words) = preference_words(assessment, role) {
            push_paragraph(&mut text, 0, &words);
        }
    }
    push_paragraph(&mut text, 0, &leading_words(framework, ranking));
    if let Some(role) = aim.role.or_else(|| ranking.leader()) {
        let why = match (aim.role, ranking.top.len()) {
            (Some(_), _) => "which you aim at",
            (None, 1) => "which is in front",
            // In a tie no role leads.
            (None, _) => "one of these",
        };
        let card = evaluation.card(role, aim.band);
        let words = standing_words(framework, card);
        push_paragraph(&mut text, 0, &format!("{}, {why}. {words}", framework.role(role).name));
        terms.extend(fit_words(card).map(|_| Term::Fit));
        terms.extend(push_detail(&mut text, framework, sheet, card));
    }
    for remark in remarks(sheet) {
        push_paragraph(&mut text, 0, &remark.to_string());
    }
    push_paragraph(&mut text, 0, NOTICE);
    Results { text, terms }
}

/// Most gaps that are listed. `show` lists them all.
const GAPS: usize = 3;

/// Adds the details of one role. Returns the terms used for it.
fn push_detail(text: &mut String, framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<Term> {
    for (number, words) in (1..).zip(must_haves(framework, card)) {
        push_paragraph(text, 0, &format!("Must-have {number}, {words}"));
    }
    let gaps = gaps(framework, sheet, card);
    let mut terms = if gaps.is_empty() { Vec::new() } else { vec![Term::Gap, Term::PointsLost] };
    for gap in gaps.iter().take(GAPS) {
        let (name, lost) = (&framework.skill(gap.skill).name, Decimal::floor(gap.lost));
        let words = format!("Gap: {name}, level {}, {} expected, {lost} points lost.", gap.level, gap.target);
        push_paragraph(text, 0, &words);
    }
    if let (Some(lowest), Some(shown)) = (card.lowest(), card.shown())
        && let Some(words) = evidence_words(lowest.percent(), shown.percent())
    {
        push_paragraph(text, 0, &words);
        terms.push(Term::Evidence);
    }
    if let Some(words) = fit_words(card) {
        push_paragraph(text, 0, words);
    }
    terms
}

/// Explains terms, one in each line.
pub(super) fn meanings(terms: impl IntoIterator<Item = Term>) -> String {
    let mut text = String::from("What the words mean:\n");
    for term in terms {
        push_paragraph(&mut text, 0, term.meaning());
    }
    text
}

/// Lists questions with their numbers, one in each line.
pub(super) fn questions(framework: &Framework, skills: &[SkillId]) -> String {
    let name = |skill: &SkillId| format!("Question {}: {}.\n", skill.index() + 1, framework.skill(*skill).name);
    skills.iter().map(name).collect()
}

/// Lists the commands that work at the current stage.
pub(super) fn help(works: impl Fn(&str, Availability) -> bool) -> String {
    let mut text = String::from("\nWhat you can type. Whatever you say is saved as soon as it is confirmed.\n");
    for (word, meaning, _) in HELP.iter().filter(|(word, _, where_)| works(word, *where_)) {
        push_paragraph(&mut text, 0, &format!("{word}: {meaning}."));
    }
    text
}

/// Builds the closing message of a rating: how far it is, how to go on, and how to give it to the person.
pub(super) fn rating_farewell(assessment: &Assessment, program: &Program) -> String {
    let name = assessment.name();
    let Some(about) = assessment.about() else { return String::new() };
    let subject = &about.subject;
    let file = program.export_rating(name);
    let last = not_anonymous_words(subject);
    format!(
        "{} All saved.\n`{}` goes on here.\n`{file}`\nwrites the file for {subject}. {last}\n",
        seen_words(assessment),
        program.command("ask", name)
    )
}

/// Introduces the preferences.
pub(super) fn preferences_head() -> String {
    let mut text = String::new();
    push_paragraph(&mut text, 0, PREFERENCES);
    text
}

/// Returns a preference with its number, what the person said to it so far, and the prompt.
pub(super) fn preference(assessment: &Assessment, preference: PreferenceId) -> String {
    let framework = assessment.framework();
    let (number, count) = (preference.index() + 1, framework.preferences().len());
    let mut text = String::new();
    push_paragraph(&mut text, 0, &format!("{number} of {count}: {}", framework.preference(preference).statement));
    if let Some(wish) = assessment.wish(preference) {
        push_paragraph(&mut text, 0, &format!("So far: {}.", wish.words()));
    }
    text + "Type yes, no or not sure; - clears your answer, an empty line skips, stop ends:\n"
}
