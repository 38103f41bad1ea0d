//! What frames are drawn on: a terminal that is never cleared at once.
//!
//! A terminal without a second screen (GNU screen as it comes, tmux without `alternate-screen`) puts what is cleared at once
//! among what can be scrolled to. Row by row it is gone.

use super::output::Output;
use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::style::ResetColor;
use crossterm::terminal::{Clear, size};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

/// Rows enough for any window whose size can't be told: a row that is not there is the last one once more.
const ANY: u16 = 300;

/// Erases the screen row by row, and leaves the caret at its beginning.
///
/// # Errors
/// When the terminal is gone.
pub(super) fn erase(output: &mut impl Write) -> io::Result<()> {
    let rows = size().map_or(ANY, |(_, rows)| rows);
    // A terminal fills an erased row with the colour that is set at that moment.
    queue!(output, ResetColor)?;
    // From the bottom up, so that the caret ends at the beginning.
    for row in (0..rows).rev() {
        queue!(output, MoveTo(0, row), Clear(crossterm::terminal::ClearType::CurrentLine))?;
    }
    Ok(())
}

/// The terminal, for frames.
pub(super) struct Rows(CrosstermBackend<Output>);

impl Rows {
    /// On standard output.
    pub(super) fn new() -> Self {
        Self(CrosstermBackend::new(Output::default()))
    }
}

impl Backend for Rows {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        self.0.draw(content)
    }

    fn append_lines(&mut self, many: u16) -> io::Result<()> {
        self.0.append_lines(many)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    /// It would ask the terminal, and read what it says, which is the reader's alone to do.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        erase(&mut self.0)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        if clear_type == ClearType::All { self.clear() } else { self.0.clear_region(clear_type) }
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}
