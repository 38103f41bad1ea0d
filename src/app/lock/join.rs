//! What is sealed with another passphrase: from a lock that the same person set elsewhere, or somebody's.
//!
//! A plain row on a person's own pages leads here. It is asked once: whoever leaves it is not asked again, and finds it under
//! "The lock" for as long as it is so. Only a passphrase that its owner types opens anything.

use crate::app::input::Input;
use crate::app::job_result::JobResult;
use crate::app::page::Belongs;
use crate::app::secret::Secret;
use crate::app::sheet::{Button, Sheet};
use crate::app::{Change, Effect, Model, Route, Screen, Transition, own_area};
use crate::engine::record::{FREE_PAGE, Known, Record};
use crate::journal::Joined;
use crate::text;

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// What it is, and whether to type anything.
    Asked,
    /// The two boxes.
    Boxes,
    /// They are tried.
    Trying,
    /// The passphrase of today opens both.
    Done,
}

/// What was wrong with the last try.
#[derive(Clone, Copy)]
enum Wrong {
    /// One of the boxes was empty.
    OnlyOne,
    NotToday,
    NotYours,
    NoPage,
    OpensNothing,
}

/// The question, and the two boxes.
pub struct Join {
    at: At,
    today: Input<Secret>,
    other: Input<Secret>,
    wrong: Option<Wrong>,
}

/// What can be answered.
#[derive(Clone)]
pub enum Answer {
    /// Both locks stay as they are, and this can be done later.
    Leave,
    /// Type that passphrase.
    Type,
    /// Try both.
    Open,
    /// See what was found in the folder.
    Found,
    /// One level back.
    Back,
}

impl Default for Join {
    fn default() -> Self {
        Self { at: At::Asked, today: Input::secret(), other: Input::secret(), wrong: None }
    }
}

impl Join {
    /// Two empty boxes.
    fn boxes(&mut self, wrong: Option<Wrong>) -> Transition {
        *self = Self { at: At::Boxes, wrong, ..Self::default() };
        Transition::stay()
    }

    /// Both at once: which of them may stay in memory is no question then.
    fn send(&mut self) -> Transition {
        let [mut today, mut other] = [&self.today, &self.other].map(|typed| std::mem::take(&mut *typed.change()));
        if today.is_empty() || other.is_empty() {
            return self.boxes(Some(Wrong::OnlyOne));
        }
        self.at = At::Trying;
        Transition::stay().with(Effect::Lock(Change::Join(today.take(), other.take())))
    }

    /// It is not asked again of what is here now.
    fn leave(&self, model: &mut Model) -> Transition {
        if self.at != At::Asked || !own_area::is_asked_of_another_lock(model) {
            return Transition::back();
        }
        // Kept with the locks it is about: one that comes into the folder later is asked about once, too.
        let value = own_area::other_locks(model).to_vec().into();
        Transition::stay().with(model.keep_event(FREE_PAGE, Known::Setting { name: own_area::LEFT.to_owned(), value }))
    }

    fn two_boxes(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words.lock.other;
        let [today, other] = [words.here(), words.theirs()];
        // Both boxes begin in one column, in cells: a letter of some languages takes two, or none.
        let column = text::width(today).max(text::width(other)) + 4;
        let wide = |label: &str| format!("{label}{}", " ".repeat(column - text::width(label)));
        sheet
            .text(words.ask())
            .secret(wide(today), &self.today)
            .tight()
            .secret(wide(other), &self.other)
            .text(self.said(model))
            .buttons(vec![
                Button::new(words.open(), Answer::Open),
                Button::new(model.book.words.common.buttons.back(), Answer::Back),
            ])
    }

    fn said<'a>(&self, model: &'a Model) -> &'a str {
        match self.wrong {
            None => " ",
            Some(Wrong::OnlyOne) => model.book.words.lock.other.both(),
            Some(Wrong::NotToday) => model.book.words.lock.other.not_here(),
            Some(Wrong::NotYours) => model.book.words.lock.other.not_yours(),
            Some(Wrong::NoPage) => model.book.words.lock.other.no_page(),
            Some(Wrong::OpensNothing) => model.book.words.lock.other.nothing(),
        }
    }
}

impl Screen for Join {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let common = &model.book.words.common;
        let sheet = Sheet::new(model.book.words.lock.titles.other_lock()).whose(Belongs::ToOne);
        let sheet = sheet.scene(self.at as u64);
        match self.at {
            // Whoever only presses on leaves it as it is.
            At::Asked => sheet.says(model.book.words.lock.other.about()).buttons(vec![
                Button::new(common.buttons.leave_it(), Answer::Leave),
                Button::new(model.book.words.lock.other.type_it(), Answer::Type),
            ]),
            At::Boxes => return self.two_boxes(sheet, model),
            At::Trying => sheet.says(model.book.words.lock.opening.trying()).buttons(Vec::new()),
            At::Done => {
                let mut buttons = vec![Button::new(common.buttons.go_on(), Answer::Back)];
                if !own_area::found(model).is_empty() {
                    buttons.push(Button::new(model.book.words.home.front.found(), Answer::Found));
                }
                sheet.says(model.book.words.lock.other.done()).buttons(buttons)
            }
        }
        .gap()
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Leave => self.leave(model),
            Answer::Type => self.boxes(None),
            Answer::Open => self.send(),
            Answer::Found => Transition::instead(Route::Found),
            Answer::Back => self.back(model),
        }
    }

    fn changed(&mut self, _on: Option<Answer>, _model: &mut Model) -> Transition {
        self.wrong = None;
        Transition::stay()
    }

    fn kept(&mut self, _record: &Record, _model: &mut Model) -> Transition {
        Transition::back()
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        match self.at {
            At::Asked | At::Done => Transition::back(),
            At::Boxes => {
                *self = Self::default();
                Transition::stay()
            }
            At::Trying => Transition::stay(),
        }
    }

    fn waits(&self) -> bool {
        self.at == At::Trying
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        let wrong = match result {
            JobResult::Right => {
                self.at = At::Done;
                return Transition::stay();
            }
            JobResult::NotJoined(Joined::NotToday) => Some(Wrong::NotToday),
            JobResult::NotJoined(Joined::NotYours) => Some(Wrong::NotYours),
            JobResult::NotJoined(Joined::NoPage) => Some(Wrong::NoPage),
            JobResult::Failed(why) => {
                model.fail(&why);
                None
            }
            _ => Some(Wrong::OpensNothing),
        };
        self.boxes(wrong)
    }
}
