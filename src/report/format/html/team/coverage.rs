//! The coverage of a team as a map: the level of each person with names, else the number of people at each distance.

use maud::{Markup, html};

use super::super::piece::{skill, title, words};
use crate::assessment::Choice;
use crate::framework::{DomainId, Level};
use crate::team::{ByClass, Member, SkillCoverage, TeamPicture};
use crate::text::width;
use crate::words::{HIDDEN, able_words, hidden_legend, number_or_star};

/// The id of the section.
pub(super) const ID: &str = "coverage-skill-by-skill";

/// The most people in one map. More columns are too narrow to read.
const COLUMNS: usize = 25;

/// The most people whose names may take two lines, so that a map fits onto the first printed page.
const FEW: usize = 15;

/// The longest name that stands in one line above its column, also in print.
const ONE_LINE: usize = 26;

/// Returns the key and the maps.
pub(super) fn map(picture: &TeamPicture) -> Markup {
    match &picture.members {
        Some(members) => named(picture, members),
        None => aggregate(picture),
    }
}

/// Returns the skills of a domain that the picture has.
fn rows(picture: &TeamPicture, domain: DomainId) -> impl Iterator<Item = &SkillCoverage> {
    picture.coverage.iter().filter(move |row| picture.framework.skill(row.skill).domain == domain)
}

fn asked(row: &SkillCoverage) -> String {
    row.asked.map_or_else(|| "–".to_owned(), |asked| asked.to_string())
}

fn named(picture: &TeamPicture, members: &[Member]) -> Markup {
    let is_one_map = members.len() <= COLUMNS;
    // The people come by aim. More of them than one map holds have one for each aim.
    let by_aim = members.chunk_by(|a, b| is_one_map || a.aim.role == b.aim.role);
    let maps: Vec<&[Member]> = by_aim.flat_map(|people| people.chunks(columns(people))).collect();
    html! {
        ul.key {
            (key("m", "3", "at or above what is asked"))
            (key("l", "2", "one level below"))
            (key("p", "1", "two or more below"))
            (key("u", "?", "open"))
            (key("u", "–", "not applicable"))
            li { "+1: may be able, answer open" }
        }
        @for (number, people) in (1_usize..).zip(&maps) {
            @let caption = caption(picture, people, (number, maps.len()));
            div.scroll role="group" aria-label=(caption) tabindex="0" { (levels(picture, people, &caption)) }
        }
    }
}

/// Returns how many people each of the maps of some people has: about the same number, and fewer of them where long
/// names take two lines or three.
fn columns(people: &[Member]) -> usize {
    let longest = people.iter().map(|member| width(member.person.as_str())).max().unwrap_or_default();
    let most = if longest <= ONE_LINE { COLUMNS } else { FEW };
    share_out(people.len(), most)
}

const fn share_out(people: usize, most: usize) -> usize {
    let maps = people.div_ceil(most);
    if maps == 0 { most } else { people.div_ceil(maps) }
}

fn key(class: &str, sample: &str, meaning: &str) -> Markup {
    html! { li { span class={"sw c " (class)} { (sample) } " " (meaning) } }
}

fn caption(picture: &TeamPicture, people: &[Member], (number, all): (usize, usize)) -> String {
    let role = people.first().and_then(|member| member.aim.role);
    let lead = match role {
        _ if all == 1 => "People by aim, then by name".to_owned(),
        Some(role) => format!("People who aim at {}, by name", picture.framework.role(role).name),
        None => "People who aim at no role in particular, by name".to_owned(),
    };
    let part = if all == 1 { String::new() } else { format!(" Part {number} of {all}.") };
    format!("{lead}; levels 0 to 4.{part}")
}

fn levels(picture: &TeamPicture, people: &[Member], caption: &str) -> Markup {
    let framework = &picture.framework;
    let aims: Vec<&[Member]> = people.chunk_by(|a, b| a.aim.role == b.aim.role).collect();
    html! {
        table.heat.grid.many[people.len() > FEW] {
            caption { span.cw { (caption) } }
            colgroup span="2" {}
            @for aim in &aims { colgroup span=(aim.len()) {} }
            colgroup span="1" {}
            thead {
                tr {
                    td colspan="2" {}
                    @for aim in &aims {
                        th.gr scope="colgroup" colspan=(aim.len()) {
                            @match aim[0].aim.role {
                                Some(role) => (title(framework, &framework.role(role).short)),
                                None => "No aim",
                            }
                        }
                    }
                    td {}
                }
                tr {
                    th scope="col" { "Skill" }
                    th.c scope="col" { span.v { "Asked" } }
                    @for member in people {
                        th.c scope="col" { span.v.pp { (words(member.person.as_str())) } }
                    }
                    th.n scope="col" { "Able" }
                }
            }
            @for domain in framework.domains() {
                tbody {
                    tr { th scope="rowgroup" colspan=(people.len() + 3) { (title(framework, &framework.domain(domain).name)) } }
                    @for row in rows(picture, domain) {
                        tr {
                            th scope="row" { (skill(framework, row.skill)) }
                            td.c.q { (asked(row)) }
                            @for member in people { (level(member, row)) }
                            (able(row))
                        }
                    }
                }
            }
        }
    }
}

fn level(member: &Member, row: &SkillCoverage) -> Markup {
    let choice = member.evaluation.sheet().choice(row.skill);
    let (class, words) = match (choice, row.asked) {
        (Choice::Unanswered, _) => ("u", "?".to_owned()),
        (Choice::NotApplicable, _) => ("u", "–".to_owned()),
        (Choice::Level(level), None) => ("u", level.to_string()),
        (Choice::Level(level), Some(asked)) => (distance(level, asked), level.to_string()),
    };
    html! { td class={"c " (class)} { (words) } }
}

const fn distance(level: Level, asked: Level) -> &'static str {
    match asked.index().saturating_sub(level.index()) {
        0 => "m",
        1 => "l",
        _ => "p",
    }
}

fn able(row: &SkillCoverage) -> Markup {
    let words = if row.asked.is_some() { able_words(row) } else { "–".to_owned() };
    let is_gap = row.able() == Some(0);
    html! {
        td.n {
            @if is_gap || row.single_point == Some(true) { span.flag.miss[is_gap] { (words) } } @else { (words) }
        }
    }
}

fn aggregate(picture: &TeamPicture) -> Markup {
    let framework = &picture.framework;
    let caption = format!(
        "Number of people, of {}, at each distance to what is asked.{}",
        picture.people,
        hidden_legend(picture.naming).map(|words| format!(" {words}")).unwrap_or_default()
    );
    html! {
        ul.key {
            (key("m", "n", "able: at or above what is asked"))
            (key("l", "n", "one level below"))
            (key("p", "n", "further below, or open"))
            (key("u", HIDDEN, "hidden, dashed in the bar"))
        }
        div.scroll role="group" aria-label="People by distance to what is asked" tabindex="0" {
            table.heat.lv {
                caption { span.cw { (caption) } }
                thead { tr {
                    th scope="col" { "Skill" }
                    @for head in ["Asked", "Able", "One level below", "Further, or open"] {
                        th.c scope="col" { span.v { (head) } }
                    }
                    td.bc {}
                } }
                @for domain in framework.domains() {
                    tbody {
                        tr { th scope="rowgroup" colspan="6" { (title(framework, &framework.domain(domain).name)) } }
                        @for row in rows(picture, domain) {
                            tr {
                                th scope="row" { (skill(framework, row.skill)) }
                                td.c.q { (asked(row)) }
                                (classes(row.by_class, picture.people))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn classes(classes: Option<ByClass>, people: u32) -> Markup {
    let Some(ByClass { able, one_below, further }) = classes else {
        return html! { td.c.u colspan="3" { "not asked" } td.bc {} };
    };
    let cells = [(able, "m", "f"), (one_below, "l", "tn"), (further, "p", "k")];
    let shown: u32 = [able, one_below, further].into_iter().flatten().sum();
    html! {
        @for (count, class, _) in &cells {
            @let is_anybody = count.is_some_and(|count| count > 0);
            td class={"c " (if is_anybody { *class } else { "u" })} {
                @if *class == "m" && *count == Some(0) { b.miss { "0" } } @else { (number_or_star(*count)) }
            }
        }
        td.bc {
            svg.bar aria-hidden="true" {
                @for (left, count, fill) in parts(&cells) { (part(left, count, people, fill)) }
                @if shown < people { (part(shown, people - shown, people, "hd")) }
            }
        }
    }
}

/// Returns the shown numbers with the sum of those before each.
fn parts<'c>(cells: &'c [(Option<u32>, &'c str, &'static str)]) -> impl Iterator<Item = (u32, u32, &'static str)> + 'c {
    let shown = cells.iter().filter_map(|(count, _, fill)| Some(((*count)?, *fill)));
    shown.scan(0, |left, (count, fill)| {
        let at = *left;
        *left += count;
        Some((at, count, fill))
    })
}

/// Draws a part of a bar for everybody.
fn part(left: u32, count: u32, people: u32, fill: &str) -> Markup {
    let percent = |count: u32| {
        let hundredths = 10_000 * u64::from(count) / u64::from(people.max(1));
        format!("{}.{:02}%", hundredths / 100, hundredths % 100)
    };
    html! { rect class=(fill) x=(percent(left)) y="4" width=(percent(count)) height="10" {} }
}

#[cfg(test)]
mod tests {
    use super::share_out;

    #[test]
    fn maps_of_the_same_people_have_about_the_same_number_and_never_too_many() {
        assert_eq!(share_out(12, 25), 12);
        assert_eq!(share_out(26, 25), 13, "and not 25 and one alone");
        for people in 1..200 {
            let (each, last) = (share_out(people, 25), people % share_out(people, 25));
            assert!(each <= 25 && (last == 0 || each - last < people.div_ceil(each)), "{people} in maps of {each}");
        }
    }
}
