//! Each types a line of their own, on their own turn, while the other may look on: promises, and small wishes.
//!
//! Whoever makes a promise types it and marks it later. Either may pass; a pass is not kept.

use super::out;
use crate::app::route::{AtTurn, TwoRoute};
use crate::app::sheet::Sheet;
use crate::app::{Model, Reply, Route, Screen, Transition};
use crate::content::Prompt;
use crate::engine::{Place, Seat};

/// Two turns, one after the other, both in view. It has no screen of its own: one of the turns stands over it.
pub struct Each {
    prompt: Prompt,
    now: Place,
}

impl Each {
    /// From the first of the two.
    pub fn new(prompt: Prompt) -> Self {
        Self { prompt, now: Place::One }
    }

    fn turn_of(&mut self, now: Place, model: &mut Model) -> Transition {
        self.now = now;
        model.take_seat(Seat::Turn(now));
        let turn = AtTurn { prompt: self.prompt.clone(), says: None, given: None, is_watched: true };
        Transition::to(Route::Two(TwoRoute::Turn(Box::new(turn))))
    }
}

impl Screen for Each {
    type Answer = ();

    fn sheet(&self, _model: &Model) -> Sheet<()> {
        Sheet::centred()
    }

    fn begins(&mut self, model: &mut Model) -> Transition {
        self.turn_of(Place::One, model)
    }

    fn on(&mut self, (): (), model: &mut Model) -> Transition {
        out(model)
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        match reply {
            // The second turn comes either way: a pass has to be as easy as a line.
            Reply::Written(_) | Reply::PutOff if self.now == Place::One => self.turn_of(Place::Two, model),
            _ => out(model),
        }
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        out(model)
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
