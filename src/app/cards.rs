//! The event cards of "some of each": one event, one owner, one at a time. Never counted, weighed or compared.

use super::field::Field;
use super::form::{Button, Form, Part, Press};
use super::page::{Block, Page};
use super::parts::{List, Row};
use super::{AnyScreen, Effect, Go, Model, Turn};
use crate::content::{Audience, StepId};
use crate::engine::Owner;
use crate::engine::record::{Known, Record};

/// The event cards: one event, one owner, one at a time. Never counted, weighed or compared.
pub struct Cards {
    form: Form,
    wanted: Option<(StepId, Audience)>,
    owner: Option<Owner>,
}

impl Cards {
    /// The cards a step can be about, or all of them.
    pub fn new(model: &Model, wanted: Option<(StepId, Audience)>) -> Self {
        let owner = wanted.as_ref().map(|(_, audience)| match audience {
            Audience::Broke => Owner::Me,
            _ => Owner::Partner,
        });
        let fitting = model.progress().cards().into_iter().filter(|card| owner.is_none_or(|owner| card.owner == owner));
        let mut rows: Vec<Row> =
            fitting.map(|card| Row::new(card.name, Press::Record(card.id)).beside(whose(card.owner))).collect();
        let mine = Row::new("A new card: something I did", Press::Row(0));
        let theirs = Row::new("A new card: something my partner did", Press::Row(1));
        rows.extend(match owner {
            Some(Owner::Me) => vec![mine.apart()],
            Some(Owner::Partner) => vec![theirs.apart()],
            None => vec![mine.apart(), theirs],
        });
        Self { form: Form::new(vec![Part::List(List::new(rows))]), wanted, owner: None }
    }

    fn name_it(&mut self, owner: Owner) -> Turn {
        self.owner = Some(owner);
        let buttons = vec![Button::new("Keep", Press::Keep), Button::new("Back", Press::Back)];
        self.form = Form::new(vec![Part::Line(Field::line("").into(), String::new()), Part::Buttons(buttons, 0)]);
        Turn::stay()
    }

    fn keep_it(&mut self, model: &mut Model) -> Turn {
        let name = self.form.typed(0).trim().to_owned();
        let Some(owner) = self.owner.filter(|_| !name.is_empty()) else { return Turn::stay() };
        let id = model.new_id();
        let record = model.record(id, "card", "", Known::Card { name, owner });
        Turn::stay().with(Effect::Keep(Box::new(record)))
    }

    fn about(&self, card: crate::engine::RecordId) -> Turn {
        let Some((step, _)) = &self.wanted else { return Turn::stay() };
        Turn::instead(super::Route::Step(step.clone(), Some(card)))
    }
}

fn whose(owner: Owner) -> &'static str {
    match owner {
        Owner::Me => "something I did",
        Owner::Partner => "something my partner did",
    }
}

impl AnyScreen for Cards {
    fn page(&self, _model: &Model) -> Page {
        let mut page = Page::new("One thing at a time");
        "yours alone".clone_into(&mut page.whose);
        let ask = match (self.owner, &self.wanted) {
            (Some(_), _) => "What will you call it? A word or two is enough.",
            (None, Some(_)) => "Which one is this page about?",
            (None, None) => "Each card is one event, with one owner.",
        };
        let parts = self.form.parts.len();
        let page = page.spaced(Block::ask(ask));
        (0..parts).fold(page, |page, part| page.spaced(Block::Part(part)))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Row(0) => self.name_it(Owner::Me),
            Press::Row(_) => self.name_it(Owner::Partner),
            Press::Record(card) => self.about(card),
            Press::Keep => self.keep_it(model),
            _ => self.back(model),
        }
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        match (&record.known(), &self.wanted) {
            (Some(Known::Card { .. }), Some(_)) => self.about(record.id.clone()),
            (Some(Known::Card { .. }), None) => Turn::instead(Self::new(model, None)),
            _ => Turn::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        if self.owner.is_some() {
            *self = Self::new(model, self.wanted.clone());
            return Turn::stay();
        }
        Turn::go(Go::Back)
    }
}
