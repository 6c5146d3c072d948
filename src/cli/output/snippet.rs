//! Draws problems: file, line, column, the text at that place, and advice.
//!
//! Each character of a file is drawn as one character, with everything that a terminal could obey made visible, so that
//! the marks below it are in the right columns. Long lines are cut around the place.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Problem, Source, Span};
use crate::order::Order as _;
use crate::text::{counted, listed, visible};

/// Columns of a drawing.
const COLUMNS: usize = 100;

/// Longest line that is drawn whole. Drawing takes time for every character.
const LONG_LINE: usize = 4_000;

/// Characters kept of a longer line before the place, and from the place on.
const BEFORE: usize = 40;
const AFTER: usize = 60;

/// Most places that are named for a repeated problem.
const PLACES: usize = 8;

/// Draws all problems in the order of their places. `sources` are the files they may be in. Draws a repeated problem
/// once, with the lines of its other places.
pub(crate) fn draw(problems: &[Problem], sources: &[&Source]) -> String {
    draw_as(&Level::ERROR, problems, sources)
}

/// Draws what is worth knowing and no fault, in the same way.
pub(crate) fn draw_warnings(problems: &[Problem], sources: &[&Source]) -> String {
    draw_as(&Level::WARNING, problems, sources)
}

fn draw_as(level: &Level<'static>, problems: &[Problem], sources: &[&Source]) -> String {
    let mut sorted: Vec<&Problem> = problems.iter().collect();
    sorted
        .order_by_key(|problem| (&problem.file, problem.line == 0 && problem.count > 1, problem.line, problem.column));
    let mut groups: Vec<Vec<&Problem>> = Vec::new();
    for problem in sorted {
        let same = |group: &&mut Vec<&Problem>| {
            let [first, ..] = group.as_slice() else { return false };
            (&first.file, &first.message, &first.advice) == (&problem.file, &problem.message, &problem.advice)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(problem),
            None => groups.push(vec![problem]),
        }
    }
    let drawn = groups.iter().filter_map(|group| {
        let (first, others) = group.split_first()?;
        Some(draw_one(level, first, sources) + &repeated(others))
    });
    drawn.collect::<Vec<_>>().join("\n")
}

/// Says how often and where else a problem occurs. Returns an empty text if it does not.
fn repeated(others: &[&Problem]) -> String {
    if others.is_empty() {
        return String::new();
    }
    let mut lines: Vec<usize> = others.iter().map(|problem| problem.line).collect();
    lines.dedup();
    let count = counted(others.len(), "more time", "more times");
    let place = if lines.len() == 1 { "line" } else { "lines" };
    let named: Vec<String> = lines.iter().take(PLACES).map(ToString::to_string).collect();
    let rest = lines.len().saturating_sub(PLACES);
    let named = if rest == 0 { listed(&named, "and") } else { format!("{} and {rest} more", named.join(", ")) };
    format!("  = note: the same {count}, in {place} {named}\n")
}

fn draw_one(level: &Level<'static>, problem: &Problem, sources: &[&Source]) -> String {
    let source = sources.iter().find(|source| source.name == problem.file);
    let title = level.clone().primary_title(problem.message.as_str());
    let help = Level::HELP.message(problem.advice.as_str());
    let origin = Origin::path(problem.file.as_str());
    let group = match (source, &problem.span) {
        (Some(source), Some(span)) => {
            let Excerpt { line, mark, cut } = excerpt(&source.text, span);
            let snippet = Snippet::source(line).line_start(problem.line).annotation(AnnotationKind::Primary.span(mark));
            match cut {
                Cut::Nowhere => title.element(snippet.path(problem.file.as_str())).element(help),
                // The columns of a cut line differ from those of the file, so name the place.
                Cut::Short => {
                    let origin = origin.line(problem.line).char_column(problem.column);
                    title.element(origin).element(snippet).element(help)
                }
            }
        }
        _ => title.element(origin).element(help),
    };
    let mut drawn = Renderer::plain().term_width(COLUMNS).render(&[group]);
    drawn.push('\n');
    drawn
}

/// A line or part of it, with the marked bytes.
#[derive(Debug, PartialEq, Eq)]
struct Excerpt {
    line: String,
    mark: Range<usize>,
    cut: Cut,
}

/// Whether the beginning of a line is cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    Nowhere,
    Short,
}

/// Returns the line in which `span` starts.
fn excerpt(text: &str, span: &Span) -> Excerpt {
    let start = floor_char_boundary(text, span.start);
    let (before, rest) = text.split_at(start);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let rest = rest.split('\n').next().unwrap_or_default();
    let rest = rest.strip_suffix('\r').unwrap_or(rest);
    let (within, after) = rest.split_at(floor_char_boundary(rest, span.end.saturating_sub(start)));

    if before.len() + rest.len() <= LONG_LINE {
        let [before, within, after] = [before, within, after].map(visible);
        let mark = before.len()..before.len() + within.len();
        return Excerpt { line: before + &within + &after, mark, cut: Cut::Nowhere };
    }
    let skipped = before.chars().count().saturating_sub(BEFORE);
    let lead = visible(&before.chars().skip(skipped).collect::<String>());
    let shown: String = rest.chars().take(AFTER).collect();
    let end = within.len().min(shown.len());
    let within = visible(&shown[..end]);
    let mark = lead.len()..lead.len() + within.len();
    Excerpt { line: lead + &within + &visible(&shown[end..]), mark, cut: Cut::Short }
}

/// Returns the nearest character boundary at or before `place`, at most the end.
fn floor_char_boundary(text: &str, place: usize) -> usize {
    let mut place = place.min(text.len());
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::{draw, excerpt};
    use crate::diagnostic::{Problem, Source};

    #[test]
    fn a_problem_is_drawn_with_place_text_and_advice() {
        let source = Source::new("me.json", "{\n  \"writing\": 7\n}");
        let problem = Problem::at(&source.name, &source.text, 15..16, ["the level is 7", "write 0 to 4"]);
        let drawn = draw(&[problem], &[&source]);
        let expected = "\
error: the level is 7
 --> me.json:2:14
  |
2 |   \"writing\": 7
  |              ^
  |
  = help: write 0 to 4
";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn a_problem_that_a_file_has_many_times_is_drawn_once_with_its_lines() {
        let text = "x\n".repeat(40);
        let source = Source::new("me.json", text);
        let at = |line: usize| Problem::at(&source.name, &source.text, 2 * line..2 * line + 1, ["same", "mend it"]);
        let drawn = draw(&(0..20).map(at).collect::<Vec<_>>(), &[&source]);
        assert_eq!(drawn.matches("error: same").count(), 1);
        assert!(
            drawn.ends_with("= note: the same 19 more times, in lines 2, 3, 4, 5, 6, 7, 8, 9 and 11 more\n"),
            "{drawn}"
        );
        assert!(draw(&[at(0), at(0)], &[&source]).ends_with("the same 1 more time, in line 1\n"));
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_as_one_character() {
        let text = "{\"\u{1b}[2J\u{202e}\": 7}";
        let place = text.find('7').expect("it is there");
        let found = excerpt(text, &(place..place + 1));
        assert_eq!(found.line, "{\"\u{fffd}[2J\u{fffd}\": 7}");
        assert_eq!(&found.line[found.mark], "7");
    }

    #[test]
    fn a_line_too_long_to_draw_is_cut_around_the_place() {
        let text = format!("{}BAD{}", "x".repeat(100_000), "y".repeat(100_000));
        let found = excerpt(&text, &(100_000..100_003));
        assert_eq!(found.line, format!("{}BAD{}", "x".repeat(40), "y".repeat(57)));
        assert_eq!(&found.line[found.mark], "BAD");
        let all = excerpt(&text, &(0..200_000));
        assert_eq!((all.line.len(), all.mark), (60, 0..60));
    }

    #[test]
    fn a_place_at_the_end_or_over_several_lines_stays_within_its_line() {
        assert_eq!(excerpt("ab\n", &(3..3)).line, "");
        let found = excerpt("a: {\r\n}\r\n", &(3..7));
        assert_eq!((found.line.as_str(), found.mark), ("a: {", 3..4));
    }
}
