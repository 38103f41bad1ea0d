//! The loop: show, wait for the next event, let the program answer, perform what follows.
//!
//! Two rules about keys stand here, for every front end. A key that comes while a screen waits for the disk is held until
//! the answer is there, so that no screen can be pressed in the middle of its own saving. And a key that was read before
//! what is seen now was shown presses nothing on it: it was meant for another screen.

use super::idle::{Idle, is_key};
use super::{Broken, Clock, End, Event, Events, Front, Host};
use crate::app::Command;
use crate::app::update::update;
use crate::app::{App, Effect, Moment, Msg};
use chrono::TimeDelta;
use crossterm::event::Event as TerminalEvent;
use std::collections::VecDeque;

/// After how long the screen says that it is still saving. A healthy disk answers long before.
const SLOW: TimeDelta = TimeDelta::milliseconds(400);

/// What the loop works on, and the keys it holds.
pub(super) struct Loop<'a> {
    app: &'a mut App,
    clock: &'a dyn Clock,
    host: &'a mut dyn Host,
    idle: Idle,
    /// Keys and pastes not handed on yet, each with the screen that it was read at.
    keys: VecDeque<(u64, TerminalEvent)>,
    /// Since when a screen waits for the disk.
    saving: Option<Moment>,
}

impl<'a> Loop<'a> {
    pub(super) fn new(app: &'a mut App, clock: &'a dyn Clock, host: &'a mut dyn Host) -> Self {
        let idle = Idle::new(clock);
        Self { app, clock, host, idle, keys: VecDeque::new(), saving: None }
    }

    /// Runs until the person leaves or a signal ends it.
    pub(super) fn run(mut self, front: &mut dyn Front, events: &mut dyn Events) -> Result<End, Broken> {
        let mut is_first = true;
        loop {
            let is_saving = self.is_saving();
            let shown = front.show(self.app, is_saving).and_then(|()| {
                if std::mem::take(&mut is_first) {
                    self.host.read_ahead();
                }
                Ok(events.next(self.due())?)
            });
            let taken = shown.and_then(|events| self.take(events, front));
            match taken {
                Ok(None) => {}
                Ok(Some(end)) => return Ok(end),
                Err(error) => {
                    // Words first: whatever the reason was, the terminal may be gone for good.
                    self.give_up(front);
                    return events.signal().map(End::Signal).ok_or(error);
                }
            }
        }
    }

    /// When something is due, if nothing happens.
    fn due(&self) -> Option<Moment> {
        // A screen that waits for the disk answers nothing, and nothing that is due to it either.
        let app = if self.is_saving() { None } else { self.app.due() };
        let slow = self.saving.map(|since| since + SLOW).filter(|_| self.app.model.slow_since.is_none());
        [app, slow, self.idle.due(self.app, self.clock)].into_iter().flatten().min()
    }

    /// One turn: everything that happened, and what was due.
    fn take(&mut self, mut events: Vec<Event>, front: &mut dyn Front) -> Result<Option<End>, Broken> {
        // All that is read in this turn was pressed at the screen that stands there now, whatever comes up meanwhile.
        let seen = self.app.model.scene_count;
        if self.idle.is_over(self.app, self.clock) {
            // What was pressed on waking was meant for another screen.
            events.retain(|event| !is_key(event));
            // What was typed before the silence is words, and can only be sealed while the key is still here.
            self.type_held(front);
            self.step(Msg::Idle);
            self.idle = Idle::new(self.clock);
        }
        self.hear_answers();
        // To go on would look like keeping: nothing that is asked for from here on is answered.
        if self.host.has_failed() {
            return Err(Broken::WriterGone);
        }
        if events.iter().any(is_key) {
            self.idle = Idle::new(self.clock);
        }
        if events.is_empty() && !self.is_saving() && self.step(Msg::Due) {
            return Ok(Some(End::Left));
        }
        for event in events {
            if let Some(end) = self.happened(event, seen, front) {
                return Ok(Some(end));
            }
        }
        if self.hand_keys(front) {
            return Ok(Some(End::Left));
        }
        if self.keys.is_empty() && !self.is_saving() {
            for msg in front.so_far(self.app) {
                self.step(msg);
            }
        }
        // Keys that never pause put off nothing that is due: words begun go to disk while somebody types on.
        let is_due = !self.is_saving() && self.app.due().is_some_and(|due| due <= self.clock.now());
        // What was due may be what keys were held for.
        if is_due && (self.step(Msg::Due) || self.hand_keys(front)) {
            return Ok(Some(End::Left));
        }
        self.note_saving();
        Ok(None)
    }

    fn happened(&mut self, event: Event, seen: u64, front: &mut dyn Front) -> Option<End> {
        match event {
            Event::End(signal) => {
                self.give_up(front);
                return Some(End::Signal(signal));
            }
            Event::Sleep => {
                self.give_up(front);
                // Only where there is a lock: without one there is nothing to shut, and the page is as it was on
                // waking.
                if self.app.idle_timeout().is_some() {
                    self.step(Msg::Idle);
                }
                // Before it sleeps: nothing of what was drawn is to lie in memory meanwhile.
                front.spoil();
                self.host.suspend();
            }
            Event::Woke => front.spoil(),
            Event::Arrived | Event::Answer(_) => {}
            Event::Terminal(event @ (TerminalEvent::Key(_) | TerminalEvent::Paste(_))) => {
                return self.key(event, seen, front);
            }
            Event::Terminal(event) => {
                if self.tell(front, event, false) {
                    return Some(End::Left);
                }
            }
        }
        None
    }

    /// A key or a paste: handed on in its turn, except that what keeps somebody safe waits for nothing.
    fn key(&mut self, event: TerminalEvent, seen: u64, front: &mut dyn Front) -> Option<End> {
        let event = front.take(self.app, event)?;
        let waits = self.is_saving() || self.keys.front().is_some_and(|(_, event)| front.must_wait(self.app, event));
        let command = front.command(self.app, &event).filter(|_| waits);
        if let Some(Command::LeaveFast | Command::Close | Command::Cover) = command {
            // Under the cover the screen goes on waiting, and the keys for it with it. Whoever leaves takes them along
            // as words.
            if command != Some(Command::Cover) {
                self.type_held(front);
            }
            return self.tell(front, event, true).then_some(End::Left);
        }
        self.keys.push_back((seen, event));
        self.hand_keys(front).then_some(End::Left)
    }

    /// Hands on the keys that nothing holds. Says whether the person left.
    fn hand_keys(&mut self, front: &mut dyn Front) -> bool {
        while !self.is_saving()
            && self.keys.front().is_some_and(|(_, event)| !front.must_wait(self.app, event))
            && let Some((seen, event)) = self.keys.pop_front()
        {
            let is_stale = seen != self.app.model.scene_count;
            if self.tell(front, event, is_stale) {
                return true;
            }
            self.hear_answers();
        }
        if self.keys.is_empty() {
            // What was pressed is not left lying in the queue's memory.
            self.keys = VecDeque::new();
        }
        false
    }

    /// The screen is left while keys are held, or half a line: what was typed is words, and goes with the others.
    fn type_held(&mut self, front: &mut dyn Front) {
        for (_, event) in std::mem::take(&mut self.keys) {
            for msg in front.hear(self.app, event, true) {
                // A command among them was meant for the screen that is being left.
                if !matches!(msg, Msg::Do(_)) {
                    self.step(msg);
                }
            }
        }
        for msg in front.let_go(self.app) {
            self.step(msg);
        }
    }

    /// What one event leads to. Says whether the person left.
    fn tell(&mut self, front: &mut dyn Front, event: TerminalEvent, is_stale: bool) -> bool {
        let msgs = front.hear(self.app, event, is_stale);
        msgs.into_iter().any(|msg| self.step(msg))
    }

    /// What has come of effects by now. A screen that is covered hears it when the cover is gone.
    fn hear_answers(&mut self) {
        while !self.is_covered()
            && let Some(msg) = self.host.arrived()
        {
            self.step(msg);
        }
    }

    /// Whether a screen waits for the disk, so that it can't be pressed now.
    fn is_saving(&self) -> bool {
        self.host.holds_keys() && !self.is_covered()
    }

    fn is_covered(&self) -> bool {
        self.host.holds_keys() && self.app.is_dull()
    }

    fn note_saving(&mut self) {
        let now = self.clock.now();
        self.saving = if self.is_saving() { self.saving.or(Some(now)) } else { None };
        self.app.model.slow_since = self.saving.filter(|since| now >= *since + SLOW);
    }

    /// Whatever was begun goes to disk before the program ends.
    fn give_up(&mut self, front: &mut dyn Front) {
        self.type_held(front);
        for effect in self.app.leave_all() {
            self.host.perform(effect, self.clock.now());
        }
    }

    fn step(&mut self, msg: Msg) -> bool {
        step(self.app, msg, self.clock, self.host)
    }
}

/// One message, what follows from it, and what follows from that. Says whether the person left.
pub(super) fn step(app: &mut App, msg: Msg, clock: &dyn Clock, host: &mut dyn Host) -> bool {
    // A queue and no stack: what comes of an effect is told after what was waiting before it, so that screens hear of things
    // in the order in which they happened.
    let mut waiting = VecDeque::from([msg]);
    let mut left = false;
    while let Some(msg) = waiting.pop_front() {
        app.model.ticks = clock.ticks();
        let effects = update(app, msg, clock.now());
        if effects.iter().any(|effect| matches!(effect, Effect::Leave { fast: true })) {
            // Before the draft is written: whoever leaves fast must not be seen while a disk takes its time.
            host.vanish();
        }
        for effect in effects {
            match effect {
                Effect::Leave { .. } => left = true,
                Effect::Suspend => host.suspend(),
                effect => waiting.extend(host.perform(effect, clock.now())),
            }
        }
    }
    left
}
