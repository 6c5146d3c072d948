//! The skills that a posting mentions: score, group and quoted line.
//!
//! Everything is counted in whole hundredths. Lines of boilerplate, such as those about pay, say nothing about skills.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::nearest::{self, NearestRole};
use super::page::{self, TextLine};
use super::pattern::{ComparedText, Match, Patterns};
use super::quote::Quote;
use super::word::{PostingWord, PostingWords};
use super::years;
use crate::framework::{COUNTED_MATCHES, Framework, PostingTerms, RoleId, SkillId};
use crate::order::Order as _;
use crate::text::{self, Clean};

/// The most characters of a first line that counts as a title.
const TITLE_LIMIT: usize = 120;

/// The most lines of a text whose first line is no title.
const TITLE_LINES: usize = 4;

/// The content of a posting as it bears on skills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The number of words.
    pub words: usize,
    /// The number of lines.
    pub lines: usize,
    /// Whether the framework has terms that find skills.
    pub has_terms: bool,
    /// Whether the text is too short, or mentions too few skills, to tell anything.
    pub is_too_little: bool,
    /// Whether the text reads like English, the language of the terms.
    pub is_english: bool,
    /// A finding for every skill, in the order of the framework.
    pub mentions: Vec<Mention>,
    /// The mentions of years, such as `5+ years`. They are read back and never become levels.
    pub years: Vec<Clean>,
    /// The roles that the title names.
    pub titled: Vec<RoleId>,
    /// The role that the posting resembles most.
    pub nearest: NearestRole,
}

/// The certainty with which a posting asks for a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionGroup {
    /// It clearly asks for the skill.
    Clearly,
    /// It perhaps asks for the skill.
    Perhaps,
    /// No line says so. That does not mean that the skill does not matter.
    NotFound,
}

impl MentionGroup {
    /// Returns the word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clearly => "clearly",
            Self::Perhaps => "perhaps",
            Self::NotFound => "not found",
        }
    }
}

/// The mention of one skill in a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The skill.
    pub skill: SkillId,
    /// The score, in hundredths.
    pub score: u64,
    /// The group.
    pub group: MentionGroup,
    /// The line that says most about the skill. `None` if no line mentions it.
    pub quote: Option<Quote>,
    /// The line that says most apart from that one.
    pub also: Option<Quote>,
}

impl Posting {
    /// Reads a posting.
    #[must_use]
    pub fn read(framework: &Framework, text: &str) -> Self {
        let lines = page::lines(text);
        let words = PostingWords::of(&lines).words;
        let terms = framework.posting_terms();
        let found = terms.as_ref().map(|terms| Finder::new(framework, terms, &lines, &words).find());
        let is_english = terms.as_ref().is_none_or(|terms| is_english(terms, &words));
        let none = |skill| Mention { skill, score: 0, group: MentionGroup::NotFound, quote: None, also: None };
        let (mentions, nearest) =
            found.unwrap_or_else(|| (framework.skills().map(none).collect(), NearestRole::Unclear));
        let count = mentions.iter().filter(|mention| mention.group != MentionGroup::NotFound).count();
        let is_below = |count: usize, fewest: u32| u32::try_from(count).is_ok_and(|count| count < fewest);
        let is_too_little = terms
            .as_ref()
            .is_some_and(|terms| is_below(words.len(), terms.fewest_words) || is_below(count, terms.fewest_skills));
        Self {
            words: words.len(),
            lines: text.lines().count(),
            has_terms: terms.is_some(),
            is_too_little,
            is_english,
            mentions,
            years: years::said(&lines, &words),
            titled: lines.first().map(|first| titled(framework, &first.text)).unwrap_or_default(),
            nearest: if is_too_little || !is_english { NearestRole::Unclear } else { nearest },
        }
    }

    /// Returns the findings of a group. The highest score comes first; skills that were not found keep their order.
    #[must_use]
    pub fn group(&self, group: MentionGroup) -> Vec<&Mention> {
        let mut mentions: Vec<&Mention> = self.mentions.iter().filter(|mention| mention.group == group).collect();
        if group != MentionGroup::NotFound {
            mentions.order_by_key(|mention| std::cmp::Reverse(mention.score));
        }
        mentions
    }
}

/// Returns the roles that a title names.
fn titled(framework: &Framework, title: &str) -> Vec<RoleId> {
    let title: String = title.chars().take(TITLE_LIMIT).collect();
    let title = text::words(&title);
    let names = |role: &RoleId| {
        let role = framework.role(*role);
        let named = [&role.name, &role.short].map(|name| text::words(name.as_str()));
        named.iter().any(|name| !name.is_empty() && title.windows(name.len()).any(|words| words == name.as_slice()))
    };
    framework.own_roles().filter(names).collect()
}

/// Returns whether the share of frequent English words is that of an English text.
fn is_english(terms: &PostingTerms, words: &[PostingWord]) -> bool {
    let frequent: HashSet<&str> = terms.english_words.iter().map(Clean::as_str).collect();
    let count = words.iter().filter(|word| frequent.contains(&*word.text)).count() as u64;
    count * 100 >= u64::from(terms.english_share) * words.len() as u64
}

/// The weights of the matches on a line together, and the bytes of each.
type LineMatches = (u64, Vec<Range<usize>>);

/// The patterns of a framework in one table: first those of the skills, then the boilerplate and the names of roles.
struct Finder<'f> {
    framework: &'f Framework,
    terms: &'f PostingTerms,
    lines: &'f [TextLine<'f>],
    words: &'f [PostingWord],
    /// The skill and the weight of every pattern of a skill.
    owners: Vec<(usize, u32)>,
}

impl<'f> Finder<'f> {
    fn new(
        framework: &'f Framework,
        terms: &'f PostingTerms,
        lines: &'f [TextLine<'f>],
        words: &'f [PostingWord],
    ) -> Self {
        let of_skill = terms.terms.iter().enumerate();
        let owners = of_skill.flat_map(|(skill, terms)| terms.iter().map(move |term| (skill, term.weight))).collect();
        Self { framework, terms, lines, words, owners }
    }

    fn find(&self) -> (Vec<Mention>, NearestRole) {
        let terms = self.terms;
        let of_skills = terms.terms.iter().flatten().map(|term| &term.pattern);
        let patterns = of_skills.chain(&terms.boilerplate).chain(&terms.role_names).map(Clean::as_str);
        let patterns = Patterns::new(patterns);
        let boilerplate = self.owners.len()..self.owners.len() + terms.boilerplate.len();
        let role_names = boilerplate.end..boilerplate.end + terms.role_names.len();
        let mut text = patterns.text(self.words);
        for line in self.words.chunk_by(|a, b| a.line == b.line).scan(0, |at, words| {
            *at += words.len();
            Some(*at - words.len()..*at)
        }) {
            if !text.matches(boilerplate.clone(), line.clone()).is_empty() {
                text.remove(line);
            }
        }
        let mut untitled = text.clone();
        let matches = self.matches(&mut text);
        let mentions = self.mentions(&matches);

        let is_title = self.lines.first().is_some_and(|first| first.text.chars().nth(TITLE_LIMIT - 1).is_none());
        if self.lines.len() > TITLE_LINES && is_title {
            untitled.remove(0..self.words.partition_point(|word| word.line == 0));
        }
        untitled.remove_matches(role_names);
        let matches = self.matches(&mut untitled);
        (mentions, nearest::nearest(self.framework, terms, &self.scores(&matches)))
    }

    fn matches(&self, text: &mut ComparedText<'_>) -> Vec<Match> {
        text.matches(0..self.owners.len(), 0..self.words.len())
    }

    /// Returns the score of every skill.
    fn scores(&self, matches: &[Match]) -> Vec<u64> {
        let mut counts = vec![0_usize; self.owners.len()];
        for found in matches {
            counts[found.pattern] += 1;
        }
        let mut scores = vec![0; self.terms.terms.len()];
        for (count, (skill, weight)) in counts.into_iter().zip(&self.owners) {
            if count > 0 {
                scores[*skill] += u64::from(*weight) * u64::from(self.terms.count[count.min(COUNTED_MATCHES) - 1]);
            }
        }
        scores
    }

    fn mentions(&self, matches: &[Match]) -> Vec<Mention> {
        let quotes = self.quotes(matches);
        let scores = self.framework.skills().zip(self.scores(matches));
        let mention = |((skill, score), [quote, also]): ((SkillId, u64), [Option<Quote>; 2])| {
            let is_hint = self.terms.hint_only.contains(&skill);
            let group = match score {
                _ if score >= self.terms.clearly.into() && !is_hint => MentionGroup::Clearly,
                _ if score >= self.terms.perhaps.into() => MentionGroup::Perhaps,
                _ => MentionGroup::NotFound,
            };
            Mention { skill, score, group, quote, also }
        };
        scores.zip(quotes).map(mention).collect()
    }

    /// Returns the two lines that say most about each skill: those on which the heaviest matches begin. Of equal ones
    /// the first comes first.
    fn quotes(&self, matches: &[Match]) -> Vec<[Option<Quote>; 2]> {
        let mut lines = vec![BTreeMap::<usize, LineMatches>::new(); self.terms.terms.len()];
        for found in matches {
            let (skill, weight) = self.owners[found.pattern];
            let line = self.words[found.first].line;
            let words = &self.words[found.first..=found.last];
            let last = words.iter().rfind(|word| word.line == line).map_or(0, |word| word.place.end);
            let (sum, marks) = lines[skill].entry(line).or_default();
            *sum += u64::from(weight);
            marks.push(words[0].place.start..last);
        }
        let quotes = lines.into_iter().map(|lines| {
            let mut lines: Vec<(usize, LineMatches)> = lines.into_iter().collect();
            lines.order_by_key(|(_, (sum, _))| std::cmp::Reverse(*sum));
            let mut best = lines.into_iter().map(|(line, (_, marks))| Quote::of(&self.lines[line], marks));
            [best.next(), best.next()]
        });
        quotes.collect()
    }
}
