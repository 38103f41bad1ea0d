//! Trying to open the other one's page: a page sealed as it would be, and what each key makes of it.

use crate::app::sheet::{Button, Sheet};
use crate::app::{Model, Screen, Transition};
use crate::engine::Place;

/// The sealed page, before and after the try.
#[derive(Default)]
pub struct Refused {
    is_tried: bool,
}

/// What can be answered.
#[derive(Clone)]
pub enum Answer {
    /// Try to open it.
    Try,
    /// One level back.
    Back,
}

impl Screen for Refused {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words.demo.refused;
        let [one, other] = [Place::One, Place::Two].map(|place| model.name_of(place));
        let sheet = Sheet::new(words.title(other)).whose(words.sits_here(one)).scene(self.is_tried);
        let proof = model.demo.as_ref().map(|tour| tour.proof.clone()).unwrap_or_default();
        let sheet = sheet.ask(words.as_it_lies()).quiet(proof.begins);
        let back = Button::new(model.book.words.common.buttons.back(), Answer::Back);
        if !self.is_tried {
            return sheet.buttons(vec![Button::new(words.try_key(one), Answer::Try), back]);
        }
        let said = |name, opens| if opens { words.opens(name) } else { words.does_not_open(name) };
        sheet
            .ask(said(one, proof.opens[0]))
            .text(format!("{} {}", said(other, proof.opens[1]), words.only(other)))
            .buttons(vec![back])
    }

    fn on(&mut self, answer: Answer, _model: &mut Model) -> Transition {
        match answer {
            Answer::Try => {
                self.is_tried = true;
                Transition::stay()
            }
            Answer::Back => Transition::back(),
        }
    }
}
