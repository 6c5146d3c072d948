//! The charts: drawings of numbers that stand beside them as text.
//!
//! They have no view box: x is in percent and y in pixels, so that they stretch without being distorted.

use maud::{Markup, html};

use crate::framework::{LEVELS, Level};
use crate::score::Tenths;

/// The numbers of a bar of readiness, in percent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bar {
    /// The least that is reached.
    pub(super) lowest: u64,
    /// The most that is possible; the same for a settled score.
    pub(super) highest: u64,
    /// The place where ready begins, and the error of the score; `None` for a bar without a verdict.
    pub(super) ready: Option<(u32, Tenths)>,
}

/// Draws a bar: solid is reached, hatched is possible, the upright line is ready, the thin line below is the error.
pub(super) fn bar(bar: Bar) -> Markup {
    let Bar { lowest, highest, ready } = bar;
    let open = highest.saturating_sub(lowest);
    html! {
        svg.bar aria-hidden="true" {
            rect.k y="5" width="100%" height="8" {}
            @if open > 0 { rect.o x={(lowest) "%"} y="5" width={(open) "%"} height="8" {} }
            @if lowest > 0 { rect.f y="5" width={(lowest) "%"} height="8" {} }
            @if let Some((ready, error)) = ready {
                (upright("h", ready, "4", "14"))
                (upright("t", ready, "0", "16"))
                @if error.0 > 0 { (whisker(lowest, highest, error)) }
            }
        }
    }
}

fn upright(class: &str, percent: u32, top: &str, bottom: &str) -> Markup {
    html! { line class=(class) x1={(percent) "%"} x2={(percent) "%"} y1=(top) y2=(bottom) {} }
}

fn whisker(lowest: u64, highest: u64, error: Tenths) -> Markup {
    let [left, right] = [(10 * lowest).saturating_sub(error.0), (10 * highest + error.0).min(1_000)].map(Tenths);
    html! {
        line.w x1={(left) "%"} x2={(right) "%"} y1="18" y2="18" {}
        line.w x1={(left) "%"} x2={(left) "%"} y1="15.5" y2="20" {}
        line.w x1={(right) "%"} x2={(right) "%"} y1="15.5" y2="20" {}
    }
}

/// A level against a target, drawn as four boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Strip {
    /// The level; 0 for an open answer.
    pub(super) level: Level,
    /// The target.
    pub(super) target: Level,
}

impl Strip {
    fn id(self) -> String {
        format!("l{}t{}", self.level, self.target)
    }

    /// Uses the drawing.
    pub(super) fn used(self) -> Markup {
        html! { svg.s viewBox="0 0 68 16" aria-hidden="true" { use href={"#" (self.id())} {} } }
    }

    /// Draws the strip for use in many places.
    pub(super) fn symbol(self) -> Markup {
        let (level, target) = (self.level.index(), self.target.index());
        html! {
            symbol id=(self.id()) viewBox="0 0 68 16" overflow="visible" {
                @for place in 0..LEVELS - 1 {
                    @let left = 17 * place;
                    @if place < level.min(target) { rect.f x=(left) y="3" width="15" height="10" {} }
                    @else if place < level { (beyond(left)) }
                    @else if place < target { (missing(left)) }
                    @else { rect.k x=(left) y="3" width="15" height="10" {} }
                }
                path.t d={"M" (17 * target - 1) " 0v16"} {}
            }
        }
    }
}

/// A box that is reached although the target does not ask for it.
fn beyond(left: usize) -> Markup {
    html! {
        rect.be x=(left) y="3" width="15" height="10" {}
        path.pl d={"M" (left + 4) ".5 8h6M" (left + 7) ".5 5v6"} {}
    }
}

/// A box that is missing up to the target.
fn missing(left: usize) -> Markup {
    html! {
        rect.mi x={(left) ".75"} y="3.75" width="13.5" height="8.5" {}
        circle.md cx={(left + 7) ".5"} cy="8" r="1.4" {}
    }
}

/// The key to the strips.
pub(super) fn key() -> Markup {
    let item = |drawing: Markup, words: &str| html! { li { svg width="18" height="16" aria-hidden="true" { (drawing) } (words) } };
    html! {
        ul.key {
            (item(html! { rect.f x="1" y="3" width="15" height="10" {} }, "reached"))
            (item(missing(1), "missing up to the target"))
            (item(beyond(1), "beyond the target: adds nothing to the score"))
            (item(html! { path.t d="M8 0v16" {} }, "target"))
        }
    }
}

/// Draws a change of level: an open circle then, a full one now, on a scale from 0 to 4.
pub(super) fn dumbbell(before: Level, after: Level) -> Markup {
    let at = |level: Level| format!("{}%", 6 + 22 * level.index());
    let (then, now) = (at(before), at(after));
    html! {
        svg.bar aria-hidden="true" {
            @for level in Level::ALL { line.g x1=(at(level)) x2=(at(level)) y1="4" y2="16" {} }
            line.sl x1=(then) x2=(now) y1="10" y2="10" {}
            circle.ho cx=(then) cy="10" r="4.5" {}
            circle.f cx=(now) cy="10" r="5.5" {}
        }
    }
}

/// A plan as a staircase, in hundredths of a point.
#[derive(Debug)]
pub(super) struct Stairs {
    /// The readiness today.
    pub(super) start: u64,
    /// The readiness after each item of the plan; one at least.
    pub(super) items: Vec<u64>,
    /// The place where ready begins.
    pub(super) ready: u64,
    /// The place where ready begins with a margin, if the plan leads there.
    pub(super) margin: Option<u64>,
    /// The sentence that says the same.
    pub(super) label: String,
}

impl Stairs {
    /// Returns where the axis begins, in points: the full ten below the start.
    pub(super) fn origin(&self) -> u64 {
        self.start / 1_000 * 10
    }

    /// Returns a place on the axis, in percent of the width with two decimals.
    fn x(&self, hundredths: u64) -> String {
        let origin = 100 * self.origin();
        let across = 200 + 9_500 * hundredths.saturating_sub(origin) / (10_000 - origin).max(1);
        format!("{}.{:02}%", across / 100, across % 100)
    }

    /// Returns whether the margin is far enough from the bar to have words of its own.
    fn names_margin(&self, margin: u64) -> bool {
        12 * margin.saturating_sub(self.ready) > (10_000 - 100 * self.origin())
    }

    pub(super) fn drawn(&self) -> Markup {
        let at = |hundredths| self.x(hundredths);
        let (bar, start) = (at(self.ready), at(self.start));
        let climbs = std::iter::once(self.start).chain(self.items.iter().copied()).zip(self.items.iter().copied());
        html! {
            svg role="img" aria-label=(self.label) width="100%" height="68" {
                line.g x1="2%" x2="97%" y1="46" y2="46" {}
                @for tick in (self.origin()..=100).step_by(10) {
                    @let x = at(100 * tick);
                    line.g x1=(x) x2=(x) y1="43" y2="49" {}
                    " " text x=(x) y="64" text-anchor="middle" { (tick) }
                }
                line.t x1=(bar) x2=(bar) y1="20" y2="56" {}
                " " text.tk x=(bar) y="12" text-anchor="middle" { "ready " (self.ready / 100) } " "
                @if let Some(margin) = self.margin {
                    @let x = at(margin);
                    line.t stroke-dasharray="3 3" x1=(x) x2=(x) y1="20" y2="56" {}
                    @if self.names_margin(margin) {
                        text.tk x=(x) y="12" dx="4" { "with a margin " (margin / 100) } " "
                    }
                }
                @for (from, to) in climbs { line.sl x1=(at(from)) x2=(at(to)) y1="38" y2="38" {} }
                circle.ho cx=(start) cy="38" r="6" {}
                @for (number, reached) in (1_usize..).zip(&self.items) {
                    @let x = at(*reached);
                    circle.f cx=(x) cy="38" r="8" {}
                    text.nm x=(x) y="42" text-anchor="middle" { (number) } " "
                }
            }
        }
    }
}
