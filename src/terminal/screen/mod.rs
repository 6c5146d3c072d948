//! Draws frames: only what has changed, in one write, and nothing if nothing has changed.
//!
//! The terminal is never asked anything, and its cursor stays hidden: what is drawn has cursors of its own. One write for
//! each frame keeps half-drawn frames off the screen.

mod changes;
mod pen;

use std::io::{self, Write};
use std::mem;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use self::changes::ShownCells;
use super::guard::{GIVING_THE_MOUSE_BACK, TAKING_THE_MOUSE};
use crate::settings::Mouse;
use crate::tui::Multiplexer;

/// Larger screens are drawn in their upper left part only. A terminal can claim any size, and every cell costs memory.
const LARGEST: Size = Size { width: 1_000, height: 500 };

/// The screen of a terminal and its content.
#[derive(Debug)]
pub(super) struct TerminalScreen<W: Write> {
    out: W,
    /// The bytes to write with the next frame.
    bytes: Vec<u8>,
    shown: ShownCells,
    /// A blank buffer for the next frame.
    next: Buffer,
    mouse: Mouse,
}

impl<W: Write> TerminalScreen<W> {
    /// Creates a screen. `first` is written together with the first frame and has to clear the screen.
    pub(super) fn new(out: W, size: Size, first: Vec<u8>) -> Self {
        let (shown, next) = blank(size);
        Self { out, bytes: first, shown, next, mouse: Mouse::Off }
    }

    /// Starts over. `first` is written together with the next frame. It has to clear the screen, and must not take the
    /// mouse.
    pub(super) fn restart(&mut self, size: Size, first: Vec<u8>) {
        self.bytes = first;
        self.start_blank(size);
        self.mouse = Mouse::Off;
    }

    /// Copies text to the clipboard, together with the next frame.
    pub(super) fn copy(&mut self, text: &str, multiplexer: Multiplexer) {
        let mut sequence = Vec::new();
        queue!(sequence, CopyToClipboard::to_clipboard_from(text)).expect("writing to memory does not fail");
        match multiplexer {
            Multiplexer::Screen => wrap_for_screen(&sequence, &mut self.bytes),
            Multiplexer::Tmux | Multiplexer::None => self.bytes.extend_from_slice(&sequence),
        }
    }

    /// Redraws everything with the next frame, because another program may have written on the screen.
    pub(super) fn redraw(&mut self) {
        let area = self.next.area;
        self.resize(Size::new(area.width, area.height));
    }

    /// Turns mouse reports on or off, together with the next frame.
    pub(super) fn pass_mouse(&mut self, mouse: Mouse) {
        if mem::replace(&mut self.mouse, mouse) != mouse {
            let sequence = match mouse {
                Mouse::On => TAKING_THE_MOUSE,
                Mouse::Off => GIVING_THE_MOUSE_BACK,
            };
            self.bytes.extend_from_slice(sequence);
        }
    }

    /// Changes the size. Clears the screen and redraws everything, because terminals differ in how they rearrange text.
    pub(super) fn resize(&mut self, size: Size) {
        queue!(self.bytes, Clear(ClearType::All)).expect("writing to memory does not fail");
        self.start_blank(size);
    }

    fn start_blank(&mut self, size: Size) {
        (self.shown, self.next) = blank(size);
    }

    /// Draws a frame. Draws nothing on a screen of no size.
    ///
    /// # Errors
    ///
    /// The terminal does not accept the bytes.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        let has_cells = !self.next.area.is_empty();
        if has_cells {
            draw(&mut self.next);
            self.shown.turn_into(&self.next, &mut self.bytes);
        }
        let written = self.write();
        if has_cells {
            // The buffer is prepared for the next frame now, when nobody waits for it.
            self.next.reset();
        }
        written
    }

    fn write(&mut self) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let written = self.out.write_all(&self.bytes).and_then(|()| self.out.flush());
        self.bytes.clear();
        written
    }
}

/// Wraps a sequence so that GNU screen passes it on to the terminal: in pieces, because screen limits their length, and
/// with an end that does not end the wrapping.
fn wrap_for_screen(sequence: &[u8], bytes: &mut Vec<u8>) {
    const PIECE: usize = 240;
    let content = sequence.strip_suffix(b"\x1b\\").unwrap_or(sequence);
    for piece in content.chunks(PIECE).chain([&b"\x07"[..]]) {
        bytes.extend_from_slice(b"\x1bP");
        bytes.extend_from_slice(piece);
        bytes.extend_from_slice(b"\x1b\\");
    }
}

/// Returns a screen that shows nothing, and a blank buffer.
fn blank(size: Size) -> (ShownCells, Buffer) {
    let (width, height) = (size.width.min(LARGEST.width), size.height.min(LARGEST.height));
    (ShownCells::blank(width, height), Buffer::empty(Rect::new(0, 0, width, height)))
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use ratatui::buffer::Buffer;
    use ratatui::layout::Size;
    use ratatui::text::{Line, Text};
    use ratatui::widgets::Widget;

    use super::{GIVING_THE_MOUSE_BACK, TAKING_THE_MOUSE, TerminalScreen};
    use crate::settings::Mouse;
    use crate::tui::Multiplexer;

    /// Records the writes to a terminal.
    #[derive(Default)]
    struct Wire {
        writes: Vec<Vec<u8>>,
    }

    impl Write for &mut Wire {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.writes.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    const SIZE: Size = Size { width: 120, height: 40 };

    fn text(text: &str) -> impl FnOnce(&mut Buffer) {
        let lines = vec![Line::raw(text.to_owned()); 40];
        |buffer| Text::from(lines).render(buffer.area, buffer)
    }

    #[test]
    fn a_frame_is_one_write_and_an_unchanged_one_is_none() {
        let mut wire = Wire::default();
        let mut screen = TerminalScreen::new(&mut wire, SIZE, b"first".to_vec());
        for shown in ["one", "one", "two", "two"] {
            screen.draw(text(shown)).expect("the wire takes everything");
        }
        assert_eq!(wire.writes.len(), 2);
        assert!(wire.writes[0].starts_with(b"first"));
    }

    #[test]
    fn another_size_clears_and_draws_everything_anew_in_one_write() {
        let mut wire = Wire::default();
        let mut screen = TerminalScreen::new(&mut wire, SIZE, Vec::new());
        screen.draw(text("one")).expect("the wire takes everything");
        screen.resize(Size { width: 10, height: 2 });
        screen.draw(text("one")).expect("the wire takes everything");
        assert_eq!(wire.writes.len(), 2);
        assert!(wire.writes[1].starts_with(b"\x1b[2J"));
        assert_eq!(String::from_utf8_lossy(&wire.writes[1]).matches("one").count(), 2);
    }

    #[test]
    fn the_mouse_is_passed_with_a_frame_and_once() {
        let mut wire = Wire::default();
        let mut screen = TerminalScreen::new(&mut wire, SIZE, Vec::new());
        for mouse in [Mouse::Off, Mouse::On, Mouse::On, Mouse::Off] {
            screen.pass_mouse(mouse);
            screen.draw(text("one")).expect("the wire takes everything");
        }
        assert_eq!(wire.writes.len(), 3);
        assert_eq!(wire.writes[1..], [TAKING_THE_MOUSE, GIVING_THE_MOUSE_BACK]);
    }

    #[test]
    fn a_copy_goes_with_a_frame_in_a_form_that_can_break_out_of_nothing() {
        let mut wire = Wire::default();
        let mut screen = TerminalScreen::new(&mut wire, SIZE, Vec::new());
        screen.copy("\x1b[2J\x07", Multiplexer::None);
        screen.draw(text("one")).expect("the wire takes everything");
        assert_eq!(wire.writes.len(), 1);
        assert!(
            wire.writes[0].starts_with(b"\x1b]52;c;G1sySgc=\x1b\\"),
            "{:?}",
            String::from_utf8_lossy(&wire.writes[0])
        );
    }

    #[test]
    fn a_copy_through_gnu_screen_comes_out_whole_behind_it() {
        let mut wire = Wire::default();
        let mut screen = TerminalScreen::new(&mut wire, SIZE, Vec::new());
        screen.copy(&"words ".repeat(200), Multiplexer::Screen);
        screen.draw(text("one")).expect("the wire takes everything");
        let written = String::from_utf8_lossy(&wire.writes[0]).into_owned();
        let passed_on: Vec<&str> =
            written.split("\x1bP").skip(1).map(|piece| piece.split("\x1b\\").next().unwrap_or_default()).collect();
        assert!(passed_on.len() > 5 && passed_on.iter().all(|piece| piece.len() <= 240));
        let sequence = passed_on.concat();
        assert!(sequence.starts_with("\x1b]52;c;d29yZHMg") && sequence.ends_with('\x07'), "{sequence:?}");
        assert_eq!(sequence.matches(|c: char| c.is_control()).count(), 2);
    }

    #[test]
    fn a_screen_that_is_drawn_anew_is_cleared_and_written_whole() {
        let mut wire = Wire::default();
        let mut screen = TerminalScreen::new(&mut wire, SIZE, Vec::new());
        screen.draw(text("one")).expect("the wire takes everything");
        screen.redraw();
        screen.draw(text("one")).expect("the wire takes everything");
        assert!(wire.writes[1].starts_with(b"\x1b[2J"));
        assert_eq!(String::from_utf8_lossy(&wire.writes[1]).matches("one").count(), 40);
    }

    #[test]
    fn no_size_is_too_small_or_too_large() {
        for (width, height) in [(0, 0), (1, 1), (0, 9), (9, 0), (1, 2), (u16::MAX, u16::MAX)] {
            let mut wire = Wire::default();
            let mut screen = TerminalScreen::new(&mut wire, Size { width, height }, Vec::new());
            screen.draw(text("one")).expect("the wire takes everything");
        }
    }
}
