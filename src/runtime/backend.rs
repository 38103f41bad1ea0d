//! What frames are drawn on: a terminal that is never cleared at once.
//!
//! A terminal without a second screen (GNU screen as it comes, tmux without `alternate-screen`) puts what is cleared at once
//! among what can be scrolled to. Row by row it is gone.

use crossterm::cursor::{Hide, MoveTo, Show};
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

/// The terminal, for frames. Each is written in one go, and one in which nothing is other than before is not written at all:
/// not even the caret is moved to where it stands.
pub struct Rows<W: Write> {
    inner: CrosstermBackend<W>,
    /// Where the caret was put last; nowhere that is known, where something was written after that.
    caret: Option<Position>,
    /// Whether the caret is to be seen, where that is known.
    is_shown: Option<bool>,
}

impl<W: Write> Rows<W> {
    /// On that.
    pub fn new(output: W) -> Self {
        Self { inner: CrosstermBackend::new(output), caret: None, is_shown: None }
    }

    fn show(&mut self, is_shown: bool) -> io::Result<()> {
        if self.is_shown.replace(is_shown) == Some(is_shown) {
            return Ok(());
        }
        if is_shown { queue!(self.inner, Show) } else { queue!(self.inner, Hide) }
    }
}

impl<W: Write> Backend for Rows<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let mut content = content.peekable();
        // Without a cell it would still say which colours come next.
        if content.peek().is_none() {
            return Ok(());
        }
        self.caret = None;
        self.inner.draw(content)
    }

    fn append_lines(&mut self, many: u16) -> io::Result<()> {
        self.caret = None;
        self.inner.append_lines(many)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show(true)
    }

    /// It would ask the terminal, and read what it says, which is the reader's alone to do.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let to = position.into();
        if self.caret.replace(to) == Some(to) { Ok(()) } else { queue!(self.inner, MoveTo(to.x, to.y)) }
    }

    fn clear(&mut self) -> io::Result<()> {
        // Whoever had the terminal meanwhile may have put the caret elsewhere, or hidden it.
        (self.caret, self.is_shown) = (None, None);
        erase(&mut self.inner)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        if clear_type == ClearType::All {
            return self.clear();
        }
        self.caret = None;
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}
