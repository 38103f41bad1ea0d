//! The lock, opened from a person's own pages: set one, choose another passphrase, see the sheet, or take it off.

use crate::app::job_result::JobResult;
use crate::app::page::Block;
use crate::app::route::{LockRoute, TwoRoute};
use crate::app::sheet::{Button, Sheet};
use crate::app::{Change, Effect, Model, Nav, Reply, Route, Screen, Transition, own_area, passphrase};
use crate::engine::{BookKind, Lock};

/// After how many minutes without a key the lock may shut.
const WAITS: [u16; 4] = [2, 5, 10, 15];

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Menu,
    HowLong,
    TakeOff,
    TakingOff,
    Done(Done),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    TakenOff,
    /// Files were set aside by the lock, and can be read now.
    TakenOffWithFound,
    /// Some files could not be changed.
    SomeLeft,
}

/// What can be done about the lock.
pub struct Manage {
    at: At,
    /// How often it came to show something: each time the focus begins anew.
    shown: u64,
    /// What was pressed and waits for the passphrase.
    asked: Option<Answer>,
}

/// What can be answered.
#[derive(Clone, Copy)]
pub enum Answer {
    /// Only offered where there is no lock yet.
    Set,
    /// Set one for each of two, who keep their workbook together so far.
    SetForTwo,
    /// Choose another passphrase.
    Change,
    /// See the recovery line.
    Sheet,
    /// How long the lock waits.
    HowLong,
    /// That many minutes.
    Wait(u16),
    /// What is sealed with another passphrase.
    OtherLock,
    /// Two whose keys lost each other.
    Meet,
    /// What taking it off means.
    AskTakeOff,
    /// Pressed after reading what that means; the passphrase is still asked for.
    TakeOff,
    /// Another workbook.
    Another,
    /// One level back.
    Back,
}

impl Default for Manage {
    fn default() -> Self {
        Self { at: At::Menu, shown: 0, asked: None }
    }
}

impl Manage {
    fn to(&mut self, at: At) -> Transition {
        self.at = at;
        self.shown += 1;
        Transition::stay()
    }

    fn menu(sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let (words, common) = (&model.book.words.lock, &model.book.words.common.buttons);
        let back = Button::new(common.back(), Answer::Back);
        if model.lock() == Lock::None {
            let (said, set) = match model.kind() {
                BookKind::Together => (
                    model.book.words.lock.two.own(),
                    Button::new(model.book.words.lock.two.own_button(), Answer::SetForTwo),
                ),
                _ => (
                    model.book.words.lock.setting.seal(),
                    Button::new(model.book.words.lock.setting.set_one(), Answer::Set),
                ),
            };
            let another = Button::new(words.actions.another_workbook(), Answer::Another);
            return sheet.says(said).buttons(vec![set, another, back]);
        }
        // Back comes first: whoever only presses on changes nothing about their lock.
        let mut buttons = vec![
            back,
            Button::new(model.book.words.lock.managing.change(), Answer::Change),
            Button::new(model.book.words.lock.care.show(), Answer::Sheet),
            Button::new(model.book.words.lock.managing.how_long(), Answer::HowLong),
        ];
        if !own_area::other_locks(model).is_empty() {
            buttons.push(Button::new(words.titles.other_lock(), Answer::OtherLock));
        }
        if own_area::lacks_the_other(model) {
            buttons.push(Button::new(model.book.words.lock.meet.button(), Answer::Meet));
        }
        // Unlocking is for a workbook of one: nobody can vote away the lock of the other.
        if model.kind() == BookKind::One {
            buttons.push(Button::new(model.book.words.lock.managing.take_off(), Answer::AskTakeOff).removes());
        }
        sheet.says(words.managing.about(&in_words(model.settings.idle_minutes, model))).buttons(buttons)
    }

    /// Whether it hands out the key or lowers the lock. For another passphrase the one of today is asked for first, so that
    /// nobody takes the question for one after the new one; where that takes them long, it is asked once more.
    fn is_guarded(answer: Answer, model: &Model) -> bool {
        match answer {
            // A shorter wait protects more, so it needs no passphrase.
            Answer::Wait(minutes) => minutes > model.settings.idle_minutes,
            Answer::Sheet | Answer::Change | Answer::TakeOff => true,
            _ => false,
        }
    }

    fn go(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Wait(minutes) => {
                model.settings.idle_minutes = minutes;
                self.to(At::Menu).with(Effect::Settings(model.settings.clone()))
            }
            Answer::HowLong => self.to(At::HowLong),
            Answer::Set => Transition::to(Route::Lock(LockRoute::ChooseToLock)),
            Answer::SetForTwo => Transition::to(Route::Two(TwoRoute::SetUpLater)),
            Answer::Change => Transition::to(Route::Lock(LockRoute::ChooseAnother)),
            Answer::Another => {
                model.leave_for_another();
                Transition::nav(Nav::Restart(vec![Route::Unlock])).with(Effect::Forget)
            }
            Answer::OtherLock => Transition::to(Route::Lock(LockRoute::Join)),
            Answer::Meet => Transition::to(Route::Lock(LockRoute::Meet)),
            Answer::Sheet => Transition::to(Route::Lock(LockRoute::RecoverySheet)).with(Effect::Lock(Change::Sheet)),
            Answer::AskTakeOff => self.to(At::TakeOff),
            Answer::TakeOff => self.to(At::TakingOff).with(Effect::Lock(Change::TakeOff)),
            Answer::Back => self.back(model),
        }
    }
}

/// A number of minutes, as a word.
fn in_words(minutes: u16, model: &Model) -> String {
    model.book.words.dates.small_number(minutes)
}

impl Screen for Manage {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let (words, common) = (&model.book.words.lock, &model.book.words.common.buttons);
        let back = Button::new(common.back(), Answer::Back);
        let sheet = Sheet::new(words.titles.lock()).scene(self.shown);
        match self.at {
            At::Menu => Self::menu(sheet, model).gap().with(Block::text(model.book.words.lock.setting.hides())),
            At::HowLong => {
                let wait = |wait: u16| Button::new(words.managing.wait(&in_words(wait, model)), Answer::Wait(wait));
                let choices = WAITS.into_iter().map(wait).chain([back]);
                sheet.says(model.book.words.lock.managing.how_long_ask()).buttons(choices.collect()).gap()
            }
            At::TakeOff => {
                let take_off = Button::new(model.book.words.lock.managing.take_off(), Answer::TakeOff).removes();
                sheet.says(model.book.words.lock.managing.take_off_ask()).buttons(vec![back, take_off]).gap()
            }
            At::TakingOff => sheet.says(model.book.words.lock.managing.taking_off()).buttons(Vec::new()).gap(),
            At::Done(done) => {
                let said = match done {
                    Done::TakenOff => model.book.words.lock.managing.taken_off(),
                    Done::TakenOffWithFound => model.book.words.lock.managing.taken_off_found(),
                    Done::SomeLeft => model.book.words.lock.managing.left(),
                };
                sheet.says(said).button(common.go_on(), Answer::Back).gap()
            }
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        if Self::is_guarded(answer, model) && !passphrase::is_known(model) {
            self.asked = Some(answer);
            return Transition::to(Route::Ask);
        }
        self.go(answer, model)
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        match self.asked.take() {
            Some(answer) if reply == Reply::Allowed => self.go(answer, model),
            _ => Transition::stay(),
        }
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        match self.at {
            At::TakeOff | At::HowLong => self.to(At::Menu),
            At::TakingOff => Transition::stay(),
            At::Menu | At::Done(_) => Transition::back(),
        }
    }

    fn shown(&mut self, _model: &mut Model) {
        self.asked = None;
        if self.at == At::Menu {
            self.to(At::Menu);
        }
    }

    fn waits(&self) -> bool {
        self.at == At::TakingOff
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        match result {
            JobResult::TakenOff(aside) if aside.is_empty() => self.to(At::Done(Done::TakenOff)),
            JobResult::TakenOff(_) => self.to(At::Done(Done::TakenOffWithFound)),
            JobResult::Changed(_, false) => self.to(At::Done(Done::SomeLeft)),
            JobResult::Failed(why) => {
                model.fail(&why);
                self.to(At::Menu)
            }
            _ => Transition::stay(),
        }
    }
}
