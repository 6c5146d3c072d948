//! The mentions in a posting, as JSON.

use serde::Serialize;

use crate::cli::output::json::FrameworkJson;
use crate::framework::{Framework, RoleId};
use crate::posting::{MentionGroup, NearestRole, Posting};

const SCHEMA: &str = "devrel-ready/posting/1";

#[derive(Debug, Serialize)]
pub(super) struct PostingJson<'p> {
    schema: &'static str,
    framework: FrameworkJson<'p>,
    words: usize,
    lines: usize,
    english: bool,
    too_little: bool,
    years: Vec<&'p str>,
    nearest: Vec<&'p str>,
    skills: Vec<SkillJson<'p>>,
}

#[derive(Debug, Serialize)]
struct SkillJson<'p> {
    skill: &'p str,
    group: &'static str,
    score: u64,
    line: Option<usize>,
    quote: Option<&'p str>,
    matches: Vec<&'p str>,
}

pub(super) fn document<'p>(framework: &'p Framework, posting: &'p Posting) -> PostingJson<'p> {
    let key = |role: RoleId| framework.role(role).key.as_str();
    let groups = [MentionGroup::Clearly, MentionGroup::Perhaps, MentionGroup::NotFound];
    let skills = groups.into_iter().flat_map(|group| posting.group(group)).map(|mention| {
        let quote = mention.quote.as_ref();
        let matches = |quote: &'p crate::posting::Quote| quote.pieces().filter(|(_, is_match)| *is_match);
        SkillJson {
            skill: framework.skill(mention.skill).key.as_str(),
            group: mention.group.word(),
            score: mention.score,
            line: quote.map(|quote| quote.line),
            quote: quote.map(|quote| quote.text.as_str()),
            matches: quote.into_iter().flat_map(matches).map(|(text, _)| text).collect(),
        }
    });
    PostingJson {
        schema: SCHEMA,
        framework: FrameworkJson::of(framework),
        words: posting.words,
        lines: posting.lines,
        english: posting.is_english,
        too_little: posting.is_too_little,
        years: posting.years.iter().map(crate::text::Clean::as_str).collect(),
        nearest: match posting.nearest {
            NearestRole::One(role) => vec![key(role)],
            NearestRole::Between(role, next) => vec![key(role), key(next)],
            NearestRole::Unclear => Vec::new(),
        },
        skills: skills.collect(),
    }
}
