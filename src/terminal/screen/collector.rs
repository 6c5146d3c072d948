//! A backend that collects the bytes of a frame and remembers the position of the cursor.

use std::io;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// The bytes of a frame. The screen writes them and empties the buffer.
#[derive(Debug)]
pub(super) struct Collector {
    pub(super) bytes: Vec<u8>,
    /// The position of the cursor; `None` while it is hidden, as it is at first.
    pub(super) cursor: Option<Position>,
    /// Whether drawing has moved the cursor.
    moved: bool,
}

impl Collector {
    pub(super) const fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, cursor: None, moved: true }
    }

    fn encoder(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.bytes)
    }
}

impl Backend for Collector {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        // Without content, the encoder would still send a reset of the style.
        if content.peek().is_none() {
            return Ok(());
        }
        self.moved = true;
        self.encoder().draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        match self.cursor.take() {
            Some(_) => self.encoder().hide_cursor(),
            None => Ok(()),
        }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor.is_some() {
            return Ok(());
        }
        self.moved = true;
        self.cursor = Some(Position::ORIGIN);
        self.encoder().show_cursor()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if !self.moved && self.cursor == Some(position) {
            return Ok(());
        }
        self.moved = false;
        self.cursor = Some(position);
        self.encoder().set_cursor_position(position)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(asked())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.encoder().clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Err(asked())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Err(asked())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the error for questions to the terminal. Its answers could take forever, so none are asked.
fn asked() -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, "the terminal is asked nothing")
}
