//! The screen of a step: its leaves one after the other, what is typed into them, and the keeping of it.
//!
//! Nothing is said to be kept before [`Msg::Kept`](super::Msg::Kept) comes back. What is typed goes into a draft one
//! second after the first key, and at once when the screen is left, unless the step keeps nothing.

pub mod build;
pub mod collect;
pub mod drafting;
pub mod finish;
pub mod guard;
pub mod keep;
pub mod leaf;
mod own_card;
pub mod show;
pub mod turn;

use super::form::{Button, Door, Form, Press};
use super::page::{Block, Page, Weight};
use super::{AnyScreen, Effect, Go, Model, Moment, Turn, doors, journal, pause};
use crate::content::{Kind, Prompt, StepId, Visibility};
use crate::engine::record::{Answer, Known, Record};
use crate::engine::{RecordId, Sitting};
use drafting::Drafting;
use leaf::{Leaf, Purpose, Slot};
pub use turn::Ended;

/// The screen of one step.
pub struct StepPage {
    /// The step as this person meets it.
    pub prompt: Prompt,
    /// Its screens.
    pub leaves: Vec<Leaf>,
    /// The record it will become.
    pub id: RecordId,
    /// The event card it belongs to.
    pub card: Option<RecordId>,
    at: usize,
    more: bool,
    /// The disk did not take its words: they can be taken elsewhere.
    refused: bool,
    opened: Moment,
    drafting: Drafting,
    pending: Vec<Record>,
    tried: Answer,
    standing: Standing,
    notice: Option<String>,
    guard: Guarding,
    /// On a turn of one of two: what comes after it is not this page's to say.
    in_turn: bool,
    ended: Option<Ended>,
}

/// Whether what is typed is on disk, on its way there, or never to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Not kept yet.
    Open,
    /// On disk.
    Kept,
    /// The person chose to go on without keeping it.
    Unkept,
}

/// The question before a choice that could do harm if the page were found.
enum Guarding {
    /// It was not needed yet.
    NotAsked,
    /// It is on the screen.
    Asking(guard::Guard),
    /// The page is kept with the choice on it.
    Answered,
}

impl StepPage {
    /// Opens a step, with the words begun on it where there are some.
    pub fn open(id: &StepId, model: &mut Model) -> Option<Self> {
        let reader = model.reader();
        let prompt =
            model.book.step(id.as_str()).filter(|step| reader.opens(step)).and_then(|step| model.prompt(step))?;
        Some(Self::of(prompt, model))
    }

    /// Opens a prompt.
    pub fn of(prompt: Prompt, model: &mut Model) -> Self {
        let leaves = build::leaves(&prompt, model);
        Self::with(prompt, leaves, model)
    }

    fn with(prompt: Prompt, leaves: Vec<Leaf>, model: &mut Model) -> Self {
        let now = model.now;
        let sitting = &mut model.open_mut().sitting;
        sitting.long_said |= now - sitting.began >= Sitting::LONG;
        let id = model.new_id();
        let mut page = Self {
            leaves,
            id,
            card: None,
            at: 0,
            more: false,
            refused: false,
            opened: model.now,
            drafting: Drafting::default(),
            pending: Vec::new(),
            tried: Answer::default(),
            standing: Standing::Open,
            notice: None,
            guard: Guarding::NotAsked,
            in_turn: false,
            ended: None,
            prompt,
        };
        page.buttons(model);
        page.take_draft(model);
        page
    }

    /// The question as it was shown: what the record says was asked.
    pub fn asked(&self) -> String {
        // A box is asked by its own words; the step's question stands above them all.
        let asks =
            |leaf: &&Leaf| leaf.purpose == Purpose::Ask && !matches!(leaf.slot, Slot::None | Slot::Part | Slot::Day(_));
        let first = self.leaves.iter().find(asks);
        first.map_or_else(|| self.prompt.ask().to_owned(), |leaf| leaf.ask.clone())
    }

    fn leaf(&self) -> &Leaf {
        &self.leaves[self.at.min(self.leaves.len() - 1)]
    }

    fn leaf_mut(&mut self) -> &mut Leaf {
        let at = self.at.min(self.leaves.len() - 1);
        &mut self.leaves[at]
    }

    fn is_night(&self) -> bool {
        self.prompt.id.as_str() == finish::HARD_NIGHT
    }

    /// The leaf whose text letters go to: the one that is seen, or behind a warning or a question the one it stands before.
    fn written_leaf(&self) -> usize {
        let at = self.at.min(self.leaves.len() - 1);
        let is_gate = self.leaves[at].purpose == Purpose::Warning;
        at + usize::from(is_gate && self.leaves.get(at + 1).is_some_and(|leaf| leaf.form.written().is_some()))
    }
}

impl AnyScreen for StepPage {
    fn page(&self, model: &Model) -> Page {
        match &self.guard {
            Guarding::Asking(guard) => guard.page(self, model),
            _ => show::page(self, model),
        }
    }

    fn form(&self) -> &Form {
        match &self.guard {
            Guarding::Asking(guard) => &guard.form,
            _ => &self.leaf().form,
        }
    }

    fn form_mut(&mut self) -> &mut Form {
        if let Guarding::Asking(guard) = &mut self.guard {
            return &mut guard.form;
        }
        let at = self.at.min(self.leaves.len() - 1);
        &mut self.leaves[at].form
    }

    fn text_form(&self) -> &Form {
        &self.leaves[self.written_leaf()].form
    }

    fn text_form_mut(&mut self) -> &mut Form {
        let at = self.written_leaf();
        &mut self.leaves[at].form
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        self.notice = None;
        if matches!(self.guard, Guarding::Asking(_)) {
            return self.guarded(&press);
        }
        match press {
            Press::GoOn => self.goes_on(model),
            Press::Keep if self.leaf().purpose == Purpose::After || self.is_night() => self.keep_line(model),
            Press::Close if self.is_night() => Turn::instead(super::Route::Enough),
            Press::Keep => self.finish(model),
            Press::Own => {
                self.at += usize::from(self.takes_own_card(self.at));
                Turn::stay()
            }
            Press::NotNow => self.put_off(Known::SetAside, model),
            Press::LeaveOut => self.put_off(Known::Skipped, model),
            Press::More => {
                self.more = !self.more;
                self.buttons(model);
                Turn::stay()
            }
            Press::Lighter => pause::lighter(&self.prompt.lighter.clone(), model),
            Press::Before => Turn::to(journal::Reading::of_step(self.prompt.id.as_str(), model)),
            Press::Look(id) => doors::step(&id, model),
            Press::Door(Door::TakeOut) => self.elsewhere(model),
            Press::Door(door) => doors::open(door, model),
            Press::Step(id) => match Self::open(&id, model) {
                Some(page) => Turn::instead(page),
                None => Turn::stay(),
            },
            Press::Close => Turn::go(Self::out(model)),
            Press::Back => self.back(model),
            _ => Turn::stay(),
        }
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        self.notice = None;
        self.look_for_guard();
        self.note_change(model);
        Turn::stay()
    }

    fn keep(&mut self, model: &mut Model) -> Turn {
        // Where keeping is a choice of its own, a habit must neither keep what was to go nor let go what was to be kept.
        if self.form().has_button(&Press::Keep) {
            return Turn::stay();
        }
        match self.form().primary() {
            Some(press) => self.press(press, model),
            None => self.goes_on(model),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        if matches!(self.guard, Guarding::Asking(_)) {
            return self.guarded(&Press::LeaveOut);
        }
        if self.leaf().purpose == Purpose::After && self.at > 0 {
            return Turn::go(Self::out(model));
        }
        if self.at > 0 {
            self.at -= 1;
            self.at -= usize::from(self.leaf().slot == Slot::OwnCard);
            return Turn { go: Go::Stay, effects: self.leaving(model) };
        }
        if model.here().guided {
            let room = super::room::HowMuchRoom::new(model);
            return Turn::instead(room);
        }
        Turn::go(Go::Back)
    }

    fn refused(&mut self, model: &mut Model) {
        if !self.refused {
            self.refused = true;
            self.buttons(model);
        }
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        let was = self.pending.len();
        self.pending.retain(|waiting| waiting.id != record.id);
        let mine = was > self.pending.len();
        if mine && self.pending.is_empty() {
            return if self.is_night() {
                Turn::instead(super::Route::Enough)
            } else if self.leaf().purpose == Purpose::After {
                Turn::go(Self::out(model))
            } else {
                self.all_kept(model)
            };
        }
        Turn::stay()
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        self.next_due(model)
    }

    fn patience(&self) -> u16 {
        self.leaf().minutes
    }

    fn tick(&mut self, model: &mut Model) -> Turn {
        Turn { go: Go::Stay, effects: self.draft_if_due(model) }
    }

    fn leaving(&mut self, model: &Model) -> Vec<Effect> {
        self.draft_at_once(model)
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }

    fn traceless(&self) -> bool {
        self.prompt.visibility == Visibility::Untraced
    }

    fn leaves_no_mark(&self) -> bool {
        self.traceless() || self.is_night() || self.prompt.id.stage() == "when-to-move-on"
    }

    fn help(&self, _model: &Model) -> Vec<Block> {
        show::beside(&self.prompt)
    }
}

/// A blank page, nothing asked.
pub fn blank_page(model: &mut Model) -> StepPage {
    let prompt = Prompt {
        id: StepId::from(crate::engine::record::FREE_PAGE),
        kind: Kind::Write,
        visibility: Visibility::Private,
        leaves: crate::content::Leaves::ByChoice,
        heavy: false,
        minutes: 5,
        lighter: StepId::from("patience.no-fixed-clock"),
        words: crate::content::Wording { title: Some("A blank page".to_owned()), ..Default::default() },
    };
    StepPage::of(prompt, model)
}

/// A line of quiet weight.
pub(crate) fn quiet(words: &str) -> (Weight, String) {
    (Weight::Quiet, words.to_owned())
}

/// A button that goes on.
pub(crate) fn go_on() -> Button {
    Button::new("Go on", Press::GoOn)
}
