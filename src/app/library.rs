//! Questions and answers. That a page of the library was opened is kept nowhere.

use super::form::{Button, Form, Part, Press};
use super::page::{Block, Page, Weight};
use super::parts::{List, Read, Row};
use super::{AnyScreen, Go, Model, Turn, doors};
use crate::content::library::Answered;

/// The questions, in their order.
pub struct Contents {
    form: Form,
}

impl Contents {
    /// The whole list.
    pub fn new(model: &Model) -> Self {
        let questions = &model.book.library.faq.questions;
        let rows =
            questions.iter().enumerate().map(|(at, asked)| Row::new(asked.ask.clone(), Press::Row(at))).collect();
        Self { form: Form::new(vec![Part::List(List::new(rows))]) }
    }
}

impl AnyScreen for Contents {
    fn page(&self, _model: &Model) -> Page {
        Page::new("Questions and answers").with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Row(at) => match model.book.library.faq.questions.get(at).cloned() {
                Some(asked) => Turn::to(Answer::new(asked, model)),
                None => Turn::stay(),
            },
            _ => Turn::stay(),
        }
    }
}

/// One question and its answer, with the steps that go with it.
pub struct Answer {
    asked: Answered,
    form: Form,
}

impl Answer {
    fn new(asked: Answered, model: &Model) -> Self {
        let mut buttons = vec![Button::new("Back", Press::Back)];
        for id in &asked.see {
            let step = model.book.step(id.as_str()).filter(|step| model.reader().opens(step));
            let prompt = step.and_then(|step| model.prompt(step));
            buttons.extend(prompt.map(|prompt| Button::new(prompt.title().to_owned(), Press::Step(id.clone()))));
        }
        let text = Read::new(vec![(Weight::Plain, asked.answer.clone())]);
        let form = Form::new(vec![Part::Read(text), Part::Buttons(buttons, 0)]);
        Self { asked, form }
    }
}

impl AnyScreen for Answer {
    fn page(&self, _model: &Model) -> Page {
        Page::new("Questions and answers")
            .spaced(Block::ask(&self.asked.ask))
            .spaced(Block::Part(0))
            .with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Step(id) => doors::step(&id, model),
            _ => Turn::go(Go::Back),
        }
    }
}
