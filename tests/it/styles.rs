//! Tests of styles: what stands out, what recedes, and that color alone carries no meaning.

use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::person::Person;

/// Returns the cells of the first place of a text on screen.
fn cells_of(buffer: &Buffer, text: &str) -> Vec<Cell> {
    let width = usize::from(buffer.area.width);
    let rows = buffer.content.chunks(width);
    let found = rows.into_iter().find_map(|row| {
        let line: String = row.iter().map(Cell::symbol).collect();
        let start = line.find(text)?;
        let column = line[..start].chars().count();
        Some(row[column..column + text.chars().count()].to_vec())
    });
    found.expect("the text is on screen")
}

#[track_caller]
fn assert_styled(person: &Person, text: &str, color: Color, modifier: Modifier) {
    for cell in cells_of(&person.buffer(), text) {
        assert_eq!((cell.fg, cell.modifier), (color, modifier), "{text:?} at {cell:?} in\n{}", person.screen());
    }
}

/// Returns a person at an answered question.
fn at_a_question() -> Person {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 2 4 <Left> <Left>");
    person
}

#[test]
fn what_is_highlighted_and_the_keys_stand_out() {
    let mut person = at_a_question();
    assert_styled(&person, "Enter", Color::Cyan, Modifier::BOLD);
    person.press("V");
    assert_styled(&person, "All 28", Color::Cyan, Modifier::BOLD);
    assert_styled(&person, "Learning new systems", Color::Cyan, Modifier::BOLD);
    assert_styled(&person, "Building software", Color::Reset, Modifier::empty());
}

#[test]
fn a_range_has_a_strong_bar_and_its_open_part_is_a_shade_of_the_certain_one() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 3 3 3 3 3 3");
    assert_styled(&person, "┃", Color::Reset, Modifier::BOLD);
    for (part, modifier) in [("━", Modifier::empty()), ("─", Modifier::DIM)] {
        let range = person.screen().lines().find_map(|line| Some(line[line.find("Advocate")?..].to_owned()));
        let bar = cells_of(&person.buffer(), &range.expect("it is on screen"));
        let cells: Vec<&Cell> = bar.iter().filter(|cell| cell.symbol() == part).collect();
        assert!(cells.len() > 2, "{}", person.screen());
        assert!(cells.iter().all(|cell| (cell.fg, cell.modifier) == (Color::Cyan, modifier)), "{cells:?}");
    }
}

#[test]
fn what_is_saved_is_good_news_and_what_is_not_is_trouble() {
    let mut person = at_a_question();
    assert_styled(&person, "✓ saved", Color::Green, Modifier::empty());
    person.disk_is(crate::person::Disk::Full);
    person.press("1");
    assert_styled(&person, "NOT SAVED", Color::LightRed, Modifier::BOLD);
}

#[test]
fn what_lies_behind_a_box_recedes() {
    let mut person = at_a_question();
    person.press("n");
    assert_styled(&person, " me ", Color::Reset, Modifier::DIM);
}

#[test]
fn without_colors_no_cell_of_any_screen_has_one_and_the_highlighted_entry_still_stands_out() {
    let mut person = at_a_question();
    person.theme = Theme::new(Palette::Plain, Glyphs::Unicode);
    for keys in [
        "",
        "n",
        "<Esc> ?",
        "<Esc> H",
        "<Esc> V",
        "<Esc> r",
        "<Enter>",
        "<Esc> p",
        "<Esc> w +",
        "<Esc> y",
        "<Esc> E",
        ",",
    ] {
        person.press(keys);
        for cell in &person.buffer().content {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{keys:?}: {cell:?} in\n{}", person.screen());
        }
    }
    person.press("<Esc> V");
    let highlighted = cells_of(&person.buffer(), "All 28");
    let stands_out = Modifier::BOLD | Modifier::UNDERLINED;
    assert!(highlighted.iter().all(|cell| cell.modifier.contains(stands_out)), "{}", person.screen());
}
