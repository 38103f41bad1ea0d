//! Signals, as something that can be waited for beside the terminal: each is noted and wakes a pipe. No thread waits for
//! them, and the program raises none itself.

use super::Event;
use crate::order;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM,
    SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

/// Every signal that ends a program unless it is caught, and that can be caught. What is left out either can't be, or
/// says that the program itself went astray. `SIGABRT` says so too when the program raises it, and then it still ends:
/// `abort` does not come back.
const ENDING: [i32; 12] =
    [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO, SIGABRT];

/// The same, where only Linux has them: a coprocessor's, a power failure, and those for a program's own use.
#[cfg(target_os = "linux")]
fn ending_here() -> impl Iterator<Item = i32> {
    use rustix::process::Signal;
    [Signal::STKFLT.as_raw(), Signal::POWER.as_raw()].into_iter().chain(34..=64)
}

#[cfg(not(target_os = "linux"))]
fn ending_here() -> impl Iterator<Item = i32> {
    std::iter::empty()
}

/// All signals that end a program and can be caught.
pub fn ending() -> impl Iterator<Item = i32> {
    ENDING.into_iter().chain(ending_here())
}

/// The signals that came and were not looked at yet.
#[derive(Debug)]
pub struct Watch {
    signals: SignalDelivery<UnixStream, SignalOnly>,
}

impl Watch {
    /// Starts to watch for signals.
    ///
    /// # Errors
    /// When the signals can't be watched.
    pub fn start() -> std::io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        // Not only what ends: before it sleeps (TSTP) the screen must be cleared, after it (CONT) whatever ran meanwhile has
        // drawn over it, and a new size (WINCH) is told in no other way to a program that reads its terminal itself.
        // A file that may not grow is an error of that write, once its signal is caught.
        let wanted = ENDING.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ]);
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, wanted)?;
        for signal in ending_here() {
            // The C library keeps some of them for itself; nobody else can send those then.
            let _ = signals.handle().add_signal(signal);
        }
        Ok(Self { signals })
    }

    /// What came since the last time, an end before anything else.
    pub fn events(&mut self) -> Vec<Event> {
        let mut came: Vec<Event> = self.signals.pending().filter_map(event).collect();
        // Whatever came with it would be answered by a screen that is about to go.
        order::by_key(&mut came, |event| !matches!(event, Event::End(_)));
        came
    }

    /// The first signal to end that comes within this time, where one does.
    pub fn end_within(&mut self, timeout: Duration) -> Option<i32> {
        let until = Instant::now() + timeout;
        loop {
            let ends = self.events().into_iter().find_map(|event| match event {
                Event::End(signal) => Some(signal),
                _ => None,
            });
            let left = until.saturating_duration_since(Instant::now());
            if ends.is_some() || left.is_zero() {
                return ends;
            }
            let mut woken = [PollFd::new(self, PollFlags::IN)];
            // An interruption is a signal, which the next look finds.
            let _ = poll(&mut woken, Timespec::try_from(left).ok().as_ref());
        }
    }
}

/// Becomes readable when a signal comes.
impl AsFd for Watch {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.signals.get_read().as_fd()
    }
}

fn event(signal: i32) -> Option<Event> {
    match signal {
        SIGTSTP => Some(Event::Sleep),
        SIGCONT => Some(Event::Woke),
        SIGWINCH => super::terminal::resized(),
        SIGXFSZ => None,
        signal => Some(Event::End(signal)),
    }
}
