//! Each types an own line, on an own turn, while the other may look on: promises, and small wishes.
//!
//! Whoever makes a promise types it and marks it later. Either may pass; a pass is not kept.

use super::{BOTH, out};
use crate::app::form::{Form, Press};
use crate::app::page::{Block, Page};
use crate::app::step::StepPage;
use crate::app::{AnyScreen, Effect, Model, Moment, Turn};
use crate::content::Prompt;
use crate::engine::record::Record;
use crate::engine::{Place, Seat};

/// Two turns, one after the other, both in view.
pub struct Each {
    prompt: Prompt,
    now: Place,
    page: StepPage,
}

impl Each {
    /// From the first of the two.
    pub fn new(prompt: Prompt, model: &mut Model) -> Self {
        model.take_seat(Seat::Turn(Place::One));
        let page = StepPage::turn(prompt.clone(), model);
        Self { prompt, now: Place::One, page }
    }

    fn look(&mut self, turn: Turn, model: &mut Model) -> Turn {
        if self.page.ended().is_none() {
            return turn;
        }
        let [first, second] = BOTH;
        if self.now == first {
            self.now = second;
            model.take_seat(Seat::Turn(second));
            self.page = StepPage::turn(self.prompt.clone(), model);
            return Turn { go: crate::app::Go::Stay, effects: turn.effects };
        }
        let mut on = out(model);
        on.effects.splice(0..0, turn.effects);
        on
    }
}

impl AnyScreen for Each {
    fn page(&self, model: &Model) -> Page {
        let mut page = self.page.page(model);
        page.blocks.insert(0, Block::text(format!("{}:", model.name_of(self.now))));
        page.blocks.insert(1, Block::Gap);
        "both of you".clone_into(&mut page.whose);
        page
    }

    fn form(&self) -> &Form {
        self.page.form()
    }

    fn form_mut(&mut self) -> &mut Form {
        self.page.form_mut()
    }

    fn text_form(&self) -> &Form {
        self.page.text_form()
    }

    fn text_form_mut(&mut self) -> &mut Form {
        self.page.text_form_mut()
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        let turn = self.page.press(press, model);
        self.look(turn, model)
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        self.page.changed(model)
    }

    fn keep(&mut self, model: &mut Model) -> Turn {
        let turn = self.page.keep(model);
        self.look(turn, model)
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        let effects = self.page.leaving(model);
        let mut turn = out(model);
        turn.effects.splice(0..0, effects);
        turn
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        let turn = self.page.kept(record, model);
        self.look(turn, model)
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        self.page.due(model)
    }

    fn tick(&mut self, model: &mut Model) -> Turn {
        self.page.tick(model)
    }

    fn leaving(&mut self, model: &Model) -> Vec<Effect> {
        self.page.leaving(model)
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
