//! The events of a file or of another program: one line at a time, so that each meets what is asked for after the line
//! before.
//!
//! What has come of a line is given on before the line is whole: where the program is ended in between, half a line is
//! kept like any other words.

use super::signals::Watch;
use super::{Clock, Event, Events};
use crate::app::Moment;
use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use std::fs::File;
use std::io::{Read, Stdin, stdin};
use std::os::fd::OwnedFd;
use std::time::Duration;
use zeroize::Zeroizing;

/// As much as is read at once, in bytes.
const AT_ONCE: usize = 64 << 10;

/// The longest wait, where nothing is due.
const LONGEST: Duration = Duration::from_secs(3600);

/// What a file may begin with to say that it is text.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Standard input, the signals, and the other thread.
pub struct Feed<C> {
    input: Stdin,
    watch: Watch,
    clock: C,
    /// Becomes readable when another thread has an answer.
    wake: Option<File>,
    waiting: Pieces,
}

impl<C: Clock> Feed<C> {
    /// Listens to standard input, to signals, and to the end of a pipe that another thread writes to.
    pub fn new(watch: Watch, clock: C, wake: Option<OwnedFd>) -> Self {
        Self { input: stdin(), watch, clock, wake: wake.map(File::from), waiting: Pieces::default() }
    }

    /// Waits for anything; says whether input and an answer are there.
    fn look(&self, longest: Duration) -> std::io::Result<[bool; 2]> {
        let mut all = vec![PollFd::new(&self.watch, PollFlags::IN)];
        let (input, wake) = (!self.waiting.has_ended, self.wake.as_ref());
        all.extend(input.then(|| PollFd::new(&self.input, PollFlags::IN)));
        all.extend(wake.map(|wake| PollFd::new(wake, PollFlags::IN)));
        match poll(&mut all, Timespec::try_from(longest).ok().as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let is_there = |at: usize| all.get(at).is_some_and(|fd| !fd.revents().is_empty());
        Ok([input && is_there(1), wake.is_some() && is_there(1 + usize::from(input))])
    }
}

impl<C: Clock> Events for Feed<C> {
    fn next(&mut self, due: Option<Moment>) -> std::io::Result<Vec<Event>> {
        let signals = self.watch.events();
        if !signals.is_empty() {
            return Ok(signals);
        }
        let left = due.map_or(LONGEST, |due| (due - self.clock.now()).to_std().unwrap_or_default());
        let longest =
            if self.waiting.has_a_line() { Duration::ZERO } else { left.clamp(Duration::from_millis(1), LONGEST) };
        let [has_input, has_arrived] = self.look(longest)?;
        let mut events = Vec::new();
        if has_arrived && let Some(wake) = &mut self.wake {
            let _ = wake.read(&mut [0; 64])?;
            events.push(Event::Arrived);
        }
        if has_input && !self.waiting.has_a_line() {
            let mut bytes = Zeroizing::new(vec![0; AT_ONCE]);
            let many = match read(&self.input, &mut bytes[..]) {
                Err(Errno::INTR | Errno::AGAIN) => return Ok(events),
                many => many?,
            };
            self.waiting.take(&bytes[..many]);
        }
        events.extend(self.waiting.line().into_iter().map(Event::Terminal));
        events.extend(self.watch.events());
        Ok(events)
    }
}

/// What was read, in whatever pieces it came, and not given on.
#[derive(Default)]
pub struct Pieces {
    bytes: Zeroizing<Vec<u8>>,
    has_begun: bool,
    has_ended: bool,
    has_said_so: bool,
}

impl Pieces {
    /// Takes what was read; nothing is the end.
    pub fn take(&mut self, bytes: &[u8]) {
        self.has_ended = bytes.is_empty();
        self.bytes.extend_from_slice(bytes);
    }

    fn has_a_line(&self) -> bool {
        self.bytes.contains(&b'\n')
    }

    /// A line, or what there is of it: a paste, and Enter where it is whole. At the end comes the key for that.
    pub fn line(&mut self) -> Vec<TerminalEvent> {
        if !self.has_begun && self.bytes.starts_with(MARK) {
            self.bytes.drain(..MARK.len());
        }
        let end = self.bytes.iter().position(|byte| *byte == b'\n');
        let many = end.unwrap_or_else(|| if self.has_ended { self.bytes.len() } else { whole(&self.bytes) });
        let typed = Zeroizing::new(String::from_utf8_lossy(&self.bytes[..many]).into_owned());
        let words = if end.is_some() { typed.strip_suffix('\r').unwrap_or(&typed) } else { &typed };
        let words = Some(words.to_owned()).filter(|words| !words.is_empty());
        // A paste, since what stands in a file can press no key; only the end of a line does.
        let mut events: Vec<TerminalEvent> = words.map(TerminalEvent::Paste).into_iter().collect();
        self.has_begun |= many > 0 || end.is_some();
        self.bytes.drain(..many + usize::from(end.is_some()));
        if end.is_some() {
            events.push(key(KeyCode::Enter, KeyModifiers::NONE));
        } else if self.has_ended && !std::mem::replace(&mut self.has_said_so, true) {
            events.push(key(KeyCode::Char('d'), KeyModifiers::CONTROL));
        }
        events
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> TerminalEvent {
    TerminalEvent::Key(KeyEvent::new(code, modifiers))
}

/// As far as the letters are whole, and no end of a line has begun.
fn whole(bytes: &[u8]) -> usize {
    let mut whole = bytes.len();
    for (back, byte) in bytes.iter().rev().take(4).enumerate() {
        let wants = match byte {
            0xc0..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf7 => 4,
            _ => continue,
        };
        if back + 1 < wants {
            whole = bytes.len() - back - 1;
        }
        break;
    }
    whole - usize::from(whole == bytes.len() && bytes.ends_with(b"\r"))
}
