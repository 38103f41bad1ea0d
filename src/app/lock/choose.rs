//! Choosing a passphrase: the question, the offer, two boxes, and the making of the key.
//!
//! Until the lock question is answered nothing is on disk. What is typed here is never put by.

use super::{Ask, Boxes, all_parts, ask, button, says};
use crate::app::form::{Form, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::room::HowMuchRoom;
use crate::app::{AnyScreen, Change, Effect, Go, Model, Turn};
use crate::engine::{BookKind, Lock, Record};
use crate::journal::Passphrase;

/// What the passphrase is for.
pub enum For {
    /// A new workbook with these first records.
    Begin(Vec<Record>),
    /// The workbook that is open and not locked.
    Lock,
    /// The workbook that is open and locked: another passphrase.
    Change,
}

/// Where one is.
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
    /// It is done, or it was put off: a line to read.
    Said,
}

/// The screens of choosing a passphrase.
pub struct Choose {
    what: For,
    at: At,
    form: Form,
    /// Only while it is typed: whatever stands in them is wiped with them.
    boxes: Option<Boxes>,
    /// Chosen in place of the one there is, which is asked for first.
    chosen: Option<Passphrase>,
}

impl Choose {
    /// From the question on, for a new workbook.
    pub fn begin(records: Vec<Record>, model: &Model) -> Self {
        Self::new(For::Begin(records), At::Question, model)
    }

    /// For a workbook that is open.
    pub fn later(what: For, model: &Model) -> Self {
        Self::new(what, At::Boxes, model)
    }

    fn new(what: For, at: At, model: &Model) -> Self {
        let mut choose = Self { what, at, form: Form::default(), boxes: None, chosen: None };
        choose.to(at, model);
        choose
    }

    fn to(&mut self, at: At, model: &Model) -> Turn {
        let words = &model.book.words;
        let set = button(words.lock.setting.set_one(), Press::GoOn);
        let not = button(words.lock.setting.not_tonight(), Press::NotNow);
        self.at = at;
        self.boxes = (at == At::Boxes).then(|| Boxes::new(self.other_button(model), model));
        self.form = match at {
            At::Question => Form::buttons(vec![
                button(words.lock.setting.yes(), Press::Row(0)),
                button(words.lock.setting.no(), Press::Row(1)),
            ]),
            At::Offer(first) => says(words.lock.setting.seal(), if first { vec![set, not] } else { vec![not, set] }),
            At::Boxes | At::Said => Form::default(),
            At::Making => says(self.waiting_words(model), Vec::new()),
        };
        Turn::stay()
    }

    fn said(&mut self, words: &str) -> Turn {
        self.at = At::Said;
        self.boxes = None;
        self.form = says(words, vec![button("Go on", Press::GoOn)]);
        Turn::stay()
    }

    fn other_button<'a>(&self, model: &'a Model) -> &'a str {
        match self.what {
            For::Begin(_) => model.book.words.lock.setting.not_tonight(),
            For::Lock | For::Change => "Back",
        }
    }

    fn waiting_words<'a>(&self, model: &'a Model) -> &'a str {
        let words = &model.book.words.lock.setting;
        if matches!(self.what, For::Lock) { words.sealing() } else { words.making() }
    }

    /// Both boxes hold the same: the passphrase goes on its way.
    fn chosen(&mut self, model: &mut Model) -> Turn {
        let Some(chosen) = self.boxes.as_mut().and_then(|boxes| boxes.chosen(model)) else { return Turn::stay() };
        let effect = match &self.what {
            For::Begin(records) => Effect::Begin(BookKind::One, vec![chosen], records.clone()),
            For::Lock => Effect::Lock(Change::Set(chosen)),
            For::Change if !ask::is_known(model) => {
                self.chosen = Some(chosen);
                return Turn::to(Ask::new(model));
            }
            For::Change => Effect::Lock(Change::Passphrase(chosen)),
        };
        self.to(At::Making, model).with(effect)
    }

    /// Without a passphrase.
    fn not_tonight(&mut self, model: &mut Model) -> Turn {
        match &self.what {
            For::Begin(records) => Turn::stay().with(Effect::Begin(BookKind::One, Vec::new(), records.clone())),
            For::Lock | For::Change => self.back(model),
        }
    }

    fn on(&self, model: &mut Model) -> Turn {
        match self.what {
            For::Begin(_) => {
                // There is no way back into set-up once the workbook is there.
                model.stack.clear();
                Turn::instead(HowMuchRoom::new(model))
            }
            For::Lock | For::Change => Turn::go(Go::Back),
        }
    }
}

impl AnyScreen for Choose {
    fn page(&self, model: &Model) -> Page {
        match self.at {
            At::Question => {
                all_parts(Page::new("The lock").spaced(Block::ask(model.book.words.lock.setting.ask())), &self.form)
            }
            At::Offer(_) | At::Said => all_parts(Page::new("The lock"), &self.form),
            At::Making => all_parts(Page::centred(), &self.form),
            At::Boxes => match &self.boxes {
                Some(boxes) => boxes.under(model.book.words.lock.setting.choose(), Page::new("The lock"), model),
                None => Page::new("The lock"),
            },
        }
    }

    fn form(&self) -> &Form {
        self.boxes.as_ref().map_or(&self.form, Boxes::form)
    }

    fn form_mut(&mut self) -> &mut Form {
        self.boxes.as_mut().map_or(&mut self.form, Boxes::form_mut)
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (self.at, press) {
            (At::Question, Press::Row(answer)) => self.to(At::Offer(answer == 0), model),
            (At::Offer(_), Press::GoOn) => self.to(At::Boxes, model),
            (At::Offer(_) | At::Boxes, Press::NotNow) => self.not_tonight(model),
            (At::Boxes, _) => self.chosen(model),
            (At::Said, _) => self.on(model),
            _ => Turn::stay(),
        }
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        self.boxes.iter_mut().for_each(|boxes| boxes.changed(model));
        Turn::stay()
    }

    fn allowed(&mut self, model: &mut Model) -> Turn {
        let Some(chosen) = self.chosen.take() else { return Turn::stay() };
        self.to(At::Making, model).with(Effect::Lock(Change::Passphrase(chosen)))
    }

    /// Back from being asked for the one there is: nothing was chosen.
    fn shown(&mut self, model: &mut Model) {
        if self.chosen.take().is_some() {
            self.to(At::Boxes, model);
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match (self.at, &self.what) {
            (At::Boxes, For::Begin(_)) => self.to(At::Offer(true), model),
            (At::Offer(_), For::Begin(_)) => self.to(At::Question, model),
            (At::Making, _) => Turn::stay(),
            _ => Turn::go(Go::Back),
        }
    }

    fn waits(&self) -> bool {
        matches!(self.what, For::Begin(_)) || self.at == At::Making
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        let book = model.book.clone();
        let words = &book.words.lock;
        match news {
            News::Begun(Lock::Age, _) => self.on(model),
            News::Begun(..) => self.said(words.setting.not_sealed()),
            News::Changed(..) if matches!(self.what, For::Change) => self.said(words.managing.changed()),
            News::Changed(_, true) => self.said(words.setting.sealed()),
            News::Changed(_, false) => self.said(words.managing.left()),
            News::Taken => {
                let turn = self.to(At::Boxes, model);
                self.boxes = self.boxes.take().map(|boxes| boxes.saying(model.book.words.lock.setting.taken()));
                turn
            }
            News::Failed(why) => {
                model.trouble = Some(why);
                if self.at == At::Making { self.to(At::Boxes, model) } else { Turn::stay() }
            }
            _ => Turn::stay(),
        }
    }
}
