//! What lies between the two marks of a paste.
//!
//! The second mark may never come: the line was cut, or a program sent the first one by mistake. The words are handed on
//! all the same as soon as nothing more comes. From then on a control key that comes by itself was pressed, and after a
//! second everything is; until then letters and new lines are words, since a slow line may bring the rest.

use super::super::Event;
use crossterm::event::Event as TerminalEvent;
use std::time::Duration;
use zeroize::Zeroizing;

/// The most that is held of a paste, in bytes. One that is longer is handed on in parts.
pub const PART: usize = 1 << 20;

/// After how long without a byte the words so far are handed on, and a key that leaves is one.
pub const QUIET: Duration = Duration::from_millis(30);

/// After how long without a byte a paste is over, without its end.
pub const OVER: Duration = Duration::from_secs(1);

/// The longest thing that one key sends.
const ONE_KEY: usize = 16;

/// Ctrl+Q and Ctrl+C. Where everything stops after one of them, it was pressed; in the middle of a paste it is nothing.
const LEAVING: [u8; 2] = [0x11, 0x03];

const END: &[u8] = b"\x1b[201~";

#[derive(Default)]
pub(super) struct Paste {
    bytes: Zeroizing<Vec<u8>>,
    /// Since the last byte it was quiet, and the words are handed on.
    is_quiet: bool,
    /// It was quiet before, and this many bytes were kept then, since they could be half of something.
    kept: Option<usize>,
}

/// What a moment without a byte leads to.
pub(super) enum Settled {
    /// More may come.
    Open,
    Over,
    /// It is over, since this was pressed.
    Keys(Zeroizing<Vec<u8>>),
}

impl Paste {
    /// How many bytes are held.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// How long after its last byte it must be settled.
    pub(super) fn wait(&self) -> Duration {
        if self.is_quiet { OVER } else { QUIET }
    }

    /// Takes a byte more. Says whether it was the last of the end.
    pub(super) fn push(&mut self, byte: u8, heard: &mut Vec<Event>) -> bool {
        self.is_quiet = false;
        self.bytes.push(byte);
        if self.bytes.ends_with(END) {
            self.end(heard);
            return true;
        }
        if self.bytes.len() == PART {
            self.hand_on(heard);
            self.kept = self.kept.map(|_| 0);
        }
        false
    }

    /// Nothing came for [`Paste::wait`].
    pub(super) fn settle(&mut self, heard: &mut Vec<Event>) -> Settled {
        if self.is_quiet {
            self.end(heard);
            return Settled::Over;
        }
        let pressed = self.pressed();
        if pressed > 0 {
            let words = self.bytes.len() - pressed;
            let keys = self.bytes.split_off(words);
            self.end(heard);
            return Settled::Keys(Zeroizing::new(keys));
        }
        self.hand_on(heard);
        self.kept = Some(self.bytes.len());
        self.is_quiet = true;
        Settled::Open
    }

    /// It is over: hands on what is left. A part of the mark of its end is no words.
    pub(super) fn end(&mut self, heard: &mut Vec<Event>) {
        let paste = std::mem::take(self);
        let mark = (1..=END.len()).rev().find(|many| paste.bytes.ends_with(&END[..*many]));
        tell(&paste.bytes[..paste.bytes.len() - mark.unwrap_or(0)], heard);
    }

    /// How many bytes at the end are keys that were pressed.
    fn pressed(&self) -> usize {
        let since = &self.bytes[self.kept.unwrap_or(0)..];
        let is_key = |byte: &u8| byte.is_ascii_control() && !b"\r\n\t".contains(byte);
        let is_alone = self.kept.is_some() && since.len() <= ONE_KEY && since.first().is_some_and(is_key);
        if is_alone && !END.starts_with(since) {
            return since.len();
        }
        usize::from(self.bytes.last().is_some_and(|last| LEAVING.contains(last)))
    }

    /// Hands on all but what may be half of something: a letter, a new line, a sequence, the mark of the end.
    fn hand_on(&mut self, heard: &mut Vec<Event>) {
        let words = whole(&self.bytes);
        let left = self.bytes.split_off(words);
        tell(&self.bytes, heard);
        self.bytes = Zeroizing::new(left);
    }
}

/// How many bytes at the beginning end in nothing that more bytes would change.
fn whole(bytes: &[u8]) -> usize {
    let tail = bytes.len().saturating_sub(ONE_KEY);
    let end = bytes[tail..].iter().rposition(|byte| *byte == 0x1b).map_or(bytes.len(), |at| tail + at);
    let end = if bytes[..end].ends_with(b"\r") { end - 1 } else { end };
    let begun = (1..=3).take_while(|back| *back <= end).find(|back| bytes[end - back] >= 0xc0);
    match begun {
        Some(back) if std::str::from_utf8(&bytes[end - back..end]).is_err_and(|error| error.error_len().is_none()) => {
            end - back
        }
        _ => end,
    }
}

fn tell(words: &[u8], heard: &mut Vec<Event>) {
    if !words.is_empty() {
        heard.push(Event::Terminal(TerminalEvent::Paste(String::from_utf8_lossy(words).into_owned())));
    }
}
