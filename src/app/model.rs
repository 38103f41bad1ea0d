//! Everything the program knows while it runs. Nothing of it is stored as it stands here.
//!
//! Where the lock is shut, everything that was read is forgotten; what is left says nothing about anybody.

use super::demo::Tour;
use super::form::Press;
use super::keys::Command;
use super::lock::KeysHere;
use super::lock::ask::LastTyped;
use super::news::News;
use super::page::{self, Page};
use super::seat::{self, Aside};
use super::since::Since;
use super::{Effect, Moment, Screen, Settings, start};
use crate::content::{Prompt, Role, Step, Visibility, Workbook};
use crate::engine::{BookKind, Known, Lock, Place, Progress, Reader, Record, RecordId, Seat, Sitting};
use crate::journal::{Draft, Foreign};
use chrono::TimeDelta;
use std::sync::Arc;
use std::time::Duration;

/// Everything the program knows.
pub struct Model {
    /// The workbook.
    pub book: Arc<Workbook>,
    /// The kind of workbook that is open.
    pub kind: BookKind,
    /// Its lock.
    pub lock: Lock,
    /// Who sits at the keyboard.
    pub seat: Seat,
    /// Whose passphrase opened the workbook.
    pub me: Place,
    /// What was read and is not for whoever sits here.
    pub aside: Aside,
    /// Whether it is on disk yet.
    pub begun: bool,
    /// Whether it is locked at this moment: nothing of it is known then.
    pub is_shut: bool,
    /// The records and what follows from them.
    pub progress: Progress,
    /// This sitting.
    pub sitting: Sitting,
    /// Where two are in the list of their first sitting.
    pub first_list: Option<usize>,
    /// A talk that a break came into: whose turn it was, and no words.
    pub resume: Option<Box<dyn Screen>>,
    /// Whether the few screens of the first sitting lead from one to the next.
    pub guided: bool,
    /// Where a presentation is, in the demo alone.
    pub demo: Option<Tour>,
    /// Settings of the account.
    pub settings: Settings,
    /// Words begun and not kept.
    pub drafts: Vec<Draft>,
    /// How many files could not be read.
    pub unreadable: usize,
    /// Files that nothing proves, which whoever opened the workbook could take in.
    pub foreign: Vec<Foreign>,
    /// How many pages at least are not here though others name them.
    pub missing: usize,
    /// What the keys leave to be put right, for whoever opened the workbook.
    pub keys: KeysHere,
    /// The time of the last message.
    pub now: Moment,
    /// The same, by the clock that can't be set.
    pub ticks: Duration,
    /// When the passphrase of whoever sits there was typed.
    pub last_typed: LastTyped,
    /// The size of the window, in cells.
    pub size: (u16, u16),
    /// A sentence about something that went wrong.
    pub trouble: Option<String>,
    /// Since when a page is on its way to a disk that takes long: the screen says so.
    pub slow_since: Option<Moment>,
    /// What came while another screen stood over the one that waits for it.
    pub news: Vec<News>,
    /// What stands on the shelf, as far as anyone may see.
    pub shelf: start::ShelfView,
    /// Random bits for new ids.
    pub dice: Box<dyn FnMut() -> u128>,
    /// The screens, the one that is seen last.
    pub stack: Vec<Box<dyn Screen>>,
    /// Where whoever sits there left the mark on the home page: in this sitting, and in memory alone.
    home_mark: Option<Press>,
    /// What was pressed last, where the next key depends on it.
    pub last: Option<Last>,
    /// How often other parts came to stand on the screen. A key that was read before they were drawn was not meant for
    /// them: see [`keys::resolve_stale`](super::keys::resolve_stale).
    pub turns: u64,
}

/// What was pressed last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    /// A command.
    Command(Command),
    /// A letter that did nothing: somebody writes, and does not see that nothing is written here.
    Letter,
}

impl Model {
    /// A model with no screen yet.
    pub fn new(book: Arc<Workbook>, now: Moment, dice: Box<dyn FnMut() -> u128>) -> Self {
        Self {
            book,
            kind: BookKind::One,
            lock: Lock::None,
            seat: Seat::Own(Place::One),
            me: Place::One,
            aside: Aside::default(),
            begun: false,
            is_shut: false,
            progress: Progress::default(),
            sitting: Sitting::new(now, true),
            first_list: None,
            resume: None,
            guided: false,
            demo: None,
            settings: Settings::default(),
            drafts: Vec::new(),
            unreadable: 0,
            foreign: Vec::new(),
            missing: 0,
            keys: KeysHere::default(),
            now,
            ticks: Duration::ZERO,
            last_typed: LastTyped::default(),
            size: (80, 24),
            trouble: None,
            slow_since: None,
            news: Vec::new(),
            shelf: start::ShelfView::default(),
            dice,
            stack: Vec::new(),
            home_mark: None,
            last: None,
            turns: 0,
        }
    }

    /// The screen that is seen.
    pub fn top(&self) -> Option<&dyn Screen> {
        self.stack.last().map(AsRef::as_ref)
    }

    /// The page that is seen. What went wrong stands above its last part, where the eye goes to press something.
    pub fn page(&self) -> Page {
        let mut page = self.top().map_or_else(Page::default, |screen| screen.page(self));
        if self.slow_since.is_some() && !page.dull {
            page.on_disk = page::OnDisk::Saving;
        }
        if self.demo.is_some() {
            self.present(&mut page);
        }
        if let Some(trouble) = &self.trouble {
            let last = page.blocks.iter().rposition(|block| matches!(block, page::Block::Part(_)));
            let above = [page::Block::Trouble(trouble.clone()), page::Block::Gap];
            page.blocks.splice(last.map_or(0..0, |last| last..last), above);
        }
        page
    }

    /// Before others: what is kept is in memory alone, and an own page says whose it is.
    fn present(&self, page: &mut Page) {
        if page.on_disk == page::OnDisk::Kept {
            page.on_disk = page::OnDisk::InMemory;
        }
        if let (Seat::Own(place) | Seat::Turn(place), "yours alone") = (self.seat, page.whose.as_str()) {
            page.whose = format!("{}, alone", self.name_of(place));
        }
    }

    /// The time of the last message, by both clocks.
    pub fn since(&self) -> Since {
        Since::new(self.now, self.ticks)
    }

    /// A new random id.
    pub fn new_id(&mut self) -> RecordId {
        RecordId::of((self.dice)())
    }

    /// The person's own answer about their part.
    pub fn role(&self) -> Role {
        self.progress.role(self.seat.place())
    }

    /// What the book calls the person who sits here; for both, both names.
    pub fn name(&self) -> String {
        match self.seat {
            Seat::Both => format!("{} and {}", self.name_of(Place::One), self.name_of(Place::Two)),
            Seat::Own(place) | Seat::Turn(place) => self.name_of(place).to_owned(),
        }
    }

    /// What the book calls one person.
    pub fn name_of(&self, place: Place) -> &str {
        self.progress.name(place).unwrap_or("")
    }

    /// What the book calls everybody in it.
    pub fn names(&self) -> [&str; 2] {
        [Place::One, Place::Two].map(|place| self.name_of(place))
    }

    /// Who reads what is shown now.
    pub fn reader(&self) -> Reader {
        Reader { kind: self.kind, seat: self.seat, role: self.role() }
    }

    /// A step as it is met by whoever sits here.
    pub fn prompt(&self, step: &Step) -> Option<Prompt> {
        self.reader().prompt(step)
    }

    /// Where a page of that visibility stands: what is shared, with both; the rest with whoever sits here.
    pub fn place_for(&self, visibility: Visibility) -> Place {
        if self.kind != BookKind::One && visibility == Visibility::Shared { Place::Shared } else { self.seat.place() }
    }

    /// Seats somebody else. What is not theirs to see is put where no screen can reach it.
    pub fn take_seat(&mut self, seat: Seat) {
        if matches!(seat, Seat::Turn(_)) {
            // The keyboard is passed.
            self.last_typed = LastTyped::default();
        }
        if seat != self.seat {
            self.forget_home_mark();
        }
        self.seat = seat;
        (self.progress, self.drafts) = self.aside.for_seat(seat);
    }

    /// Whether somebody sits on a turn, where only a passphrase leads back to what is one person's own.
    pub(super) fn is_shut_off(&self) -> bool {
        matches!(self.seat, Seat::Turn(_)) && self.lock == Lock::Age && self.demo.is_none()
    }

    /// What the mark was on when home was left.
    pub fn home_mark(&self) -> Option<&Press> {
        self.home_mark.as_ref()
    }

    /// Home is left, or the mark is moved on it.
    pub fn mark_home(&mut self, press: Option<Press>) {
        self.home_mark = press;
    }

    /// Home stands as on opening again: the mark must not tell the next who looks where somebody was.
    pub fn forget_home_mark(&mut self) {
        self.home_mark = None;
    }

    /// A record is on disk: it counts, and is seen where it may be.
    pub fn apply(&mut self, record: Record) {
        // On a turn what somebody keeps to themselves is on disk, and nowhere else any more.
        if !self.is_shut_off() || record.place == Place::Shared {
            self.aside.add(&record);
        }
        if seat::sees(self.seat, record.place) {
            self.progress.apply(record);
        }
    }

    /// A record of this moment; its number is given when it is written.
    pub fn record(&mut self, id: RecordId, step: &str, asked: &str, event: Known) -> Record {
        Record {
            by: self.seat.by(),
            asked: asked.to_owned(),
            workbook: self.book.edition(),
            ..Record::new(id, self.now, self.seat.place(), step, event)
        }
    }

    /// An effect that keeps a small event about a step.
    pub fn keep_event(&mut self, step: &str, event: Known) -> Effect {
        let id = self.new_id();
        Effect::Keep(Box::new(self.record(id, step, "", event)))
    }

    /// Whether a workbook is open: what is written can be kept.
    pub fn is_open(&self) -> bool {
        self.begun && !self.is_shut
    }

    /// For how long nothing may be pressed before the lock shuts; none where there is nothing to lock.
    pub fn patience(&self) -> Option<TimeDelta> {
        let more = self.top().map_or(0, Screen::patience);
        // A settings file with a zero in it locks nobody out.
        let minutes = i64::from(self.settings.idle_minutes.max(1)) + i64::from(more);
        // A presentation goes at its own pace, and there is nothing to shut.
        (self.begun && self.lock == Lock::Age && !self.is_shut && self.demo.is_none())
            .then(|| TimeDelta::minutes(minutes))
    }

    /// The new workbook is on disk, with its first records.
    pub fn begin(&mut self, lock: Lock, records: &[Record]) {
        (self.begun, self.lock, self.trouble) = (true, lock, None);
        for record in records {
            self.apply(record.clone());
        }
    }

    /// A line of the lock's words.
    pub fn lock_words(&self, name: &str) -> &str {
        self.book.library.sittings.lock.get(name).map_or("", String::as_str)
    }

    /// Forgets everything that was read, and the sitting with it.
    pub fn shut(&mut self) {
        self.progress = Progress::default();
        self.aside = Aside::default();
        self.drafts.clear();
        (self.foreign, self.missing, self.keys) = (Vec::new(), 0, KeysHere::default());
        self.trouble = None;
        self.last_typed = LastTyped::default();
        self.sitting = Sitting::new(self.now, false);
        self.guided = false;
        self.first_list = None;
        self.forget_home_mark();
        self.is_shut = true;
    }

    /// When the program wants to be called next, if nothing happens.
    pub fn due(&self) -> Option<Moment> {
        self.top().and_then(|screen| screen.due(self))
    }
}
