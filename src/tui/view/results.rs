//! All roles at a band, best first, and the highlighted one in short.

use std::fmt::Write;

use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};

use super::parts::{range_words, sureness_words, verdict_style};
use super::{Shape, profile};
use crate::framework::{BandId, Framework};
use crate::report::{Decimal, NOTICE, leading_words, standing_words, verdict_words};
use crate::score::{Scorecard, gaps, remarks, strengths};
use crate::text::{cut, fit, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, RangeBar, indented, rule, shortened};
use crate::tui::{App, ResultsScreen, Sitting, Spot};

pub(super) fn draw(app: &App, results: &ResultsScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(sitting) = app.sitting() else { return };
    let (theme, shape) = (canvas.theme, Shape::of(canvas.window()));
    let area = canvas.area.inner(Margin::new(1, 0));
    let order = &sitting.ranking(results.band).order;
    let spacing = u16::from(shape == Shape::Wide);
    let leading = indented(
        Vec::new(),
        &Span::styled(leading_words(app.framework(), sitting.ranking(results.band)), theme.strong),
        area.width,
    );
    let rows = Layout::vertical([
        Constraint::Length(1 + spacing),
        Constraint::Length(u16::try_from(leading.len()).unwrap_or(1) + spacing),
        Constraint::Length(u16::try_from(order.len()).unwrap_or(u16::MAX)),
        Constraint::Length(1 + spacing),
        Constraint::Fill(1),
        Constraint::Length(1),
    ]);
    let [tabs, group, ranking, line, detail, notice] = rows.areas(area);
    bands(app.framework(), results.band, &mut canvas.part(tabs));
    canvas.lines(leading, group);
    let rows = order.iter().enumerate().map(|(position, role)| {
        let card = sitting.scores().card(*role, results.band);
        let row = row(app, sitting, card, (position == results.cursor, theme, area.width));
        (Some(Spot::Entry(position)), vec![row])
    });
    canvas.blocks(rows, ranking);
    canvas.put(rule(theme, area.width, (0, 1)), line);
    if let Some(role) = order.get(results.cursor) {
        let card = sitting.scores().card(*role, results.band);
        let listed = app.framework().role(*role).requirements.len();
        let [left, right] = profile::beside(detail, listed);
        canvas.lines(summary(app, sitting, card, (theme, left, shape)), left);
        if right.width > 0 {
            canvas.lines(profile::chart(app.framework(), sitting, card, (theme, right)), right);
        }
    }
    canvas.put(Line::styled(cut(NOTICE, notice.width.into()), theme.quiet), notice);
}

/// The bands as tabs.
pub(super) fn bands(framework: &Framework, band: BandId, canvas: &mut Canvas<'_, '_>) {
    let (theme, area) = (canvas.theme, canvas.area);
    let tabs: Vec<(String, bool)> =
        framework.bands().map(|other| (framework.band(other).name.to_string(), other == band)).collect();
    let rest = canvas.tabs(&tabs, area);
    let bar = framework.band(band).ready_at;
    canvas.put(Span::styled(format!("ready at {bar} {}", theme.marks.bar), theme.quiet), rest);
}

fn row(app: &App, sitting: &Sitting, card: &Scorecard, (here, theme, cells): (bool, &Theme, u16)) -> Line<'static> {
    /// Cells of the verdict.
    const VERDICT: usize = 20;
    /// Cells of the marks, the numbers and the verdict.
    const FIXED: usize = 2 + 1 + 8 + 2 + VERDICT;
    /// Cells of the error or the likely score, which give way on a narrow screen.
    const SURENESS: usize = 12;
    /// A longer bar tells no more.
    const LONGEST_BAR: usize = 90;
    /// With fewer cells for the bar, the short name is used.
    const BAR: usize = 20;
    let framework = app.framework();
    let role = framework.role(card.role);
    let names = framework.roles().map(|role| width(framework.role(role).name.as_str())).max().unwrap_or(0);
    let sureness = if usize::from(cells) >= 12 + FIXED + SURENESS + BAR { SURENESS } else { 0 };
    let roomy = usize::from(cells) >= names + FIXED + SURENESS + BAR;
    let name = if roomy { fit(role.name.as_str(), names) } else { fit(role.short.as_str(), 12) };
    let room = usize::from(cells).saturating_sub(width(&name) + FIXED + sureness).min(LONGEST_BAR);
    let (mark, style) = if here { (theme.marks.cursor, theme.cursor) } else { (" ", theme.text) };
    let mut spans = vec![Span::styled(format!("{mark} {name} "), style)];
    match RangeBar::of(card, framework.band(card.band).ready_at) {
        Some(range) => spans.extend(range.spans(u16::try_from(room).unwrap_or(0), theme)),
        None => spans.push(Span::raw(" ".repeat(room))),
    }
    spans.push(Span::styled(format!(" {:>7}", range_words(card, theme)), theme.strong));
    spans.push(Span::raw("  "));
    spans.push(Span::styled(fit(&sureness_words(sitting, card, theme), sureness), theme.quiet));
    spans.push(Span::styled(cut(verdict_words(card), VERDICT), verdict_style(card.verdict, theme)));
    Line::from(spans)
}

type Place<'t> = (&'t Theme, Rect, Shape);

/// How many strengths and gaps are named; the rest is a key away.
const NAMED: usize = 4;

/// The highlighted role in short, with lines between the sections or with sections cut, as there is room.
fn summary(app: &App, sitting: &Sitting, card: &Scorecard, (theme, area, shape): Place<'_>) -> Vec<Line<'static>> {
    let room = usize::from(area.height);
    let lines = |sections: &[Vec<Line<'_>>]| sections.iter().map(Vec::len).sum::<usize>();
    let told = |detail| sections(app, sitting, card, (theme, area.width, detail));
    // As much as there is room for; what is cut first is a key away.
    let mut sections = told(if shape == Shape::Compact { Detail::Names } else { Detail::ALL[0] });
    for detail in Detail::ALL {
        if lines(&sections) <= room {
            break;
        }
        sections = told(detail);
    }
    let gap = usize::from(lines(&sections) + sections.len() <= room);
    let spaced = sections.into_iter().flat_map(|section| section.into_iter().chain(vec![Line::default(); gap]));
    shortened(spaced.collect(), area.height, theme)
}

/// How much of a role's summary is said; each says less than the one before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    /// All of it.
    Full,
    /// Strengths on one line, with a mark where it is cut.
    FewerStrengths,
    /// Gaps on one line, too.
    FewerGaps,
    /// No facts.
    Names,
    /// Must-haves on one line, too.
    Cut,
}

impl Detail {
    const ALL: [Self; 5] = [Self::Full, Self::FewerStrengths, Self::FewerGaps, Self::Names, Self::Cut];
}

/// Why, must-haves, domains, strengths, gaps.
fn sections(
    app: &App,
    sitting: &Sitting,
    card: &Scorecard,
    (theme, cells, detail): (&Theme, u16, Detail),
) -> Vec<Vec<Line<'static>>> {
    let framework = app.framework();
    let list = |skills: Vec<String>| {
        if skills.is_empty() { "none yet".to_owned() } else { skills.join(&format!(" {} ", theme.marks.dot)) }
    };
    let told = |word: &'static str, words: String, cut_from: Detail| {
        let words = if detail >= cut_from { cut(&words, usize::from(cells) - LEAD) } else { words };
        let lead = vec![Span::styled(fit(word, LEAD), theme.strong)];
        indented(lead, &Span::styled(words, theme.text), cells)
    };
    let aim = if sitting.assessment().aim().role == Some(card.role) { ", your aim" } else { "" };
    let standing = format!("{}{aim}. {}", framework.role(card.role).name, standing_words(framework, card));
    let mut standing = indented(Vec::new(), &Span::styled(standing, theme.strong), cells);
    if detail < Detail::Names {
        standing.extend(indented(Vec::new(), &Span::styled(facts(card), theme.quiet), cells));
    }
    let remarks = remarks(sitting.sheet()).into_iter();
    let remarks =
        remarks.flat_map(|remark| indented(Vec::new(), &Span::styled(remark.to_string(), theme.caution), cells));
    vec![
        standing,
        told("Must-haves", must_haves(framework, card, theme), Detail::Cut),
        domains(framework, sitting, card, (theme, cells)),
        told("Strengths", list(strong_skills(framework, sitting, card)), Detail::FewerStrengths),
        told("Gaps", list(missing(framework, sitting, card)), Detail::FewerGaps),
        remarks.collect(),
    ]
}

/// Width of the words that lead a section.
const LEAD: usize = 12;

fn strong_skills(framework: &Framework, sitting: &Sitting, card: &Scorecard) -> Vec<String> {
    let skills = strengths(framework, sitting.sheet(), card).into_iter().take(NAMED);
    skills.map(|skill| framework.skill(skill).name.to_string()).collect()
}

fn missing(framework: &Framework, sitting: &Sitting, card: &Scorecard) -> Vec<String> {
    let gaps = gaps(framework, sitting.sheet(), card).into_iter().take(NAMED);
    gaps.map(|gap| format!("{} ({} of {})", framework.skill(gap.skill).name, gap.level, gap.target)).collect()
}

fn facts(card: &Scorecard) -> String {
    let coverage = card.coverage;
    let weight = coverage.weight_percent();
    let mut facts = format!("{} of {} skills answered, {weight}% of the weight.", coverage.answered, coverage.skills);
    if let (Some(lowest), Some(shown)) = (card.lowest(), card.shown()) {
        let _ = write!(facts, " Claimed {}, shown with evidence so far {}.", lowest.percent(), shown.percent());
    }
    if let Some(fit) = card.fit() {
        let _ = write!(facts, " Fit {}.", Decimal::nearest(fit));
    }
    facts
}

fn must_haves(framework: &Framework, card: &Scorecard, theme: &Theme) -> String {
    let words = card.must_haves.iter().map(|must_have| {
        let mark = match must_have.met() {
            Some(true) => theme.marks.done,
            Some(false) => theme.marks.missed,
            None => theme.marks.unanswered,
        };
        // A space that no line breaks at, so that a mark stays with its name.
        format!("{mark}\u{a0}{}", framework.skill(must_have.skill).name)
    });
    words.collect::<Vec<_>>().join("   ")
}

/// The domains as bars, one a line, or two a line where lines are short.
fn domains(
    framework: &Framework,
    sitting: &Sitting,
    card: &Scorecard,
    (theme, cells): (&Theme, u16),
) -> Vec<Line<'static>> {
    /// Below this width two domains share a line, because such a screen is low as well.
    const NARROW: u16 = 60;
    const NAME: usize = 14;
    const NUMBERS: usize = 8;
    let columns = if cells < NARROW { 2 } else { 1 };
    let bar = (usize::from(cells) / columns).saturating_sub(NAME + NUMBERS + 4).min(44);
    let parts = framework.domains().filter_map(|domain| card.domain(framework, sitting.sheet(), domain));
    let drawn = parts.map(|part| {
        let mut spans = vec![Span::raw(fit(framework.domain(part.domain).name.as_str(), NAME))];
        let (Some(lowest), Some(highest)) = (part.lowest(), part.highest()) else {
            spans.push(Span::styled(fit("n/a", bar + NUMBERS + 2), theme.quiet));
            return spans;
        };
        spans.extend(RangeBar::between(lowest, highest).spans(u16::try_from(bar).unwrap_or(0), theme));
        let numbers = match part.readiness() {
            Some(exact) => exact.percent().to_string(),
            None => format!("{}{}{}", lowest.percent(), theme.marks.dash, highest.times_ceil(100)),
        };
        spans.push(Span::styled(format!("{numbers:>NUMBERS$}  "), theme.text));
        spans
    });
    let drawn: Vec<Vec<Span<'static>>> = drawn.collect();
    drawn.chunks(columns).map(|row| Line::from(row.concat())).collect()
}
