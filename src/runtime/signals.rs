//! Signals: one thread sleeps until one comes, notes it, and wakes the waiting loop by raising SIGWINCH. Another sleeps
//! until the window closes.
//!
//! Measured with crossterm 0.29: both of its event sources go on waiting after an interrupted call, so that nothing
//! but SIGWINCH wakes them.

use super::Happening;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// The signals that came and were not looked at yet.
#[derive(Debug)]
pub struct Watch {
    came: Receiver<i32>,
}

impl Watch {
    /// Starts to watch for signals, and for the window to close.
    ///
    /// # Errors
    /// When the signals can't be watched.
    pub fn start() -> std::io::Result<Self> {
        let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
        let (tell, came) = channel();
        std::thread::Builder::new().name("signals".to_owned()).spawn(move || watch(signals, &tell))?;
        std::thread::Builder::new().name("window".to_owned()).spawn(watch_window)?;
        Ok(Self { came })
    }

    /// What came since the last time.
    pub fn happenings(&self) -> Vec<Happening> {
        self.came.try_iter().map(happening).collect()
    }

    /// The first signal to end that comes within this time, where one does.
    pub fn end_within(&self, patience: Duration) -> Option<i32> {
        let until = Instant::now() + patience;
        let next = || self.came.recv_timeout(until.saturating_duration_since(Instant::now())).ok();
        std::iter::from_fn(next).find(|signal| matches!(happening(*signal), Happening::End(_)))
    }
}

fn happening(signal: i32) -> Happening {
    match signal {
        SIGTSTP => Happening::Sleep,
        SIGCONT => Happening::Woke,
        signal => Happening::End(signal),
    }
}

fn watch(mut signals: Signals, tell: &Sender<i32>) {
    for signal in signals.forever() {
        let heard = tell.send(signal).is_ok() && signal_hook::low_level::raise(SIGWINCH).is_ok();
        if !heard {
            return;
        }
    }
}

/// Sleeps until the window is gone, and then gives the signal that the system gives only to those who own their terminal.
///
/// Without it, crossterm would read from nowhere, again and again, for as long as nothing is due.
fn watch_window() {
    let terminal = std::io::stdin();
    let mut window = [PollFd::new(&terminal, PollFlags::empty())];
    while poll(&mut window, None) == Err(Errno::INTR) {}
    if window[0].revents().contains(PollFlags::HUP) {
        // Where it can't be raised, the next thing that is due finds out.
        let _ = signal_hook::low_level::raise(SIGHUP);
    }
}

/// Stops the program as the shell expects it, until it is continued.
pub fn stop_here() {
    // A failure leaves the program running, which is where it was.
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}
