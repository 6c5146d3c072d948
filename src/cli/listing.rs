//! The saved assessments as rows, for `list` and for the menu of a conversation.

use std::sync::Arc;

use serde::Serialize;

use super::context::CommandContext;
use super::output::failure::Failure;
use crate::assessment::{Assessment, Coverage, Day};
use crate::framework::{Catalog, Framework};
use crate::look::RoleBar;
use crate::score::Evaluation;
use crate::store::{ListEntry, Opened, Store, StoreError, Summary};
use crate::words::{ClosestWords, OutcomeWords, closest_words, outcome_words, rating_words, score_words};
use crate::workspace::{Inspection, Workspace, grouped};

/// One assessment, as `--json` prints it. Fields may be added, but not changed.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ListRow {
    /// The name; `None` if it cannot be read.
    pub(crate) name: Option<String>,
    /// The directory of the save.
    pub(crate) directory: String,
    /// The id of the framework.
    pub(crate) framework: Option<String>,
    /// The framework, if it is at hand.
    #[serde(skip)]
    pub(crate) known: Option<Arc<Framework>>,
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
    /// The role in front at the target band; `None` before the first answer, or if the save cannot be read.
    #[serde(skip)]
    pub(crate) closest: Option<ClosestRole>,
    /// The person whom the answers are about, if they are a rating of another person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<String>,
    /// The progress of a rating, in words.
    #[serde(skip)]
    pub(crate) rating: Option<String>,
    /// The problem with the save, if there is one.
    pub(crate) problem: Option<String>,
}

/// The standing of a person with the role in front.
#[derive(Debug)]
pub(crate) struct ClosestRole {
    /// The name, and a shorter one.
    pub(crate) names: [String; 2],
    /// The certainty of the answers that it is closest.
    pub(crate) certainty: ClosestWords,
    /// The bar; `None` if there is nothing to score.
    pub(crate) bar: Option<RoleBar>,
    /// The score where ready begins, in percent.
    pub(crate) ready_at: u32,
    /// The readiness, or the range that it lies in.
    pub(crate) number: String,
    /// Whether another role is too close to call.
    pub(crate) is_close: bool,
    /// The outcome in words: what is in the way.
    pub(crate) outcome: OutcomeWords,
    /// Whether no open answer can change the outcome.
    pub(crate) is_guaranteed: bool,
}

impl ClosestRole {
    /// Returns the name, in full or short, behind the word that it is only likely.
    pub(crate) fn name(&self, in_full: bool) -> String {
        let name = &self.names[usize::from(!in_full)];
        match self.certainty.lead() {
            "" => name.clone(),
            lead => format!("{lead} {name}"),
        }
    }
}

impl ListRow {
    /// Returns the name of the framework, or its id if it is not at hand; `None` if the save cannot be read.
    pub(crate) fn framework_name(&self) -> Option<&str> {
        self.known.as_ref().map(|framework| framework.name().as_str()).or(self.framework.as_deref())
    }

    /// Returns the coverage, or `None` if the save cannot be read. Without the answers at hand, those of another
    /// edition count too, so there can be more of them than skills.
    pub(crate) fn coverage(&self) -> Option<Coverage> {
        let (answered, not_applicable) = (self.answered?, self.not_applicable.unwrap_or_default());
        let unanswered = self.skills.saturating_sub(answered + not_applicable);
        Some(Coverage { answered, not_applicable, unanswered })
    }
}

/// Returns all assessments, those of one framework together, the one answered last first.
pub(crate) fn rows(context: &CommandContext) -> Result<Vec<ListRow>, Failure> {
    let store = context.store()?;
    let listed = store.open_newest(context.catalog(), usize::MAX)?;
    let in_words = |(listed, opened)| row(listed, opened, &store, context.catalog());
    let rows = listed.into_iter().map(in_words).collect();
    Ok(grouped(rows, |row: &ListRow| row.framework.clone()))
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
    let known = catalog.find(&summary.label());
    let id = summary.framework.to_string();
    let skills = known.as_ref().unwrap_or(catalog.usual()).skills().len();
    let Summary { name, saved_at, answered_on, role, band, answered, not_applicable, health, .. } = summary;
    // An unsound save was not opened by the listing, so read it here.
    let assessment = opened
        .map(|opened| opened.assessment)
        .or_else(|| Workspace::new(store, catalog).inspect(&name).ok().and_then(Inspection::into_assessment));
    let own = assessment.as_ref().filter(|it| it.about().is_none());
    let (leading, closest) = own.map(leading).unwrap_or_default();
    let rating = assessment.as_ref().filter(|it| it.about().is_some());
    ListRow {
        name: Some(name.to_string()),
        directory,
        framework: Some(id),
        known,
        role: role.map(|role| role.to_string()),
        band: Some(band.to_string()),
        answered: Some(assessment.as_ref().map_or(answered, |it| it.coverage().answered)),
        not_applicable: Some(assessment.as_ref().map_or(not_applicable, |it| it.coverage().not_applicable)),
        skills: rating.map_or(skills, |it| it.coverage().skills()),
        about: rating.and_then(|it| Some(it.about()?.subject.to_string())),
        rating: rating.map(rating_words),
        leading,
        closest,
        answered_at: answered_on.and_then(Day::known).map(|day| day.to_string()),
        answered_on,
        saved_at: Some(saved_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        problem: health.trouble().map(|trouble| trouble.to_string()),
    }
}

/// Returns whether the rows belong to several frameworks, so that each has to be named.
pub(crate) fn has_several_frameworks(rows: &[ListRow]) -> bool {
    let names: Vec<&str> = rows.iter().filter_map(ListRow::framework_name).collect();
    names.windows(2).any(|two| two[0] != two[1])
}

/// Returns the roles in front, and how the person stands with the first of them.
fn leading(assessment: &Assessment) -> (Vec<String>, Option<ClosestRole>) {
    let framework = assessment.framework();
    let band = assessment.aim().band;
    let evaluation = Evaluation::of(framework, assessment.sheet());
    let ranking = evaluation.ranking(band);
    let keys = ranking.top.iter().map(|role| framework.role(*role).key.to_string()).collect();
    let closest = ranking.top.first().copied().map(|id| {
        let (role, card) = (framework.role(id), evaluation.card(id, band));
        ClosestRole {
            names: [role.name.to_string(), role.short.to_string()],
            certainty: closest_words(ranking, assessment.coverage(), evaluation.is_decided(band)),
            bar: RoleBar::of(card),
            ready_at: framework.band(band).ready_at,
            number: score_words(card),
            is_close: ranking.top.len() > 1 && card.is_complete(),
            outcome: outcome_words(framework, card),
            is_guaranteed: card.guaranteed,
        }
    });
    (keys, closest)
}
