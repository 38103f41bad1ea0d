//! What the bytes of a terminal mean: keys, pastes, and what the terminal says about itself.
//!
//! [`Reader`] is handed bytes as they come, in pieces of any size, and the time; it reads nothing itself and never waits.
//! What it can't tell yet it holds, never more than [`HELD`] bytes of a sequence or [`paste::PART`] of a paste, and never
//! for long: [`Reader::due`] says when [`Reader::settle`] decides. Three rules stand above the rest. Words are never
//! dropped: what turns out to be no sequence was typed. What a terminal says is never typing, and what is unknown is
//! nothing. And a control character is never a part of a sequence: the keys that leave, cover and help wait for nothing.

mod bytes;
pub mod paste;
mod sequence;
mod spelling;

use super::Event;
use crossterm::event::KeyCode;
use paste::{Paste, Settled};
use sequence::Text;
use std::fmt;
use std::time::Duration;
use zeroize::Zeroizing;

/// Something a terminal says about itself, asked or not. It is never typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// An operating system command: its number, and what follows it (`11`, `rgb:0000/0000/0000`).
    Osc(u16, String),
    /// A control sequence, from what follows its introducer to its last letter (`?1;2c`).
    Csi(String),
    /// Anything else.
    Other,
}

/// How long a key may take to arrive whole. Esc by itself is the beginning of most others, and waits as long.
pub const KEY: Duration = Duration::from_millis(50);

/// How long a sequence may take that has more in it than its beginning: nobody types one.
pub const SEQUENCE: Duration = Duration::from_millis(250);

/// The longest sequence that is looked at. What follows is passed over to its end.
pub const HELD: usize = 4096;

/// The longest of it that is kept: the Esc of a terminator is held beside it.
const LONGEST: usize = HELD - 1;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;

/// What is held, by how it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Nothing,
    /// A letter of several bytes.
    Letter,
    /// Esc, once or twice.
    Escape,
    /// `ESC [`.
    Control,
    /// `ESC O`.
    Single,
    /// `ESC [ [`, with which the Linux console begins its first five function keys.
    Console,
    /// `ESC [ M`: three bytes follow, of a mouse that another program has turned on.
    Mouse,
    /// `ESC ]`, `ESC P`, `ESC _`, `ESC X` or `ESC ^`: a text, to its terminator.
    Text,
    /// What lies between the two marks of a paste.
    Paste,
}

/// Turns bytes into what they mean.
pub struct Reader {
    kind: Kind,
    /// What is held of a sequence or a letter, from its first byte on.
    held: Zeroizing<Vec<u8>>,
    paste: Paste,
    /// When the last byte came.
    last: Duration,
    heard: Vec<Event>,
}

impl Reader {
    /// A reader that has heard nothing yet.
    pub fn new() -> Self {
        let held = Zeroizing::new(Vec::new());
        Self { kind: Kind::Nothing, held, paste: Paste::default(), last: Duration::ZERO, heard: Vec::new() }
    }

    /// Takes in bytes that were read at this time.
    pub fn feed(&mut self, bytes: &[u8], now: Duration) {
        self.settle(now);
        if !bytes.is_empty() {
            self.last = now;
        }
        for byte in bytes {
            self.byte(*byte);
        }
    }

    /// What came to something since the last time, in its order.
    pub fn take(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.heard)
    }

    /// When what is held must be settled. Half a letter waits for its other half, however long: taken for something else,
    /// that half would be nonsense.
    pub fn due(&self) -> Option<Duration> {
        let wait = match self.kind {
            Kind::Nothing | Kind::Letter => return None,
            Kind::Paste => self.paste.wait(),
            _ if self.is_bare() => KEY,
            _ => SEQUENCE,
        };
        Some(self.last + wait)
    }

    /// Decides what is held, if its time is over.
    pub fn settle(&mut self, now: Duration) {
        // The time of a paste has several ends, one after the other.
        while self.due().is_some_and(|due| due <= now) {
            self.decide();
        }
    }

    /// Decides what is held, however short its time was: nothing more will be read.
    pub fn finish(&mut self) {
        if self.kind == Kind::Paste {
            self.paste.end(&mut self.heard);
            self.kind = Kind::Nothing;
        }
        while self.kind != Kind::Nothing {
            self.decide();
        }
    }

    /// How many bytes are held at this moment.
    pub fn holds(&self) -> usize {
        self.held.len() + self.paste.len()
    }

    /// Whether no more is held than what a key with Alt sends.
    fn is_bare(&self) -> bool {
        match self.kind {
            Kind::Escape | Kind::Console => true,
            Kind::Control | Kind::Single => sequence::body(&self.held).is_empty(),
            Kind::Text => self.held.len() == 2,
            _ => false,
        }
    }

    /// What is held will not become whole: it is what it is.
    fn decide(&mut self) {
        let (kind, is_bare) = (self.kind, self.is_bare());
        if kind == Kind::Paste {
            return self.settle_paste();
        }
        let held = self.let_go();
        let body = sequence::body(&held);
        match kind {
            Kind::Escape => held.iter().for_each(|_| self.press(KeyCode::Esc.into())),
            Kind::Control if is_bare => self.with_alt(b'['),
            Kind::Console => {
                self.with_alt(b'[');
                self.first(b'[');
            }
            Kind::Single => {
                self.with_alt(b'O');
                for digit in body {
                    self.first(*digit);
                }
            }
            Kind::Text if sequence::begun(&held) != Text::Answer => {
                self.with_alt(held[1]);
                for byte in body {
                    self.byte(*byte);
                }
            }
            // Half of something that a terminal says.
            Kind::Control | Kind::Mouse | Kind::Text => self.heard.push(Event::Answer(Answer::Other)),
            Kind::Nothing | Kind::Letter | Kind::Paste => {}
        }
    }

    fn settle_paste(&mut self) {
        match self.paste.settle(&mut self.heard) {
            Settled::Open => {}
            Settled::Over => self.kind = Kind::Nothing,
            Settled::Keys(keys) => {
                self.kind = Kind::Nothing;
                keys.iter().for_each(|byte| self.byte(*byte));
            }
        }
    }
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

/// What is held are a person's words.
impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}
