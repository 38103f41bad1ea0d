//! The made-up terminal and clock of a walk: what was drawn can be looked at from another thread.

use chrono::{DateTime, TimeDelta};
use goldseam::app::Moment;
use goldseam::runtime::{Clock, Event};
use ratatui::backend::{Backend, ClearType, TestBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What a walk hands to the loop.
pub(crate) enum Scope {
    /// These happen, in one burst.
    Happens(Vec<Event>),
    /// Nothing happens until the due time.
    Due,
}

/// What can be seen of the program.
pub(crate) struct Seen {
    backend: TestBackend,
    /// How often it was drawn.
    pub(crate) frames: usize,
    /// How often the screen, and what can be scrolled to, was cleared on leaving fast.
    pub(crate) vanished: usize,
    /// How often it was put to sleep.
    pub(crate) slept: usize,
    /// How often the keys that sign a yes were let go of.
    pub(crate) unsigned: usize,
}

impl Seen {
    pub(super) fn new((width, height): (u16, u16)) -> Self {
        Self { backend: TestBackend::new(width, height), frames: 0, vanished: 0, slept: 0, unsigned: 0 }
    }

    /// The rows, without what hangs at their ends.
    pub(crate) fn text(&self) -> String {
        goldseam::ui::rows(self.backend.buffer()).join("\n")
    }

    pub(super) fn buffer(&self) -> &ratatui::buffer::Buffer {
        self.backend.buffer()
    }

    pub(super) fn caret(&self) -> (u16, u16) {
        let Position { x, y } = self.backend.cursor_position();
        (x, y)
    }

    /// Another size, as a window takes it.
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.backend.resize(width, height);
    }

    pub(super) fn vanish(&mut self) {
        self.vanished += 1;
        let Ok(()) = self.backend.clear();
    }
}

/// The screen the loop draws on.
pub(super) struct SharedScreen(Arc<Mutex<Seen>>);

impl SharedScreen {
    pub(super) fn new(seen: Arc<Mutex<Seen>>) -> Self {
        Self(seen)
    }

    fn with<T>(&self, act: impl FnOnce(&mut TestBackend) -> T) -> T {
        act(&mut self.0.lock().unwrap().backend)
    }
}

impl Backend for SharedScreen {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.0.lock().unwrap().frames += 1;
        self.with(|screen| screen.draw(content))
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.with(TestBackend::hide_cursor)
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.with(TestBackend::show_cursor)
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        self.with(TestBackend::get_cursor_position)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.with(|screen| screen.set_cursor_position(position))
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.with(TestBackend::clear)
    }

    fn clear_region(&mut self, region: ClearType) -> Result<(), Infallible> {
        self.with(|screen| screen.clear_region(region))
    }

    fn size(&self) -> Result<Size, Infallible> {
        self.with(|screen| screen.size())
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        self.with(TestBackend::window_size)
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}

/// A clock that stands still until it is set.
#[derive(Clone)]
pub(crate) struct TestClock(Arc<Mutex<Moment>>);

impl TestClock {
    /// Eight in the evening of 2 November 2026.
    pub(super) fn evening() -> Self {
        Self(Arc::new(Mutex::new(DateTime::parse_from_rfc3339("2026-11-02T20:00:00+01:00").unwrap())))
    }

    /// The time it shows.
    pub(crate) fn at(&self) -> Moment {
        *self.0.lock().unwrap()
    }

    /// Sets it.
    pub(crate) fn set(&self, to: Moment) {
        *self.0.lock().unwrap() = to;
    }

    /// Lets days go by.
    pub(crate) fn days(&self, days: i64) {
        let later = self.at() + TimeDelta::days(days);
        self.set(later);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Moment {
        self.at()
    }

    fn ticks(&self) -> Duration {
        let began = Self::evening().at();
        (self.at() - began).to_std().unwrap_or_default()
    }
}
