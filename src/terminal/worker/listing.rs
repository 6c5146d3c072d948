//! Builds the list of saved assessments for the first screen.

use crate::assessment::{Assessment, Name};
use crate::framework::Catalog;
use crate::score::{Ranking, Scores};
use crate::store::{self, AssessmentKey, Fs, Store, StoreError};
use crate::text::{Clean, listed};
use crate::tui::{HomeRow, Listed};
use crate::workspace::error_line;

/// The store and the catalog, to build rows with.
pub(super) struct HomeRowBuilder<'w, F: Fs> {
    pub(super) store: &'w Store<F>,
    pub(super) catalog: &'w Catalog,
}

/// Returns at most `count` of the saved assessments, the one answered last first.
pub(super) fn list<F: Fs>(builder: &HomeRowBuilder<'_, F>, count: usize) -> Result<Vec<HomeRow>, StoreError> {
    let list = builder.store.open_newest(builder.catalog, count)?;
    Ok(list
        .into_iter()
        .map(|(entry, opened)| match entry.summary {
            Ok(summary) => builder.readable(summary, opened),
            Err(error) => builder.unreadable(&entry.key, entry.name, &error),
        })
        .collect())
}

impl<F: Fs> HomeRowBuilder<'_, F> {
    fn readable(&self, summary: store::Summary, opened: Option<store::Opened>) -> HomeRow {
        let answered = Clean::line(&summary.answered_words());
        let trouble = summary.health.trouble();
        let known = self.catalog.find(summary.framework.as_str()).unwrap_or(self.catalog.usual());
        let skills = known.skills().len();
        match opened {
            Some(opened) => {
                let assessment = opened.assessment;
                HomeRow {
                    aim: aim(&assessment),
                    progress: (assessment.coverage().done(), skills),
                    leading: leading(&assessment),
                    answered,
                    trouble: trouble.or_else(|| about(&opened.notices)),
                    which: Listed::Named(summary.name),
                }
            }
            None => HomeRow {
                aim: summary.role.unwrap_or(summary.band),
                progress: ((summary.answered + summary.not_applicable).min(skills), skills),
                leading: Clean::default(),
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
            aim: Clean::default(),
            progress: (0, self.catalog.usual().skills().len()),
            leading: Clean::default(),
            answered: Clean::default(),
            trouble: Some(error_line(error)),
        }
    }
}

fn aim(assessment: &Assessment) -> Clean {
    let (framework, aim) = (assessment.framework(), assessment.aim());
    let role = aim.role.map_or("no role chosen", |role| framework.role(role).name.as_str());
    Clean::line(&format!("{role}, {}", framework.band(aim.band).name))
}

fn leading(assessment: &Assessment) -> Clean {
    let framework = assessment.framework();
    let (sheet, band) = (assessment.sheet(), assessment.aim().band);
    // An evaluation would rank the roles at every band.
    let ranking = Ranking::of(framework, &sheet, &Scores::of(framework, &sheet), band);
    let names: Vec<&str> = ranking.top.iter().map(|role| framework.role(*role).short.as_str()).collect();
    match names.as_slice() {
        [] => Clean::default(),
        [leader] => Clean::line(&format!("closest: {leader}")),
        group => Clean::line(&format!("too close to call: {}", listed(group, "and"))),
    }
}

/// Returns the notice that the assessment answers another framework, if it does.
fn about(notices: &[store::Notice]) -> Option<Clean> {
    let other = |notice: &&store::Notice| matches!(notice, store::Notice::Foreign(_));
    notices.iter().find(other).map(|notice| Clean::line(&notice.to_string()))
}
