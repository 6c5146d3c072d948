//! The results as plain text: the table of roles at a band, and one role in detail.

use crate::assessment::{Aim, Assessment};
use crate::framework::{BandId, RoleId};
use crate::report::Report;
use crate::score::{Decimal, Evaluation, Scorecard, Verdict, gaps, strengths};
use crate::text::{COLUMNS, counted, fold_page, push_paragraph, width};
use crate::words::{
    ENOUGH_TO_GUESS, Headline, NOTICE, Term, Terms, aim_words, coverage_words, evidence_words, extra_roles_words,
    fit_words, headline_about, headline_of_answers, leading_term, leading_words, likely_percent, looked_at_words,
    marked_steps_words, must_haves, must_haves_met, outcome_words, preference_words, score_words, standing_words,
    verdict_terms,
};

/// The part of the text before the rest of the results. The rest need not say it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Headline,
    /// The headline, the roles as bars, and the strong and missing skills of the role in focus.
    Bars,
}

/// The columns of the words that say what is in the way.
const OUTCOME: usize = 30;

/// Writes the results at the band in focus, and the role in focus in detail, in at most 80 columns.
pub fn results_as_text(report: &Report<'_>) -> String {
    fold_page(&results_for_report(report), COLUMNS)
}

/// Writes the headline and the results, with each paragraph on one line. The same answers give the same bytes, so the
/// headline does not depend on the question where the person stopped.
pub(super) fn results_for_report(report: &Report<'_>) -> String {
    results_below(&headline_with(report, headline_of_answers), report)
}

/// Writes the headline and the results, with each paragraph on one line.
pub fn results_in_paragraphs(report: &Report<'_>) -> String {
    results_below(&results_headline(report), report)
}

fn results_below(headline: &Headline, report: &Report<'_>) -> String {
    format!("{}\n\n{}", headline.lines().join("\n"), results(report, Before::Headline))
}

/// Writes what is left to say beside the headline, the roles as bars, and the strong and missing skills of the role in
/// focus, with each paragraph on one line.
pub fn results_beside_bars(report: &Report<'_>) -> String {
    results(report, Before::Bars)
}

/// Returns the headline at the band in focus. Its other lines are about the role that the person looks at.
pub fn results_headline(report: &Report<'_>) -> Headline {
    headline_with(report, headline_about)
}

fn headline_with(
    report: &Report<'_>,
    headline: fn(&Assessment, &Evaluation, Option<RoleId>, BandId) -> Headline,
) -> Headline {
    let Report { assessment, evaluation, looked_at, .. } = report;
    let (Aim { role, .. }, (_, band)) = (looked_at.unwrap_or(assessment.aim()), report.focus());
    headline(assessment, evaluation, role, band)
}

fn results(report: &Report<'_>, before: Before) -> String {
    let (role, band) = report.focus();
    let mut page = Page { report, before, text: String::new(), terms: Terms::new() };
    page.head(band);
    page.table(band);
    page.wishes(band);
    if let Some(role) = role {
        page.role(report.evaluation.card(role, band));
    }
    page.marked_steps();
    page.meanings();
    page.remarks();
    page.text
}

struct Page<'r> {
    report: &'r Report<'r>,
    before: Before,
    text: String,
    /// The terms used so far.
    terms: Terms,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn paragraph(&mut self, indent: usize, words: &str) {
        push_paragraph(&mut self.text, indent, words);
    }

    /// Names the steps of plans that the person has begun or done.
    fn marked_steps(&mut self) {
        let Report { assessment, .. } = self.report;
        let marked = marked_steps_words(assessment);
        if marked.is_empty() {
            return;
        }
        self.line("");
        self.line("  Plan steps marked");
        for words in marked {
            self.paragraph(4, &words);
        }
        self.line("");
    }

    fn head(&mut self, band: BandId) {
        let Report { assessment, looked_at, .. } = self.report;
        let framework = self.report.framework();
        self.line(&format!("{}: {}", assessment.name(), coverage_words(assessment.coverage())));
        self.line(&aim_words(framework, assessment.aim()));
        if let Some(looked_at) = looked_at {
            self.line(&looked_at_words(framework, *looked_at));
        }
        let named = framework.band(band);
        self.line(&format!("Band: {}, ready at {} of 100", named.name, named.ready_at));
        self.line(&format!("Answered: {}", assessment.answered_words()));
        self.line("");
        let ranking = self.report.evaluation.ranking(band);
        self.terms.extend(leading_term(ranking));
        // The headline names the leader, but not everybody who is in front while answers are open.
        let is_early = ranking.top.len() > 1 && assessment.coverage().unanswered > 0;
        if is_early {
            self.paragraph(0, &leading_words(framework, ranking));
            self.line("");
        }
    }

    fn table(&mut self, band: BandId) {
        let framework = self.report.framework();
        if self.before == Before::Bars {
            // The terms of the bars are explained all the same.
            for card in self.report.evaluation.cards().filter(|card| card.band == band) {
                self.uncertainty(card);
                self.terms.extend(verdict_terms(card));
            }
            return;
        }
        let widest = framework.roles().map(|role| width(framework.role(role).name.as_str())).max();
        let name_width = widest.unwrap_or(0);
        self.line(&format!("{:name_width$} {:>9} {:<9} Verdict", "Role", "Readiness", ""));
        for card in self.report.evaluation.cards().filter(|card| card.band == band) {
            let name = &framework.role(card.role).name;
            let padding = " ".repeat(name_width.saturating_sub(width(name.as_str())));
            let (readiness, uncertainty) = (score_words(card), self.uncertainty(card));
            self.terms.extend(verdict_terms(card));
            self.line(&format!(
                "{name}{padding} {readiness:>9} {uncertainty:<9} {}",
                outcome_words(framework, card).within(OUTCOME)
            ));
        }
        self.line("");
    }

    /// Returns the error of a complete score, or else the likely score if there are enough answers.
    fn uncertainty(&mut self, card: &Scorecard) -> String {
        let answered = self.report.evaluation.sheet().coverage().answered;
        match (card.is_complete(), card.error(), likely_percent(card)) {
            (true, Some(error), _) => {
                self.terms.insert(Term::PlusMinus);
                format!("± {}", Decimal::from(error))
            }
            (false, _, Some(likely)) if answered >= ENOUGH_TO_GUESS => {
                self.terms.insert(Term::Likely);
                format!("likely {likely}")
            }
            _ => String::new(),
        }
    }

    fn role(&mut self, card: &Scorecard) {
        let framework = self.report.framework();
        self.line(&format!("{}, {}", framework.role(card.role).name, framework.band(card.band).name));
        self.paragraph(2, &standing_words(framework, card));
        if let (Some(lowest), Some(shown)) = (card.lowest(), card.shown())
            && let Some(words) = evidence_words(lowest.percent(), shown.percent())
        {
            self.paragraph(2, &words);
        }
        if let Some(words) = fit_words(card) {
            self.terms.insert(Term::Fit);
            self.paragraph(2, words);
        }
        let skills = counted(card.coverage.skills, "skill", "skills");
        let (answered, weight) = (card.coverage.answered, card.coverage.weight_percent());
        let words = format!("You answered {answered} of the {skills} this role asks for, {weight}% of the weight.");
        self.paragraph(2, &words);
        self.must_haves(card);
        if self.before != Before::Bars {
            self.gaps(card);
            self.strengths(card);
        }
        self.line("");
    }

    /// Writes the wishes of the person beside each role. Without a wish there is no section.
    fn wishes(&mut self, band: BandId) {
        let Report { assessment, evaluation, .. } = self.report;
        let framework = self.report.framework();
        let ranked = evaluation.ranking(band).order.iter();
        let words = ranked.filter_map(|role| Some((*role, preference_words(assessment, *role)?)));
        let words: Vec<_> = words.collect();
        if words.is_empty() {
            return;
        }
        self.line("What you would like to do, next to what each role involves (never scored)");
        for (role, words) in words {
            self.paragraph(2, &format!("{}: {words}", framework.role(role).name));
        }
        self.line("");
    }

    /// Writes all must-haves, met or not: a person must not lose them.
    fn must_haves(&mut self, card: &Scorecard) {
        let Some(heading) = must_haves_met(&card.must_haves) else { return };
        self.terms.insert(Term::MustHave);
        self.line("");
        self.line(&format!("  {}", heading.trim_end_matches('.')));
        for words in must_haves(self.report.framework(), card) {
            self.paragraph(4, &words);
        }
    }

    fn gaps(&mut self, card: &Scorecard) {
        let framework = self.report.framework();
        let gaps = gaps(framework, self.report.evaluation.sheet(), card);
        if gaps.is_empty() {
            return;
        }
        self.line("");
        let needless = if card.verdict == Verdict::Ready { "; you are ready all the same" } else { "" };
        self.line(&format!("  Gaps, by points lost{needless}"));
        for gap in gaps {
            let (lost, name) = (Decimal::floor(gap.lost).to_string(), &framework.skill(gap.skill).name);
            self.line(&format!("    {lost:>5}  {name}: {}, expected {}", gap.level, gap.target));
        }
    }

    fn strengths(&mut self, card: &Scorecard) {
        let framework = self.report.framework();
        let strengths = strengths(framework, self.report.evaluation.sheet(), card);
        if strengths.is_empty() {
            return;
        }
        self.line("");
        self.line("  At or above target");
        for skill in strengths {
            self.line(&format!("    {}", framework.skill(skill).name));
        }
    }

    /// Writes the meaning of the terms, after the results, so that a reader can skip it.
    fn meanings(&mut self) {
        let terms = std::mem::take(&mut self.terms);
        if terms.is_empty() {
            return;
        }
        self.line("What the words mean");
        for term in terms {
            self.paragraph(2, term.meaning());
        }
        self.line("");
    }

    fn remarks(&mut self) {
        for remark in &self.report.remarks {
            self.paragraph(0, &remark.to_string());
            self.line("");
        }
        for words in extra_roles_words(self.report.framework()) {
            self.paragraph(0, &words);
            self.line("");
        }
        self.paragraph(0, NOTICE);
    }
}
