//! The program as a value: screens, keys and what follows from them. No drawing, no disk, no clock.
//!
//! [`keys::resolve`] turns a key into a [`Msg`], [`update`](update::update) turns a message into a new model and a
//! list of [`Effect`]s. An effect that writes answers with [`Msg::Kept`] or [`Msg::NotKept`], and only then does a
//! screen say that something is kept.

pub mod cards;
pub mod closing;
pub mod cover;
pub mod doors;
pub mod field;
pub mod form;
pub mod help;
pub mod home;
pub mod journal;
pub mod keys;
pub mod layout;
pub mod library;
pub mod page;
pub mod parts;
pub mod pause;
pub mod safety;
pub mod setup;
pub mod stage;
pub mod start;
pub mod step;
pub mod support;
pub mod trend;
pub mod update;
pub mod words;

use crate::content::{Role, Workbook};
use crate::engine::{BookKind, Known, Lock, Place, Progress, Record, RecordId, Sitting};
use crate::journal::Draft;
use chrono::{DateTime, FixedOffset};
use form::{Form, Press};
use keys::{Action, Command};
use page::Page;
use std::path::PathBuf;
use std::rc::Rc;

/// A moment, as a person at this computer would name it.
pub type Moment = DateTime<FixedOffset>;

/// Something that happened to the program.
pub enum Msg {
    /// A command that means the same everywhere.
    Do(Command),
    /// Something done to the part that has the focus.
    Act(Action),
    /// Text pasted.
    Paste(String),
    /// A letter outside text.
    Letter(char),
    /// A due time has come.
    Due,
    /// The window has this size now, in cells.
    Size(u16, u16),
    /// A record is on disk.
    Kept(Box<Record>),
    /// The undoing of a deletion is on disk, and this page is back.
    Restored(Box<Record>, Box<Record>),
    /// A record could not be put on disk; the words for the person.
    NotKept(RecordId, String),
    /// The new workbook is on disk, with its first records.
    Begun(Vec<Record>),
    /// The new workbook could not be made.
    NotBegun(String),
    /// A draft could not be put on disk.
    DraftNotKept(String),
    /// A workbook was opened.
    Opened(Box<start::Opened>),
}

/// Something for the runtime to do.
#[derive(Debug)]
pub enum Effect {
    /// Make a workbook and keep its first records.
    Begin(BookKind, Lock, Vec<Record>),
    /// Open the workbook in that folder.
    Open(PathBuf),
    /// Keep a record, durably.
    Keep(Box<Record>),
    /// Keep a tombstone, then take its page out of the folder.
    Delete(Box<Record>),
    /// Keep the undoing of a tombstone, then bring its page back.
    Restore(Box<Record>),
    /// Put the words begun on disk; with `true`, down to the platter.
    Draft(Box<Draft>, bool),
    /// The words begun are no longer wanted.
    DropDraft(RecordId),
    /// Remember settings that say nothing about people.
    Settings(Settings),
    /// Stop the program and come back where it was.
    Suspend,
    /// Leave: the screen is cleared first where `fast`.
    Leave {
        /// Clear the screen and what can be scrolled to before anything else.
        fast: bool,
    },
}

/// Settings of this account: nothing about people.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The country of the help lines.
    pub country: Option<String>,
}

/// Where a screen leads.
pub enum Go {
    /// Nowhere.
    Stay,
    /// One level back.
    Back,
    /// To a screen on top of this one.
    To(Box<dyn Screen>),
    /// To a screen in place of this one.
    Instead(Box<dyn Screen>),
    /// To the home page, with this screen on top where there is one.
    Home(Option<Box<dyn Screen>>),
}

/// What a screen answers: where to go, and what is to be done.
pub struct Turn {
    /// Where to go.
    pub go: Go,
    /// What is to be done.
    pub effects: Vec<Effect>,
}

impl Turn {
    /// Stay, and do nothing.
    pub fn stay() -> Self {
        Self::go(Go::Stay)
    }

    /// Go, and do nothing.
    pub fn go(go: Go) -> Self {
        Self { go, effects: Vec::new() }
    }

    /// To a screen on top.
    pub fn to(screen: impl Screen + 'static) -> Self {
        Self::go(Go::To(Box::new(screen)))
    }

    /// To a screen in place of this one.
    pub fn instead(screen: impl Screen + 'static) -> Self {
        Self::go(Go::Instead(Box::new(screen)))
    }

    /// The same, with this to do.
    #[must_use]
    pub fn with(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }
}

/// One screen. It describes itself as a [`Page`] and answers what is pressed in it.
pub trait Screen {
    /// What is on it.
    fn page(&self, model: &Model) -> Page;
    /// Its parts that can be moved through and typed into.
    fn form(&self) -> &Form;
    /// The same, to change.
    fn form_mut(&mut self) -> &mut Form;
    /// Something was pressed.
    fn press(&mut self, press: Press, model: &mut Model) -> Turn;
    /// Something was typed, picked or moved.
    fn changed(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// A letter was pressed outside text.
    fn letter(&mut self, _letter: char, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// Ctrl+S: keep and go on.
    fn keep(&mut self, model: &mut Model) -> Turn {
        match self.form().primary() {
            Some(press) => self.press(press, model),
            None => Turn::stay(),
        }
    }
    /// Esc: one level back.
    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::go(Go::Back)
    }
    /// Ctrl+G.
    fn cover(&mut self, _model: &mut Model) -> Turn {
        Turn::to(cover::Cover::new())
    }
    /// It is on top again.
    fn shown(&mut self, _model: &mut Model) {}
    /// A record of its own is on disk.
    fn kept(&mut self, _record: &Record, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// The new workbook is there.
    fn begun(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// When it wants to be called next, if nothing happens.
    fn due(&self, _model: &Model) -> Option<Moment> {
        None
    }
    /// A due time has come.
    fn tick(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// It is left, however: what must be on disk now.
    fn leaving(&mut self, _model: &Model) -> Vec<Effect> {
        Vec::new()
    }
    /// The step it is about, for "too much" and for help.
    fn step(&self) -> Option<&crate::content::Prompt> {
        None
    }
    /// Whether nothing at all may be written while it is open.
    fn traceless(&self) -> bool {
        false
    }
    /// Help of its own, below the keys.
    fn help(&self, _model: &Model) -> Vec<page::Block> {
        Vec::new()
    }
}

/// Everything the program knows.
pub struct Model {
    /// The workbook.
    pub book: Rc<Workbook>,
    /// The kind of workbook that is open.
    pub kind: BookKind,
    /// Its lock.
    pub lock: Lock,
    /// Whether it is on disk yet.
    pub begun: bool,
    /// The records and what follows from them.
    pub progress: Progress,
    /// This sitting.
    pub sitting: Sitting,
    /// Whether the few screens of the first sitting lead from one to the next.
    pub guided: bool,
    /// Settings of the account.
    pub settings: Settings,
    /// Words begun and not kept.
    pub drafts: Vec<Draft>,
    /// How many files could not be read.
    pub unreadable: usize,
    /// The time of the last message.
    pub now: Moment,
    /// The size of the window, in cells.
    pub size: (u16, u16),
    /// A sentence about something that went wrong.
    pub trouble: Option<String>,
    /// Random bits for new ids.
    pub dice: Box<dyn FnMut() -> u128>,
    /// The screens, the one that is seen last.
    pub stack: Vec<Box<dyn Screen>>,
}

impl Model {
    /// A model with no screen yet.
    pub fn new(book: Rc<Workbook>, now: Moment, dice: Box<dyn FnMut() -> u128>) -> Self {
        Self {
            book,
            kind: BookKind::One,
            lock: Lock::None,
            begun: false,
            progress: Progress::default(),
            sitting: Sitting::new(now, true),
            guided: false,
            settings: Settings::default(),
            drafts: Vec::new(),
            unreadable: 0,
            now,
            size: (80, 24),
            trouble: None,
            dice,
            stack: Vec::new(),
        }
    }

    /// The screen that is seen.
    pub fn top(&self) -> Option<&dyn Screen> {
        self.stack.last().map(AsRef::as_ref)
    }

    /// The page that is seen. What went wrong stands above its last part, where the eye goes to press something.
    pub fn page(&self) -> Page {
        let mut page = self.top().map_or_else(Page::default, |screen| screen.page(self));
        if let Some(trouble) = &self.trouble {
            let last = page.blocks.iter().rposition(|block| matches!(block, page::Block::Part(_)));
            let above = [page::Block::Trouble(trouble.clone()), page::Block::Gap];
            page.blocks.splice(last.map_or(0..0, |last| last..last), above);
        }
        page
    }

    /// A new random id.
    pub fn new_id(&mut self) -> RecordId {
        RecordId::of((self.dice)())
    }

    /// The person's own answer about their part.
    pub fn role(&self) -> Role {
        self.progress.role(Place::One)
    }

    /// What the book calls the person.
    pub fn name(&self) -> &str {
        self.progress.name(Place::One).unwrap_or("")
    }

    /// A record of this moment; its number is given when it is written.
    pub fn record(&mut self, id: RecordId, step: &str, asked: &str, event: Known) -> Record {
        Record {
            format: crate::engine::record::FORMAT,
            id,
            seq: None,
            at: self.now,
            place: Place::One,
            by: crate::engine::By::One,
            step: step.to_owned(),
            asked: asked.to_owned(),
            workbook: self.book.edition(),
            card: None,
            event: event.into(),
            rest: serde_json::Map::new(),
        }
    }

    /// An effect that keeps a small event about a step.
    pub fn keep_event(&mut self, step: &str, event: Known) -> Effect {
        let id = self.new_id();
        Effect::Keep(Box::new(self.record(id, step, "", event)))
    }

    /// When the program wants to be called next, if nothing happens.
    pub fn due(&self) -> Option<Moment> {
        self.top().and_then(|screen| screen.due(self))
    }
}
