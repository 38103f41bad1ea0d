//! The one question that stands before a choice which could do harm if the page were found.
//!
//! It is asked when such a choice is picked, and not before: to keep the page, to go on without keeping it, or to leave
//! the choice out.

use super::{Guarding, Standing, StepPage};
use crate::app::form::{Button, Form, Part, Press};
use crate::app::page::{Block, Page};
use crate::app::{Effect, Go, Model, Turn};

/// The question, and the choice it is about.
pub struct Guard {
    /// Its buttons.
    pub form: Form,
    choice: String,
}

impl Guard {
    fn new(choice: String) -> Self {
        let buttons = vec![
            Button::new("Go on without keeping it", Press::Unkept),
            Button::new("Keep it", Press::Keep),
            Button::new("Leave it out", Press::LeaveOut),
        ];
        let mut form = Form::buttons(buttons);
        // Enter pressed once too often takes the tick back, and nothing else.
        form.choose(&Press::LeaveOut);
        Self { form, choice }
    }

    /// The page of the question.
    pub fn page(&self, step: &StepPage, model: &Model) -> Page {
        let mut page = Page::new(super::show::place(&step.prompt, model));
        "yours alone".clone_into(&mut page.whose);
        page.spaced(Block::ask(model.book.words.step.notices.a_page_can_be_found())).with(Block::Part(0))
    }
}

impl StepPage {
    /// Asks once a choice that needs it is picked.
    pub(super) fn look_for_guard(&mut self) {
        if self.standing == Standing::Unkept || !matches!(self.guard, Guarding::NotAsked) {
            return;
        }
        let picked = self.leaf().form.picks().map(|picks| picks.picked()).unwrap_or_default();
        let choices = self.prompt.words.choices.iter().flatten();
        if let Some(choice) = choices.into_iter().find(|choice| choice.guard && picked.contains(&choice.say)) {
            self.guard = Guarding::Asking(Guard::new(choice.say.clone()));
        }
    }

    /// The answer. Without keeping it, words begun are taken off the disk.
    pub(super) fn guarded(&mut self, press: &Press) -> Turn {
        let Guarding::Asking(guard) = std::mem::replace(&mut self.guard, Guarding::NotAsked) else {
            return Turn::stay();
        };
        match press {
            Press::Unkept => {
                self.standing = Standing::Unkept;
                self.drafting.done();
                return Turn { go: Go::Stay, effects: vec![Effect::DropDraft(self.id.clone())] };
            }
            Press::Keep => self.guard = Guarding::Answered,
            _ => self.unpick(&guard.choice),
        }
        Turn::stay()
    }

    fn unpick(&mut self, choice: &str) {
        for part in &mut self.leaf_mut().form.parts {
            let Part::Picks(picks) = part else { continue };
            let mut picks = picks.change();
            if let Some(at) = picks.items.iter().position(|item| item == choice) {
                picks.on[at] = false;
            }
        }
    }
}
