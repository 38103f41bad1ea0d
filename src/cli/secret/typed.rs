//! A secret typed on the terminal, key by key, by the program's own reader: nothing of it is seen, what is no letter is no
//! part of it, and what is half typed wipes itself.
//!
//! The terminal is raw while it is asked. Each byte is read by itself, so that what is typed ahead stays for the next one.

use crate::app::field::Edit;
use crate::app::secret::Secret;
use crate::journal::Passphrase;
use crate::runtime::clock::WallClock;
use crate::runtime::reader::Reader;
use crate::runtime::{Clock, Event, terminal};
use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use rustix::termios::{OptionalActions, OutputModes, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;
use std::fs::File;
use std::io::{self, Write};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;
use zeroize::Zeroizing;

/// How the question ended.
pub(super) enum Typed {
    /// With Enter, or Ctrl+D; none where nothing was typed.
    Words(Option<Passphrase>),
    /// With a key that leaves, as this signal would.
    Left(i32),
}

/// The terminal while it is asked. It is quiet before the question is seen, so that not even the fastest answer shows.
pub(super) struct Quiet {
    terminal: File,
    before: Termios,
}

/// Held by whoever changes how the terminal is, and for good once a signal has ended the program.
static CHANGING: Mutex<()> = Mutex::new(());

/// Asks the terminal to say where a paste begins and ends, so that it is only text.
const PASTES: [&str; 2] = ["\x1b[?2004h", "\x1b[?2004l"];

impl Quiet {
    pub(super) fn begin(terminal: File) -> io::Result<Self> {
        give_back_when_ended(&terminal)?;
        let before = tcgetattr(&terminal)?;
        let mut quiet = Self { terminal, before };
        quiet.take()?;
        Ok(quiet)
    }

    fn take(&mut self) -> io::Result<()> {
        let _changing = CHANGING.lock();
        let mut raw = self.before.clone();
        // No echo, and no line that the kernel keeps for somebody to scroll back to.
        raw.make_raw();
        // A new line begins at the left all the same.
        raw.output_modes.insert(OutputModes::OPOST | OutputModes::ONLCR);
        tcsetattr(&self.terminal, OptionalActions::Now, &raw)?;
        if !terminal::is_simple() {
            self.terminal.write_all(PASTES[0].as_bytes())?;
        }
        Ok(())
    }

    fn give_back(&mut self) {
        let _changing = CHANGING.lock();
        // A terminal that is gone has nothing to be given back.
        if !terminal::is_simple() {
            let _ = self.terminal.write_all(PASTES[1].as_bytes());
        }
        let _ = tcsetattr(&self.terminal, OptionalActions::Now, &self.before);
    }

    /// Asks in these words, and takes what is typed up to Enter.
    pub(super) fn ask(&mut self, words: &str) -> io::Result<Typed> {
        write!(self.terminal, "{words}")?;
        let typed = self.typed();
        writeln!(self.terminal)?;
        typed
    }

    fn typed(&mut self) -> io::Result<Typed> {
        let (mut secret, mut reader) = (Secret::default(), Reader::new());
        loop {
            let mut byte = Zeroizing::new([0]);
            match self.is_there(reader.due())?.then(|| read(&self.terminal, &mut byte[..])) {
                None => reader.settle(WallClock.ticks()),
                Some(Ok(0)) => return Ok(Typed::Words(taken(&mut secret))),
                Some(Ok(_)) => reader.feed(&byte[..], WallClock.ticks()),
                Some(Err(Errno::AGAIN | Errno::INTR)) => {}
                Some(Err(error)) => return Err(error.into()),
            }
            for event in reader.take() {
                match does(&event) {
                    Does::Edit(edit) => drop(secret.act(&edit)),
                    Does::Enter => return Ok(Typed::Words(taken(&mut secret))),
                    Does::Leave(signal) => return Ok(Typed::Left(signal)),
                    Does::Sleep => {
                        self.give_back();
                        terminal::stop_here();
                        self.take()?;
                    }
                    Does::Nothing => {}
                }
            }
        }
    }

    /// Waits for a byte, until half a key must be settled; says whether one is there.
    fn is_there(&self, due: Option<Duration>) -> io::Result<bool> {
        let wait = due.map(|due| due.saturating_sub(WallClock.ticks()).max(Duration::from_millis(1)));
        let wait = wait.and_then(|wait| Timespec::try_from(wait).ok());
        let mut terminal = [PollFd::new(&self.terminal, PollFlags::IN)];
        match poll(&mut terminal, wait.as_ref()) {
            // One that is gone is told by its read.
            Ok(many) => Ok(many > 0),
            Err(Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        self.give_back();
    }
}

fn taken(secret: &mut Secret) -> Option<Passphrase> {
    (!secret.is_empty()).then(|| secret.take())
}

enum Does {
    Edit(Edit),
    Enter,
    Leave(i32),
    Sleep,
    Nothing,
}

fn does(event: &Event) -> Does {
    match event {
        Event::Terminal(TerminalEvent::Paste(text)) => Does::Edit(Edit::Paste(text.clone())),
        Event::Terminal(TerminalEvent::Key(key)) => pressed(key),
        _ => Does::Nothing,
    }
}

fn pressed(key: &KeyEvent) -> Does {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        // As a terminal has it too: what was typed ahead comes with its own new line.
        KeyCode::Char('j' | 'd') if is_control => Does::Enter,
        // Ctrl+Q leaves here as it does everywhere, and to a shell it looks like Ctrl+C.
        KeyCode::Char('c' | 'q') if is_control => Does::Leave(SIGINT),
        KeyCode::Char('4' | '\\') if is_control => Does::Leave(SIGQUIT),
        KeyCode::Char('z') if is_control => Does::Sleep,
        KeyCode::Char('u' | 'w') if is_control => Does::Edit(Edit::DeleteWordLeft),
        KeyCode::Char('h') if is_control => Does::Edit(Edit::Backspace),
        KeyCode::Enter => Does::Enter,
        KeyCode::Backspace if key.modifiers.contains(KeyModifiers::ALT) => Does::Edit(Edit::DeleteWordLeft),
        KeyCode::Backspace => Does::Edit(Edit::Backspace),
        KeyCode::Char(letter) if !is_control && !key.modifiers.contains(KeyModifiers::ALT) => {
            Does::Edit(Edit::Type(letter))
        }
        _ => Does::Nothing,
    }
}

/// From here on, a signal that ends the program first puts the terminal back as it is now.
fn give_back_when_ended(terminal: &File) -> io::Result<()> {
    static WATCHED: OnceLock<()> = OnceLock::new();
    if WATCHED.get().is_some() {
        return Ok(());
    }
    let mut terminal = terminal.try_clone()?;
    let before = tcgetattr(&terminal)?;
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT])?;
    // Where there is no thread to be had, nothing is asked: what is typed would be seen after a signal, in the shell too.
    let watch = std::thread::Builder::new().name("signals".to_owned());
    watch.spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _changing = CHANGING.lock();
            if !terminal::is_simple() {
                let _ = terminal.write_all(PASTES[1].as_bytes());
            }
            let _ = tcsetattr(&terminal, OptionalActions::Now, &before);
            let _ = writeln!(terminal);
            // What a shell says of a program that a signal ended.
            std::process::exit(128 + signal);
        }
    })?;
    // Only now: a second question must not take a watch for granted that the first one did not get.
    let _ = WATCHED.set(());
    Ok(())
}
