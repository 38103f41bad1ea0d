//! Two whose keys lost each other: both type their passphrases, one after the other, and then what is for both can be kept
//! again.
//!
//! It begins on one person's own pages, which close as they go on: from then on two sit here, each on their own turn.
//! It ends with the workbook shut, so that neither is left with what the other opened.

use crate::app::input::Input;
use crate::app::job_result::JobResult;
use crate::app::route::{LockRoute, TwoRoute};
use crate::app::secret::Secret;
use crate::app::sheet::{Button, Sheet};
use crate::app::{Change, Effect, Model, Nav, Reply, Route, Screen, Transition};
use crate::engine::{Place, Seat, seat};
use crate::journal::Passphrase;

/// Explains what happened. Nothing is changed before both people are here and go on.
#[derive(Default)]
pub struct Meet;

impl Screen for Meet {
    /// Whether both are here, and go on.
    type Answer = bool;

    fn sheet(&self, model: &Model) -> Sheet<bool> {
        // Whoever only presses on leaves it as it is.
        let buttons = vec![
            Button::new(model.book.words.common.buttons.not_now(), false),
            Button::new(model.book.words.lock.meet.now(), true),
        ];
        Sheet::new(model.book.words.lock.titles.lock()).says(model.book.words.lock.meet.about()).buttons(buttons).gap()
    }

    fn on(&mut self, goes_on: bool, model: &mut Model) -> Transition {
        if !goes_on {
            return Transition::back();
        }
        // Their own pages close here: from now on the other one sits at this screen, too.
        model.take_seat(Seat::Turn(model.me()));
        Transition::nav(Nav::Restart(vec![Route::Lock(LockRoute::MeetBoxes)]))
    }
}

/// Asks one of the two for their passphrase, then the other. Each types alone.
pub struct MeetBoxes {
    now: Place,
    typed: Input<Secret>,
    /// The passphrase of whoever opened it, while the other types theirs.
    first: Option<Passphrase>,
    is_trying: bool,
    /// The last try opened nothing.
    is_wrong: bool,
}

/// What can be answered.
#[derive(Clone)]
pub enum Answer {
    /// On with what was typed.
    GoOn,
    /// Leave it for now.
    NotNow,
}

impl MeetBoxes {
    /// The box of whoever opened the workbook.
    pub fn new(model: &Model) -> Self {
        Self { now: model.me(), typed: Input::secret(), first: None, is_trying: false, is_wrong: false }
    }

    fn go_on(&mut self, model: &Model) -> Transition {
        if self.is_trying || self.typed.get().is_empty() {
            return Transition::stay();
        }
        self.is_wrong = false;
        let typed = self.typed.change().take();
        let Some(first) = self.first.take() else {
            self.first = Some(typed);
            return self.pass_to(seat::other(model.me()), model);
        };
        self.is_trying = true;
        Transition::stay().with(Effect::Lock(Change::Meet([first, typed])))
    }

    fn pass_to(&mut self, place: Place, model: &Model) -> Transition {
        (self.now, self.typed) = (place, Input::secret());
        // Names that only the other's key shows to be right are not known yet.
        let named = Some(place).filter(|place| !model.name_of(*place).is_empty());
        let said = if self.is_wrong { model.book.words.lock.meet.wrong() } else { " " };
        Transition::to(Route::Two(TwoRoute::HandOverSaying(named, said.to_owned())))
    }

    /// Both again, from the first one on.
    fn again(&mut self, model: &Model) -> Transition {
        // Both type again, whichever was wrong: saying which would tell one of them about the passphrase of the other.
        (self.first, self.is_trying) = (None, false);
        self.pass_to(model.me(), model)
    }
}

impl Screen for MeetBoxes {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        if self.is_trying {
            return Sheet::centred()
                .scene(1_u64)
                .says(model.book.words.lock.opening.trying())
                .buttons(Vec::new())
                .gap();
        }
        let ask = match (model.name_of(self.now).is_empty(), self.now == model.me()) {
            (false, _) => model.book.words.lock.meet.ask(model.name_of(self.now)),
            (true, true) => model.book.words.lock.meet.ask_own().to_owned(),
            (true, false) => model.book.words.lock.meet.ask_other().to_owned(),
        };
        let common = &model.book.words.common.buttons;
        Sheet::new(model.book.words.lock.titles.lock())
            .ask(ask)
            .secret(format!("{}  ", model.book.words.lock.opening.passphrase()), &self.typed)
            .buttons(vec![Button::new(common.go_on(), Answer::GoOn), Button::new(common.not_now(), Answer::NotNow)])
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::GoOn => self.go_on(model),
            Answer::NotNow => self.back(model),
        }
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        if reply != Reply::Passed {
            return self.back(model);
        }
        model.take_seat(Seat::Turn(self.now));
        Transition::stay()
    }

    /// Once it has begun, that area is closed, and both are home.
    fn back(&mut self, _model: &mut Model) -> Transition {
        if self.is_trying { Transition::stay() } else { Transition::home() }
    }

    fn waits(&self) -> bool {
        self.is_trying
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        match result {
            JobResult::Right => Transition::nav(Nav::Away(Route::Lock(LockRoute::Met))),
            JobResult::Failed(why) => {
                model.fail(&why);
                self.again(model)
            }
            _ => {
                self.is_wrong = true;
                self.again(model)
            }
        }
    }
}

/// It is done, and the workbook is shut.
#[derive(Default)]
pub struct Met;

impl Screen for Met {
    /// The one thing to do: open it.
    type Answer = ();

    fn sheet(&self, model: &Model) -> Sheet<()> {
        let open = model.book.words.lock.actions.open_it();
        Sheet::centred().says(model.book.words.lock.meet.done()).button(open, ()).gap()
    }

    fn on(&mut self, (): (), _model: &mut Model) -> Transition {
        Transition::instead(Route::Unlock)
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        self.on((), model)
    }
}
