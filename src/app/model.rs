//! Everything the program knows while it runs, but for its screens. Nothing of it is stored as it stands here.
//!
//! Where the lock is shut, everything that was read is forgotten; what is left says nothing about anybody.

use super::action::Command;
use super::destination::Destination;
use super::failure::Failure;
use super::job_result::JobResult;
use super::open::{NOTHING, Open, Shut};
use super::opened::Listing;
use super::since::Since;
use super::tour::Tour;
use super::untraced::Untraced;
use super::{Effect, Moment, Settings};
use crate::content::{Entry, Prompt, Role, Step, Visibility, Workbook};
use crate::engine::{BookKind, Ids, Known, Lock, Origin, Place, Progress, Reader, Record, RecordId, Seat, Sitting};
use crate::journal::Draft;
use chrono::TimeDelta;
use std::sync::Arc;
use std::time::Duration;

/// Everything the program knows.
///
/// What belongs to the workbook stands in `open`. Everything else outlives a lock that shuts, and says so here: why it may.
pub struct Model {
    /// The edition, the same for everybody.
    pub book: Arc<Workbook>,
    /// The workbook that is here: open, or being set up.
    pub open: Option<Open>,
    /// Whether what lies there is locked, and its passphrase asked for. It stays so while pages are read that are plain.
    pub(super) shut: Option<Shut>,
    /// When a passphrase was given to be tried. What it opens is not here yet, so nothing of a workbook can hold it.
    pub(super) tried: Option<Since>,
    /// A talk that a break interrupted, for whoever opens the workbook after it. It names a record of that workbook, so it
    /// resumes in no other.
    pub resume: Option<RecordId>,
    /// What is known while a door that leaves no trace is open. It closes as the lock shuts, at the latest.
    pub(super) untraced: Option<Untraced>,
    /// Where a presentation is, in the demo alone: it goes on after its own lock has shut, and its people are made up.
    pub demo: Option<Tour>,
    /// Settings of the account, which say nothing about people.
    pub settings: Settings,
    /// The languages to choose from, by tag, each with its own name; none where there is no choice.
    pub languages: Vec<Entry>,
    /// The time of the last message.
    pub now: Moment,
    /// The same, by the clock that can't be set.
    pub ticks: Duration,
    /// The size of the window, in cells.
    pub size: (u16, u16),
    /// A sentence about something that went wrong on the screen that is seen: it goes with that screen, and with the lock.
    pub trouble: Option<String>,
    /// Since when a page is on its way to a disk that takes long: the screen says so, and it is written behind the lock, too.
    pub slow_since: Option<Moment>,
    /// What came while another screen stood over the one that waits for it; let go of as the lock shuts.
    pub results: Vec<JobResult>,
    /// The workbooks here, as far as anyone may see without a passphrase.
    pub listing: Listing,
    /// Ids for new records.
    pub ids: Ids,
    /// What was pressed last, where the next key depends on it: no letter of it is told.
    pub last: Option<Last>,
    /// How often other parts came to stand on the screen. A key that was read before they were drawn was not meant for
    /// them: see [`keys::resolve_stale`](super::keys::resolve_stale).
    pub scene_count: u64,
}

/// What was pressed last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    /// A key that does the same on every screen.
    Command(Command),
    /// A letter that did nothing: somebody writes, and does not see that nothing is written here.
    Letter,
}

impl Model {
    /// With no workbook yet.
    pub fn new(book: Arc<Workbook>, now: Moment, ids: Ids) -> Self {
        Self {
            book,
            open: None,
            shut: None,
            tried: None,
            resume: None,
            untraced: None,
            demo: None,
            settings: Settings::default(),
            languages: Vec::new(),
            now,
            ticks: Duration::ZERO,
            size: (80, 24),
            trouble: None,
            slow_since: None,
            results: Vec::new(),
            listing: Listing::default(),
            ids,
            last: None,
            scene_count: 0,
        }
    }

    /// The time of the last message, by both clocks.
    pub fn since(&self) -> Since {
        Since::new(self.now, self.ticks)
    }

    /// 128 random bits, so two computers that write into one workbook don't collide.
    pub fn new_id(&mut self) -> RecordId {
        self.ids.fresh()
    }

    /// How a record is made now by whoever sits here.
    pub fn origin(&self) -> Origin {
        Origin { at: self.now, place: self.seat().place(), edition: self.book.edition() }
    }

    /// The person's own answer about their part.
    pub fn role(&self) -> Role {
        self.progress().role(self.seat().place())
    }

    /// What the book calls the person who sits here; for both, both names.
    pub fn name(&self) -> String {
        match self.seat() {
            Seat::Both => self.book.words.setup.shelf.of_two(self.name_of(Place::One), self.name_of(Place::Two)),
            Seat::Own(place) | Seat::Turn(place) => self.name_of(place).to_owned(),
        }
    }

    /// What the book calls one person.
    pub fn name_of(&self, place: Place) -> &str {
        self.progress().name(place).unwrap_or("")
    }

    /// What the book calls everybody in it.
    pub fn names(&self) -> [&str; 2] {
        [Place::One, Place::Two].map(|place| self.name_of(place))
    }

    /// Who reads what is shown now.
    pub fn reader(&self) -> Reader {
        Reader { kind: self.kind(), seat: self.seat(), role: self.role() }
    }

    /// A step as it is met by whoever sits here.
    pub fn prompt(&self, step: &Step) -> Option<Prompt> {
        self.reader().prompt(step)
    }

    /// Where a page of that visibility stands: what is shared, with both; the rest with whoever sits here.
    pub fn place_for(&self, visibility: Visibility) -> Place {
        if self.kind() != BookKind::One && visibility == Visibility::Shared {
            Place::Shared
        } else {
            self.seat().place()
        }
    }

    /// A record of this moment; its number is given when it is written.
    pub fn record(&self, id: RecordId, step: &str, asked: &str, event: Known) -> Record {
        self.origin().record(id, step, asked, event)
    }

    /// An effect that keeps a small event about a step.
    pub fn keep_event(&mut self, step: &str, event: Known) -> Effect {
        let id = self.new_id();
        Effect::Keep(Box::new(self.record(id, step, "", event)))
    }

    /// For how long nothing may be pressed before the lock shuts; none where there is nothing to lock.
    /// On the screen that is seen it may be so many minutes more.
    pub(super) fn idle_timeout(&self, more: u16) -> Option<TimeDelta> {
        // A settings file with a zero in it locks nobody out.
        let minutes = i64::from(self.settings.idle_minutes.max(1)) + i64::from(more);
        // A presentation goes at its own pace, and there is nothing to shut.
        (self.is_open() && self.lock() == Lock::Age && self.demo.is_none()).then(|| TimeDelta::minutes(minutes))
    }

    /// Says above what can be pressed that something could not be done.
    pub(super) fn fail(&mut self, failure: &Failure) {
        self.trouble = Some(failure.words(&self.book.words));
    }
}

impl Model {
    /// The workbook that is here; where none is, an empty one of one person.
    pub fn here(&self) -> &Open {
        self.open.as_ref().unwrap_or(&NOTHING)
    }

    /// The same, to change. Where none is here, one begins to be set up.
    pub fn open_mut(&mut self) -> &mut Open {
        // Behind the lock nothing is remembered.
        debug_assert!(self.open.is_some() || self.shut.is_none());
        let now = self.now;
        self.open.get_or_insert_with(|| Open::new(now))
    }

    /// The kind of the workbook.
    pub fn kind(&self) -> BookKind {
        self.here().kind
    }

    /// What the screens may say about sealing depends on this.
    pub fn lock(&self) -> Lock {
        self.here().lock
    }

    /// Who sits at the keyboard.
    pub fn seat(&self) -> Seat {
        self.here().seat
    }

    /// Whose passphrase opened the workbook.
    pub fn me(&self) -> Place {
        self.here().me
    }

    /// The records that whoever sits here sees, and what follows from them.
    pub fn progress(&self) -> &Progress {
        &self.here().progress
    }

    /// What is known until the program closes and is never written; see [`Sitting`].
    pub fn sitting(&self) -> &Sitting {
        &self.here().sitting
    }

    /// Words begun and not kept.
    pub fn drafts(&self) -> &[Draft] {
        &self.here().drafts
    }

    /// Whether a workbook is open: what is written can be kept.
    pub fn is_open(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.on_disk)
    }

    /// Whether a passphrase is asked for before anything of a workbook is known.
    pub fn is_shut(&self) -> bool {
        self.shut.is_some()
    }

    /// Whether going away shuts a lock, or leaves one shut that was open before.
    pub(super) fn shuts_behind(&self) -> bool {
        match &self.open {
            Some(open) => open.on_disk && open.lock == Lock::Age,
            None => self.shut == Some(Shut::WasOpen),
        }
    }

    /// A new workbook is set up, beside what lies there. What is locked stays locked, and counts no more.
    pub(super) fn set_up(&mut self) {
        (self.open, self.shut, self.resume) = (Some(Open::new(self.now)), None, None);
    }

    /// The workbook that is open is left for another one. Its words are on their way to the disk already.
    pub(super) fn leave_for_another(&mut self) {
        self.shut(Shut::AtTheStart);
    }

    /// The new workbook is on disk, with its first records.
    pub fn begin(&mut self, lock: Lock, records: &[Record]) {
        let open = self.open_mut();
        (open.on_disk, open.lock) = (true, lock);
        self.trouble = None;
        for record in records {
            self.apply(record.clone());
        }
    }

    /// A record is on disk: it counts, and is seen where it may be. What comes to be on disk once the lock has shut is read
    /// when the workbook is opened again.
    pub fn apply(&mut self, record: Record) {
        // On a turn what somebody keeps to themselves is on disk, and nowhere else any more.
        let keeps_own = !self.is_shut_off();
        if let Some(open) = &mut self.open {
            open.apply(record, keeps_own);
        }
    }

    /// Seats somebody else. What is not theirs to see is put where no screen can reach it.
    pub fn take_seat(&mut self, seat: Seat) {
        if matches!(seat, Seat::Turn(_)) {
            // A passphrase that is still being tried was typed by whoever had the keyboard before.
            self.tried = None;
        }
        self.open_mut().take_seat(seat);
    }

    /// Whether somebody sits on a turn, where only a passphrase leads back to what is one person's own.
    pub(super) fn is_shut_off(&self) -> bool {
        matches!(self.seat(), Seat::Turn(_)) && self.lock() == Lock::Age && self.demo.is_none()
    }

    /// What the mark was on when home was left.
    pub fn home_mark(&self) -> Option<&Destination> {
        self.here().home_mark.as_ref()
    }

    /// Home is left, or the mark is moved on it.
    pub fn mark_home(&mut self, way: Option<Destination>) {
        if let Some(open) = &mut self.open {
            open.home_mark = way;
        }
    }

    /// Home stands as on opening again: the mark must not tell the next who looks where somebody was.
    pub fn forget_home_mark(&mut self) {
        self.mark_home(None);
    }

    /// Forgets everything that was read, and the sitting with it.
    ///
    /// With the workbook goes what the model holds about it elsewhere: a sentence about what went wrong may name a page, an
    /// answer that nobody waits for any more may be the recovery line, and a passphrase that was tried is of this sitting.
    pub(super) fn shut(&mut self, shut: Shut) {
        (self.open, self.shut) = (None, Some(shut));
        (self.trouble, self.tried, self.resume) = (None, None, None);
        self.results.clear();
    }
}

impl Model {
    /// The sitting as it would have to be again, where the next thing to happen opens such a door.
    pub(super) fn before_a_door(&self) -> Option<Sitting> {
        let is_closed = self.untraced.is_none();
        self.open.as_ref().filter(|_| is_closed).map(|open| open.sitting.clone())
    }

    /// After everything that happens: a door may have been opened, and `before` is how the sitting was then; or the last
    /// one has closed, and nothing that was done behind it is known any more.
    pub(super) fn mind_the_door(&mut self, is_open: bool, before: Option<Sitting>) {
        match (is_open, before) {
            (true, Some(before)) => self.untraced = Some(Untraced::new(before)),
            (false, _) => {
                let door = self.untraced.take();
                // Where the lock has shut meanwhile, the sitting is gone with the workbook.
                if let (Some(door), Some(open)) = (door, &mut self.open) {
                    open.sitting = door.close();
                }
            }
            (true, None) => {}
        }
    }

    /// The country of the help lines.
    pub fn country(&self) -> Option<&str> {
        let behind = self.untraced.as_ref().and_then(Untraced::country);
        behind.or(self.settings.country.as_deref())
    }

    /// Another country was chosen. Whether that is a setting: behind a door that leaves no trace it is not.
    pub(super) fn choose_country(&mut self, code: String) -> bool {
        match &mut self.untraced {
            Some(door) => door.choose_country(code),
            None => self.settings.country = Some(code),
        }
        self.untraced.is_none()
    }
}
