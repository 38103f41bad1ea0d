//! The events of the real terminal: wait until something comes or is due, then take all that waits.
//!
//! Here the program waits for everything it ever waits for, in one `poll`: the terminal, the signals, the other thread,
//! and the time when half a sequence must be settled. What is read is only what `poll` said is there, by one `read` at a
//! time, so that nothing waits in a read; the terminal is never told to answer at once instead (`O_NONBLOCK`), since the
//! shell shares it. This is the half of [`Events`] for Unix.

use super::reader::Reader;
use super::signals::Watch;
use super::{Clock, Event, Events};
use crate::app::Moment;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use std::fs::File;
use std::io::{self, Read, stdin};
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;
use zeroize::Zeroizing;

/// How long one more piece of a burst is waited for, so that what comes in one go is drawn in one.
const ONE_MORE: Duration = Duration::from_millis(2);

/// From how many bytes on what was read is a burst, and no key.
const BURST: usize = 32;

/// The most that is read in one turn: what comes without end keeps nothing else waiting.
const TURN: usize = 64 << 10;

/// What one read takes, which is what a terminal holds.
const PIECE: usize = 4096;

/// The longest wait, where nothing is due.
const LONGEST: Duration = Duration::from_secs(3600);

/// How long the signal of a window that closes may be behind the error of its terminal.
const CLOSING: Duration = Duration::from_millis(200);

/// The keyboard, the window, the signals, and the other thread.
#[derive(Debug)]
pub struct TerminalEvents<C> {
    watch: Watch,
    clock: C,
    reader: Reader,
    /// Becomes readable when another thread has an answer.
    wake: Option<File>,
}

impl<C: Clock> TerminalEvents<C> {
    /// Listens to the terminal, to signals, and to the end of a pipe that another thread writes to. What mode the terminal
    /// is in is no business of this one.
    pub fn new(watch: Watch, clock: C, wake: Option<OwnedFd>) -> Self {
        Self { watch, clock, reader: Reader::new(), wake: wake.map(File::from) }
    }

    /// How long to wait: until something is due, here or above.
    fn wait(&self, due: Option<Moment>) -> Duration {
        let left = due.map_or(LONGEST, |due| (due - self.clock.now()).to_std().unwrap_or_default());
        let held = self.reader.due().map_or(LONGEST, |due| due.saturating_sub(self.clock.ticks()));
        // Never nothing at all: two clocks that differ by less would make a loop of it.
        left.min(held).clamp(Duration::from_millis(1), LONGEST)
    }

    /// Waits for anything; says what is there: keys, an answer, a closed window.
    fn look(&self, longest: Duration) -> io::Result<[bool; 3]> {
        let terminal = stdin();
        let wake = self.wake.as_ref().map(|wake| PollFd::new(wake, PollFlags::IN));
        let mut all = vec![PollFd::new(&terminal, PollFlags::IN), PollFd::new(&self.watch, PollFlags::IN)];
        all.extend(wake);
        match poll(&mut all, Timespec::try_from(longest).ok().as_ref()) {
            // Interrupted by a signal, which the watch has noted by now.
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let is = |at: usize, flags| all.get(at).is_some_and(|fd| fd.revents().intersects(flags));
        Ok([is(0, PollFlags::IN), is(2, PollFlags::IN), is(0, PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)])
    }

    /// Reads all that is there, and no more. Says whether the terminal goes on.
    fn read(&mut self) -> io::Result<bool> {
        // What was typed is not left lying where it was read to.
        let mut piece = Zeroizing::new([0; PIECE]);
        let mut left = TURN;
        loop {
            let many = match read(stdin(), &mut piece[..]) {
                Ok(0) => return Ok(false),
                Ok(many) => many,
                // Whoever shares the terminal may have taken it first.
                Err(Errno::AGAIN | Errno::INTR) => return Ok(true),
                Err(error) => return Err(error.into()),
            };
            self.reader.feed(&piece[..many], self.clock.ticks());
            left = left.saturating_sub(many);
            let more = if many < BURST { Duration::ZERO } else { ONE_MORE };
            let [keys, ..] = self.look(more)?;
            if left == 0 || !keys {
                return Ok(true);
            }
        }
    }

    /// The end, after all that was typed before it: those are words.
    fn end(&mut self, end: Event) -> Vec<Event> {
        // A terminal that is gone has nothing more to say.
        if self.look(Duration::ZERO).is_ok_and(|[keys, ..]| keys) {
            let _ = self.read();
        }
        self.reader.finish();
        let mut events = self.reader.take();
        events.push(end);
        events
    }

    /// What came to something by now.
    fn came(&mut self) -> Vec<Event> {
        let mut signals = self.watch.events();
        if matches!(signals.first(), Some(Event::End(_))) {
            return self.end(signals.swap_remove(0));
        }
        self.reader.settle(self.clock.ticks());
        let mut events = self.reader.take();
        events.append(&mut signals);
        events
    }
}

impl<C: Clock> Events for TerminalEvents<C> {
    fn next(&mut self, due: Option<Moment>) -> io::Result<Vec<Event>> {
        loop {
            let mut events = self.came();
            let is_due = due.is_some_and(|due| due <= self.clock.now());
            if !events.is_empty() {
                return Ok(events);
            }
            let [keys, arrived, closed] = self.look(if is_due { Duration::ZERO } else { self.wait(due) })?;
            // A window that is closed shows as a hang-up or as an end of input, and its signal may come later or not at
            // all.
            if closed || (keys && !self.read()?) {
                return Ok(self.end(Event::End(signal_hook::consts::SIGHUP)));
            }
            if arrived && let Some(wake) = &mut self.wake {
                // This only silences the bell. How many answers there are, the store knows.
                let _ = wake.read(&mut [0; 64])?;
                events.push(Event::Arrived);
            }
            events.append(&mut self.came());
            if !events.is_empty() || is_due {
                return Ok(events);
            }
        }
    }

    fn signal(&mut self) -> Option<i32> {
        let closed = |looked: [bool; 3]| looked[2].then_some(signal_hook::consts::SIGHUP);
        self.watch.end_within(CLOSING).or_else(|| self.look(Duration::ZERO).ok().and_then(closed))
    }

    fn drain(&mut self) {
        // A terminal that is gone has nothing that waits.
        let _ = rustix::termios::tcflush(stdin().as_fd(), rustix::termios::QueueSelector::IFlush);
    }
}
