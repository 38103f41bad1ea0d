//! The event cards of "some of each": one event, one owner, one at a time. Never counted, weighed or compared.

use super::field::Field;
use super::input::Input;
use super::page::Belongs;
use super::sheet::{Button, Row, Sheet};
use super::{Effect, Model, Route, Screen, Transition};
use crate::content::{Audience, StepId};
use crate::engine::record::{Known, Record};
use crate::engine::{Owner, RecordId};

/// The event cards: one event, one owner, one at a time. Never counted, weighed or compared.
pub struct Cards {
    /// The step that is to be about one event, and whose act the event has to be; none where the cards are only looked
    /// at.
    wanted: Option<(StepId, Audience)>,
    /// Whose the new card is, and its name, while it is given one.
    named: Option<(Owner, Input<Field>)>,
}

/// What can be answered to them.
#[derive(Clone)]
pub enum Answer {
    /// Opens an event, or answers with it where a step asked for one.
    Card(RecordId),
    /// Asks for a name first.
    New(Owner),
    /// The name is as it should be.
    Keep,
    /// One level back.
    Back,
}

impl Cards {
    /// `wanted` is the step that asks for an event, with whose acts it is about; without it, all cards can be opened.
    pub fn new(wanted: Option<(StepId, Audience)>) -> Self {
        Self { wanted, named: None }
    }

    fn rows(&self, model: &Model) -> Vec<Row<Answer>> {
        let words = &model.book.words.pages.cards;
        let owner = self.wanted.as_ref().map(|(_, audience)| match audience {
            Audience::Broke => Owner::Me,
            _ => Owner::Partner,
        });
        let fitting = model.progress().cards().into_iter().filter(|card| owner.is_none_or(|owner| card.owner == owner));
        let whose = |owner| if owner == Owner::Me { words.i_did() } else { words.they_did() };
        let mut rows: Vec<_> =
            fitting.map(|card| Row::new(card.name, Answer::Card(card.id)).beside(whose(card.owner))).collect();
        let mine = Row::new(words.new_of_mine(), Answer::New(Owner::Me));
        let theirs = Row::new(words.new_of_theirs(), Answer::New(Owner::Partner));
        rows.extend(match owner {
            Some(Owner::Me) => vec![mine.apart()],
            Some(Owner::Partner) => vec![theirs.apart()],
            None => vec![mine.apart(), theirs],
        });
        rows
    }

    fn keep_it(&self, model: &mut Model) -> Transition {
        let Some((owner, name)) = &self.named else { return Transition::stay() };
        let name = name.text().trim().to_owned();
        if name.is_empty() {
            return Transition::stay();
        }
        let (id, owner) = (model.new_id(), *owner);
        let record = model.record(id, "card", "", Known::Card { name, owner });
        Transition::stay().with(Effect::Keep(Box::new(record)))
    }

    fn about(&self, card: RecordId) -> Transition {
        let Some((step, _)) = &self.wanted else { return Transition::stay() };
        Transition::instead(Route::Step(step.clone(), Some(card)))
    }
}

impl Screen for Cards {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let cards = &words.pages.cards;
        let sheet = Sheet::new(words.home.front.one_thing()).whose(Belongs::ToOne);
        if let Some((_, name)) = &self.named {
            let buttons = vec![
                Button::new(words.common.buttons.keep(), Answer::Keep).keeps(),
                Button::new(words.common.buttons.back(), Answer::Back),
            ];
            return sheet.ask(cards.name()).line("", name).buttons(buttons).gap();
        }
        sheet.ask(if self.wanted.is_some() { cards.which() } else { cards.what() }).list(self.rows(model))
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Card(card) => self.about(card),
            Answer::New(owner) => {
                self.named = Some((owner, Input::line("")));
                Transition::stay()
            }
            Answer::Keep => self.keep_it(model),
            Answer::Back => self.back(model),
        }
    }

    fn kept(&mut self, record: &Record, _model: &mut Model) -> Transition {
        match record.known() {
            Some(Known::Card { .. }) if self.wanted.is_some() => self.about(record.id.clone()),
            Some(Known::Card { .. }) => {
                self.named = None;
                Transition::stay()
            }
            _ => Transition::stay(),
        }
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        if self.named.take().is_some() { Transition::stay() } else { Transition::back() }
    }
}
