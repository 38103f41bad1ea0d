//! Choosing a passphrase: the question, the offer, two boxes, and the making of the key.
//!
//! Until the lock question is answered nothing is on disk. What is typed here is never put by.

use super::{all_parts, button, says, secret};
use crate::app::form::{Button, Form, Part, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::room::HowMuchRoom;
use crate::app::secret::Secret;
use crate::app::{Change, Effect, Go, Model, Screen, Turn};
use crate::engine::{BookKind, Lock, Record};

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
    Said(&'static str),
}

/// The screens of choosing a passphrase.
pub struct Choose {
    what: For,
    at: At,
    form: Form,
    wrong: Option<String>,
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
        let mut choose = Self { what, at, form: Form::default(), wrong: None };
        choose.to(at, model);
        choose
    }

    fn to(&mut self, at: At, model: &Model) -> Turn {
        let words = |name: &str| model.lock_words(name);
        let set = button(words("set_one"), Press::GoOn);
        let not = button(words("not_tonight"), Press::NotNow);
        self.at = at;
        self.form = match at {
            At::Question => {
                Form::buttons(vec![button(words("yes"), Press::Row(0)), button(words("no"), Press::Row(1))])
            }
            At::Offer(first) => says(words("seal"), if first { vec![set, not] } else { vec![not, set] }),
            At::Boxes => Form::new(vec![
                Part::Secret(Secret::default(), format!("{}  ", words("passphrase"))),
                Part::Secret(Secret::default(), format!("{}   ", words("once_more"))),
                Part::Buttons(self.under_boxes(model), 0),
            ]),
            At::Making => says(words(self.waiting_words()), Vec::new()),
            At::Said(name) => says(words(name), vec![button("Go on", Press::GoOn)]),
        };
        Turn::stay()
    }

    fn under_boxes(&self, model: &Model) -> Vec<Button> {
        let other = match self.what {
            For::Begin(_) => model.lock_words("not_tonight"),
            For::Lock | For::Change => "Back",
        };
        vec![button(model.lock_words("seal_button"), Press::GoOn), button(other, Press::NotNow)]
    }

    fn waiting_words(&self) -> &'static str {
        if matches!(self.what, For::Lock) { "sealing" } else { "making" }
    }

    /// Both boxes hold the same: the passphrase goes on its way.
    fn chosen(&mut self, model: &mut Model) -> Turn {
        self.wrong = None;
        let again = secret(&mut self.form, 1).map(std::mem::take).unwrap_or_default();
        let Some(first) = secret(&mut self.form, 0).filter(|first| !first.is_empty()) else { return Turn::stay() };
        if !first.is_same(&again) {
            first.wipe();
            self.form.at = 0;
            self.wrong = Some(model.lock_words("differ").to_owned());
            return Turn::stay();
        }
        let chosen = first.take();
        let effect = match &self.what {
            For::Begin(records) => Effect::Begin(BookKind::One, vec![chosen], records.clone()),
            For::Lock => Effect::Lock(Change::Set(chosen)),
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

    fn boxes_page(&self, model: &Model) -> Page {
        let words = |name: &str| model.lock_words(name);
        let strength = match self.form.parts.first() {
            Some(Part::Secret(secret, _)) => words(secret.strength()),
            _ => "",
        };
        let under = self.wrong.as_deref().unwrap_or(strength);
        Page::new("The lock")
            .spaced(Block::ask(words("choose")))
            .spaced(Block::text(words("forced")))
            .with(Block::Part(0))
            .spaced(Block::Part(1))
            .spaced(Block::text(if under.is_empty() { " " } else { under }))
            .spaced(Block::Part(2))
            .with(Block::text(words("hides")))
    }
}

impl Screen for Choose {
    fn page(&self, model: &Model) -> Page {
        match self.at {
            At::Question => all_parts(Page::new("The lock").spaced(Block::ask(model.lock_words("ask"))), &self.form),
            At::Offer(_) | At::Said(_) => all_parts(Page::new("The lock"), &self.form),
            At::Making => all_parts(Page::centred(), &self.form),
            At::Boxes => self.boxes_page(model),
        }
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (self.at, press) {
            (At::Question, Press::Row(answer)) => self.to(At::Offer(answer == 0), model),
            (At::Offer(_), Press::GoOn) => self.to(At::Boxes, model),
            (At::Offer(_) | At::Boxes, Press::NotNow) => self.not_tonight(model),
            (At::Boxes, _) => self.chosen(model),
            (At::Said(_), _) => self.on(model),
            _ => Turn::stay(),
        }
    }

    fn changed(&mut self, _model: &mut Model) -> Turn {
        self.wrong = None;
        Turn::stay()
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
        match news {
            News::Begun(Lock::Age, _) => self.on(model),
            News::Begun(..) => self.to(At::Said("not_sealed"), model),
            News::Changed(..) if matches!(self.what, For::Change) => self.to(At::Said("changed"), model),
            News::Changed(_, true) => self.to(At::Said("sealed"), model),
            News::Changed(_, false) => self.to(At::Said("left"), model),
            News::Taken => {
                self.to(At::Boxes, model);
                self.wrong = Some(model.lock_words("taken").to_owned());
                Turn::stay()
            }
            News::Failed(why) => {
                model.trouble = Some(why);
                if self.at == At::Making { self.to(At::Boxes, model) } else { Turn::stay() }
            }
            _ => Turn::stay(),
        }
    }
}
