//! `devrel-ready frameworks`: lists the frameworks that can be used by their ids, and which assessments use each.

use std::fmt::Write;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use crate::cli::context::CommandContext;
use crate::cli::output::failure::Failure;
use crate::cli::output::json::json;
use crate::cli::output::reply::Reply;
use crate::framework::{Catalog, Framework, Language};
use crate::store::{ShelfList, Summary};
use crate::text::{Clean, counted, listed, push_paragraph};
use crate::words::{OWN_ROLE, unusable_roles_words};

/// List the frameworks there are, and which assessments use them
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct FrameworksArgs {
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready frameworks
  devrel-ready --framework sre ask Kim
  devrel-ready frameworks --json | jq -r '.frameworks[].id'

Besides the framework that ships with the program, the data directory keeps
every framework that a saved assessment belongs to, so that the assessment opens
without its author's files. Each can be used by its id; of several editions it
is the newest. Roles of your own stand below the framework that they are added
to.
--language shows them in one of their languages, each first in its own. The
schema of the JSON is printed by `schema frameworks`.";

const SCHEMA: &str = "devrel-ready/frameworks/1";

#[derive(Debug, Serialize)]
struct FrameworksJson<'f> {
    schema: &'static str,
    frameworks: Vec<KnownFramework<'f>>,
    missing: Vec<MissingFramework<'f>>,
    damaged: Vec<String>,
}

/// A framework that can be used.
#[derive(Debug, Serialize)]
struct KnownFramework<'f> {
    id: &'f str,
    edition: u32,
    name: &'f str,
    languages: Vec<String>,
    sha256: &'f str,
    place: &'static str,
    in_use: bool,
    skills: usize,
    roles: usize,
    /// The roles that the person adds; they are not among those counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extra_roles: Vec<ExtraRoleJson>,
    assessments: Vec<&'f str>,
}

/// A role that the person adds to a framework.
#[derive(Debug, Serialize)]
struct ExtraRoleJson {
    id: String,
    name: String,
    file: String,
    sha256: String,
}

/// An assessment whose framework is not at hand.
#[derive(Debug, Serialize)]
struct MissingFramework<'f> {
    assessment: &'f str,
    id: &'f str,
    edition: u32,
}

impl FrameworksArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let store = context.store()?;
        let shipped = Catalog::shipped();
        let (kept, listed) = (store.shelf().list()?, store.list()?);
        let summaries: Vec<&Summary> = listed.iter().filter_map(|entry| entry.summary.as_ref().ok()).collect();
        let in_use = context.framework();
        let in_use = in_use.as_ref().ok().copied();
        let page = page(shipped.usual(), &kept, (in_use, context.catalog()), &summaries);
        let mut messages = String::new();
        for (file, problems) in context.unusable_roles() {
            let _ = writeln!(messages, "warning: {}", unusable_roles_words(&[(file, problems)]).unwrap_or_default());
        }
        for missing in &page.missing {
            let _ = writeln!(
                messages,
                "warning: \"{}\" answers \"{}\", edition {}, which is not here; pass its folder or bundle with --framework to go on",
                missing.assessment, missing.id, missing.edition
            );
        }
        for file in &page.damaged {
            let _ = writeln!(messages, "warning: {file} is not as the program wrote it; it is kept and not used");
        }
        if self.json {
            return Ok(Reply { messages, ..Reply::exact(json(&page)) });
        }
        Ok(Reply { messages, ..Reply::page(as_text(&page)) })
    }
}

fn page<'f>(
    shipped: &'f Arc<Framework>,
    shelf: &'f ShelfList,
    (in_use, catalog): (Option<&'f Arc<Framework>>, &Catalog),
    summaries: &[&'f Summary],
) -> FrameworksJson<'f> {
    let on_shelf = shelf.frameworks.iter().map(|shelved| (&shelved.framework, "shelf"));
    let mut all: Vec<(&Framework, &str)> = std::iter::once((shipped.as_ref(), "shipped")).chain(on_shelf).collect();
    if let Some(named) = in_use.filter(|named| all.iter().all(|(known, _)| known.sha256() != named.sha256())) {
        all.push((named, "named"));
    }
    // The shipped framework counts for all its editions.
    let uses = |summary: &Summary, framework: &Framework| {
        let (theirs, ours) = (summary.label(), framework.label());
        theirs == ours || (framework.has_shipped_id() && theirs.id == ours.id)
    };
    let missing = summaries.iter().filter(|summary| !all.iter().any(|(framework, _)| uses(summary, framework)));
    let missing = missing.map(|summary| MissingFramework {
        assessment: summary.name.as_str(),
        id: summary.framework.as_str(),
        edition: summary.edition,
    });
    let missing = missing.collect();
    let known = all.into_iter().map(|(framework, place)| KnownFramework {
        id: framework.id().as_str(),
        edition: framework.edition(),
        name: framework.name().as_str(),
        languages: framework.languages().iter().map(Language::to_string).collect(),
        sha256: framework.sha256(),
        place,
        in_use: in_use.is_some_and(|named| named.sha256() == framework.sha256()),
        skills: framework.skills().len(),
        roles: framework.roles().len() - framework.extra_roles().count(),
        extra_roles: extra_roles(catalog, framework),
        assessments: summaries.iter().filter(|it| uses(it, framework)).map(|it| it.name.as_str()).collect(),
    });
    let damaged = shelf.damaged.iter().map(|path| Clean::line(&path.to_string_lossy()).to_string()).collect();
    FrameworksJson { schema: SCHEMA, frameworks: known.collect(), missing, damaged }
}

/// Returns the roles that the person adds to a framework.
fn extra_roles(catalog: &Catalog, framework: &Framework) -> Vec<ExtraRoleJson> {
    let whole = catalog.whole(&Arc::new(framework.clone()));
    let listed = whole.extra_roles().map(|(_, role, file)| ExtraRoleJson {
        id: role.key.to_string(),
        name: role.name.to_string(),
        file: file.name().to_string(),
        sha256: file.sha256().to_owned(),
    });
    listed.collect()
}

fn as_text(page: &FrameworksJson<'_>) -> String {
    let mut text = String::new();
    for framework in &page.frameworks {
        let place = match framework.place {
            "shipped" => ", ships with the program",
            "named" => ", kept as soon as an assessment of it is saved",
            _ => "",
        };
        let in_use = if framework.in_use { "; new assessments use it" } else { "" };
        let _ = writeln!(text, "{}, edition {}: {}", framework.id, framework.edition, framework.name);
        let counts = [counted(framework.skills, "skill", "skills"), counted(framework.roles, "role", "roles")];
        push_paragraph(&mut text, 2, &format!("{}{place}{in_use}", counts.join(", ")));
        for role in &framework.extra_roles {
            push_paragraph(&mut text, 2, &format!("{OWN_ROLE}: {} ({}), from {}", role.name, role.id, role.file));
        }
        let used = match framework.assessments.as_slice() {
            [] => "no assessment uses it".to_owned(),
            names => format!("used by {}", names.join(", ")),
        };
        push_paragraph(&mut text, 2, &used);
        if framework.languages.len() > 1 {
            let tags: Vec<&str> = framework.languages.iter().map(String::as_str).collect();
            push_paragraph(&mut text, 2, &format!("in {}", listed(&tags, "and")));
        }
    }
    text
}
