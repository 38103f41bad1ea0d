//! Signing a yes: the box for a passphrase, with the plain yes one press away.
//!
//! It opens nothing: what the passphrase gives is the key that signs, and only for this sitting. The screen is the same
//! for both, whoever opened the workbook.

use super::yes;
use crate::app::input::Input;
use crate::app::job_result::JobResult;
use crate::app::page::Belongs;
use crate::app::route::ToSign;
use crate::app::screen::Reply;
use crate::app::secret::Secret;
use crate::app::sheet::{Button, Sheet};
use crate::app::{Change, Effect, Model, Screen, Transition};

/// The box for the passphrase of one of the two.
pub struct Sign {
    asked: ToSign,
    passphrase: Input<Secret>,
    checking: bool,
    wrong: bool,
}

/// What can be answered to the question for a passphrase.
#[derive(Clone)]
pub enum Answer {
    /// Sign with what was typed.
    Sign,
    /// Say yes without signing.
    Say,
    /// Back to the question, with no yes yet.
    Later,
}

impl Sign {
    /// With an empty box.
    pub fn new(asked: ToSign) -> Self {
        Self { asked, passphrase: Input::secret(), checking: false, wrong: false }
    }

    fn send(&mut self) -> Transition {
        let mut secret = self.passphrase.change();
        if secret.is_empty() {
            return Transition::stay();
        }
        (self.checking, self.wrong) = (true, false);
        Transition::stay().with(Effect::Lock(Change::Signer(self.asked.by, secret.take())))
    }
}

impl Screen for Sign {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let sheet = Sheet::new(&self.asked.heading).whose(Belongs::ToBoth);
        let sheet = sheet.aside(self.asked.aside.clone());
        let sheet = self.asked.above.iter().cloned().fold(sheet, Sheet::with);
        if self.checking {
            return sheet.text(model.book.words.lock.signing.trying()).tight().waiting();
        }
        let words = &model.book.words.two.sign;
        let name = model.name_of(self.asked.by);
        let buttons = vec![
            Button::new(words.with_passphrase(), Answer::Sign),
            Button::new(words.say_yes(), Answer::Say),
            Button::new(words.maybe_later(), Answer::Later),
        ];
        // The line is there from the start, so that nothing moves once it says something.
        let wrong = if self.wrong { model.book.words.lock.signing.wrong() } else { " " };
        let sheet = sheet.ask(words.your_passphrase(name));
        let sheet = sheet
            .secret(format!("{}  ", model.book.words.lock.opening.passphrase()), &self.passphrase)
            .tight()
            .text(wrong);
        let sheet = yes::about(sheet, model).buttons(buttons);
        // The people of the demo are made up, and so are their passphrases.
        let sample = model.demo.is_some().then(|| words.in_the_sample(&name.to_lowercase()));
        sample.into_iter().fold(sheet, |sheet, line| sheet.quiet(line).tight())
    }

    fn on(&mut self, answer: Answer, _model: &mut Model) -> Transition {
        match answer {
            Answer::Sign => self.send(),
            Answer::Say => Transition::reply(Reply::Said),
            Answer::Later => Transition::reply(Reply::Left),
        }
    }

    fn changed(&mut self, _on: Option<Answer>, _model: &mut Model) -> Transition {
        self.wrong = false;
        Transition::stay()
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        if self.checking { Transition::stay() } else { Transition::reply(Reply::Left) }
    }

    fn waits(&self) -> bool {
        self.checking
    }

    fn is_signing(&self) -> bool {
        true
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        self.checking = false;
        match result {
            // The other one's passphrase is as wrong as any: a yes is signed by whoever says it.
            JobResult::Signs(by) if by == self.asked.by => return Transition::reply(Reply::Signed),
            JobResult::Failed(why) => model.fail(&why),
            _ => self.wrong = true,
        }
        Transition::stay()
    }

    fn is_asked_for(&self) -> bool {
        true
    }
}
