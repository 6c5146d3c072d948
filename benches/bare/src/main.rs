//! A minimal ratatui program: raw mode, the alternate screen, and a screen full of text and blocks that is drawn on
//! every key.
//!
//! It has no other state: `j` and `k` move a highlight, every other key is only counted, and `q` quits.

use std::io::{self, Write, stdout};

use crossterm::event::{Event, KeyCode, KeyEventKind, read};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Paragraph, Wrap};
use ratatui::{Frame, Terminal};

const WORDS: &str = "Writes documentation that people who do not know the product can follow from its first line to its \
                     last, keeps it true while the product changes, and measures where readers give up. ";

const ROWS: usize = 12;

fn main() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    let ended = run(stdout());
    execute!(stdout(), LeaveAlternateScreen)?;
    disable_raw_mode()?;
    ended
}

fn run(out: impl Write) -> io::Result<()> {
    let mut terminal = Terminal::new(CrosstermBackend::new(out))?;
    let (mut keys, mut row) = (0, 0);
    loop {
        terminal.draw(|frame| draw(frame, (keys, row)))?;
        let Event::Key(key) = read()? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        keys += 1;
        match key.code {
            KeyCode::Char('q') => return Ok(()),
            KeyCode::Char('j') => row = (row + 1).min(ROWS - 1),
            KeyCode::Char('k') => row = usize::saturating_sub(row, 1),
            _ => {}
        }
    }
}

/// Draws two blocks of text side by side, one of them with a highlight, and a line below them.
fn draw(frame: &mut Frame<'_>, (keys, row): (usize, usize)) {
    let [body, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(frame.area());
    let [left, right] = Layout::horizontal([Constraint::Percentage(60), Constraint::Fill(1)]).areas(body);
    let lines = (0..ROWS * 3).map(|line| {
        let style = if line / 3 == row { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
        let mark = if line / 3 == row && line % 3 == 0 { "> " } else { "  " };
        Line::from(vec![Span::styled(mark, style), Span::styled(&WORDS[..60 + line % 3], style)])
    });
    frame.render_widget(Paragraph::new(lines.collect::<Text<'_>>()).block(Block::bordered().title("left")), left);
    let text = WORDS.repeat(8);
    let wrapped = Paragraph::new(text).wrap(Wrap { trim: true });
    frame.render_widget(wrapped.block(Block::bordered().title("right")), right);
    frame.render_widget(Line::from(format!(" {keys} keys   row {row}   j down   k up   q quit")), foot);
}
