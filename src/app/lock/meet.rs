//! Two whose keys lost each other: both type their passphrases, one after the other, and then what is for both can be kept
//! again.
//!
//! It begins in the own area of one, which closes as soon as they go on: from there on two sit here, each on an own turn.
//! It ends with the workbook shut, so that neither is left with what the other opened.

use super::{button, says, secret};
use crate::app::form::{Form, Part, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::secret::Secret;
use crate::app::two::hand_over::HandOver;
use crate::app::{AnyScreen, Change, Effect, Go, Model, Turn};
use crate::engine::{Place, Seat, seat};
use crate::journal::Passphrase;

/// Whether the key of whoever sits in their own area does not know the other's.
pub fn is_needed(model: &Model) -> bool {
    model.seat() == Seat::Own(model.me()) && model.here().keys.lacks_the_other
}

enum Phase {
    /// What it is, and whether to do it.
    Asked,
    HandOver(HandOver),
    /// The box of one.
    Box,
    /// Both are tried.
    Trying,
    /// It is done, and the workbook is shut.
    Done,
}

/// The question, and a box for each.
pub struct Meet {
    phase: Phase,
    form: Form,
    now: Place,
    /// The passphrase of whoever opened it, while the other types theirs.
    first: Option<Passphrase>,
    is_wrong: bool,
}

impl Meet {
    /// The question.
    pub fn new(model: &Model) -> Self {
        let words = &model.book.words;
        // Whoever only presses on leaves it as it is.
        let buttons = vec![button("Not now", Press::Back), button(words.lock.meet.now(), Press::GoOn)];
        let form = says(words.lock.meet.about(), buttons);
        Self { phase: Phase::Asked, form, now: model.me(), first: None, is_wrong: false }
    }

    /// The box of whoever it is for. The own area is closed by the first one.
    fn ask(&mut self, model: &mut Model) -> Turn {
        model.take_seat(Seat::Turn(self.now));
        model.stack.clear();
        let label = format!("{}  ", model.book.words.lock.opening.passphrase());
        let buttons = vec![button("Go on", Press::GoOn), button("Not now", Press::Back)];
        self.form = Form::new(vec![Part::Secret(Secret::default().into(), label), Part::Buttons(buttons, 0)]);
        self.phase = Phase::Box;
        Turn::stay()
    }

    fn typed(&mut self, model: &Model) -> Turn {
        let typed = secret(&self.form, 0).filter(|typed| !typed.is_empty()).map(|mut typed| typed.take());
        let Some(typed) = typed else { return Turn::stay() };
        self.is_wrong = false;
        let Some(first) = self.first.take() else {
            self.first = Some(typed);
            self.pass_to(seat::other(model.me()), model);
            return Turn::stay();
        };
        self.form = says(model.book.words.lock.opening.trying(), Vec::new());
        self.phase = Phase::Trying;
        Turn::stay().with(Effect::Lock(Change::Meet([first, typed])))
    }

    fn pass_to(&mut self, place: Place, model: &Model) {
        self.now = place;
        let is_named = !model.name_of(place).is_empty();
        self.phase = Phase::HandOver(if is_named { HandOver::to(place) } else { HandOver::to_both() });
    }

    /// Both again, from the first one on.
    fn again(&mut self, model: &Model) -> Turn {
        self.first = None;
        self.pass_to(model.me(), model);
        Turn::stay()
    }

    fn done(model: &Model) -> Turn {
        let form = says(model.book.words.lock.meet.done(), vec![button("Open it", Press::GoOn)]);
        let said = Self { phase: Phase::Done, form, now: model.me(), first: None, is_wrong: false };
        Turn::go(Go::Away(said.into()))
    }
}

impl AnyScreen for Meet {
    fn page(&self, model: &Model) -> Page {
        let wrong = if self.is_wrong { model.book.words.lock.meet.wrong() } else { " " };
        match &self.phase {
            Phase::HandOver(hand) => hand.page(model).spaced(Block::text(wrong)),
            Phase::Box => {
                // Names that only the other's key shows to be right are not known yet.
                let words = &model.book.words.lock.meet;
                let ask = match (model.name_of(self.now).is_empty(), self.now == model.me()) {
                    (false, _) => words.ask(model.name_of(self.now)),
                    (true, true) => words.ask_own().to_owned(),
                    (true, false) => words.ask_other().to_owned(),
                };
                let page = Page::new("The lock").spaced(Block::ask(ask));
                page.spaced(Block::Part(0)).with(Block::Part(1))
            }
            Phase::Trying | Phase::Done => super::all_parts(Page::centred(), &self.form),
            Phase::Asked => super::all_parts(Page::new("The lock"), &self.form),
        }
    }

    fn form(&self) -> &Form {
        if let Phase::HandOver(hand) = &self.phase { hand.form() } else { &self.form }
    }

    fn form_mut(&mut self) -> &mut Form {
        if let Phase::HandOver(hand) = &mut self.phase { hand.form_mut() } else { &mut self.form }
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (&mut self.phase, press) {
            (Phase::Trying, _) => Turn::stay(),
            (Phase::Done, _) => Turn::instead(crate::app::Route::Unlock),
            (_, Press::Back) => self.back(model),
            (Phase::Asked, _) => self.ask(model),
            (Phase::HandOver(hand), _) if hand.passed(model) => self.ask(model),
            (Phase::HandOver(hand), _) => hand.again(),
            (Phase::Box, _) => self.typed(model),
        }
    }

    /// Once it has begun the own area is closed, and both are home.
    fn back(&mut self, _model: &mut Model) -> Turn {
        self.first = None;
        match self.phase {
            Phase::Trying => Turn::stay(),
            Phase::Asked => Turn::go(Go::Back),
            Phase::Done => Turn::instead(crate::app::Route::Unlock),
            Phase::HandOver(_) | Phase::Box => Turn::go(Go::Home(None)),
        }
    }

    fn waits(&self) -> bool {
        matches!(self.phase, Phase::Trying)
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        match news {
            News::Right => Self::done(model),
            News::Failed(why) => {
                model.trouble = Some(why);
                self.again(model)
            }
            _ => {
                self.is_wrong = true;
                self.again(model)
            }
        }
    }
}
