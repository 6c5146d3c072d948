//! A picture of a team as sections of paragraphs, lists and tables: the same for every form that people read.
//!
//! The forms decide how a table looks. Everything in a cell is safe to show, and each form escapes it for itself.

use super::{SkippedFile, TeamReport};
use crate::framework::{BandId, DomainId, Framework, Level, RoleId};
use crate::team::{GroupPicture, Growth, Hire, Member, Pair, RolePicture, SeatRequest, SkillCoverage, TeamPicture};
use crate::text::width;
use crate::words::{
    GROUPS_WORDS, GROWTH_WORDS, HIDDEN, HIRE_WORDS, SEATS_WORDS, able_words, costs_words, extra_roles_words,
    growth_steps_words, hidden_legend, leaving_words, number_or_star, roles_words, seat_words, seated_words,
    short_seat_words, single_points, teaching_words, team_files_words, team_gaps, team_privacy_words, team_terms,
    tie_words,
};

/// The most hires that are listed.
const HIRES: usize = 6;

/// The most skipped or replaced files that are listed for people.
const FILES: usize = 20;

/// The columns between two columns of a table.
pub(super) const GAP: usize = 2;

/// The narrowest that a column is cut to.
const NARROWEST: usize = 12;

/// The narrowest that a column of numbers is cut to, if nothing else helps.
const NARROWEST_NUMBER: usize = 7;

/// A part of a document below a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamSection {
    /// The heading.
    pub heading: &'static str,
    /// The blocks below the heading.
    pub blocks: Vec<TeamBlock>,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeamBlock {
    /// A paragraph.
    Paragraph(String),
    /// A list.
    Items(Vec<String>),
    /// A table.
    Table(TeamTable),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamTable {
    /// The head of each column. Numbers are aligned at the right.
    pub columns: Vec<TeamColumn>,
    /// The rows.
    pub rows: Vec<TeamRow>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamColumn {
    /// The head.
    pub head: String,
    /// Whether it holds numbers.
    pub is_number: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeamRow {
    /// A heading over the rows that follow.
    Group(String),
    /// The cells of a row.
    Cells {
        /// The cells.
        cells: Vec<String>,
        /// A shorter first cell, for a narrow place.
        short: Option<String>,
        /// The people who are able, one level below, and further away, if all three are known.
        classes: Option<[u32; 3]>,
        /// The text below the row.
        detail: Option<String>,
    },
}

impl TeamTable {
    /// Returns the widths of the columns, so that a row takes at most these columns of text, with two between each. The
    /// widest ones are cut. Short first cells are used if they are asked for.
    #[must_use]
    pub fn widths(&self, room: usize, is_short: bool) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(|column| width(&column.head)).collect();
        for row in &self.rows {
            for (number, widest) in widths.iter_mut().enumerate() {
                *widest = row.cell(number, is_short).map_or(0, width).max(*widest);
            }
        }
        // The heads of numbers are cut last, and further.
        for (narrowest, only_numbers) in [(NARROWEST, false), (NARROWEST_NUMBER, true)] {
            loop {
                let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
                let columns = widths.iter_mut().zip(&self.columns);
                let of_kind = columns.filter(|(_, column)| column.is_number || !only_numbers).map(|(width, _)| width);
                let widest = of_kind.max().filter(|widest| total > room && **widest > narrowest);
                let Some(widest) = widest else { break };
                *widest = widest.saturating_sub(total - room).max(narrowest);
            }
        }
        widths
    }
}

impl TeamRow {
    /// Returns a cell of the row, or the shorter first one if it is asked for. `None` for a heading.
    #[must_use]
    pub fn cell(&self, number: usize, is_short: bool) -> Option<&str> {
        let Self::Cells { cells, short, .. } = self else { return None };
        let short = short.as_deref().filter(|_| is_short && number == 0);
        short.or_else(|| cells.get(number).map(String::as_str))
    }
}

impl TeamReport {
    /// Returns the sections for people.
    #[must_use]
    pub fn sections(&self) -> Vec<TeamSection> {
        let picture = &self.picture;
        let all = [
            Some(coverage(picture)),
            missing(picture),
            Some(seats(picture)),
            groups(picture),
            Some(roles(picture)),
            Some(hires(picture)),
            growth(picture),
            leaving(picture),
            teaching(picture),
            Some(privacy(picture)),
            Some(self.files_section()),
            Some(terms(picture)),
        ];
        all.into_iter().flatten().collect()
    }

    fn files_section(&self) -> TeamSection {
        let files = &self.files;
        let words = team_files_words(files.read, files.replaced_count, files.older_than_a_year, files.skipped_count);
        let mut blocks = vec![TeamBlock::Paragraph(words)];
        let skipped = |it: &SkippedFile| format!("{}: {}", it.file, it.reason);
        blocks.extend(listed_files("Skipped:", files.skipped.iter().map(skipped), files.skipped_count));
        if self.picture.members.is_some() {
            let replaced = files.replaced.iter().map(ToString::to_string);
            blocks.extend(listed_files("Replaced by newer answers:", replaced, files.replaced_count));
        }
        TeamSection { heading: "Files", blocks }
    }
}

fn listed_files(lead: &str, files: impl Iterator<Item = String>, count: u32) -> Vec<TeamBlock> {
    let mut items: Vec<String> = files.take(FILES).collect();
    if items.is_empty() {
        return Vec::new();
    }
    let more = (count as usize).saturating_sub(items.len());
    items.extend((more > 0).then(|| format!("and {more} more")));
    vec![TeamBlock::Paragraph(lead.to_owned()), TeamBlock::Items(items)]
}

fn table(heads: &[(&str, bool)], rows: Vec<TeamRow>) -> TeamBlock {
    let column = |(head, is_number): &(&str, bool)| TeamColumn { head: (*head).to_owned(), is_number: *is_number };
    TeamBlock::Table(TeamTable { columns: heads.iter().map(column).collect(), rows })
}

fn row(cells: Vec<String>, detail: Option<String>) -> TeamRow {
    TeamRow::Cells { cells, short: None, classes: None, detail }
}

/// Returns a row that begins with a role at a band.
fn seat_row(framework: &Framework, role: RoleId, band: BandId, cells: impl IntoIterator<Item = String>) -> TeamRow {
    let cells = [seat_words(framework, role, band)].into_iter().chain(cells).collect();
    let short = Some(short_seat_words(framework, role, band));
    TeamRow::Cells { cells, short, classes: None, detail: None }
}

fn with_detail(row: TeamRow, below: Option<String>) -> TeamRow {
    match row {
        TeamRow::Cells { cells, short, classes, .. } => TeamRow::Cells { cells, short, classes, detail: below },
        TeamRow::Group(words) => TeamRow::Group(words),
    }
}

fn coverage(picture: &TeamPicture) -> TeamSection {
    let framework = &picture.framework;
    let is_named = picture.members.is_some();
    let levels = Level::ALL.map(|level| level.to_string());
    let mut heads = vec![("Skill", false), ("Asked", true), ("Able", true)];
    if is_named {
        heads.extend(levels.iter().map(|level| (level.as_str(), true)));
    } else {
        heads.extend([("One below", true), ("Further", true)]);
    }
    let mut rows = Vec::new();
    for domain in framework.domains() {
        rows.push(TeamRow::Group(framework.domain(domain).name.to_string()));
        let of_domain = picture.coverage.iter().filter(|row| framework.skill(row.skill).domain == domain);
        rows.extend(of_domain.map(|row| coverage_row(picture, row)));
    }
    let words = if is_named {
        "The people at each level, 0 to 4. \"+1\" may be able, once an open answer is given."
    } else {
        "The people at or above what is asked, one level below, and further below or without an answer."
    };
    let mut blocks = vec![TeamBlock::Paragraph(words.to_owned())];
    blocks.extend(hidden_legend(picture.naming).map(TeamBlock::Paragraph));
    blocks.push(table(&heads, rows));
    TeamSection { heading: "Coverage, skill by skill", blocks }
}

fn coverage_row(picture: &TeamPicture, row: &SkillCoverage) -> TeamRow {
    let skill = picture.framework.skill(row.skill);
    let (asked, able) = match row.asked {
        Some(asked) => (asked.to_string(), able_words(row)),
        None => ("–".to_owned(), "–".to_owned()),
    };
    let mut cells = vec![skill.name.to_string(), asked, able];
    match (&row.by_level, row.by_class) {
        (Some(levels), _) => cells.extend(levels.iter().map(ToString::to_string)),
        (None, Some(classes)) => cells.extend([classes.one_below, classes.further].map(number_or_star)),
        (None, None) => cells.extend(["–", "–"].map(str::to_owned)),
    }
    let classes = row.by_class.and_then(|it| Some([it.able?, it.one_below?, it.further?]));
    TeamRow::Cells { cells, short: Some(skill.short.to_string()), classes, detail: None }
}

fn missing(picture: &TeamPicture) -> Option<TeamSection> {
    let framework = &picture.framework;
    let asked = |row: &SkillCoverage| row.asked.map(|asked| asked.to_string()).unwrap_or_default();
    let gap = |row: &SkillCoverage| {
        let best = row.by_level.and_then(|levels| levels.iter().rposition(|people| *people > 0));
        let best = best.map(|best| format!(", best {best}")).unwrap_or_default();
        format!("{} (asked {}{best})", framework.skill(row.skill).name, asked(row))
    };
    let only = |row: &SkillCoverage| {
        let members = picture.members.iter().flatten();
        let able = |it: &&Member| it.evaluation.sheet().choice(row.skill).level() >= row.asked;
        let person = members.filter(able).map(|it| it.person.to_string()).next().unwrap_or_default();
        format!("{} (asked {}): {person}", framework.skill(row.skill).name, asked(row))
    };
    let lists = [
        ("Nobody is able:", team_gaps(picture).map(gap).collect::<Vec<_>>()),
        ("One person only:", single_points(picture).map(only).collect()),
    ];
    let blocks: Vec<TeamBlock> = lists
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .flat_map(|(lead, items)| [TeamBlock::Paragraph(lead.to_owned()), TeamBlock::Items(items)])
        .collect();
    let is_named = picture.members.is_some();
    let heading = if is_named { "What is missing, and what rests on one person" } else { "What is missing" };
    (!blocks.is_empty()).then_some(TeamSection { heading, blocks })
}

fn seats(picture: &TeamPicture) -> TeamSection {
    let framework = &picture.framework;
    let seats = &picture.seats;
    let Some(pairs) = &seats.pairs else {
        let words = "Who fits which seat is not shown: that would be about single people.";
        let asked = |it: &SeatRequest| seat_row(framework, it.role, it.band, [it.count.to_string()]);
        let asked = table(&[("Seat", false), ("Asked", true)], seats.asked.iter().map(asked).collect());
        return TeamSection { heading: "Seats", blocks: vec![TeamBlock::Paragraph(words.to_owned()), asked] };
    };
    let pair = |it: &Pair| {
        let (person, stands) = match &it.person {
            Some(person) => (person.to_string(), seated_words(it)),
            None => ("nobody is left".to_owned(), String::new()),
        };
        seat_row(framework, it.role, it.band, [person, stands])
    };
    let heads = [("Seat", false), ("Person", false), ("Readiness", false)];
    let mut blocks =
        vec![TeamBlock::Paragraph(SEATS_WORDS.to_owned()), table(&heads, pairs.iter().map(pair).collect())];
    let ties: Vec<String> = seats.ties.iter().map(|tie| tie_words(framework, tie)).collect();
    blocks.extend((!ties.is_empty()).then_some(TeamBlock::Items(ties)));
    TeamSection { heading: "Seats and who fits", blocks }
}

fn groups(picture: &TeamPicture) -> Option<TeamSection> {
    let framework = &picture.framework;
    let mut heads = vec![("Group", false), ("People", true)];
    heads.extend(framework.domains().map(|domain| (framework.domain(domain).name.as_str(), true)));
    let is_asked =
        |domain| picture.coverage.iter().any(|it| it.asked.is_some() && framework.skill(it.skill).domain == domain);
    let none = |domain| if picture.members.is_none() && is_asked(domain) { HIDDEN } else { "–" };
    let group = |group: &GroupPicture| {
        let share = |(domain, percent): &(DomainId, Option<u64>)| {
            percent.map_or_else(|| none(*domain).to_owned(), |it| it.to_string())
        };
        let reached = group.reached.iter().map(share);
        row([group.name(), group.people.to_string()].into_iter().chain(reached).collect(), None)
    };
    let rows: Vec<TeamRow> = picture.groups.iter().map(group).collect();
    let blocks = vec![TeamBlock::Paragraph(GROUPS_WORDS.to_owned()), table(&heads, rows)];
    (!picture.groups.is_empty()).then_some(TeamSection { heading: "Groups", blocks })
}

fn roles(picture: &TeamPicture) -> TeamSection {
    let framework = &picture.framework;
    let is_asked = |it: &&RolePicture| {
        let is_seat = picture.seats.asked.iter().any(|seat| (seat.role, seat.band) == (it.role, it.band));
        is_seat || it.aimed_at != Some(0)
    };
    let none = if picture.members.is_some() { "–" } else { HIDDEN };
    let role = |it: &RolePicture| {
        let mean = it.mean_lowest.map_or_else(|| none.to_owned(), |mean| mean.to_string());
        let numbers = [it.aimed_at, it.ready, it.open].map(number_or_star);
        let row = seat_row(framework, it.role, it.band, numbers.into_iter().chain([mean]));
        with_detail(row, costs_words(framework, it))
    };
    let rows = picture.roles.iter().filter(is_asked).map(role).collect();
    let heads = [("Role", false), ("Aim", true), ("Ready", true), ("Open", true), ("Mean", true)];
    let added = extra_roles_words(framework).into_iter().map(TeamBlock::Paragraph);
    let blocks = [TeamBlock::Paragraph(roles_words(picture.naming)), table(&heads, rows)].into_iter().chain(added);
    TeamSection { heading: "Roles", blocks: blocks.collect() }
}

fn hires(picture: &TeamPicture) -> TeamSection {
    let framework = &picture.framework;
    let heading = "One hire";
    let says = |words: &str| TeamSection { heading, blocks: vec![TeamBlock::Paragraph(words.to_owned())] };
    let Some(hires) = &picture.hires else {
        return says("Hidden, because how many are ready is hidden for one of the seats.");
    };
    let signed = |number: i64| if number > 0 { format!("+{number}") } else { number.to_string().replace('-', "−") };
    let hire = |it: &Hire| {
        let gains = [Some(it.filled_ready_gain.into()), it.readiness_gain].into_iter().flatten().map(signed);
        seat_row(framework, it.role, it.band, gains)
    };
    let helping = hires.iter().filter(|it| it.filled_ready_gain > 0 || it.readiness_gain > Some(0));
    let rows: Vec<TeamRow> = helping.take(HIRES).map(hire).collect();
    if rows.is_empty() {
        return says("No single hire would fill the seats better.");
    }
    let mut heads = vec![("Hire", false), ("Seats ready", true)];
    heads.extend(hires.iter().any(|it| it.readiness_gain.is_some()).then_some(("Readiness", true)));
    TeamSection { heading, blocks: vec![TeamBlock::Paragraph(HIRE_WORDS.to_owned()), table(&heads, rows)] }
}

fn growth(picture: &TeamPicture) -> Option<TeamSection> {
    let framework = &picture.framework;
    let growth = picture.growth.as_ref().filter(|growth| !growth.is_empty())?;
    let way = |it: &Growth| {
        let person = format!("{}, {}", it.person, seat_words(framework, it.role, it.band));
        row(vec![person, it.effort.to_string(), format!("+{}", it.gain)], Some(growth_steps_words(framework, it)))
    };
    let heads = [("Person, as", false), ("Effort", true), ("Seats ready", true)];
    let table = table(&heads, growth.iter().map(way).collect());
    Some(TeamSection { heading: "Or growth", blocks: vec![TeamBlock::Paragraph(GROWTH_WORDS.to_owned()), table] })
}

fn leaving(picture: &TeamPicture) -> Option<TeamSection> {
    let leaving = picture.leaving.as_ref().filter(|leaving| !leaving.is_empty())?;
    let items = leaving.iter().map(|it| leaving_words(&picture.framework, it)).collect();
    Some(TeamSection { heading: "If somebody leaves", blocks: vec![TeamBlock::Items(items)] })
}

fn teaching(picture: &TeamPicture) -> Option<TeamSection> {
    let teaching = picture.teaching.as_ref().filter(|teaching| !teaching.is_empty())?;
    let words = "Skills that one or two are able at, and who has marked them to grow.".to_owned();
    let items = teaching.iter().map(|it| teaching_words(&picture.framework, it)).collect();
    let blocks = vec![TeamBlock::Paragraph(words), TeamBlock::Items(items)];
    Some(TeamSection { heading: "Who could teach whom", blocks })
}

fn privacy(picture: &TeamPicture) -> TeamSection {
    let blocks = team_privacy_words(picture.naming).map(TeamBlock::Paragraph);
    TeamSection { heading: "Privacy", blocks: blocks.into() }
}

fn terms(picture: &TeamPicture) -> TeamSection {
    let items = team_terms(picture.naming).into_iter().map(|(term, meaning)| format!("{term}: {meaning}")).collect();
    TeamSection { heading: "What the words mean", blocks: vec![TeamBlock::Items(items)] }
}
