//! The events of the real terminal: wait until something comes or is due, then take all that waits.

use super::signals::Watch;
use super::{Clock, Events, Happening};
use crate::app::Moment;
use crossterm::event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::fs::File;
use std::io::{Read, stdin};
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

/// How long the drain waits for one more event of a burst. With `use-dev-tty` a wait of nothing never sees any.
const ONE_MORE: Duration = Duration::from_millis(2);

/// The longest wait, where nothing is due.
const LONGEST: Duration = Duration::from_secs(3600);

/// How long the signal of a window that closes may be behind the error of its terminal.
const CLOSING: Duration = Duration::from_millis(200);

/// The keyboard, the window, the signals, and the other thread.
#[derive(Debug)]
pub struct TerminalEvents<C> {
    watch: Watch,
    clock: C,
    /// Becomes readable when another thread has an answer.
    wake: Option<File>,
}

impl<C: Clock> TerminalEvents<C> {
    /// Listens to the terminal, to signals, and to the end of a pipe that another thread writes to.
    pub fn new(watch: Watch, clock: C, wake: Option<OwnedFd>) -> Self {
        let _ = event::poll(Duration::ZERO);
        Self { watch, clock, wake: wake.map(File::from) }
    }

    fn wait(&self, due: Option<Moment>) -> Duration {
        let left = due.map_or(LONGEST, |due| (due - self.clock.now()).to_std().unwrap_or(Duration::from_millis(1)));
        left.clamp(Duration::from_millis(1), LONGEST)
    }

    /// Waits for anything; says what is there: keys, an answer, a closed window.
    fn look(&self, longest: Duration) -> std::io::Result<[bool; 3]> {
        let terminal = stdin();
        let wake = self.wake.as_ref().map(|wake| PollFd::new(wake, PollFlags::IN));
        let mut all = vec![PollFd::new(&terminal, PollFlags::IN), PollFd::new(&self.watch, PollFlags::IN)];
        all.extend(wake);
        match poll(&mut all, Timespec::try_from(longest).ok().as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let is = |at: usize, flags| all.get(at).is_some_and(|fd| fd.revents().intersects(flags));
        Ok([is(0, PollFlags::IN), is(2, PollFlags::IN), is(0, PollFlags::HUP)])
    }
}

impl<C: Clock> Events for TerminalEvents<C> {
    fn next(&mut self, due: Option<Moment>) -> std::io::Result<Vec<Happening>> {
        let mut happenings = self.watch.happenings();
        if happenings.is_empty() {
            let [keys, arrived, closed] = self.look(self.wait(due))?;
            if closed {
                return Ok(vec![Happening::End(signal_hook::consts::SIGHUP)]);
            }
            if arrived && let Some(wake) = &mut self.wake {
                let _ = wake.read(&mut [0; 64])?;
                happenings.push(Happening::Arrived);
            }
            let mut wait = ONE_MORE;
            while keys && event::poll(wait)? {
                happenings.push(Happening::Terminal(event::read()?));
                wait = ONE_MORE;
            }
            happenings.extend(self.watch.happenings());
        }
        Ok(happenings)
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
