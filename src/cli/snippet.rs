//! Draws problems with their place: file, line, column, the offending text, and advice.
//!
//! The text of a file is shown one character for one character, with everything that a terminal could obey
//! made visible, so the marks below it stand where they should. Long lines are cut around the place.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::json::{Problem, Source, Span};
use crate::text::visible;

/// Characters shown of a line before the place, of the place itself, and after it.
const BEFORE: usize = 40;
const WITHIN: usize = 60;
const AFTER: usize = 20;

/// Draws all problems, one after the other. `sources` are the files they may be in.
pub(super) fn draw(problems: &[Problem], sources: &[&Source]) -> String {
    let drawn: Vec<String> = problems.iter().map(|problem| draw_one(problem, sources)).collect();
    drawn.join("\n")
}

fn draw_one(problem: &Problem, sources: &[&Source]) -> String {
    let source = sources.iter().find(|source| source.name == problem.file);
    let title = Level::ERROR.primary_title(problem.message.as_str());
    let help = Level::HELP.message(problem.advice.as_str());
    let origin = Origin::path(problem.file.as_str());
    let group = match (source, &problem.span) {
        (Some(source), Some(span)) => {
            let Excerpt { line, mark } = excerpt(&source.text, span);
            let snippet = Snippet::source(line).line_start(problem.line).annotation(AnnotationKind::Primary.span(mark));
            let origin = origin.line(problem.line).char_column(problem.column);
            title.element(origin).element(snippet).element(help)
        }
        _ => title.element(origin).element(help),
    };
    let mut drawn = Renderer::plain().render(&[group]);
    drawn.push('\n');
    drawn
}

/// Part of one line, and which bytes of it are meant.
#[derive(Debug, PartialEq, Eq)]
struct Excerpt {
    line: String,
    mark: Range<usize>,
}

/// The line in which `span` begins, as much of it as fits.
fn excerpt(text: &str, span: &Span) -> Excerpt {
    let start = floor_char_boundary(text, span.start);
    let (before, rest) = text.split_at(start);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let rest = rest.split('\n').next().unwrap_or_default();
    let rest = rest.strip_suffix('\r').unwrap_or(rest);
    let (within, after) = rest.split_at(floor_char_boundary(rest, span.end.saturating_sub(start)));

    let skipped = before.chars().count().saturating_sub(BEFORE);
    let mut line = if skipped > 0 { "…".to_owned() } else { String::new() };
    line.extend(visible(&before.chars().skip(skipped).collect::<String>()).chars());
    let mark_start = line.len();
    line.push_str(&shortened(within, WITHIN));
    let mark_end = line.len();
    if !line.ends_with('…') || within.is_empty() {
        line.push_str(&shortened(after, AFTER));
    }
    Excerpt { line, mark: mark_start..mark_end }
}

fn shortened(text: &str, limit: usize) -> String {
    let kept: String = text.chars().take(limit).collect();
    let mut shown = visible(&kept);
    if kept.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// The nearest place at or before `place` where a character begins; at most the end.
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
    use crate::json::{Problem, Source};

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
    fn what_a_terminal_would_obey_is_shown_as_one_character() {
        let text = "{\"\u{1b}[2J\u{202e}\": 7}";
        let place = text.find('7').expect("it is there");
        let found = excerpt(text, &(place..place + 1));
        assert_eq!(found.line, "{\"\u{fffd}[2J\u{fffd}\": 7}");
        assert_eq!(&found.line[found.mark], "7");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}BAD{}", "x".repeat(100_000), "y".repeat(100_000));
        let found = excerpt(&text, &(100_000..100_003));
        assert_eq!(found.line, format!("…{}BAD{}…", "x".repeat(40), "y".repeat(20)));
        assert_eq!(&found.line[found.mark], "BAD");
    }

    #[test]
    fn a_place_at_the_end_or_over_several_lines_stays_within_its_line() {
        assert_eq!(excerpt("ab\n", &(3..3)).line, "");
        let found = excerpt("a: {\r\n}\r\n", &(3..7));
        assert_eq!((found.line.as_str(), found.mark), ("a: {", 3..4));
    }
}
