//! The passphrase once more, before something that a person at an open screen must not be able to do in four minutes:
//! see the recovery line, choose another passphrase, take the lock off, let own pages out, or have the lock wait longer.
//!
//! It is pushed over the screen that asks for it. A right passphrase takes it away and lets that screen go on; everything
//! else only takes it away, and changes nothing.

use super::Entry;
use crate::app::job_result::JobResult;
use crate::app::sheet::{Button, Sheet};
use crate::app::{Change, Effect, Model, Reply, Screen, Transition, demo};
use crate::journal::Passphrase;

/// The question.
#[derive(Default)]
pub struct Ask {
    entry: Entry,
}

/// What can be answered.
#[derive(Clone)]
pub enum Answer {
    /// Try what was typed.
    Try,
    /// One level back.
    Back,
}

impl Screen for Ask {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let common = &model.book.words.common.buttons;
        let buttons = vec![Button::new(common.go_on(), Answer::Try), Button::new(common.back(), Answer::Back)];
        let sheet = Sheet::new(model.book.words.lock.titles.lock())
            .ask(model.book.words.lock.once_more.ask())
            .text(model.book.words.lock.once_more.why());
        demo::with_passphrases(self.entry.under(sheet, buttons, model), model)
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Try => tried(self.entry.enter()),
            Answer::Back => self.back(model),
        }
    }

    fn changed(&mut self, on: Option<Answer>, _model: &mut Model) -> Transition {
        self.entry.changed(on.is_some());
        Transition::stay()
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        Transition::reply(Reply::Left)
    }

    fn waits(&self) -> bool {
        self.entry.is_trying()
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        match result {
            JobResult::Right => Transition::reply(Reply::Allowed),
            JobResult::Failed(why) => {
                model.fail(&why);
                tried(self.entry.tried(false))
            }
            // Whatever else comes is wrong: one answer alone lets anybody on.
            _ => tried(self.entry.tried(true)),
        }
    }
}

fn tried(typed: Option<Passphrase>) -> Transition {
    typed.map_or_else(Transition::stay, |typed| Transition::stay().with(Effect::Lock(Change::Check(typed))))
}
