//! Draws all roles at a band, best first, and a summary of the highlighted one.

use std::fmt::Write;

use ratatui::layout::Margin;
use ratatui::text::{Line, Span};

use super::parts::{range_words, sureness_words, verdict_style, verdict_within};
use super::{Shape, profile};
use crate::assessment::{Aim, Pace};
use crate::framework::{BandId, Framework};
use crate::score::{Gap, Scorecard, gaps, remarks, strengths};
use crate::text::{counted, cut, fit, width};
use crate::tui::widget::{Canvas, LineBuilder, RangeBar, rows, shortened};
use crate::tui::{App, CurrentAssessment, Intent, Mode, ResultsScreen, Target};
use crate::words::{
    NOTICE, evidence_words, fit_words, leading_words, preference_words, quick_end_words, standing_words,
};

pub(super) fn draw(app: &App, results: &ResultsScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let area = canvas.area.inner(Margin::new(1, 0));
    let builder = canvas.builder(area);
    let order = &current.ranking(results.band).order;
    let spacing = u16::from(Shape::of(canvas.window()) == Shape::Wide);
    let leading = leading(app.framework(), current, results.band);
    let leading: Vec<Line<'_>> =
        leading.iter().flat_map(|words| builder.paragraph(words, builder.theme.strong)).collect();
    let notice = builder.paragraph(NOTICE, builder.theme.quiet);
    let [group, ranking, below] =
        [leading.len(), order.len(), notice.len()].map(|it| u16::try_from(it).unwrap_or(u16::MAX));
    let heights =
        [Some(1 + spacing), Some(group.saturating_add(spacing)), Some(ranking), Some(1 + spacing), None, Some(below)];
    let [tabs, group, ranking, line, detail, below] = rows(area, heights);
    bands(app.framework(), results.band, &mut canvas.part(tabs));
    canvas.lines(leading, group);
    let rows = order.iter().enumerate().map(|(position, role)| {
        let card = current.evaluation().card(*role, results.band);
        let row = Shown { app, current, card, builder }.row(position, results.cursor);
        (Some(Target::Entry(position)), vec![row])
    });
    canvas.blocks(rows, ranking);
    canvas.put(builder.rule(), line);
    if let Some(role) = order.get(results.cursor) {
        let card = current.evaluation().card(*role, results.band);
        let listed = app.framework().role(*role).requirements.len();
        let [left, right] = profile::beside(detail, listed);
        let shown = Shown { app, current, card, builder: canvas.builder(left) };
        canvas.lines(shown.summary(left.height), left);
        if right.width > 0 {
            profile::draw_chart(app.framework(), current, card, &mut canvas.part(right));
        }
    }
    canvas.lines(notice, below);
}

/// Says who leads at a band. At the end of quick mode also says how firm that is.
fn leading(framework: &Framework, current: &CurrentAssessment, band: BandId) -> Vec<String> {
    let assessment = current.assessment();
    let is_quick = assessment.pace() == Pace::Quick && assessment.aim().band == band;
    if is_quick && assessment.coverage().unanswered > 0 {
        let words = quick_end_words(framework, current.evaluation(), &current.quick());
        if !words.is_empty() {
            return words;
        }
    }
    vec![leading_words(framework, current.ranking(band))]
}

/// Draws the bands as tabs.
pub(super) fn bands(framework: &Framework, band: BandId, canvas: &mut Canvas<'_, '_>) {
    let (theme, area) = (canvas.theme, canvas.area);
    let names: Vec<String> = framework.bands().map(|band| framework.band(band).name.to_string()).collect();
    let rest = canvas.tabs(&names, band.index(), area);
    let bar = framework.band(band).ready_at;
    canvas.put(Span::styled(format!("ready at {bar} {}", theme.marks.bar), theme.quiet), rest);
}

/// A role at a band, and what is needed to draw it.
struct Shown<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    card: &'a Scorecard,
    builder: LineBuilder<'a>,
}

/// The length of a role's summary, from long to short. Each form includes the cuts before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    /// The whole summary.
    Full,
    /// The domains have no heading.
    NoHeading,
    /// The strengths take one line.
    FewerStrengths,
    /// The gaps take one line.
    FewerGaps,
    /// The facts are left out.
    Names,
    /// The must-haves take one line.
    Cut,
}

impl Detail {
    const ALL: [Self; 6] = [Self::Full, Self::NoHeading, Self::FewerStrengths, Self::FewerGaps, Self::Names, Self::Cut];
}

/// The number of strengths and gaps shown. The role screen shows all.
const NAMED: usize = 4;
/// Width of the heading before a section.
const LEAD: usize = 12;

impl Shown<'_> {
    /// Returns the line of the role at a position of the ranking.
    fn row(&self, position: usize, cursor: usize) -> Line<'static> {
        /// Cells of the verdict if there is just room for the row.
        const VERDICT: usize = 20;
        /// Cells of the marks, the numbers and the verdict.
        const FIXED: usize = 2 + 1 + 8 + 2 + VERDICT;
        /// Further cells for a longer verdict.
        const MORE: usize = 10;
        /// Cells of the error or the likely score, which is left out on a narrow screen.
        const SURENESS: usize = 12;
        /// Cells of the longest useful bar.
        const LONGEST_BAR: usize = 90;
        /// Fewest cells of the bar. With fewer, the short name is used.
        const BAR: usize = 20;
        let (card, theme, cells) = (self.card, self.builder.theme, usize::from(self.builder.width));
        let (mark, style) = theme.entry(position, cursor);
        let framework = self.app.framework();
        let role = framework.role(card.role);
        let names = framework.roles().map(|role| width(framework.role(role).name.as_str())).max().unwrap_or(0);
        let sureness = if cells >= 12 + FIXED + SURENESS + BAR { SURENESS } else { 0 };
        let roomy = cells >= names + FIXED + SURENESS + BAR;
        let name = if roomy { fit(role.name.as_str(), names) } else { fit(role.short.as_str(), 12) };
        let more = if cells >= names + FIXED + SURENESS + BAR + MORE { MORE } else { 0 };
        let room = cells.saturating_sub(width(&name) + FIXED + more + sureness).min(LONGEST_BAR);
        // The space has no style, so that a highlighted name does not touch its bar.
        let mut spans = vec![Span::styled(format!("{mark} {name}"), style), Span::raw(" ")];
        match RangeBar::of(card, framework.band(card.band).ready_at) {
            Some(range) => spans.extend(range.spans(u16::try_from(room).unwrap_or(0), theme)),
            None => spans.push(Span::raw(" ".repeat(room))),
        }
        spans.push(Span::styled(format!(" {:>7}", range_words(card, theme)), theme.strong));
        spans.push(Span::raw("  "));
        spans.push(Span::styled(fit(&sureness_words(self.current, card, theme), sureness), theme.quiet));
        let limit = VERDICT + more;
        spans.push(Span::styled(cut(verdict_within(card, limit), limit), verdict_style(card.verdict, theme)));
        Line::from(spans)
    }

    /// Returns the summary of the role, with empty lines between sections if there is room, or with shorter sections.
    fn summary(&self, height: u16) -> Vec<Line<'static>> {
        let room = usize::from(height);
        let lines = |sections: &[Vec<Line<'_>>]| sections.iter().map(Vec::len).sum::<usize>();
        // Take the longest form that fits. Keys show what is cut.
        let mut forms = Detail::ALL.into_iter().map(|detail| self.sections(detail));
        let mut sections = forms.next().unwrap_or_default();
        while lines(&sections) > room
            && let Some(shorter) = forms.next()
        {
            sections = shorter;
        }
        let gap = usize::from(lines(&sections) + sections.len() <= room);
        let spaced = sections.into_iter().flat_map(|section| section.into_iter().chain(vec![Line::default(); gap]));
        shortened(spaced.collect(), height, self.builder.theme)
    }

    /// Returns the sections: the reason, must-haves, domains, strengths, gaps.
    fn sections(&self, detail: Detail) -> Vec<Vec<Line<'static>>> {
        let (app, card, builder, theme) = (self.app, self.card, self.builder, self.builder.theme);
        let framework = app.framework();
        let one_line = |from: Detail, words: String| {
            if detail >= from { cut(&words, usize::from(builder.width) - LEAD) } else { words }
        };
        let aimed_at = Aim { role: Some(card.role), band: card.band };
        let aim = if self.current.assessment().aim() == aimed_at { ", your aim" } else { "" };
        let standing = format!("{}{aim}. {}", framework.role(card.role).name, standing_words(framework, card));
        let mut standing = builder.paragraph(&standing, theme.strong);
        if detail < Detail::Names {
            standing.extend(builder.paragraph(&facts(card), theme.quiet));
        }
        let mut domains = self.domains();
        if detail == Detail::Full && !domains.is_empty() {
            domains.insert(0, Line::styled("How much of what the role expects you reach, by domain", theme.quiet));
        }
        let remarks = remarks(self.current.sheet()).into_iter();
        vec![
            standing,
            self.wishes(detail),
            self.section("Must-haves", &one_line(Detail::Cut, self.must_haves())),
            domains,
            self.section("On target", &one_line(Detail::FewerStrengths, self.strengths())),
            self.section("Gaps", &one_line(Detail::FewerGaps, self.gaps())),
            remarks.flat_map(|remark| builder.paragraph(&remark.to_string(), theme.caution)).collect(),
        ]
    }

    /// Returns what the person would like to do beside the role, or how to say it once every question is answered.
    fn wishes(&self, detail: Detail) -> Vec<Line<'static>> {
        let (assessment, theme) = (self.current.assessment(), self.builder.theme);
        if let Some(words) = preference_words(assessment, self.card.role) {
            return self.section("Likes", &words);
        }
        let framework = self.app.framework();
        let is_asked = framework.preferences().len() > 0 && assessment.coverage().unanswered == 0;
        if !is_asked || assessment.has_wishes() || detail >= Detail::FewerGaps {
            return Vec::new();
        }
        let key = self.app.key(Mode::Results, Intent::Wishes);
        let words = format!("{key} asks what you would like to do: a few statements, never scored.");
        self.builder.paragraph(&words, theme.quiet)
    }

    /// Returns a section with its heading.
    fn section(&self, about: &'static str, words: &str) -> Vec<Line<'static>> {
        let lead = vec![Span::styled(fit(about, LEAD), self.builder.theme.strong)];
        self.builder.after(lead, words, self.builder.theme.text)
    }

    /// Joins things with a separator. A line can break only after a separator.
    fn listed(&self, things: impl Iterator<Item = String>) -> String {
        let things: Vec<String> = things.collect();
        match things.len() {
            0 if self.card.is_complete() => "none".to_owned(),
            0 => "none yet".to_owned(),
            _ => things.join(&format!("\u{a0}{} ", self.builder.theme.marks.dot)),
        }
    }

    fn must_haves(&self) -> String {
        let marks = &self.builder.theme.marks;
        self.listed(self.card.must_haves.iter().map(|must_have| {
            let mark = match must_have.met() {
                Some(true) => marks.done,
                Some(false) => marks.missed,
                None if must_have.is_left_out() => marks.not_applicable,
                None => marks.unanswered,
            };
            // A no-break space keeps the mark with its name.
            format!("{mark}\u{a0}{}", self.app.framework().skill(must_have.skill).name)
        }))
    }

    fn strengths(&self) -> String {
        let framework = self.app.framework();
        let skills = strengths(framework, self.current.sheet(), self.card).into_iter().take(NAMED);
        self.listed(skills.map(|skill| framework.skill(skill).name.to_string()))
    }

    fn gaps(&self) -> String {
        let framework = self.app.framework();
        let gaps = gaps(framework, self.current.sheet(), self.card).into_iter().take(NAMED);
        let name = |gap: &Gap| &framework.skill(gap.skill).name;
        self.listed(gaps.map(|gap| format!("{}\u{a0}({}\u{a0}of\u{a0}{})", name(&gap), gap.level, gap.target)))
    }

    /// Returns the domains as bars, one or two in each line.
    fn domains(&self) -> Vec<Line<'static>> {
        /// Below this width two domains share a line, because such a screen is also low.
        const NARROW: u16 = 60;
        const NAME: usize = 14;
        const NUMBERS: usize = 7;
        const GAP: usize = 2;
        let (framework, theme, width) = (self.app.framework(), self.builder.theme, self.builder.width);
        let columns = if width < NARROW { 2 } else { 1 };
        let bar = (usize::from(width) / columns).saturating_sub(NAME + NUMBERS + GAP).min(44);
        let parts = framework.domains().filter_map(|domain| self.card.domain(framework, self.current.sheet(), domain));
        let drawn = parts.map(|part| {
            let mut spans = vec![Span::raw(fit(framework.domain(part.domain).name.as_str(), NAME))];
            let (Some(lowest), Some(highest)) = (part.lowest(), part.highest()) else {
                spans.push(Span::styled(fit("n/a", bar + NUMBERS + GAP), theme.quiet));
                return spans;
            };
            spans.extend(RangeBar::between(lowest, highest).spans(u16::try_from(bar).unwrap_or(0), theme));
            let numbers = match part.readiness() {
                Some(exact) => exact.percent().to_string(),
                None => format!("{}{}{}", lowest.percent(), theme.marks.dash, highest.times_ceil(100)),
            };
            spans.push(Span::styled(format!("{numbers:>NUMBERS$}{:GAP$}", ""), theme.text));
            spans
        });
        let drawn: Vec<Vec<Span<'static>>> = drawn.collect();
        drawn.chunks(columns).map(|row| Line::from(row.concat())).collect()
    }
}

/// Builds the sentences on coverage, evidence and fit.
fn facts(card: &Scorecard) -> String {
    let coverage = card.coverage;
    let weight = coverage.weight_percent();
    let skills = counted(coverage.skills, "skill", "skills");
    let mut facts = format!("{} of {skills} answered, {weight}% of the weight.", coverage.answered);
    if let (Some(lowest), Some(shown)) = (card.lowest(), card.shown())
        && let Some(words) = evidence_words(lowest.percent(), shown.percent())
    {
        let _ = write!(facts, " {words}");
    }
    if let Some(words) = fit_words(card) {
        let _ = write!(facts, " {words}");
    }
    facts
}
