//! What a thing is drawn with: the frame, the theme, and the space it has.

use super::theme::Theme;
use crate::app::page::Weight;
use crate::text;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// A space on the frame, and how what is drawn there looks.
pub struct Canvas<'frame, 'buffer> {
    frame: &'frame mut Frame<'buffer>,
    pub(super) theme: Theme,
    /// In cells of the window.
    pub(super) space: Rect,
    /// Whether keys go to what is drawn here.
    pub(super) focus: bool,
}

impl<'frame, 'buffer> Canvas<'frame, 'buffer> {
    /// The whole window, with the focus nowhere.
    pub fn whole(frame: &'frame mut Frame<'buffer>, theme: Theme) -> Self {
        let space = frame.area();
        Self { frame, theme, space, focus: false }
    }

    /// A part of the window.
    pub(super) fn on(&mut self, space: Rect) -> Canvas<'_, 'buffer> {
        Canvas { frame: &mut *self.frame, theme: self.theme, space, focus: self.focus }
    }

    /// The same space, with the focus on it or not.
    pub(super) fn focused(&mut self, focus: bool) -> Canvas<'_, 'buffer> {
        Canvas { focus, ..self.on(self.space) }
    }

    /// The window, whatever part of it this is.
    pub(super) fn window(&self) -> Rect {
        self.frame.area()
    }

    pub(super) fn put(&mut self, what: impl Widget, space: Rect) {
        self.frame.render_widget(what, space);
    }

    /// Wrapped words, one row under the other.
    pub(super) fn words(&mut self, words: &str, weight: Weight) {
        let style = self.theme.weight(weight);
        let rows = text::wrap(words, usize::from(self.space.width));
        for (y, row) in rows.into_iter().take(usize::from(self.space.height)).enumerate() {
            self.put(Line::styled(row.to_owned(), style), self.row(y));
        }
    }

    /// A row of the space, counted from its top; an empty one below its end.
    pub(super) fn row(&self, y: usize) -> Rect {
        Rect { y: self.space.y + y as u16, height: 1, ..self.space }.intersection(self.space)
    }

    /// A cell of the space, held inside it: the cursor of the terminal must never stand outside of the window.
    pub(super) fn at(&self, x: usize, y: usize) -> Position {
        let x = (x as u16).min(self.space.width.saturating_sub(1));
        let y = (y as u16).min(self.space.height.saturating_sub(1));
        Position { x: self.space.x + x, y: self.space.y + y }
    }

    /// Puts the cursor of the terminal there, where a screen reader and an input method look for it.
    pub(super) fn set_cursor(&mut self, at: Position) {
        self.frame.set_cursor_position(at);
    }

    /// How the chosen one of several looks.
    pub(super) fn chosen(&self, here: bool) -> Style {
        // Where keys go elsewhere nothing here is alive, or two places of one page would look chosen.
        if self.focus && here { self.theme.alive() } else { Style::new() }
    }

    /// The sign before a row: a mark where the focus is, so that it is seen without colours.
    pub(super) fn sign(&self, here: bool) -> &'static str {
        if self.focus && here { "› " } else { "  " }
    }
}
