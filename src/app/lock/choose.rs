//! Choosing a passphrase: the question, the offer, two boxes, and the making of the key.
//!
//! Until the lock question is answered nothing is on disk. What is typed here is never saved.

use super::Boxes;
use crate::app::job_result::JobResult;
use crate::app::sheet::{Button, Sheet};
use crate::app::{Change, Effect, Model, Nav, Reply, Route, Screen, Transition, passphrase};
use crate::engine::{BookKind, Lock, Record};
use crate::journal::Passphrase;

enum For {
    /// A new workbook with these first records.
    Begin(Vec<Record>),
    /// The workbook that is open and not locked.
    Lock,
    /// The workbook that is open and locked: another passphrase.
    Change,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Does anyone else use this account?
    Question,
    /// What a passphrase does, and whether setting one comes first.
    Offer(bool),
    /// The two boxes.
    Boxes,
    /// The key is made.
    Making,
    /// It is done, or it was put off.
    Done(Done),
}

/// A line to read at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    NotSealed,
    Sealed,
    /// Some files could not be sealed.
    SomeLeft,
    Changed,
}

/// The screens of choosing a passphrase.
pub struct Choose {
    what: For,
    at: At,
    /// How often it came to another of its screens.
    turned: u64,
    boxes: Boxes,
    /// Chosen in place of the one there is, which is asked for first.
    chosen: Option<Passphrase>,
}

/// What can be answered.
#[derive(Clone)]
pub enum Answer {
    /// Whether anyone else uses this account.
    Shared(bool),
    /// On to the two boxes.
    Set,
    /// Set none now.
    NotTonight,
    /// Take the one that was typed.
    Seal,
    /// Nothing to decide on this screen; it is read and left.
    GoOn,
}

impl Choose {
    /// From the question on, for a new workbook with these first records.
    pub fn first(records: Vec<Record>) -> Self {
        Self::new(For::Begin(records), At::Question)
    }

    /// For a workbook that is open and not locked.
    pub fn to_lock() -> Self {
        Self::new(For::Lock, At::Boxes)
    }

    /// In place of the passphrase there is.
    pub fn another() -> Self {
        Self::new(For::Change, At::Boxes)
    }

    fn new(what: For, at: At) -> Self {
        Self { what, at, turned: 0, boxes: Boxes::default(), chosen: None }
    }

    fn to(&mut self, at: At) -> Transition {
        // New boxes each time: what was typed into one pair must not be waiting in the next.
        (self.at, self.boxes) = (at, Boxes::default());
        self.turned += 1;
        Transition::stay()
    }

    /// Both boxes hold the same: the passphrase goes on its way.
    fn seal(&mut self, model: &Model) -> Transition {
        let Some(chosen) = self.boxes.chosen(model) else { return Transition::stay() };
        let effect = match &self.what {
            // A copy: where the disk refuses, the name and the part are still here for the next try.
            For::Begin(records) => Effect::Begin(BookKind::One, vec![chosen], records.clone()),
            For::Lock => Effect::Lock(Change::Set(chosen)),
            // Asked for as it is to take effect: boxes left filled on an open
            // screen must help nobody who comes upon them.
            For::Change if !passphrase::is_known(model) => {
                self.chosen = Some(chosen);
                return Transition::to(Route::Ask);
            }
            For::Change => Effect::Lock(Change::Passphrase(chosen)),
        };
        self.to(At::Making).with(effect)
    }

    /// Without a passphrase.
    fn not_tonight(&mut self, model: &mut Model) -> Transition {
        match &self.what {
            For::Begin(records) => Transition::stay().with(Effect::Begin(BookKind::One, Vec::new(), records.clone())),
            For::Lock | For::Change => self.back(model),
        }
    }

    /// There is no way back into set-up once the workbook is there.
    fn done(&self) -> Transition {
        match self.what {
            For::Begin(_) => Transition::nav(Nav::Restart(vec![Route::Room])),
            For::Lock | For::Change => Transition::back(),
        }
    }

    fn boxes(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let other = match self.what {
            For::Begin(_) => model.book.words.lock.setting.not_tonight(),
            For::Lock | For::Change => model.book.words.common.buttons.back(),
        };
        let other = Button::new(other, Answer::NotTonight);
        self.boxes.under(sheet, model.book.words.lock.setting.choose(), Answer::Seal, other, model)
    }
}

impl Screen for Choose {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let sheet = Sheet::new(model.book.words.lock.titles.lock()).scene(self.turned);
        match self.at {
            At::Question => sheet
                .ask(model.book.words.lock.setting.ask())
                .buttons(vec![
                    Button::new(model.book.words.lock.setting.yes(), Answer::Shared(true)),
                    Button::new(model.book.words.lock.setting.no(), Answer::Shared(false)),
                ])
                .gap(),
            At::Offer(sets_first) => {
                let set = Button::new(model.book.words.lock.setting.set_one(), Answer::Set);
                let not = Button::new(model.book.words.lock.setting.not_tonight(), Answer::NotTonight);
                // What was answered before decides what Enter presses. Where the
                // account is shared, that is a passphrase.
                let buttons = if sets_first { vec![set, not] } else { vec![not, set] };
                sheet.says(model.book.words.lock.setting.seal()).buttons(buttons).gap()
            }
            At::Boxes => self.boxes(sheet, model),
            At::Making => {
                let said = match self.what {
                    For::Lock => model.book.words.lock.setting.sealing(),
                    For::Begin(_) | For::Change => model.book.words.lock.setting.making(),
                };
                Sheet::centred().scene(self.turned).says(said).buttons(Vec::new()).gap()
            }
            At::Done(done) => {
                let said = match done {
                    Done::NotSealed => model.book.words.lock.setting.not_sealed(),
                    Done::Sealed => model.book.words.lock.setting.sealed(),
                    Done::SomeLeft => model.book.words.lock.managing.left(),
                    Done::Changed => model.book.words.lock.managing.changed(),
                };
                sheet.says(said).button(model.book.words.common.buttons.go_on(), Answer::GoOn).gap()
            }
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Shared(is_shared) => self.to(At::Offer(is_shared)),
            Answer::Set => self.to(At::Boxes),
            Answer::NotTonight => self.not_tonight(model),
            Answer::Seal => self.seal(model),
            Answer::GoOn => self.done(),
        }
    }

    fn changed(&mut self, _on: Option<Answer>, model: &mut Model) -> Transition {
        self.boxes.changed(model);
        Transition::stay()
    }

    /// Where it comes back without the passphrase there is, nothing was chosen.
    fn replied(&mut self, reply: Reply, _model: &mut Model) -> Transition {
        match self.chosen.take() {
            Some(chosen) if reply == Reply::Allowed => {
                self.to(At::Making).with(Effect::Lock(Change::Passphrase(chosen)))
            }
            Some(_) => self.to(At::Boxes),
            None => Transition::stay(),
        }
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        match (self.at, &self.what) {
            (At::Boxes, For::Begin(_)) => self.to(At::Offer(true)),
            (At::Offer(_), For::Begin(_)) => self.to(At::Question),
            (At::Making, _) => Transition::stay(),
            _ => Transition::back(),
        }
    }

    fn waits(&self) -> bool {
        matches!(self.what, For::Begin(_)) || self.at == At::Making
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        match result {
            JobResult::Begun(Lock::Age, _) => self.done(),
            JobResult::Begun(..) => self.to(At::Done(Done::NotSealed)),
            JobResult::Changed(..) if matches!(self.what, For::Change) => self.to(At::Done(Done::Changed)),
            JobResult::Changed(_, true) => self.to(At::Done(Done::Sealed)),
            JobResult::Changed(_, false) => self.to(At::Done(Done::SomeLeft)),
            // It opens somebody's key here. Saying so would turn this box into a way to find that passphrase out.
            JobResult::Taken => {
                let next = self.to(At::Boxes);
                self.boxes = Boxes::saying(model.book.words.lock.setting.taken());
                next
            }
            JobResult::Failed(why) => {
                model.fail(&why);
                if self.at == At::Making { self.to(At::Boxes) } else { Transition::stay() }
            }
            _ => Transition::stay(),
        }
    }
}
