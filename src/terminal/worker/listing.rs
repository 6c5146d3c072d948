//! Builds the list of saved assessments for the first screen.

use crate::assessment::{Assessment, Name};
use crate::framework::{Catalog, Framework};
use crate::look::RoleBar;
use crate::score::Evaluation;
use crate::store::{self, AssessmentKey, Fs, OpenedEntry, Store, StoreError};
use crate::text::Clean;
use crate::tui::{HomeRow, HomeStanding, Listed, RoleStanding};
use crate::words::{closest_words, outcome_words, rating_words, score_words, summary};
use crate::workspace::{error_line, grouped};

/// The store and the catalog, to build rows with.
pub(super) struct HomeRowBuilder<'w, F: Fs> {
    pub(super) store: &'w Store<F>,
    pub(super) catalog: &'w Catalog,
}

/// Returns at most `count` of the saved assessments, the one answered last first. `None` if there may be more than `few`.
pub(super) fn list<F: Fs>(
    builder: &HomeRowBuilder<'_, F>,
    few: usize,
    count: usize,
) -> Result<Option<Vec<HomeRow>>, StoreError> {
    let row = |(entry, opened): OpenedEntry| match entry.summary {
        Ok(summary) => builder.readable(summary, opened),
        Err(error) => builder.unreadable(&entry.key, entry.name, &error),
    };
    let list = builder.store.open_newest_of_few(builder.catalog, few, count)?;
    Ok(list.map(|list| grouped(list.into_iter().map(row).collect(), |row: &HomeRow| row.framework.clone())))
}

impl<F: Fs> HomeRowBuilder<'_, F> {
    fn readable(&self, summary: store::Summary, opened: Option<store::Opened>) -> HomeRow {
        let answered = Clean::line(&summary.answered_words());
        let trouble = summary.health.trouble();
        let known = self.catalog.find(&summary.label());
        let framework = Some(known.as_ref().map_or_else(|| summary.framework.clone(), |known| known.name().clone()));
        let skills = known.as_ref().unwrap_or(self.catalog.usual()).skills().len();
        match opened {
            Some(opened) => {
                let assessment = opened.assessment;
                HomeRow {
                    framework,
                    aim: aim(&assessment, &summary),
                    progress: (assessment.coverage().done(), assessment.coverage().skills().min(skills)),
                    standing: standing(&assessment),
                    rating: assessment.about().map(|_| Clean::line(&rating_words(&assessment))),
                    answered,
                    trouble: trouble.or_else(|| about(&opened.notices)),
                    which: Listed::Named(summary.name),
                }
            }
            None => HomeRow {
                framework,
                aim: aim_of_summary(known.as_ref().unwrap_or(self.catalog.usual()), &summary),
                progress: ((summary.answered + summary.not_applicable).min(skills), skills),
                standing: None,
                rating: None,
                answered,
                trouble,
                which: Listed::Named(summary.name),
            },
        }
    }

    /// Builds the entry of an assessment that cannot be read. If its name is lost, the name of its directory stands for
    /// it.
    fn unreadable(&self, key: &AssessmentKey, name: Option<Name>, error: &StoreError) -> HomeRow {
        HomeRow {
            which: name.map_or_else(|| Listed::Directory(Clean::line(key.as_str())), Listed::Named),
            framework: None,
            aim: Clean::default(),
            progress: (0, self.catalog.usual().skills().len()),
            standing: None,
            rating: None,
            answered: Clean::default(),
            trouble: Some(error_line(error)),
        }
    }
}

/// Names the aim of a save that cannot be opened. An id stands where the questions at hand have no such role or band.
fn aim_of_summary(framework: &Framework, summary: &store::Summary) -> Clean {
    let band = framework.find_band(summary.band.as_str()).map_or(&summary.band, |band| &framework.band(band).name);
    let role = summary
        .role
        .as_ref()
        .map(|role| framework.find_role(role.as_str()).map_or(role, |role| &framework.role(role).name).as_str());
    Clean::line(&format!("{}, {band}", role.unwrap_or("not sure yet")))
}

fn aim(assessment: &Assessment, summary: &store::Summary) -> Clean {
    if let Some(about) = assessment.about() {
        return Clean::line(&format!("a rating of {}", about.subject));
    }
    aim_of_summary(assessment.framework(), summary)
}

/// Returns where an assessment stands, once a skill is answered. A rating of another person stands nowhere.
fn standing(assessment: &Assessment) -> Option<HomeStanding> {
    let (framework, band) = (assessment.framework(), assessment.aim().band);
    if assessment.about().is_some() {
        return None;
    }
    let evaluation = Evaluation::of(framework, assessment.sheet());
    let ranking = evaluation.ranking(band);
    ranking.leader()?;
    let roles = ranking.order.iter().filter_map(|role| {
        let card = evaluation.card(*role, band);
        let named = framework.role(*role);
        Some(RoleStanding {
            role: named.name.clone(),
            short: named.short.clone(),
            bar: RoleBar::of(card)?,
            score: score_words(card),
            is_settled: card.is_complete(),
            ready_at: framework.band(band).ready_at,
            outcome: outcome_words(framework, card),
        })
    });
    let lines = summary(assessment, &evaluation, band).into_iter();
    Some(HomeStanding {
        roles: roles.collect(),
        closest: closest_words(ranking, assessment.coverage(), evaluation.is_decided(band)),
        is_close: ranking.top.len() > 1,
        lines: lines.map(|row| (row.label, Clean::line(&row.text.full))).collect(),
    })
}

/// Returns the notice that the assessment answers another framework, if it does.
fn about(notices: &[store::Notice]) -> Option<Clean> {
    let other = |notice: &&store::Notice| matches!(notice, store::Notice::Foreign(_));
    notices.iter().find(other).map(|notice| Clean::line(&notice.to_string()))
}
