//! The store of a walk, or the memory of its demo; and its terminal as something that can be asked whether it was cleared.

use super::back::Seen;
use goldseam::app::{Effect, Moment, Msg};
use goldseam::runtime::Host;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// A walk does not race with work that takes its time: it is waited for where it is begun. Only where the disk is held up
/// nothing is answered until it goes on.
pub(super) struct TestHost<W> {
    store: W,
    seen: Arc<Mutex<Seen>>,
    held_up: Arc<AtomicBool>,
}

impl<W> TestHost<W> {
    pub(super) fn new(store: W, seen: Arc<Mutex<Seen>>, held_up: Arc<AtomicBool>) -> Self {
        Self { store, seen, held_up }
    }

    fn is_held_up(&self) -> bool {
        self.held_up.load(Ordering::Relaxed)
    }
}

impl<W: Host> Host for TestHost<W> {
    fn perform(&mut self, effect: Effect, now: Moment) -> Option<Msg> {
        self.seen.lock().unwrap().unsigned += usize::from(matches!(effect, Effect::LetGoOfSigning));
        self.store.perform(effect, now).or_else(|| self.arrived())
    }

    fn arrived(&mut self) -> Option<Msg> {
        if self.is_held_up() { None } else { self.awaited() }
    }

    fn awaited(&mut self) -> Option<Msg> {
        self.store.awaited()
    }

    fn holds_keys(&self) -> bool {
        self.is_held_up() && self.store.holds_keys()
    }

    fn close(&mut self) -> bool {
        self.store.close()
    }

    fn vanish(&mut self) {
        self.seen.lock().unwrap().vanish();
    }

    fn suspend(&mut self) {
        self.seen.lock().unwrap().slept += 1;
    }
}
