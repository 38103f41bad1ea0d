//! The settling step, then the end of the first sitting.

use super::page::{Block, Weight};
use super::sheet::{Button, Sheet};
use super::{Model, Route, Screen, Transition, words};
use crate::content::{StepId, known};

/// Something to do with the body, then what may come next.
#[derive(Default)]
pub struct Settle {
    is_done: bool,
}

/// What can be answered.
#[derive(Clone)]
pub enum Answer {
    /// The quiet lines have been read.
    Ready,
    /// Close for today.
    Close,
    /// One step more, an easy one.
    Lighter,
    /// Home.
    WholeBook,
}

impl Screen for Settle {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let screen = model.book.library.sittings.screen(if self.is_done { "enough" } else { "settle" });
        let said = |said: Option<&String>| {
            words::by_the_hour(said.map_or("", String::as_str), model.now, &model.book.words.dates)
        };
        let text = Block::Words(Weight::Plain, said(screen.and_then(|screen| screen.text.as_ref())));
        let sheet = Sheet::centred().scene(self.is_done);
        if !self.is_done {
            return sheet.with(text).gap().button(model.book.words.common.buttons.ready(), Answer::Ready);
        }
        let words = &model.book.words.setup.enough;
        sheet.ask(said(screen.map(|screen| &screen.title))).with(text).gap().buttons(vec![
            Button::new(words.close(words::hour(model.now)), Answer::Close).closes(),
            Button::new(words.lighter(), Answer::Lighter),
            Button::new(words.whole_book(), Answer::WholeBook),
        ])
    }

    fn on(&mut self, answer: Answer, _model: &mut Model) -> Transition {
        match answer {
            Answer::Ready => {
                self.is_done = true;
                Transition::stay()
            }
            Answer::Close => Transition::instead(Route::Closing),
            Answer::Lighter => Transition::home_with(Route::Step(StepId::from(known::ONE_GOOD_THING), None)),
            Answer::WholeBook => Transition::home(),
        }
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        Transition::home()
    }
}
