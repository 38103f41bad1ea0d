//! Looking at promises, for two: each marks their own, on a turn of their own; the other is asked aloud.
//!
//! There is no second mark, no count, and nothing is kept of what the other says.

use super::{BOTH, out};
use crate::app::route::{AtTurn, TwoRoute};
use crate::app::sheet::Sheet;
use crate::app::{Model, Reply, Route, Screen, Transition};
use crate::content::Prompt;
use crate::engine::{BookKind, Place, Seat, promise, seat::by};

enum Phase {
    /// The keyboard is passed to a maker of promises, or is with them: another screen stands over this one.
    Turn,
    Aloud,
    Nothing,
}

/// The promises of both, one maker after the other.
pub struct Marks {
    prompt: Prompt,
    left: Vec<Place>,
    now: Place,
    phase: Phase,
}

impl Marks {
    /// From the first who has a promise to look at.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let open = promise::open(model.progress());
        let mut left: Vec<Place> =
            BOTH.into_iter().filter(|place| open.iter().any(|made| made.record.by == by(*place))).collect();
        let now = if left.is_empty() { Place::One } else { left.remove(0) };
        Self { prompt, left, now, phase: if open.is_empty() { Phase::Nothing } else { Phase::Turn } }
    }

    fn pass_on(&mut self, model: &mut Model) -> Transition {
        model.take_seat(Seat::Both);
        let Some(next) = self.left.pop() else {
            self.phase = Phase::Aloud;
            return Transition::stay();
        };
        self.now = next;
        Transition::to(Route::Two(TwoRoute::HandOver(Some(next))))
    }

    fn sit_down(&self, model: &mut Model) -> Transition {
        model.take_seat(Seat::Turn(self.now));
        let turn = AtTurn { prompt: self.prompt.clone(), says: None, given: None, is_watched: false };
        Transition::to(Route::Two(TwoRoute::Turn(Box::new(turn))))
    }
}

impl Screen for Marks {
    type Answer = ();

    fn sheet(&self, model: &Model) -> Sheet<()> {
        let words = &model.book.words.two.marks;
        let sheet = Sheet::centred();
        let sheet = match self.phase {
            Phase::Turn => return sheet,
            Phase::Aloud => sheet.scene(1u64).ask(words.ask_each_other()).text(words.nothing_is_kept()),
            Phase::Nothing => {
                let sheet = sheet.scene(2u64).ask(words.nothing_to_look_at());
                // Nobody is asked here after what was entered without their passphrase.
                if model.kind() == BookKind::Pair { sheet.text(words.in_your_own_pages()) } else { sheet }
            }
        };
        sheet.button(model.book.words.common.buttons.go_on(), ())
    }

    fn begins(&mut self, _model: &mut Model) -> Transition {
        match self.phase {
            Phase::Turn => Transition::to(Route::Two(TwoRoute::HandOver(Some(self.now)))),
            Phase::Aloud | Phase::Nothing => Transition::stay(),
        }
    }

    fn on(&mut self, (): (), model: &mut Model) -> Transition {
        out(model)
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        match reply {
            Reply::Passed => self.sit_down(model),
            Reply::Written(_) | Reply::PutOff => self.pass_on(model),
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
