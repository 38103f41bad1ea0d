//! The outside: the terminal, the waiting events, signals, the clock, and the performing of effects.
//!
//! [`run`] is the whole loop, over an [`Events`] and a [`Clock`] that are handed in, so that a test drives the real
//! thing. One turn takes every event that waits, performs what follows, and draws once.

pub mod clock;
pub mod events;
pub mod lines;
pub mod memory;
pub mod reader;
pub mod settings;
pub mod signals;
pub mod store;

pub mod terminal;
mod work;

use crate::app::update::update;
use crate::app::{Effect, Model, Moment, Msg, keys};
use crate::ui::theme::Theme;
use crate::{text, ui};
use chrono::TimeDelta;
use crossterm::event::{Event, KeyEventKind};
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::Rect;
use std::time::Duration;

/// Where events come from.
pub trait Events {
    /// Waits for something, no longer than until `due`, and takes all that waits.
    ///
    /// # Errors
    /// When the terminal can't be read any more.
    fn next(&mut self, due: Option<Moment>) -> std::io::Result<Vec<Happening>>;
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
pub enum Happening {
    /// A key, a paste or a new size.
    Terminal(Event),
    /// The terminal says something about itself.
    Answer(reader::Answer),
    /// The program is to end, by this signal.
    End(i32),
    /// The program is to go to sleep.
    Sleep,
    /// The program woke up.
    Woke,
    /// Work on another thread has come to something.
    Arrived,
}

/// What time it is.
pub trait Clock {
    /// Now, where this computer stands.
    fn now(&self) -> Moment;
    /// Time that only goes on, and may stand still while the computer sleeps; from any beginning.
    fn ticks(&self) -> Duration;
}

/// What effects need from outside.
pub trait World {
    /// Performs one effect. What comes back is told to the model at once.
    fn perform(&mut self, effect: Effect, now: Moment) -> Option<Msg>;
    /// What work that takes its time has come to by now.
    fn arrived(&mut self) -> Option<Msg>;
    /// The same, not before it has; none where no such work is under way.
    fn awaited(&mut self) -> Option<Msg>;
    /// Clears the screen and what can be scrolled to, and gives the terminal back, before anything else.
    fn vanish(&mut self);
    /// Puts the program to sleep, and comes back when it is woken.
    fn suspend(&mut self);
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The person left.
    Left,
    /// A signal ended it.
    Signal(i32),
}

/// Runs until the person leaves or a signal ends it.
///
/// # Errors
/// When the terminal can't be read or drawn any more; what was begun has gone to disk by then.
pub fn run<B: Backend>(
    terminal: &mut Terminal<B>,
    model: &mut Model,
    theme: Theme,
    events: &mut dyn Events,
    clock: &dyn Clock,
    world: &mut dyn World,
) -> anyhow::Result<End>
where
    B::Error: Send + Sync + 'static,
{
    let mut whole = false;
    let mut idle = Idle::new(clock);
    loop {
        let due = [model.due(), idle.due(model, clock)].into_iter().flatten().min();
        let mut happenings = match turn(terminal, model, theme, whole, events, due) {
            Ok(happenings) => happenings,
            Err(error) => {
                give_up(model, clock, world);
                return events.signal().map(End::Signal).ok_or(error);
            }
        };
        whole = false;
        if idle.is_over(model, clock) {
            // What was pressed on waking was meant for another screen.
            happenings.retain(|happening| !is_key(happening));
            step(model, Msg::Idle, clock, world);
            idle = Idle::new(clock);
        }
        while let Some(news) = world.arrived() {
            step(model, news, clock, world);
        }
        if happenings.iter().any(is_key) {
            idle = Idle::new(clock);
        }
        if happenings.is_empty() && step(model, Msg::Due, clock, world) {
            return Ok(End::Left);
        }
        for happening in happenings {
            match happened(model, happening, clock, world) {
                Flow::On => {}
                Flow::Redraw => whole = true,
                Flow::Ended(end) => return Ok(end),
            }
        }
        // Keys that never pause put off nothing that is due: words begun go to disk while somebody types on.
        let is_due = model.due().is_some_and(|due| due <= clock.now());
        if is_due && step(model, Msg::Due, clock, world) {
            return Ok(End::Left);
        }
    }
}

/// One frame, then everything that waits.
fn turn<B: Backend>(
    terminal: &mut Terminal<B>,
    model: &mut Model,
    theme: Theme,
    whole: bool,
    events: &mut dyn Events,
    due: Option<Moment>,
) -> anyhow::Result<Vec<Happening>>
where
    B::Error: Send + Sync + 'static,
{
    if whole {
        // `Terminal::clear` would ask the terminal where its caret is; one that gives no answer would end the program.
        let size = terminal.size()?;
        terminal.resize(Rect::new(0, 0, size.width, size.height))?;
    }
    terminal.draw(|frame| {
        model.size = (frame.area().width, frame.area().height);
        ui::view(model, theme, frame);
    })?;
    Ok(events.next(due)?)
}

/// When the last key came, by both clocks: one goes on while the computer sleeps, the other can't be set.
struct Idle {
    wall: Moment,
    ticks: Duration,
}

impl Idle {
    fn new(clock: &dyn Clock) -> Self {
        Self { wall: clock.now(), ticks: clock.ticks() }
    }

    fn due(&self, model: &Model, clock: &dyn Clock) -> Option<Moment> {
        let left = model.patience()? - self.gone(clock);
        Some(clock.now() + left)
    }

    fn is_over(&self, model: &Model, clock: &dyn Clock) -> bool {
        model.patience().is_some_and(|patience| self.gone(clock) >= patience)
    }

    fn gone(&self, clock: &dyn Clock) -> TimeDelta {
        let ticks = clock.ticks().saturating_sub(self.ticks);
        (clock.now() - self.wall).max(TimeDelta::from_std(ticks).unwrap_or(TimeDelta::MAX))
    }
}

fn is_key(happening: &Happening) -> bool {
    matches!(happening, Happening::Terminal(Event::Key(_) | Event::Paste(_)))
}

/// What follows from one happening.
enum Flow {
    On,
    /// What stands on the screen is not what was drawn last.
    Redraw,
    Ended(End),
}

fn happened(model: &mut Model, happening: Happening, clock: &dyn Clock, world: &mut dyn World) -> Flow {
    match happening {
        Happening::End(signal) => {
            give_up(model, clock, world);
            Flow::Ended(End::Signal(signal))
        }
        Happening::Sleep => {
            give_up(model, clock, world);
            if model.patience().is_some() {
                step(model, Msg::Idle, clock, world);
            }
            world.suspend();
            Flow::Redraw
        }
        Happening::Woke => Flow::Redraw,
        Happening::Arrived | Happening::Answer(_) => Flow::On,
        Happening::Terminal(event) => {
            // Of sizes that follow fast only the last is seen, and it may be the one before: what the others cut off is gone.
            let resized = matches!(event, Event::Resize(..));
            let left = message(model, event).is_some_and(|msg| step(model, msg, clock, world));
            match (left, resized) {
                (true, _) => Flow::Ended(End::Left),
                (false, true) => Flow::Redraw,
                (false, false) => Flow::On,
            }
        }
    }
}

/// The message of a terminal event. Only presses and repeats count; pasted text is cleaned first.
fn message(model: &Model, event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => keys::resolve(model, key),
        Event::Paste(pasted) => Some(Msg::Paste(text::clean(&pasted))),
        Event::Resize(width, height) => Some(Msg::Size(width, height)),
        _ => None,
    }
}

/// Whatever was begun goes to disk before the program ends.
fn give_up(model: &mut Model, clock: &dyn Clock, world: &mut dyn World) {
    for effect in crate::app::update::leave_all(model) {
        world.perform(effect, clock.now());
    }
}

/// One message, what follows from it, and what follows from that. Says whether the person left.
fn step(model: &mut Model, msg: Msg, clock: &dyn Clock, world: &mut dyn World) -> bool {
    let mut waiting = vec![msg];
    let mut left = false;
    while let Some(msg) = waiting.pop() {
        let effects = update(model, msg, clock.now());
        if effects.iter().any(|effect| matches!(effect, Effect::Leave { fast: true })) {
            world.vanish();
        }
        for effect in effects {
            match effect {
                Effect::Leave { .. } => left = true,
                Effect::Suspend => world.suspend(),
                effect => waiting.extend(world.perform(effect, clock.now())),
            }
        }
        waiting.reverse();
    }
    left
}
