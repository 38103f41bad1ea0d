//! The workbook that is here: being set up, open, or read while none is open.
//!
//! All that was read of it, and all that follows from what was read, stands in this one value: whatever shuts the lock lets
//! go of it as a whole, so that no field can be forgotten.

use super::Moment;
use super::destination::Destination;
use super::opened::{KeysHere, Opened};
use super::seat::{self, Aside};
use super::since::Since;
use crate::engine::{BookKind, Lock, Place, Progress, Record, Seat, Sitting};
use crate::journal::{Draft, Foreign};
use chrono::{DateTime, Utc};
use std::sync::LazyLock;

/// A workbook, and this sitting with it.
pub struct Open {
    /// For how many it is, and whether each has pages of their own.
    pub kind: BookKind,
    /// Whether what is kept gets sealed.
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
    /// How often they came to be others.
    pub(super) changes: u64,
    /// What was done and said since it was opened; gone when it is shut.
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

/// Why nothing is open where a passphrase is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// What lies there is locked, and nothing was open since the start, or what was open was left for another workbook.
    AtTheStart,
    /// The lock shut over what was open. Until it opens again, whoever goes away leaves the dull page behind.
    WasOpen,
}

/// What is answered where nothing is here. A sitting of it never began, so nothing asks it how long it has been.
pub(super) static NOTHING: LazyLock<Open> = LazyLock::new(|| Open::new(DateTime::<Utc>::UNIX_EPOCH.fixed_offset()));

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
            changes: 0,
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
        self.changes += 1;
    }

    /// A record counts, and is seen where it may be. Without `keeps_own`, one person's own is on disk and nowhere else.
    pub(super) fn apply(&mut self, record: Record, keeps_own: bool) {
        let is_seen = seat::sees(self.seat, record.place);
        if !keeps_own && record.place != Place::Shared {
            if is_seen {
                self.progress.apply(record);
                self.changes += 1;
            }
            return;
        }
        // The view lets go first: a shelf that two have would be copied before a record is put there.
        if is_seen {
            self.progress.let_go(record.place);
        }
        let was_there = self.aside.add(&record);
        if is_seen {
            self.progress.see(&record, self.aside.records(), was_there);
            self.changes += 1;
        }
    }
}
