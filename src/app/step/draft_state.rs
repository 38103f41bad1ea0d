//! When words that are typed have to go to disk, and which of them are there.

use crate::app::Moment;
use chrono::TimeDelta;

/// A draft is written one second after the first key not yet on disk.
const FIRST: TimeDelta = TimeDelta::seconds(1);

/// It is synced at a pause of two seconds.
const PAUSE: TimeDelta = TimeDelta::seconds(2);

/// And at least every ten.
// So a crash of the program costs a second of somebody's words at most, and a loss of power ten.
const AT_LEAST: TimeDelta = TimeDelta::seconds(10);

/// What is known about the words on the screen and those on disk.
#[derive(Clone, Debug, Default)]
pub(super) struct Drafting {
    pub(super) came_back: bool,
    pub(super) typed: bool,
    pub(super) unwritten_since: Option<Moment>,
    pub(super) unsynced_since: Option<Moment>,
    pub(super) last_key: Option<Moment>,
}

impl Drafting {
    pub(super) fn has_words(&self) -> bool {
        self.typed
    }

    /// They are kept now.
    pub(super) fn done(&mut self) {
        *self = Self::default();
    }

    pub(super) fn key(&mut self, now: Moment) {
        self.typed = true;
        self.last_key = Some(now);
        self.unwritten_since.get_or_insert(now);
        self.unsynced_since.get_or_insert(now);
    }

    pub(super) fn due(&self) -> Option<Moment> {
        let write = self.unwritten_since.map(|since| since + FIRST);
        let pause = self.last_key.filter(|_| self.unsynced_since.is_some()).map(|key| key + PAUSE);
        let at_least = self.unsynced_since.map(|since| since + AT_LEAST);
        [write, pause, at_least].into_iter().flatten().min()
    }

    pub(super) fn wants_sync(&self, now: Moment) -> bool {
        let paused = self.last_key.is_some_and(|key| now >= key + PAUSE);
        self.unsynced_since.is_some_and(|since| paused || now >= since + AT_LEAST)
    }

    pub(super) fn written(&mut self, synced: bool) {
        self.unwritten_since = None;
        if synced {
            self.unsynced_since = None;
        }
    }
}
