//! Draws the pictures of the README from the screens of the program.
//!
//! The test compares them with the files. `DEVREL_READY_PICTURES=write cargo test pictures` writes the files.

use std::fmt::Write;
use std::path::Path;

use devrel_ready::tui::Msg;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::person::Person;

/// Size of a cell in the picture, in SVG units.
const CELL: (usize, usize) = (9, 19);
/// Margin around the screen.
const MARGIN: usize = 14;
const BACKGROUND: &str = "#16181d";
const TEXT: &str = "#d7dae0";

const fn color(color: Color) -> &'static str {
    match color {
        Color::Cyan => "#5fc9d8",
        Color::Green => "#86c56f",
        Color::Yellow => "#e0b860",
        Color::Red | Color::LightRed => "#e8727c",
        Color::LightMagenta => "#d98be0",
        _ => TEXT,
    }
}

/// Returns the attributes of a cell. Neighbors with equal attributes become one piece of text.
fn look(cell: &Cell) -> String {
    let mut look = format!("fill=\"{}\"", color(cell.fg));
    if cell.modifier.contains(Modifier::BOLD) {
        look += " font-weight=\"bold\"";
    }
    if cell.modifier.contains(Modifier::DIM) {
        look += " opacity=\"0.62\"";
    }
    look
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n\
         <g font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\" \
         xml:space=\"preserve\">\n"
    );
    for (row, cells) in buffer.content.chunks(columns).enumerate() {
        let y = MARGIN + row * CELL.1 + 14;
        for (column, run) in runs(cells) {
            let filled = run.iter().rposition(|cell| cell.symbol() != " ").map_or(0, |last| last + 1);
            let run = &run[..filled];
            let words: String = run.iter().map(Cell::symbol).collect();
            if words.trim().is_empty() {
                continue;
            }
            let x = MARGIN + column * CELL.0;
            if let Some(shape) = shape(&run[0], (x, MARGIN + row * CELL.1), run.len()) {
                svg += &shape;
                continue;
            }
            let length = run.len() * CELL.0;
            let look = look(&run[0]);
            let words = escaped(&words);
            let _ = writeln!(svg, "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" {look}>{words}</text>");
        }
    }
    svg + "</g>\n</svg>\n"
}

/// Draws lines and bars as shapes, because every font leaves gaps between them.
fn shape(cell: &Cell, (x, y): (usize, usize), count: usize) -> Option<String> {
    let (fill, dim) = (color(cell.fg), cell.modifier.contains(Modifier::DIM));
    let opacity = if dim { "0.5" } else { "1" };
    let rect = |x: usize, y: usize, width: usize, height: usize| {
        format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" opacity=\"{opacity}\"/>\n"
        )
    };
    let wide = count * CELL.0;
    let each = |draw: &dyn Fn(usize) -> String| (0..count).map(|at| draw(x + at * CELL.0)).collect::<String>();
    Some(match cell.symbol() {
        "━" => rect(x, y + 9, wide, 3),
        "─" => rect(x, y + 10, wide, 1),
        "═" => rect(x, y + 8, wide, 1) + &rect(x, y + 12, wide, 1),
        "╸" => rect(x, y + 9, CELL.0 / 2, 3),
        "╍" => each(&|x| rect(x, y + 9, 3, 3) + &rect(x + 5, y + 9, 3, 3)),
        "┃" => each(&|x| rect(x + 3, y, 3, CELL.1)),
        "╻" => each(&|x| rect(x + 3, y + CELL.1 / 2, 3, CELL.1 / 2 + 1)),
        "│" => each(&|x| rect(x + 4, y, 1, CELL.1)),
        "▌" => each(&|x| rect(x, y, 4, CELL.1)),
        _ => return None,
    })
}

/// Cuts a row into runs of cells that look alike, each with its column, and at wide gaps.
fn runs(cells: &[Cell]) -> Vec<(usize, &[Cell])> {
    let fills = |cell: &Cell| shape(cell, (0, 0), 1).is_some();
    let alike =
        |a: &Cell, b: &Cell| look(a) == look(b) && fills(a) == fills(b) && (!fills(a) || a.symbol() == b.symbol());
    let mut column = 0;
    let chunks = cells.chunk_by(alike).flat_map(|run| {
        let wide = |at: usize| {
            at > 0 && run[at].symbol() != " " && run[at - 1].symbol() == " " && (at < 2 || run[at - 2].symbol() == " ")
        };
        let mut starts: Vec<usize> = (0..run.len()).filter(|at| wide(*at)).collect();
        starts.insert(0, 0);
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([run.len()]).collect();
        starts.into_iter().zip(ends).map(|(start, end)| &run[start..end]).collect::<Vec<_>>()
    });
    chunks
        .map(|run| {
            let start = column;
            column += run.len();
            (start, run)
        })
        .collect()
}

fn kept(name: &str, person: &Person) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures").join(name);
    let drawn = svg(&person.buffer());
    if std::env::var("DEVREL_READY_PICTURES").as_deref() == Ok("write") {
        std::fs::create_dir_all(path.parent().expect("a folder above")).expect("the folder can be made");
        std::fs::write(&path, &drawn).expect("the picture can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "{name} is not what the program shows: DEVREL_READY_PICTURES=write cargo test pictures");
}

/// Answers of a developer who thinks of a community, as digits.
const ANSWERS: &str = "2 2 2 1 2 2 2 2 1 1 2 1 1 3 3 3 3 2 3 2 3 1 2 1 1 1 2 1";

/// The log of the developer: a day, a sentence, and letters of a skill that it shows.
const LOGGED: [(&str, &str, &str); 3] = [
    ("2026-02-12", "Wrote the contribution guide with two maintainers; 14 first pull requests since", "welcoming"),
    ("2026-03-20", "Ran the workshop on the build tool for 40 people, and published the slides", "workshops"),
    ("2026-04-28", "Answered 25 questions in the forum, and fixed the page behind most of them", "troubleshooting"),
];

#[test]
fn pictures_show_the_program_as_it_is() {
    let mut person = Person::new(120, 40);
    // The role aimed at is the last one.
    person.press("<Enter> <Enter> <End> <Enter> <Enter> <Enter>");
    person.press("2 2 2 1 2 2 2 2 1 1 2 1 1 <Down> <Down> <Down> <Down>");
    kept("question.svg", &person);
    let rest: Vec<&str> = ANSWERS.split(' ').skip(13).collect();
    person.press(&rest.join(" ")).press("<Down> <Up>");
    kept("results.svg", &person);
    person.press("<Enter>");
    kept("role.svg", &person);
    person.press("p <Down>").resize(120, 36);
    kept("plan.svg", &person);
    person.press("w <Home> + <Down> <Down> <Down> <Down> + <Down> + <Up>").resize(120, 38);
    kept("what-if.svg", &person);
    for (skill, level) in
        [("policy", "2"), ("networking", "2"), ("welcoming", "2"), ("licensing", "3"), ("working", "3")]
    {
        person.press("b /").write(skill).press("<Enter>").press(level);
    }
    person.press("r <Down> <Up>").resize(100, 30);
    kept("ready.svg", &person);
    for (day, text, skill) in LOGGED {
        person.press("L +").write(text).press("<Enter> <Enter> <C-u>").write(day);
        person.press("<Enter>").write(skill).press("<Enter> <C-s>");
    }
    person.press("<Down> <Up>").resize(100, 22);
    kept("log.svg", &person);
    person.press("O o").tell(Msg::Paste(include_str!("postings/harborline.txt").to_owned()));
    person.press("<Down>").resize(120, 34);
    kept("posting.svg", &person);
}
