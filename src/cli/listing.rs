//! The saved assessments as rows, for `list` and for the menu of a conversation.

use serde::Serialize;

use super::context::CommandContext;
use super::output::failure::Failure;
use crate::assessment::{Assessment, Coverage, Day};
use crate::framework::Catalog;
use crate::score::{Ranking, Scores};
use crate::store::{ListEntry, Opened, Store, StoreError, Summary};
use crate::workspace::{Inspection, Workspace};

/// One assessment, as `--json` prints it. Fields may be added, but not changed.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ListRow {
    /// The name; `None` if it cannot be read.
    pub(crate) name: Option<String>,
    /// The directory of the save.
    pub(crate) directory: String,
    pub(crate) role: Option<String>,
    pub(crate) band: Option<String>,
    pub(crate) answered: Option<usize>,
    pub(crate) not_applicable: Option<usize>,
    pub(crate) skills: usize,
    /// The leading roles at the target band; more than one if it is too close to call.
    pub(crate) leading: Vec<String>,
    /// The day of the newest answer, if it is known.
    pub(crate) answered_at: Option<String>,
    pub(crate) saved_at: Option<String>,
    /// The same day, or the latest possible day if the exact one is unknown.
    #[serde(skip)]
    pub(crate) answered_on: Option<Day>,
    /// The problem with the save, if there is one.
    pub(crate) problem: Option<String>,
}

impl ListRow {
    /// Returns the coverage, or `None` if the save cannot be read. Without the answers at hand, those of another
    /// edition count too, so there can be more of them than skills.
    pub(crate) fn coverage(&self) -> Option<Coverage> {
        let (answered, not_applicable) = (self.answered?, self.not_applicable.unwrap_or_default());
        let unanswered = self.skills.saturating_sub(answered + not_applicable);
        Some(Coverage { answered, not_applicable, unanswered })
    }
}

/// Returns all assessments, the one answered last first.
pub(crate) fn rows(context: &CommandContext) -> Result<Vec<ListRow>, Failure> {
    let store = context.store()?;
    let listed = store.open_newest(&context.catalog, usize::MAX)?;
    let in_words = |(listed, opened)| row(listed, opened, &store, &context.catalog);
    Ok(listed.into_iter().map(in_words).collect())
}

fn row(listed: ListEntry, opened: Option<Opened>, store: &Store, catalog: &Catalog) -> ListRow {
    let directory = listed.key.to_string();
    let name = listed.name.map(|name| name.to_string());
    let summary = match listed.summary {
        Ok(summary) => summary,
        Err(error) => {
            let name = if let StoreError::Misplaced { name, .. } = &error { Some(name.to_string()) } else { name };
            return ListRow {
                name,
                directory,
                skills: catalog.usual().skills().len(),
                problem: Some(error.reason().to_string()),
                ..ListRow::default()
            };
        }
    };
    let Summary { name, saved_at, answered_on, framework, role, band, answered, not_applicable, health, .. } = summary;
    let skills = catalog.find(framework.as_str()).unwrap_or(catalog.usual()).skills().len();
    // An unsound save was not opened by the listing, so read it here.
    let assessment = opened
        .map(|opened| opened.assessment)
        .or_else(|| Workspace::new(store, catalog).inspect(&name).ok().and_then(Inspection::into_assessment));
    ListRow {
        name: Some(name.to_string()),
        directory,
        role: role.map(|role| role.to_string()),
        band: Some(band.to_string()),
        answered: Some(assessment.as_ref().map_or(answered, |it| it.coverage().answered)),
        not_applicable: Some(assessment.as_ref().map_or(not_applicable, |it| it.coverage().not_applicable)),
        skills,
        leading: assessment.map(|assessment| leading(&assessment)).unwrap_or_default(),
        answered_at: answered_on.and_then(Day::known).map(|day| day.to_string()),
        answered_on,
        saved_at: Some(saved_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        problem: health.trouble().map(|trouble| trouble.to_string()),
    }
}

fn leading(assessment: &Assessment) -> Vec<String> {
    let framework = assessment.framework();
    let (sheet, band) = (assessment.sheet(), assessment.aim().band);
    // An evaluation would rank the roles at every band.
    let ranking = Ranking::of(framework, &sheet, &Scores::of(framework, &sheet), band);
    ranking.top.iter().map(|role| framework.role(*role).key.to_string()).collect()
}
