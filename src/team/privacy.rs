//! Hiding numbers about few people, so that they can be worked out neither from a row nor from its sum.
//!
//! A number from 1 to below the least is hidden. With it goes the next smallest number of the same row, because the row
//! sums to everybody, and the third one if the two leave too few possibilities. 0 is shown: it says what is missing, not
//! who. Only if a row would still tell too much, all of it is hidden. So is a mean from which a hidden number could be
//! worked out. The points that single skills cost are never shown: in a small team they tell how many people have which
//! level. [`audit`] knows nothing of how numbers were hidden. It looks at what is shown, works out what every hidden
//! number can be, and refuses if that is too little.

use std::cmp::Reverse;

use super::coverage::{ByClass, SkillCoverage};
use super::mean::{is_domain_safe, is_role_safe};
use super::picture::TeamPicture;
use super::roles::RolePicture;
use super::small::{POSSIBILITIES, is_small};

/// A hidden number could be worked out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a hidden number about {0} could be worked out from the others")]
pub struct AuditProblem(pub &'static str);

/// Returns which numbers of a row are hidden. The numbers sum to what a reader knows.
fn hidden(cells: &[u32], least: u32) -> Vec<bool> {
    let mut hidden: Vec<bool> = cells.iter().map(|cell| is_small(*cell, least)).collect();
    loop {
        let count = hidden.iter().filter(|it| **it).count();
        let sum: u32 = cells.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(cell, _)| *cell).sum();
        if count == 0 || count >= 2 && possibilities(count, sum) >= POSSIBILITIES {
            return hidden;
        }
        let shown = cells.iter().enumerate().filter(|(at, cell)| !hidden[*at] && **cell > 0);
        let Some((next, _)) = shown.min_by_key(|(at, cell)| (**cell, *at)) else { return vec![true; cells.len()] };
        hidden[next] = true;
    }
}

/// Returns how many values each of some hidden numbers can have, if all are above 0 and their sum is known.
fn possibilities(count: usize, sum: u32) -> u32 {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    sum.saturating_sub(count.saturating_sub(1))
}

/// Hides every number about fewer people than the least, and what would give it away.
pub fn hide(picture: &mut TeamPicture, least: u32) {
    for row in &mut picture.coverage {
        hide_coverage(row, least);
    }
    hide_second_row(&mut picture.coverage);
    hide_roles(picture, least);
    hide_means(picture, least);
    let seats = &mut picture.seats;
    seats.filled_ready = seats.filled_ready.filter(|filled| !is_small(*filled, least));
    let filled: u32 = seats.asked.iter().map(|seat| seat.count).sum::<u32>().min(picture.people);
    if filled < least {
        seats.total_readiness = None;
    }
    seats.pairs = None;
    seats.ties.clear();
    // A hire says whether seats are filled already, and so how many people are ready.
    let asked = |role: &&RolePicture| seats.asked.iter().any(|seat| (seat.role, seat.band) == (role.role, role.band));
    if seats.filled_ready.is_none() || picture.roles.iter().filter(asked).any(|role| role.ready.is_none()) {
        picture.hires = None;
    }
    for hire in picture.hires.iter_mut().flatten() {
        // The gain is what one person with a seat lacks, and so would be the order by it.
        hire.readiness_gain = None;
    }
    if let Some(hires) = &mut picture.hires {
        hires.sort_by_key(|hire| (Reverse(hire.filled_ready_gain), hire.role, hire.band));
    }
    (picture.growth, picture.leaving, picture.teaching, picture.members) = (None, None, None, None);
}

fn hide_coverage(row: &mut SkillCoverage, least: u32) {
    (row.by_level, row.single_point) = (None, None);
    let Some(classes) = row.by_class else {
        (row.possible, row.answered) = (None, None);
        return;
    };
    let cells = classes.cells().map(Option::unwrap_or_default);
    let hidden = hidden(&cells, least);
    let [able, one_below, further] = [0, 1, 2].map(|at| (!hidden[at]).then(|| cells[at]));
    row.by_class = Some(ByClass { able, one_below, further });
    // The people further below, open, and not applicable are parts of one number. They are shown only if all are.
    let everybody: u32 = cells.iter().sum();
    let (answered, open) = (row.answered.unwrap_or_default(), row.possible.unwrap_or_default());
    let silent = everybody - answered;
    let parts = [cells[2] - silent, open, silent - open];
    if hidden.contains(&true) || parts.iter().any(|part| is_small(*part, least)) {
        (row.possible, row.answered) = (None, None);
    }
}

/// Hides a second row if only one row hides how many are able: the text counts such skills, and would name it.
fn hide_second_row(coverage: &mut [SkillCoverage]) {
    let is_hidden = |row: &&mut SkillCoverage| row.by_class.is_some_and(|classes| classes.able.is_none());
    if coverage.iter_mut().filter(is_hidden).count() != 1 {
        return;
    }
    let shown = coverage.iter_mut().filter(|row| row.able().is_some_and(|able| able > 0));
    if let Some(row) = shown.min_by_key(|row| (row.able(), row.skill))
        && let Some(classes) = &mut row.by_class
    {
        classes.able = None;
        let others = [&mut classes.one_below, &mut classes.further];
        let smaller = others.into_iter().filter(|cell| cell.is_some_and(|cell| cell > 0)).min_by_key(|cell| **cell);
        if let Some(cell) = smaller {
            *cell = None;
        }
        (row.possible, row.answered) = (None, None);
    }
}

fn hide_roles(picture: &mut TeamPicture, least: u32) {
    let people = picture.people;
    let aims = picture.roles.iter().map(|role| role.aimed_at).chain([picture.without_aim]);
    let aims: Vec<u32> = aims.map(Option::unwrap_or_default).collect();
    let hidden_aims = hidden(&aims, least);
    picture.without_aim = picture.without_aim.filter(|_| hidden_aims.last() == Some(&false));
    let mut before: Option<RolePicture> = None;
    for (role, aim_is_hidden) in picture.roles.iter_mut().zip(hidden_aims) {
        if aim_is_hidden {
            role.aimed_at = None;
        }
        let (ready, open) = (role.ready.unwrap_or_default(), role.open.unwrap_or_default());
        let hidden = hidden(&[ready, open, people - ready - open], least);
        (role.ready, role.open) = ((!hidden[0]).then_some(ready), (!hidden[1]).then_some(open));
        // A person ready at a band is mostly ready at the lower one too, so the difference is a number of people.
        let lower = before.as_ref().filter(|lower| lower.role == role.role);
        if lower.is_some_and(|lower| is_small_apart(lower.ready, role.ready, least)) {
            (role.ready, role.open) = (None, None);
        }
        if role.ready.is_some() || lower.is_none() {
            before = Some(role.clone());
        }
    }
}

fn hide_means(picture: &mut TeamPicture, least: u32) {
    let safe: Vec<bool> = picture.roles.iter().map(|role| is_role_safe(picture, role, least)).collect();
    for (role, is_safe) in picture.roles.iter_mut().zip(safe) {
        role.mean_lowest = role.mean_lowest.filter(|_| is_safe);
        role.costs.clear();
    }
    for domain in picture.framework.domains() {
        if !is_domain_safe(picture, domain, least) {
            let shares = picture.groups.iter_mut().flat_map(|group| &mut group.reached);
            shares.filter(|(of, _)| *of == domain).for_each(|(_, percent)| *percent = None);
        }
    }
}

/// Returns whether one seat for each role and band that somebody aims at would tell what single people aim at: who sees
/// the seats knows which of the hidden aims are not 0.
pub(super) fn do_seats_tell(aims: &[u32], least: u32) -> bool {
    let some = aims.iter().filter(|people| **people > 0).count();
    hidden(aims, least).iter().all(|it| *it) && possibilities(some, aims.iter().sum()) < POSSIBILITIES
}

fn is_small_apart(one: Option<u32>, other: Option<u32>, least: u32) -> bool {
    one.zip(other).is_some_and(|(one, other)| is_small(one.abs_diff(other), least))
}

/// Works out what each hidden number can be from everything that is shown.
///
/// # Errors
///
/// A shown number is about too few people, or a hidden one can have fewer than three values.
pub fn audit(picture: &TeamPicture, least: u32) -> Result<(), AuditProblem> {
    let people = picture.people;
    for row in &picture.coverage {
        let Some(classes) = row.by_class else { continue };
        audit_row(&classes.cells(), people, least).ok_or(AuditProblem("a skill"))?;
        let silent = row.answered.map(|answered| people - answered);
        let parts = [
            silent.zip(classes.further).map(|(silent, further)| further - silent),
            row.possible,
            silent.zip(row.possible).map(|(silent, open)| silent - open),
        ];
        let is_shown = row.answered.is_some() || row.possible.is_some();
        let is_open = classes.cells().contains(&None);
        if is_shown && is_open || parts.into_iter().flatten().any(|part| is_small(part, least)) {
            return Err(AuditProblem("a skill"));
        }
        if row.by_level.is_some() || row.single_point.is_some() {
            return Err(AuditProblem("a skill"));
        }
    }
    let starred = picture.coverage.iter().filter(|row| row.by_class.is_some_and(|it| it.able.is_none())).count();
    let could_be = picture.coverage.iter().filter(|row| row.able().is_some_and(|able| able > 0)).count();
    if starred == 1 && could_be > 0 {
        return Err(AuditProblem("the skills that rest on few"));
    }
    let aims: Vec<Option<u32>> = picture.roles.iter().map(|role| role.aimed_at).chain([picture.without_aim]).collect();
    audit_row(&aims, people, least).ok_or(AuditProblem("the aims"))?;
    for pair in picture.roles.windows(2) {
        if pair[0].role == pair[1].role && is_small_apart(pair[0].ready, pair[1].ready, least) {
            return Err(AuditProblem("a role"));
        }
    }
    for role in &picture.roles {
        let rest = role.ready.zip(role.open).map(|(ready, open)| people - ready - open);
        audit_row(&[role.ready, role.open, rest], people, least).ok_or(AuditProblem("a role"))?;
        if !role.costs.is_empty() || !is_role_safe(picture, role, least) {
            return Err(AuditProblem("a role"));
        }
    }
    let seats = &picture.seats;
    let names =
        seats.pairs.is_some() || !seats.ties.is_empty() || picture.growth.is_some() || picture.members.is_some();
    let gains = picture.hires.iter().flatten().any(|hire| hire.readiness_gain.is_some());
    if names || gains || seats.filled_ready.is_some_and(|filled| is_small(filled, least)) {
        return Err(AuditProblem("the seats"));
    }
    let tells = |domain| !is_domain_safe(picture, domain, least);
    if picture.groups.iter().any(|group| group.people < least) || picture.framework.domains().any(tells) {
        return Err(AuditProblem("a group"));
    }
    Ok(())
}

/// Returns `None` if a row that sums to everybody shows a number about few people, or if a hidden one can have fewer
/// than three values.
fn audit_row(cells: &[Option<u32>], people: u32, least: u32) -> Option<()> {
    let shown = cells.iter().flatten();
    if shown.clone().any(|cell| is_small(*cell, least)) {
        return None;
    }
    let hidden = cells.iter().filter(|cell| cell.is_none()).count();
    let rest = people.checked_sub(shown.sum())?;
    // In a row without any number, even 0 is hidden.
    let values = if hidden == cells.len() { rest + 1 } else { possibilities(hidden, rest) };
    (hidden == 0 || hidden >= 2 && values >= POSSIBILITIES).then_some(())
}
