//! Looking at promises, for two: each marks their own, on a turn of their own; the other is asked aloud.
//!
//! There is no second mark, no count, and nothing is kept of what the other says.

use super::hand_over::HandOver;
use super::{BOTH, out};
use crate::app::form::{Button, Form, Press};
use crate::app::page::{Block, Page};
use crate::app::step::StepPage;
use crate::app::{AnyScreen, Effect, Go, Model, Moment, Turn};
use crate::content::Prompt;
use crate::engine::record::Record;
use crate::engine::{BookKind, Place, Seat, promise, seat::by};

enum Phase {
    HandOver(HandOver),
    Page(Box<StepPage>),
    Aloud,
    Nothing,
}

/// Nobody is asked here after what was entered without their passphrase.
const OWN: &str = "Each of you can look at your own promises in your own pages.";

/// The promises of both, one maker after the other.
pub struct Marks {
    prompt: Prompt,
    left: Vec<Place>,
    now: Place,
    phase: Phase,
    form: Form,
}

impl Marks {
    /// From the first who has a promise to look at.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let open = promise::open(model.progress());
        let mut left: Vec<Place> =
            BOTH.into_iter().filter(|place| open.iter().any(|made| made.record.by == by(*place))).collect();
        let form = Form::buttons(vec![Button::new("Go on", Press::GoOn)]);
        let now = if left.is_empty() { Place::One } else { left.remove(0) };
        let phase = if open.is_empty() { Phase::Nothing } else { Phase::HandOver(HandOver::to(now)) };
        Self { prompt, left, now, phase, form }
    }

    fn look(&mut self, turn: Turn, model: &mut Model) -> Turn {
        let Phase::Page(page) = &self.phase else { return turn };
        if page.ended().is_none() {
            return turn;
        }
        model.take_seat(Seat::Both);
        self.phase = match self.left.pop() {
            Some(next) => {
                self.now = next;
                Phase::HandOver(HandOver::to(next))
            }
            None => Phase::Aloud,
        };
        Turn { go: Go::Stay, effects: turn.effects }
    }
}

impl AnyScreen for Marks {
    fn page(&self, model: &Model) -> Page {
        match &self.phase {
            Phase::HandOver(hand) => hand.page(model),
            Phase::Page(page) => page.page(model),
            Phase::Aloud => Page::centred()
                .spaced(Block::ask("Ask each other, aloud: how was it for you?"))
                .spaced(Block::text("Nothing of that is kept."))
                .with(Block::Part(0)),
            Phase::Nothing => {
                let page = Page::centred().spaced(Block::ask("There is no promise to look at today."));
                let own = (model.kind() == BookKind::Pair).then(|| Block::text(OWN));
                own.into_iter().fold(page, Page::spaced).with(Block::Part(0))
            }
        }
    }

    turn_form!(Phase::HandOver(hand) => hand);

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match &mut self.phase {
            Phase::HandOver(hand) if hand.passed(model) => {
                model.take_seat(Seat::Turn(self.now));
                let prompt = self.prompt.clone();
                self.phase = Phase::Page(Box::new(StepPage::turn(prompt, model)));
                Turn::stay()
            }
            Phase::HandOver(hand) => hand.again(),
            Phase::Page(page) => {
                let turn = page.press(press, model);
                self.look(turn, model)
            }
            Phase::Aloud | Phase::Nothing => out(model),
        }
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        match &mut self.phase {
            Phase::Page(page) => page.changed(model),
            _ => Turn::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        out(model)
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        let Phase::Page(page) = &mut self.phase else { return Turn::stay() };
        let turn = page.kept(record, model);
        self.look(turn, model)
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        match &self.phase {
            Phase::Page(page) => page.due(model),
            _ => None,
        }
    }

    fn tick(&mut self, model: &mut Model) -> Turn {
        match &mut self.phase {
            Phase::Page(page) => page.tick(model),
            _ => Turn::stay(),
        }
    }

    fn leaving(&mut self, model: &Model) -> Vec<Effect> {
        match &mut self.phase {
            Phase::Page(page) => page.leaving(model),
            _ => Vec::new(),
        }
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
