//! The outside: the terminal, the waiting events, signals, the clock, and the performing of effects.
//!
//! [`run`] is the whole loop, over an [`Events`] and a [`Clock`] that are handed in, so that a test drives the real
//! thing. One turn takes every event that waits, performs what follows, and draws once. It waits for nothing but the next
//! event: what a disk or a key derivation takes is waited for on a thread of the [`store`].
//!
//! - **The loop** is `event_loop.rs`, for both front ends: `screen.rs` is the full screen, `lines.rs` line by line.
//! - **The terminal**: [`reader`] makes keys of its bytes, [`events`] waits for it, [`terminal`] takes it and gives it back,
//!   `backend.rs` and [`output`] write to it.
//! - **Effects**: [`store`] is the queue before the journal, `thread.rs` empties it, `worker.rs` does one job, with `work.rs` for
//!   what is done to a whole workbook. `unwritten.rs` has the words that the disk did not take.
//! - **What memory may not keep**: `scrub.rs`.

pub mod backend;
pub mod clock;
mod echo;
mod event_loop;
pub mod events;
pub mod feed;
pub mod first;
mod idle;
pub mod lines;
pub mod memory;
pub mod output;
pub mod reader;
mod screen;
mod scrub;
pub mod settings;
pub mod signals;
pub mod store;
pub mod terminal;
mod thread;
mod unwritten;
mod work;
mod worker;

use crate::app::Command;
use crate::app::{App, Effect, Moment, Msg};
use crate::ui::theme::Theme;
use crossterm::event::Event as TerminalEvent;
use event_loop::Loop;
use ratatui::Terminal;
use ratatui::backend::Backend;
use screen::FullScreen;
use std::time::Duration;
use thiserror::Error;

/// A terminal, or in a test a script of keys.
pub trait Events {
    /// Waits for something, no longer than until `due`, and takes all that waits.
    ///
    /// # Errors
    /// When the terminal can't be read any more.
    fn next(&mut self, due: Option<Moment>) -> std::io::Result<Vec<Event>>;
    /// The signal behind an error of the terminal, where there is one: a window that closes gives both, in any order.
    fn signal(&mut self) -> Option<i32> {
        None
    }
    /// Throws away what was typed and not taken, at the end: it was meant for no shell.
    fn drain(&mut self) {
        // Events that are made up leave nothing behind.
    }
}

/// Something from outside.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key, a paste or a new size.
    Terminal(TerminalEvent),
    /// The terminal says something about itself.
    Answer(reader::Answer),
    /// The program is to end, by this signal.
    End(i32),
    /// The program is to go to sleep.
    Sleep,
    /// After a sleep: the screen has to be drawn anew.
    Woke,
    /// Work on another thread has come to something.
    Arrived,
}

/// Two clocks, since the one that people read can be set back.
pub trait Clock {
    /// Now, where this computer stands.
    fn now(&self) -> Moment;
    /// Time that only goes on, and may stand still while the computer sleeps; from any beginning.
    fn ticks(&self) -> Duration;
}

/// What effects need from outside.
pub trait Host {
    /// Performs one effect, or asks for it to be performed after all that were asked for before. What comes back at once
    /// is told to the program at once.
    fn perform(&mut self, effect: Effect, now: Moment) -> Option<Msg>;
    /// What has come of an effect by now.
    fn arrived(&mut self) -> Option<Msg>;
    /// The same, not before something has; none where nothing is under way any more.
    fn awaited(&mut self) -> Option<Msg>;
    /// The first screen is shown: what nobody waits for can be read from here on.
    fn read_ahead(&mut self) {}
    /// Whether a screen waits for an answer, so that keys must wait for it too.
    fn holds_keys(&self) -> bool {
        false
    }
    /// Whether what performs effects is gone, by a fault of the program.
    fn has_failed(&self) -> bool {
        false
    }
    /// The program ends: words that are on their way to the disk are waited for. Says whether all of them are there; where
    /// effects are performed at once, nothing is on its way.
    fn close(&mut self) -> bool {
        true
    }
    /// Clears the screen and what can be scrolled to, and gives the terminal back, before anything else.
    fn vanish(&mut self);
    /// Puts the program to sleep, and comes back when it is woken.
    fn suspend(&mut self);
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// By a key, or by closing from a screen.
    Left,
    /// With its number, from which the exit code is made.
    Signal(i32),
}

/// Why a run ended though nobody left. What was begun is on its way to disk by then.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum Broken {
    /// The terminal can't be read or written any more.
    Terminal(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What performs effects is gone, by a fault of the program.
    WriterGone,
}

impl Broken {
    fn terminal(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Terminal(Box::new(error))
    }
}

impl From<std::io::Error> for Broken {
    fn from(error: std::io::Error) -> Self {
        Self::terminal(error)
    }
}

/// What a person meets: the full screen, or lines. The loop is one, so that neither can forget what the other keeps.
trait Front {
    /// Shows what has changed. While it is saving, the page that is there is about to give way to another one.
    fn show(&mut self, app: &mut App, is_saving: bool) -> Result<(), Broken>;
    /// Takes an event into a line that is being typed, where there is one. What comes back is for the screen.
    fn take(&mut self, _app: &App, event: TerminalEvent) -> Option<TerminalEvent> {
        Some(event)
    }
    /// What an event of the terminal means, as messages in their order. A stale one was read before what is seen now was
    /// shown: it may type, and keep somebody safe, and nothing else.
    fn hear(&mut self, app: &App, event: TerminalEvent, is_stale: bool) -> Vec<Msg>;
    fn command(&self, app: &App, event: &TerminalEvent) -> Option<Command>;
    /// Whether an event must wait until something else is done, where no disk is waited for.
    fn must_wait(&self, _app: &App, _event: &TerminalEvent) -> bool {
        false
    }
    /// Half a line, to be put where it is written.
    fn so_far(&mut self, _app: &App) -> Vec<Msg> {
        Vec::new()
    }
    /// The same, and all else that was typed and stands nowhere yet: the page is left.
    fn let_go(&mut self, _app: &App) -> Vec<Msg> {
        Vec::new()
    }
    /// What stands on the terminal is not what was shown last.
    fn spoil(&mut self);
}

/// Runs on the full screen until the person leaves or a signal ends it.
///
/// # Errors
/// When the terminal can't be read or drawn any more; what was begun is on its way to disk by then.
pub fn run<B: Backend>(
    terminal: &mut Terminal<B>,
    app: &mut App,
    theme: Theme,
    events: &mut dyn Events,
    clock: &dyn Clock,
    host: &mut dyn Host,
) -> Result<End, Broken>
where
    B::Error: Send + Sync + 'static,
{
    Loop::new(app, clock, host).run(&mut FullScreen::new(terminal, theme), events)
}
