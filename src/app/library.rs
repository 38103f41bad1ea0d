//! Questions and answers. That a page of the library was opened is kept nowhere.

use super::page::Weight;
use super::sheet::{Button, Row, Sheet};
use super::{Model, Route, Screen, Transition, navigate};
use crate::content::StepId;
use crate::content::library::Answered;

/// The questions, in their order.
pub struct Questions;

impl Screen for Questions {
    /// The number of a question.
    type Answer = usize;

    fn sheet(&self, model: &Model) -> Sheet<usize> {
        let questions = model.book.library.faq.questions.iter().enumerate();
        let rows = questions.map(|(at, asked)| Row::new(&asked.ask, at)).collect();
        Sheet::new(model.book.words.home.front.questions()).list(rows).tight()
    }

    fn on(&mut self, at: usize, _model: &mut Model) -> Transition {
        Transition::to(Route::Question(at))
    }
}

/// One question and its answer, with the steps that go with it.
pub struct Question {
    asked: Answered,
}

impl Question {
    /// The question of that number, where there is one.
    pub fn new(at: usize, model: &Model) -> Option<Self> {
        model.book.library.faq.questions.get(at).cloned().map(|asked| Self { asked })
    }
}

impl Screen for Question {
    /// A step that goes with it; none to go back.
    type Answer = Option<StepId>;

    fn sheet(&self, model: &Model) -> Sheet<Option<StepId>> {
        let words = &model.book.words;
        let mut buttons = vec![Button::new(words.common.buttons.back(), None)];
        for id in &self.asked.see {
            // An answer names steps for everybody. A button that opens nothing would be no help.
            let step = model.book.step(id.as_str()).filter(|step| model.reader().opens(step));
            let prompt = step.and_then(|step| model.prompt(step));
            buttons.extend(prompt.map(|prompt| Button::new(prompt.title(), Some(id.clone()))));
        }
        Sheet::new(words.home.front.questions())
            .ask(&self.asked.ask)
            .reading(vec![(Weight::Plain, self.asked.answer.clone())])
            .buttons(buttons)
    }

    fn on(&mut self, step: Option<StepId>, model: &mut Model) -> Transition {
        step.map_or_else(Transition::back, |id| navigate::step(&id, model))
    }
}
