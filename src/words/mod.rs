//! The sentences about results, plans and questions, as functions of data.
//!
//! Both shells and every report for people use the same sentences. This module decides nothing and prints nothing.

mod account;
mod again;
mod comparison;
mod edition;
pub mod explain;
mod extra_role;
mod general;
mod headline;
mod history;
mod interview;
mod language;
mod leading;
mod log;
mod missing_framework;
mod numbers;
mod outcome;
mod plan;
mod posting;
mod preferences;
mod quick;
mod rating;
mod role;
mod team;
mod terms;
mod verdict;

pub use account::{AccountOf, account, lost_words, points_words, report_terms, target_words, ways_words};
pub use again::{
    FORMER_HIDDEN, again_begun_words, again_ended_words, again_progress_words, given_words, last_time_words,
    round_words,
};
pub use comparison::{
    ComparisonLine, apart_words, aside_lines, cause_points, compared_words, comparison_headline, comparison_lines,
    comparison_sentences, noise_term, noise_words, short_compared_words, short_comparison_headline, told_apart,
};
pub use edition::{
    DIFFERENCE_LEGEND, EditionGroup, NOTHING_IS_LOST, SHORT_UNTIL_LOOKED_AT, UNTIL_LOOKED_AT, changed_because_words,
    changed_levels_words, changed_roles_words, edition_groups, edition_headline, edition_summary, former_answer_words,
    left_to_look_at_words,
};
pub use extra_role::{
    OWN_ROLE, SHORT_OWN_ROLE, extra_roles_words, missing_aim_words, own_role_words, unusable_roles_notice,
    unusable_roles_words,
};
pub use general::{
    NOTICE, READINESS, SHORT_NOTICE, aim_words, band_words, coverage_sentence, coverage_words, looked_at_words,
};
pub use headline::{
    Headline, HeadlineRow, Said, SettledScore, duration_words, finished_headline, headline, headline_about,
    headline_of_answers, strengths_to_show, summary,
};
pub use history::{
    began_words, change_words, history_headline, marked_steps_words, no_points_words, progress_words, step_mark_days,
    step_mark_words,
};
pub use interview::{STATEMENTS_CHANGED, found_words, passed_over_words, question_words};
pub use language::{languages_words, right_to_left_words, shown_language_words};
pub use leading::{ClosestWords, closest_words, leading_term, leading_words, quick_words};
pub use log::{
    LOG_HEADLINE, core_without_evidence_words, log_day, log_note, log_size_words, log_skills, logged_lines,
    logged_words, step_entry,
};
pub use missing_framework::answers_by_id;
pub use numbers::{likely_percent, number_ranges, points_against_bar, range_words, score_against_bar, score_words};
pub use outcome::{OutcomeKind, OutcomeWords, error_words, outcome_words, verdict_words};
pub use plan::{
    MARGIN, NOTHING_TO_PLAN, effort_words, gain_words, plan_headline, plan_outcome, plan_words, step_group,
    step_headings, still_missing_words,
};
pub use posting::{
    CONFIRMING_NOTE, NO_VERDICT, READING_HELP, REPORT_FOR_PEOPLE, SHORT_CONFIRMING_NOTE, SHORT_READING_HELP,
    confirming_headline, group_words, made_role_meaning, made_role_words, posting_doubts, posting_headline,
    posting_levels_words, posting_size_words, posting_years_words, silence_words, still_to_confirm_words,
    wanted_levels_words,
};
pub use preferences::{PREFERENCES, preference_words};
pub use quick::{quick_end_words, quick_progress_words};
pub use rating::{
    NEVER_MIXED, TO_ASK, TWO_VIEWS, agreement_words, definition_for, kind_meaning, kind_words, not_anonymous_words,
    not_own_words, rated_by_both_words, rater_and_day_words, rater_words, rating_ended_words, rating_words, seen_words,
    short_agreement_words, skills_words, statements_for, to_show_label, written_by_rater,
};
pub use role::{ENOUGH_TO_GUESS, evidence_words, fit_words, must_haves, must_haves_met, role_terms, role_words};
pub use team::{
    GROUPS_WORDS, GROWTH_WORDS, HIDDEN, HIRE_WORDS, SEATS_WORDS, able_words, asked_seats_words, costs_words,
    growth_steps_words, hidden_legend, leaving_words, mostly_hidden_words, number_or_star, roles_words, seat_words,
    seated_words, short_seat_words, single_points, teaching_words, team_files_words, team_gaps, team_headline,
    team_notice, team_privacy_words, team_terms, team_title, tie_words,
};
pub use terms::{Term, Terms};
pub use verdict::{left_out_words, standing_words, verdict_terms};
