//! The workbook that is here: being set up, open, or read while none is open.
//!
//! All that was read of it, and all that follows from what was read, stands in this one value: whatever shuts the lock lets
//! go of it as a whole, so that no field can be forgotten.

use super::destination::Destination;
use super::opened::{KeysHere, Opened};
use super::seat::{self, Aside};
use super::since::Since;
use super::{AnyScreen, Model, Moment};
use crate::engine::{BookKind, Lock, Place, Progress, Record, RecordId, Seat, Sitting};
use crate::journal::{Draft, Foreign};
use chrono::{DateTime, Utc};
use std::sync::LazyLock;

/// A workbook, and this sitting with it.
pub struct Open {
    /// For how many it is, and whether each has pages of their own.
    pub kind: BookKind,
    /// Its lock.
    pub lock: Lock,
    /// Who sits at the keyboard.
    pub seat: Seat,
    /// Whose passphrase opened it.
    pub me: Place,
    /// All that was read of it, for every seat.
    pub aside: Aside,
    /// Whether it is in the store. While it is set up, and where pages are only read, nothing could be kept.
    pub on_disk: bool,
    /// The records that this seat sees, and what follows from them.
    pub progress: Progress,
    /// This sitting.
    pub sitting: Sitting,
    /// Where two are in the list of their first sitting.
    pub first_list: Option<usize>,
    /// Whether the few screens of the first sitting lead from one to the next.
    pub guided: bool,
    /// Words begun and not kept, of this seat.
    pub drafts: Vec<Draft>,
    /// How many files could not be read.
    pub unreadable: usize,
    /// Files that nothing proves, which whoever opened the workbook could take in.
    pub foreign: Vec<Foreign>,
    /// How many pages at least are not here though others name them.
    pub missing: usize,
    /// What the keys leave to be put right, for whoever opened the workbook.
    pub keys: KeysHere,
    /// Since when the passphrase of whoever sits there was given that proved right.
    pub(super) typed: Option<Since>,
    /// Where whoever sits there left the mark on the home page: in this sitting, and in memory alone.
    pub(super) home_mark: Option<Destination>,
}

/// A screen to be taken up again after a break: it says whose turn it was, and has no words of anybody.
pub struct Resume {
    /// The screen.
    pub(super) screen: Box<dyn AnyScreen>,
    /// A record of the workbook it belongs to: in no other is it gone on with.
    pub(super) of: RecordId,
}

/// Why nothing is open where a passphrase is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// What lies there is locked, and nothing was open since the start, or what was open was left for another workbook.
    AtTheStart,
    /// The lock shut over what was open. Until it opens again, whoever goes away leaves the dull page behind.
    WasOpen,
}

/// What is answered where nothing is here. A sitting of it never began, so nothing asks it how long it has been.
static NOTHING: LazyLock<Open> = LazyLock::new(|| Open::new(DateTime::<Utc>::UNIX_EPOCH.fixed_offset()));

impl Open {
    /// A workbook that is set up: nothing in it, for one.
    pub fn new(now: Moment) -> Self {
        Self {
            kind: BookKind::One,
            lock: Lock::None,
            seat: Seat::Own(Place::One),
            me: Place::One,
            aside: Aside::default(),
            on_disk: false,
            progress: Progress::default(),
            sitting: Sitting::new(now, true),
            first_list: None,
            guided: false,
            drafts: Vec::new(),
            unreadable: 0,
            foreign: Vec::new(),
            missing: 0,
            keys: KeysHere::default(),
            typed: None,
            home_mark: None,
        }
    }

    /// What was opened, with its own person before it.
    pub(super) fn of(opened: Opened, now: Moment) -> Self {
        let (me, sitting) = (opened.place, Sitting::new(now, false));
        let mut open = Self { me, sitting, on_disk: true, ..Self::new(now) };
        open.take_over(opened, Seat::Own(me));
        open
    }

    /// What was opened in place of what was known of it, seen from that seat.
    pub(super) fn take_over(&mut self, opened: Opened, seat: Seat) {
        (self.kind, self.lock) = (opened.kind, opened.lock);
        self.aside = Aside::new(opened.records, opened.drafts);
        self.take_seat(seat);
        self.unreadable = opened.unreadable;
        (self.foreign, self.missing) = (opened.foreign, opened.missing.len());
        self.keys = opened.keys;
    }

    /// Seats somebody else. What is not theirs to see is put where no screen can reach it.
    pub(super) fn take_seat(&mut self, seat: Seat) {
        if matches!(seat, Seat::Turn(_)) {
            // The keyboard is passed.
            self.typed = None;
        }
        if seat != self.seat {
            self.home_mark = None;
        }
        self.seat = seat;
        (self.progress, self.drafts) = self.aside.for_seat(seat);
    }

    /// A record counts, and is seen where it may be. Without `keeps_own`, one person's own is on disk and nowhere else.
    fn apply(&mut self, record: Record, keeps_own: bool) {
        if keeps_own || record.place == Place::Shared {
            self.aside.add(&record);
        }
        if seat::sees(self.seat, record.place) {
            self.progress.apply(record);
        }
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

    /// Its lock.
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

    /// This sitting.
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
