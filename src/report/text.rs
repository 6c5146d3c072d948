//! A report as plain text for a terminal or a mail: no colors, no boxes, no more than 80 columns.

use super::{AimPart, CoveragePart, Report, ResultPart, Term, Terms, coverage_words, evidence_words, fit_words};
use crate::assessment::Coverage;
use crate::framework::Framework;
use crate::score::Verdict;
use crate::text::{counted, push_wrapped, width};

/// Which role to tell about in detail.
#[derive(Debug, Clone, Copy)]
pub struct Focus<'f> {
    /// The role's id.
    pub role: Option<&'f str>,
    /// The band's id.
    pub band: &'f str,
}

impl<'f> Focus<'f> {
    /// The role and band looked at, or else those aimed at; without a role, the one in front.
    pub fn of(report: &'f Report) -> Self {
        let AimPart { role, band } = report.looked_at.as_ref().unwrap_or(&report.aim);
        Self { role: role.as_deref().or_else(|| report.leading.roles.first().map(String::as_str)), band }
    }
}

/// With fewer answers than this a guess says more about the guess than about the person.
pub const ENOUGH_TO_GUESS: usize = 6;

/// Writes the results at a band, and one role in detail.
pub fn as_text(framework: &Framework, report: &Report, focus: Focus<'_>) -> String {
    let mut page = Page { framework, text: String::new(), terms: Terms::new() };
    page.head(report, focus.band);
    page.table(report, focus.band);
    if let Some(role) = focus.role
        && let Some(result) = report.result(role, focus.band)
    {
        page.role(result);
    }
    page.meanings();
    page.remarks(report);
    page.text
}

struct Page<'f> {
    framework: &'f Framework,
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
        push_wrapped(&mut self.text, indent, words);
    }

    fn role_name(&self, key: &str) -> String {
        let role = self.framework.find_role(key);
        role.map_or_else(|| key.to_owned(), |role| self.framework.role(role).name.to_string())
    }

    fn skill_name(&self, key: &str) -> String {
        let skill = self.framework.find_skill(key);
        skill.map_or_else(|| key.to_owned(), |skill| self.framework.skill(skill).name.to_string())
    }

    fn band_name(&self, key: &str) -> String {
        let band = self.framework.find_band(key);
        band.map_or_else(|| key.to_owned(), |band| self.framework.band(band).name.to_string())
    }

    fn head(&mut self, report: &Report, band: &str) {
        let CoveragePart { answered, not_applicable, unanswered, skills: _ } = report.coverage;
        let coverage = coverage_words(Coverage { answered, not_applicable, unanswered });
        self.line(&format!("{}: {coverage}", report.name));
        let role = report.aim.role.as_deref().map_or_else(|| "not sure yet".to_owned(), |role| self.role_name(role));
        let aimed = format!("Aim: {role}, {}", self.band_name(&report.aim.band));
        let looked_at = report.looked_at.as_ref().map(|AimPart { role, band }| {
            let role = role.as_deref().map(|role| format!("{}, ", self.role_name(role))).unwrap_or_default();
            format!("Looked at: {role}{}", self.band_name(band))
        });
        let bar = self.framework.find_band(band).map(|band| self.framework.band(band).ready_at);
        let bar = bar.map(|bar| format!(", ready at {bar} of 100")).unwrap_or_default();
        let band_words = format!("Band: {}{bar}", self.band_name(band));
        for line in std::iter::once(aimed).chain(looked_at).chain([band_words]) {
            self.line(&line);
        }
        self.line(&format!("Answered: {}", report.answered_words));
        self.line("");
        if report.leading.band == band {
            self.terms.extend(report.leading.term);
            self.paragraph(0, &report.leading.words);
            self.line("");
        }
    }

    fn table(&mut self, report: &Report, band: &str) {
        let widest = self.framework.roles().map(|role| width(self.framework.role(role).name.as_str())).max();
        let name_width = widest.unwrap_or(0);
        self.line(&format!("{:name_width$} {:>9} {:<9} Verdict", "Role", "Readiness", ""));
        let results: Vec<&ResultPart> = report.results.iter().filter(|result| result.band == band).collect();
        for result in &results {
            let name = self.role_name(&result.role);
            let padding = " ".repeat(name_width.saturating_sub(width(&name)));
            let readiness = readiness_words(result);
            let likely = match (&result.readiness, result.likely, &result.error) {
                (Some(_), _, Some(error)) => {
                    self.terms.insert(Term::PlusMinus);
                    format!("± {error}")
                }
                (None, Some(likely), _) if report.coverage.answered >= ENOUGH_TO_GUESS => {
                    self.terms.insert(Term::Likely);
                    format!("likely {likely}")
                }
                _ => String::new(),
            };
            self.terms.extend(&result.terms);
            self.line(&format!("{name}{padding} {readiness:>9} {likely:<9} {}", result.verdict_words));
        }
        self.line("");
    }

    fn role(&mut self, result: &ResultPart) {
        self.line(&format!("{}, {}", self.role_name(&result.role), self.band_name(&result.band)));
        self.paragraph(2, &result.standing);
        if let (Some(lowest), Some(shown)) = (result.lowest, result.shown) {
            let claimed = result.readiness.as_ref().map_or(lowest, |readiness| readiness.percent);
            if let Some(words) = evidence_words(claimed, shown) {
                self.paragraph(2, &words);
            }
        }
        if let Some(fit) = &result.fit {
            self.terms.insert(Term::Fit);
            self.paragraph(2, &fit_words(*fit));
        }
        let coverage = &result.coverage;
        let (answered, skills, weight) = (coverage.answered, coverage.skills, coverage.weight_percent);
        let skills = counted(skills, "skill", "skills");
        let words = format!("You answered {answered} of the {skills} this role asks for, {weight}% of the weight.");
        self.paragraph(2, &words);
        self.must_haves(result);
        if !result.gaps.is_empty() {
            self.line("");
            let needless = if result.verdict == Verdict::Ready.word() { "; you are ready all the same" } else { "" };
            self.line(&format!("  Gaps, by points lost{needless}"));
            for gap in &result.gaps {
                let name = self.skill_name(&gap.skill);
                self.line(&format!(
                    "    {:>5}  {name}: {}, expected {}",
                    gap.points_lost.to_string(),
                    gap.level,
                    gap.target
                ));
            }
        }
        if !result.strengths.is_empty() {
            self.line("");
            self.line("  At or above target");
            for skill in &result.strengths {
                self.line(&format!("    {}", self.skill_name(skill)));
            }
        }
        self.line("");
    }

    /// All of them, met or not: they are what a person may not lose.
    fn must_haves(&mut self, result: &ResultPart) {
        let Some(heading) = &result.must_haves_met else { return };
        self.terms.insert(Term::MustHave);
        self.line("");
        self.line(&format!("  {}", heading.trim_end_matches('.')));
        for must_have in &result.must_haves {
            self.paragraph(4, &must_have.words);
        }
    }

    /// What the words mean that were used, in a place where they can be passed over.
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

    fn remarks(&mut self, report: &Report) {
        for remark in &report.remarks {
            self.paragraph(0, remark);
            self.line("");
        }
        self.paragraph(0, report.notice);
    }
}

fn readiness_words(result: &ResultPart) -> String {
    match (&result.readiness, result.lowest, result.highest) {
        (Some(readiness), ..) => readiness.percent.to_string(),
        (None, Some(lowest), Some(highest)) => format!("{lowest}–{highest}"),
        _ => "n/a".to_owned(),
    }
}
